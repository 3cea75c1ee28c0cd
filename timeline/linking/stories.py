"""Stories: which documents report on one thing, by the words, names, numbers and days that they share.

Two documents are as alike as the cosine of their telling words (TF-IDF; K. Spärck Jones 1972), more so where they were
published close to each other. Stories are joined from the most alike down, as long as their documents are alike on
average (average linkage): one bridge between two stories does not make them one. How alike that must be is measured by
how alike the documents within each story are: short or varied reports are less so than close copies of each other. What
every document has weighs nothing.
"""

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from operator import mul

import attrs

from timeline.fingerprints.terms import terms
from timeline.linking.settings import LinkingSettings
from timeline.model.calendar import DAY
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.plugin.block import window

_PRIOR = 30
"""Documents that are imagined beside those of the timeline, so that few documents share something telling, too."""
_POWER = 1.5
"""Power of the inverse document frequency: rare words tell stories apart better than their frequency says."""
_UNSEEN = 30
"""Words that are imagined in a document beside its own and are shared with none."""
_TERMS = 160
"""Telling words that are kept of a document."""
_SLIGHT = 0.02
"""Weight below which a term brings no documents together."""
_NEIGHBOURS = 24
"""Documents before it in time with which a document is compared for each word."""
_PARTNERS = 48
"""Documents that a document is most like and whose likeness is kept."""
_SAME_TIME = 2.0
"""How much more alike documents of one day are than undated ones."""
_FAINT = 0.05
"""Average likeness below which nothing is joined, however varied a story is."""
_OF_ITS_KIND = 0.35
"""Share of the likeness within the tighter one of two groups from which they are one story, too."""
_APART = 0.3
"""Share of the likeness within the looser one below which they are two, however alike they are."""
_SURE = 1.2
"""How much less alike two groups may be than the tighter one within: a share, over the root of the smaller size."""
_DAYS = 6
"""Days that are kept of those that a document tells of."""

Vector = tuple["array[int]", "array[float]"]
"""The numbers of the telling terms of a document, the weightiest first, and their weights."""
_NO_COUNTS = (array("I"), array("I"))


@attrs.frozen(slots=True, eq=False)
class Story:
    """Documents that report on one thing.

    ``id`` is the smallest of theirs, ``begin`` the instant from which the first of them was published, None where no
    date is known.
    """

    id: str
    documents: tuple[str, ...]
    begin: int | None = None


def stories(documents: Iterable[Document], claims: Iterable[Claim], settings: LinkingSettings) -> dict[str, Story]:
    """The story of each document by its id, in the order of ids. ``claims`` tell which days documents are about."""
    by_id = sorted(documents, key=lambda document: document.id)
    days: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for claim in claims:
        lo, hi = window(claim.about)
        if lo is not None and hi is not None and hi - lo <= DAY:
            days[claim.document][lo // DAY] += 1
    vectors = _weighed(terms(by_id, days, settings.short_text))
    times = [_times(document, days[document.id]) for document in by_id]
    found: dict[str, Story] = {}
    for group in _average_link(_alike(times, vectors, settings), len(by_id), settings.one_story):
        members = [by_id[index] for index in group]
        published = [lo for document in members if (lo := window(document.published)[0]) is not None]
        story = Story(
            members[0].id,
            tuple(document.id for document in members),
            min(published, default=None),
        )
        for name in story.documents:
            found[name] = story
    return dict(sorted(found.items()))


def _times(document: Document, days: Counter[int]) -> tuple[int, ...]:
    """The day on which a document was published, if known, and those that it tells of most often."""
    published = window(document.published)[0]
    told = heapq.nsmallest(_DAYS, days, key=lambda day: (-days[day], day))
    return tuple(told) if published is None else (published // DAY, *told)


def _weighed(counts: Iterable[Counter[str]]) -> list[Vector]:
    """The telling terms of each document with their weights; the squares of all its terms sum to 1."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    frequency = array("I")
    packed: list[tuple[array[int], array[int]]] = []
    for counted in counts:
        own = array("I", map(numbers.__getitem__, counted))
        frequency.frombytes(bytes(frequency.itemsize * (len(numbers) - len(frequency))))
        for number in own:
            frequency[number] += 1
        packed.append((own, array("I", counted.values())))
    terms = list(numbers)
    del numbers
    total = len(packed) + _PRIOR
    rarity = {times: math.log(total / times) ** _POWER for times in set(frequency)}
    rare = array("d", map(rarity.__getitem__, frequency))
    often: dict[int, float] = {}
    # A short text proves little: it is measured as if some words more stood in it.
    unseen = _UNSEEN * (math.log(total) ** _POWER) ** 2
    vectors: list[Vector] = []
    for place, (own, times) in enumerate(packed):
        packed[place] = _NO_COUNTS
        for many in set(times):
            if many not in often:
                often[many] = 1 + math.log(many)
        weights = list(map(mul, map(often.__getitem__, times), map(rare.__getitem__, own)))
        length = math.sqrt(sum(map(mul, weights, weights)) + unseen)
        # A term of one document lengthens it and is shared with none.
        several = [(weight, term) for weight, term in zip(weights, own, strict=True) if frequency[term] > 1]
        least = sorted([weight for weight, _ in several])[-_TERMS:][:1] or [0.0]
        shared = [(-weight, terms[term], term) for weight, term in several if weight >= least[0]]
        shared.sort()
        del shared[_TERMS:]
        vectors.append(
            (
                array("I", [term for *_, term in shared]),
                array("d", [round(-weight / length, 5) for weight, *_ in shared]),
            )
        )
    return vectors


def _alike(
    times: Sequence[tuple[int, ...]], vectors: Sequence[Vector], settings: LinkingSettings
) -> list[dict[int, float]]:
    """For each document those that it is most like, both ways.

    A document meets, for each of its terms, the ``_NEIGHBOURS`` documents with it that were published before: so a term
    of very many documents costs no more than one of few.
    """
    order = sorted(range(len(times)), key=lambda index: (times[index][:1], index))
    having: dict[int, Vector] = {}  # arrays: one document of many is seldom in the processor's cache
    edges: list[dict[int, float]] = [{} for _ in times]
    least = settings.one_story / 3
    for index in order:
        cosine: dict[int, float] = {}
        known = cosine.get
        for term, weight in zip(*vectors[index], strict=True):
            if weight < _SLIGHT:
                break
            if term not in having:
                having[term] = array("I", (index,)), array("d", (weight,))
                continue
            others, weights = having[term]
            for other, its in zip(others, weights, strict=True):
                cosine[other] = known(other, 0.0) + weight * its
            others.append(index)
            weights.append(weight)
            if len(others) > _NEIGHBOURS:
                del others[0], weights[0]
        close = [
            (-round(value, 5), other)
            for other, common in cosine.items()
            if common * _SAME_TIME >= least
            and (value := common * _nearness(times[index], times[other], settings.story_days)) >= least
        ]
        for value, other in heapq.nsmallest(_PARTNERS, close):
            edges[index][other] = edges[other][index] = -value
    return edges


def _nearness(ours: Iterable[int], theirs: Sequence[int], days: int) -> float:
    """What the days of two documents do for their likeness.

    2 where they share one, 1 where the closest two lie ``days`` apart or nothing is known of them: a report that comes
    late but names the day is as close as one of that day.
    """
    gap = min((abs(a - b) for a in ours for b in theirs), default=days)
    return _SAME_TIME / (1 + gap / days)


def _average_link(edges: list[dict[int, float]], count: int, least: float) -> list[list[int]]:
    """Groups of 0 ... ``count`` - 1, each in order, joined as long as their average likeness is enough.

    That is ``least``, or less where the pairs within a group are little alike, too. ``edges`` are used up. Pairs that
    are in none count as unlike.
    """
    members = [[index] for index in range(count)]
    inside = [0.0] * count
    version = [0] * count
    floor = min(_FAINT, least)
    heap = [
        (-value, a, b, 0, 0)
        for a, others in enumerate(edges)
        for b, value in others.items()
        if a < b and value >= floor
    ]
    heapq.heapify(heap)
    while heap:
        value, a, b, first, second = heapq.heappop(heap)
        if version[a] != first or version[b] != second:
            continue
        sizes = len(members[a]), len(members[b])
        if not _one(-value, [_within(inside[a], sizes[0]), _within(inside[b], sizes[1])], min(sizes), least):
            continue
        version[a] += 1
        version[b] = -1
        inside[a] += inside[b] - value * sizes[0] * sizes[1]
        members[a] += members[b]
        members[b] = []
        own = edges[a]
        for other, total in edges[b].items():
            del edges[other][b]
            if other != a:
                own[other] = edges[other][a] = own.get(other, 0.0) + total
        edges[b] = {}
        for other, total in own.items():
            average = total / (len(members[a]) * len(members[other]))
            if average >= floor:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-average, low, high, version[low], version[high]))
    return [sorted(group) for group in members if group]


def _within(total: float, size: int) -> float | None:
    """Average likeness of the pairs of a group of some size; None for a single document."""
    return 2 * total / (size * (size - 1)) if size > 1 else None


def _one(average: float, within: Sequence[float | None], smaller: int, least: float) -> bool:
    """Are two groups of one story, by their likeness to each other, that ``within`` each, and the smaller one's size?

    Of a few documents it is chance how alike they are; the more there are, the closer must both groups be.
    """
    known = [value for value in within if value is not None]
    if len(known) == 2 and average < max(known) * (1 - _SURE / math.sqrt(smaller)):
        return False
    if average >= least:
        return len(known) < 2 or average >= _APART * min(known)
    return bool(known) and average >= _OF_ITS_KIND * max(known)
