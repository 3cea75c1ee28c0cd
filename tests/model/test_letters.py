"""Runs of letters and digits: the quick way for ASCII finds what the way for any text does."""

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.letters import runs_of_letters, runs_of_letters_and_digits

TEXTS = st.one_of(st.text(), st.text(st.characters(max_codepoint=127)))


@given(TEXTS)
def test_runs_are_the_same_in_ascii_and_in_any_text(text: str) -> None:
    wide = f"{text} é5"
    assert [*runs_of_letters(text)] == [*runs_of_letters(wide)]
    assert [*runs_of_letters_and_digits(text), "é5"] == runs_of_letters_and_digits(wide)


@given(TEXTS)
def test_all_letters_and_digits_stand_in_a_run(text: str) -> None:
    assert "".join(runs_of_letters_and_digits(text)) == re.sub(r"[\W_]", "", text)
    assert all(len(run) > 1 and not any(map(str.isdecimal, run)) for run in runs_of_letters(text))


def test_runs_of_a_text() -> None:
    assert runs_of_letters("B52s: a naïve_plan, 12") == ["naïve", "plan"]
    assert runs_of_letters_and_digits("B52s: a naïve_plan, 12") == ["B52s", "a", "naïve", "plan", "12"]
