"""Words as texts are compared by."""

import pytest

from timeline_plugins.lang.en.roots import root


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("kill", "kill kills killed killing killings"),
        ("stop", "stop stops stopped stopping"),
        ("shoot", "shoot shot shots shooting shootings"),
        ("fire", "fire fires fired firing"),
        ("murder", "murder murders murdered murdering"),
        ("policy", "policy policies"),
        ("child", "child children"),
        ("wound", "wound wounds wounded wounding"),
        ("free", "free freed"),
    ],
)
def test_forms_of_one_word_share_a_root(expected: str, words: str) -> None:
    assert {root(word) for word in words.split()} == {expected}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rape", "rapper"),
        ("war", "wares"),
        ("cast", "stares"),
        ("treaty", "treated"),
        ("meet", "meter"),
        ("kill", "killer"),
    ],
)
def test_other_words_have_other_roots(one: str, other: str) -> None:
    assert root(one) != root(other)
