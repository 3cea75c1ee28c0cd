"""From a form to a place on the calendar and a TIMEX3 value.

Each form is placed from the earliest and from the last instant of its anchor. Where both agree the anchor's doubt does
not matter; where they differ the window spans both and the value says X for what is not known.
"""

from collections.abc import Callable

import attrs

from timeline.model.calendar import DAY, Instant, Precision, civil, floor, shift
from timeline.model.mention import TimexType
from timeline_plugins.extractors.time.anchor import UNMENTIONED, UNPUBLISHED, UNTOLD, Mentioned, Standing, Window
from timeline_plugins.extractors.time.counting import (
    bounded,
    counted,
    direction_of,
    extent,
    finer_than_day,
    joined,
    reached,
)
from timeline_plugins.extractors.time.fields import Range, chosen, fixed_year, in_year, named, unit_of
from timeline_plugins.extractors.time.form import Anchor, Form, Kind
from timeline_plugins.extractors.time.language import Language
from timeline_plugins.extractors.time.placing import Placed, beside, spread, unknown
from timeline_plugins.extractors.time.rendering import (
    UNITS,
    length_value,
    set_value,
    unit_value,
)
from timeline_plugins.extractors.time.settings import TimeSettings

_COMPARED_REACH = 1200
"""Characters back in which "a year ago" looks for the quarter it is compared with."""
_YEAR_REACH = 120
"""The same for a year."""
_FAR = 1 << 60
NOWHERE = "XXXX"
"""The value of an expression that has no place on the calendar."""


@attrs.define(slots=True)
class Resolver:
    """Resolves the forms of one document in the order of its text; ``mentioned`` grows as it goes."""

    language: Language
    genre: str
    settings: TimeSettings
    published: Window | None
    mentioned: Mentioned = attrs.field(factory=Mentioned)

    def omits(self, form: Form) -> bool:
        """Does the genre's policy leave a rule out?"""
        return form.rule in [name.strip() for name in self._policy("omit").split(",")]

    def place(
        self, form: Form, at: int, *, lean: str | None = None, after: Placed | None = None,
        standing: Standing = Standing.WITHIN,
    ) -> Placed:  # fmt: skip
        """Resolve a form that stands at an offset; what no calendar has gets no place on it.

        ``lean`` is the direction that the words before it ask for, ``after`` the beginning of a range that it ends,
        ``standing`` the place in its sentence.
        """
        try:
            return self.resolve(form, at, lean, after, standing)
        except (ValueError, ArithmeticError, LookupError):  # a holiday that a folder of data puts on "thirty" February
            return Placed(value=NOWHERE, type=form.type)

    def resolve(self, form: Form, at: int, lean: str | None, after: Placed | None, standing: Standing) -> Placed:
        """As ``place``; raises ``ValueError``, ``ArithmeticError`` or ``LookupError`` for what no calendar has."""
        kind = form.kind
        if kind is Kind.SHIFT and form.policy == "today" and form.relative == 0 and self._policy("today"):
            kind = Kind.CALENDAR if form.part else Kind.VAGUE
        elif self._deictic(form):
            form = attrs.evolve(form, anchor=Anchor(self._policy("deictic")))
        match kind:
            case Kind.VAGUE:
                placed = self._vague(form)
            case Kind.SET:
                placed = Placed(value=set_value(form), type=form.type, mod=form.mod)
            case Kind.DURATION:
                placed = self._duration(form)
                if form.unit == "month" and form.sign is None:
                    self.mentioned.length_at = at
            case Kind.SHIFT | Kind.DISTANCE:
                placed = self._relative(form, at)
            case _:
                placed = self._calendar(form, lean, after)
        if placed.begin is not None and placed.side == 0 and placed.type in (TimexType.DATE, TimexType.TIME):
            window = Window(placed.begin[0], placed.begin[1], placed.value, placed.qualifiers, placed.precision)
            unit = "" if self._beside_the_story(form, placed) else placed.unit
            self.mentioned.note(window, unit, at, standing, form.year is not None)
        return self._bounded(form, placed) if form.kind is Kind.DISTANCE and form.mod else placed

    def _bounded(self, form: Form, placed: Placed) -> Placed:
        """A distance that its words make a bound; the value stays that of the distance itself."""
        window, _ = self._anchor(form)
        if window is None or placed.begin is None or not isinstance(form.count, int | float):
            return placed
        sign, here = form.sign or 1, (window.earliest, window.latest)
        found = bounded(form.mod, here, reached(here, form.count, form.count, form.unit or "day", sign), sign)
        return attrs.evolve(placed, begin=found[0], end=found[0], side=found[1]) if found else placed

    def _compared_year(self, at: int) -> Window | None:
        """The past year that "a year earlier" is counted from, where the text has just spoken of one."""
        near = self.mentioned.near("year", at, _YEAR_REACH)
        return near if near and self.published and near.latest <= self.published.earliest else None

    def _beside_the_story(self, form: Form, placed: Placed) -> bool:
        """A quarter or decade that something is compared with."""
        return form.kind is Kind.DISTANCE and (placed.unit == "quarter" or form.unit in ("decade", "century"))

    def _deictic(self, form: Form) -> bool:
        """Is a form counted from the time of speaking ("next summer", "two years ago")?"""
        if form.anchor is not Anchor.PUBLISHED or form.policy is not None:
            return False
        if form.kind is Kind.DURATION:
            return form.sign is not None
        return form.kind in (Kind.SHIFT, Kind.DISTANCE) or form.relative is not None or form.years is not None

    def _policy(self, name: str) -> str:
        return self.language.policies[self.genre][name][0]

    def _anchor(self, form: Form) -> tuple[Window | None, str]:
        if form.anchor is Anchor.MENTIONED:
            window = self.mentioned.finer(form.granularity or form.unit or "day") or self.published
            return window, UNMENTIONED
        if form.anchor is Anchor.EVENT:
            return None, UNTOLD
        return self.published, UNPUBLISHED

    def _vague(self, form: Form) -> Placed:
        value = form.value or self._policy("today") or "PRESENT_REF"
        side = {"PAST_REF": -1, "FUTURE_REF": 1}.get(value, 0)
        return beside(form, value, self.published if self.genre == "news" else None, side)

    def _duration(self, form: Form) -> Placed:
        unit, count = form.unit or "day", form.count if form.count is not None else 1
        if isinstance(count, int | float) and isinstance(form.more, int | float) and form.more_unit is None:
            count += form.more
        value = length_value(count, unit)
        if form.more_unit is not None:
            value = joined(value, length_value(form.more or 0, form.more_unit))
        if form.sign is None:
            return Placed(value=value, type=form.type, mod=form.mod, unit=unit)
        window, unknown = self._anchor(form)
        few, many = extent(count)
        if window is None or many == 0:
            return beside(form, value, window, form.sign, unknown)
        here = window.earliest, window.latest
        there = reached(here, few, many, unit, form.sign)
        return Placed(
            value=value, type=form.type, mod=form.mod, unit=unit,
            begin=there if form.sign < 0 else here, end=here if form.sign < 0 else there,
            precision=window.precision if few == many else max(window.precision, UNITS.get(unit, Precision.DAY)),
            qualifiers=window.qualifiers, anchor=window.words,
        )  # fmt: skip

    # --- counted from an anchor

    def _relative(self, form: Form, at: int) -> Placed:
        unit = form.unit or "day"
        granularity = form.granularity or unit
        window, unknown = self._anchor(form)
        if form.policy == "compared" and self._policy("deictic") == "published":
            row = self.mentioned.compared(at, _COMPARED_REACH)
            if row is not None and (self.published is None or row[0].earliest < self.published.latest):
                window, granularity = row
            else:
                earlier = self._compared_year(at) if form.anchor is Anchor.MENTIONED else None
                window = earlier or self.published
        elif form.policy == "definite":
            window = self._definite(unit, at) or window
        elif form.kind is Kind.DISTANCE and granularity == "quarter":
            window = self._quarter(at, 4 * _COMPARED_REACH) or self._completed() or window
        sign, mod = form.sign or 1, form.mod
        if form.kind is Kind.DISTANCE:
            mod = direction_of(mod, sign)
            if isinstance(form.count, str):
                return self._some_time(form, window, unknown, sign, form.count)
            if granularity in ("decade", "century"):
                granularity = "year"
            elif window is not None and finer_than_day(granularity) and window.precision >= Precision.DAY:
                granularity = "day"
        if window is None:
            return self._unknown(form, granularity, unknown)
        if finer_than_day(unit) and granularity == "day" and window.latest - window.earliest == DAY:
            return self._hours(form, window, unit, mod)
        return self._spread(form, lambda point: counted(form, point, unit, granularity), granularity, window, mod)

    def _hours(self, form: Form, day: Window, unit: str, mod: str | None) -> Placed:
        """Hours from an hour of a day that is not known: the value is the nearest day, the window all that can be."""
        ends = [day.earliest, day.latest - 1]
        near, far = reversed(ends) if (form.sign or 1) < 0 else ends
        edge = attrs.evolve(day, earliest=near, latest=near + 1)
        placed = self._spread(form, lambda point: counted(form, point, unit, "day"), "day", edge, mod)
        ranges = [counted(form, point, unit, "day") for point in (near, far)]
        hull = min(row[0] for row in ranges), max(row[1] for row in ranges)
        return attrs.evolve(placed, begin=hull, end=hull)

    def _definite(self, unit: str, at: int) -> Window | None:
        """What "the year", "the quarter" and "the day" speak of."""
        if unit == "day" and self.genre == "news":
            return self.mentioned.near("day", at, _COMPARED_REACH)
        if self._policy("definite") == "mentioned" or unit in ("day", "decade", "century"):
            return self.mentioned.finer(unit)
        return (self._quarter(at, _COMPARED_REACH) or self._completed()) if unit == "quarter" else None

    def _quarter(self, at: int, reach: int) -> Window | None:
        """The last quarter that the text spoke of, unless it lies ahead."""
        near = self.mentioned.near("quarter", at, reach)
        return near if near and (self.published is None or near.earliest < self.published.latest) else None

    def _completed(self) -> Window | None:
        """The quarter that a report speaks of: the last one that was completed when it was published."""
        if self.published is None:
            return None
        start = shift(floor(self.published.earliest, Precision.QUARTER), -1, Precision.QUARTER)
        return attrs.evolve(self.published, earliest=start, latest=start + DAY, words=unit_value(start, "quarter"))

    def _some_time(self, form: Form, window: Window | None, unknown: str, sign: int, count: str) -> Placed:
        """What "weeks ago" and "several years earlier" say: a side of the anchor, or a wide window."""
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        few, many = extent(count)
        if window is None or many == 0:
            return beside(form, value, window, sign, unknown)
        unit = form.unit or "day"
        there = reached((window.earliest, window.latest), few, many, unit, sign)
        precision = UNITS.get(unit, Precision.DAY)
        return Placed(
            value=value, type=form.type, mod=form.mod, unit=unit, begin=there, end=there, precision=precision,
            qualifiers=window.qualifiers, anchor=window.words,
        )  # fmt: skip

    # --- fields of a date

    def _calendar(self, form: Form, lean: str | None, after: Placed | None) -> Placed:
        unit = unit_of(form)
        if unit == "time":
            return self._time_alone(form, after)

        def of_year(year: int) -> Range:
            return in_year(form, year, unit, self.language.holidays, self.settings.southern_seasons)

        year = fixed_year(form)
        if year is not None:
            return self._spread(form, lambda _: of_year(year), unit, None, form.mod)
        if form.years is not None:
            offset = form.years
            anchor, unknown = self.published, UNPUBLISHED
            if form.anchor is Anchor.MENTIONED:
                anchor, unknown = self.mentioned.finer("year") or anchor, UNMENTIONED
                if anchor is not None:  # a winter is of the year in which it begins
                    anchor = attrs.evolve(anchor, latest=anchor.earliest + 1)
            if anchor is None:
                return self._unknown(form, unit, unknown)
            return self._spread(form, lambda point: of_year(civil(point)[0] + offset), unit, anchor, form.mod)
        direction, anchor, unknown = self._direction(form, unit, lean)
        if after is not None and after.begin is not None:
            direction = "after"
            anchor = Window(*after.begin, after.anchor or after.value, after.qualifiers, after.precision)
        if anchor is None:
            return self._unknown(form, unit, unknown)
        if form.relative and form.anchor is Anchor.MENTIONED:  # outside of what it follows or precedes
            edge = anchor.earliest if form.relative < 0 else anchor.latest - 1
            anchor = attrs.evolve(anchor, earliest=edge, latest=edge + 1)
        middle = (anchor.earliest + anchor.latest) // 2
        in_middle = direction == "nearest" and anchor is not self.published  # the year that the text speaks of

        def candidate(point: Instant) -> Range:
            here = middle if in_middle else point
            return chosen(form, here, unit, direction, self.language.holidays, self.settings.southern_seasons)

        return self._spread(form, candidate, unit, anchor, form.mod)

    def _direction(self, form: Form, unit: str, lean: str | None) -> tuple[str, Window | None, str]:
        bare = form.weekday is not None and form.day is None and form.nth is None
        what = "weekday" if bare else "month-day" if unit == "day" else named(form)
        direction = self.language.policies[self.genre].get("holiday" if form.holiday else what, ("nearest",))[0]
        window, unknown = self.published, UNPUBLISHED
        if form.anchor is Anchor.MENTIONED:
            window, unknown = self.mentioned.finer("day") or window, UNMENTIONED
        if form.relative is not None:
            return {-1: "last", 0: "this"}.get(form.relative, "next"), window, unknown
        if bare and self.genre == "narrative" and self.published is not None and form.anchor is not Anchor.MENTIONED:
            # An obituary tells of years long past, and of its own week by the names of the days.
            direction = self.language.policies["news"]["weekday"][0]
        elif self.genre == "narrative" or window is None:
            mentioned = None if bare and self.genre == "news" else self.mentioned.told()
            if mentioned is not None:
                return direction, mentioned, UNMENTIONED
            return "before", window, unknown
        if what == "month-day" and direction == "nearest" and lean not in ("before", "after") and not form.holiday:
            return "near-ahead" if lean else "near-past", window, unknown
        leads = what in ("month", "season", "weekday", "month-day") and not form.holiday
        if leads and lean == "after" and what == "weekday":
            return "ahead", window, unknown
        return (lean or direction) if leads else direction, window, unknown

    def _time_alone(self, form: Form, after: Placed | None) -> Placed:
        window = self.mentioned.near("day", _FAR, 2 * _FAR) or self.published
        if window is None:
            return self._unknown(form, "day", UNMENTIONED)

        def day(point: Instant, more: int = 0) -> Range:
            start = floor(point, Precision.DAY) + more * DAY
            return start, start + DAY

        placed = self._spread(form, day, "day", window, form.mod)
        if placed.begin and after is not None and after.begin and placed.begin[0] < after.begin[0]:
            return self._spread(form, lambda point: day(point, 1), "day", window, form.mod)  # from 10 p.m. to 4 a.m.
        return placed

    def _spread(
        self, form: Form, place: Callable[[Instant], Range], unit: str, anchor: Window | None, mod: str | None
    ) -> Placed:
        return spread(form, place, unit, anchor, mod, self.settings.southern_seasons)

    def _unknown(self, form: Form, unit: str, anchor: str) -> Placed:
        return unknown(form, unit, anchor, self.language.holidays)
