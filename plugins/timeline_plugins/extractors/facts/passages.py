"""The words of a sentence with their places, as the rules for facts walk along them."""

import re

import attrs

from timeline.model.span import Span

_WORD = re.compile(r"[^\W_]+")


@attrs.frozen(slots=True, eq=False)
class Passage:
    """Runs of letters and digits of a sentence in lower case; ``starts`` and ``ends`` are offsets in the document."""

    text: str
    span: Span
    words: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str, span: Span) -> "Passage":
        """The words of a text that lie in ``span``."""
        found = list(_WORD.finditer(text, *span))
        return cls(
            text,
            span,
            [match[0].lower() for match in found],
            [match.start() for match in found],
            [match.end() for match in found],
        )

    def at(self, first: int, last: int) -> Span:
        """The span of the words from ``first`` to ``last``, the latter included."""
        return self.starts[first], self.ends[last]
