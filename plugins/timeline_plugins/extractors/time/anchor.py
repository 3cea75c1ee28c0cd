"""The dates that expressions are counted from: the document's own, and those that its text has spoken of."""

import enum

import attrs

from timeline.model import edtf
from timeline.model.calendar import DAY, Instant, Precision, shift
from timeline.model.when import NO_QUALIFIERS, Bound, Qualifier, When
from timeline_plugins.extractors.time.rendering import UNITS

UNPUBLISHED = "unknown date of publication"
UNMENTIONED = "unknown date of the story"
UNTOLD = "date of an event that the words name"


@attrs.frozen(slots=True)
class Window:
    """The anchor lies in ``[earliest, latest)``; ``precision`` is its unit, ``words`` its EDTF or TIMEX3 value."""

    earliest: Instant
    latest: Instant
    words: str
    qualifiers: frozenset[Qualifier] = NO_QUALIFIERS
    precision: Precision = Precision.DAY

    def doubtful(self) -> tuple[Instant, ...]:
        """Where a qualifier may take it: one unit of precision before and after; empty where none stands."""
        if not self.qualifiers:
            return ()
        return shift(self.earliest, -1, self.precision), shift(self.latest, 1, self.precision) - 1


def published(when: When | None) -> Window | None:
    """The anchor of a document; None where its date is not known, for it is never guessed."""
    if when is None:
        return None
    begin, end = when.begin, when.end
    if not (isinstance(begin, Bound) and isinstance(end, Bound)) or begin.earliest is None or end.latest is None:
        return None
    return Window(
        begin.earliest + (begin.zone or 0) * 60,
        end.latest + (end.zone or 0) * 60,
        edtf.format(when),
        begin.qualifiers | end.qualifiers,
        max(begin.precision, end.precision),
    )


_RANGE = 16
"""Characters between the beginnings of two years that are one range ("1941 to 1943")."""
_NEXT = 2 * 366 * DAY
"""A section moves on to a date outside of its year if it is no further away than this."""
_ASIDE = 12 * 366 * DAY
"""A year that lies further than this from the story is an aside until another date stands beside it."""


@enum.unique
class Standing(enum.Enum):
    """Where an expression stands; what opens a sentence sets the time of what follows, what is aside does not."""

    HEADING = "heading"
    OPENING = "opening"
    WITHIN = "within"
    ENCLOSED = "enclosed"  # in brackets


@attrs.define(slots=True)
class Mentioned:
    """The dates that the text has spoken of so far: the last one, and the last one of each unit.

    ``story`` is the one that tells the year of dates without one. It is not moved by a date in brackets, nor by a year
    on its own that stands inside a sentence ("a study of 2005 says") or far away, unless a second date confirms that
    one. A year at the head of a heading is the ``frame`` of its section, until a sentence opens with a date outside.
    Two years in a heading are a range, and no frame; ``frame_at`` is the offset of the last year in one.
    ``length_at`` is the offset of the last length of some months, which reports compare as they do quarters.
    """

    last: Window | None = None
    by_unit: dict[str, tuple[Window, int]] = attrs.field(factory=dict[str, tuple[Window, int]])
    story: Window | None = None
    aside: Window | None = None
    frame: Window | None = None
    frame_at: int | None = None
    length_at: int = -1

    def note(self, window: Window, unit: str, at: int, standing: Standing, dated: bool) -> None:
        """Remember a date that stands at an offset; an empty unit where it is not to be counted from as such.

        ``dated`` is true where its own words name the year.
        """
        if not unit:
            return
        self.last = window
        self.by_unit[unit] = window, at
        if UNITS.get(unit, Precision.DAY) > Precision.YEAR:
            return
        bare = unit == "year"
        if bare and standing is Standing.HEADING:
            ranged = self.frame_at is not None and at - self.frame_at < _RANGE
            self.story, self.aside, self.frame, self.frame_at = window, None, None if ranged else window, at
            return
        if standing is not Standing.WITHIN and self.frame is not None and not _inside(window, self.frame):
            if abs(window.earliest - self.frame.earliest) > _NEXT:
                return  # what is told of another time
            self.frame = None
        if self.story is not None and (
            (bare and standing is Standing.WITHIN) or (dated and standing is Standing.ENCLOSED)
        ):
            self.aside = window
        elif not bare or any(
            near and abs(near.earliest - window.earliest) <= _ASIDE for near in (self.story, self.aside)
        ):
            self.story, self.aside = window, None
        elif self.story is None:
            self.story = window
        else:
            self.aside = window

    def told(self) -> Window | None:
        """The date that the story has come to: the year of its section, where that has one."""
        return self.frame or self.story

    def finer(self, unit: str) -> Window | None:
        """The last date that is known at least as finely as the unit, or else the last one."""
        wanted = UNITS.get(unit, Precision.DAY)
        found = [row for name, row in self.by_unit.items() if UNITS.get(name, Precision.DAY) <= wanted]
        best = max(found, key=lambda row: row[1])[0] if found else self.last
        last = self.last
        if best is None or last is None or last.precision > Precision.YEAR:
            return best
        if last.earliest <= best.earliest < last.latest:
            return best
        return self.last  # the text has moved on to another time, though it named that one less finely

    def near(self, unit: str, at: int, reach: int) -> Window | None:
        """The last date of a unit, if it stands no further than ``reach`` characters before the offset."""
        row = self.by_unit.get(unit)
        return row[0] if row and at - row[1] <= reach else None

    def compared(self, at: int, reach: int) -> tuple[Window, str] | None:
        """The quarter or month that a report compares with the year before, and its unit; None where it is no such."""
        rows = {unit: self.by_unit[unit] for unit in ("quarter", "month", "year") if unit in self.by_unit}
        near = {unit: row for unit, row in rows.items() if at - row[1] <= (reach // 12 if unit == "month" else reach)}
        if not near:
            return None
        unit = max(near, key=lambda name: near[name][1])
        if unit == "year" or near[unit][1] <= self.length_at:
            return None
        return near[unit][0], unit


def _inside(window: Window, frame: Window) -> bool:
    return frame.earliest <= window.earliest < frame.latest
