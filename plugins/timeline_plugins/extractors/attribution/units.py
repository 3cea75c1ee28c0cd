"""Units: sentences as rows of atoms, in which a longer quotation is one atom.

So the full stops in a quotation do not end the sentence around it, and the words in it are not taken for those of the
reporter.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from timeline.model.mention import Segments
from timeline.model.span import Span
from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.cues import is_cue
from timeline_plugins.extractors.attribution.quotations import Quotation, quotations

SHORT = 3
"""Quotations of at most so many words without a full stop inside are read as words of their sentence."""
LONGEST = 400
"""Atoms of the longest unit; a longer sentence is cut, so that time stays linear."""
PARENTHESIS = 8
"""Atoms of a parenthesis in which a full stop ends no sentence."""
WRAPPED = 110
"""A document with blank lines and no line longer than this is taken for hard-wrapped."""

_STOPS = tuple(",.?!\u2026-\u2013\u2014;:")
_REPORTING = frozenset({"said", "says", "told", "tells", "according", "reported", "reports", "announced", "warned"})
_CLOSING = " \t\r\n'\u2019\u201d\""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_MARKS = frozenset("\"'`\u2018\u2019\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02")


class Unit:
    """One sentence: parallel lists of its atoms' lower-case forms, bits (``words``), starts and ends.

    ``quoted`` maps the index of a quotation's atom to the quotation, ``stops`` holds those that end in a comma, a full
    stop or the like. ``paragraph`` is the number of its paragraph, ``leads`` whether it is the first of it, ``titled``
    whether it is a headline In Title Case, whose capitals say nothing.
    """

    __slots__ = ("end", "leads", "low", "paragraph", "quoted", "start", "stops", "tag", "titled")

    def __init__(self, paragraph: int, *, leads: bool) -> None:
        self.low: list[str] = []
        self.tag: list[int] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.quoted: dict[int, Quotation] = {}
        self.paragraph = paragraph
        self.leads = leads
        self.titled = False
        self.stops: set[int] = set()

    def stopped(self, i: int) -> bool:
        """Does the quotation at an atom end in a comma, a full stop or the like, or with its paragraph?"""
        return i in self.stops

    def __len__(self) -> int:
        return len(self.low)


def paragraphs(text: str, sentences: Segments) -> list[Span]:
    """Runs of lines that a blank line ends; every line where the document has none, unless it is hard-wrapped.

    A line that ends in the midst of a sentence ends no paragraph.
    """
    spans: list[Span] = []
    position = 0
    for found in _BLANK_LINE.finditer(text):
        spans.append((position, found.start()))
        position = found.end()
    spans.append((position, len(text)))
    if len(spans) > 1 and max((len(line) for line in text.split("\n")), default=0) <= WRAPPED:
        return [span for span in spans if span[0] < span[1]]
    lines: list[Span] = []
    for start, end in spans:
        position = start
        for found in _LINE.finditer(text, start, end):
            if sentences.at(found.start()) is not None:
                continue
            lines.append((position, found.start()))
            position = found.end()
        lines.append((position, end))
    return [span for span in lines if span[0] < span[1]]


class Tokens:
    """The tokens of a document's sentences with their lower-case forms and bits."""

    __slots__ = ("ends", "firsts", "low", "sentences", "starts", "tag")

    def __init__(self, text: str, tokens: Segments, sentences: Segments) -> None:
        among: list[int] = []
        for sentence in sentences:
            found = tokens.touching(*sentence)
            among += range(max(found.start, among[-1] + 1 if among else 0), found.stop)
        self.starts = [tokens.starts[index] for index in among]
        self.ends = [tokens.ends[index] for index in among]
        self.sentences = sentences
        self.firsts = frozenset(sentences.starts)
        self.low: list[str] = []
        self.tag: list[int] = []
        known: dict[str, tuple[str, int]] = {}
        for start, end in zip(self.starts, self.ends, strict=True):
            word = text[start:end]
            entry = known.get(word)
            if entry is None:
                low = word.lower()
                entry = known[word] = (low, w.classify(word, low))
            self.low.append(entry[0])
            self.tag.append(entry[1])


class Paragraph:
    """A paragraph with its quotations and units; ``inner`` are the units within quotations that name other speakers."""

    __slots__ = ("end", "inner", "quotations", "start", "units")

    def __init__(self, span: Span, quoted: list[Quotation]) -> None:
        self.start, self.end = span
        self.quotations = quoted
        self.units: list[Unit] = []
        self.inner: list[Unit] = []


def read(text: str, tokens: Tokens) -> Iterator[Paragraph]:
    """The paragraphs of a document with their units."""
    for number, span in enumerate(paragraphs(text, tokens.sentences)):
        paragraph = Paragraph(span, list(quotations(text, *span)))
        first, last = bisect_left(tokens.starts, span[0]), bisect_left(tokens.starts, span[1])
        longer = [q for q in paragraph.quotations if _is_long(text, q, tokens)]
        paragraph.units = _units(text, tokens, range(first, last), longer, number)
        for quotation in longer:
            paragraph.inner += _inner(text, tokens, quotation, number)
        yield paragraph


def _inner(text: str, tokens: Tokens, quotation: Quotation, number: int) -> list[Unit]:
    """The units of what a quotation says, where it may quote others in turn."""
    first = bisect_left(tokens.starts, quotation.inner_start)
    last = bisect_left(tokens.starts, quotation.inner_end)
    if not any(low in _REPORTING for low in tokens.low[first:last]):
        return []
    quoted = [q for q in quotations(text, quotation.inner_start, quotation.inner_end) if _is_long(text, q, tokens)]
    return _units(text, tokens, range(first, last), quoted, number)


def _is_long(text: str, quotation: Quotation, tokens: Tokens) -> bool:
    first = bisect_left(tokens.starts, quotation.inner_start)
    last = bisect_left(tokens.starts, quotation.inner_end)
    if sum(1 for i in range(first, last) if tokens.tag[i] & w.WORD) > SHORT:
        return True
    return text[quotation.inner_start : quotation.inner_end].rstrip()[-1:] in tuple(".,?!\u2026")


def _units(text: str, tokens: Tokens, among: range, quoted: list[Quotation], paragraph: int) -> list[Unit]:
    units: list[Unit] = []
    unit = Unit(paragraph, leads=True)
    pending = iter(quoted)
    quotation = next(pending, None)
    index = among.start
    low, tag, starts, ends, firsts = tokens.low, tokens.tag, tokens.starts, tokens.ends, tokens.firsts
    after_quotation: Quotation | None = None
    broke = False
    while index < among.stop:
        start = starts[index]
        broke = ((broke or start in firsts) and not _in_parenthesis(unit)) or len(unit) >= LONGEST
        if quotation is not None and start >= quotation.start:
            behind = bisect_left(starts, quotation.end, index)
            ended = len(unit) > 1 and unit.low[-1] in ".?!" and not (unit.tag[-2] & w.TITLE or len(unit.low[-2]) == 1)
            if len(unit) and (
                broke or (ended and text[quotation.inner_start : quotation.inner_end].lstrip()[:1].isupper())
            ):
                units.append(unit)
                unit = Unit(paragraph, leads=False)
            if (
                not quotation.closed
                or text[quotation.inner_start : quotation.inner_end].rstrip(_CLOSING)[-1:] in _STOPS
            ):
                unit.stops.add(len(unit))
            unit.quoted[len(unit)] = quotation
            unit.low.append('"')
            unit.tag.append(w.QUOTE)
            unit.start.append(quotation.start)
            unit.end.append(quotation.end)
            after_quotation, broke = quotation, False
            quotation = next(pending, None)
            index = max(behind, index + 1)
            continue
        if (
            len(unit)
            and (broke or after_quotation)
            and _begins(text, tokens, index, among.stop, after_quotation, broke)
        ):
            units.append(unit)
            unit = Unit(paragraph, leads=False)
        after_quotation, broke = None, False
        if not (text[start] in _MARKS and tag[index] & w.MARK):
            unit.low.append(low[index])
            unit.tag.append(tag[index])
            unit.start.append(start)
            unit.end.append(ends[index])
        index += 1
    if len(unit):
        units.append(unit)
    for each in units:
        each.titled = _is_titled(each)
        if each.tag[0] & w.CAP and each.tag[0] & w.CLOSED:
            each.tag[0] &= ~w.CAP
    return units


def _in_parenthesis(unit: Unit) -> bool:
    """Is a parenthesis open at the end of a unit: "Sen. Hart (D-Ill.)"?"""
    for low in reversed(unit.low[-PARENTHESIS:]):
        if low in "()":
            return low == "("
    return False


def _begins(text: str, tokens: Tokens, index: int, stop: int, quotation: Quotation | None, broke: bool) -> bool:
    """Does a unit begin at a token that stands behind a quotation or at the beginning of a sentence?"""
    if quotation is None:
        return broke
    last = text[quotation.inner_start : quotation.inner_end].rstrip()[-1:]
    if not tokens.tag[index] & w.WORD or text[tokens.starts[index]].islower() or last not in ".?!\u2026":
        return False
    if last == ".":
        return True
    # "Is it?" Smith asked.
    return not any(is_cue(tokens.low[i]) for i in range(index, min(stop, index + 7)) if tokens.tag[i] & w.WORD)


def _is_titled(unit: Unit) -> bool:
    lower = upper = 0
    for tag, low in zip(unit.tag, unit.low, strict=True):
        if tag & w.CAP:
            upper += 1
        elif tag & w.WORD and not tag & w.NUM and len(low) > 3:
            lower += 1
    if "." in unit.low[-1:]:
        return unit.leads and upper >= 5 and not lower
    return upper >= 4 and upper >= 3 * lower
