"""Mentions of a document by their offsets: which of them lie in or touch a span, without a look at the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeVar

from timeline.model.mention import Mention
from timeline.model.span import Span, Spans

M = TypeVar("M", bound=Mention)


class MentionIndex(list[M]):
    """Mentions in ascending order of their offsets, of one kind or of several.

    A query costs the logarithm of the number of mentions and the number of those that it looks at.

    >>> from timeline.model.mention import ActorMention
    >>> from timeline.text.mentions import MentionIndex
    >>> index = MentionIndex([ActorMention(spans=((s, s + 4),), name=n) for n, s in (("Lind", 20), ("Berg", 0))])
    >>> [mention.name for mention in index]
    ['Berg', 'Lind']
    >>> [mention.name for mention in index.within((10, 40))]
    ['Lind']
    """

    def __init__(self, mentions: Iterable[M]) -> None:
        super().__init__(sorted(mentions, key=lambda mention: (mention.start, mention.spans)))
        self._starts = [mention.start for mention in self]
        # The farthest end so far ascends even where one mention holds others, so that it can be bisected.
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
