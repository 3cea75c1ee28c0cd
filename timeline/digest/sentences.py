"""The sentences of a key day: those that together come nearest to what all reports of the day have in common.

The middle of the candidates' word vectors stands for the day (D. R. Radev et al., "Centroid-based summarization of
multiple documents", 2004). The sentence is chosen whose sum with those before lies nearest to it (D. G. Ghalandari,
"Revisiting the Centroid-based Method", 2017): what repeats a chosen one brings the sum no nearer.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from timeline.digest import words
from timeline.digest.passages import OPENING, Day, Passage
from timeline.digest.pile import Pile
from timeline.digest.quotable import quotable, turn
from timeline.digest.words import Vector, product, total, unit

SHORTEST, LONGEST = 8, 60
"""Words of a sentence that may stand alone."""

TURNS = 5
"""Sentences with a speaker's name before them that make a document a transcript: what is said there needs the rest."""

FURNITURE = 3
"""Days on which the same sentence appears that make it furniture, or background that is told with every report."""

COPY = 0.7
"""Likeness from which on a sentence repeats one that is quoted already, for whatever day."""


def sentences(passages: Iterable[Passage], days: Iterable[Day], count: int) -> dict[Day, list[Passage]]:
    """For each day at most ``count`` passages, the best first; no two are alike.

    What was written before the day comes last: it can only announce what happened.
    """
    pile = Pile.of(passages)
    candidates: dict[Day, list[_Candidate]] = {day: [] for day in sorted(days)}
    furniture = _furniture(pile.passages)
    turns = Counter(passage.document for passage in pile.passages if turn(passage.text))
    before: Passage | None = None
    for passage, own in zip(pile.passages, pile.words, strict=True):
        days_of = [day for day in _days(passage, before) if day in candidates]
        before = passage
        if not days_of or turns[passage.document] >= TURNS or passage.text in furniture:
            continue
        if SHORTEST <= len(own) <= LONGEST and quotable(passage.text):
            candidate = _Candidate(passage, words.vector(Counter(own), pile.rarity))
            for day in days_of:
                candidates[day].append(candidate)
    quoted: list[Vector] = []
    chosen: dict[Day, list[Passage]] = {}
    for day, of_day in candidates.items():
        told = [candidate for candidate in of_day if not _before(candidate.passage.published, day)]
        announced = [candidate for candidate in of_day if _before(candidate.passage.published, day)]
        chosen[day] = list(_choose(told, count, quoted))
        chosen[day] += _choose(announced, count - len(chosen[day]), quoted)
    return chosen


@attrs.frozen(slots=True, eq=False)
class _Candidate:
    passage: Passage
    vector: Vector


def _days(passage: Passage, before: Passage | None) -> Iterator[Day]:
    """The days that a passage may stand for.

    Those that it names. Where it names no time at all: in the opening of a report the day on which it appeared and the
    day before; elsewhere those that the sentence before it names.
    """
    if passage.days or passage.elsewhen:
        yield from passage.days
    elif passage.place < OPENING:
        if passage.published is not None:
            yield passage.published
            yield passage.published - 1
    elif before is not None and (before.document, before.place) == (passage.document, passage.place - 1):
        yield from before.days


def _before(published: Day | None, day: Day) -> bool:
    return published is not None and published < day


def _furniture(passages: Sequence[Passage]) -> set[str]:
    times = Counter(passage.text for passage in passages)
    appeared: dict[str, set[Day]] = {}
    for passage in passages:
        if times[passage.text] >= FURNITURE and passage.published is not None:
            appeared.setdefault(passage.text, set()).add(passage.published)
    return {text for text, days in appeared.items() if len(days) >= FURNITURE}


def _choose(candidates: Sequence[_Candidate], count: int, quoted: list[Vector]) -> Iterator[Passage]:
    """The best candidates, one after the other; adds their vectors to ``quoted``."""
    middle = unit(total(candidate.vector for candidate in candidates))
    nearness = [product(candidate.vector, middle) for candidate in candidates]
    overlap = [0.0] * len(candidates)
    near, square = 0.0, 0.0
    left = list(range(len(candidates)))

    def together(index: int) -> tuple[float, int]:
        """The cosine of the chosen with this one, and the middle."""
        return (near + nearness[index]) / math.sqrt(square + 2 * overlap[index] + 1), -index

    while left and count:
        best = max(left, key=together)
        vector = candidates[best].vector
        copied = next((earlier for earlier in quoted if product(vector, earlier) >= COPY), None)
        if copied is not None:
            left = [index for index in left if product(candidates[index].vector, copied) < COPY]
            continue
        quoted.append(vector)
        yield candidates[best].passage
        count -= 1
        near += nearness[best]
        square += 2 * overlap[best] + 1
        alike = {index: product(candidates[index].vector, vector) for index in left}
        left = [index for index in left if alike[index] < COPY]
        for index in left:
            overlap[index] += alike[index]
