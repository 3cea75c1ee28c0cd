"""Python's collector of cycles while a timeline is linked: left alone, unless a program asks for something else."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = 20_000_000
"""New objects from which Python looks for cycles then: a linker of a plugin may make some."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for cycles seldom: it would walk over all claims many times, and linking makes no cycles.

    For programs that do nothing else meanwhile, such as the command line: it changes the collector of the whole
    process. The thresholds are put back at the end, and whatever lives then is taken for old, so that it is not walked
    over at once. What somebody else froze stays frozen.
    """
    before = gc.get_threshold()
    if before[0]:  # 0: it never looks
        gc.set_threshold(max(before[0], SELDOM), max(before[1], 50), max(before[2], 1_000))
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)
