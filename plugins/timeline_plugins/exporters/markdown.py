"""Markdown: a report to read, to print and to mail; CommonMark with tables (GitHub Flavored Markdown).

Every character of a source that Markdown gives a meaning to is escaped, and runs of blanks and line breaks become one
blank, so that no quotation can make markup, leave its line or end its table cell. Invisible controls are written as
their codes.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from timeline.model.chronology import Chronology, Event, Series
from timeline.model.claim import Claim
from timeline.model.decision import Decision
from timeline.model.problem import Loss
from timeline.model.when import When
from timeline_plugins.exporters.controls import CONTROL, named
from timeline_plugins.exporters.fact_words import facts_words
from timeline_plugins.exporters.judgements import author_words, decided_words, decisions_on, mark_words, subjects
from timeline_plugins.exporters.series_words import about_words, interval_words, moved, remarks, row_of, views_words
from timeline_plugins.exporters.support import origins_words
from timeline_plugins.exporters.time_words import edtf_of, reading_of, time_words
from timeline_plugins.exporters.wording import (
    certainty_words,
    claimant_and_reporter,
    claimant_words,
    claimants,
    corroboration_words,
    counts_words,
    dispute_words,
    disputes,
    distinct,
    document_words,
    figure_phrase,
    figure_words,
    headline,
    order_words,
    outlet,
    relation_words,
    series_subject,
    spans_words,
    speaker_words,
)

# Punctuation that is markup wherever it stands, and what turns words into links (www., http://, name@host).
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~&$^]|!(?=\[)|:(?=//)|(?<=www)\.|@", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_TABLE = "| {} |"

_MARK = "<!-- written by claim-timeline -->"
"""By which a report is told from a document; it is not shown."""


@attrs.frozen(slots=True, kw_only=True)
class MarkdownSettings:
    """``title``: the heading of the report."""

    title: str = "Claim timeline"


def export(chronology: Chronology, path: Path, settings: MarkdownSettings | None = None) -> None:
    """Write a chronology as a Markdown report."""
    text = "\n".join(report(chronology, (settings or MarkdownSettings()).title)) + "\n"
    path.write_bytes(text.encode("utf-8", "replace"))


def wrote(head: bytes) -> bool:
    """Is this the beginning of such a report?"""
    return _MARK.encode() in head


def loses(chronology: Chronology) -> Iterable[Loss]:
    """What the report leaves out or cannot show as it is."""
    timeline = chronology.timeline
    quotes = [claim.text for claim in timeline.claims if claim.id in chronology.events_of]
    reflowed = sum(_BLANKS.sub(" ", quote).strip() != quote for quote in quotes)
    controls = sum(len(CONTROL.findall(quote)) for quote in quotes)
    alone = sum(len(series.items) < 2 for series in chronology.series)
    left_out = (
        ("claims of comment, which are counted only", len(chronology.comment)),
        ("documents' texts beyond the quotations", len(timeline.documents)),
        ("quotations whose line breaks and runs of blanks became one blank", reflowed),
        ("invisible control characters of quotations, written as codes", controls),
        ("series of one figure only, which stands in its row", alone),
    )
    return [Loss(what, count) for what, count in left_out if count]


def escaped(text: str) -> str:
    """A text on one line in which nothing is markup."""
    return _ACTIVE.sub(r"\\\g<0>", named(_BLANKS.sub(" ", text).strip()))


def report(chronology: Chronology, title: str) -> Iterator[str]:
    """The lines of the report."""
    yield f"# {escaped(title)}"
    yield ""
    yield _MARK
    yield ""
    yield f"Read: {', '.join(counts_words(chronology))}. {order_words(chronology)}"
    yield from _overview(chronology)
    yield from _rows(chronology)
    yield from _figures(chronology)
    yield from _disputes(chronology)
    yield from _decisions(chronology)
    yield from _documents(chronology)
    yield from _problems(chronology)
    yield from _losses(chronology)


def _heading(title: str) -> tuple[str, ...]:
    return ("", f"## {title}", "")


def _row(*cells: str) -> str:
    return _TABLE.format(" | ".join(cells))


def _header(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*("---" for _ in cells))


def _time(when: When | None) -> str:
    """A time in words with its EDTF."""
    return f"{time_words(when)} (`{edtf_of(when)}`)" if when else time_words(when)


def _of_row(chronology: Chronology, event: Event) -> When | None:
    return event.said if chronology.by == "said" else event.about


def _claims(chronology: Chronology, event: Event) -> list[Claim]:
    return [chronology.claims[name] for name in event.claims]


def _overview(chronology: Chronology) -> Iterator[str]:
    yield from _heading("At a glance")
    if not chronology.events:
        yield "No claim deserves a row."
        return
    yield from _header("row", "when", "what", "who", "how sure", "figures", "corroboration")
    for number, event in enumerate(chronology.events, 1):
        claims = _claims(chronology, event)
        undecided = " (order not certain)" if event.id in chronology.undecided else ""
        yield _row(
            str(number),
            time_words(_of_row(chronology, event)) + undecided,
            escaped(headline(chronology, event)),
            escaped("; ".join(claimants(chronology, event))),
            "; ".join(distinct(certainty_words(claim.certainty) for claim in claims)),
            "; ".join(distinct(escaped(figure_phrase(figure)) for claim in claims for figure in claim.figures)),
            corroboration_words(event),
        )


def _rows(chronology: Chronology) -> Iterator[str]:
    decisions = decisions_on(chronology)
    yield from _heading("The rows")[:2]
    for number, event in enumerate(chronology.events, 1):
        yield from ("", f"### {number}. {escaped(headline(chronology, event))}", "")
        disagreement = "" if event.agreed else "; the claims name times that exclude each other"
        yield f"- When: {_time(event.about)}{disagreement}"
        if event.id in chronology.undecided:
            yield "- Order: whether this comes after the row before it is not certain"
        yield f"- Corroboration: {corroboration_words(event)}"
        yield from (f"- Origin: {escaped(words)}" for words in origins_words(chronology, event))
        for claim in _claims(chronology, event):
            yield from _claim(chronology, claim, decisions.get(claim.id, ()))


def _claim(chronology: Chronology, claim: Claim, decisions: Iterable[Decision]) -> Iterator[str]:
    document = chronology.timeline.documents[claim.document]
    reading = reading_of(claim.about)
    known = chronology.timeline.known_since(claim)
    cue = f" (cue “{escaped(claim.cue.text)}”)" if claim.cue else ""
    yield from ("", f"> “{escaped(claim.text)}”", "")
    yield f"- Who: {escaped(claimant_and_reporter(claim))}{cue}"
    yield f"- Said: {_time(claim.said)}" + (f"; known since: {_time(known)}" if known != claim.said else "")
    yield f"- About: {_time(claim.about)}" + (f"; read as {escaped(reading)}" if reading else "")
    cues = f" (“{escaped('”, “'.join(claim.certainty.cues))}”)" if claim.certainty.cues else ""
    yield f"- How sure: {certainty_words(claim.certainty)}{cues}"
    if claim.figures:
        said = (f"{figure_phrase(figure)}" + (f" (“{figure.text}”)" if figure.text else "") for figure in claim.figures)
        yield f"- Figures: {escaped('; '.join(said))}"
    if details := facts_words(claim):
        yield f"- Details: {escaped(details)}"
    if claim.places or claim.actors:
        yield f"- Names: {escaped(', '.join(distinct(entity.name for entity in (*claim.actors, *claim.places))))}"
    for relation in chronology.relations_of.get(claim.id, ()):
        words, other = relation_words(relation, claim.id)
        yield f"- This {words} {_other(chronology, other)}: {escaped(relation.reason)}"
    if claim.id in chronology.hindsight:
        yield f"- Suspected of hindsight: {escaped(chronology.hindsight[claim.id])}"
    for decision in decisions:
        yield f"- Decision: {escaped(mark_words(chronology, claim, decision))}"
    if claim.incomplete:
        yield f"- Incomplete: made without {escaped(', '.join(claim.incomplete))}"
    place = f"characters {spans_words(claim.spans)} of {escaped(document.id)}"
    yield f"- Source: {escaped(document_words(document))}; {place}"


def _other(chronology: Chronology, name: str) -> str:
    claim = chronology.claims[name]
    return f"{escaped(speaker_words(chronology, claim))}, “{escaped(claim.text)}”"


def _figures(chronology: Chronology) -> Iterator[str]:
    found = moved(chronology)
    if found:
        yield from _heading("How the figures moved")[:2]
    for series in found:
        yield from _series(chronology, series)


def _series(chronology: Chronology, series: Series) -> Iterator[str]:
    yield from ("", f"### {escaped(series_subject(series))}", "")
    if row := row_of(chronology, series):
        yield from (f"In row {row[0]}, {escaped(about_words(chronology, row[1]))}", "")
    yield f"In all: {escaped(interval_words(series))}."
    if series.views:
        yield f"Views: {escaped(views_words(series))}."
    yield ""
    told = remarks(chronology, series)
    yield from _header("said", "who", "outlet", "figure", "words", "remark")
    for item in series.items:
        claim = chronology.claims[item.claim]
        figure = claim.figures[item.figure]
        yield _row(
            time_words(claim.said),
            escaped(claimant_words(claim)),
            escaped(outlet(chronology.timeline.documents[claim.document])),
            figure_words(figure),
            escaped(figure.text),
            escaped(told.get((item.claim, item.figure), "")),
        )


def _disputes(chronology: Chronology) -> Iterator[str]:
    found = disputes(chronology)
    if found:
        yield from _heading("Where sources contradict each other")
    for dispute in found:
        first, second = (_other(chronology, claim) for claim in dispute[0].claims)
        yield f"- {escaped(dispute_words(dispute))}. {first}; against {second}"


def _decisions(chronology: Chronology) -> Iterator[str]:
    """What a person decided, each with its claims: a claim that lost its row stands nowhere else."""
    if chronology.timeline.decisions:
        yield from _heading("What a person decided")
    for decision in chronology.timeline.decisions:
        claims = [_other(chronology, name) if name else "a claim that is not here"
                  for name in subjects(chronology, decision)]  # fmt: skip
        what = decided_words(decision)
        yield f"- {escaped(what[:1].upper() + what[1:])}, by {escaped(author_words(decision))}. Of {'; '.join(claims)}"


def _documents(chronology: Chronology) -> Iterator[str]:
    documents = chronology.timeline.documents
    yield from _heading("Documents read")
    yield from _header("id", "document", "origin", "claims", "sha256 of the text")
    claims: dict[str, int] = dict.fromkeys(documents, 0)
    for claim in chronology.timeline.claims:
        claims[claim.document] += 1
    for name, document in documents.items():
        origin = chronology.origins.get(name)
        found = f"{origin.name} ({origin.reason})" if origin else document.origin or ""
        link = f" {escaped(document.url)}" if document.url else ""
        words = escaped(document_words(document)) + link
        yield _row(escaped(name), words, escaped(found), str(claims[name]), document.text_sha256)


def _problems(chronology: Chronology) -> Iterator[str]:
    yield from _heading("Problems")
    if not chronology.problems:
        yield "None."
    for problem in chronology.problems:
        yield f"- {problem.kind.value}: {escaped(str(problem))}"


def _losses(chronology: Chronology) -> Iterator[str]:
    yield from _heading("What this report does not hold")
    found = list(loses(chronology))
    for loss in found:
        yield f"- {loss.what}: {loss.count:,}"
    if not found:
        yield "Nothing is left out."
