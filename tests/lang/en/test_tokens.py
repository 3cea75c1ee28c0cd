"""English tokens: every row of the data file, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.testing.strategies import texts
from timeline_plugins.lang.en.tokens import divided, rows
from timeline_plugins.lexicon import sections

EXAMPLES = [
    (text, expected)
    for title, found in sections("timeline_plugins.lang.en", "tokens.txt").items()
    if title.endswith("examples")
    for text, expected in found
]


def tokens(text: str) -> list[str]:
    return [form for _, _, forms in rows(text, [(0, len(text))] if text else []) for form in forms]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_examples(text: str, expected: str) -> None:
    assert " ".join(tokens(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("#IStandWithAhmed | #1", "#IStandWithAhmed | # 1"), ("a|b", "a | b"), ("[x]", "[ x ]")],
)
def test_examples_that_the_data_file_cannot_hold(text: str, expected: str) -> None:
    assert " ".join(tokens(text)) == expected


ALPHABET = "ab Nn0 1.,-'\u2019&$@#:/!?()_\u0301\u200d\u00e9\n"


@given(texts() | st.text(ALPHABET), st.data())
def test_every_character_but_white_space_is_in_one_token(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    sentences = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    covered: list[int] = []
    for starts, ends, forms in rows(text, sentences):
        assert len(starts) == len(ends) == len(forms)
        for start, end, form in zip(starts, ends, forms, strict=True):
            assert text[start:end] == form
            assert form
            covered.extend(range(start, end))
    assert covered == [offset for offset, character in enumerate(text) if not character.isspace()]


@given(st.text(ALPHABET.replace(" ", "").replace("\n", ""), min_size=1, max_size=40))
def test_a_piece_is_divided_alike_however_often_it_comes(piece: str) -> None:
    twice = [(starts, forms) for starts, _, forms in rows(f"{piece} {piece}", [])]
    parts = divided(piece)
    if parts:
        ((starts, forms),) = twice
        assert forms == [form for _, _, form in parts] * 2
        assert starts[: len(parts)] == [start for start, _, _ in parts]
