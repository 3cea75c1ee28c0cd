"""From bytes to text: UTF-8, UTF-16 and UTF-32 with a mark or by their NUL bytes, Windows-1252 as the last resort."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.05
"""A larger share of control bytes, or of control and unassigned characters, is no text."""
SAMPLE = 100_000
"""Bytes at the beginning by which it is told what a file holds."""
LEAST_NULS = 0.05
"""NUL bytes a character that UTF-16 without a mark has at least: blanks and Latin letters have one."""
MOST_STRAY = 0.05
"""How many of them stand in the other half of a character, at most."""
_SPACES = frozenset("\t\n\r\x0b\x0c\x1b")
_NO_CHARACTERS = frozenset({"Cc", "Cn", "Co"})
"""Categories of control, unassigned and private characters."""


class NotText(ValueError):
    """Bytes that are no text in any encoding that is tried."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of some bytes, and a remark where it had to be guessed; raises ``NotText``.

    Newlines stay as they are; a byte order mark is no part of the text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), None
            except UnicodeDecodeError as error:
                raise NotText(f"is marked as {encoding.upper()} and is not at byte {error.start}") from None
    if len(_CONTROLS.findall(data[:SAMPLE])) > MOST_CONTROLS * min(len(data), SAMPLE):
        for encoding in _by_nuls(data[:SAMPLE]):
            text = _strictly(data, encoding)
            if text is not None:
                return text, f"has no byte order mark; read as {encoding.upper()}"
        raise NotText("is binary, not text")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        return text, f"is not UTF-8 (byte {error.start}); read as Windows-1252"


def _by_nuls(sample: bytes) -> Iterator[str]:
    """The encodings whose characters could have the NUL bytes of a sample, the likelier first.

    In UTF-32 the first of four bytes is NUL, or the last; in UTF-16 the higher one of many characters is, of blanks at
    least, and hardly ever the lower one.
    """
    first, second, third, last = (sample[place::4].count(0) for place in range(4))
    if last == len(sample) // 4:
        yield "utf-32-le"
    if first == -(-len(sample) // 4):
        yield "utf-32-be"
    even, odd = first + third, second + last
    if max(even, odd) >= LEAST_NULS * len(sample) / 2 and min(even, odd) <= MOST_STRAY * max(even, odd):
        yield "utf-16-be" if even > odd else "utf-16-le"


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text of some bytes; None where they are not of this encoding, or make something else than text."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    sample = text[:SAMPLE]
    odd = sum(char not in _SPACES and unicodedata.category(char) in _NO_CHARACTERS for char in sample)
    return text if odd <= MOST_CONTROLS * len(sample) else None
