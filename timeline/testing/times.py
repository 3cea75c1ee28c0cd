"""Hypothesis strategies for times; ``strategies`` offers them with those for the rest of the model."""

from collections.abc import Sequence
from functools import cache

import attrs
from hypothesis import strategies as st

from timeline.model.calendar import DAY, MONTHS, Instant, Precision, floor, instant, shift
from timeline.model.when import NO_QUALIFIERS, Bound, Limit, Qualifier, Side, When


@cache
def instants() -> st.SearchStrategy[Instant]:
    """Instants: mostly whole days of a few months, else any second of some 60 million years."""
    days = st.integers(-45, 500).map(lambda day: instant(2024) + day * DAY)
    return st.one_of(
        days,
        days.flatmap(lambda day: st.integers(0, DAY - 1).map(lambda second: day + second)),
        st.builds(instant, st.integers(-12_000, 12_000), st.integers(1, 12), st.integers(1, 31)),
        st.integers(-(10**15), 10**15),
    )


@cache
def precisions() -> st.SearchStrategy[Precision]:
    """Every unit of the calendar."""
    return st.sampled_from(Precision)


@cache
def qualifiers() -> st.SearchStrategy[frozenset[Qualifier]]:
    """None, mostly, or one or both of approximate and uncertain."""
    return st.one_of(st.just(NO_QUALIFIERS), st.frozensets(st.sampled_from(Qualifier)))


@cache
def zones() -> st.SearchStrategy[int | None]:
    """Minutes from UTC; None, mostly, for the document's civil clock."""
    return st.one_of(st.none(), st.none(), st.sampled_from((0, 60, -300, 345)), st.integers(-14 * 60, 14 * 60))


@st.composite
def bounds(draw: st.DrawFn, at: st.SearchStrategy[Instant] | None = None) -> Bound:
    """Bounds that begin at or hold the instants ``at``: units of the calendar, runs of days, and any other window."""
    start, unit = draw(instants() if at is None else at), draw(precisions())
    latest = draw(
        st.one_of(
            st.just(shift(floor(start, unit), 1, unit)),
            st.integers(1, 40).map(lambda days: floor(start, Precision.DAY) + days * DAY),
            st.integers(1, 10**7).map(lambda seconds: start + seconds),
        )
    )
    whole = (floor(start, unit), floor(start, Precision.DAY), start)
    earliest = draw(st.sampled_from([first for first in whole if first < latest] or [latest - 1]))
    return Bound(earliest, latest, unit, draw(qualifiers()), draw(zones()))


@st.composite
def half_open(draw: st.DrawFn) -> Bound:
    """Bounds of which one end alone is known: "before May", "on Monday or later"."""
    bound = draw(bounds())
    return attrs.evolve(bound, earliest=None) if draw(st.booleans()) else attrs.evolve(bound, latest=None)


@cache
def limits() -> st.SearchStrategy[Limit]:
    """Open and unknown sides."""
    return st.sampled_from(Limit)


@cache
def sides() -> st.SearchStrategy[Side]:
    """Bounds, and now and then one that is open at one end, or an open or unknown side."""
    return st.one_of(bounds(), bounds(), bounds(), bounds(), half_open(), limits())


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Times of all kinds: one window, two bounds, open or unknown sides, qualified, zoned, with how they were read."""
    begin = draw(sides())
    kind = draw(st.sampled_from(("window", "window", "interval", "any")))
    if kind == "window":
        end = begin
    elif kind == "interval" and isinstance(begin, Bound) and begin.earliest is not None:
        end = draw(bounds(_soon_after(begin.earliest)))
    else:
        end = draw(sides())
    when = _possible(begin, end) or _possible(end, begin)
    assert when is not None
    return when.read_as(*draw(readings()))


def _possible(begin: Side, end: Side) -> When | None:
    try:
        return When(begin, end)
    except ValueError:  # the end would lie before the beginning
        return None


@cache
def readings() -> st.SearchStrategy[tuple[str | None, str | None, str | None]]:
    """How a time was read: words, rule and anchor."""
    some = st.sampled_from((None, None, "last week", "2024-05-02"))
    return st.tuples(some, some, some)


def _soon_after(at: Instant) -> st.SearchStrategy[Instant]:
    return st.integers(0, 60).map(lambda days: at + days * DAY)


@st.composite
def when_pairs(draw: st.DrawFn) -> tuple[When, When]:
    """Two times, which often begin together, touch, or are one and the same."""
    one = draw(whens())
    ends = [at for at in (one.lo, one.hi) if at is not None]
    if not ends or draw(st.booleans()):
        return one, draw(st.one_of(whens(), st.just(one)))
    other = When.within(draw(bounds(st.sampled_from(ends))))
    return draw(st.sampled_from(((one, other), (other, one))))


@st.composite
def narrower(draw: st.DrawFn, when: When) -> When:
    """The same time known better: smaller windows, finer units, fewer qualifiers, a date where there was none."""
    begin, end = (draw(_narrower_side(side)) for side in (when.begin, when.end))
    if when.begin == when.end and draw(st.booleans()):
        end = begin
    return _possible(begin, end) or when


def _narrower_side(side: Side) -> st.SearchStrategy[Side]:
    if isinstance(side, Limit):
        return st.one_of(st.just(side), bounds())
    units = [unit for unit in Precision if unit <= side.precision]
    months = [unit for unit in units if unit in MONTHS]
    window = _narrower_window(side.earliest, side.latest)
    unit = st.one_of(st.just(side.precision), st.sampled_from(months or units), st.sampled_from(units))
    fewer = st.frozensets(st.sampled_from(Qualifier)).map(side.qualifiers.intersection)
    return st.builds(
        lambda window, unit, qualifiers: Bound(window[0], window[1], unit, qualifiers, side.zone),
        *(window, unit, st.one_of(st.just(side.qualifiers), fewer)),
    )


def _narrower_window(earliest: Instant | None, latest: Instant | None) -> st.SearchStrategy[Sequence[Instant | None]]:
    first = (latest or 0) - 1000 * DAY if earliest is None else earliest
    last = first + 1000 * DAY if latest is None else latest
    at = st.one_of(
        st.integers(first, last),
        st.integers(first, min(last, first + 3 * DAY)),
        st.integers(max(first, last - 3 * DAY), last),
    )
    window = st.lists(at, min_size=2, max_size=2, unique=True).map(sorted)
    if earliest is None:
        return st.one_of(window, at.map(lambda instant: (None, instant)))
    if latest is None:
        return st.one_of(window, at.map(lambda instant: (instant, None)))
    return window


@st.composite
def edtf_texts(draw: st.DrawFn) -> str:
    """EDTF of levels 0 and 1 and of what is supported of level 2."""
    kind = draw(st.sampled_from(("date", "date", "interval", "half", "choice", "half choice")))
    if kind == "date":
        return draw(_edtf_dates())
    if kind == "half":
        open_side, date = draw(st.sampled_from(("", ".."))), draw(_edtf_dates())
        return draw(st.sampled_from((f"{open_side}/{date}", f"{date}/{open_side}")))
    if kind == "half choice":
        date = draw(_edtf_dates().filter(lambda date: not (date.startswith("-") and "X" in date[:5])))
        return draw(st.sampled_from((f"[..{date}]", f"[{date}..]")))
    first, second = sorted(draw(st.lists(_four_digit_years(), min_size=2, max_size=2, unique=True)), key=int)
    rest = "-05-02" if draw(st.booleans()) else ""
    if kind == "choice":
        return f"[{first}{rest}..{second}{rest}]"
    signs = draw(st.tuples(_edtf_signs(), _edtf_signs()))
    return f"{first}{rest}{signs[0]}/{second}{rest}{signs[1]}"


@cache
def _edtf_signs() -> st.SearchStrategy[str]:
    return st.sampled_from(("", "", "~", "?", "%"))


@cache
def _four_digit_years() -> st.SearchStrategy[str]:
    years = st.one_of(st.integers(1990, 2030), st.integers(-9999, 9999))
    return years.map(lambda year: f"-{-year:04}" if year < 0 else f"{year:04}")


@cache
def _edtf_dates() -> st.SearchStrategy[str]:
    year = _four_digit_years()
    month, day = (st.integers(1, last).map("{:02}".format) for last in (12, 28))
    moment = st.builds(
        "{:02}:{:02}:{:02}{}".format,
        st.integers(0, 23),
        *(st.integers(0, 59), st.integers(0, 59)),
        st.sampled_from(("", "Z", "+01:00", "-05:30", "+14")),
    )
    core = st.one_of(
        year,
        st.builds("{}-{}".format, year, st.one_of(month, st.integers(21, 41), st.just("XX"))),
        st.builds("{}-{}-{}".format, year, month, st.one_of(day, st.just("XX"))),
        st.builds("{}-{}-{}T{}".format, year, month, day, moment),
        year.map("{}-XX-XX".format),
        st.builds("Y{}{}".format, st.integers(-(10**12), 10**12), st.sampled_from(("", "", "E3", "E17"))),
        st.builds(lambda year, unknown: year[: len(year) - unknown] + "X" * unknown, year, st.integers(1, 3)),
    )
    return st.builds("{}{}".format, core, _edtf_signs())
