"""A resolved form, and the ways to make one: spread over the doubt of its anchor, beside it, or unknown."""

from collections.abc import Callable

import attrs

from timeline.model.calendar import DAY, Instant, Precision
from timeline.model.mention import TimexType
from timeline.model.when import NO_QUALIFIERS, Qualifier
from timeline_plugins.extractors.time.anchor import Window
from timeline_plugins.extractors.time.counting import finer_than_day, time_of_day
from timeline_plugins.extractors.time.fields import LONG, Holidays, Range
from timeline_plugins.extractors.time.form import Anchor, Form
from timeline_plugins.extractors.time.rendering import UNITS, masked, unit_value, unknown_value


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


def spread(
    form: Form, place: Callable[[Instant], Range], unit: str, anchor: Window | None, mod: str | None, southern: bool
) -> Placed:
    """Place a form from both ends of its anchor; the value also from where the anchor's doubt may take it.

    ``place`` gives its window from an instant, ``unit`` is its granularity, ``southern`` turns seasons round.
    """
    if anchor is None:
        points = [0]
    else:  # a night is that of the day on which it begins
        points = [anchor.earliest] if anchor.precision < Precision.DAY else [anchor.earliest, anchor.latest - 1]
    ranges = [place(point) for point in points]
    doubtful = [place(point) for point in anchor.doubtful()] if anchor is not None else []
    inner = 0
    if unit in LONG:  # the digits that most of its years have: the 4th century BC has one year that begins with 4
        inner = (ranges[0][1] - ranges[0][0]) // 2
    elif form.nth is not None and unit == "week":  # the week that most of the days are of
        inner = 3 * DAY
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
    if form.sooner is not None and anchor is not None and form.anchor is Anchor.PUBLISHED:
        window = _sooner(form.sooner, window, anchor)
    if form.part or form.hour is not None:
        value, window, precision, zone = time_of_day(form, value, window)
    elif kind is TimexType.DATE and finer_than_day(unit):
        kind = TimexType.TIME
    return Placed(
        value=value, type=kind, mod=mod, unit=unit, begin=window, end=window, precision=precision,
        qualifiers=qualifiers, anchor=anchor.words if anchor else None, zone=zone, compared=form.sooner is not None,
    )  # fmt: skip


def _sooner(side: int, window: Range, here: Window) -> Range:
    """What lies before (-1) or after the publication of a window that holds it."""
    if not window[0] < here.earliest < here.latest <= window[1]:
        return window
    return (window[0], here.latest) if side < 0 else (here.earliest, window[1])


def beside(form: Form, value: str, window: Window | None, side: int, unknown: str | None = None) -> Placed:
    """On one side of a window, no more being known; on the window itself where the side is 0."""
    if window is None:
        return Placed(value=value, type=form.type, mod=form.mod, anchor=unknown, open=unknown is not None)
    both = window.earliest, window.latest
    return Placed(
        value=value, type=form.type, mod=form.mod, begin=both, end=both, side=side, precision=window.precision,
        qualifiers=window.qualifiers, anchor=window.words,
    )  # fmt: skip


def unknown(form: Form, unit: str, anchor: str, holidays: Holidays) -> Placed:
    """A value as far as it is known, and no place on the calendar."""
    value = unknown_value(form, unit, holidays)
    if form.part or form.hour is not None:
        value = time_of_day(form, value, (0, DAY))[0]
    return Placed(value=value, type=form.type, mod=form.mod, unit=unit, anchor=anchor, open=True)
