"""A ``When`` in words: plain, and as exact as the value.

Dates stand as ``3 Feb 2025`` whatever the locale, windows by their first and last unit, both inclusive. Years before 1
are written BC, years 1 to 999 AD. EDTF is written beside the words by the views.
"""

import attrs

from timeline.model import edtf
from timeline.model.calendar import DAY, HOUR, MINUTE, Instant, Precision, civil, floor, shift
from timeline.model.when import Bound, Limit, Qualifier, Side, When

UNDATED = "undated"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ORDINALS = ("first", "second", "third", "fourth")
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_PARTS_OF_YEAR = {
    Precision.QUARTER: ("quarter", 3),
    Precision.TRIMESTER: ("third", 4),
    Precision.HALF: ("half", 6),
}


def time_words(when: When | None) -> str:
    """A time in words: ``between 13 Jan and 3 Feb 2025``, ``since Dec 2024``, ``undated`` for None.

    ``by the end of`` stands where the beginning is unknown, ``until`` where it is open.
    """
    if when is None:
        return UNDATED
    begin, end = when.begin, when.end
    if isinstance(begin, Bound) and isinstance(end, Bound):
        return _within(begin) if begin == end else _from_to(begin, end)
    if isinstance(begin, Bound):
        return f"since {_point(begin)}" if end is Limit.OPEN else f"from {_point(begin)}, end not known"
    if isinstance(end, Bound):
        return f"until {_point(end)}" if begin is Limit.OPEN else f"by the end of {_point(end)}"
    return UNDATED


def edtf_of(when: When | None) -> str:
    """A time as EDTF; empty for None."""
    return edtf.format(when) if when else ""


def earliest(when: When | None) -> str:
    """First day (or second) that the time allows, ISO 8601, inclusive; empty where open or unknown."""
    side = when.begin if when else None
    if not isinstance(side, Bound) or side.earliest is None:
        return ""
    return edtf.format_instant(side.earliest, _written(side), side.zone)


def latest(when: When | None) -> str:
    """Last day (or second) that the time allows, ISO 8601, inclusive; empty where open or unknown."""
    side = when.end if when else None
    if not isinstance(side, Bound) or side.latest is None:
        return ""
    return edtf.format_instant(side.latest - 1, _written(side), side.zone)


def precision_of(when: When | None) -> str:
    """The unit in which the source speaks; empty where no side is a date."""
    precision = when.precision if when else None
    return precision.value if precision else ""


def reading_of(when: When | None) -> str:
    """How a time was read: its words, the rule and what that counted from; empty where none of them is known."""
    if when is None:
        return ""
    parts = [f"“{when.text}”" if when.text else "", f"by the rule “{when.rule}”" if when.rule else ""]
    parts.append(f"counted from {when.anchor}" if when.anchor else "")
    return ", ".join(part for part in parts if part)


def _written(bound: Bound) -> Precision:
    return Precision.DAY if _whole_days(bound) else Precision.SECOND


def _whole_days(bound: Bound) -> bool:
    return bound.precision >= Precision.DAY and not any(at and at % DAY for at in (bound.earliest, bound.latest))


def _qualified(words: str, side: Side) -> str:
    if isinstance(side, Limit) or not side.qualifiers:
        return words
    names = [qualifier.name.lower() for qualifier in Qualifier if qualifier in side.qualifiers]
    return f"{words} ({', '.join(names)})"


def _within(bound: Bound) -> str:
    """One window that holds the whole: ``3 Feb 2025``, ``between 13 Jan and 3 Feb 2025``, ``2024 or earlier``."""
    return _qualified(_half(bound) or _unit(bound) or _between(bound), bound)


def _point(bound: Bound) -> str:
    """A window that holds one side, behind ``since`` or ``until``."""
    return _qualified(_half(bound) or _unit(bound) or f"a time {_between(bound)}", bound)


def _half(bound: Bound) -> str | None:
    """A window that is open at one end: ``3 Feb 2025 or earlier``; None for the others."""
    if bound.earliest is not None and bound.latest is not None:
        return None
    for unit in (bound.precision, Precision.DAY, Precision.SECOND):
        if bound.latest is not None:
            known, words = attrs.evolve(bound, earliest=shift(bound.latest, -1, unit), precision=unit), "earlier"
        else:
            assert bound.earliest is not None
            known, words = attrs.evolve(bound, latest=shift(bound.earliest, 1, unit), precision=unit), "later"
        if name := _unit(known):
            return f"{name} or {words}"
    return None


def _from_to(begin: Bound, end: Bound) -> str:
    if begin.qualifiers or end.qualifiers or not (_unit(begin) and _unit(end)):
        return f"from {_point(begin)} to {_point(end)}"
    units = {begin.precision, end.precision}
    first, last = _window(begin)[0], _window(end)[1] - 1
    if units == {Precision.DAY}:
        return "from {} to {}".format(*_span_of_days(first, last))
    if units == {Precision.MONTH}:
        return "from {} to {}".format(*_span_of_months(first, last))
    return f"from {_unit(begin)} to {_unit(end)}"


def _unit(bound: Bound) -> str | None:
    """A window that is one whole unit of its own precision; None otherwise."""
    at, unit = bound.earliest, bound.precision
    if at is None:
        return None
    local = at + (bound.zone or 0) * MINUTE
    if floor(local, unit) != local or shift(at, 1, unit) != bound.latest:
        return None
    year, month, *_ = civil(local)
    if unit < Precision.DAY:
        return None if unit is Precision.HOUR else f"{_clock(local, unit)}{_zone(bound)} on {_day(local)}"
    if unit is Precision.DAY:
        return _day(local) + _zone(bound)
    if unit is Precision.WEEK:
        return f"the week of {_day(local)}"
    if unit is Precision.MONTH:
        return f"{_MONTHS[month - 1]} {_year(year)}"
    if unit is Precision.SEASON:
        turn = f"/{_year(year + 1)}" if month == 12 else ""
        return f"{_SEASONS[month]} {_year(year)}{turn}"
    if unit in _PARTS_OF_YEAR:
        name, months = _PARTS_OF_YEAR[unit]
        return f"{_ORDINALS[(month - 1) // months]} {name} of {_year(year)}"
    if unit is Precision.YEAR:
        return _year(year)
    if unit is Precision.DECADE and year >= 1000:
        return f"the {year}s"
    return None


def _between(bound: Bound) -> str:
    first, last = _window(bound)[0], _window(bound)[1] - 1
    if not _whole_days(bound):
        return _between_times(bound)
    if bound.precision >= Precision.YEAR and _whole(bound, Precision.YEAR):
        return f"between {_year(civil(first)[0])} and {_year(civil(last)[0])}"
    if bound.precision >= Precision.MONTH and _whole(bound, Precision.MONTH):
        return "between {} and {}".format(*_span_of_months(first, last))
    if last - first == DAY - 1:
        return f"on {_day(first)}"
    return "between {} and {}".format(*_span_of_days(first, last))


def _between_times(bound: Bound) -> str:
    shift_by = (bound.zone or 0) * MINUTE
    first, last = (at + shift_by for at in _window(bound))
    unit = Precision.SECOND if first % MINUTE or last % MINUTE else Precision.MINUTE
    begin, end = _clock(first, unit), _clock(last, unit)
    if first // DAY == last // DAY:
        return f"between {begin} and {end}{_zone(bound)} on {_day(first)}"
    if last % DAY == 0 and first // DAY == (last - 1) // DAY:
        return f"between {begin} and 24:00{_zone(bound)} on {_day(first)}"
    return f"between {begin} on {_day(first)} and {end} on {_day(last)}{_zone(bound)}"


def _whole(bound: Bound, unit: Precision) -> bool:
    return all(floor(at, unit) == at for at in _window(bound))


def _window(bound: Bound) -> tuple[Instant, Instant]:
    """Both ends of a window that is known to have them."""
    assert bound.earliest is not None
    assert bound.latest is not None
    return bound.earliest, bound.latest


def _span_of_days(first: Instant, last: Instant) -> tuple[str, str]:
    """Two days; what the first shares with the second is said once."""
    (year, month, day, *_), (last_year, last_month, *_) = civil(first), civil(last)
    if year != last_year:
        return _day(first), _day(last)
    return (str(day) if month == last_month else f"{day} {_MONTHS[month - 1]}"), _day(last)


def _span_of_months(first: Instant, last: Instant) -> tuple[str, str]:
    (year, month, *_), (last_year, last_month, *_) = civil(first), civil(last)
    begin = _MONTHS[month - 1] if year == last_year else f"{_MONTHS[month - 1]} {_year(year)}"
    return begin, f"{_MONTHS[last_month - 1]} {_year(last_year)}"


def _day(at: Instant) -> str:
    year, month, day, *_ = civil(at)
    return f"{day} {_MONTHS[month - 1]} {_year(year)}"


def _year(year: int) -> str:
    if year < 1:
        return f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else str(year)


def _clock(at: Instant, unit: Precision) -> str:
    rest = at % DAY
    hour, minute, second = rest // HOUR, rest % HOUR // MINUTE, rest % MINUTE
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if unit is Precision.SECOND else "")


def _zone(bound: Bound) -> str:
    if bound.zone is None:
        return ""
    hours, minutes = divmod(abs(bound.zone), 60)
    return " UTC" if bound.zone == 0 else f" UTC{'−' if bound.zone < 0 else '+'}{hours:02}:{minutes:02}"
