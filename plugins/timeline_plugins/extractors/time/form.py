"""The underspecified form of a temporal expression: what the words say before any calendar is consulted.

It is kept beside the result, so that an analyst sees why "Monday" became a date: which unit, how many units away, from
which anchor, at which granularity (Strötgen and Gertz 2013; SUTime, Chang and Manning 2012).
"""

import enum

import attrs

from timeline.model.mention import TimexType

Count = int | float | str
"""A number of units; ``X`` or a range such as ``3-5`` where the words are vague ("several")."""


@enum.unique
class Kind(enum.Enum):
    """What sort of place on the calendar the words give."""

    CALENDAR = "calendar"  # fields of a date, the highest of them perhaps missing: "May 3", "Monday", "1989"
    SHIFT = "shift"  # a unit so many units from the anchor's own: "last week", "tomorrow", "that year"
    DISTANCE = "distance"  # so many units from the anchor itself: "three days ago", "two weeks later"
    DURATION = "duration"  # a length of time, perhaps one that ends or begins at the anchor: "the past three weeks"
    SET = "set"  # a time that recurs: "every Monday", "annually"
    VAGUE = "vague"  # no more than a side of the anchor: "now", "recently"


@enum.unique
class Anchor(enum.Enum):
    """The date that is counted from."""

    PUBLISHED = "published"
    MENTIONED = "mentioned"
    EVENT = "event"  # "the day after the vote": its date is not told, and not guessed


@attrs.frozen(slots=True, kw_only=True)
class Form:
    """Unit, offset, anchor, granularity and the fields that the words name; None where they name none.

    ``relative`` is the offset in units from the anchor's own unit ("last" -1), ``count`` and ``sign`` a distance or a
    length (``more`` is on top of it, a fraction or of ``more_unit``), ``granularity`` the unit in which the result is
    given, ``years`` and ``weeks`` the offset of the year or week that a date lies in. ``value`` is a TIMEX3 value that
    needs no calendar, ``policy`` names a policy of the genre that the rule asks for.
    ``sooner`` is -1 for "earlier" this year, 1 for "later".
    Numbers are as read: ``year`` of a BC year is positive and ``era`` says so, ``weekday`` counts from 0 (Monday).
    ``nth`` and ``nth_unit`` pick one unit of what the other fields name: 2 and ``week`` the second week, -1 the last.
    """

    rule: str
    type: TimexType
    kind: Kind = Kind.CALENDAR
    anchor: Anchor = Anchor.PUBLISHED
    unit: str | None = None
    granularity: str | None = None
    relative: int | None = None
    count: Count | None = None
    more: Count | None = None
    more_unit: str | None = None
    sign: int | None = None
    value: str | None = None
    mod: str | None = None
    sooner: int | None = None
    policy: str | None = None
    years: int | None = None
    weeks: int | None = None
    year: int | None = None
    era: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    millennium: int | None = None
    holiday: str | None = None
    nth: int | None = None
    nth_unit: str | None = None
    numeric: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    noon: str | None = None
    part: str | None = None
    zone: str | None = None

    def __str__(self) -> str:
        said = {
            field.name: getattr(self, field.name) for field in attrs.fields(Form) if field.name not in ("rule", "type")
        }
        words = [f"{name}={getattr(value, 'value', value)}" for name, value in said.items() if value is not None]
        return f"{self.rule}: {' '.join(words)}"
