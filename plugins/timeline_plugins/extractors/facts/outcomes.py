"""What became of somebody: "Jo Berg died", "Jo Berg remains at large"."""

from collections.abc import Iterable, Iterator
from functools import cache

from timeline.model.mention import ActorMention, FactMention
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.extractors.facts.phrases import PACKAGE
from timeline_plugins.lexicon import sections

KIND = "outcome"
REACH = 60
"""Characters behind a name in which what became of its bearer is told."""


@cache
def _outcomes() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of the outcomes by their first word: the words behind it, and the outcome."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for outcome, *phrases in sections(PACKAGE, "outcomes.txt")["outcomes"]:
        for phrase in phrases:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), outcome))
    return {first: tuple(phrases) for first, phrases in found.items()}


def outcomes(passage: Passage, actors: Iterable[ActorMention]) -> Iterator[FactMention]:
    """The outcomes told right behind the names of persons; a fact has the span of the name and that of the phrase."""
    if _outcomes().keys().isdisjoint(passage.vocabulary):
        return
    for actor in actors:
        if len(actor.name.split()) < 2:
            continue
        for first, last, outcome in _longest(passage, actor.end, actor.end + REACH):
            spans = (*actor.spans, passage.at(first, last))
            yield FactMention(spans=spans, kind=KIND, value=outcome, of=actor.name)


def _longest(passage: Passage, begin: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The phrases between two offsets by first and last word; of those that overlap the longest, then the last."""
    known, words = _outcomes(), passage.words
    found: list[tuple[int, int, str]] = []
    near = passage.between(begin, end)
    for place, word in enumerate(words[near], near.start):
        for rest, outcome in known.get(word, ()):
            last = place + len(rest)
            if tuple(words[place + 1 : last + 1]) == rest and passage.ends[last] <= end:
                found.append((place, last, outcome))
    taken: set[int] = set()
    for first, last, outcome in sorted(found, key=lambda one: (one[0] - one[1], -one[1], one[2])):
        covered = range(first, last + 1)
        if taken.isdisjoint(covered):
            taken.update(covered)
            yield first, last, outcome
