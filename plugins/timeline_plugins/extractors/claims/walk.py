"""Mentions of a document by place, found without a look at the rest."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from timeline.model.mention import Mention
from timeline.model.span import Span, Spans, shared

M = TypeVar("M", bound=Mention)


class Walk(list[M]):
    """Mentions in the order of their offsets."""

    def __init__(self, mentions: Iterable[M]) -> None:
        super().__init__(sorted(mentions, key=lambda mention: (mention.start, mention.spans)))
        self._starts = [mention.start for mention in self]

    def within(self, span: Span) -> list[M]:
        """The mentions that begin in a span."""
        return self[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def touching(self, spans: Spans) -> list[M]:
        """The mentions that begin between the first and the last of some spans and share a character with one."""
        if not spans:
            return []
        return [mention for mention in self.within((spans[0][0], spans[-1][1])) if touches(mention.spans, spans)]


def touches(pieces: Iterable[Span], spans: Iterable[Span]) -> bool:
    """Do two lists of spans share a character?"""
    spans = tuple(spans)
    return any(shared(piece, span) for piece in pieces for span in spans)
