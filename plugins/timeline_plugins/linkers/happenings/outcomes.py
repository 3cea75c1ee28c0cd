"""What became of somebody or something, where one outcome rules another out: a small lattice of outcomes as data."""

from functools import cache, lru_cache

from timeline.model.calendar import DAY
from timeline.model.certainty import Level
from timeline.model.chronology import RelationKind
from timeline.plugin.block import Row, before, gap
from timeline_plugins.lexicon import sections
from timeline_plugins.linkers.happenings.manner import folded_words
from timeline_plugins.linkers.happenings.quantities import Finding
from timeline_plugins.linkers.happenings.words import PACKAGE

REACH = 60
"""Characters behind a name in which what became of its bearer is told."""
SOON = 3 * DAY
"""Seconds between two reports from which an outcome can have changed that does not pass by itself."""


@cache
def _outcomes() -> tuple[tuple[str, str, int, tuple[str, ...]], ...]:
    """Topic, outcome, its step (0 for what does not pass into another), and its phrases with a space on each side."""
    return tuple(
        (topic, outcome, int(step), tuple(f" {phrase} " for phrase in phrases))
        for topic, outcome, step, *phrases in sections(PACKAGE, "outcomes.txt")["outcomes"]
    )


@lru_cache(maxsize=4096)
def _told(text: str, name: str) -> dict[str, tuple[str, int]]:
    """The outcome and its step of a person by topic: that told right behind the name, where it is one alone."""
    first, _, rest = folded_words(name).strip().rpartition(" ")
    folded = folded_words(text)
    place = folded.find(f" {rest} ") if first else -1
    if place < 0:
        return {}
    behind = folded[place + len(rest) + 1 : place + len(rest) + 1 + REACH]
    found: dict[str, dict[str, int]] = {}
    for topic, outcome, step, phrases in _outcomes():
        for phrase in phrases:
            if phrase in behind:
                found.setdefault(topic, {})[outcome] = step
                break
    return {topic: next(iter(told.items())) for topic, told in found.items() if len(told) == 1}


def outcomes_differ(a: Row, b: Row) -> Finding | None:
    """Two outcomes of one person that rule each other out; what passes into the other was revised by the later report.

    Neither claim tells of what may be.
    """
    if not a.actors or Level.POSSIBLE in (a.level, b.level):
        return None
    for who in sorted(set(a.actors).intersection(b.actors)):
        ours, theirs = _told(a.claim.text, who), _told(b.claim.text, who)
        for topic in sorted(ours.keys() & theirs.keys()):
            (first, step), (second, other) = ours[topic], theirs[topic]
            if first == second:
                continue
            if step and other:
                old, new = (a, b) if step < other else (b, a)
                if before(old.said, new.said):
                    told = (first, second) if old is a else (second, first)
                    reason = f"what is told of {who.title()}: {told[0]}, then {told[1]}"
                    return Finding(RelationKind.REVISES, reason, old.id, new.id)
            elif gap(a.said, b.said) < SOON:
                reason = f"both tell of {who.title()}: {first} against {second}"
                return Finding(RelationKind.CONTRADICTS, reason, a.id, b.id)
    return None
