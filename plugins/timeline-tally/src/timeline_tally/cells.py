"""Cells of separated text with their exact places, which Python's ``csv`` module does not tell.

RFC 4180: a cell may stand in quotation marks and then holds delimiters, line breaks and doubled quotation marks. A
quotation mark inside a cell that does not begin with one is a character like others.
"""

import re
from collections.abc import Iterator

import attrs

_BREAK = re.compile(r"\r\n|\r|\n")
_DOUBLED = '""'


@attrs.frozen(slots=True)
class Cell:
    """A cell: its place in the text without quotation marks and outer blanks, its line (from 1), and what it says.

    ``value`` has a single quotation mark where the text has a doubled one.
    """

    start: int
    end: int
    line: int
    value: str


@attrs.frozen(slots=True)
class Malformed:
    """A row that cannot be taken apart: the line and the number of the column (from 1), and what is wrong there."""

    line: int
    column: int
    message: str


def rows(text: str, delimiter: str) -> Iterator[list[Cell] | Malformed]:
    """The rows of a text; lines without any character are none. Behind a malformed row the next line goes on."""
    stop = re.compile(rf"{re.escape(delimiter)}|\r\n|\r|\n")
    at, line = 0, 1
    while at < len(text):
        found, at, line = _row(text, at, line, stop)
        if isinstance(found, Malformed) or len(found) > 1 or found[0].value:
            yield found


def _row(text: str, at: int, line: int, stop: re.Pattern[str]) -> tuple[list[Cell] | Malformed, int, int]:
    """A row that begins at an offset, and where the next one begins: offset and line."""
    cells: list[Cell] = []
    while True:
        if text.startswith('"', at):
            close = _closing(text, at + 1)
            ending = stop.match(text, close + 1) if close >= 0 else None
            if close < 0 or not (ending or close + 1 == len(text)):
                behind = _BREAK.search(text, at)
                what = "a quotation mark is not closed" if close < 0 else "text stands behind a closed quotation mark"
                wrong = Malformed(line, len(cells) + 1, what)
                return wrong, behind.end() if behind else len(text), line + 1
            cells.append(_cell(text, at + 1, close, line, quoted=True))
            line += sum(1 for _ in _BREAK.finditer(text, at, close))
        else:
            ending = stop.search(text, at)
            cells.append(_cell(text, at, ending.start() if ending else len(text), line, quoted=False))
        if ending is None:
            return cells, len(text), line
        at = ending.end()
        if ending[0][0] in "\r\n":
            return cells, at, line + 1


def _closing(text: str, at: int) -> int:
    """Offset of the quotation mark that closes a cell; -1 where none does."""
    while (at := text.find('"', at)) >= 0:
        if not text.startswith(_DOUBLED, at):
            return at
        at += 2
    return -1


def _cell(text: str, start: int, end: int, line: int, *, quoted: bool) -> Cell:
    raw = text[start:end]
    value = raw.strip()
    blank = raw.index(value) if value else 0
    line += sum(1 for _ in _BREAK.finditer(raw, 0, blank))
    start += blank
    return Cell(start, start + len(value), line, value.replace(_DOUBLED, '"') if quoted else value)
