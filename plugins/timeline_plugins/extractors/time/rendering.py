"""Windows on the calendar and their TIMEX3 values."""

from collections.abc import Mapping

from timeline.model.calendar import DAY, HOUR, MINUTE, Instant, Precision, civil, floor, instant, shift, weekday
from timeline_plugins.extractors.time.form import Form

UNITS = {
    "second": Precision.SECOND,
    "minute": Precision.MINUTE,
    "hour": Precision.HOUR,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "season": Precision.SEASON,
    "half": Precision.HALF,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
    "millennium": Precision.MILLENNIUM,
}
"""Units by the names that the data files use; a fortnight and a weekend are made of days."""

_LETTERS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "morning": "TMO",
    "night": "TNI",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "season": "SN",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
_UNKNOWN = {
    "second": "XXXX-XX-XXTXX:XX:XX",
    "minute": "XXXX-XX-XXTXX:XX",
    "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}
_LOWER = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
SEASONS = ("SP", "SU", "FA", "WI")
PARTS = {"MO": (5, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (8, 18)}
"""Parts of a day in hours from its midnight; the night runs into the next day."""


def year_text(year: int) -> str:
    """A year as TIMEX3 writes it: four digits, or BC and four digits (astronomical years in)."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def week_of(at: Instant) -> tuple[int, int]:
    """ISO 8601 year and week of an instant."""
    thursday = floor(at, Precision.WEEK) + 3 * DAY
    year = civil(thursday)[0]
    return year, (thursday - instant(year)) // (7 * DAY) + 1


def unit_value(at: Instant, unit: str, southern: bool = False) -> str:
    """The TIMEX3 value of the calendar unit that holds an instant."""
    year, month, day, hour, minute, second = civil(at)
    text = year_text(year)
    match unit:
        case "day":
            return f"{text}-{month:02}-{day:02}"
        case "week" | "weekend" | "fortnight":
            iso, week = week_of(at)
            return f"{year_text(iso)}-W{week:02}" + ("-WE" if unit == "weekend" else "")
        case "month":
            return f"{text}-{month:02}"
        case "quarter":
            return f"{text}-Q{(month + 2) // 3}"
        case "half":
            return f"{text}-H{(month + 5) // 6}"
        case "season":
            begun = floor(at, Precision.SEASON)
            index = (civil(begun)[1] - 3) // 3 % 4
            return f"{year_text(civil(begun)[0])}-{SEASONS[(index + 2) % 4 if southern else index]}"
        case "decade":
            return text[:-1]
        case "century":
            return text[:-2]
        case "millennium":
            return text[:-3]
        case "hour":
            return f"{text}-{month:02}-{day:02}T{hour:02}"
        case "minute":
            return f"{text}-{month:02}-{day:02}T{hour:02}:{minute:02}"
        case "second":
            return f"{text}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"
        case _:
            return text


def length_value(count: int | float | str, unit: str) -> str:
    """The TIMEX3 value of a length of time: ``P3W``, ``PT24H``, ``PXD``."""
    if isinstance(count, str):
        count = "X"
    elif not float(count).is_integer():
        if unit in _LOWER:
            small, factor = _LOWER[unit]
            whole, rest = int(count), round((count - int(count)) * factor)
            if not whole:
                return length_value(rest, small)
            return f"{length_value(whole, unit)}{rest}{_LETTERS[small].lstrip('T')}"
        count = f"{count:g}"
    else:
        count = int(count)
    letters = _LETTERS.get(unit, "D")
    if unit == "fortnight":
        return f"P{count * 2 if isinstance(count, int) else count}W"
    if letters.startswith("T") and len(letters) == 2:
        return f"PT{count}{letters[1]}"
    return f"P{count}{letters}" if not letters.startswith("T") else f"PT{count}{letters[1:]}"


def masked(a: str, b: str) -> str:
    """What two values of one shape have in common: the parts from the first that differs on are X."""
    if a == b:
        return a
    left, right = a.split("-"), b.split("-")
    if len(left) != len(right):
        return "XXXX"
    found, differ = list[str](), False
    for one, other in zip(left, right, strict=True):
        differ = differ or one != other
        found.append(hide(one) if differ else one)
    return "-".join(found)


def hide(part: str) -> str:
    """A part of a value with its digits unknown; what names a kind of unit (W, Q, WE ...) stays."""
    return part if part in ("WE", *SEASONS) else "".join("X" if char.isdigit() else char for char in part)


def unknown_value(form: Form, unit: str, holidays: Mapping[str, tuple[str, ...]]) -> str:
    """The value of a form whose year is not known."""
    if form.weekday is not None and form.day is None:
        return f"XXXX-WXX-{form.weekday + 1}"
    if form.month is not None:
        return f"XXXX-{form.month:02}" + (f"-{form.day:02}" if form.day else "")
    if form.day is not None:
        return f"XXXX-XX-{form.day:02}"
    for field, text in ((form.season, ""), (form.quarter, "Q"), (form.half, "H")):
        if field is not None:
            return f"XXXX-{text}{field}"
    if form.holiday and holidays[form.holiday][0] == "fixed":
        return "XXXX-{:02}-{:02}".format(*(int(number) for number in holidays[form.holiday][1:]))
    return _UNKNOWN.get(unit, "XXXX")


def set_value(form: Form) -> str:
    """The value of a time that recurs."""
    part = f"T{form.part}" if form.part else ""
    if form.value is not None:
        return form.value
    if form.month is not None:
        return f"XXXX-{form.month:02}" + (f"-{form.day:02}" if form.day else "")
    if form.holiday:
        return "XXXX"
    if form.weekday is not None:
        return f"XXXX-WXX-{form.weekday + 1}{part}"
    if form.season is not None:
        return f"XXXX-{form.season}"
    if part:
        return f"XXXX-XX-XX{part}"
    return length_value(form.count if form.count is not None else 1, form.unit or "day")


def easter(year: int) -> Instant:
    """Easter Sunday (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return instant(year, month, day + 1)


def nth_weekday(year: int, month: int, day: int, which: int) -> Instant:
    """The first, second ... (or -1: last) such weekday of a month."""
    if which > 0:
        first = instant(year, month)
        return first + ((day - weekday(first)) % 7 + 7 * (which - 1)) * DAY
    last = instant(year, month + 1) - DAY
    return last - (weekday(last) - day) % 7 * DAY


def moved(at: Instant, count: int | float, unit: str) -> Instant:
    """An instant moved by a number of units; halves of a unit count in the next smaller one."""
    if unit in ("fortnight", "weekend"):
        at, unit = shift(at, int(count), Precision.WEEK), "week" if unit == "fortnight" else "none"
    precision = UNITS.get(unit)
    if precision is None:
        return at
    whole = int(count)
    at = shift(at, whole, precision)
    if rest := count - whole:
        smaller = {
            "century": (100, Precision.YEAR),
            "decade": (10, Precision.YEAR),
            "year": (12, Precision.MONTH),
            "quarter": (3, Precision.MONTH),
            "month": (30, Precision.DAY),
            "week": (7, Precision.DAY),
        }
        factor, small = smaller.get(unit, (0, Precision.DAY))
        seconds = {"day": DAY, "hour": HOUR, "minute": MINUTE}.get(unit, 0)
        at = shift(at, round(rest * factor), small) + round(rest * seconds)
    return at
