"""The words of a sentence with their places, as the rules for facts walk along them."""

import re
from bisect import bisect_left

import attrs

from timeline.model.span import Span

_WORD = re.compile(r"[^\W_]+")


@attrs.frozen(slots=True, eq=False)
class Passage:
    """Runs of letters and digits of a sentence in lower case. ``starts`` and ``ends`` are offsets in the document.

    ``vocabulary`` holds each word once.
    """

    text: str
    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    vocabulary: frozenset[str]

    @classmethod
    def of(cls, text: str, span: Span) -> "Passage":
        """The words of a text that lie in ``span``."""
        found = list(_WORD.finditer(text, *span))
        words = [match[0].lower() for match in found]
        return cls(
            text,
            span,
            words,
            [match.start() for match in found],
            [match.end() for match in found],
            frozenset(words),
        )

    def between(self, begin: int, end: int) -> slice:
        """The places of the words that begin in ``[begin, end)``."""
        return slice(bisect_left(self.starts, begin), bisect_left(self.starts, end))

    def at(self, first: int, last: int) -> Span:
        """The span of the words from ``first`` to ``last``, the latter included."""
        return self.starts[first], self.ends[last]
