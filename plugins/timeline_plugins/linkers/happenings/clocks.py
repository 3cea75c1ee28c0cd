"""Clock times of one happening: do they agree, are they too far apart, or in an impossible order?"""

import attrs

from timeline.model.calendar import DAY
from timeline.model.claim import Attribute
from timeline.plugin.block import ANY_TIME, Row, Window
from timeline_plugins.linkers.happenings.manner import one_of_several
from timeline_plugins.linkers.happenings.stated import stated

CLOSE = 15
"""Minutes within which two times of one moment are the same, told roughly."""
APART = 20
"""Minutes from which two times of one moment cannot both hold."""
CALLED = 35
"""Minutes within which a happening is called in and answered, one patrol after the other."""
ANSWERED = 25
"""Minutes from which two times of one call cannot both hold."""
FAR = 180
"""Minutes from which two times are rather of two happenings."""
NEAR = 61
"""Minutes from which a call is rather about another happening."""
HOURS = DAY // 2
"""Seconds: within a longer time a clock time is one of its day, within a shorter one it is the time itself."""
ROUGHLY = "~"
"""Mark behind the value of a clock time that is told roughly: "shortly after 9"."""
MIDNIGHT = 1440
"""Minutes of a day."""
_OF_IT = frozenset({"happening", "call"})


@attrs.frozen(slots=True)
class Clock:
    """A clock time of a claim: minutes since the first instant of the calendar and of its day, what it tells of.

    ``moment`` is ``happening``, ``call``, ``end`` or ``stamp`` (when it was told), None where no word tells. ``side``
    is -1 for some time before it ("before 9"), 1 for some time after it, and 0 for about then ("shortly after 9", too).
    """

    instant: int
    minute: int
    moment: str | None
    side: int = 0


def clock(row: Row) -> Clock | None:
    """The clock time that a claim names, None where it names none or several, or no day is known."""
    known = _named(row)
    if known is None:
        return None
    instant, minute, fact = known
    side = 0 if fact.value.endswith(ROUGHLY) else (row.about[1] is None) - (row.about[0] is None)
    return Clock(instant, minute, fact.of, side)


def has_clock(row: Row) -> bool:
    """Has a claim a ``clock``? What it tells of, which takes its time, is not looked for."""
    return _named(row) is not None


def _named(row: Row) -> tuple[int, int, Attribute] | None:
    """The minute of the calendar and of the day that a claim names, with the fact that does."""
    if row.about == ANY_TIME or not row.claim.attributes:
        return None
    found = {fact.value: fact for fact in stated(row, "clock time")}
    if len(found) != 1:
        return None
    (fact,) = found.values()
    hour, _, rest = fact.value.partition(":")
    if not (hour.isdecimal() and rest[:2].isdecimal()):
        return None
    minute = int(hour) % 24 * 60 + int(rest[:2])
    instant = _instant(row.about, minute)
    return None if instant is None else (instant, minute, fact)


def _instant(about: Window, minute: int) -> int | None:
    """The minute that a minute of the day is within a time of a day or less, or that is nearest to a bound."""
    lo, hi = about
    if lo is not None and hi is not None and hi - lo > HOURS:
        return lo // DAY * MIDNIGHT + minute if hi - lo <= DAY else None
    bound = lo if lo is not None else hi
    return None if bound is None else round((bound // 60 - minute) / MIDNIGHT) * MIDNIGHT + minute


def clocks_differ(a: Row, b: Row, far: int = FAR) -> str | None:
    """Why the clock times of two claims about one happening cannot both hold; None where they can.

    From ``far`` minutes on they are rather of two happenings.
    """
    if (ours := clock(a)) is None or (theirs := clock(b)) is None:
        return None
    apart = theirs.instant - ours.instant
    if not APART <= abs(apart) < far or one_of_several(a) or one_of_several(b):
        return None
    first, second = ours.moment, theirs.moment
    if not {first, second} <= _OF_IT | {"end"} or ours.side * apart > 0 or theirs.side * apart < 0:
        return None
    shown = f"{_shown(ours)} against {_shown(theirs)}"
    if first == second == "happening" or (CALLED <= abs(apart) < NEAR and {first, second} == {"happening", "call"}):
        return f"both say when it was: {shown}, {abs(apart)} minutes apart"
    if first == second == "call" and ANSWERED <= abs(apart) < NEAR:
        return f"both say when it was called in: {shown}, {abs(apart)} minutes apart"
    # What follows a happening cannot come before it; that it came long after is no contradiction.
    if (second == "happening" and apart > 0) or (first == "happening" and apart < 0):
        return f"one says when it was, the other what followed, and that came first: {shown}"
    return None


def clocks_agree(a: Row, b: Row) -> str | None:
    """How the clock times of two claims of one story about one moment agree; None where they do not.

    A happening and the call about it are one moment here: reports tell the one for the other. Where both name a place
    or an actor, one of them need not tell of what it is, and their days may be next to each other: it was night.
    """
    if (ours := clock(a)) is None or (theirs := clock(b)) is None:
        return None
    if one_of_several(a) or one_of_several(b):
        return None
    named = not {*a.places, *a.actors}.isdisjoint((*b.places, *b.actors))
    told = {ours.moment, theirs.moment}
    if not (told <= _OF_IT or (named and None in told and told - {None} and told - {None} <= _OF_IT)):
        return None
    apart = abs(theirs.instant - ours.instant)
    of_day = min(apart % MIDNIGHT, -apart % MIDNIGHT)
    if of_day > CLOSE or apart > (MIDNIGHT + CLOSE if named else CLOSE):
        return None
    shown = _shown(ours) if ours.minute == theirs.minute else f"{_shown(ours)} and {_shown(theirs)}, which agree"
    return f"when it was: {shown}{', if of one night' if apart > CLOSE else ''}"


def _shown(clock: Clock) -> str:
    return f"{clock.minute // 60:02}:{clock.minute % 60:02}"
