"""Rows that share a blocking key, for one linker; the key itself is the linker's business."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from timeline.linking.settings import LinkingSettings
from timeline.plugin.block import Block, Row


def blocks(
    rows: Sequence[Row], keyed: Iterable[tuple[int, str]], plugin_settings: Any, settings: LinkingSettings
) -> Iterator[Block]:
    """The blocks of two rows and more, the smallest first, of equal ones the smaller key.

    ``keyed`` are pairs of a row's index and one of its keys. A pair of rows is brought up in the smallest block that
    it shares: there it is least likely to be out of reach.
    """
    members: defaultdict[str, array[int]] = defaultdict(lambda: array("L"))
    for index, key in keyed:
        members[key].append(index)
    kept = sorted((len(found), key) for key, found in members.items() if len(found) > 1)
    ranks: list[tuple[int, ...]] = [()] * len(rows)
    for rank, (_, key) in enumerate(kept):
        for index in members[key]:
            ranks[index] += (rank,)

    for rank, (_, key) in enumerate(kept):
        yield Block(
            key,
            tuple(rows[index] for index in sorted(members.pop(key))),
            plugin_settings,
            settings.block_limit,
            settings.block_reach,
            _Elsewhere(ranks, rank),
        )


class _Elsewhere:
    """Do two rows share a block of lower rank? Ranks of a row ascend."""

    __slots__ = ("_rank", "_ranks")

    def __init__(self, ranks: list[tuple[int, ...]], rank: int) -> None:
        self._ranks = ranks
        self._rank = rank

    def __call__(self, first: Row, second: Row) -> bool:
        others = self._ranks[second.index]
        for rank in self._ranks[first.index]:
            if rank >= self._rank:
                return False
            if rank in others:
                return True
        return False
