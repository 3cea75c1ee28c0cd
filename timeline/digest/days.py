"""Key days: those that many reports of the story name, the more so those that are still named later."""

import math
from collections import Counter
from collections.abc import Iterable

from timeline.digest.passages import Day, Passage
from timeline.digest.pile import Pile
from timeline.digest.words import product, total, unit, vector

AHEAD = 0.5
"""Weight of a document that names a day to come: what is announced may not happen."""

LOOKING_BACK = 0.5
"""By how much each document that looks back counts for more, for each logarithm of the days between."""

LONGEST_BACK = 30
"""Days after which looking back counts for no more: a day of another year is often named for comparison only."""


def weights(passages: Iterable[Passage]) -> dict[Day, float]:
    """What each day weighs: the documents that name it, each once and by its likeness to the story as a whole.

    A sentence that stands word for word in several documents speaks for the first of them only: it is a copy or
    furniture.
    """
    pile = Pile.of(passages)
    likeness = _likeness(pile)
    named: dict[tuple[Day, str], float] = {}
    seen: set[str] = set()
    for passage in sorted((passage for passage in pile.passages if passage.days), key=_order):
        if passage.text not in seen:
            seen.add(passage.text)
            for day in passage.days:
                named[day, passage.document] = likeness[passage.document] * _weight(day, passage.published)
    found: dict[Day, float] = {}
    for (day, _), weight in named.items():
        found[day] = found.get(day, 0.0) + weight
    return found


def key_days(passages: Iterable[Passage], count: int) -> list[Day]:
    """The ``count`` heaviest days, ascending; the earlier of two that weigh the same."""
    found = weights(passages)
    return sorted(sorted(found, key=lambda day: (-found[day], day))[:count])


def _order(passage: Passage) -> tuple[bool, Day, str, int]:
    return passage.published is None, passage.published or 0, passage.document, passage.place


def _likeness(pile: Pile) -> dict[str, float]:
    """How like the sum of all documents each is, from 0 to 1: not all of a pile are about the story alone."""
    own: dict[str, Counter[str]] = {}
    for passage, words in zip(pile.passages, pile.words, strict=True):
        own.setdefault(passage.document, Counter()).update(words)
    vectors = {document: vector(counts, pile.rarity) for document, counts in own.items()}
    story = unit(total(vectors.values()))
    return {document: product(each, story) for document, each in vectors.items()}


def _weight(day: Day, published: Day | None) -> float:
    if published is None or day == published:
        return 1.0
    if day > published:
        return AHEAD
    return 1.0 + LOOKING_BACK * math.log1p(min(published - day, LONGEST_BACK))
