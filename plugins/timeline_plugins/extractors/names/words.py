"""The tokens of one sentence as the name extractors read them."""

from collections.abc import Iterator

import attrs

from timeline.model.span import Span
from timeline.plugin.view import View
from timeline_plugins.sentence_tokens import rows

PACKAGE = "timeline_plugins.extractors.names"
"""Where the data files lie."""


@attrs.frozen(slots=True)
class Words:
    """The tokens of a sentence, their offsets, and the capitalised ones."""

    raw: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]

    def __len__(self) -> int:
        return len(self.raw)

    def at(self, index: int) -> str:
        """The token; empty outside of the sentence."""
        return self.raw[index] if 0 <= index < len(self.raw) else ""

    def low(self, index: int) -> str:
        """The token in lower case with straight apostrophes, without a possessive ending."""
        return bare(self.at(index)).lower()

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens ``first`` to ``end``, without a possessive ending."""
        last = self.raw[end - 1]
        return self.starts[first], self.ends[end - 1] - (len(last) - len(bare(last)))

    def name(self, first: int, end: int) -> str:
        """The words of the tokens ``first`` to ``end``, blanks made single, without "'s" at the end."""
        glued = [self.starts[index] == self.ends[index - 1] for index in range(first + 1, end)]
        rest = (word if close else f" {word}" for close, word in zip(glued, self.raw[first + 1 : end], strict=True))
        return bare(self.raw[first] + "".join(rest))

    def glued(self, index: int) -> bool:
        """Does the token stand directly behind the one before it?"""
        return 0 < index < len(self.raw) and self.starts[index] == self.ends[index - 1]

    def close(self, index: int) -> bool:
        """Does the token stand at most one blank behind the one before it?"""
        return 0 < index < len(self.raw) and self.starts[index] - self.ends[index - 1] <= 1


def bare(token: str) -> str:
    """The token without "'s"."""
    return token[:-2] if len(token) > 2 and token[-2] in "'\u2019" and token[-1] in "sS" else token


def sentences(view: View) -> Iterator[Words]:
    """The sentences of a document."""
    for raw, begin, end in rows(view):
        yield Words(raw, begin, end, [index for index, word in enumerate(raw) if word[0].isupper()])
