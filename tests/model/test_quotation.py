"""How a claim is quoted on one line."""

import pytest

from timeline.model.claim import Claim
from timeline.model.quotation import excess, quoted, title


def claim(text: str) -> Claim:
    return Claim(document="a", spans=((0, max(1, len(text))),), text=text)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("  two\n words ", 120, "two words"),
        ("one two three", 9, "one two…"),
        ("one two, three", 10, "one two…"),
        ("unbreakablelongword", 8, "unbreaka…"),
        ("", 8, ""),
    ],
)
def test_titles_are_cut_after_a_word(text: str, length: int, expected: str) -> None:
    assert title(claim(text), length) == expected


def test_a_quotation_is_cut_between_words() -> None:
    assert quoted(claim("one two\n three"), 9) == "one two …"
    assert quoted(claim("one two\n three"), 13) == "one two three"


def test_how_much_a_quotation_is_longer_than_a_title() -> None:
    assert excess(claim("one two three"), 9) == 4
    assert excess(claim("one"), 9) == 0
