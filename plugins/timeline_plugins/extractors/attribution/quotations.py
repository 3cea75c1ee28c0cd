"""Quotations: what stands in quotation marks of any kind. Odd marks never fail; a quotation ends with its paragraph."""

import re
from collections.abc import Iterator

import attrs

_MARKS = re.compile(
    "''|``|[\"\uff02\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f]|['\u2018\u201a](?=[^\\W_])"
)
_SINGLE_CLOSE = re.compile(r"(?<=\S)['\u2018\u2019](?![^\W_])")
_CLOSES = {
    "\u201c": '\u201d\u201c"',
    "\u201d": '\u201d"',
    "\u201f": '\u201d\u201c"',
    "\u201e": '\u201c\u201d"',
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",
    "\u2039": "\u203a",
    "\u203a": "\u2039\u203a",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\uff02": "\uff02",
    '"': '"\u201d',
    "``": "''",
    "''": "''",
}
OPENING = ("\u201c", "\u201e", "\u201f", "\u00ab", "\u2039", "\u300c", "\u300e", "``")
"""Marks that open wherever they stand."""
SINGLE_REACH = 1500
"""Characters within which a single mark must be closed; it is an apostrophe otherwise."""

POSSESSIVES = 4
"""Marks behind an "s" that are passed over on the way to the one that closes a single quotation."""


@attrs.frozen(slots=True)
class Quotation:
    """A quotation with its marks; ``inner`` is what stands between them, ``closed`` whether the last mark is there."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    """The outermost quotations of the paragraph at ``[start, end)``, in order."""
    position = start
    while found := _MARKS.search(text, position, end):
        mark, at, behind = found[0], found.start(), found.end()
        position = behind
        before = text[at - 1] if at > start else " "
        if mark in "'\u2018\u201a":
            if before.isalnum():
                continue
            close = _single_close(text, behind, min(end, behind + SINGLE_REACH))
            if close is not None:
                yield Quotation(at, close + 1, behind, close, True)
                position = close + 1
            continue
        after = text[behind] if behind < end else " "
        if not _opens(mark, before, after):
            continue
        close_at, close_end = _close(text, mark, behind, end)
        inner_end = close_at if close_at >= 0 else end
        quoted_end = close_end if close_at >= 0 else end
        if text[behind:inner_end].strip():
            yield Quotation(at, quoted_end, behind, inner_end, close_at >= 0)
        position = max(quoted_end, behind)


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in OPENING:
        return True
    if mark in "\u300d\u300f":
        return False
    if after.isspace():
        return False
    # A straight or a closing mark opens where a word begins; behind a digit it is an inch.
    return not before.isalnum()


def _close(text: str, opening: str, position: int, end: int) -> tuple[int, int]:
    """Where the closing mark begins and ends; -1 where there is none."""
    closes = _CLOSES[opening]
    while found := _MARKS.search(text, position, end):
        mark, at, behind = found[0], found.start(), found.end()
        position = behind
        if mark == "'" or (mark not in closes and not (mark == "''" and opening == '"')):
            continue
        before = text[at - 1]
        after = text[behind] if behind < end else " "
        if mark in '"\u201c' and (before.isspace() or before in "(\u2014-") and not after.isspace() and after.isalnum():
            continue  # an inner quotation begins here
        if mark == "''" and text[behind : behind + 1] == "'":
            return at + 1, behind + 1  # an inner quotation ends right before
        return at, behind
    return -1, -1


def _single_close(text: str, position: int, end: int) -> int | None:
    """The mark that closes a single quotation: the first that is not that of a plural's possessive, if one follows."""
    first = None
    for _ in range(POSSESSIVES):
        found = _SINGLE_CLOSE.search(text, position, end)
        if found is None:
            break
        at = found.start()
        if text[at - 1] != "s":
            return at
        if first is None:
            first = at
        position = at + 1
    return first
