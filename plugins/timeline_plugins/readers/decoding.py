"""From bytes to text: UTF-8, UTF-16 and UTF-32 with a mark, Windows-1252 as the last resort."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.05
"""A larger share of control bytes is no text."""


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
    if len(_CONTROLS.findall(data[:100_000])) > MOST_CONTROLS * min(len(data), 100_000):
        raise NotText("is binary, not text")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text = data.decode("cp1252", errors="replace")
        return text, f"is not UTF-8 (byte {error.start}); read as Windows-1252"
