"""How the figures moved: a table and a small drawing of intervals for each series."""

from collections.abc import Sequence
from decimal import Decimal

from timeline.model.chronology import Chronology, Series
from timeline.model.claim import Claim
from timeline.model.figure import Figure
from timeline_plugins.exporters.html.markup import Html, element, joined
from timeline_plugins.exporters.time_words import edtf_of, time_words
from timeline_plugins.exporters.wording import (
    claimant_words,
    counted,
    figure_words,
    outlet,
    series_subject,
)

_WIDTH, _HEIGHT, _MARGIN, _GAP = 320, 72, 8, 9
"""Of the drawing, in its own units; ``_GAP`` is the least distance of two intervals."""


def all_series(chronology: Chronology) -> Html | None:
    """The series with at least two figures; None where there is none."""
    moved = [series for series in chronology.series if len(series.items) > 1]
    if not moved:
        return None
    alone = len(chronology.series) - len(moved)
    note = f"{counted(alone, 'figure')} given once only: in the row." if alone else None
    return joined(
        [*(_series(chronology, one) for one in moved), *([element("p", note, class_="note")] if note else [])]
    )


def _series(chronology: Chronology, series: Series) -> Html:
    items = [(chronology.claims[item.claim], item.figure) for item in series.items]
    figures = [claim.figures[index] for claim, index in items]
    subject = series_subject(series)
    views = "; ".join(f"{name} {figure_words(figure, '–')}" for name, figure in sorted(series.views.items()))
    return element(
        "figure",
        element("figcaption", subject, role="heading", aria_level=3, dir="auto"),
        sparkline(subject, [claim for claim, _ in items], figures),
        element(
            "div",
            element(
                "table",
                element("thead", element("tr", *(element("th", name, scope="col") for name in _COLUMNS))),
                element("tbody", *(_line(chronology, claim, claim.figures[index]) for claim, index in items)),
            ),
            class_="wide",
            role="region",
            aria_label=f"Figures: {subject}",
            tabindex=0,
        ),
        element("p", f"Views: {views}. Rule: {series.rule}.", class_="note") if views else None,
        class_="series",
    )


_COLUMNS = ("Said", "Figure", "Words", "Claimant", "Outlet")


def _line(chronology: Chronology, claim: Claim, figure: Figure) -> Html:
    said = element("a", time_words(claim.said), href=f"#claim-{claim.id}", title=edtf_of(claim.said) or None)
    return element(
        "tr",
        element("td", said),
        element("td", figure_words(figure, "–"), class_="number"),
        element("td", f"“{figure.text}”" if figure.text else "", dir="auto"),
        element("td", claimant_words(claim), dir="auto"),
        element("td", outlet(chronology.timeline.documents[claim.document]), dir="auto"),
    )


def sparkline(subject: str, claims: Sequence[Claim], figures: Sequence[Figure]) -> Html:
    """Intervals from low to high with a dot at best, over the time said; an open side ends in an arrow."""
    known = [value for figure in figures for value in (figure.low, figure.best, figure.high) if value is not None]
    floor, top = min(0, *known), max(0, *known)
    size = Decimal(top - floor) or Decimal(1)

    def height(value: int | Decimal) -> str:
        share = (Decimal(value) - Decimal(floor)) / size
        return _round(_HEIGHT - _MARGIN - share * (_HEIGHT - 2 * _MARGIN))

    parts = [_line_of("axis", 0, _WIDTH, height(0), height(0))]
    for x, figure in zip(positions(claims), figures, strict=True):
        low = height(figure.low) if figure.low is not None else _HEIGHT - 1
        high = height(figure.high) if figure.high is not None else 1
        parts.append(_line_of("interval", x, x, low, high))
        if figure.high is None:
            parts.append(element("path", d=f"M{x - 3} 5L{x} 1L{x + 3} 5", class_="open"))
        if figure.low is None:
            parts.append(
                element("path", d=f"M{x - 3} {_HEIGHT - 5}L{x} {_HEIGHT - 1}L{x + 3} {_HEIGHT - 5}", class_="open")
            )
        parts += [
            _line_of("bound", x - 3, x + 3, height(bound), height(bound))
            for bound in (figure.low, figure.high)
            if bound is not None
        ]
        if figure.best is not None:
            parts.append(element("circle", cx=x, cy=height(figure.best), r="2.5", class_="best"))
    label = f"{subject}: " + ", then ".join(figure_words(figure, "–") for figure in figures[:12])
    return element("svg", *parts, viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img", aria_label=label, class_="sparkline")


def positions(claims: Sequence[Claim]) -> list[int]:
    """Where the claims stand from left to right: by the time said where it is known, else evenly."""
    times = [claim.said.lo if claim.said else None for claim in claims]
    room = _WIDTH - 4 * _MARGIN
    known = [time for time in times if time is not None]
    if len(known) < len(times) or known[0] == known[-1] or known != sorted(known):
        step = room // max(1, len(claims) - 1)
        return [2 * _MARGIN + step * index for index in range(len(claims))]
    found: list[int] = []
    for time in known:
        x = 2 * _MARGIN + room * (time - known[0]) // (known[-1] - known[0])
        found.append(max(x, found[-1] + _GAP) if found else x)
    if found[-1] > _WIDTH - _MARGIN:  # pushed over the edge
        step = room // max(1, len(claims) - 1)
        return [2 * _MARGIN + step * index for index in range(len(claims))]
    return found


def _line_of(kind: str, x1: int, x2: int, y1: str | int, y2: str | int) -> Html:
    return element("line", x1=x1, x2=x2, y1=y1, y2=y2, class_=kind)


def _arrow(x: int, *, tip: int, barb: int) -> Html:
    return element("path", d=f"M{x - 3} {barb}L{x} {tip}L{x + 3} {barb}", class_="open")


def _round(value: Decimal) -> str:
    return f"{value:.1f}"
