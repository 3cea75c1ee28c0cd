"""Blocks: which rows meet, in which block, and what it costs."""

from collections.abc import Iterator
from itertools import combinations

import attrs
from hypothesis import given
from hypothesis import strategies as st

from timeline.linking.blocks import blocks
from timeline.linking.settings import LinkingSettings
from timeline.model.claim import Claim
from timeline.plugin.block import Block, Row


def no_claim(_index: int) -> Claim:
    raise AssertionError("blocks need no claim")


def row(index: int) -> Row:
    return Row(index=index, id=f"{index:04}", document="d", origin="d", claim_of=no_claim)


def blocked(keys: list[list[str]]) -> list[Block]:
    rows = [row(index) for index in range(len(keys))]
    return list(blocks(rows, lambda one: keys[one.index], None, LinkingSettings()))


def pairs(block: Block) -> Iterator[tuple[int, int]]:
    return ((a.index, b.index) for a, b in block.pairs())


def keyed() -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(st.text("ab\n½\udc80", max_size=2), unique=True, max_size=6), max_size=12)


@given(keyed())
def test_a_block_holds_the_rows_of_its_key_in_order(keys: list[list[str]]) -> None:
    rows = {key: [index for index, own in enumerate(keys) if key in own] for own in keys for key in own}
    found = {block.key: [one.index for one in block.rows] for block in blocked(keys)}
    assert found == {key: own for key, own in rows.items() if len(own) > 1}


@given(keyed())
def test_a_pair_is_brought_up_once_in_the_smallest_block_that_it_shares(keys: list[list[str]]) -> None:
    found = blocked(keys)
    smallest: dict[tuple[int, int], str] = {}
    for block in sorted(found, key=lambda block: (len(block.rows), block.key)):
        for first, second in combinations(block.rows, 2):
            smallest.setdefault((first.index, second.index), block.key)
    brought_up = [(pair, block.key) for block in found for pair in pairs(block)]
    assert len(brought_up) == len(smallest)
    assert dict(brought_up) == smallest


def test_which_rows_meet_all_of_a_large_block_does_not_hang_on_ids() -> None:
    rows = [row(index) for index in range(60)]
    others = [attrs.evolve(one, id=f"{59 - one.index:04}") for one in rows]
    first, second = (list(pairs(Block("all", tuple(these), limit=16, reach=8))) for these in (rows, others))
    assert len(first) > 60 * 8
    assert first == second


def test_blocks_follow_each_other_as_their_first_rows_do() -> None:
    keys = [["z"], ["a", "z"], ["a", "m"], ["m", "z"]]
    assert [block.key for block in blocked(keys)] == ["z", "a", "m"]


def test_without_keys_there_are_no_blocks() -> None:
    assert blocked([]) == blocked([[], []]) == blocked([["a"], ["b"]]) == []


def test_the_blocks_of_one_linker_share_their_notes_with_each_other_alone() -> None:
    first, second = blocked([["a", "b"], ["a"], ["b"]])
    first.notes["seen"] = first.rows
    assert second.notes == first.notes
    assert blocked([["a"], ["a"]])[0].notes == {}
