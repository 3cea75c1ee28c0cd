"""Tokens: the quick way for ASCII finds what the way for any text does."""

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.tokens import tokens, words

TEXTS = st.one_of(st.text(), st.text(st.characters(max_codepoint=127)))


@given(TEXTS)
def test_tokens_are_the_same_in_ascii_and_in_any_text(text: str) -> None:
    assert [*tokens(text), "é"] == tokens(f"{text} é")


@given(TEXTS)
def test_all_letters_and_digits_stand_in_a_token(text: str) -> None:
    assert "".join(tokens(text)) == re.sub(r"[\W_]", "", text)
    assert all(len(word) > 1 and not any(map(str.isdecimal, word)) for word in words(tokens(text)))


def test_tokens_and_words_of_a_text() -> None:
    assert tokens("B52s: a naïve_plan, 12") == ["B", "52", "s", "a", "naïve", "plan", "12"]
    assert words(tokens("B52s: a naïve_plan, 12")) == ["naïve", "plan"]


def test_any_script_has_tokens() -> None:
    assert tokens("В Курске 12 погибших") == ["В", "Курске", "12", "погибших"]
