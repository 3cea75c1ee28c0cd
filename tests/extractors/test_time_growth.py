"""The time extractor takes linear time: doubling a text may not more than double the work, hostile or not.

CPU time of the extractor alone, its layers made beforehand; the least of several runs, and a failing ratio is measured
again, so that a busy machine does not fail it. Ratios only: nothing here depends on the speed of a machine.
"""

import gc
import time
from collections.abc import Callable
from itertools import cycle, islice

import pytest

from timeline.model import edtf
from timeline.model.document import Document
from timeline.plugin.view import View
from timeline_plugins.extractors import segments
from timeline_plugins.extractors.time import extract

LIMIT = 2.5
"""Times the CPU time of half the text, as the geometric mean over the doublings."""
SIZE = 6_000
"""Characters of the smallest attack, doubled while it is too little work to be measured."""
LEAST = 4e-3
"""CPU seconds that can be measured; they only choose the size."""

ATTACKS = (
    "9",
    "1998 ",
    "the the ",
    "the last last ",
    "on Monday ",
    "1/1/1/",
    "3-",
    "1998-",
    "12:30:",
    "'",
    '"\u2019 ',
    "May ",
    "March March, ",
    "of the ",
    "the end of the ",
    "- ",
    "----------",
    "a year ago ",
    "twenty-",
    "two hundred and ",
    "from 3 to ",
    "half past the first week of ",
    "early in the late ",
    "10 p.m. EST, ",
    "İ\u2009ﬁ ",
    "(in 1990 ",
    "9 a.m. (",
    "2013-03-04T17:30+",
    "every second ",
    "Monday - ",
    "On Monday will ",
    "the day after ",
)

ORDINARY = (
    "The council met on Tuesday to hear how the harbour had fared since the storm of 12 March.",
    "Nobody could say when the cranes would move again, though the mayor spoke of late summer.",
    "In 1987 a flood closed the quay for three weeks; a year later it was open twice a week.",
    "Fishermen mended their nets and waited.",
    "Profit fell in the third quarter, from 4.1 million a year earlier, the owners said yesterday.",
    "The road to the north has no bridge, and the ferry sails only when the wind allows it.",
)


def view(text: str) -> View:
    document = Document(id="text", text=text, published=edtf.parse("2025-02-03"))
    (sentences,) = segments.sentences(View(document, {}))
    (tokens,) = segments.tokens(View(document, {}))
    return View(document, {"sentence": sentences, "token": tokens})


def cost(text: str, runs: int) -> float:
    """CPU seconds of the extractor on a text: the least of some runs."""
    seen, least = view(text), float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            begin = time.process_time()
            for _ in extract(seen):
                pass
            least = min(least, time.process_time() - begin)
    finally:
        gc.enable()
    return least


def growth(made: Callable[[int], str], size: int, doublings: int, runs: int) -> float:
    """The factor of one doubling, from the smallest to the largest size; measured again while it is too large."""
    factor = float("inf")
    while cost(made(size), 1) < LEAST and size < 1 << 18:
        size *= 2
    for _ in range(3):
        small, large = (cost(made(length), runs) for length in (size, size << doublings))
        factor = min(factor, (large / max(small, 1e-4)) ** (1 / doublings))
        if factor < LIMIT:
            break
    return factor


@pytest.mark.parametrize("bit", ATTACKS)
def test_hostile_text_takes_linear_time(bit: str) -> None:
    assert growth(lambda length: (bit * (length // len(bit) + 1))[:length], SIZE, 2, 3) < LIMIT


def test_ordinary_text_takes_linear_time() -> None:
    """From 10 KB to a megabyte."""

    def made(length: int) -> str:
        return " ".join(islice(cycle(ORDINARY), length * len(ORDINARY) // sum(map(len, ORDINARY))))

    assert growth(made, 10_000, 7, 1) < LIMIT
