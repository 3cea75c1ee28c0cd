"""Marks of list items at the beginning of a line: "3. ", "2) ", "(a) ", "**4.** ", "IV. ", "## 1.2. ".

They number what follows and are no part of it. What looks like one may be something else: an initial ("V. Berg"), or
the end of a sentence that was wrapped ("the toll rose to / 12. Officials"). So a mark counts where it opens a list or
goes on with one; a number also counts where nothing runs on into its line.
"""

import re
from collections.abc import Iterator

from timeline.model.span import Span

_BODY = (
    r"[ \t]*+(?:(?:\#{1,6}|[-*+>\u2022])[ \t]++)*+[*_]{0,3}"
    r"(?P<open>\()?(?:(?P<number>\d{1,3})(?P<levels>(?:\.\d{1,3}){0,5})|(?P<letters>[A-Za-z]|[ivx]{2,7}|[IVX]{2,7}))"
    r"(?P<close>[.)])[*_]{0,3}[ \t\u00a0]+"
)
_MARK, _OPENING = re.compile(_BODY), re.compile(_BODY + r"(?=\S)")
_SECOND = re.compile(r"^[ \t]*[*_]{0,3}II\.[*_]{0,3}[ \t]", re.MULTILINE)
_BREAKS = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_STOPS = frozenset(".!?\u2026:;")
_CLOSING = "\"'\u201d\u2019)*_] "
_NEAR = 20
"""Characters before a line break in which a full stop is looked for, closing marks behind it."""
_ROMAN = {
    ten + one: 10 * tens + ones
    for tens, ten in enumerate(("", "x", "xx", "xxx"))
    for ones, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
}

Kind = tuple[str, str]
"""What the items of a list are counted with, and what stands around it."""


class ListMarks:
    """Finds the marks of the list items of one text; asked for each line from the top."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[Kind, int] = {}
        self._romans: bool | None = None

    def behind(self, line: Span) -> int:
        """Where the item of a line begins, behind its mark; where the line begins if it has none."""
        found = _OPENING.match(self._text, *line)
        if found is None:
            return line[0]
        for kind, value in self._values(found):
            if value == 1 or self._last.get(kind) == value - 1 or (found["number"] and self._is_over(line[0])):
                self._last[kind] = value
                return found.end()
        return line[0]

    def _values(self, found: re.Match[str]) -> Iterator[tuple[Kind, int]]:
        """What a mark can count: "i" is the first of the Roman numerals and the ninth of the letters."""
        letters, around = found["letters"], f"{found['open'] or ''}{found['close']}"
        if around == "(.":
            return
        if letters is None:
            yield ("numbers" if found["levels"] else "number", around), 0 if found["levels"] else int(found["number"])
            return
        low = letters.lower()
        case = "small" if letters == low else "capital"
        if low in _ROMAN and (len(letters) > 1 or case == "small" or around != "." or self._has_romans()):
            yield (f"{case} numeral", around), _ROMAN[low]
        if len(letters) == 1 and (case == "small" or around != "."):  # "A. Berg" is somebody
            yield (f"{case} letter", around), ord(low) - ord("a") + 1

    def _has_romans(self) -> bool:
        """Is there a second item in Roman numerals? Without one a single "I." or "V." is an initial."""
        if self._romans is None:
            self._romans = _SECOND.search(self._text) is not None
        return self._romans

    def _is_over(self, start: int) -> bool:
        """Does nothing run on into the line at ``start``: a blank line or a full stop stands before it, or nothing?"""
        end, breaks = start, 0
        while end and self._text[end - 1].isspace():
            end -= 1
            breaks += self._text[end] in _BREAKS or (self._text[end] == "\r" and self._text[end + 1 : end + 2] != "\n")
        before = self._text[max(0, end - _NEAR) : end].rstrip(_CLOSING)
        return not end or breaks > 1 or before[-1:] in _STOPS


def is_list_mark(text: str, span: Span) -> bool:
    """Does a span at the beginning of a line hold nothing but what looks like the mark of a list item?"""
    return _MARK.fullmatch(text, *span) is not None
