"""The pile: all passages of a story with their words."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from timeline.digest.passages import Passage
from timeline.digest.words import rarity, words


@attrs.frozen(slots=True, eq=False)
class Pile:
    """Passages by document and place, the words of each, and how rare each word is among the passages.

    Made by ``Pile.of``, from passages in any order; iterates over them in its own.
    """

    passages: tuple[Passage, ...]
    words: tuple[list[str], ...]
    rarity: Mapping[str, float]

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> "Pile":
        """Sort the passages, so that no order of documents shows in a sum, and read their words; a pile stays as is."""
        if isinstance(passages, cls):
            return passages
        ordered = tuple(sorted(passages, key=lambda passage: (passage.document, passage.place)))
        found = tuple(words(passage.text) for passage in ordered)
        return cls(ordered, found, rarity(found))

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.passages)
