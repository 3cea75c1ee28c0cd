"""JSON text: numbers to the digit, and errors that name the place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.text import JSONError, decode, encode
from timeline.testing.strategies import numbers, texts

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers(), texts()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts(), inner, max_size=3)),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_is_read(value: object) -> None:
    data = encode(value)
    assert decode(data) == value
    assert b"\n" not in data
    assert encode(decode(data)) == data


@pytest.mark.parametrize(
    ("number", "text"), [(Decimal("0.10"), b"0.10"), (Decimal("12.5"), b"12.5"), (10**20, b"1" + b"0" * 20)]
)
def test_numbers_are_written_digit_for_digit(number: int | Decimal, text: bytes) -> None:
    assert encode(number) == text


def test_fractions_are_read_exactly() -> None:
    assert decode(b"[0.1, 1.0, 7]") == [Decimal("0.1"), Decimal("1.0"), 7]


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "truncated"),
        (b"{", "truncated"),
        (b'{"a": 1,}', "byte 8"),
        (b"nope", "byte"),
        (b'"\xff"', "utf-8"),
        (b'"\\ud800"', "truncated"),
        (b'"\\ud800 longer"', "surrogate"),
        (b"\x00\x01", "byte 0"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b"{} {}", "byte 4"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(data: bytes, complaint: str) -> None:
    with pytest.raises(JSONError) as error:
        decode(data)
    assert complaint in str(error.value).lower()
