"""What became of somebody or something, where one outcome rules another out: a small lattice of outcomes as data."""

from functools import cache

from timeline.model.calendar import DAY
from timeline.model.certainty import Level
from timeline.model.chronology import RelationKind
from timeline.plugin.block import Row, before, gap
from timeline_plugins.lexicon import sections
from timeline_plugins.linkers.happenings.quantities import Finding
from timeline_plugins.linkers.happenings.stated import stated
from timeline_plugins.linkers.happenings.words import PACKAGE

SOON = 3 * DAY
"""Seconds between two reports from which an outcome can have changed that does not pass by itself."""


@cache
def _outcomes() -> dict[str, tuple[str, int]]:
    """The topic of each outcome, and its step (0 for what does not pass into another)."""
    rows = sections(PACKAGE, "outcomes.txt")["outcomes"]
    return {outcome: (topic, int(step)) for topic, outcome, step in rows}


def _told(row: Row) -> dict[tuple[str, str], tuple[str, int]]:
    """The outcome and its step by person and topic, where it is one alone."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for fact in stated(row, "outcome"):
        if fact.of and fact.value in _outcomes():
            topic, step = _outcomes()[fact.value]
            found.setdefault((" ".join(fact.of.lower().split()), topic), {})[fact.value] = step
    return {key: next(iter(told.items())) for key, told in found.items() if len(told) == 1}


def outcomes_differ(a: Row, b: Row) -> Finding | None:
    """Two outcomes of one person that rule each other out; what passes into the other was revised by the later report.

    Neither claim tells of what may be.
    """
    if not a.claim.attributes or Level.POSSIBLE in (a.level, b.level):
        return None
    ours, theirs = _told(a), _told(b)
    for who, topic in sorted(ours.keys() & theirs.keys()):
        (first, step), (second, other) = ours[who, topic], theirs[who, topic]
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
