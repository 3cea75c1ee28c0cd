"""Arithmetic of units: windows counted from an instant, lengths, and times of the day."""

from timeline.model.calendar import DAY, HOUR, MINUTE, Instant, Precision, floor, shift, weekday
from timeline_plugins.extractors.time.fields import Range
from timeline_plugins.extractors.time.form import Form, Kind
from timeline_plugins.extractors.time.rendering import PARTS, UNITS, moved


def time_of_day(form: Form, value: str, day: Range) -> tuple[str, Range, Precision, int | None]:
    """Value, window, precision and zone of a time of the day, from those of its day (or of a run of days)."""
    if form.hour is None:
        first, last = PARTS.get(form.part or "", (0, 24))
        return f"{value}T{form.part}", (day[0] + first * HOUR, day[1] - DAY + last * HOUR), Precision.HOUR, None
    minute, second = form.minute or 0, form.second or 0
    text = f"{value}T{form.hour:02}:{minute:02}" + (f":{second:02}" if form.second is not None else "")
    precision, width = (Precision.MINUTE, MINUTE) if form.second is None else (Precision.SECOND, 1)
    zone = None
    if form.zone:
        zone = (int(form.zone[1:3]) * 60 + int(form.zone[4:6])) * (-1 if form.zone[0] == "-" else 1)
    away = form.hour * HOUR + minute * MINUTE + second - (zone or 0) * MINUTE
    return text, (day[0] + away, day[1] - DAY + away + width), precision, zone


def counted(form: Form, at: Instant, unit: str, granularity: str) -> Range:
    """The window that lies a form's units from an instant, as wide as its granularity."""
    if form.kind is Kind.DISTANCE:
        count = form.count if isinstance(form.count, int | float) else 1
        count += form.more if isinstance(form.more, int | float) else 0
        at = moved(at, count * (form.sign or 1), unit)
        relative = 0
    else:
        relative = form.relative or 0
    if granularity in ("weekend", "fortnight"):
        start = shift(floor(at, Precision.WEEK), relative, Precision.WEEK)
        if granularity == "fortnight":
            return start, start + 14 * DAY
        if form.policy == "weekend" and weekday(at) < 5:
            start -= 7 * DAY  # "the weekend" of a working day is the one before it
        return start + 5 * DAY, start + 7 * DAY
    precision = UNITS.get(granularity, Precision.DAY)
    start = shift(floor(at, precision), relative, precision)
    return start, shift(start, 1, precision)


def reached(here: Range, few: int | float, many: int | float, unit: str, sign: int) -> Range:
    """The window between ``few`` and ``many`` units from a window."""
    near, far = (many, few) if sign < 0 else (few, many)
    return moved(here[0], sign * near, unit), moved(here[1] - 1, sign * far, unit) + 1


def extent(count: int | float | str) -> tuple[int | float, int | float]:
    """What a number of units can be; zeros where nothing is known of it."""
    if not isinstance(count, str):
        return count, count
    low, _, high = count.partition(":")[2].partition("-")
    return (int(low), int(high)) if low and high else (0, 0)


_BEYOND = {"MORE_THAN": ("BEFORE", "AFTER"), "EQUAL_OR_MORE": ("ON_OR_BEFORE", "ON_OR_AFTER")}
_SHORT_OF = {"LESS_THAN": ("AFTER", "BEFORE"), "EQUAL_OR_LESS": ("ON_OR_AFTER", "ON_OR_BEFORE")}


def direction_of(mod: str | None, sign: int) -> str | None:
    """More than two years ago is before that date, less than two years ago after it."""
    past, ahead = (_BEYOND | _SHORT_OF).get(mod or "", (mod, mod))
    return past if sign < 0 else ahead


def bounded(mod: str | None, here: Range, there: Range, sign: int) -> tuple[Range, int] | None:
    """Where a distance ``there`` that its words bound lies, and the side that it is open to; None for no bound.

    "Over two years ago" is what lies not later than that (-1), "under two years ago" what lies between it and now (0).
    """
    if mod in _BEYOND:
        return there, sign
    if mod in _SHORT_OF:
        return ((there[0], here[1]) if sign < 0 else (here[0], there[1])), 0
    return None


def finer_than_day(unit: str) -> bool:
    """Is a unit an hour or less?"""
    return UNITS.get(unit, Precision.DAY) < Precision.DAY


def joined(value: str, more: str) -> str:
    """Two lengths as one: P5Y and P3M, PT2H and PT30M."""
    more = more.removeprefix("P")
    return value + (more.removeprefix("T") if "T" in value else more)
