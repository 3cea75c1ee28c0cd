"""The dates that expressions are counted from: the document's own, and those that its text has spoken of."""

import attrs

from timeline.model import edtf
from timeline.model.calendar import DAY, Instant, Precision, shift
from timeline.model.when import NO_QUALIFIERS, Bound, Qualifier, When
from timeline_plugins.extractors.time.rendering import UNITS

UNPUBLISHED = "unknown date of publication"
UNMENTIONED = "unknown date of the story"


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
    if not (isinstance(begin, Bound) and isinstance(end, Bound)):
        return None
    return Window(
        begin.earliest + (begin.zone or 0) * 60,
        end.latest + (end.zone or 0) * 60,
        edtf.format(when),
        begin.qualifiers | end.qualifiers,
        max(begin.precision, end.precision),
    )


_ASIDE = 12 * 366 * DAY
"""A year that lies further than this from the story is an aside until another date stands beside it."""


@attrs.define(slots=True)
class Mentioned:
    """The dates that the text has spoken of so far: the last one, and the last one of each unit.

    ``story`` is the one that tells the year of dates without one. A year on its own that lies far away ("a study of
    2005 says") does not move the story, unless a second date confirms it.
    """

    last: Window | None = None
    by_unit: dict[str, tuple[Window, int]] = attrs.field(factory=dict[str, tuple[Window, int]])
    story: Window | None = None
    aside: Window | None = None

    def note(self, window: Window, unit: str, at: int) -> None:
        """Remember a date that stands at an offset; an empty unit where it is not to be counted from as such."""
        self.last = window
        if not unit:
            return
        self.by_unit[unit] = window, at
        if UNITS.get(unit, Precision.DAY) > Precision.YEAR:
            return
        bare = unit == "year"
        if not bare or any(
            near and abs(near.earliest - window.earliest) <= _ASIDE for near in (self.story, self.aside)
        ):
            self.story, self.aside = window, None
        elif self.story is None:
            self.story = window
        else:
            self.aside = window

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
