"""The sentences of a key day: those nearest to what all reports of the day have in common, no two alike.

The middle of the candidates' word vectors stands for the day (D. R. Radev et al., "Centroid-based summarization of
multiple documents", 2004); each further sentence is paid for by its likeness to those chosen (J. Carbonell and J.
Goldstein, "The use of MMR", SIGIR 1998).
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import attrs

from timeline.digest.passages import Day, Passage

LEAD = 5
"""Opening sentences of a report that stand for the day on which it appeared and the day before."""

NAMED = 1.5
"""Weight of a sentence that names the day, against one that only opens a report of it."""

LIKENESS = 0.7
"""What full likeness to a chosen sentence costs."""

SHORTEST, LONGEST = 8, 60
"""Words of a sentence that may stand alone."""

_WORD = re.compile(r"[^\W_]{2,}")
_Vector = Mapping[str, float]


def sentences(passages: Sequence[Passage], days: Iterable[Day], count: int) -> dict[Day, list[Passage]]:
    """For each day at most ``count`` passages, the best first; no sentence stands for two days."""
    words = [[word.lower() for word in _WORD.findall(passage.text)] for passage in passages]
    rarity = _rarity(words)
    candidates: dict[Day, list[_Candidate]] = {day: [] for day in sorted(days)}
    for passage, own in zip(passages, words, strict=True):
        if SHORTEST <= len(own) <= LONGEST:
            for day, weight in _days(passage):
                if day in candidates:
                    candidates[day].append(_Candidate(passage, weight, _vector(own, rarity)))
    used: set[str] = set()
    return {day: list(_choose(candidates[day], count, used)) for day in candidates}


@attrs.frozen(slots=True, eq=False)
class _Candidate:
    passage: Passage
    weight: float
    vector: _Vector

    @property
    def words(self) -> str:
        """The sentence on one line: agencies' sentences stand in many reports."""
        return " ".join(self.passage.text.split())


def _days(passage: Passage) -> Iterator[tuple[Day, float]]:
    """The days that a passage may stand for, with its weight there."""
    for day in passage.days:
        yield day, NAMED
    if not passage.days and passage.place < LEAD and passage.published is not None:
        yield passage.published, 1.0
        yield passage.published - 1, 1.0


def _rarity(words: Collection[Iterable[str]]) -> dict[str, float]:
    """Inverse frequency of each word among the sentences (K. Spärck Jones 1972)."""
    frequency = Counter(word for own in words for word in dict.fromkeys(own))
    return {word: math.log(len(words) / count) for word, count in frequency.items()}


def _vector(words: Iterable[str], rarity: Mapping[str, float]) -> _Vector:
    weights = {word: (1 + math.log(times)) * rarity[word] for word, times in Counter(words).items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _choose(candidates: Sequence[_Candidate], count: int, used: set[str]) -> Iterator[Passage]:
    """The best candidates, one after the other; adds their words to ``used``."""
    middle: dict[str, float] = {}
    for candidate in candidates:
        for word, weight in candidate.vector.items():
            middle[word] = middle.get(word, 0.0) + weight * candidate.weight
    length = math.sqrt(sum(weight * weight for weight in middle.values())) or 1.0
    score = [candidate.weight * _product(candidate.vector, middle) / length for candidate in candidates]
    likeness = [0.0] * len(candidates)
    left = list(range(len(candidates)))
    while left and count:
        best = max(left, key=lambda index: (score[index] - LIKENESS * likeness[index], -index))
        left.remove(best)
        chosen = candidates[best]
        if chosen.words in used:
            continue
        used.add(chosen.words)
        yield chosen.passage
        count -= 1
        for index in left:
            likeness[index] = max(likeness[index], _product(candidates[index].vector, chosen.vector))


def _product(a: _Vector, b: _Vector) -> float:
    return sum(weight * b.get(word, 0.0) for word, weight in a.items())
