"""How the CPU time of a step grows with a text, as a ratio: nothing here depends on the speed of a machine.

Time is measured once at each size. A ratio that is too large is measured again, and the least time of all runs at a
size counts, so that a busy machine fails nothing.
"""

import gc
import time
from collections.abc import Callable, Iterable

import attrs

LIMIT = 2.5
"""Times the CPU time of half the text, as the geometric mean over the doublings."""
FLOOR = 8e-3
"""CPU seconds below which two times are not compared."""
AGAIN = 6
"""Times that a ratio which is too large is measured again."""

Step = Callable[[], Iterable[object]]
"""Runs what is measured on one text and gives what it makes."""


@attrs.frozen(eq=False)
class Measured:
    """A step, the CPU seconds of its first run, and what that made."""

    step: Step
    seconds: float
    made: tuple[object, ...]


def measured(step: Step) -> Measured:
    """Run a step once, the collector of garbage at rest."""
    gc.disable()
    try:
        begun = time.process_time()
        made = tuple(step())
        return Measured(step, time.process_time() - begun, made)
    finally:
        gc.enable()


def growth(small: Measured, large: Measured, doublings: float) -> float:
    """Times the CPU time of half the text, from a text and from one that is so many times doubled."""
    least, most = small.seconds, large.seconds
    for _ in range(AGAIN):
        if _factor(least, most, doublings) < LIMIT:
            break
        least, most = min(least, measured(small.step).seconds), min(most, measured(large.step).seconds)
    return _factor(least, most, doublings)


def _factor(least: float, most: float, doublings: float) -> float:
    return float((max(most, FLOOR) / max(least, FLOOR)) ** (1 / doublings))
