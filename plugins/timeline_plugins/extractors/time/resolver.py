"""From a form to a place on the calendar and a TIMEX3 value.

Each form is placed from the earliest and from the last instant of its anchor. Where both agree the anchor's doubt does
not matter; where they differ the window spans both and the value says X for what is not known.
"""

import attrs

from timeline.model.calendar import DAY, HOUR, MINUTE, Instant, Precision, civil, floor, instant, shift, weekday
from timeline.model.mention import TimexType
from timeline.model.when import NO_QUALIFIERS, Qualifier
from timeline_plugins.extractors.time.anchor import UNMENTIONED, UNPUBLISHED, Mentioned, Window
from timeline_plugins.extractors.time.form import Anchor, Form, Kind
from timeline_plugins.extractors.time.language import Language
from timeline_plugins.extractors.time.rendering import (
    PARTS,
    SEASONS,
    UNITS,
    easter,
    length_value,
    masked,
    moved,
    nth_weekday,
    unit_value,
)
from timeline_plugins.extractors.time.settings import TimeSettings

Range = tuple[Instant, Instant]
_COMPARED_REACH = 1200
"""Characters back in which "a year ago" looks for the quarter it is compared with."""
_CENTURY_SIZE = {"decade": 10, "century": 100}


@attrs.frozen(slots=True, kw_only=True)
class Placed:
    """A resolved form: the window of its beginning and of its end, None where it has no place on the calendar.

    ``side`` is -1 where it lies before the window, 1 after it (PAST_REF, FUTURE_REF), else 0. ``anchor`` is in words.
    """

    value: str
    mod: str | None = None
    unit: str = "day"
    begin: Range | None = None
    end: Range | None = None
    side: int = 0
    known: bool = True
    precision: Precision = Precision.DAY
    qualifiers: frozenset[Qualifier] = NO_QUALIFIERS
    anchor: str | None = None
    zone: int | None = None


@attrs.define(slots=True)
class Resolver:
    """Resolves the forms of one document in the order of its text; ``mentioned`` grows as it goes."""

    language: Language
    genre: str
    settings: TimeSettings
    published: Window | None
    mentioned: Mentioned = attrs.field(factory=Mentioned)

    def place(self, form: Form, at: int, *, ahead: bool = False) -> Placed:
        """Resolve a form that stands at an offset; ``ahead`` where the sentence looks to the future before it."""
        match form.kind:
            case Kind.VAGUE:
                placed = self._vague(form)
            case Kind.SET:
                placed = Placed(value=_set_value(form), mod=form.mod, known=False)
            case Kind.DURATION:
                placed = self._duration(form)
            case Kind.SHIFT if form.rule == "day word" and form.relative == 0 and not form.part and self._policy("today"):
                placed = self._vague(form)
            case Kind.SHIFT | Kind.DISTANCE:
                placed = self._relative(form, at)
            case _:
                placed = self._calendar(form, at, ahead)
        if placed.begin is not None and placed.side == 0 and form.type in (TimexType.DATE, TimexType.TIME):
            window = Window(placed.begin[0], placed.begin[1], placed.value, placed.qualifiers, placed.precision)
            compared = form.kind is Kind.DISTANCE and placed.unit == "quarter"
            self.mentioned.note(window, "" if compared else placed.unit, at)
        return placed

    def _anchor(self, form: Form) -> tuple[Window | None, str]:
        if form.anchor is Anchor.MENTIONED:
            window = self.mentioned.finer(form.granularity or form.unit or "day") or self.published
            return window, UNMENTIONED
        return self.published, UNPUBLISHED

    def omits(self, form: Form) -> bool:
        """Does the genre's policy leave a rule out?"""
        return form.rule in self._policy("omit").split()

    def _policy(self, name: str) -> str:
        return self.language.policies[self.genre][name][0]

    def _vague(self, form: Form) -> Placed:
        value = form.value or self._policy("today") or "PRESENT_REF"
        side = {"PAST_REF": -1, "FUTURE_REF": 1}.get(value, 0)
        window = self.published if self.genre == "news" else None
        if window is None:
            return Placed(value=value, known=False)
        both = window.earliest, window.latest
        return Placed(
            value=value, begin=both, end=both, side=side, known=False, precision=window.precision,
            qualifiers=window.qualifiers, anchor=window.words,
        )  # fmt: skip

    def _duration(self, form: Form) -> Placed:
        count = form.count if form.count is not None else 1
        unit = form.unit or "day"
        if form.more is not None and not isinstance(count, str):
            count = count + form.more if not isinstance(form.more, str) else count
        value = length_value(count, unit)
        if form.sign is None:
            return Placed(value=value, mod=form.mod, unit=unit, known=False)
        window, unknown = self._anchor(form)
        if window is None:
            return Placed(value=value, mod=form.mod, unit=unit, anchor=unknown)
        few, many = _extent(count)
        here = window.earliest, window.latest
        if form.sign < 0:
            there = moved(here[0], -many, unit), moved(here[1] - 1, -few, unit) + 1
            begin, end = there, here
        else:
            there = moved(here[0], few, unit), moved(here[1] - 1, many, unit) + 1
            begin, end = here, there
        precision = window.precision if few == many else max(window.precision, UNITS.get(unit, Precision.DAY))
        return Placed(
            value=value, mod=form.mod, unit=unit, begin=begin, end=end, precision=precision,
            qualifiers=window.qualifiers, anchor=window.words,
        )  # fmt: skip

    # --- counted from an anchor

    def _relative(self, form: Form, at: int) -> Placed:
        unit = form.unit or "day"
        granularity = form.granularity or unit
        window, unknown = self._anchor(form)
        if form.policy == "compared":
            near = self._quarter(at, _COMPARED_REACH)
            if near is not None:
                window, granularity = near, "quarter"
        elif form.policy == "definite":
            window = self._definite(unit, at) or window
        elif form.kind is Kind.DISTANCE and granularity == "quarter":
            window = self._quarter(at, 4 * _COMPARED_REACH) or self._completed() or window
        if form.kind is Kind.DISTANCE and window is not None and UNITS.get(granularity, Precision.DAY) < Precision.DAY:
            granularity = "day" if window.precision >= Precision.DAY else granularity
        elif form.kind is Kind.DISTANCE and granularity in ("decade", "century"):
            granularity = "year"
        if form.kind is Kind.DISTANCE and isinstance(form.count, str):
            return self._some_time(form, window, unknown)
        if window is None:
            return self._unknown(form, granularity, unknown)
        first = self._counted(form, window.earliest, unit, granularity)
        last = self._counted(form, window.latest - 1, unit, granularity)
        mod = form.mod
        if form.kind is Kind.DISTANCE:
            before = (form.sign or 1) < 0
            mod = {"MORE_THAN": "BEFORE" if before else "AFTER", "LESS_THAN": "AFTER" if before else "BEFORE"}.get(
                mod or "", mod
            )
        return self._within(form, first, last, granularity, window, mod)

    def _definite(self, unit: str, at: int) -> Window | None:
        """What "the year", "the quarter" and "the day" speak of."""
        if self.language.policies[self.genre]["definite"][0] == "mentioned" or unit in ("day", "decade", "century"):
            return self.mentioned.finer(unit)
        if unit != "quarter":
            return None
        return self._quarter(at, _COMPARED_REACH) or self._completed()

    def _quarter(self, at: int, reach: int) -> Window | None:
        """The last quarter that the text spoke of, unless it lies ahead."""
        near = self.mentioned.near("quarter", at, reach)
        return near if near and (self.published is None or near.earliest < self.published.latest) else None

    def _completed(self) -> Window | None:
        """The quarter that a report speaks of: the last one that was completed when it was published."""
        if self.published is None:
            return None
        start = shift(floor(self.published.earliest, Precision.QUARTER), -1, Precision.QUARTER)
        words = unit_value(start, "quarter")
        return attrs.evolve(self.published, earliest=start, latest=start + DAY, words=words)

    def _counted(self, form: Form, at: Instant, unit: str, granularity: str) -> Range:
        if form.kind is Kind.DISTANCE:
            count = form.count if isinstance(form.count, int | float) else 1
            count += form.more if isinstance(form.more, int | float) else 0
            at = moved(at, count * (form.sign or 1), unit)
            relative = 0
        else:
            relative = form.relative or 0
        if granularity in ("weekend", "fortnight"):
            start = shift(floor(at, Precision.WEEK), relative, Precision.WEEK)
            if granularity == "weekend":
                if form.policy == "weekend" and weekday(at) < 5:
                    start -= 7 * DAY
                return start + 5 * DAY, start + 7 * DAY
            return start, start + 14 * DAY
        precision = UNITS.get(granularity, Precision.DAY)
        start = shift(floor(at, precision), relative, precision)
        return start, shift(start, 1, precision)

    def _some_time(self, form: Form, window: Window | None, unknown: str) -> Placed:
        """ "Weeks ago", "several years earlier": no more than a side of the anchor."""
        sign = form.sign or 1
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        if window is None:
            return Placed(value=value, mod=form.mod, anchor=unknown)
        few, many = _extent(form.count or "X")
        unit = form.unit or "day"
        if many == few:
            both = window.earliest, window.latest
            return Placed(value=value, mod=form.mod, begin=both, end=both, side=sign, anchor=window.words,
                          precision=window.precision, qualifiers=window.qualifiers)  # fmt: skip
        near = moved(window.earliest, sign * (many if sign < 0 else few), unit)
        far = moved(window.latest - 1, sign * (few if sign < 0 else many), unit) + 1
        return Placed(value=value, mod=form.mod, unit=unit, begin=(near, far), end=(near, far), side=0,
                      precision=UNITS.get(unit, Precision.DAY), qualifiers=window.qualifiers, anchor=window.words)  # fmt: skip

    # --- fields of a date

    def _calendar(self, form: Form, at: int, ahead: bool) -> Placed:
        unit = _unit_of(form)
        if unit == "time":
            return self._time_alone(form)
        year = _year(form)
        if year is not None or unit in ("decade", "century"):
            if unit == "decade":
                year = self._decade(form)
            elif unit == "century":
                year = (form.century or 1) * 100 - 100
                year = year if form.era != "BC" else -year - 99
            window = self._of_year(form, year or 0, unit)
            return self._within(form, window, window, unit, None, form.mod)
        if form.years is not None:
            anchor: Window | None = self.published
            offset = form.years
            if form.anchor is Anchor.MENTIONED:
                anchor = self.mentioned.finer("year") or self.published
            if anchor is None:
                return self._unknown(form, unit, UNPUBLISHED)
            ranges = [self._of_year(form, civil(at)[0] + offset, unit) for at in (anchor.earliest, anchor.latest - 1)]
            return self._within(form, ranges[0], ranges[1], unit, anchor, form.mod)
        direction, anchor, unknown = self._direction(form, unit, ahead)
        if anchor is None:
            return self._unknown(form, unit, unknown)
        points = (anchor.earliest, anchor.latest - 1)
        if direction == "nearest" and anchor is not self.published:
            points = ((anchor.earliest + anchor.latest) // 2,) * 2
        first, last = (self._chosen(form, point, unit, direction) for point in points)
        return self._within(form, first, last, unit, anchor, form.mod)

    def _direction(self, form: Form, unit: str, ahead: bool) -> tuple[str, Window | None, str]:
        what = "weekday" if form.weekday is not None and form.day is None else "month-day" if unit == "day" else unit
        if form.holiday:
            what = "holiday"
        direction = self.language.policies[self.genre].get(what, ("nearest",))[0]
        window, unknown = self.published, UNPUBLISHED
        if form.relative is not None:
            direction = {-1: "last", 0: "this", 1: "after"}[form.relative]
        elif self.genre == "narrative" or window is None:
            mentioned = self.mentioned.year()
            if mentioned is not None:
                window, unknown = mentioned, UNMENTIONED
            if window is self.published and window is not None:
                direction = "before"
        if ahead and unit == "month" and direction == "before":
            direction = "after"
        return direction, window, unknown

    def _chosen(self, form: Form, at: Instant, unit: str, direction: str) -> Range:
        """The candidate that the direction asks for."""
        if form.weekday is not None and form.day is None:
            return self._weekday(form, at, direction)
        year = civil(at)[0]
        ranges = [self._of_year(form, candidate, unit) for candidate in range(year - 1, year + 2)]
        here = floor(at, Precision.DAY)
        if direction == "before":
            return max((row for row in ranges if row[0] <= here), default=ranges[0])
        if direction == "last":
            return max((row for row in ranges if row[1] <= here), default=ranges[0])
        if direction == "after":
            return min((row for row in ranges if row[0] > here or row[0] <= here < row[1]), default=ranges[-1])
        if direction == "this":
            return ranges[1]
        middle = here + DAY // 2
        return min(ranges, key=lambda row: (max(row[0] - middle, middle - row[1], 0), row))

    def _weekday(self, form: Form, at: Instant, direction: str) -> Range:
        here = floor(at, Precision.DAY)
        offset = ((form.weekday or 0) - weekday(here)) % 7
        if direction in ("before", "last"):
            offset = offset - 7 if offset or direction == "last" else 0
        elif direction == "after":
            offset = offset or 7
        elif direction == "this":
            offset = (form.weekday or 0) - weekday(here)
        elif offset > 3:
            offset -= 7
        if form.weeks is not None:
            offset = (form.weekday or 0) - weekday(here) + 7 * form.weeks
        return here + offset * DAY, here + (offset + 1) * DAY

    def _decade(self, form: Form) -> int:
        decade = form.decade or 0
        if form.era == "BC":
            return -(decade * 10 + 9) + 1
        if decade < 10:
            decade += 190  # the eighties are those of the century that most texts speak of
        return decade * 10

    def _of_year(self, form: Form, year: int, unit: str) -> Range:
        """The window of the fields in a given year; 29 February in a year that lacks it becomes 1 March."""
        if form.holiday:
            start = self._holiday(form.holiday, year)
            return start, start + DAY
        if unit in ("decade", "century"):
            return instant(year), instant(year + _CENTURY_SIZE[unit])
        month = 1
        if form.season is not None:
            index = SEASONS.index(form.season)
            if self.settings.southern_seasons:
                index = (index + 2) % 4
            start = instant(year, 3 + 3 * index)
            return start, shift(start, 1, Precision.SEASON)
        if form.quarter is not None:
            month = 3 * form.quarter - 2
        elif form.half is not None:
            month = 6 * form.half - 5
        elif form.month is not None:
            month = form.month
        start = instant(year, month, form.day or 1)
        return start, shift(start, 1, UNITS[unit])

    def _holiday(self, key: str, year: int) -> Instant:
        how, *numbers = self.language.holidays[key]
        fields = [int(number) for number in numbers]
        if how == "easter":
            return easter(year) + fields[0] * DAY
        return instant(year, *fields) if how == "fixed" else nth_weekday(year, *fields)

    def _time_alone(self, form: Form) -> Placed:
        window = self.mentioned.near("day", 1 << 60, 1 << 61) or self.published
        if window is None:
            return self._unknown(form, "day", UNMENTIONED)
        first, last = (floor(at, Precision.DAY) for at in (window.earliest, window.latest - 1))
        return self._within(form, (first, first + DAY), (last, last + DAY), "day", window, form.mod)

    # --- results

    def _within(
        self, form: Form, first: Range, last: Range, unit: str, anchor: Window | None, mod: str | None
    ) -> Placed:
        southern = self.settings.southern_seasons
        value = masked(unit_value(first[0], unit, southern), unit_value(last[0], unit, southern))
        qualifiers = anchor.qualifiers if anchor else NO_QUALIFIERS
        if qualifiers and anchor is not None and anchor.precision >= Precision.MONTH and first != last:
            pass
        if mod == "APPROX":
            qualifiers |= {Qualifier.APPROXIMATE}
        begin = first[0], max(first[1], last[1])
        precision = UNITS.get(unit, Precision.WEEK if unit == "fortnight" else Precision.DAY)
        zone = None
        if form.part or form.hour is not None:
            value, begin, precision, zone = _time_of_day(form, value, begin, first == last)
        return Placed(
            value=value, mod=mod, unit=unit, begin=begin, end=begin, precision=precision, qualifiers=qualifiers,
            anchor=anchor.words if anchor else None, zone=zone,
        )  # fmt: skip

    def _unknown(self, form: Form, unit: str, anchor: str) -> Placed:
        """A value as far as it is known, and no place on the calendar."""
        value = {
            "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
            "quarter": "XXXX-QX", "season": "XXXX", "half": "XXXX-HX", "decade": "XXX", "century": "XX",
        }.get(unit, "XXXX")  # fmt: skip
        if form.weekday is not None and form.day is None:
            value = f"XXXX-WXX-{form.weekday + 1}"
        elif form.month is not None:
            value = f"XXXX-{form.month:02}" + (f"-{form.day:02}" if form.day else "")
        elif form.season is not None:
            value = f"XXXX-{form.season}"
        elif form.quarter is not None:
            value = f"XXXX-Q{form.quarter}"
        elif form.half is not None:
            value = f"XXXX-H{form.half}"
        elif form.holiday:
            how, *fields = self.language.holidays[form.holiday]
            value = f"XXXX-{int(fields[0]):02}-{int(fields[1]):02}" if how == "fixed" else value
        if form.part or form.hour is not None:
            value = _time_of_day(form, value, (0, DAY), False)[0]
        return Placed(value=value, mod=form.mod, unit=unit, anchor=anchor)


def _unit_of(form: Form) -> str:
    """The granularity of a form's fields."""
    if form.day is not None or form.weekday is not None or form.holiday:
        return "day"
    for unit in ("month", "season", "quarter", "half"):
        if getattr(form, unit) is not None:
            return unit
    if form.decade is not None:
        return "decade"
    if form.century is not None:
        return "century"
    return "time" if form.year is None else "year"


def _year(form: Form) -> int | None:
    if form.year is None or form.era != "BC":
        return form.year
    return 1 - form.year


def _extent(count: int | float | str) -> tuple[int | float, int | float]:
    """What a number of units can be; two equal numbers where it is one, or where nothing is known of it."""
    if not isinstance(count, str):
        return count, count
    low, _, high = count.partition(":")[2].partition("-")
    return (int(low), int(high)) if low and high else (0, 0)


def _set_value(form: Form) -> str:
    if form.value is not None:
        return form.value
    if form.month is not None:
        return f"XXXX-{form.month:02}"
    if form.weekday is not None:
        return f"XXXX-WXX-{form.weekday + 1}" + (f"T{form.part}" if form.part else "")
    if form.season is not None:
        return f"XXXX-{form.season}"
    return length_value(form.count if form.count is not None else 1, form.unit or "day")


def _time_of_day(form: Form, value: str, day: Range, known: bool) -> tuple[str, Range, Precision, int | None]:
    if form.hour is None:
        first, last = PARTS.get(form.part or "", (0, 24))
        start = day[0] + first * HOUR
        return f"{value}T{form.part}", (start, day[1] - DAY + last * HOUR), Precision.HOUR, None
    minute, second = form.minute or 0, form.second or 0
    text = f"{value}T{form.hour:02}:{minute:02}" + (f":{second:02}" if form.second is not None else "")
    precision = Precision.MINUTE if form.second is None else Precision.SECOND
    width = MINUTE if form.second is None else 1
    zone = None
    if form.zone:
        sign, hours, minutes = form.zone[0], int(form.zone[1:3]), int(form.zone[4:6])
        zone = (hours * 60 + minutes) * (-1 if sign == "-" else 1)
    start = day[0] + form.hour * HOUR + minute * MINUTE + second - (zone or 0) * MINUTE
    return text, (start, start + width if known else max(start + width, day[1])), precision, zone
