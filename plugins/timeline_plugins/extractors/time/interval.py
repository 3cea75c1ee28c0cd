"""From a placed form to a ``When``: its windows, what a signal word makes of them, and ranges of two mentions."""

import attrs

from timeline.model.calendar import DAY, Precision
from timeline.model.mention import TimexType
from timeline.model.when import Bound, Limit, Side, When
from timeline_plugins.extractors.time.fields import Range
from timeline_plugins.extractors.time.language import PACKAGE
from timeline_plugins.extractors.time.placing import Placed
from timeline_plugins.lexicon import sections


def about(placed: Placed, signal: str | None = None) -> When | None:
    """The interval that an expression speaks of; None where it has no place on the calendar.

    ``signal`` is ``since``, ``from`` (begins there), ``until`` (ends there), ``after`` (not earlier), ``by`` or
    ``before`` (not later), or None. An anchor that is not known gives two unknown sides, so that its name is kept.
    """
    if placed.begin is None or placed.end is None:
        return When(Limit.UNKNOWN, Limit.UNKNOWN) if placed.open else None
    begin, end = _bound(placed, placed.begin), _bound(placed, placed.end)
    if placed.side:
        return _half(begin, "by" if placed.side < 0 else "after")
    if placed.begin == placed.end:
        if signal == "since":
            return When(begin, Limit.OPEN)
        if signal == "from":
            return When(begin, Limit.UNKNOWN)
        if signal == "until":
            return When(Limit.UNKNOWN, begin)
        if signal in ("after", "by", "before"):
            return _half(begin, signal)
    return _when(begin, end)


def _half(bound: Bound, signal: str) -> When:
    """What is only known to lie not later or not earlier than a time: "by Friday", "over two years ago".

    What is before a year or a month is over when that begins; what is before a day may still be of that day ("before
    Friday's vote").
    """
    coarse = bound.precision > Precision.DAY
    if signal == "after":
        return When.within(attrs.evolve(bound, earliest=bound.latest if coarse else bound.earliest, latest=None))
    latest = bound.earliest if coarse and signal == "before" else bound.latest
    return When.within(attrs.evolve(bound, earliest=None, latest=latest))


def whole(first: Placed, second: Placed) -> When | None:
    """The interval from the beginning of one expression to the end of another; None where it has no order."""
    if first.begin is None or second.end is None:
        return None
    return _when(_bound(first, first.begin), _bound(second, second.end))


def _bound(placed: Placed, window: Range) -> Bound:
    precision = placed.precision
    earliest, latest = _narrowed(placed, window)
    if precision >= Precision.DAY and placed.zone is None and latest - earliest < DAY:
        precision = Precision.HOUR
    return Bound(earliest, max(latest, earliest + 1), precision, placed.qualifiers, placed.zone)


def _narrowed(placed: Placed, window: Range) -> Range:
    """The part of a window that "early", "mid-" and "late" leave of it."""
    earliest, latest = window
    for mod, first, last, parts in sections(PACKAGE, "thirds.txt")["narrowed"]:
        if mod == placed.mod and not placed.compared and placed.type is TimexType.DATE:
            whole = latest - earliest
            step = DAY if whole > DAY else 1
            return earliest + whole * int(first) // int(parts) // step * step, earliest + -(
                -whole * int(last) // int(parts) // step
            ) * step
    return window


def _when(begin: Side, end: Side) -> When | None:
    try:
        return When(begin, end)
    except ValueError:  # the end would lie before the beginning: the words were misread
        return None
