"""Rows that share a blocking key, for one linker; the key itself is the linker's business."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from timeline.linking.settings import LinkingSettings
from timeline.plugin.block import Block, Row

_SLOTS = 64
"""Slots for each row in which hashes of keys are counted: most keys are of one row, and never stored apart."""


def blocks(
    rows: Sequence[Row], keys_of: Callable[[Row], Iterable[str]], plugin_settings: Any, settings: LinkingSettings
) -> Iterator[Block]:
    """The blocks of two rows and more, in the order of their first rows, so that neighbours have rows in common.

    ``keys_of`` gives the distinct keys of a row. A pair of rows is brought up in the smallest block that it shares (of
    equal ones that of the smaller key): there it is least likely to be out of reach.
    """
    keys, of_row = _shared(rows, keys_of)
    sizes = array("I", bytes(4 * len(keys)))
    for block in of_row.items:
        sizes[block] += 1
    ordered = [block for block, size in enumerate(sizes) if size > 1]
    ordered.sort(key=keys.__getitem__)
    ordered.sort(key=sizes.__getitem__)
    ranks = array("I", bytes(4 * len(keys)))  # 0: a block of one row, which is none
    for rank, block in enumerate(ordered, 1):
        ranks[block] = rank
    members = of_row.turned(sizes)
    ordered.sort(key=lambda block: members.items[members.starts[block]])
    for place, block in enumerate(of_row.items):
        of_row.items[place] = ranks[block]
    for block in ordered:
        found = tuple(rows[index] for index in members.of(block))
        key, keys[block] = keys[block], ""
        yield Block(
            key,
            found,
            plugin_settings,
            settings.block_limit,
            settings.block_reach,
            _Elsewhere(of_row, ranks[block]),
        )


class _Lists:
    """Many short lists of numbers in two arrays: list ``n`` begins at ``starts[n]`` and ends where the next begins."""

    __slots__ = ("items", "starts")

    def __init__(self, starts: "array[int]", items: "array[int]") -> None:
        self.starts = starts
        self.items = items

    def of(self, number: int) -> "array[int]":
        return self.items[self.starts[number] : self.starts[number + 1]]

    def turned(self, sizes: Iterable[int]) -> "_Lists":
        """For each item the numbers of the lists that it stands in, ascending; ``sizes`` is in how many."""
        starts = array("Q", accumulate(sizes, initial=0))
        items = array("I", bytes(4 * starts[-1]))
        free = starts[:]
        for number in range(len(self.starts) - 1):
            for item in self.of(number):
                items[free[item]] = number
                free[item] += 1
        return _Lists(starts, items)


def _shared(rows: Sequence[Row], keys_of: Callable[[Row], Iterable[str]]) -> tuple[list[str], _Lists]:
    """The keys that several rows have (and a few that one has), and for each row the places of its keys among them.

    Keys wait in one string for each row until it is known which hashes came twice.
    """
    mask = (1 << (_SLOTS * len(rows)).bit_length()) - 1
    seen = bytearray(mask + 1)
    waiting: list[str | list[str]] = []
    for row in rows:
        own = list(keys_of(row))
        for key in own:
            slot = hash(key) & mask
            seen[slot] = 2 if seen[slot] else 1
        joined = "\n".join(own)
        waiting.append(own if not own or joined.count("\n") >= len(own) else joined)
    numbers: dict[str, int] = {}
    starts, items = array("Q", [0]), array("I")
    for place, held in enumerate(waiting):
        waiting[place] = ""
        for key in held.split("\n") if isinstance(held, str) else held:
            if seen[hash(key) & mask] == 2:
                items.append(numbers.setdefault(key, len(numbers)))
        starts.append(len(items))
    return list(numbers), _Lists(starts, items)


class _Elsewhere:
    """Do two rows of a block share one of lower rank? The ranks of each are read when they are first asked for."""

    __slots__ = ("_lower", "_rank", "_ranks")

    def __init__(self, ranks: _Lists, rank: int) -> None:
        self._ranks = ranks
        self._rank = rank
        self._lower: dict[int, frozenset[int]] = {}

    def __call__(self, first: Row, second: Row) -> bool:
        lower = self._lower
        ours = lower.get(first.index)
        if ours is None:
            ours = self._read(first.index)
        theirs = lower.get(second.index)
        if theirs is None:
            theirs = self._read(second.index)
        return not ours.isdisjoint(theirs)

    def _read(self, index: int) -> frozenset[int]:
        own = self._rank
        found = self._lower[index] = frozenset([rank for rank in self._ranks.of(index) if 0 < rank < own])
        return found
