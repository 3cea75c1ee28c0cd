"""The words of a document's passages.

Attributions overlap, and in a long sentence each may reach to its end. So what is asked of each of them is answered
from sums over the whole document, in a time that does not depend on how long the passage is.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from timeline.model.mention import Segments
from timeline.model.span import Span, Spans
from timeline_plugins.extractors.claims.predicates import finite, inflected
from timeline_plugins.extractors.claims.words import lexicon

OPENING, CLOSING = "([\u201c", ")]\u201d"
"""Marks inside which no proposition ends."""
_BETWEEN_BLANKS = re.compile(r"\S+")


class Passages:
    """The words of one document, as tokens and between blanks, and where those stand that tell of a clause."""

    def __init__(self, text: str, tokens: Segments) -> None:
        self.text = text
        self.tokens = tokens
        known: dict[str, str] = {}
        self.words = [known.setdefault(word, word) for word in (text[start:end] for start, end in tokens)]
        """The tokens as they are written."""

    def indices(self, span: Span) -> range:
        """The tokens that share a character with a span."""
        return self.tokens.touching(*span)

    def of(self, spans: Spans) -> list[str]:
        """The tokens of a passage as they are written."""
        return [word for indices in map(self.indices, spans) for word in self.words[indices.start : indices.stop]]

    def joints(self, indices: range) -> list[int]:
        """Those of some tokens that open or close a bracket, or could join propositions."""
        joints = self._joints
        return joints[bisect_left(joints, indices.start) : bisect_left(joints, indices.stop)]

    def any_finite(self, first: int, behind: int) -> bool:
        """Does one of the tokens from ``first`` on, those from ``behind`` on left out, look finite?"""
        return self._finite_tokens[behind] > self._finite_tokens[first]

    def has_finite(self, spans: Spans) -> bool:
        """Does one of the words of a passage look finite, as they stand between blanks?"""
        return any(self._between_blanks.any(span, _finite, self._between_blanks.finite) for span in spans)

    def is_clausal(self, spans: Spans) -> bool:
        """Does one of the words of a passage look finite, of the present too, marks at their edges aside?"""
        return any(self._between_blanks.any(span, _clausal, self._between_blanks.clausal) for span in spans)

    @cached_property
    def _joints(self) -> list[int]:
        marks = {";", *lexicon("resulting"), *lexicon("joints")}
        return [index for index, word in enumerate(self.words) if word in marks or word in OPENING or word in CLOSING]

    @cached_property
    def _finite_tokens(self) -> "array[int]":
        return _sums(self.words, _finite)

    @cached_property
    def _between_blanks(self) -> "_BetweenBlanks":
        return _BetweenBlanks(self.text)


class _BetweenBlanks:
    """The words of a text that stand between blanks."""

    def __init__(self, text: str) -> None:
        self._text = text
        spans = [found.span() for found in _BETWEEN_BLANKS.finditer(text)]
        self._starts = array("Q", (start for start, _ in spans))
        self._ends = array("Q", (end for _, end in spans))
        self.finite = _sums((text[start:end] for start, end in spans), _finite)
        self.clausal = _sums((text[start:end] for start, end in spans), _clausal)

    def any(self, span: Span, test: Callable[[str], bool], sums: "array[int]") -> bool:
        """Does a test hold for one of the words inside a span, cut where it cuts them? ``sums`` are those of the test.

        The same as ``any(map(test, text[start:end].split()))``.
        """
        first, behind = bisect_left(self._starts, span[0]), bisect_right(self._ends, span[1])
        return (first < behind and sums[behind] > sums[first]) or any(map(test, self._cut(span, first, behind)))

    def _cut(self, span: Span, first: int, behind: int) -> Iterator[str]:
        """The words that a span cuts, as far as they lie in it; ``first`` to ``behind`` are those that are whole."""
        start, end = span
        if first and self._ends[first - 1] > start:
            yield self._text[start : min(end, self._ends[first - 1])]
        if first <= behind < len(self._starts) and self._starts[behind] < end:
            yield self._text[max(start, self._starts[behind]) : end]


def _sums(words: Iterable[str], test: Callable[[str], bool]) -> "array[int]":
    """How many of the words before each place a test holds for; a word is tested once, however often it comes."""
    known: dict[str, bool] = {}

    def tested(word: str) -> bool:
        found = known.get(word)
        if found is None:
            found = known[word] = test(word)
        return found

    return array("Q", accumulate(map(tested, words), initial=0))


def _finite(word: str) -> bool:
    return finite((word,))


def _clausal(word: str) -> bool:
    word = word.strip(",.;:")
    return finite((word,)) or (word.islower() and inflected(word))
