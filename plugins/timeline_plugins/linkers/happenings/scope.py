"""What a figure counts, and whether two figures are of one thing at one scope; where not, the reason why not."""

from collections.abc import Iterable
from functools import cache

from timeline.model.calendar import DAY
from timeline.model.figure import Figure, Measure
from timeline.plugin.block import ANY_TIME, Row, Window, likeness, overlap
from timeline_plugins.lexicon import sections
from timeline_plugins.linkers.happenings.words import PACKAGE, singular

_WEEK = 8 * DAY
"""Longer times are stretches, over which figures add up."""

Subject = tuple[str, str]
"""A measure's name (empty without one) and what is counted (empty for anybody)."""


@cache
def _anybody() -> frozenset[str]:
    return frozenset(word for row in sections(PACKAGE, "measures.txt")["anybody"] for word in row[0].split())


@cache
def _same() -> dict[str, str]:
    rows = sections(PACKAGE, "measures.txt")["same"]
    return {word: row[0] for row in rows for field in row for word in field.split()}


@cache
def _parts() -> frozenset[tuple[str, str]]:
    return frozenset((row[0], row[1]) for row in sections(PACKAGE, "measures.txt")["parts"])


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in sections(PACKAGE, "measures.txt")["names"]}


def called(measure: Measure | None, counted: str | None) -> str:
    """What a figure gives, in words."""
    if measure is None:
        return f"the number of {counted}" if counted else "a number"
    return _names().get(measure.value, measure.value)


@cache
def group(counted: str | None) -> str:
    """The group that a noun counts: its head in the singular, one word for synonyms, empty for anybody."""
    if not counted or not counted.split():
        return ""
    head = singular(counted.split()[-1].strip(".,;:'’\"").lower())
    head = _same().get(head, head)
    return "" if head in _anybody() else head


def subjects(figures: Iterable[Figure]) -> frozenset[Subject]:
    """What some figures count."""
    return frozenset(
        (figure.measure.value if figure.measure else "", group(figure.counted))
        for figure in figures
        if figure.measure or group(figure.counted)
    )


def kin(ours: frozenset[Subject], theirs: frozenset[Subject]) -> float:
    """1 where one thing is counted by both, less for one measure of different groups or for a part and its whole."""
    if not ours or not theirs:
        return 0.0
    if ours & theirs:
        return 1.0
    best = 0.0
    for measure, counted in ours:
        for other, thing in theirs:
            if measure and measure == other:
                best = max(best, 0.5 if counted and thing else 0.8)
            elif (measure, other) in _parts() or (other, measure) in _parts():
                best = max(best, 0.3)
    return best


def why_not(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    """Why two figures cannot be compared, None where they can: of one measure, thing, whole, place and time."""
    if ours.measure is not theirs.measure:
        return f"{called(ours.measure, ours.counted)} against {called(theirs.measure, theirs.counted)}"
    first, second = group(ours.counted), group(theirs.counted)
    if first != second:
        if first and second:
            return f"{ours.counted} against {theirs.counted}"
        # "One person" and "a man" can be one; "ten people" and "two children" are a whole and a part of it.
        if ours.disjoint(theirs):
            return "a part against the whole"
    elif ours.measure is None and not first:
        return "no telling what is counted"
    if (ours.unit or "").lower() != (theirs.unit or "").lower():
        return "other units"
    if (ours.of is None) != (theirs.of is None):
        return "a part against the whole"
    if ours.accumulation and theirs.accumulation and ours.accumulation is not theirs.accumulation:
        return "a total against an addition"
    return places_differ(a, b) or times_differ(a.about, b.about)


def places_differ(a: Row, b: Row) -> str | None:
    """Why the places of two claims are of another scope, None where they are not."""
    ours, theirs = set(a.places), set(b.places)
    if not ours or not theirs or ours == theirs:
        return None
    if not ours & theirs:
        return "another place"
    for fewer, more, row in ((ours, theirs, b), (theirs, ours, a)):
        if fewer < more and _joined(row, fewer, more - fewer):
            return "a part against the whole"
    return None


def _joined(row: Row, shared: set[str], extra: set[str]) -> bool:
    """Does a claim name further places beside the shared ones on the same footing ("Turkey and Syria")?"""
    text = " ".join(row.claim.text.lower().split())
    return any(
        f"{one} {joint} {two}" in text
        for joint in ("and", "or", "as well as")
        for place in shared
        for other in extra
        for one, two in ((place, other), (other, place))
    )


def times_differ(a: Window, b: Window) -> str | None:
    """Why figures of two times cannot be compared, None where they can or a time is unknown."""
    if a == b or ANY_TIME in (a, b):
        return None
    if not overlap(a, b):
        return "another day" if _short(a) and _short(b) else "another time"
    if (_short(a) and _short(b)) or likeness(a, b) >= 0.5:
        return None
    return "another stretch of time"


def _short(time: Window) -> bool:
    return time[0] is not None and time[1] is not None and time[1] - time[0] <= _WEEK
