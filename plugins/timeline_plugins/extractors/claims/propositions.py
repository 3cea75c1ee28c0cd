"""Cuts sentences into propositions: what a reader would check one by one."""

import re
from collections.abc import Iterable, Iterator

from timeline.model.mention import Segments
from timeline.model.span import Span, Spans
from timeline_plugins.extractors.claims.words import lexicon

_EDGE = " \t\r\n\u00a0,;:\u2013\u2014-*_#>\"'\u201c\u201d\u2018\u2019()[]"
_OPENING = "\"'\u201c\u2018(["
_SOMETHING = re.compile(r"\S")
FARTHEST = 400
"""A line that begins this many characters before its sentence is no heading's."""
LOOK_AHEAD = 12
"""A finite form this many words behind a joint makes what follows it a proposition."""


def trim(text: str, span: Span) -> Span | None:
    """A span without the blanks and marks at its edges; None where nothing is left."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return (start, end) if start < end else None


def trimmed(text: str, spans: Iterable[Span]) -> Spans:
    """Spans without their edges, in order, empty ones left out."""
    return tuple(piece for span in spans if (piece := trim(text, span)))


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in ascending order, those that overlap or touch made one."""
    current: Span | None = None
    for start, end in sorted(spans):
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
        else:
            if current:
                yield current
            current = start, end
    if current:
        yield current


def said_that(text: str, spans: Spans) -> Spans:
    """The spans of a content without the conjunction that opens it ("that")."""
    if not spans:
        return spans
    start, end = spans[0]
    word = text[start:end].split(None, 1)[0]
    if word.lower() not in lexicon("complementizers"):
        return spans
    return trimmed(text, ((start + len(word), end), *spans[1:]))


def heading(text: str, sentence: Span) -> bool:
    """Is a sentence a heading or a headline: a line without a full stop at its end that is followed by another?"""
    start, end = sentence
    least = max(0, start - FARTHEST)
    line_start = max(least, text.rfind("\n", least, start) + 1, text.rfind("\r", least, start) + 1)
    if text[line_start:start].strip(" \t#*_>"):
        return False
    words = text[start:end].rstrip("*_ :#")
    ends_line = text[end : end + 1] in ("\n", "\r") and _SOMETHING.search(text, end) is not None
    return ends_line and bool(words) and words[-1] not in ".!?\u2026\"\u201d'\u2019)]"


def subtract(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """What is left of a span beside some others."""
    start, end = span
    for hole_start, hole_end in sorted(holes):
        if hole_end <= start or hole_start >= end:
            continue
        if hole_start > start:
            yield start, hole_start
        start = max(start, hole_end)
    if start < end:
        yield start, end


def split(text: str, tokens: Segments, spans: Spans) -> Iterator[Spans]:
    """The propositions of a passage, each as its pieces. A passage that is not cut is yielded as it is."""
    cuts = sorted(cut for span in spans for cut in _cuts(text, tokens, span))
    if not cuts:
        yield spans
        return
    starts = [spans[0][0], *(start for _, start in cuts)]
    ends = [*(end for end, _ in cuts), spans[-1][1]]
    for start, end in zip(starts, ends, strict=True):
        pieces = [(max(a, start), min(b, end)) for a, b in spans if max(a, start) < min(b, end)]
        if found := trimmed(text, pieces):
            yield found


def _cuts(text: str, tokens: Segments, span: Span) -> Iterator[tuple[int, int]]:
    """Where one proposition ends and the next begins inside a span; what joins them belongs to neither."""
    indices = tokens.touching(*span)
    words = [text[slice(*tokens[index])] for index in indices]
    depth = 0
    said = False
    for place, word in enumerate(words):
        # Whether a finite form stands before this word; carried along, so that a long sentence costs no more a word.
        said = said or (place > 0 and finite(words[place - 1 : place]))
        if word in "([\u201c":
            depth += 1
        elif word in ")]\u201d":
            depth = max(0, depth - 1)
        if depth or not place or place + 2 >= len(words):
            continue
        rest = words[place + 1 : place + 1 + LOOK_AHEAD]
        at, behind = tokens[indices[place]][0], tokens[indices[place + 1]][0]
        if word == ";":
            if said and finite(rest):
                yield at, behind
        elif words[place - 1] != ",":
            continue
        elif word in lexicon("resulting"):
            if rest[0] == "that":
                yield at, at
        elif word in lexicon("joints") and _subject(rest[0]) and finite(rest) and said:
            yield at, behind if word in lexicon("plain joints") else at


def _subject(word: str) -> bool:
    return word.lower() in lexicon("subjects") or word[:1].isupper() or word[:1].isdigit() or word.endswith("s")


def finite(words: Iterable[str]) -> bool:
    """Is one of the words a finite form, as far as its look tells?"""
    auxiliaries, past = lexicon("auxiliaries"), lexicon("past forms")
    return any(word in auxiliaries or word in past or (word.endswith("ed") and len(word) > 4) for word in words)
