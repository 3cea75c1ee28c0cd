"""Which sentences can be quoted alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.digest.quotable import quotable, turn


@pytest.mark.parametrize(
    "text",
    [
        "The wall held, the mayor said.",
        "The mayor (who is new) said \u201cit held\u201d.",
        "The mayor -LRB- who is new -RRB- said it held .",
        "12 houses fell.",
        "\u0421\u0442\u0456\u043d\u0430 \u0432\u0438\u0441\u0442\u043e\u044f\u043b\u0430.",
        "The mayor: the wall held.",
    ],
)
def test_a_whole_sentence_is_quotable(text: str) -> None:
    assert quotable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Did the wall hold?",
        "Did the wall hold? )",
        "It held!!!",
        "\u201cIt held,\u201d he said.",
        "`` It held , '' he said .",
        "in Norra the wall held.",
        "\u0441\u0442\u0456\u043d\u0430 \u0432\u0438\u0441\u0442\u043e\u044f\u043b\u0430.",
        "GMT) The wall held.",
        "The wall (which was new held.",
        "MAYOR : It held.",
        "ANN-MARIE O'NEIL: It held.",
        "...",
        "",
    ],
)
def test_what_needs_its_neighbours_is_not(text: str) -> None:
    assert not quotable(text)


def test_a_speaker_stands_in_capitals_before_a_colon() -> None:
    assert turn("DR. LIND: It held.")
    assert not turn("Dr. Lind: It held.")


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    assert quotable(text) in (True, False)
