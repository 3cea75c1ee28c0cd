"""Texts as vectors of words: weighted by rarity, compared by cosine. Knows no language and no stop word."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

Vector = Mapping[str, float]
"""Words with their weights."""

_WORD = re.compile(r"[^\W_]{2,}")


def words(text: str) -> list[str]:
    """The words of two characters and more, in lower case."""
    return _WORD.findall(text.lower())


def rarity(texts: Collection[Iterable[str]]) -> dict[str, float]:
    """Inverse frequency of each word among the texts (K. Spärck Jones 1972)."""
    frequency = Counter[str]()
    for own in texts:
        frequency.update(dict.fromkeys(own, 1))
    return {word: math.log(1 + len(texts) / count) for word, count in frequency.items()}


def vector(counts: Mapping[str, int], rarity: Vector) -> dict[str, float]:
    """The words of a text, by the logarithm of their count and by rarity, at length 1; empty for a text without."""
    return unit({word: (1 + math.log(count)) * rarity[word] for word, count in counts.items()})


def unit(weights: Vector) -> dict[str, float]:
    """The same direction at length 1."""
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def product(a: Vector, b: Vector) -> float:
    """The scalar product."""
    return sum(weight * b.get(word, 0.0) for word, weight in a.items())


def total(vectors: Iterable[Vector]) -> dict[str, float]:
    """The sum, word by word; its last bits depend on the order of the vectors."""
    found: dict[str, float] = {}
    for each in vectors:
        for word, weight in each.items():
            found[word] = found.get(word, 0.0) + weight
    return found
