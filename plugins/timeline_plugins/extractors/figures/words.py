"""The tokens of one sentence, and phrases of a lexicon matched on them."""

import attrs

from timeline.model.span import Span

PACKAGE = "timeline_plugins.extractors.figures"
"""Where the data files lie."""


@attrs.frozen(slots=True)
class Words:
    """The tokens of a sentence: as written, in lower case, and where they stand in the document."""

    raw: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The token in lower case; empty outside of the sentence."""
        low = self.low
        return low[index] if 0 <= index < len(low) else ""

    def glued(self, index: int) -> bool:
        """Does the token at ``index`` begin where the one before it ends?"""
        return 0 < index < len(self.low) and self.ends[index - 1] == self.starts[index]

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens ``first`` to ``end`` (exclusive)."""
        return self.starts[first], self.ends[end - 1]


class Phrases:
    """Phrases of a few words each, with a value; the longest one that fits is found."""

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, rows: dict[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in sorted(rows.items(), key=lambda row: (-len(row[0].split()), row[0])):
            parts = tuple(phrase.split())
            self._by_first.setdefault(parts[0], []).append((parts, value))
            self._by_last.setdefault(parts[-1], []).append((parts, value))

    def ahead(self, words: Words, index: int) -> tuple[int, str] | None:
        """The longest phrase that begins at ``index``: the index behind it and its value."""
        for parts, value in self._by_first.get(words.at(index), ()):
            if tuple(words.low[index : index + len(parts)]) == parts:
                return index + len(parts), value
        return None

    def behind(self, words: Words, end: int) -> tuple[int, str] | None:
        """The longest phrase that ends before ``end``: the index of its first word and its value."""
        for parts, value in self._by_last.get(words.at(end - 1), ()):
            first = end - len(parts)
            if first >= 0 and tuple(words.low[first:end]) == parts:
                return first, value
        return None
