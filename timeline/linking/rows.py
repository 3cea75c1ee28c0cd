"""Compact rows of the claims that deserve one, in the order of the timeline."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain
from sys import intern

from timeline.linking.stories import Story
from timeline.model.chronology import Origin
from timeline.model.claim import Claim, Entity
from timeline.model.decision import Decided
from timeline.model.order import claim_key
from timeline.model.timeline import Timeline
from timeline.model.tokens import words as words_of
from timeline.plugin.block import Row, Window, window

_PRIOR = 60
"""Claims that are imagined beside those of the timeline, so that a word is not common because the timeline is small."""
_OPENING = 5
"""Claims at the beginning of a document that tell what it is about."""
_FULL = 2.5
"""Rare words that a claim shares with all openings, by the root of how many it has, from which its lead is 1."""

Head = tuple[int, Counter[str]]
"""How many documents a story has, and how many of them open with each word."""


def deserving(timeline: Timeline, decided: Decided, *, everything: bool = False) -> tuple[Claim, ...]:
    """The claims that deserve a row (or all, with ``everything``), as decided by a person, in their order."""
    kept = (claim for claim in timeline.claims if (everything or claim.grounds) and claim.id not in decided.hidden)
    if not decided.shown:
        return tuple(kept)
    return tuple(sorted((decided.shown.get(claim.id, claim) for claim in kept), key=claim_key))


def rows(
    timeline: Timeline,
    claims: Sequence[Claim],
    origins: Mapping[str, Origin],
    stories: Mapping[str, Story],
    recent: int = 0,
) -> tuple[Row, ...]:
    """A row for each claim; ``origins`` and ``stories`` map document ids to theirs.

    A claim that names no time is taken to tell of what happened since the ``recent`` seconds before its story began
    (of what comes in that time, where it tells of what is to come); 0: of any time.
    """
    words = [_words(claim) for claim in claims]
    rarity = _rarity(words)
    openings = _openings(claims, words)
    among = Counter(claim.document for claim in timeline.claims)
    heads = _heads(openings, stories)
    return tuple(
        Row(
            index=index,
            id=claim.id,
            document=claim.document,
            origin=origins[claim.document].name,
            publisher=timeline.documents[claim.document].publisher,
            about=about,
            around=_around(about, said, stories[claim.document], recent) if claim.said else about,
            said=said,
            claimant=claim.claimant.name if claim.claimant else None,
            polarity=claim.certainty.polarity,
            level=claim.certainty.level,
            figures=claim.figures,
            places=_names(claim.places),
            actors=_names(claim.actors),
            # The sort is stable in reverse, too: equally rare words stay in the order of their letters.
            words=tuple(sorted(own, key=rarity.__getitem__, reverse=True)),
            story=stories[claim.document].id,
            among=among[claim.document],
            lead=_lead(own, openings[claim.document], heads[stories[claim.document].id], rarity),
            language=timeline.documents[claim.document].language,
            rarity=rarity,
            claim_of=claims.__getitem__,
        )
        for index, (claim, own) in enumerate(zip(claims, words, strict=True))
        for about, said in ((window(claim.about), window(claim.said)),)
    )


def _around(about: Window, said: Window, story: Story, recent: int) -> Window:
    """When a claim that was ``said`` then may tell of: what it is ``about``, or news of late."""
    (lo, hi), (said_lo, said_hi) = about, said
    if not recent:
        return about
    if lo is None and hi in (None, said_hi):  # undated, or not after it was said
        if said_lo is None:
            return None, said_hi
        return (said_lo if story.begin is None else min(said_lo, story.begin)) - recent, said_hi
    if hi is None and lo == said_lo:  # not before it was said
        return lo, (None if said_hi is None else said_hi + recent)
    return about


def _words(claim: Claim) -> tuple[str, ...]:
    """The distinct words of a claim in order; what they mean is the linkers' business."""
    return tuple(map(intern, sorted(set(map(str.lower, words_of(claim.tokens))))))


def _names(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted({intern(" ".join(entity.name.lower().split())) for entity in entities} - {""}))


def _rarity(words: Sequence[Iterable[str]]) -> dict[str, float]:
    """Inverse frequency among the claims, 1 for a word of one claim, near 0 for one of all (K. Spärck Jones 1972)."""
    frequency = Counter(chain.from_iterable(words))
    scale = math.log(len(words) + _PRIOR)
    return {word: round(1 - math.log(count) / scale, 4) for word, count in frequency.items()}


def _openings(claims: Sequence[Claim], words: Sequence[Iterable[str]]) -> dict[str, frozenset[str]]:
    """The words of the first claims of each document, in which news tells what it is about."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        places[claim.document].append(place)
    found: dict[str, frozenset[str]] = {}
    for document, own in places.items():
        first = heapq.nsmallest(_OPENING, own, key=lambda place: claims[place].spans)
        found[document] = frozenset(word for place in first for word in words[place])
    return found


def _heads(openings: Mapping[str, Iterable[str]], stories: Mapping[str, Story]) -> dict[str, Head]:
    """For each story how many of its documents have claims, and how many of them open with each word."""
    found: defaultdict[str, list[Iterable[str]]] = defaultdict(list)
    for document, words in openings.items():
        found[stories[document].id].append(words)
    return {story: (len(own), Counter(chain.from_iterable(own))) for story, own in found.items()}


def _lead(words: Iterable[str], opening: Container[str], head: Head, rarity: Mapping[str, float]) -> float:
    """How much of what the other documents of its story open with a claim tells; 0 for a story of one document.

    Each of its words counts by the share of those documents that open with it, rare words more.
    """
    documents, opened = head
    if documents < 2:
        return 0.0
    total = common = 0.0
    for word in words:
        weight = rarity[word] ** 2
        total += weight
        common += weight * (opened[word] - (word in opening))
    return round(min(1.0, common / ((documents - 1) * _FULL * math.sqrt(total))), 4) if total else 0.0
