"""Texts as vectors of words."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.digest.words import product, rarity, total, unit, vector, words

TEXTS = st.lists(st.lists(st.sampled_from(("storm", "wall", "sea", "toll")), max_size=6), min_size=1, max_size=6)


def test_words_are_of_any_script_and_two_characters_at_least() -> None:
    assert words("In Київ, a wall_fell: 12 of 7.") == ["in", "київ", "wall", "fell", "12", "of"]


def test_what_stands_in_fewer_texts_is_rarer() -> None:
    found = rarity([["storm", "wall", "wall"], ["storm"]])
    assert found["wall"] > found["storm"] > 0


@given(TEXTS)
def test_likeness_is_that_of_directions(texts: list[list[str]]) -> None:
    rare = rarity(texts)
    vectors = [vector(Counter(own), rare) for own in texts]
    for each in vectors:
        assert not each or product(each, each) == pytest.approx(1)
        for other in vectors:
            assert product(each, other) == pytest.approx(product(other, each))
            assert -1e-9 <= product(each, other) <= 1 + 1e-9


def test_a_sum_is_word_by_word() -> None:
    assert total([{"storm": 0.5, "wall": 0.25}, {"storm": 0.5}]) == {"storm": 1.0, "wall": 0.25}
    assert unit({"storm": 3.0, "wall": 4.0}) == {"storm": 0.6, "wall": 0.8}
    assert unit({}) == {}
