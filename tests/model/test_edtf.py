"""EDTF (ISO 8601-2, annex A) as tables: what is read, what it means, what is refused and why."""

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.calendar import DAY, Precision, civil, floor, instant
from timeline.model.edtf import EDTFError, exact, format, format_instant, parse
from timeline.model.when import Bound, Limit, Qualifier, Side, When

APPROXIMATE, UNCERTAIN = Qualifier.APPROXIMATE, Qualifier.UNCERTAIN

# Text, first day, day behind the last, precision.
DATES = (
    # Level 0
    ("1985-04-12", (1985, 4, 12), (1985, 4, 13), "day"),
    ("1985-04", (1985, 4), (1985, 5), "month"),
    ("2024-02", (2024, 2), (2024, 3), "month"),
    ("1985", (1985,), (1986,), "year"),
    ("0000", (0,), (1,), "year"),
    # Level 1
    ("Y170000002", (170000002,), (170000003,), "year"),
    ("Y-170000002", (-170000002,), (-170000001,), "year"),
    ("-1985", (-1985,), (-1984,), "year"),
    ("-0044-03-15", (-44, 3, 15), (-44, 3, 16), "day"),
    ("2001-21", (2001, 3), (2001, 6), "season"),
    ("2001-22", (2001, 6), (2001, 9), "season"),
    ("2001-23", (2001, 9), (2001, 12), "season"),
    ("2001-24", (2001, 12), (2002, 3), "season"),
    ("201X", (2010,), (2020,), "decade"),
    ("20XX", (2000,), (2100,), "century"),
    ("-019X", (-199,), (-189,), "decade"),
    ("-000X", (-9,), (1,), "decade"),
    ("2004-XX", (2004,), (2005,), "month"),
    ("1985-04-XX", (1985, 4), (1985, 5), "day"),
    ("1985-XX-XX", (1985,), (1986,), "day"),
    # Level 2
    ("1XXX", (1000,), (2000,), "millennium"),
    ("Y-17E7", (-170000000,), (-169999999,), "year"),
    ("2001-25", (2001, 3), (2001, 6), "season"),
    ("2001-29", (2001, 9), (2001, 12), "season"),
    ("2001-30", (2001, 12), (2002, 3), "season"),
    ("2001-31", (2001, 3), (2001, 6), "season"),
    ("2001-32", (2001, 6), (2001, 9), "season"),
    ("2001-33", (2001, 1), (2001, 4), "quarter"),
    ("2001-36", (2001, 10), (2002, 1), "quarter"),
    ("2001-37", (2001, 1), (2001, 5), "trimester"),
    ("2001-39", (2001, 9), (2002, 1), "trimester"),
    ("2001-40", (2001, 1), (2001, 7), "half"),
    ("2001-41", (2001, 7), (2002, 1), "half"),
    ("[1667-05-03..1667-06-09]", (1667, 5, 3), (1667, 6, 10), "day"),
    ("[1760..1763]", (1760,), (1764,), "year"),
    ("[1760..1763-05]", (1760,), (1763, 6), "month"),
)


@pytest.mark.parametrize(
    ("text", "first", "behind", "precision"), DATES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_dates(text: str, first: tuple[int, ...], behind: tuple[int, ...], precision: str) -> None:
    bound = Bound(instant(*first), instant(*behind), Precision(precision))
    assert parse(text) == When.within(bound)
    assert exact(parse(text))


MOMENTS = (
    ("1985-04-12T23:20:30", (1985, 4, 12, 23, 20, 30), None, "second"),
    ("1985-04-12T23:20", (1985, 4, 12, 23, 20), None, "minute"),
    ("1985-04-12T23:20:30Z", (1985, 4, 12, 23, 20, 30), 0, "second"),
    ("1985-04-12T23:20:30-04", (1985, 4, 13, 3, 20, 30), -240, "second"),
    ("1985-04-12T23:20:30+04:30", (1985, 4, 12, 18, 50, 30), 270, "second"),
    ("1985-04-12T24:00:00", (1985, 4, 13), None, "second"),
)


@pytest.mark.parametrize(("text", "at", "zone", "precision"), MOMENTS)
def test_moments(text: str, at: tuple[int, ...], zone: int | None, precision: str) -> None:
    bound = parse(text).begin
    assert isinstance(bound, Bound)
    assert (bound.earliest, bound.zone, bound.precision) == (instant(*at), zone, Precision(precision))
    assert exact(parse(text))


@pytest.mark.parametrize(
    ("sign", "qualifiers"), [("", set()), ("~", {APPROXIMATE}), ("?", {UNCERTAIN}), ("%", {APPROXIMATE, UNCERTAIN})]
)
@pytest.mark.parametrize("core", ["1984", "2004-06", "2004-06-11", "201X", "2001-21", "Y20000", "1985-04-12T23:20:30Z"])
def test_qualifiers(core: str, sign: str, qualifiers: set[Qualifier]) -> None:
    bound = parse(core + sign).begin
    assert isinstance(bound, Bound)
    assert bound.qualifiers == qualifiers
    assert bound == Bound(bound.earliest, bound.latest, bound.precision, frozenset(qualifiers), bound.zone)
    assert format(parse(core + sign)) == core + sign


INTERVALS = (
    ("1964/2008", "1964", "2008"),
    ("2004-06/2006-08", "2004-06", "2006-08"),
    ("2004-02-01/2005", "2004-02-01", "2005"),
    ("1984~/2004-06", "1984~", "2004-06"),
    ("2004-06-XX/2004-07-03", "2004-06-XX", "2004-07-03"),
    ("-0044/0014", "-0044", "0014"),
    ("2024-05/2024-05", "2024-05", "2024-05"),
)


@pytest.mark.parametrize(("text", "begin", "end"), INTERVALS)
def test_intervals(text: str, begin: str, end: str) -> None:
    assert parse(text) == When(parse(begin).begin, parse(end).end)
    assert exact(parse(text))


@pytest.mark.parametrize(
    ("text", "limit"), [("1985-04-12/..", Limit.OPEN), ("1985-04-12/", Limit.UNKNOWN), ("1985~/..", Limit.OPEN)]
)
def test_open_and_unknown_sides(text: str, limit: Limit) -> None:
    date, _, side = text.partition("/")
    assert parse(text) == When(parse(date).begin, limit)
    assert parse(f"{side}/{date}") == When(limit, parse(date).begin)
    assert format(parse(text)) == text
    assert format(parse(f"{side}/{date}")) == f"{side}/{date}"


def test_blanks_around_a_text_do_not_matter() -> None:
    assert parse(" 2024-05\n") == parse("2024-05")


REFUSED = (
    ("{1667,1668}", "a set of which all are meant"),
    ("{1960..1961}", "a set of which all are meant"),
    ("[1667,1668,1670..1672]", "a choice of several dates"),
    ("[-001X..0005]", "a choice with unspecified years before 1"),
    ("1950S2", "a year with significant digits"),
    ("Y171010000S3", "a year with significant digits"),
    ("2004-06~-11", "a qualification of a part of a date"),
    ("?2004-06-11", "a qualification of a part of a date"),
    ("2004-%06-11", "a qualification of a part of a date"),
    ("2004-06-~01/2004-06-~20", "a qualification of a part of a date"),
    ("156X-12-25", "unspecified digits that are not a whole unit"),
    ("XXXX-12-XX", "unspecified digits that are not a whole unit"),
    ("1984-1X", "unspecified digits that are not a whole unit"),
    ("Y9E50", "a year of more than 40 digits"),
)


@pytest.mark.parametrize(("text", "form"), REFUSED)
def test_what_one_time_cannot_hold_is_refused_by_name(text: str, form: str) -> None:
    with pytest.raises(EDTFError) as caught:
        parse(text)
    assert form in str(caught.value)
    assert "not supported" in str(caught.value)


ERRORS = (
    ("", "not an EDTF date"),
    ("yesterday", "not an EDTF date"),
    ("2024/05/02", "not an EDTF date"),
    ("02-05-2024", "not an EDTF date"),
    ("24", "not an EDTF date"),
    ("2024-5-2", "not an EDTF date"),
    ("٢٠٢٤", "not an EDTF date"),
    ("2024-05T10:00", "not an EDTF date"),
    ("2024-05-02T10", "not an EDTF date"),
    ("2024-05-02 10:00", "not an EDTF date"),
    ("2024-13", "there is no month 13"),
    ("2024-00", "there is no month 00"),
    ("2024-42", "there is no month 42"),
    ("2023-02-29", "2023-02 has no day 29"),
    ("2024-04-00", "2024-04 has no day 00"),
    ("2024-05-02T25:00", "there is no time 25:00"),
    ("2024-05-02T24:01", "there is no time 24:01"),
    ("2024-05-02T10:60", "there is no time 10:60"),
    ("2024-05-02T10:00+24:00", "there is no offset +24:00"),
    ("2024/2023", "the end lies before the beginning"),
    ("[2024..2023]", "the second date lies before the first"),
    ("../..", "a date on one side at least"),
    ("/", "a date on one side at least"),
)


@pytest.mark.parametrize(("text", "message"), ERRORS)
def test_errors_name_the_text_and_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(EDTFError) as caught:
        parse(text)
    assert message in str(caught.value)
    assert repr(text) in str(caught.value)


def test_an_error_shows_the_way_out() -> None:
    with pytest.raises(EDTFError, match="write it like 2024-12-23"):
        parse("23 December 2024")


# What EDTF cannot say exactly, as the narrowest expression that encloses it.
ENCLOSING = (
    (When.unit(instant(2024, 5, 2), Precision.WEEK), "[2024-04-29..2024-05-05]"),
    (When.unit(instant(2024, 5, 2, 13), Precision.HOUR), "[2024-05-02T13:00:00..2024-05-02T13:59:59]"),
    (When.unit(instant(10000, 5, 2), Precision.DAY), "Y10000"),
    (When.unit(instant(-10000, 5, 2, 1), Precision.SECOND), "Y-10000"),
    (When.within(Bound(instant(9999, 12, 31), instant(10000, 1, 2), Precision.DAY)), "[9999-12-31..Y10000]"),
    (When.unit(instant(-15), Precision.DECADE), "[-0020..-0011]"),
    (
        When(parse("2024-05-02").begin, Bound(instant(2024, 5, 3), instant(2024, 6, 9), Precision.DAY)),
        "2024-05-02/2024-06-08",
    ),
    (When.unit(instant(2024, 5, 2), Precision.WEEK, frozenset({APPROXIMATE})), "[2024-04-29~..2024-05-05~]"),
)


@pytest.mark.parametrize(("when", "text"), ENCLOSING, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_not_exact_is_enclosed(when: When, text: str) -> None:
    assert format(when) == text
    assert not exact(when)


def test_nothing_known_is_written_and_not_read() -> None:
    assert format(When(Limit.OPEN, Limit.UNKNOWN)) == "../"
    assert not exact(When(Limit.OPEN, Limit.UNKNOWN))


@pytest.mark.parametrize(
    ("at", "precision", "zone", "text"),
    [
        ((2024, 5, 2), Precision.DAY, None, "2024-05-02"),
        ((2024, 5, 2, 10), Precision.SECOND, None, "2024-05-02T10:00:00"),
        ((2024, 5, 2, 10), Precision.MINUTE, 0, "2024-05-02T10:00Z"),
        ((2024, 5, 2, 23, 30), Precision.MINUTE, 90, "2024-05-03T01:00+01:30"),
        ((2024, 5, 2), Precision.HOUR, -300, "2024-05-01T19:00-05:00"),
        ((-44, 3, 15), Precision.DAY, None, "-0044-03-15"),
        ((12024, 5, 2), Precision.DAY, None, "+12024-05-02"),
    ],
)
def test_instants_as_iso_8601(at: tuple[int, ...], precision: Precision, zone: int | None, text: str) -> None:
    assert format_instant(instant(*at), precision, zone) == text


# The library agrees with the standard on the bounds of dates and closed intervals; not on winter, which it ends with
# the year, nor on open and unknown sides, clock times and some qualified dates: there it fails or guesses.
_YEARS = st.integers(-9999, 9999).map(lambda year: f"-{-year:04}" if year < 0 else f"{year:04}")
_POSITIVE = st.integers(0, 9999).map("{:04}".format)
_MONTHS, _DAYS = st.integers(1, 12).map("{:02}".format), st.integers(1, 28).map("{:02}".format)
_DATES = st.one_of(
    _YEARS,
    st.tuples(_YEARS, _MONTHS).map("-".join),
    st.tuples(_YEARS, _MONTHS, _DAYS).map("-".join),
    st.tuples(_POSITIVE, st.sampled_from(("21", "22", "23"))).map("-".join),
    st.tuples(_POSITIVE, _MONTHS, st.just("XX")).map("-".join),
    _POSITIVE.map("{}-XX".format),
    _POSITIVE.map(lambda year: f"{year[:3]}X"),
    _POSITIVE.map(lambda year: f"{year[:2]}XX"),
    st.integers(10**4, 10**9).map("Y{}".format),
)


@given(_DATES)
def test_bounds_agree_with_the_library_edtf(text: str) -> None:
    ours, theirs = parse(text).begin, parse_edtf(text)
    assert _days(ours) == (tuple(theirs.lower_strict()[:3]), tuple(theirs.upper_strict()[:3]))


@given(st.lists(_POSITIVE, min_size=2, max_size=2, unique=True).map(sorted), st.sampled_from(("", "-05", "-05-02")))
def test_intervals_agree_with_the_library_edtf(years: list[str], rest: str) -> None:
    text = "/".join(year + rest for year in years)
    ours, theirs = parse(text), parse_edtf(text)
    assert _days(ours.begin)[0] == tuple(theirs.lower_strict()[:3])
    assert _days(ours.end)[1] == tuple(theirs.upper_strict()[:3])


def _days(side: Side) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last day of a bound."""
    assert isinstance(side, Bound)
    assert side.earliest is not None
    assert side.latest is not None
    assert floor(side.latest, Precision.DAY) == side.latest
    return civil(side.earliest)[:3], civil(side.latest - DAY)[:3]
