"""Long texts in windows: each is processed on its own, so that what one costs or breaks leaves the others alone.

The cut is made where the text itself pauses, by content alone; the results of a window are moved to its place.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import attrs

from timeline.model.document import Document
from timeline.model.layer import SpanLayer
from timeline.model.span import Span, Spans

T = TypeVar("T")

WINDOW = 200_000
"""Characters of a window. Not a setting: where a text is cut shows in what is found there."""

_LAST = WINDOW + WINDOW // 2
"""The longest rest of a text that is one window."""

_SEARCHED = WINDOW // 10
"""Characters at the end of a window in which a pause is looked for."""

_PAUSES = tuple(re.compile(pattern) for pattern in (r"\n\s*\n", r"\n", r"[.!?]['\")\]”’]*\s+", r"\s+"))
"""Where a text may be cut, the best first: between paragraphs, lines, sentences, words."""


def windows(text: str, most: float) -> Iterator[Span]:
    """The windows of the first ``most`` characters of a text, in order and without a gap; one where it is short."""
    end = int(min(len(text), most))
    start = 0
    while end - start > _LAST:
        cut = _cut(text, start + WINDOW)
        yield start, cut
        start = cut
    if start < end or not start:
        yield start, end


def _cut(text: str, at: int) -> int:
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(text, at - _SEARCHED, at)]
        if ends:
            return ends[-1]
    return at


def cut_out(document: Document, span: Span) -> Document:
    """The document with the text of a window only, without drafts; itself where the window is all of it."""
    text = document.text
    return document if span == (0, len(text)) else attrs.evolve(document, text=text[slice(*span)], drafts=())


def moved(value: T, by: int) -> T:
    """A mention, layer or claim of a window with every span at its place in the whole text."""
    if not by:
        return value
    if isinstance(value, SpanLayer):
        return value.moved(by)
    return _moved(value, by)  # type: ignore[no-any-return]


def _moved(value: Any, by: int) -> Any:
    if isinstance(value, tuple):
        return tuple(_moved(item, by) for item in value)
    if not attrs.has(type(value)):
        return value
    changes = {}
    kind: Any = type(value)
    for name, move in _moves(kind):
        before = getattr(value, name)
        after = move(before, by) if before is not None else None
        if after != before:
            changes[name] = after
    return attrs.evolve(value, **changes) if changes else value


@cache
def _moves(kind: type) -> tuple[tuple[str, Callable[[Any, int], Any]], ...]:
    """The fields of a class that are spans or hold values with spans, and how each is moved."""
    hints = get_type_hints(kind)
    found: list[tuple[str, Callable[[Any, int], Any]]] = []
    for field in attrs.fields(kind):
        if not field.init:
            continue
        parts = {hints[field.name], *get_args(hints[field.name])}
        if Spans in parts:
            found.append((field.name, lambda spans, by: tuple((start + by, end + by) for start, end in spans)))
        elif hints[field.name] == Span or Span in parts:
            found.append((field.name, lambda span, by: (span[0] + by, span[1] + by)))
        elif any(attrs.has(part) for part in parts if isinstance(part, type)):
            found.append((field.name, _moved))
    return tuple(found)
