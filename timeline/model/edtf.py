"""EDTF in and out: ISO 8601-2:2019, annex A (Extended Date/Time Format), https://www.loc.gov/standards/datetime/.

Levels 0 and 1 are read whole. Of level 2 what one ``When`` can hold is read: quarters, trimesters, halves and seasons
of a hemisphere, exponential years, days that are unspecified beside a month that is, a choice out of one run of dates
(``[1667-05-03..1667-06-09]``, or open at one end: ``[..1760-12]``) and qualified dates in an interval. The rest is
refused by name.
"""

import re
from typing import NoReturn

import attrs

from timeline.model.calendar import (
    DAY,
    HOUR,
    MINUTE,
    Instant,
    Precision,
    civil,
    days_in_month,
    floor,
    instant,
    shift,
)
from timeline.model.when import NO_QUALIFIERS, Bound, Limit, Qualifier, Side, When


class EDTFError(ValueError):
    """A text that is no EDTF, or a form of level 2 that a ``When`` cannot hold; the message names which."""


_QUALIFIERS = {
    "": NO_QUALIFIERS,
    "~": frozenset({Qualifier.APPROXIMATE}),
    "?": frozenset({Qualifier.UNCERTAIN}),
    "%": frozenset({Qualifier.APPROXIMATE, Qualifier.UNCERTAIN}),
}
_SIGNS = {qualifiers: sign for sign, qualifiers in _QUALIFIERS.items()}

_DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(r"T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?")
_LONG_YEAR = re.compile(r"Y(-?[0-9]{1,40})(?:E([0-9]{1,2}))?")
_YEAR_LIMIT = 10**40
_UNSPECIFIED_YEAR = re.compile(r"(-?)([0-9]{3}X|[0-9]{2}XX|[0-9]XXX)")
_UNSPECIFIED_BEFORE_1 = re.compile(r"^\[.*-[0-9]{1,3}X")
_UNSPECIFIED_PART = re.compile(r"(-?[0-9]{4})-(?:XX(?:-(XX))?|([0-9]{2})-XX)")

# Sub-year groups of ISO 8601-2: code -> (precision, first month). Seasons are northern and meteorological where the
# code names no hemisphere; a southern one lies half a year apart, in the year that is named. A season that crosses the
# turn of the year belongs to the year in which it begins.
_GROUPS = {
    **{21 + i: (Precision.SEASON, 3 + 3 * i) for i in range(4)},
    **{25 + i: (Precision.SEASON, 3 + 3 * i) for i in range(4)},
    **{29 + i: (Precision.SEASON, (8 + 3 * i) % 12 + 1) for i in range(4)},
    **{33 + i: (Precision.QUARTER, 1 + 3 * i) for i in range(4)},
    **{37 + i: (Precision.TRIMESTER, 1 + 4 * i) for i in range(3)},
    **{40 + i: (Precision.HALF, 1 + 6 * i) for i in range(2)},
}
_UNSPECIFIED = (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
_FIRST_CODE = {Precision.QUARTER: (33, 3), Precision.TRIMESTER: (37, 4), Precision.HALF: (40, 6)}

_REFUSED = (
    (re.compile(r"^\{"), "a set of which all are meant"),
    (re.compile(r"^\[.*,"), "a choice of several dates"),
    (_UNSPECIFIED_BEFORE_1, "a choice with unspecified years before 1"),
    (re.compile(r"S[0-9]+$"), "a year with significant digits"),
    (re.compile(r"^[~?%]|[~?%]-|-[~?%]"), "a qualification of a part of a date"),
    (re.compile(r"X"), "unspecified digits that are not a whole unit"),
)


def parse(text: str) -> When:
    """Read an EDTF expression.

    Raises:
        EDTFError: the text is no EDTF, or needs a form of level 2 that one ``When`` cannot hold.

    >>> parse("2024-12~").begin.precision.value
    'month'
    """
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and ".." in text and "," not in text:
        return _choice(text)
    if "/" in text:
        return _interval(text)
    return When.within(_bound(text))


def _refuse(text: str) -> NoReturn:
    for pattern, name in _REFUSED:
        if pattern.search(text):
            raise EDTFError(f"EDTF {text!r}: {name} (level 2) is not supported")
    raise EDTFError(f"not an EDTF date: {text!r} (write it like 2024-12-23, 2024-12, 2024~ or 2024-05/2024-06)")


def _interval(text: str) -> When:
    first, _, second = text.partition("/")
    if "/" in second:
        _refuse(text)
    begin, end = _side(first), _side(second)
    if not (isinstance(begin, Bound) or isinstance(end, Bound)):
        raise EDTFError(f"EDTF {text!r}: an interval needs a date on one side at least")
    try:
        return When(begin, end)
    except ValueError:
        raise EDTFError(f"EDTF {text!r}: the end lies before the beginning") from None


def _side(text: str) -> Side:
    if text == "..":
        return Limit.OPEN
    return Limit.UNKNOWN if text == "" else _bound(text)


def _choice(text: str) -> When:
    first, _, second = text[1:-1].partition("..")
    if not first and not second:
        raise EDTFError(f"EDTF {text!r}: a choice needs a date on one side at least")
    if _UNSPECIFIED_BEFORE_1.search(text):
        _refuse(text)
    if not first:
        return When.within(attrs.evolve(_bound(second), earliest=None))
    if not second:
        return When.within(attrs.evolve(_bound(first), latest=None))
    a, b = _bound(first), _bound(second)
    try:
        bound = Bound(a.earliest, b.latest, min(a.precision, b.precision), a.qualifiers | b.qualifiers, a.zone)
    except ValueError:
        raise EDTFError(f"EDTF {text!r}: the second date lies before the first") from None
    return When.within(bound)


def _bound(text: str) -> Bound:
    """One date; both instants of its window are there."""
    sign = text[-1:] if text[-1:] in _QUALIFIERS else ""
    qualifiers = _QUALIFIERS[sign]
    core = text.removesuffix(sign)
    if found := _DATE.fullmatch(core):
        year, month, day = (int(part) if part is not None else None for part in found.groups())
        assert year is not None
        return _calendar(text, year, month, day, qualifiers)
    if "T" in core:
        return _moment(text, core, qualifiers)
    if found := _LONG_YEAR.fullmatch(core):
        year = int(found[1]) * 10 ** int(found[2] or 0)
        if abs(year) >= _YEAR_LIMIT:
            raise EDTFError(f"EDTF {text!r}: a year of more than 40 digits is not supported")
        return _unit(year, 1, Precision.YEAR, qualifiers)
    if found := _UNSPECIFIED_YEAR.fullmatch(core):
        return _unspecified_year(found[1] == "-", found[2], qualifiers)
    if found := _UNSPECIFIED_PART.fullmatch(core):
        year, month = int(found[1]), int(found[3] or 0)
        window = _calendar(text, year, month or None, None, NO_QUALIFIERS)
        precision = Precision.DAY if month or found[2] else Precision.MONTH
        return Bound(window.earliest, window.latest, precision, qualifiers)
    _refuse(text)


def _unit(year: int, month: int, precision: Precision, qualifiers: frozenset[Qualifier]) -> Bound:
    earliest = instant(year, month)
    return Bound(earliest, shift(earliest, 1, precision), precision, qualifiers)


def _calendar(text: str, year: int, month: int | None, day: int | None, qualifiers: frozenset[Qualifier]) -> Bound:
    if month is None:
        return _unit(year, 1, Precision.YEAR, qualifiers)
    if day is None and month in _GROUPS:
        precision, first = _GROUPS[month]
        return _unit(year, first, precision, qualifiers)
    if not 1 <= month <= 12:
        raise EDTFError(f"EDTF {text!r}: there is no month {month:02}")
    if day is None:
        return _unit(year, month, Precision.MONTH, qualifiers)
    if not 1 <= day <= days_in_month(year, month):
        raise EDTFError(f"EDTF {text!r}: {year:04}-{month:02} has no day {day:02}")
    earliest = instant(year, month, day)
    return Bound(earliest, earliest + DAY, Precision.DAY, qualifiers)


def _moment(text: str, core: str, qualifiers: frozenset[Qualifier]) -> Bound:
    date, time = _DATE.match(core), _TIME.search(core)
    if not date or not time or date[3] is None or date.end() != time.start() or time.end() != len(core):
        _refuse(text)
    _calendar(text, int(date[1]), int(date[2]), int(date[3]), NO_QUALIFIERS)  # refuses a day that there is not
    day = instant(int(date[1]), int(date[2]), int(date[3]))
    hour, minute, second = (int(part or 0) for part in time.group(1, 2, 3))
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        raise EDTFError(f"EDTF {text!r}: there is no time {time[0][1:]}")
    zone = _zone(text, time[4])
    earliest = day + hour * HOUR + minute * MINUTE + second - (zone or 0) * MINUTE
    precision = Precision.MINUTE if time[3] is None else Precision.SECOND
    return Bound(earliest, shift(earliest, 1, precision), precision, qualifiers, zone)


def _zone(text: str, stated: str | None) -> int | None:
    if stated is None:
        return None
    if stated == "Z":
        return 0
    hours, minutes = int(stated[1:3]), int(stated[3:].lstrip(":") or 0)
    if hours > 23 or minutes > 59:
        raise EDTFError(f"EDTF {text!r}: there is no offset {stated}")
    return (hours * 60 + minutes) * (-1 if stated[0] == "-" else 1)


def _unspecified_year(negative: bool, digits: str, qualifiers: frozenset[Qualifier]) -> Bound:
    width = digits.count("X")
    precision = _UNSPECIFIED[width - 1]
    size = 10**width
    first = int(digits[:-width]) * size
    if negative:
        # -019X: the years -199 to -190. Where the windows of both signs hold year 0 (000X) the sign says nothing.
        last = -first
        earliest = instant(last - size + 1)
        return Bound(earliest, instant(last + 1), precision, qualifiers)
    return _unit(first, 1, precision, qualifiers)


def format(when: When) -> str:
    """Write a time as EDTF; where EDTF cannot say it exactly, the narrowest expression that encloses it.

    ``parse(format(when)) == when`` wherever ``exact(when)``.
    """
    if when.begin == when.end and isinstance(when.begin, Bound):
        return _one_expression(when.begin) or _run_of_dates(when.begin)
    return f"{_format_side(when.begin, last=False)}/{_format_side(when.end, last=True)}"


def exact(when: When) -> bool:
    """Does EDTF say this time without loss?"""
    try:
        return parse(format(when)) == when
    except EDTFError:
        return False


def _format_side(side: Side, *, last: bool) -> str:
    """One side of an interval; the first or last date of a window that is no unit of the calendar."""
    if isinstance(side, Limit):
        return side.value
    return _one_expression(side) or (_last_unit(side) if last else _first_unit(side))


def _one_expression(bound: Bound) -> str | None:
    """The bound as one date, where its window is a whole unit of the calendar."""
    earliest, latest = bound.earliest, bound.latest
    if earliest is None or latest is None:
        return None
    sign = _SIGNS[bound.qualifiers]
    precision = bound.precision
    if precision <= Precision.HOUR:
        if latest - earliest != (MINUTE if precision is Precision.MINUTE else 1) or precision is Precision.HOUR:
            return None
        if precision is Precision.MINUTE and earliest % MINUTE:
            return None
        if not _four_digits(civil(earliest + (bound.zone or 0) * MINUTE)[0]):
            return None
        return format_instant(earliest, precision, bound.zone) + sign
    if bound.zone is not None:
        return None
    if precision in _UNSPECIFIED:
        return _unspecified_text(bound, civil(earliest)[0], civil(latest - 1)[0])
    year, month, day, *_ = civil(earliest)

    def covers(unit: Precision) -> bool:
        return floor(earliest, unit) == earliest and shift(earliest, 1, unit) == latest

    if precision is Precision.DAY:
        if covers(Precision.DAY):
            return f"{_year_month(year, month)}-{day:02}{sign}" if _four_digits(year) else None
        if covers(Precision.MONTH):
            return f"{_year_month(year, month)}-XX{sign}" if _four_digits(year) else None
        return f"{_year(year)}-XX-XX{sign}" if covers(Precision.YEAR) and _four_digits(year) else None
    if precision is Precision.MONTH:
        if not _four_digits(year):
            return None
        if covers(Precision.MONTH):
            return _year_month(year, month) + sign
        return f"{_year(year)}-XX{sign}" if covers(Precision.YEAR) else None
    if precision is Precision.WEEK or not covers(precision):
        return None
    if precision is Precision.YEAR:
        return _year(year) + sign
    if not _four_digits(year):
        return None
    if precision is Precision.SEASON:
        return f"{_year(year)}-{20 + month // 3}{sign}"
    first, months = _FIRST_CODE[precision]
    return f"{_year(year)}-{first + (month - 1) // months}{sign}"


def _unspecified_text(bound: Bound, first: int, last: int) -> str | None:
    width = _UNSPECIFIED.index(bound.precision) + 1
    minus, nearest = ("-", -last) if first < 0 else ("", first)
    digits = f"{nearest // 10**width:0{4 - width}}{'X' * width}"
    if not _UNSPECIFIED_YEAR.fullmatch(digits) or _unspecified_year(minus == "-", digits, bound.qualifiers) != bound:
        return None
    return minus + digits + _SIGNS[bound.qualifiers]


def _run_of_dates(bound: Bound) -> str:
    """The window as a choice out of the dates from its first to its last."""
    first, last = _first_unit(bound), _last_unit(bound)
    return first if first == last else f"[{first}..{last}]"


def _first_unit(bound: Bound) -> str:
    """The first unit of a window: its own where it is made of such, else a day, else a second; empty where open.

    Where EDTF has no word for it, the year that holds it.
    """
    at = bound.earliest
    if at is None:
        return ""
    unit = _made_of(bound)
    first = attrs.evolve(bound, latest=shift(at, 1, unit), precision=unit)
    return _one_expression(first) or _year(civil(at)[0]) + _SIGNS[bound.qualifiers]


def _last_unit(bound: Bound) -> str:
    """The last unit of a window, in the way of ``_first_unit``."""
    at = bound.latest
    if at is None:
        return ""
    unit = _made_of(bound)
    last = attrs.evolve(bound, earliest=shift(at, -1, unit), precision=unit)
    return _one_expression(last) or _year(civil(at - 1)[0]) + _SIGNS[bound.qualifiers]


def _made_of(bound: Bound) -> Precision:
    """The unit that a window is made of: its own precision where its ends are such, else days, else seconds."""
    for unit in (bound.precision, Precision.DAY):
        if unit in (Precision.HOUR, Precision.WEEK) or (bound.zone is not None and unit >= Precision.DAY):
            continue
        if all(at is None or floor(at, unit) == at for at in (bound.earliest, bound.latest)):
            return unit
    return Precision.SECOND


def _four_digits(year: int) -> bool:
    return -9999 <= year <= 9999


def _year(year: int) -> str:
    if not _four_digits(year):
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _year_month(year: int, month: int) -> str:
    return f"{_year(year)}-{month:02}"


def format_instant(at: Instant, precision: Precision, zone: int | None = None) -> str:
    """An instant as ISO 8601: the date, and from an hour's precision on the time with its zone.

    Years of more than four digits are written with their sign (ISO 8601's expanded form).
    """
    year, month, day, hour, minute, second = civil(at + (zone or 0) * MINUTE)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    date = f"{sign}{abs(year):04}-{month:02}-{day:02}"
    if precision >= Precision.DAY:
        return date
    time = f"{hour:02}:{minute:02}" + (f":{second:02}" if precision is Precision.SECOND else "")
    if zone is None:
        return f"{date}T{time}"
    offset = "Z" if zone == 0 else f"{'-' if zone < 0 else '+'}{abs(zone) // 60:02}:{abs(zone) % 60:02}"
    return f"{date}T{time}{offset}"
