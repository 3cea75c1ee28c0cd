"""Sentences and tokens: the layers that every other extractor builds on.

Sentences are found by nupunkt inside blocks of lines that belong together. Which lines do is decided line by line, so
that headlines, one sentence a line and hard-wrapped text can stand in one document. The number of a list item is no
part of its first sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from timeline.model.mention import Segments
from timeline.model.span import Span
from timeline.plugin.view import View
from timeline_plugins.extractors.segments.list_marks import ListMarks
from timeline_plugins.lexicon import words

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*(?:[^\W\d_]+)?|[^\W\d_](?:[^\W_]|[-'\u2019&](?=[^\W_]))*|[^\w\s]|\w")
"""Numbers with their separators, words with inner hyphens and apostrophes, and single marks."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?\u2026:;][\"'\u2019\u201d)\]*_]*\s*$")
_MARKER = re.compile(r"\s*(?:#{1,6}\s|[-*+\u2022]\s|\d{1,3}[.)]\s|>|\*\*|\|)")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s*$")
WRAP_WIDTH = 110
"""Lines longer than this are not taken for hard-wrapped ones."""


def sentences(view: View) -> Iterator[Segments]:
    """The layer ``sentence``: trimmed spans in ascending order."""
    text = view.text
    yield Segments("sentence", _sentences(text))


def tokens(view: View) -> Iterator[Segments]:
    """The layer ``token``."""
    yield Segments("token", (found.span() for found in TOKEN.finditer(view.text)))


def _sentences(text: str) -> Iterator[Span]:
    spans = _nupunkt()
    for start, end in blocks(text):
        for first, last in spans(text[start:end]):
            piece = text[start + first : start + last]
            left = len(piece) - len(piece.lstrip())
            right = len(piece.rstrip())
            if left < right:
                yield start + first + left, start + first + right


@cache
def _nupunkt() -> Any:
    from nupunkt import sent_spans  # imported when used: it loads its model

    return sent_spans


def blocks(text: str) -> Iterator[Span]:
    """Runs of lines in which a line break means no more than a blank; the mark of a list item is left out."""
    marks = ListMarks(text)
    start = end = begin = last = -1
    width = 0
    for found in _LINE.finditer(text):
        line = found[0]
        if not line.strip():
            continue
        item = marks.behind(found.span())
        if start < 0 or item != found.start() or not _runs_on(text, start, (last, end), found.span(), width):
            if start >= 0:
                yield begin, end
            start, begin, width = found.start(), item, 0
        last, end = found.span()
        width = max(width, len(line))
    if start >= 0:
        yield begin, end


def _runs_on(text: str, start: int, last: Span, following: Span, width: int) -> bool:
    """Does a line go on with the block before it, which begins at ``start`` and whose last line is ``last``?"""
    line_start, end = last
    between = text[end : following[0]]
    if between.count("\n") > 1 or between.strip(" \t\r\n"):
        return False
    before, line = text[max(start, end - 200) : end], text[slice(*following)]
    if _MARKER.match(line):
        return False
    wrapped = width <= WRAP_WIDTH and len(line) <= WRAP_WIDTH and 4 * (end - line_start) >= 3 * width
    if _TERMINAL.search(before):
        return wrapped and len(line) > 1 and width >= 40
    if line.lstrip()[:1].islower() or before.rstrip().endswith((",", "-", "\u2013", "\u2014")):
        return True
    word = _LAST_WORD.search(before)
    if word and word[1] in words(__name__, "joins.txt", "joins"):
        return True
    return wrapped and width >= 40 and start != line_start
