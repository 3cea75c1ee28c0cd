"""Rows that share a blocking key, for one linker; the key itself is the linker's business."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, count
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
    ranked = of_row.ranked(ranks)
    notes: dict[Any, Any] = {}
    for block in ordered:
        indices = members.of(block)
        key, keys[block] = keys[block], ""
        yield Block(
            key,
            tuple([rows[index] for index in indices]),
            plugin_settings,
            settings.block_limit,
            settings.block_reach,
            ranked.below(indices, ranks[block]),
            notes,
        )


_NONE = frozenset[int]()


class _Lists:
    """Many short lists of numbers in two arrays: list ``n`` begins at ``starts[n]`` and ends where the next begins."""

    __slots__ = ("items", "starts")

    def __init__(self, starts: "array[int]", items: "array[int]") -> None:
        self.starts = starts
        self.items = items

    def of(self, number: int) -> "array[int]":
        return self.items[self.starts[number] : self.starts[number + 1]]

    def below(self, numbers: Iterable[int], limit: int) -> list[frozenset[int]]:
        """Of each of some ascending lists the items that are smaller than ``limit``."""
        items, starts = self.items, self.starts
        return [
            frozenset(items[start : bisect_left(items, limit, start, starts[number + 1])])
            if items[start := starts[number]] < limit
            else _NONE
            for number in numbers
        ]

    def ranked(self, ranks: "array[int]") -> "_Lists":
        """The rank of each item instead of it, in ascending order, without those of rank 0."""
        starts, items = array("Q", [0]), array("I")
        for number in range(len(self.starts) - 1):
            items.extend(sorted([rank for item in self.of(number) if (rank := ranks[item])]))
            starts.append(len(items))
        return _Lists(starts, items)

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
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    starts, items = array("Q", [0]), array("I")
    for place, held in enumerate(waiting):
        waiting[place] = ""
        own = held.split("\n") if isinstance(held, str) else held
        items.extend([numbers[key] for key in own if seen[hash(key) & mask] == 2])
        starts.append(len(items))
    return list(numbers), _Lists(starts, items)
