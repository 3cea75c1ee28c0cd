"""How the figures moved: a table and a small drawing of intervals for each series."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from timeline.model.chronology import Chronology, Series
from timeline.model.claim import Claim
from timeline.model.figure import Figure, Number
from timeline_plugins.exporters.html.markup import Html, element, joined
from timeline_plugins.exporters.series_words import about_words, interval_words, moved, remarks, row_of, views_words
from timeline_plugins.exporters.time_words import edtf_of, time_words
from timeline_plugins.exporters.wording import (
    claimant_words,
    figure_words,
    number_words,
    outlet,
    series_subject,
)

_WIDTH, _HEIGHT = 320, 130
_LEFT, _TOP, _BOTTOM = 62, 10, 104
"""The drawing and, within it, the field of the bars, in its own units."""
_GAP = 14
"""Least distance of two bars."""


def all_series(chronology: Chronology) -> Html | None:
    """The series with at least two figures, in the order of their rows; None where there is none."""
    found = moved(chronology)
    if not found:
        return None
    alone = len(chronology.series) - len(found)
    note = f"Figures given only once, which stand in their rows: {alone:,}." if alone else None
    return joined(
        [*(_series(chronology, one) for one in found), *([element("p", note, class_="note")] if note else [])]
    )


def _series(chronology: Chronology, series: Series) -> Html:
    items = [(chronology.claims[item.claim], item.figure) for item in series.items]
    figures = [claim.figures[index] for claim, index in items]
    subject = series_subject(series)
    told = remarks(chronology, series)
    views = views_words(series, "–")
    return element(
        "figure",
        element("figcaption", subject, role="heading", aria_level=3, dir="auto"),
        _row(chronology, series),
        sparkline(subject, [claim for claim, _ in items], figures),
        element(
            "div",
            element(
                "table",
                element("thead", element("tr", *(element("th", name, scope="col") for name in _COLUMNS))),
                element("tbody", *(_line(chronology, claim, index, told) for claim, index in items)),
            ),
            class_="wide",
            role="region",
            aria_label=f"Figures: {subject}",
            tabindex=0,
        ),
        element("p", f"In all: {interval_words(series)}.", class_="note"),
        element("p", f"Views: {views}.", class_="note") if views else None,
        class_="series",
    )


def _row(chronology: Chronology, series: Series) -> Html | None:
    """The row that a series belongs to: several can count the same thing of different happenings."""
    found = row_of(chronology, series)
    if not found:
        return None
    row, event = found
    return element(
        "p", element("a", f"Row {row}", href=f"#row-{row}"), f", {about_words(chronology, event)}", class_="note"
    )


_COLUMNS = ("Said", "Figure", "Who", "Remark")


def _line(chronology: Chronology, claim: Claim, index: int, told: Mapping[tuple[str, int], str]) -> Html:
    said = element("a", time_words(claim.said), href=f"#claim-{claim.id}", title=edtf_of(claim.said) or None)
    figure, document = claim.figures[index], chronology.timeline.documents[claim.document]
    return element(
        "tr",
        element("td", said, class_="said"),
        element("td", element("b", figure_words(figure, "–")), f" “{figure.text}”" if figure.text else "", dir="auto"),
        element("td", f"{claimant_words(claim)} — {outlet(document)}", dir="auto"),
        element("td", told.get((claim.id, index), ""), dir="auto"),
    )


def sparkline(subject: str, claims: Sequence[Claim], figures: Sequence[Figure]) -> Html:
    """Bars from low to high with a stroke at best, over the time said; an open side ends in an arrow."""
    known = [value for figure in figures for value in (figure.low, figure.best, figure.high) if value is not None]
    floor, top = min(0, *known), max(0, *known)
    size = Decimal(top - floor) or Decimal(1)

    def height(value: Number) -> str:
        share = (Decimal(value) - Decimal(floor)) / size
        return f"{_BOTTOM - share * (_BOTTOM - _TOP):.1f}"

    parts = [part for value in sorted({floor, 0, top}) for part in _gridline(value, height(value))]
    places = positions(claims)
    parts += _ends(claims)
    for x, figure in zip(places, figures, strict=True):
        low = height(figure.low) if figure.low is not None else str(_BOTTOM)
        high = height(figure.high) if figure.high is not None else str(_TOP)
        parts.append(_stroke("interval", x, x, low, high))
        parts += [
            _stroke("bound", x - 4, x + 4, height(bound), height(bound))
            for bound in (figure.low, figure.high)
            if bound is not None
        ]
        if figure.high is None:
            parts.append(_arrow(x, tip=_TOP - 5, barb=_TOP))
        if figure.low is None:
            parts.append(_arrow(x, tip=_BOTTOM + 5, barb=_BOTTOM))
        if figure.best is not None:
            parts.append(_stroke("best", x - 6, x + 6, height(figure.best), height(figure.best)))
    label = f"{subject}: " + ", then ".join(figure_words(figure, "–") for figure in figures[:12])
    return element("svg", *parts, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img", aria_label=label, class_="sparkline")


def positions(claims: Sequence[Claim]) -> list[int]:
    """Where the claims stand from left to right: by the time said where that is known, else evenly."""
    first, last = _LEFT + _GAP, _WIDTH - _GAP
    even = [first + (last - first) * index // max(1, len(claims) - 1) for index in range(len(claims))]
    times = [claim.said.lo if claim.said else None for claim in claims]
    known = [time for time in times if time is not None]
    if len(known) < len(times) or known[0] == known[-1] or known != sorted(known):
        return even
    found: list[int] = []
    for time in known:
        x = first + (last - first) * (time - known[0]) // (known[-1] - known[0])
        found.append(max(x, found[-1] + _GAP) if found else x)
    # Of a crowd at the end, those that were pushed over the edge go back, from the last on.
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], last - (len(found) - 1 - index) * _GAP)
    return found if found[0] >= first else even


def _gridline(value: Number, y: str) -> tuple[Html, Html]:
    words = element("text", number_words(value), x=_LEFT - 6, y=y, dy="0.32em", text_anchor="end")
    return _stroke("axis", _LEFT, _WIDTH, y, y), words


def _ends(claims: Sequence[Claim]) -> list[Html]:
    """The first and the last time said, below the ends."""
    first, last = claims[0].said, claims[-1].said
    if not first or not last or first == last:
        return []
    return [
        element("text", time_words(first), x=_LEFT, y=_HEIGHT - 4),
        element("text", time_words(last), x=_WIDTH, y=_HEIGHT - 4, text_anchor="end"),
    ]


def _arrow(x: int, *, tip: int, barb: int) -> Html:
    return element("path", d=f"M{x - 4} {barb}L{x} {tip}L{x + 4} {barb}", class_="open")


def _stroke(kind: str, x1: int, x2: int, y1: str, y2: str) -> Html:
    return element("line", x1=x1, x2=x2, y1=y1, y2=y2, class_=kind)
