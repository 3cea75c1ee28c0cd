"""From a form to a place on the calendar and a TIMEX3 value.

Each form is placed from the earliest and from the last instant of its anchor. Where both agree the anchor's doubt does
not matter; where they differ the window spans both and the value says X for what is not known.
"""

from collections.abc import Callable

import attrs

from timeline.model.calendar import DAY, Instant, Precision, civil, floor, shift
from timeline.model.mention import TimexType
from timeline.model.when import NO_QUALIFIERS, Qualifier
from timeline_plugins.extractors.time.anchor import UNMENTIONED, UNPUBLISHED, Mentioned, Standing, Window
from timeline_plugins.extractors.time.counting import (
    counted,
    direction_of,
    extent,
    finer_than_day,
    joined,
    reached,
    time_of_day,
)
from timeline_plugins.extractors.time.fields import Range, chosen, fixed_year, in_year, named, unit_of
from timeline_plugins.extractors.time.form import Anchor, Form, Kind
from timeline_plugins.extractors.time.language import Language
from timeline_plugins.extractors.time.rendering import (
    UNITS,
    length_value,
    masked,
    set_value,
    unit_value,
    unknown_value,
)
from timeline_plugins.extractors.time.settings import TimeSettings

_COMPARED_REACH = 1200
"""Characters back in which "a year ago" looks for the quarter it is compared with."""
_FAR = 1 << 60


@attrs.frozen(slots=True, kw_only=True)
class Placed:
    """A resolved form: the window of its beginning and of its end, None where it has no place on the calendar.

    ``side`` is -1 where it lies before the window, 1 where after it (PAST_REF, FUTURE_REF), else 0. ``anchor`` is what
    was counted from, in EDTF or words; ``open`` is true where that is not known, so that nothing else is,
    ``compared`` where ``mod`` is that of "earlier" and "later".
    """

    value: str
    type: TimexType
    mod: str | None = None
    unit: str = "day"
    begin: Range | None = None
    end: Range | None = None
    side: int = 0
    open: bool = False
    precision: Precision = Precision.DAY
    qualifiers: frozenset[Qualifier] = NO_QUALIFIERS
    anchor: str | None = None
    zone: int | None = None
    compared: bool = False


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
        """Resolve a form that stands at an offset.

        ``lean`` is the direction that the words before it ask for, ``after`` the beginning of a range that it ends,
        ``standing`` the place in its sentence.
        """
        kind = form.kind
        if kind is Kind.SHIFT and form.rule == "day word" and form.relative == 0 and self._policy("today"):
            kind = Kind.CALENDAR if form.part else Kind.VAGUE
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
        return placed

    def _beside_the_story(self, form: Form, placed: Placed) -> bool:
        """A quarter or decade that something is compared with, and what a history counts from its own publication."""
        if form.kind is Kind.DISTANCE and (placed.unit == "quarter" or form.unit in ("decade", "century")):
            return True
        counted = form.kind in (Kind.SHIFT, Kind.DISTANCE) and form.anchor is Anchor.PUBLISHED and form.policy is None
        return counted and self.genre == "narrative"

    def _policy(self, name: str) -> str:
        return self.language.policies[self.genre][name][0]

    def _anchor(self, form: Form) -> tuple[Window | None, str]:
        if form.anchor is Anchor.MENTIONED:
            window = self.mentioned.finer(form.granularity or form.unit or "day") or self.published
            return window, UNMENTIONED
        return self.published, UNPUBLISHED

    def _beside(self, form: Form, value: str, window: Window | None, side: int, unknown: str | None = None) -> Placed:
        """On one side of a window, no more being known; on the window itself where the side is 0."""
        if window is None:
            return Placed(value=value, type=form.type, mod=form.mod, anchor=unknown, open=unknown is not None)
        both = window.earliest, window.latest
        return Placed(
            value=value, type=form.type, mod=form.mod, begin=both, end=both, side=side, precision=window.precision,
            qualifiers=window.qualifiers, anchor=window.words,
        )  # fmt: skip

    def _vague(self, form: Form) -> Placed:
        value = form.value or self._policy("today") or "PRESENT_REF"
        side = {"PAST_REF": -1, "FUTURE_REF": 1}.get(value, 0)
        return self._beside(form, value, self.published if self.genre == "news" else None, side)

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
            return self._beside(form, value, window, form.sign, unknown)
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
        if form.policy == "compared":
            near = self.mentioned.compared(at, _COMPARED_REACH)
            if near is not None and (self.published is None or near[0].earliest < self.published.latest):
                window, granularity = near
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
        return self._spread(form, lambda point: counted(form, point, unit, granularity), granularity, window, mod)

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
            return self._beside(form, value, window, sign, unknown)
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
        if self.genre == "narrative" or window is None:
            mentioned = self.mentioned.told()
            if mentioned is not None:
                return direction, mentioned, UNMENTIONED
            return "before", window, unknown
        leads = what in ("month", "weekday", "month-day") and not form.holiday
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

    # --- results

    def _spread(
        self, form: Form, place: Callable[[Instant], Range], unit: str, anchor: Window | None, mod: str | None
    ) -> Placed:
        """Place a form from both ends of its anchor; the value also from where the anchor's doubt may take it."""
        if anchor is None:
            points = [0]
        else:  # a night is that of the day on which it begins
            points = [anchor.earliest] if anchor.precision < Precision.DAY else [anchor.earliest, anchor.latest - 1]
        ranges = [place(point) for point in points]
        doubtful = [place(point) for point in anchor.doubtful()] if anchor is not None else []
        southern = self.settings.southern_seasons
        inner = 3 * DAY if form.nth is not None and unit == "week" else 0  # the week that most of the days are of
        value = unit_value(ranges[0][0] + inner, unit, southern)
        for other in (*ranges[1:], *doubtful):
            value = masked(value, unit_value(other[0] + inner, unit, southern))
        if "X" in value and form.weekday is not None and unit == "day":
            value = f"{value[:-6]}-WXX-{form.weekday + 1}"
        window = ranges[0][0], max(row[1] for row in ranges)
        qualifiers = anchor.qualifiers if anchor else NO_QUALIFIERS
        if mod == "APPROX":
            qualifiers |= {Qualifier.APPROXIMATE}
        precision = UNITS.get(unit, Precision.WEEK if unit == "fortnight" else Precision.DAY)
        kind, zone = form.type, None
        if form.sooner is not None and form.anchor is Anchor.PUBLISHED:
            window = self._sooner(form.sooner, window)
        if form.part or form.hour is not None:
            value, window, precision, zone = time_of_day(form, value, window)
        elif kind is TimexType.DATE and finer_than_day(unit):
            kind = TimexType.TIME
        return Placed(
            value=value, type=kind, mod=mod, unit=unit, begin=window, end=window, precision=precision,
            qualifiers=qualifiers, anchor=anchor.words if anchor else None, zone=zone, compared=form.sooner is not None,
        )  # fmt: skip

    def _sooner(self, side: int, window: Range) -> Range:
        """What lies before (-1) or after the publication of a window that holds it."""
        here = self.published
        if here is None or not window[0] < here.earliest < here.latest <= window[1]:
            return window
        return (window[0], here.latest) if side < 0 else (here.earliest, window[1])

    def _unknown(self, form: Form, unit: str, anchor: str) -> Placed:
        """A value as far as it is known, and no place on the calendar."""
        value = unknown_value(form, unit, self.language.holidays)
        if form.part or form.hour is not None:
            value = time_of_day(form, value, (0, DAY))[0]
        return Placed(value=value, type=form.type, mod=form.mod, unit=unit, anchor=anchor, open=True)
