"""Cuts sentences into propositions: what a reader would check one by one."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.model.span import Span, Spans
from timeline_plugins.extractors.claims.passages import CLOSING, OPENING, Passages
from timeline_plugins.extractors.claims.predicates import Wording, finite
from timeline_plugins.extractors.claims.words import lexicon

_EDGE = " \t\r\n\u00a0,;:\u2013\u2014-*_#>\"'\u201c\u201d\u2018\u2019()[]"
_OPENING = "\"'\u201c\u2018(["
LONGEST_WORD = 24
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


def bared(text: str, spans: Spans, *, reported: bool) -> Spans:
    """The spans of a passage without the conjunctions at its edges, which join it to what is no part of it.

    A passage that is ``reported`` loses its "that", too; elsewhere that is a pronoun.
    """
    opening, closing = lexicon("coordinators"), lexicon("dangling")
    if reported:
        opening |= lexicon("complementizers")
    found = list(spans)
    while found:
        start, end = found[0]
        word = _first(text[start : min(end, start + LONGEST_WORD)].split(None, 1)).rstrip(",")
        if word.lower() not in opening or not text.startswith(word, start):
            break
        found[:1] = trimmed(text, ((start + len(word), end),))
    while found:
        start, end = found[-1]
        word = _first(text[max(start, end - LONGEST_WORD) : end].rsplit(None, 1)[-1:])
        if word not in closing or not text.endswith(word, start, end):
            break
        found[-1:] = trimmed(text, ((start, end - len(word)),))
    return tuple(found)


def _first(words: Sequence[str]) -> str:
    return words[0] if words else ""


def adverbial(passage: Wording) -> bool:
    """Are the words no more than an adverbial ("In a statement on Monday", "when the police arrived")?

    They open with a preposition, a subordinator or a participle in -ing, and no clause follows behind a comma.
    """
    if not len(passage):
        return False
    commas = [place for place, word in enumerate(passage.norms[:-1]) if word == ","]
    openers = lexicon("adverbial openers")
    if passage.norms[0] in lexicon("time openers") and commas and not finite(passage.cut(0, commas[0])):
        passage, commas = passage.cut(commas[0] + 1), [place - commas[0] - 1 for place in commas[1:]]
    if passage.norms[0] not in openers and not passage.norms[0].endswith("ing"):
        return False
    return not commas or not finite(passage.cut(commas[0] + 2))


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


def split(passages: Passages, spans: Spans) -> Iterator[Spans]:
    """The propositions of a passage, each as its pieces. A passage that is not cut is yielded as it is."""
    cuts = sorted(cut for place, span in enumerate(spans) for cut in _cuts(passages, span, further=place > 0))
    if not cuts:
        yield spans
        return
    starts = [spans[0][0], *(start for _, start in cuts)]
    ends = [*(end for end, _ in cuts), spans[-1][1]]
    for start, end in zip(starts, ends, strict=True):
        pieces = [(max(a, start), min(b, end)) for a, b in spans if max(a, start) < min(b, end)]
        if found := trimmed(passages.text, pieces):
            yield found


def _cuts(passages: Passages, span: Span, *, further: bool) -> Iterator[tuple[int, int]]:
    """Where one proposition ends and the next begins inside a span; what joins them belongs to neither.

    A ``further`` span stands behind something that is no part of its passage: it can begin with a joint.
    """
    indices, words, tokens = passages.indices(span), passages.all.forms, passages.tokens
    depth = 0
    for place in passages.joints(indices):
        word = words[place]
        if word in OPENING:
            depth += 1
        elif word in CLOSING:
            depth = max(0, depth - 1)
        opens = place == indices.start
        if depth or (opens and not further) or place + 2 >= indices.stop:
            continue
        said = further or passages.any_finite(indices.start, place)
        rest = passages.all.cut(place + 1, min(place + 1 + LOOK_AHEAD, indices.stop))
        at, behind = tokens.starts[place], tokens.starts[place + 1]
        if word == ";":
            if said and _clause(rest):
                yield at, behind
        elif not opens and words[place - 1] != ",":
            continue
        elif word in lexicon("resulting"):
            if rest.forms[0] == "that":
                yield at, at
        elif word in lexicon("joints") and said and _clause(rest, contrast=word in lexicon("contrasts")):
            yield at, behind if word in lexicon("plain joints") else at


def _clause(passage: Wording, *, contrast: bool = False) -> bool:
    """Do the words open a clause of their own: a subject, and a finite form before the next comma?

    Behind a joint of ``contrast`` a subject need not look like one.
    """
    first = passage.forms[0]
    if first in lexicon("joints") and len(passage) > 1:
        return _clause(passage.cut(1), contrast=contrast)
    unlike = finite(passage.cut(0, 1)) or first in lexicon("no subjects")
    opens = not unlike if contrast else _subject(first)
    mark = next((place for place, word in enumerate(passage.forms) if word in ",;"), len(passage))
    return opens and finite(passage.cut(1, mark))


def _subject(word: str) -> bool:
    return word.lower() in lexicon("subjects") or word[:1].isupper() or word[:1].isdigit() or word.endswith("s")
