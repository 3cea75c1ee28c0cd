"""The laws of time: the calendar, the interval order, the lattice of what is known, EDTF, Allen's relations."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.model import edtf
from timeline.model.allen import Allen, relation
from timeline.model.calendar import HOUR, Instant, Precision, civil, floor, instant, shift, weekday
from timeline.model.figure import Figure
from timeline.model.order import undecided
from timeline.model.when import (
    NO_QUALIFIERS,
    NOTHING,
    Bound,
    Limit,
    Qualifier,
    Side,
    When,
    certainly_before,
    hull,
    meet,
    possibly_before,
)
from timeline.testing import strategies as own

BEFORE = frozenset({Allen.BEFORE, Allen.MEETS})
PAIRS = own.when_pairs()
ALL_QUALIFIERS = frozenset(Qualifier)


# The calendar


@given(own.instants())
def test_civil_time_and_instants_are_one_to_one(at: Instant) -> None:
    assert instant(*civil(at)) == at


@given(st.datetimes(), st.integers(-1000, 1000))
def test_calendar_agrees_with_the_standard_library(moment: datetime, days: int) -> None:
    moment = moment.replace(microsecond=0)
    at = (moment - datetime(1970, 1, 1)) // timedelta(seconds=1)
    assert civil(at) == moment.timetuple()[:6]
    assert weekday(at) == moment.weekday()
    assert shift(at, days, Precision.DAY) - at == days * timedelta(days=1).total_seconds()


@given(own.instants(), own.precisions(), st.integers(-50, 50))
def test_units_tile_the_calendar(at: Instant, unit: Precision, count: int) -> None:
    start = floor(at, unit)
    assert start <= at < shift(start, 1, unit)
    assert floor(start, unit) == start
    other = shift(start, count, unit)
    assert floor(other, unit) == other
    assert shift(other, -count, unit) == start


@given(own.instants())
def test_seasons_are_meteorological(at: Instant) -> None:
    assert civil(floor(at, Precision.SEASON))[1] in (3, 6, 9, 12)


# Bounds


@given(own.bounds())
def test_qualifiers_widen_a_bound_and_nothing_else_does(bound: Bound) -> None:
    lo, earliest, latest, hi = _ends(bound)
    assert lo <= earliest < latest <= hi
    assert (lo < earliest) == (latest < hi) == bool(bound.qualifiers)


@given(own.bounds())
def test_the_known_end_of_a_half_open_bound_is_widened_like_any_other(bound: Bound) -> None:
    earlier, later = attrs.evolve(bound, earliest=None), attrs.evolve(bound, latest=None)
    assert (earlier.lo, earlier.hi) == (None, bound.hi)
    assert (later.lo, later.hi) == (bound.lo, None)


def _ends(bound: Bound) -> tuple[Instant, Instant, Instant, Instant]:
    """The ends of a bound that has both: lo, earliest, latest, hi."""
    lo, earliest, latest, hi = bound.lo, bound.earliest, bound.latest, bound.hi
    assert lo is not None
    assert earliest is not None
    assert latest is not None
    assert hi is not None
    return lo, earliest, latest, hi


def _window(bound: Bound) -> tuple[float, float]:
    """What a bound states; infinite where it is open."""
    first = -math.inf if bound.earliest is None else bound.earliest
    return first, math.inf if bound.latest is None else bound.latest


@given(
    st.builds(instant, st.just(2023), st.integers(1, 12), st.integers(28, 31), st.integers(0, 23)),
    *(st.sampled_from(range(72)), own.precisions()),
)
def test_widening_keeps_the_order_of_instants(at: Instant, hours: int, unit: Precision) -> None:
    """At the ends of months, too, where days and hours go missing in the next month."""
    first, second = (Bound(earliest, earliest + 1, unit, ALL_QUALIFIERS) for earliest in (at, at + hours * HOUR))
    assert _ends(first)[0] <= _ends(second)[0]
    assert _ends(first)[3] <= _ends(second)[3]


@given(st.data())
def test_narrowing_a_bound_never_widens_its_outer_bounds(data: st.DataObject) -> None:
    wide = data.draw(own.whens())
    narrow = data.draw(own.narrower(wide))
    assert wide.lo is None or (narrow.lo is not None and wide.lo <= narrow.lo)
    assert wide.hi is None or (narrow.hi is not None and narrow.hi <= wide.hi)


# The interval order


@given(own.whens())
def test_certainly_before_is_irreflexive(a: When) -> None:
    assert not certainly_before(a, a)


@given(PAIRS)
def test_certainly_before_is_asymmetric(pair: tuple[When, When]) -> None:
    a, b = pair
    assert not (certainly_before(a, b) and certainly_before(b, a))


@given(st.lists(own.whens(), min_size=3, max_size=6))
def test_certainly_before_is_transitive(whens: list[When]) -> None:
    for a, b, c in product(whens, repeat=3):
        if certainly_before(a, b) and certainly_before(b, c):
            assert certainly_before(a, c)


@given(st.lists(own.whens(), min_size=4, max_size=6))
def test_certainly_before_is_an_interval_order(whens: list[When]) -> None:
    """Fishburn's axiom: of a < b and c < d follows a < d or c < b."""
    proved = [(a, b) for a, b in product(whens, repeat=2) if certainly_before(a, b)]
    for (a, b), (c, d) in product(proved, repeat=2):
        assert certainly_before(a, d) or certainly_before(c, b)


@given(PAIRS)
def test_exactly_one_of_before_after_and_undecided_holds(pair: tuple[When, When]) -> None:
    a, b = pair
    either_way = undecided(a, b) and undecided(b, a)
    assert [certainly_before(a, b), certainly_before(b, a), either_way].count(True) == 1


@given(PAIRS)
def test_what_is_certain_is_possible_and_its_converse_is_not(pair: tuple[When, When]) -> None:
    a, b = pair
    if certainly_before(a, b):
        assert possibly_before(a, b)
        assert not possibly_before(b, a)


@given(st.data())
def test_narrowing_never_unproves_an_order(data: st.DataObject) -> None:
    a, b = data.draw(PAIRS)
    narrow = data.draw(own.narrower(a))
    if certainly_before(a, b):
        assert certainly_before(narrow, b)
    if certainly_before(b, a):
        assert certainly_before(b, narrow)


# Meet and hull


@given(PAIRS)
def test_meet_is_commutative(pair: tuple[When, When]) -> None:
    a, b = pair
    assert meet(a, b) == meet(b, a)


@given(own.whens())
def test_meet_is_idempotent(a: When) -> None:
    assert meet(a, a) == a


@given(PAIRS)
def test_meet_absorbs_hull(pair: tuple[When, When]) -> None:
    a, b = pair
    assert meet(a, hull(a, b)) == a


@given(PAIRS)
def test_meet_narrows_both(pair: tuple[When, When]) -> None:
    a, b = pair
    both = meet(a, b)
    if both is not NOTHING:
        for one in pair:
            assert one.lo is None or (both.lo is not None and one.lo <= both.lo)
            assert one.hi is None or (both.hi is not None and both.hi <= one.hi)


@given(PAIRS)
def test_an_empty_meet_is_a_value(pair: tuple[When, When]) -> None:
    a, b = pair
    assert isinstance(meet(a, b), When) or meet(a, b) is NOTHING
    if certainly_before(a, b):
        assert meet(a, b) is NOTHING


@given(PAIRS)
def test_meet_loses_nothing_that_both_state(pair: tuple[When, When]) -> None:
    """An instant that both windows hold is in the meet's; what is only due to a qualifier may be cut off."""
    a, b = pair
    for ours, theirs, joint in _sides(a, b, meet(a, b)):
        (first, end), (other, other_end) = _window(ours), _window(theirs)
        earliest, latest = max(first, other), min(end, other_end)
        if earliest < latest and joint is not None:
            assert _window(joint) == (earliest, latest)


def _sides(a: When, b: When, both: object) -> list[tuple[Bound, Bound, Bound | None]]:
    joint = (both.begin, both.end) if isinstance(both, When) else (None, None)
    return [
        (ours, theirs, side if isinstance(side, Bound) else None)
        for ours, theirs, side in zip((a.begin, a.end), (b.begin, b.end), joint, strict=True)
        if isinstance(ours, Bound) and isinstance(theirs, Bound)
    ]


@given(own.whens(), own.whens(), own.whens())
def test_hull_is_a_semilattice(a: When, b: When, c: When) -> None:
    assert hull(a, a) == a
    assert hull(a, b) == hull(b, a)
    assert hull(a, hull(b, c)) == hull(hull(a, b), c)


@given(PAIRS)
def test_hull_encloses_both(pair: tuple[When, When]) -> None:
    whole = hull(*pair)
    for one in pair:
        assert whole.lo is None or (one.lo is not None and whole.lo <= one.lo)
        assert whole.hi is None or (one.hi is not None and one.hi <= whole.hi)


@given(PAIRS)
def test_hull_absorbs_meet_of_unqualified_times(pair: tuple[When, When]) -> None:
    assume(not pair[0].qualified and not pair[1].qualified)
    a, b = (When(_zoneless(when.begin), _zoneless(when.end)) for when in pair)
    both = meet(a, b)
    if both is not NOTHING:
        assert hull(a, both) == a


def _zoneless(side: Side) -> Side:
    return attrs.evolve(side, zone=None) if isinstance(side, Bound) else side


# Equality


@given(PAIRS, own.figures(), own.figures())
def test_equality_agrees_with_hash(pair: tuple[When, When], one: Figure, other: Figure) -> None:
    a, b = pair
    same = When(a.begin, a.end, "in other words", "another rule", "elsewhere")
    assert a == same
    assert hash(a) == hash(same)
    assert a != b or hash(a) == hash(b)
    assert one != other or hash(one) == hash(other)


# EDTF


@given(own.edtf_texts())
def test_what_was_read_is_written_and_read_the_same(text: str) -> None:
    when = edtf.parse(text)
    assert edtf.exact(when)
    assert edtf.parse(edtf.format(when)) == when


@given(own.instants(), own.precisions(), own.qualifiers())
def test_units_of_the_calendar_are_exact(at: Instant, unit: Precision, qualifiers: frozenset[Qualifier]) -> None:
    """But for hours and weeks, which EDTF does not have, and what is finer than a year before 0 and beyond 9999."""
    assume(unit is Precision.YEAR or (unit not in (Precision.HOUR, Precision.WEEK) and 0 < civil(at)[0] <= 9999))
    when = When.unit(at, unit, qualifiers)
    assert edtf.parse(edtf.format(when)) == when


@given(own.whens())
def test_format_never_raises_and_writes_what_can_be_read(when: When) -> None:
    """A time without an outer date has no EDTF; windows in an order due to qualifiers alone may have none."""
    text = edtf.format(when)
    first = when.begin.earliest if isinstance(when.begin, Bound) else None
    last = when.end.latest if isinstance(when.end, Bound) else None
    if first is None and last is None:
        assert when.begin == when.end or not edtf.exact(when)
    elif first is None or last is None or first < last:
        edtf.parse(text)


@given(own.whens())
def test_format_encloses_what_is_stated(when: When) -> None:
    try:
        read = edtf.parse(edtf.format(when))
    except edtf.EDTFError:
        return
    assert _tells(read.begin, when.begin)
    assert _tells(read.end, when.end)
    if isinstance(when.begin, Bound) and isinstance(read.begin, Bound):
        assert _window(read.begin)[0] <= _window(when.begin)[0]
    if isinstance(when.end, Bound) and isinstance(read.end, Bound):
        assert _window(when.end)[1] <= _window(read.end)[1]


def _tells(told: Side, side: Side) -> bool:
    """A date is told as a date; what an interval of EDTF cannot say, a half-open bound, may be told as unknown."""
    if isinstance(side, Bound) and not isinstance(told, Bound):
        return told is Limit.UNKNOWN and math.inf in map(abs, _window(side))
    return isinstance(side, Bound) or told is side


@given(
    st.one_of(
        own.texts(),
        st.text("0123456789-X~?%/.[],{}YESTZ:+", max_size=24),
        st.tuples(own.edtf_texts(), own.edtf_texts()).map("/".join),
    )
)
def test_parse_refuses_with_its_own_error_only(text: str) -> None:
    try:
        when = edtf.parse(text)
    except edtf.EDTFError:
        return
    assert edtf.exact(when)


# Allen's relations


@given(PAIRS)
def test_some_relation_is_always_possible(pair: tuple[When, When]) -> None:
    assert relation(*pair)


@given(PAIRS)
def test_relations_have_converses(pair: tuple[When, When]) -> None:
    a, b = pair
    assert relation(b, a) == {name.converse for name in relation(a, b)}


@given(PAIRS)
def test_relations_agree_with_certainly_before(pair: tuple[When, When]) -> None:
    a, b = pair
    assert (relation(a, b) <= BEFORE) == certainly_before(a, b)


@given(PAIRS)
def test_relations_agree_with_possibly_before(pair: tuple[When, When]) -> None:
    a, b = pair
    if relation(a, b) & BEFORE:
        assert possibly_before(a, b)
    if a.begin == a.end and b.begin == b.end:
        assert bool(relation(a, b) & BEFORE) == possibly_before(a, b)


@given(st.data())
def test_narrowing_leaves_fewer_relations(data: st.DataObject) -> None:
    a, b = data.draw(PAIRS)
    assert relation(data.draw(own.narrower(a)), b) <= relation(a, b)


@st.composite
def small_whens(draw: st.DrawFn) -> When:
    """Times within a few seconds, so that every placement of their ends can be tried."""
    begin, end = (
        draw(st.one_of(st.builds(_seconds, st.integers(0, 4), st.integers(1, 3), _HALVES), st.just(Limit.OPEN)))
        for _ in range(2)
    )
    try:
        return When(begin, end)
    except ValueError:  # the end would lie before the beginning
        return When(end, begin)


_HALVES = st.sampled_from(("both", "both", "earliest", "latest"))


def _seconds(first: int, count: int, known: str) -> Bound:
    earliest, latest = None if known == "latest" else first, None if known == "earliest" else first + count
    return Bound(earliest, latest, Precision.SECOND, NO_QUALIFIERS)


@given(small_whens(), small_whens())
def test_relations_are_those_that_some_placement_shows(a: When, b: When) -> None:
    found = {
        next(name for name, holds in _TEXTBOOK.items() if holds(*ours, *theirs))
        for ours, theirs in product(_placements(a), _placements(b))
    }
    assert relation(a, b) == found


def _placements(when: When) -> list[tuple[int, int]]:
    starts, ends = _reach(when.begin), _reach(when.end)
    return [(start, end + 1) for start, end in product(starts, ends) if start < end + 1]


def _reach(side: Side) -> range:
    first, last = (None, None) if isinstance(side, Limit) else (side.lo, side.hi)
    return range(-6 if first is None else first, 15 if last is None else last)


# Begin and end of the first interval, begin and end of the second.
_TEXTBOOK: dict[Allen, Callable[[int, int, int, int], bool]] = {
    Allen.BEFORE: lambda s1, e1, s2, e2: e1 < s2,
    Allen.MEETS: lambda s1, e1, s2, e2: e1 == s2,
    Allen.OVERLAPS: lambda s1, e1, s2, e2: s1 < s2 < e1 < e2,
    Allen.STARTS: lambda s1, e1, s2, e2: s1 == s2 and e1 < e2,
    Allen.DURING: lambda s1, e1, s2, e2: s2 < s1 and e1 < e2,
    Allen.FINISHES: lambda s1, e1, s2, e2: s2 < s1 and e1 == e2,
    Allen.EQUAL: lambda s1, e1, s2, e2: (s1, e1) == (s2, e2),
    Allen.FINISHED_BY: lambda s1, e1, s2, e2: s1 < s2 and e1 == e2,
    Allen.CONTAINS: lambda s1, e1, s2, e2: s1 < s2 and e2 < e1,
    Allen.STARTED_BY: lambda s1, e1, s2, e2: s1 == s2 and e2 < e1,
    Allen.OVERLAPPED_BY: lambda s1, e1, s2, e2: s2 < s1 < e2 < e1,
    Allen.MET_BY: lambda s1, e1, s2, e2: e2 == s1,
    Allen.AFTER: lambda s1, e1, s2, e2: e2 < s1,
}
