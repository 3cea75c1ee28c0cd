"""Windows of the fields that a form names: in a given year, and the candidate that a direction asks for."""

from collections.abc import Mapping

import attrs

from timeline.model.calendar import DAY, Instant, Precision, civil, days_in_month, floor, instant, shift, weekday
from timeline_plugins.extractors.time.form import Form
from timeline_plugins.extractors.time.rendering import SEASONS, UNITS, easter, nth_weekday

Range = tuple[Instant, Instant]
Holidays = Mapping[str, tuple[str, ...]]


_FAR_OFF = 120 * DAY
"""News seldom name a day that lies further ahead than this without a word of the future."""
_SOON = 62 * DAY
"""A month that begins so soon is seldom meant as that of the year before."""
LONG = {"decade": 10, "century": 100, "millennium": 1000}
"""Years of a unit of years."""


def unit_of(form: Form) -> str:
    """The granularity of a form's fields; ``time`` where it names a clock time or a part of the day alone."""
    if form.nth_unit is not None:
        return form.nth_unit
    return named(form)


def named(form: Form) -> str:
    """The granularity of what the words name, without regard to one unit of it."""
    if form.day is not None or (form.weekday is not None and form.nth is None) or form.holiday:
        return "day"
    for unit in ("month", "season", "quarter", "half", "decade", "century", "millennium"):
        if getattr(form, unit) is not None:
            return unit
    return "time" if form.year is None and form.years is None else "year"


def fixed_year(form: Form) -> int | None:
    """The year that the words name, astronomical; the first one of a decade or century; None where they name none."""
    before_christ = form.era == "BC"
    if form.decade is not None:
        # A decade without its century is one of those that most texts speak of.
        first = (form.decade if form.decade >= 10 or form.era else form.decade + 190) * 10
        return -first - 8 if before_christ else first
    if form.millennium is not None:
        return 1 - form.millennium * 1000 if before_christ else (form.millennium - 1) * 1000
    if form.century is not None:
        return 1 - form.century * 100 if before_christ else (form.century - 1) * 100
    if form.year is None or not before_christ:
        return form.year
    return 1 - form.year


def _within(form: Form, whole: Range) -> Range:
    """The nth unit of a window; a week is seven days counted from its beginning or its end."""
    nth, unit = form.nth or 1, form.nth_unit or "day"
    if form.weekday is not None:
        year, month, *_ = civil(whole[0])
        start = nth_weekday(year, month, form.weekday, min(nth, 5))
        return start, start + DAY
    if form.holiday:
        monday, away = floor(whole[0], Precision.WEEK), weekday(whole[0])
        if unit == "week":
            return monday, monday + 7 * DAY
        start = monday + (5 if away > 1 else -2) * DAY  # the weekend that is nearest
        return start, start + 2 * DAY
    if unit == "week":
        start = whole[0] + 7 * (nth - 1) * DAY if nth > 0 else whole[1] - 7 * DAY
        return start, start + 7 * DAY
    start = shift(whole[0], nth - 1, UNITS[unit]) if nth > 0 else shift(whole[1], -1, UNITS[unit])
    return start, shift(start, 1, UNITS[unit])


def in_year(form: Form, year: int, unit: str, holidays: Holidays, southern: bool) -> Range:
    """The window of a form's fields in a year; a day that the month lacks there becomes its last one."""
    if form.nth is not None:
        plain = attrs.evolve(form, nth=None, nth_unit=None, weekday=None)
        return _within(form, in_year(plain, year, named(plain), holidays, southern))
    if form.holiday:
        start = _holiday(holidays[form.holiday], year)
        return start, start + DAY
    if unit in LONG:
        return instant(year), instant(year + LONG[unit])
    if form.season is not None:
        index = SEASONS.index(form.season)
        start = instant(year, 3 + 3 * ((index + 2) % 4 if southern else index))
        return start, shift(start, 1, Precision.SEASON)
    month = form.month or 1
    if form.quarter is not None:
        month = 3 * form.quarter - 2
    elif form.half is not None:
        month = 6 * form.half - 5
    start = instant(year, month, min(form.day or 1, days_in_month(year, month)))
    return start, shift(start, 1, UNITS[unit])


def chosen(form: Form, at: Instant, unit: str, direction: str, holidays: Holidays, southern: bool) -> Range:
    """The candidate around an instant that a direction asks for: before, last, this, after, next or nearest.

    ``soon`` is the next one if it begins within two months, else the one before.

    ``near-past`` and ``near-ahead`` are the nearest one, unless that lies far away on the other side.
    """
    if form.weekday is not None and form.day is None and form.nth is None:
        return _weekday(form, at, direction)
    year, month, *_ = civil(at)
    if unit == "day" and form.month is None and not form.holiday and form.nth is None:
        ranges = [_day_of_month(form.day or 1, year, candidate) for candidate in range(month - 1, month + 2)]
    else:
        ranges = [in_year(form, candidate, unit, holidays, southern) for candidate in range(year - 1, year + 2)]
    here = floor(at, Precision.DAY)
    if direction == "soon":
        soon = [row for row in ranges if here < row[0] <= here + _SOON]
        direction = "before"
        if soon:
            return soon[0]
    if direction == "before":
        return max((row for row in ranges if row[0] <= here), default=ranges[0])
    if direction == "last":
        return max((row for row in ranges if row[1] <= here), default=ranges[0])
    if direction == "after":
        return min((row for row in ranges if row[1] > here), default=ranges[-1])
    if direction == "next":
        return min((row for row in ranges if row[0] > here), default=ranges[-1])
    if direction == "this" and form.season != "WI":
        return ranges[1]
    middle = here + DAY // 2
    nearest = min(ranges, key=lambda row: (max(row[0] - middle, middle - row[1], 0), row))
    if direction == "near-past" and nearest[0] - here > _FAR_OFF:
        return max((row for row in ranges if row[0] <= here), default=nearest)
    if direction == "near-ahead" and here - nearest[1] > _FAR_OFF:
        return min((row for row in ranges if row[1] > here), default=nearest)
    return nearest


def _day_of_month(day: int, year: int, month: int) -> Range:
    start = instant(year, month)
    year, month, *_ = civil(start)
    start += (min(day, days_in_month(year, month)) - 1) * DAY
    return start, start + DAY


def _weekday(form: Form, at: Instant, direction: str) -> Range:
    here = floor(at, Precision.DAY)
    away = (form.weekday or 0) - weekday(here)
    offset = away % 7
    if form.weeks is not None:
        offset = away + 7 * form.weeks
    elif direction == "last":
        offset -= 7
    elif direction == "before":
        offset -= 7 if offset else 0
    elif direction in ("after", "next"):
        offset = offset or 7
    elif direction == "ahead":
        pass  # the day itself, too: what is to be done on it is not yet done in the morning
    elif direction == "this":
        offset = away
    elif offset > 3:
        offset -= 7
    return here + offset * DAY, here + (offset + 1) * DAY


def _holiday(row: tuple[str, ...], year: int) -> Instant:
    how, numbers = row[0], [int(number) for number in row[1:]]
    if how == "easter":
        return easter(year) + numbers[0] * DAY
    if how == "fixed":
        return instant(year, *numbers)
    return nth_weekday(year, *numbers[:3]) + sum(numbers[3:]) * DAY
