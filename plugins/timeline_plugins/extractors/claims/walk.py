"""Mentions of a document by place, found without a look at the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeVar

from timeline.model.mention import Mention
from timeline.model.span import Span, Spans

M = TypeVar("M", bound=Mention)


class Walk(list[M]):
    """Mentions in the order of their offsets."""

    def __init__(self, mentions: Iterable[M]) -> None:
        super().__init__(sorted(mentions, key=lambda mention: (mention.start, mention.spans)))
        self._starts = [mention.start for mention in self]
        # The farthest end so far: ascending even where one mention holds others, so that bisection finds its way.
        self._reach = list(accumulate((mention.end for mention in self), max))

    def within(self, span: Span) -> list[M]:
        """The mentions that begin in a span."""
        return self[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def touching(self, spans: Spans) -> list[M]:
        """The mentions that begin between the first and the last of some spans and share a character with one."""
        return self.sharing(spans, (spans[0][0], spans[-1][1])) if spans else []

    def sharing(self, spans: Iterable[Span], begun: Span) -> list[M]:
        """The mentions that begin in the span ``begun`` and share a character with one of some spans."""
        found = {
            index for span in spans for index in self._reaching(span, begun) if touches(self[index].spans, (span,))
        }
        return [self[index] for index in sorted(found)]

    def around(self, span: Span, begun: Span) -> list[M]:
        """The mentions that begin in the span ``begun`` and reach from before another one's end to behind its start."""
        return [self[index] for index in self._reaching(span, begun) if self[index].end > span[0]]

    def _reaching(self, span: Span, begun: Span) -> Iterator[int]:
        """Indices of all that begin in ``begun`` and overlap a span, and of few others."""
        first = max(bisect_left(self._starts, begun[0]), bisect_right(self._reach, span[0]))
        return iter(range(first, bisect_left(self._starts, min(span[1], begun[1]))))


def touches(pieces: Iterable[Span], spans: Iterable[Span]) -> bool:
    """Do two lists of spans, none of them empty, share a character?"""
    spans = tuple(spans)
    for start, end in pieces:
        for first, last in spans:
            if start < last and first < end:
                return True
    return False
