"""Key days: those that many documents name, the more so those that are still named later."""

import math
from collections.abc import Iterable

from timeline.digest.passages import Day, Passage

AHEAD = 0.5
"""Weight of a document that names a day to come: what is announced may not happen."""

LOOKING_BACK = 0.5
"""By how much each document that looks back counts for more, for each logarithm of the days between."""


def weights(passages: Iterable[Passage]) -> dict[Day, float]:
    """What each day weighs: the documents that name it, each once."""
    named = sorted(
        {(day, passage.document, passage.published) for passage in passages for day in passage.days}, key=_key
    )
    found: dict[Day, float] = {}
    for day, _, published in named:
        found[day] = found.get(day, 0.0) + _weight(day, published)
    return found


def key_days(passages: Iterable[Passage], count: int) -> list[Day]:
    """The ``count`` heaviest days, ascending; the earlier of two that weigh the same."""
    found = weights(passages)
    return sorted(sorted(found, key=lambda day: (-found[day], day))[:count])


def _key(named: tuple[Day, str, Day | None]) -> tuple[Day, str]:
    return named[:2]


def _weight(day: Day, published: Day | None) -> float:
    if published is None or day == published:
        return 1.0
    if day > published:
        return AHEAD
    return 1.0 + LOOKING_BACK * math.log1p(published - day)
