"""Instants as integers: seconds on the proleptic Gregorian calendar since 1970-01-01T00:00.

Years are astronomical (year 0 is 1 BC), so years before 1 and beyond 9999 are ordinary. There are no leap seconds.
The day arithmetic is that of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013).
"""

import enum

Instant = int
"""Seconds since 1970-01-01T00:00 on the document's civil clock (UTC where a zone was stated)."""

MINUTE = 60
HOUR = 3600
DAY = 86400
WEEK = 7 * DAY


@enum.unique
class Precision(enum.Enum):
    """How finely a bound is known, from the finest to the coarsest; comparable with ``<``."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    TRIMESTER = "trimester"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"

    @property
    def rank(self) -> int:
        """Place in the order of coarseness; ``SECOND`` is 0."""
        return _RANK[self]

    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Precision) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self.rank <= other.rank if isinstance(other, Precision) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self.rank > other.rank if isinstance(other, Precision) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self.rank >= other.rank if isinstance(other, Precision) else NotImplemented


_RANK = {precision: rank for rank, precision in enumerate(Precision)}

MONTHS = {
    Precision.MONTH: 1,
    Precision.QUARTER: 3,
    Precision.SEASON: 3,
    Precision.TRIMESTER: 4,
    Precision.HALF: 6,
    Precision.YEAR: 12,
    Precision.DECADE: 120,
    Precision.CENTURY: 1200,
    Precision.MILLENNIUM: 12000,
}
"""Units that are counted in months."""

SECONDS = {
    Precision.SECOND: 1,
    Precision.MINUTE: MINUTE,
    Precision.HOUR: HOUR,
    Precision.DAY: DAY,
    Precision.WEEK: WEEK,
}
"""Units that are counted in seconds."""


def days_from_civil(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to the given day; the day may lie outside its month and then runs on."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Year, month and day of a number of days since 1970-01-01."""
    era, day_of_era = divmod(days + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def instant(year: int, month: int = 1, day: int = 1, hour: int = 0, minute: int = 0, second: int = 0) -> Instant:
    """The instant at which the given moment begins; month may run over the year (13 is next January)."""
    carry, month0 = divmod(month - 1, 12)
    return days_from_civil(year + carry, month0 + 1, day) * DAY + hour * HOUR + minute * MINUTE + second


def civil(at: Instant) -> tuple[int, int, int, int, int, int]:
    """Year, month, day, hour, minute and second of an instant."""
    days, rest = divmod(at, DAY)
    hour, rest = divmod(rest, HOUR)
    return (*civil_from_days(days), hour, *divmod(rest, MINUTE))


def days_in_month(year: int, month: int) -> int:
    """Number of days of a month (1 to 12)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday(at: Instant) -> int:
    """Day of the week of an instant, Monday is 0."""
    return (at // DAY + 3) % 7


def floor(at: Instant, unit: Precision) -> Instant:
    """The beginning of the unit that holds an instant; seasons are meteorological and begin in March."""
    if unit is Precision.WEEK:
        return (at // DAY - weekday(at)) * DAY
    if unit in SECONDS:
        return at - at % SECONDS[unit]
    year, month, *_ = civil(at)
    size = MONTHS[unit]
    if unit is Precision.SEASON:
        return instant(year, month - month % 3)
    if size >= 12:
        return instant(year - year % (size // 12))
    return instant(year, (month - 1) // size * size + 1)


def shift(at: Instant, count: int, unit: Precision) -> Instant:
    """An instant moved by whole units; months and longer keep the day, cut to the month's length."""
    if unit in SECONDS:
        return at + count * SECONDS[unit]
    year, month, day, *_ = civil(at)
    carry, month0 = divmod(month - 1 + count * MONTHS[unit], 12)
    year, month = year + carry, month0 + 1
    return days_from_civil(year, month, min(day, days_in_month(year, month))) * DAY + at % DAY
