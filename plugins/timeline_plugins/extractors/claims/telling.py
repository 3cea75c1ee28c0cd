"""How a claim is worded, which decides whether it deserves a row."""

from collections.abc import Sequence

import attrs

from timeline_plugins.extractors.claims.predicates import Predicate, Wording, done, finite
from timeline_plugins.extractors.claims.words import happens


@attrs.frozen(slots=True)
class Telling:
    """How a claim is worded: its words, its main predicate, whether it is a question.

    ``finite`` says whether it has a finite verb, ``deed`` whether a verb in it names something that happens, ``dated``
    whether its sentence gives it a time: one that only the context gives is no ground for a row.
    """

    passage: Wording
    predicate: Predicate | None
    finite: bool
    deed: bool
    asked: bool
    dated: bool

    @classmethod
    def of(cls, words: Wording, main: Predicate | None, *, asked: bool, dated: bool) -> "Telling":
        """The telling of a claim with these words, its main predicate among them."""
        return cls(words, main, finite(words), _deed(words), asked, dated)

    @property
    def words(self) -> Sequence[str]:
        """Its words as they are looked up."""
        return self.passage.norms


def _deed(words: Wording) -> bool:
    tags = done()
    return any(tag in tags and happens(word) for word, tag in zip(words.norms, words.tags, strict=True))
