"""Times as a specification: what bounds mean, what qualifiers do, and what two times have in common."""

import attrs
import pytest

from timeline.model.calendar import DAY, HOUR, Precision, civil, days_in_month, floor, instant, shift, weekday
from timeline.model.edtf import parse
from timeline.model.when import (
    NOTHING,
    Bound,
    Limit,
    Qualifier,
    When,
    certainly_before,
    hull,
    meet,
    possibly_before,
)

MAY = Bound(instant(2024, 5), instant(2024, 6), Precision.MONTH)
ABOUT = frozenset({Qualifier.APPROXIMATE})


# The calendar


def test_the_epoch_is_1970() -> None:
    assert instant(1970) == 0
    assert civil(-1) == (1969, 12, 31, 23, 59, 59)


@pytest.mark.parametrize("year", [-10_000_000, -44, 0, 1, 1582, 2024, 12_024, 10_000_000])
def test_any_year_is_ordinary(year: int) -> None:
    assert civil(instant(year, 3, 15, 10)) == (year, 3, 15, 10, 0, 0)


def test_months_and_days_run_over() -> None:
    assert instant(2024, 13) == instant(2025)
    assert instant(2024, 0) == instant(2023, 12)
    assert instant(2024, 2, 30) == instant(2024, 3, 1)


@pytest.mark.parametrize(
    ("year", "days"), [(2023, 28), (2024, 29), (1900, 28), (2000, 29), (0, 29), (-4, 29), (-1, 28)]
)
def test_february(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days
    assert instant(year, 3) - instant(year, 2) == days * DAY


def test_weekdays_begin_on_monday() -> None:
    assert weekday(instant(2024, 5, 6)) == 0
    assert weekday(instant(2024, 5, 5, 23, 59)) == 6


@pytest.mark.parametrize(
    ("unit", "start"),
    [
        ("second", (2024, 2, 29, 13, 45, 59)),
        ("minute", (2024, 2, 29, 13, 45)),
        ("hour", (2024, 2, 29, 13)),
        ("day", (2024, 2, 29)),
        ("week", (2024, 2, 26)),
        ("month", (2024, 2)),
        ("quarter", (2024, 1)),
        ("season", (2023, 12)),
        ("trimester", (2024, 1)),
        ("half", (2024, 1)),
        ("year", (2024,)),
        ("decade", (2020,)),
        ("century", (2000,)),
        ("millennium", (2000,)),
    ],
)
def test_units_begin(unit: str, start: tuple[int, ...]) -> None:
    assert floor(instant(2024, 2, 29, 13, 45, 59), Precision(unit)) == instant(*start)


def test_a_shift_by_months_keeps_the_day_as_far_as_the_month_has_it() -> None:
    assert shift(instant(2024, 1, 31, 10), 1, Precision.MONTH) == instant(2024, 2, 29, 10)
    assert shift(instant(2024, 2, 29), -1, Precision.YEAR) == instant(2023, 2, 28)
    assert shift(instant(2024, 5, 31), -2, Precision.QUARTER) == instant(2023, 11, 30)


def test_precisions_are_ordered_by_coarseness() -> None:
    assert sorted([Precision.YEAR, Precision.DAY, Precision.MONTH]) == [Precision.DAY, Precision.MONTH, Precision.YEAR]
    assert Precision.SECOND.rank == 0
    assert Precision.WEEK >= Precision.DAY
    assert not Precision.DAY > Precision.DAY
    with pytest.raises(TypeError):
        assert Precision.DAY < 3


# Bounds


def test_a_bound_is_never_empty() -> None:
    with pytest.raises(ValueError, match="earliest < latest"):
        Bound(5, 5, Precision.SECOND)


def test_a_qualifier_widens_by_one_unit_on_either_side() -> None:
    assert (MAY.lo, MAY.hi) == (instant(2024, 5), instant(2024, 6))
    about = attrs.evolve(MAY, qualifiers=ABOUT)
    assert (about.lo, about.hi) == (instant(2024, 4), instant(2024, 7))
    both = attrs.evolve(about, qualifiers=frozenset(Qualifier))
    assert (both.lo, both.hi) == (about.lo, about.hi)


def test_months_are_widened_from_whole_days() -> None:
    """31 May at 1 o'clock must not be widened further than 30 May at 23 o'clock: both go back to 30 April."""
    early, late = instant(2024, 5, 30, 23), instant(2024, 5, 31, 1)
    bounds = [Bound(at, instant(2024, 6, 3), Precision.MONTH, ABOUT) for at in (early, late)]
    assert [bound.lo for bound in bounds] == [instant(2024, 4, 30)] * 2
    ends = [Bound(instant(2024, 1, 1), at, Precision.MONTH, ABOUT).hi for at in (early, late)]
    assert ends == [instant(2024, 6, 30), instant(2024, 7, 1)]


# Whens


def test_in_may_and_all_of_may_have_the_same_outer_bounds() -> None:
    within, all_of = When.within(MAY), parse("2024-05-01/2024-05-31")
    assert (within.lo, within.hi) == (all_of.lo, all_of.hi) == (instant(2024, 5), instant(2024, 6))
    assert within != all_of


def test_a_side_that_is_no_date_bounds_nothing() -> None:
    since = When(MAY, Limit.OPEN)
    assert (since.lo, since.hi) == (instant(2024, 5), None)
    unknown = When(Limit.UNKNOWN, MAY)
    assert (unknown.lo, unknown.hi) == (None, instant(2024, 6))


def test_the_end_may_not_come_before_the_beginning() -> None:
    day = When.day(2024, 5, 1).begin
    with pytest.raises(ValueError, match="end of a When lies before its beginning"):
        When(MAY, When.day(2024, 4, 30).begin)
    assert When(MAY, day).hi == instant(2024, 5, 2)


def test_precision_is_that_of_the_coarser_bound() -> None:
    assert parse("2024-05/2024-06-02").precision is Precision.MONTH
    assert parse("../2024-06-02").precision is Precision.DAY
    assert When(Limit.OPEN, Limit.UNKNOWN).precision is None


def test_qualified_asks_either_side() -> None:
    assert parse("2024/2025?").qualified
    assert not parse("2024/2025").qualified


def test_units_hold_their_instant() -> None:
    assert When.unit(instant(2024, 5, 2, 13), Precision.MONTH) == When.within(MAY)
    assert When.unit(instant(2024, 5, 2), Precision.DAY, ABOUT) == parse("2024-05-02~")


def test_how_a_time_was_read_is_kept_and_not_compared() -> None:
    read = When.day(2024, 5, 2).read_as("Thursday", "bare weekday: the past or same day", "2024-05-04")
    assert (read.text, read.rule, read.anchor) == ("Thursday", "bare weekday: the past or same day", "2024-05-04")
    assert read == When.day(2024, 5, 2)
    assert read.read_as().text is None


# Before and after


@pytest.mark.parametrize(
    ("first", "second", "certain", "possible"),
    [
        ("2024-05-01", "2024-05-02", True, True),
        ("2024-05-01", "2024-05-01", False, True),
        ("2024-05", "2024-05-31", False, True),
        ("2024-05", "2024-06-01", True, True),
        ("2024-05~", "2024-06-01", False, True),
        ("2024-05~", "2024-07-01", True, True),
        ("2024-06-01", "2024-05", False, False),
        ("../2024-05-01", "2024-05-02", True, True),
        ("2024-05-01/..", "2024-05-02", False, True),
        ("2024-05-01", "/2024-05-02", False, True),
        ("2024-05-02", "../2024-05-01", False, False),
        ("-0044-03-15", "0001", True, True),
        ("9999", "Y10000", True, True),
        ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00+01:00", False, False),
        ("2024-05-01T10:00:00+01:00", "2024-05-01T10:00:00Z", True, True),
    ],
)
def test_before(first: str, second: str, certain: bool, possible: bool) -> None:
    assert certainly_before(parse(first), parse(second)) is certain
    assert possibly_before(parse(first), parse(second)) is possible


def test_one_second_has_no_room_for_two_things() -> None:
    second = When.unit(instant(2024), Precision.SECOND)
    assert not possibly_before(second, second)


# Meet and hull


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("2024-05", "2024-05-03", "2024-05-03"),
        ("2024", "2024-05/2024-08", "2024-05/2024-08"),
        ("2024", "2024-05/..", "2024-05/2024"),
        ("2024-05/..", "../2024-06", "2024-05/2024-06"),
        ("2024-05~", "2024-05?", "2024-05"),
        ("2024-05~", "2024-05-03~", "2024-05-03~"),
        ("2024-05/..", "2024-05/", "2024-05/.."),
        ("2024-05-01T10:00", "2024-05-01T10:00Z", "2024-05-01T10:00Z"),
    ],
)
def test_meet(first: str, second: str, both: str) -> None:
    assert meet(parse(first), parse(second)) == parse(both)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-05", "2024-06"),
        ("2024-05-01", "2024-05-02"),
        ("../2024-05-01", "2024-05-02/.."),
        ("2024-05~", "2024-08"),
        ("2024-05/..", "../2024-04"),
        ("2024", "2024-05/2025-02"),
    ],
)
def test_what_contradicts_has_nothing_in_common(first: str, second: str) -> None:
    assert meet(parse(first), parse(second)) is NOTHING
    assert meet(parse(second), parse(first)) is NOTHING


def test_qualified_times_that_miss_each_other_meet_where_their_widened_windows_do() -> None:
    met = meet(parse("2024-05~"), parse("2024-06-10"))
    assert met == parse("2024-06-10")
    met = meet(parse("2024-05~"), parse("2024-07~"))
    assert isinstance(met, When)
    assert (met.lo, met.hi) == (instant(2024, 6), instant(2024, 7))
    assert not met.qualified


def test_zones_that_differ_are_forgotten() -> None:
    met = meet(parse("2024-05-01T10:00Z"), parse("2024-05-01T11:00+01:00"))
    assert met == parse("2024-05-01T10:00")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("2024-05-01", "2024-05-03", "[2024-05-01..2024-05-03]"),
        ("2024-05-01", "2024-05-01", "2024-05-01"),
        ("2024-05~", "2024-06", "[2024-05~..2024-06~]"),
        ("2024-05", "2024-05-01/..", "2024-05/.."),
        ("2024-05/..", "2024-05/", "2024-05/"),
        ("2024", "2024-05", "2024"),
    ],
)
def test_hull(first: str, second: str, whole: str) -> None:
    assert hull(parse(first), parse(second)) == parse(whole)
    assert hull(parse(second), parse(first)) == parse(whole)


def test_the_hull_of_two_zones_has_none() -> None:
    whole = hull(parse("2024-05-01T10:00Z"), parse("2024-05-01T12:00+01:00"))
    assert isinstance(whole.begin, Bound)
    assert (whole.begin.zone, whole.hi) == (None, instant(2024, 5, 1) + 11 * HOUR + 60)
