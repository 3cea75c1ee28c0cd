"""CSV: one line for each figure of each claim of each row, and one for a claim without figures.

RFC 4180 (CRLF, doubled quotation marks), UTF-8 with a byte order mark, because spreadsheets take a file without one for
an 8-bit code page; pandas, readr, DuckDB and Python's ``utf-8-sig`` skip it, and ``bom = false`` leaves it away.

A text that a spreadsheet would take for a formula (OWASP, "CSV Injection": it begins with ``=``, ``+``, ``-``, ``@``,
tab or a line break, blanks and apostrophes before it aside) gets an apostrophe in front; to read it back, take one
apostrophe off where such a text follows. Numbers are never changed. NUL, which many CSV parsers take for the end of a
line, is written as ``␀``; other invisible controls stay, and the column ``controls`` names those of the quotation.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import attrs

from timeline.model.certainty import Polarity
from timeline.model.chronology import Chronology, Event
from timeline.model.claim import Claim, Entity
from timeline.model.figure import Figure, Number
from timeline.model.problem import Loss
from timeline_plugins.exporters.controls import codes
from timeline_plugins.exporters.judgements import decisions_on, mark_words
from timeline_plugins.exporters.series_words import remarks
from timeline_plugins.exporters.time_words import earliest, edtf_of, latest, precision_of
from timeline_plugins.exporters.wording import relation_words, spans_words

Cell = str | Number | bool | None
"""A text, which is guarded; a number or a truth value, which are not; None, an empty cell."""

COLUMNS = (
    *(
        "row",
        "event",
        "event_title",
        "event_about",
        "event_agreed",
        "order_undecided",
        "outlets",
        "independent_origins",
    ),
    *("origins", "decisions"),
    *("claim", "leads", "about", "about_earliest", "about_latest", "about_precision", "about_text", "about_rule"),
    *("about_anchor", "said", "said_earliest", "said_latest", "known_since", "claimant", "claimant_kind"),
    *("reporter", "cue", "mode", "certainty", "polarity", "reported", "certainty_cues"),
    *("figure", "low", "best", "high", "measure", "counted", "unit", "figure_text", "accumulation"),
    *("series", "series_low", "series_best", "series_high", "series_rule", "series_remark"),
    *("relations", "places", "actors", "attributes", "quote", "controls", "spans"),
    *("document", "document_title", "publisher", "url", "origin", "origin_reason", "text_sha256"),
)

_FORMULA = re.compile(r"'*+(?:[\t\r\n]|\s*+[=+\-@＝＋－＠])")


@attrs.frozen(slots=True, kw_only=True)
class CsvSettings:
    """``bom``: begin with a byte order mark."""

    bom: bool = True


def export(chronology: Chronology, path: Path, settings: CsvSettings | None = None) -> None:
    """Write the rows of a chronology as CSV."""
    encoding = "utf-8-sig" if (settings or CsvSettings()).bom else "utf-8"
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for line in lines(chronology):
            writer.writerow([written(line[column]) for column in COLUMNS])


def wrote(head: bytes) -> bool:
    """Is this the beginning of such a table?"""
    return head.removeprefix(codecs.BOM_UTF8).startswith(",".join(COLUMNS).encode())


def loses(chronology: Chronology) -> Iterable[Loss]:
    """What the table leaves out."""
    timeline = chronology.timeline
    nulls = sum(claim.text.count("\0") for claim in timeline.claims if claim.id in chronology.events_of)
    rows = chronology.events_of
    shown = {decision for name, several in decisions_on(chronology).items() if name in rows for decision in several}
    unseen = len(set(timeline.decisions) - shown)
    left_out = (
        ("claims of comment, which have no row", len(chronology.comment)),
        ("documents' texts beyond the quotations", len(timeline.documents)),
        ("named views of series", sum(len(series.views) for series in chronology.series)),
        ("problems", len(chronology.problems)),
        ("decisions on claims without a row", unseen),
        ("NUL characters of quotations, written as ␀", nulls),
    )
    return [Loss(what, count) for what, count in left_out if count]


def written(cell: Cell) -> str:
    """A cell as text: a truth value as yes or no, a text such that no spreadsheet takes it for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        text = cell.replace("\0", "\u2400")
        return f"'{text}" if _FORMULA.match(text) else text
    return f"{Decimal(cell):f}"


def lines(chronology: Chronology) -> Iterator[dict[str, Cell]]:
    """The lines of the table, each a cell for every column."""
    documents: dict[str, dict[str, Cell]] = {}
    series = _series_cells(chronology)
    decisions = decisions_on(chronology)
    for row, event in enumerate(chronology.events, 1):
        of_event = _event_cells(chronology, row, event)
        for name in event.claims:
            claim = chronology.claims[name]
            if claim.document not in documents:
                documents[claim.document] = _document_cells(chronology, claim.document)
            words = "; ".join(mark_words(chronology, claim, decision) for decision in decisions.get(name, ()))
            own: dict[str, Cell] = {"leads": name == event.lead, "decisions": words}
            cells = of_event | own | _claim_cells(chronology, claim) | documents[claim.document]
            if not claim.figures:
                yield cells | _NO_FIGURE | _NO_SERIES
            for index, figure in enumerate(claim.figures):
                yield cells | _figure_cells(index + 1, figure) | series.get((name, index), _NO_SERIES)


def _event_cells(chronology: Chronology, row: int, event: Event) -> dict[str, Cell]:
    return {
        "row": row,
        "event": event.id,
        "event_title": event.title,
        "event_about": edtf_of(event.about),
        "event_agreed": event.agreed,
        "order_undecided": event.id in chronology.undecided,
        "outlets": event.outlets,
        "independent_origins": len(event.origins),
        "origins": "; ".join(event.origins),
    }


def _claim_cells(chronology: Chronology, claim: Claim) -> dict[str, Cell]:
    about, said, certainty = claim.about, claim.said, claim.certainty
    return {
        "claim": claim.id,
        "about": edtf_of(about),
        "about_earliest": earliest(about),
        "about_latest": latest(about),
        "about_precision": precision_of(about),
        "about_text": about.text if about else None,
        "about_rule": about.rule if about else None,
        "about_anchor": about.anchor if about else None,
        "said": edtf_of(said),
        "said_earliest": earliest(said),
        "said_latest": latest(said),
        "known_since": edtf_of(chronology.timeline.known_since(claim)),
        "claimant": claim.claimant.name if claim.claimant else None,
        "claimant_kind": claim.claimant.kind if claim.claimant else None,
        "reporter": claim.reporter.name if claim.reporter else None,
        "cue": claim.cue.text if claim.cue else None,
        "mode": claim.mode.value,
        "certainty": certainty.level.value,
        "polarity": "negative" if certainty.polarity is Polarity.NEGATIVE else "positive",
        "reported": certainty.reported,
        "certainty_cues": "; ".join(certainty.cues),
        "relations": _relations(chronology, claim),
        "places": _names(claim.places),
        "actors": _names(claim.actors),
        "attributes": "; ".join(f"{fact.kind}: {fact.worth}" for fact in claim.attributes),
        "quote": claim.text,
        "controls": codes(claim.text),
        "spans": spans_words(claim.spans),
    }


def _document_cells(chronology: Chronology, name: str) -> dict[str, Cell]:
    document = chronology.timeline.documents[name]
    origin = chronology.origins.get(document.id)
    return {
        "document": document.id,
        "document_title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "origin": origin.name if origin else document.origin,
        "origin_reason": origin.reason if origin else None,
        "text_sha256": document.text_sha256,
    }


def _figure_cells(index: int, figure: Figure) -> dict[str, Cell]:
    return {
        "figure": index,
        "low": figure.low,
        "best": figure.best,
        "high": figure.high,
        "measure": figure.measure.name if figure.measure else None,
        "counted": figure.counted,
        "unit": figure.unit,
        "figure_text": figure.text,
        "accumulation": figure.accumulation.value if figure.accumulation else None,
    }


def _series_cells(chronology: Chronology) -> dict[tuple[str, int], dict[str, Cell]]:
    """The cells on the series of each figure (claim, index) that is in one."""
    found: dict[tuple[str, int], dict[str, Cell]] = {}
    for series in chronology.series:
        told = remarks(chronology, series)
        for item in series.items:
            found[item.claim, item.figure] = {
                "series": series.id,
                "series_low": series.low,
                "series_best": series.best,
                "series_high": series.high,
                "series_rule": series.rule,
                "series_remark": told.get((item.claim, item.figure)),
            }
    return found


_NO_SERIES: dict[str, Cell] = dict.fromkeys(name for name in COLUMNS if name.startswith("series"))
_NO_FIGURE: dict[str, Cell] = dict.fromkeys(_figure_cells(1, Figure.exactly(1)))


def _relations(chronology: Chronology, claim: Claim) -> str:
    found = chronology.relations_of.get(claim.id, ())
    described = ((*relation_words(relation, claim.id), relation.reason) for relation in found)
    return "; ".join(f"{words} {other} ({reason})" for words, other, reason in described)


def _names(entities: tuple[Entity, ...]) -> str:
    return "; ".join(entity.name for entity in entities)
