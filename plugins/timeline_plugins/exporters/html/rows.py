"""The rows: one line each to scan, and behind it every claim with its quotation and what is known of it."""

from collections.abc import Mapping, Sequence

import attrs

from timeline.model.chronology import Chronology, Event
from timeline.model.claim import Claim
from timeline.model.decision import Decision
from timeline.model.figure import Figure
from timeline.model.when import When
from timeline_plugins.exporters.fact_words import facts_words
from timeline_plugins.exporters.html.markup import Html, element, joined
from timeline_plugins.exporters.html.sources import Places, description, language
from timeline_plugins.exporters.html.timestamps import timestamp
from timeline_plugins.exporters.judgements import decisions_on, mark_words
from timeline_plugins.exporters.support import origins_words
from timeline_plugins.exporters.time_words import edtf_of, reading_of, time_words
from timeline_plugins.exporters.wording import (
    certainty_marks,
    claimant_words,
    claimants,
    corroboration_words,
    counted,
    disputes,
    distinct,
    figure_phrase,
    headline,
    outlet,
    relation_words,
    spans_words,
    speaker_words,
)

CONTEXT = 160
"""Characters of a document shown on each side of a quotation."""
_SHOWN = 4
"""Claimants and figures that a row's line names; the rest is counted."""

_MEANINGS = {
    "reported": "passed on from somebody else",
    "certain": "said without a hedge",
    "probable": "said to be likely",
    "possible": "said to be possible",
    "unclear": "how sure it is, is not said",
    "negated": "said not to be so",
}


@attrs.frozen(slots=True)
class Filters:
    """What the page can be filtered by: number of each outlet and of each claimant, by name."""

    outlets: dict[str, int]
    claimants: dict[str, int]

    @classmethod
    def of(cls, chronology: Chronology) -> "Filters":
        """Names in alphabetical order, counted from 1."""
        claims = chronology.claims.values()
        outlets = {outlet(chronology.timeline.documents[claim.document]) for claim in claims}
        claimants = {claimant_words(claim) for claim in claims}
        return cls(_numbered(outlets), _numbered(claimants))


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(names, key=lambda name: (name.casefold(), name)), 1)}


@attrs.frozen(slots=True)
class RowWriter:
    """Writes rows and claims of one chronology."""

    chronology: Chronology
    places: Places
    filters: Filters
    decisions: Mapping[str, tuple[Decision, ...]]
    disputes: Mapping[str, list[int]]

    @classmethod
    def of(cls, chronology: Chronology, places: Places, filters: Filters) -> "RowWriter":
        """With the decisions about each claim, and the numbers of the disputes that it takes part in."""
        found: dict[str, list[int]] = {}
        for number, dispute in enumerate(disputes(chronology)):
            for relation in dispute:
                for name in relation.claims:
                    found.setdefault(name, []).append(number)
        return cls(chronology, places, filters, decisions_on(chronology), found)

    def rows(self) -> Html:
        """All rows, as an ordered list."""
        return element("ol", *(self.row(event) for event in self.chronology.events), class_="rows", id="rows")

    def row(self, event: Event) -> Html:
        """A row: its line, and behind it the claims."""
        number = self.places.rows[event.claims[0]]
        claims = [self.chronology.claims[name] for name in event.claims]
        time = event.said if self.chronology.by == "said" else event.about
        return element(
            "li",
            element(
                "details",
                element("summary", _number(number), self._when(event, time), self._line(event, claims)),
                element("div", self._origins(event), *(self.claim(claim) for claim in claims), class_="claims"),
            ),
            class_="row",
            id=f"row-{number}",
        )

    def _when(self, event: Event, time: When | None) -> Html:
        words = element("span", time_words(time), class_="time")
        code = element("code", edtf_of(time), class_="edtf") if time else None
        doubt = None
        if event.id in self.chronology.undecided:
            explanation = "It is not certain that this comes after the row before it"
            doubt = element("span", "order not certain", class_="doubt", title=explanation)
        return element("span", words, code, doubt, class_="when")

    def _line(self, event: Event, claims: Sequence[Claim]) -> Html:
        lead = self.chronology.claims[event.lead]
        lang = language(self.chronology.timeline.documents[lead.document])
        title = headline(self.chronology, event)
        heading = element("span", title, class_="headline", role="heading", aria_level=3, dir="auto", lang=lang)
        who = element("span", "; ".join(_first(claimants(self.chronology, event))), class_="who", dir="auto")
        sure = distinct(mark for claim in claims for mark in certainty_marks(claim.certainty))
        figures = distinct(figure_phrase(figure, "–") for claim in claims for figure in claim.figures)
        return element(
            "span",
            heading,
            element("span", who, badges(sure), class_="byline"),
            element("span", " · ".join(_first(figures)), class_="figures", dir="auto") if figures else None,
            element("span", self._support(event, claims), class_="support"),
            class_="line",
        )

    def _support(self, event: Event, claims: Sequence[Claim]) -> Html:
        by_said = self.chronology.by == "said"
        name, time = ("about", event.about) if by_said else ("said", event.said)
        other = f"{name} {time_words(time)}" if time else "time said not known" if name == "said" else "undated"
        parts: list[str] = [other, corroboration_words(event)]
        if len(claims) > 1:
            parts.insert(1, counted(len(claims), "claim"))
        if not event.agreed:
            parts.append(element("span", "times exclude each other", class_="dispute"))
        against = {number for claim in claims for number in self.disputes.get(claim.id, ())}
        if any(claim.id in self.chronology.hindsight for claim in claims):
            parts.append(element("span", "hindsight suspected", class_="dispute"))
        if any(claim.id in self.decisions for claim in claims):
            parts.append("a person decided")
        if against:
            parts.append(element("span", counted(len(against), "contradiction"), class_="dispute"))
        return joined(parts, " · ")

    def _origins(self, event: Event) -> Html:
        """Who stands behind the claims of a row, through which outlets, and how that was found out."""
        words = origins_words(self.chronology, event)
        items = (element("li", line, dir="auto") for line in words)
        return element("div", "Independent origins:", element("ul", *items), class_="origins")

    def claim(self, claim: Claim) -> Html:
        """A claim: quotation in its context, and everything that is known of it."""
        document = self.chronology.timeline.documents[claim.document]
        number = self.places.documents[claim.document]
        known = self.chronology.timeline.known_since(claim)
        source = element(
            "a",
            f"{document.title or document.id}",
            href=f"#at-{claim.id}",
            class_="source-link",
            data_spans=spans_words(claim.spans),
            data_source=f"source-{number}",
        )
        offsets = joined(
            [
                source,
                f" — characters {spans_words(claim.spans)} of the text with SHA-256 ",
                element("code", document.text_sha256[:12], title=document.text_sha256),
            ]
        )
        return element(
            "article",
            element("blockquote", self._quotation(claim, document.text), dir="auto", lang=language(document)),
            description(
                (
                    ("Claimant", self._who(claim)),
                    ("How sure", self._how_sure(claim)),
                    ("Figures", joined([_figure(figure) for figure in claim.figures], "; ") if claim.figures else None),
                    ("About", _with(timestamp(claim.about), reading_of(claim.about))),
                    ("Said", _with(timestamp(claim.said), reading_of(claim.said))),
                    ("Known since", timestamp(known) if known != claim.said else None),
                    ("Details", facts_words(claim) or None),
                    ("Places", ", ".join(place.name for place in claim.places) or None),
                    ("Actors", ", ".join(actor.name for actor in claim.actors) or None),
                    ("Incomplete", f"made without {', '.join(claim.incomplete)}" if claim.incomplete else None),
                    ("Hindsight", self._hindsight(claim)),
                    ("Decided", self._decided(claim)),
                    ("Relations", self._relations(claim)),
                    ("Outlet", document.publisher),
                    ("Source", offsets),
                )
            ),
            class_="claim",
            id=f"claim-{claim.id}",
            data_outlet=self.filters.outlets[outlet(document)],
            data_claimant=self.filters.claimants[claimant_words(claim)],
            data_sure=" ".join(certainty_marks(claim.certainty)),
        )

    def _quotation(self, claim: Claim, text: str) -> Html:
        """The quotation marked, with a little of the text on both sides."""
        before, after = around(text, claim.spans[0][0], claim.spans[-1][1])
        return joined(
            [
                element("span", before, class_="context"),
                element("mark", claim.text),
                element("span", after, class_="context"),
            ]
        )

    def _who(self, claim: Claim) -> Html:
        kind = f" ({claim.claimant.kind})" if claim.claimant and claim.claimant.kind else ""
        cue = f", by the words “{claim.cue.text}”" if claim.cue else ""
        reporter = f", passed on by {claim.reporter.name}" if claim.reporter else ""
        return joined([element("b", claimant_words(claim)), f"{kind}{reporter}{cue}; {claim.mode.value}"])

    def _how_sure(self, claim: Claim) -> Html:
        cues = claim.certainty.cues
        words = f" by the words “{'”, “'.join(cues)}”" if cues else ""
        return joined([badges(certainty_marks(claim.certainty)), words])

    def _hindsight(self, claim: Claim) -> Html | None:
        reason = self.chronology.hindsight.get(claim.id)
        if reason is None:
            return None
        return joined([element("span", "suspected", class_="doubt"), f": {reason}"])

    def _decided(self, claim: Claim) -> Html | None:
        found = self.decisions.get(claim.id, ())
        items = (element("li", mark_words(self.chronology, claim, decision)) for decision in found)
        return element("ul", *items) if found else None

    def _relations(self, claim: Claim) -> Html | None:
        items: list[Html] = []
        for relation in self.chronology.relations_of.get(claim.id, ()):
            words, other = relation_words(relation, claim.id)
            items.append(element("li", f"{words} ", self.reference(other), f": {relation.reason}"))
        return element("ul", *items) if items else None

    def reference(self, name: str) -> Html:
        """A link to another claim: who says it where, time said, row."""
        claim = self.chronology.claims[name]
        who = speaker_words(self.chronology, claim)
        row = self.places.rows.get(name)
        place = f"row {row}" if row else "comment"
        return element("a", f"{who}, {time_words(claim.said)} ({place})", href=f"#claim-{name}")


def _number(row: int) -> Html:
    return element("span", f"{row}", class_="row-number", aria_label=f"Row {row}")


def badges(marks: Sequence[str]) -> Html:
    """How sure, as badges with their meaning."""
    parts = (element("span", mark, class_=f"badge {mark}", title=_MEANINGS[mark]) for mark in marks)
    return element("span", joined(parts, " "), class_="badges")


def _figure(figure: Figure) -> Html:
    words = f" (“{figure.text}”)" if figure.text else ""
    return joined([element("b", figure_phrase(figure, "–")), words])


def _with(time: Html, reading: str) -> Html:
    return joined([time, f" — {reading}"]) if reading else time


def _first(words: Sequence[str]) -> list[str]:
    more = len(words) - _SHOWN
    return [*words[:_SHOWN], f"and {more} more"] if more > 0 else list(words)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands on the same line before and after a span, at most ``CONTEXT`` characters of whole words."""
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    if "\n" in before:
        before = before.rpartition("\n")[2]
    elif start > CONTEXT:
        before = f"… {before.partition(' ')[2] or before}"
    if "\n" in after:
        after = after.partition("\n")[0]
    elif end + CONTEXT < len(text):
        after = f"{after.rpartition(' ')[0] or after} …"
    return before, after
