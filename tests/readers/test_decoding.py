"""From bytes to text: nothing is changed, what is guessed is told, what is binary is refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.testing.strategies import texts
from timeline_plugins.readers.decoding import NotText, decode

MARKED = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]


@given(texts())
def test_text_in_utf_8_is_itself(text: str) -> None:
    data = text.encode()
    if not any(data.startswith(mark) for _, mark in MARKED):
        try:
            assert decode(data) == (text, None)
        except NotText:
            assert any(ord(c) < 32 for c in text)


@given(texts(), st.sampled_from(MARKED))
def test_a_mark_tells_the_encoding_and_is_no_part_of_the_text(text: str, marked: tuple[str, bytes]) -> None:
    encoding, mark = marked
    if not (encoding == "utf-16-le" and text.startswith("\0")):
        assert decode(mark + text.encode(encoding)) == (text, None)


def test_newlines_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n\x0bd\xe2\x80\xa8e")[0] == "a\r\nb\rc\n\x0bd\u2028e"


@pytest.mark.parametrize(
    ("data", "text", "byte"),
    [(b"caf\xe9", "café", 3), (b"\x93nine\x94 \x96 ten", "\u201cnine\u201d \u2013 ten", 0), (b"x\x81", "x\ufffd", 1)],
)
def test_the_last_resort_is_told(data: bytes, text: str, byte: int) -> None:
    assert decode(data) == (text, f"is not UTF-8 (byte {byte}); read as Windows-1252")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 10, "is binary, not text"),
        (b"\x00" * 10, "is binary, not text"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00", "is binary, not text"),
        (b"\xff\xfe\x00", "is marked as UTF-16-LE and is not at byte 0"),
        (b"\xff\xfe\x00\xd8x\x00", "is marked as UTF-16-LE and is not at byte 0"),
        (b"\xef\xbb\xbfa\xff", "is marked as UTF-8 and is not at byte 1"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(NotText) as refused:
        decode(data)
    assert str(refused.value) == message


@pytest.mark.parametrize("text", ["page one\x0cpage two", "\x1b[31mred\x1b[0m", "a\tb\x0bc"])
def test_controls_that_text_has_are_no_sign_of_binary(text: str) -> None:
    assert decode(text.encode()) == (text, None)


def test_a_few_controls_in_much_text_are_kept() -> None:
    text = "some text " * 10 + "\x00\x01"
    assert decode(text.encode()) == (text, None)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except NotText:
        return
    text.encode()
