"""What a figure counts, and whether two figures are of one thing at one scope; where not, the reason why not."""

from collections.abc import Iterable
from functools import cache, lru_cache

from timeline.model.calendar import DAY
from timeline.model.claim import Entity
from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.whereabouts import part_of, towns, whole
from timeline.plugin.block import ANY_TIME, Row, Window, likeness, overlap
from timeline_plugins.lexicon import sections, words
from timeline_plugins.linkers.happenings.manner import (
    an_age,
    belonging,
    manners_differ,
    one_of_several,
    picked_out,
    running,
    several_happenings,
    some_of_the_hurt,
    the_rest,
    wider,
    with_the_dead,
)
from timeline_plugins.linkers.happenings.stated import stated
from timeline_plugins.linkers.happenings.words import PACKAGE, singular
from timeline_plugins.stop_words import stop_words

_WEEK = 8 * DAY
"""Longer times are stretches, over which figures add up."""

SEVERAL = 3
"""From this number of dead on, one is rather one of them than another count of them; the hurt are told one by one."""
RANGE = 20
"""Two figures of one thing are not further apart than by this factor."""

Subject = tuple[Measure | None, str]
"""A measure and what is counted (empty for anybody)."""


@cache
def _anybody() -> frozenset[str]:
    return frozenset(word for row in sections(PACKAGE, "measures.txt")["anybody"] for word in row[0].split())


@cache
def _same() -> dict[str, str]:
    rows = sections(PACKAGE, "measures.txt")["same"]
    return {word: row[0] for row in rows for field in row for word in field.split()}


def stands(figure: Figure) -> bool:
    """Does a figure count a kind of thing only, without what became of it?"""
    return figure.measure is None or figure.measure.kind


def loose(figure: Figure) -> bool:
    """Is a figure one of many about a happening, so that only sentences alike mean the same one?"""
    return figure.measure is None or figure.measure.kind or figure.measure.dimension


def _of_another_scope(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    """How one of two figures is a part of the other, as their words show; None where nothing shows it.

    "A man was killed" and "one person was hurt" pick out somebody of several, "two of the wounded" are a part, and so
    are the fewer "who are in a critical condition".
    """
    part = _PART
    for (row, figure), (other_row, other) in (((a, ours), (b, theirs)), ((b, theirs), (a, ours))):
        if belonging(row, figure):
            return f"{figure.counted} are not who is counted"
        several = 2 if figure.implicit or figure.measure is not Measure.KILLED else SEVERAL
        if figure.best == 1 and other.low is not None and other.low >= several:
            return part
        if level(figure) >= level(other):
            continue
        if figure.measure is not None and figure.measure.victims and some_of_the_hurt(row):
            return part
        if several_happenings(other_row) and not several_happenings(row):
            return part
        if _added_up(row, figure, other):
            return "the parts add up to the whole"
        if any(_a_part_like(figure, part_of_other, other) for part_of_other in other_row.figures):
            return part
    if wider(a) is not wider(b) or picked_out(a, ours) or picked_out(b, theirs):
        return part
    if the_rest(a, ours) is not the_rest(b, theirs):
        return part
    return None


def _open(a: Figure, b: Figure) -> bool:
    """Is one of two figures a mere bound?"""
    return None in (a.low, a.high, b.low, b.high)


def _a_part_like(figure: Figure, one: Figure, whole: Figure) -> bool:
    """Is a part of a whole the same number of the same group as a figure?"""
    if one is whole or one.of is None or one.measure != figure.measure or one.disjoint(figure):
        return False
    return group(one.counted) == group(figure.counted)


def _added_up(row: Row, figure: Figure, whole: Figure) -> bool:
    """Do the figures of a claim that are of the measure of one of them add up to another figure?"""
    alike = [other.best for other in row.figures if other.measure == figure.measure and other.best is not None]
    return figure.measure is not None and len(alike) > 1 and sum(alike) == whole.best


def _with_the_dead(a: Row, ours: Figure, b: Row, theirs: Figure) -> bool:
    """Is the larger figure the sum of the other one and of those killed, whom its words take in ("six were shot")?"""
    if ours.measure is None or not ours.measure.takes_in or ours.best is None or theirs.best is None:
        return False
    other = ours.measure.takes_in
    for difference, row, apart in ((ours.best - theirs.best, a, b), (theirs.best - ours.best, b, a)):
        extra = [figure.best for figure in apart.figures if figure.measure and figure.measure.name == other]
        taken_in = not any(figure.measure and figure.measure.name == other for figure in row.figures)
        taken_in = taken_in or with_the_dead(row)
        if taken_in and any(number is not None and difference == number for number in extra):
            return True
    return False


def _named(figure: Figure) -> bool:
    """Is the noun of a figure a name: "Three Rivers", "six AK rifles"?"""
    return bool(figure.counted) and (figure.counted or " ").split()[-1][:1].isupper()


def called(measure: Measure | None, counted: str | None) -> str:
    """What a figure gives, in words."""
    if measure is None:
        return f"the number of {counted}" if counted else "a number"
    return measure.subject or measure.words


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
        (figure.measure, group(figure.counted)) for figure in figures if figure.measure or group(figure.counted)
    )


def kin(ours: frozenset[Subject], theirs: frozenset[Subject]) -> float:
    """1 where one thing is counted by both, less for one measure of different groups or for a part and its whole."""
    if not ours or not theirs:
        return 0.0
    if not ours.isdisjoint(theirs):
        return 1.0
    best = 0.0
    for measure, counted in ours:
        for other, thing in theirs:
            if measure and measure == other:
                best = max(best, 0.5 if counted and thing else 0.8)
            elif measure and other and (other.name in measure.part_of or measure.name in other.part_of):
                best = max(best, 0.3)
    return best


def why_not(a: Row, ours: Figure, b: Row, theirs: Figure, *, at_any_time: bool = False) -> str | None:
    """Why two figures cannot be compared, None where they can: of one measure, thing, whole, place and time.

    ``at_any_time`` leaves the time out, for figures of what lasts.
    """
    for differing in _DIFFERENCES:
        reason = differing(a, ours, b, theirs)
        if reason is not None:
            return reason
    return None if at_any_time else times_differ(_time_of(a), _time_of(b))


def _other_measure(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    if ours.measure != theirs.measure:
        return f"{called(ours.measure, ours.counted)} against {called(theirs.measure, theirs.counted)}"
    return "an age is no count" if an_age(a, ours) or an_age(b, theirs) else None


def _other_things(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    first, second = group(ours.counted), group(theirs.counted)
    if first == second:
        unnamed = len(first) < 2 or first in stop_words() or _named(ours) or _named(theirs)
        return "no telling what is counted" if stands(ours) and unnamed else None
    if first and second:
        return f"{ours.counted} against {theirs.counted}"
    # "One person" and "a man" can be one; "ten people" and "two children" are a whole and a part of it.
    return _PART if ours.disjoint(theirs) else None


def _other_sum(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    if one_of_several(a) is not one_of_several(b):
        return "one happening of several"
    added = Accumulation.INCREMENTAL
    return "a total against an addition" if (ours.accumulation is added) is not (theirs.accumulation is added) else None


def _other_scope(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    """What tells numbers apart that do not agree: numbers that agree need no such reason."""
    if not (ours.disjoint(theirs) or (_open(ours, theirs) and level(ours) != level(theirs))):
        return None
    told = _of_another_scope(a, ours, b, theirs) or manners_differ(a, b)
    return told or ("numbers too far apart to be of one thing" if too_far_apart(ours, theirs) else None)


def _other_whole(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    if ours.measure and _with_the_dead(a, ours, b, theirs):
        return f"{ours.measure.words} with the {Measure.named(ours.measure.takes_in).words} against without"
    if (ours.unit or "").lower() != (theirs.unit or "").lower():
        return "other units"
    part = (ours.of is None) != (theirs.of is None)
    return _PART if part or _of_one_place(a, ours, b, theirs) or _of_one_place(b, theirs, a, ours) else None


def _other_place(a: Row, ours: Figure, b: Row, theirs: Figure) -> str | None:
    if (ours_in := countries(a, ours)) and (theirs_in := countries(b, theirs)) and ours_in.isdisjoint(theirs_in):
        return "another place"
    return places_differ(a, b)


_PART = "a part against the whole"
_DIFFERENCES = (_other_measure, _other_things, _other_sum, _other_scope, _other_whole, _other_place)
"""What keeps two figures apart, the reason that says most about them first."""


def countries(row: Row, figure: Figure) -> frozenset[str]:
    """The countries in which a figure was counted: that named next to it and those on one footing with it."""
    named = [place for place in row.claim.places if place.kind == "country" and place.spans]
    if not named or not figure.spans:
        return frozenset()
    start, end = figure.spans[0][0], figure.spans[-1][1]

    def away(place: Entity) -> int:
        return min(begin - end if begin >= end else start - stop for begin, stop in place.spans)

    nearest = min(named, key=away).name.casefold()
    names = {place.name.casefold() for place in named}
    return frozenset({nearest} | {name for name in names - {nearest} if _joined(row, {nearest}, {name})})


def too_far_apart(ours: Figure, theirs: Figure) -> bool:
    """Is one figure so many times the other that they are rather of two things?"""
    lower, upper = sorted(map(level, (ours, theirs)))
    return upper > RANGE * max(lower, 1.0)


def level(figure: Figure) -> float:
    """One number for a figure: its best value, else a bound."""
    known = figure.best if figure.best is not None else figure.high if figure.low is None else figure.low
    return float(known or 0)


def _time_of(row: Row) -> Window:
    """When the figures of a claim were so. What is told as done is of one time like others, but a running count."""
    lo, hi = row.about
    return ANY_TIME if lo is None and hi is not None and not running(row) else (lo, hi)


def _of_one_place(a: Row, ours: Figure, b: Row, theirs: Figure) -> bool:
    """Is our figure of one place alone of those that the other claim lists as the scene of its figure?"""
    if len(b.places) < 2 or not a.places:
        return False
    listed = whole(b.claim, theirs)
    return bool(listed) and not whole(a.claim, ours) and part_of(a.claim, ours, listed) is not None


@lru_cache(maxsize=4096)
def heads(places: tuple[str, ...]) -> tuple[str, ...]:
    """The distinct names of some places without the word for their kind: "kursk" for "kursk region"."""
    return tuple(dict.fromkeys(_head(place) for place in places))


def _head(place: str) -> str:
    """A lower-cased place name without what kind of place it is; the whole where nothing else would be left."""
    kinds = words(PACKAGE, "measures.txt", "kinds of place")
    name = place.split()
    if len(name) > 2 and name[0] in kinds and name[1] == "of":
        return " ".join(name[2:])
    return " ".join(name[:-1]) if len(name) > 1 and name[-1] in kinds else place


def places_differ(a: Row, b: Row) -> str | None:
    """Why the places of two claims are of another scope, None where they are not."""
    ours, theirs = set(heads(a.places)), set(heads(b.places))
    if not ours or not theirs or ours == theirs:
        return None
    if not ours & theirs or _other_towns(a, b):
        return "another place"
    for fewer, more, row in ((ours, theirs, b), (theirs, ours, a)):
        if fewer < more and _joined(row, fewer, more - fewer):
            return _PART
    return None


def _other_towns(a: Row, b: Row) -> bool:
    """Do both claims name towns, and none in common? That they lie in one country makes no one place of them."""
    ours, theirs = towns(a.claim), towns(b.claim)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _joined(row: Row, shared: set[str], extra: set[str]) -> bool:
    """Does a claim name further places beside the shared ones on the same footing ("Turkey and Syria")?"""
    for fact in stated(row, "joined"):
        ends = {name.lower() for name in (fact.of or "", fact.value)}
        ends |= {_head(name) for name in ends}
        if not ends.isdisjoint(shared) and not ends.isdisjoint(extra):
            return True
    return False


def times_differ(a: Window, b: Window) -> str | None:
    """Why figures of two times cannot be compared, None where they can or a time is unknown."""
    if a == b or ANY_TIME in (a, b):
        return None
    if not overlap(a, b):
        return "another day" if _short(a) and _short(b) else "another time"
    # An open time is no stretch: "told as done" says only that it was not after it was said.
    if (_open_or_short(a) and _open_or_short(b)) or likeness(a, b) >= 0.5:
        return None
    return "another stretch of time"


def _short(time: Window) -> bool:
    return time[0] is not None and time[1] is not None and time[1] - time[0] <= _WEEK


def _open_or_short(time: Window) -> bool:
    return time[0] is None or _short(time)
