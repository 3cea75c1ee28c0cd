"""Compact rows of the claims that deserve one, in the order of the timeline."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from sys import intern

from timeline.model.chronology import Origin
from timeline.model.claim import Claim, Entity
from timeline.model.order import claim_key
from timeline.model.timeline import Timeline
from timeline.plugin.block import Row, Window, window

WORD = re.compile(r"[^\W\d_]{2,}")
"""Runs of letters; what a word means is the linkers' business."""

TOPIC_SIZE = 40
"""Telling words that are kept of a document."""

_PRIOR = 60
"""Claims that are imagined beside those of the timeline, so that a word is not common because the timeline is small."""


def deserving(timeline: Timeline, *, everything: bool = False) -> tuple[Claim, ...]:
    """The claims that deserve a row (or all, with ``everything``), as decided by a person, in their order."""
    decided = timeline.decided
    kept = (claim for claim in timeline.claims if (everything or claim.grounds) and claim.id not in decided.hidden)
    if not decided.shown:
        return tuple(kept)
    return tuple(sorted((decided.shown.get(claim.id, claim) for claim in kept), key=claim_key))


def rows(
    timeline: Timeline, claims: Sequence[Claim], origins: Mapping[str, Origin], recent: int = 0
) -> tuple[Row, ...]:
    """A row for each claim; ``origins`` maps document ids to origins.

    A claim that names no time is taken to tell of the ``recent`` seconds before it was said (behind it, where it tells
    of what is to come); 0: of any time.
    """
    words = [_words(claim.text) for claim in claims]
    rarity = _rarity(words)
    topics = _topics(timeline, claims, words, rarity)
    return tuple(
        Row(
            index=index,
            id=claim.id,
            document=claim.document,
            origin=origins[claim.document].name,
            publisher=timeline.documents[claim.document].publisher,
            about=window(claim.about),
            around=_around(claim, recent),
            said=window(claim.said),
            claimant=claim.claimant.name if claim.claimant else None,
            polarity=claim.certainty.polarity,
            level=claim.certainty.level,
            figures=claim.figures,
            places=_names(claim.places),
            actors=_names(claim.actors),
            words=tuple(sorted(set(own), key=lambda word: (-rarity[word], word))),
            topic=topics[claim.document],
            rarity=rarity,
            claim_of=claims.__getitem__,
        )
        for index, (claim, own) in enumerate(zip(claims, words, strict=True))
    )


def _around(claim: Claim, recent: int) -> Window:
    lo, hi = window(claim.about)
    if not recent or claim.said is None:
        return lo, hi
    said_lo, said_hi = window(claim.said)
    if lo is None and hi in (None, said_hi):  # undated, or not after it was said
        return (None if said_lo is None else said_lo - recent), said_hi
    if hi is None and lo == said_lo:  # not before it was said
        return lo, (None if said_hi is None else said_hi + recent)
    return lo, hi


def _words(text: str) -> list[str]:
    return [intern(word) for word in WORD.findall(text.lower())]


def _names(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted({intern(" ".join(entity.name.lower().split())) for entity in entities} - {""}))


def _rarity(words: Iterable[list[str]]) -> dict[str, float]:
    """Inverse frequency among the claims, 1 for a word of one claim, near 0 for one of all (K. Spärck Jones 1972)."""
    frequency: Counter[str] = Counter()
    total = _PRIOR
    for own in words:
        frequency.update(set(own))
        total += 1
    scale = math.log(total)
    return {word: round(1 - math.log(count) / scale, 4) for word, count in frequency.items()}


def _topics(
    timeline: Timeline, claims: Sequence[Claim], words: Iterable[list[str]], rarity: Mapping[str, float]
) -> dict[str, dict[str, float]]:
    """Of each document the words of its title and claims that tell most about it: often here, rare elsewhere."""
    counts: dict[str, Counter[str]] = {}
    for claim, own in zip(claims, words, strict=True):
        if claim.document not in counts:
            title = timeline.documents[claim.document].title or ""
            # A title is the newsroom's own summary: its words count as often as those of two claims.
            counts[claim.document] = Counter(2 * [word for word in _words(title) if word in rarity])
        counts[claim.document].update(own)
    topics: dict[str, dict[str, float]] = {}
    for document, count in counts.items():
        weights = {word: (1 + math.log(times)) * rarity[word] for word, times in count.items()}
        chosen = sorted(weights, key=lambda word: (-weights[word], word))[:TOPIC_SIZE]
        length = math.sqrt(sum(weights[word] ** 2 for word in chosen)) or 1.0
        topics[document] = {word: round(weights[word] / length, 4) for word in chosen}
    return topics
