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


UNMARKED = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SENTENCES = (
    "Officials said on 6 May 2024 that 12 people were killed at Brenmoor.",
    "Die Behörden sagten, daß in Brenmoor zwölf Menschen starben – „alle“.",
    "Власти сообщили, что 6 мая в Бренмуре погибли 12 человек.",
    "Οι αρχές είπαν ότι δώδεκα άνθρωποι σκοτώθηκαν.",
    "الت السلطات إن 12 شخصا قتلوا في برنمور",
    "अधिकारियों ने कहा कि 12 लोग मारे गए",
    "People fled 👩‍🚒\r\n\r\n# “So they said”\n",
)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map("\n".join), st.sampled_from(UNMARKED))
def test_text_without_a_mark_is_known_by_its_nul_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, f"has no byte order mark; read as {encoding.upper()}")


@given(texts(), st.sampled_from(UNMARKED))
def test_what_is_read_as_an_encoding_without_a_mark_is_of_it(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    try:
        found, remark = decode(data)
    except NotText:
        return
    if remark and "no byte order mark" in remark:
        assert found.encode(remark.rpartition(" ")[2]) == data


@pytest.mark.parametrize(
    "data",
    [
        "Officials said 12 people were killed.".encode("utf-16-le")[:-1],
        "Officials said 12 people were killed.".encode("utf-32-be")[:-1],
        "People fled".encode("utf-16-le") + b"\x00\xd8" + "at noon".encode("utf-16-le"),
        bytes(byte for low in range(256) for byte in (low, 0)),
        b"".join(value.to_bytes(4, "little") for value in range(400)),
        b"\x00\x00\x00\x01" * 20,
    ],
)
def test_other_bytes_with_nul_among_them_are_binary(data: bytes) -> None:
    with pytest.raises(NotText, match="is binary, not text"):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except NotText:
        return
    text.encode()
