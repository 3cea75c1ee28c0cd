"""Small facts, which relate claims that tell of them in other words: clock times, ages, standing figures, later words.

What a claim bears of them is a set of flags, worked out once for each: most claims bear nothing.
"""

from collections.abc import Iterator

from timeline.model.calendar import DAY
from timeline.model.chronology import RelationKind
from timeline.plugin.block import Row
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.ages import ages, ages_differ
from timeline_plugins.linkers.happenings.clocks import NEAR, clocks_agree, clocks_differ, has_clock
from timeline_plugins.linkers.happenings.quantities import comparable, findings, together, two
from timeline_plugins.linkers.happenings.standing import standing, standing_keys, tie
from timeline_plugins.linkers.happenings.updates import says_when, superseded

SCORE = 0.2
"""Score of a relation that rests on one story, or on a place and an actor, and not on likeness of words."""

CLOCK, AGE, STANDING, FIGURES, IN_TURN = 1, 2, 4, 8, 16
"""Flags: a clock time; the age of somebody named; a standing figure; any figure; it is told as the first or last word.
"""


def fact_keys(row: Row) -> Iterator[str]:
    """Blocking keys of small facts: day and story for a clock time, names for an age, places for a figure."""
    yield from (f"aged {name}" for name in ages(row)[0])
    yield from standing_keys(row)
    if row.about[0] is not None and has_clock(row):
        # Half days that overlap: a clock time near midnight meets those of the other day.
        days = (f"{row.about[0] // DAY}", f"{(row.about[0] + DAY // 2) // DAY}½")
        yield from (f"clock {day} {row.story}" for day in days)


def bears(row: Row) -> int:
    """What a claim bears, as flags."""
    found = CLOCK if has_clock(row) else 0
    if ages(row)[0]:
        found |= AGE
    if row.figures:
        found |= FIGURES | (STANDING if standing(row) else 0) | (IN_TURN if says_when(row) else 0)
    return found


def related_by(a: Row, ours: int, b: Row, theirs: int) -> int:
    """The flags of what can relate two claims that are not alike, by what each bears."""
    if a.polarity is not b.polarity:
        return 0
    if a.document == b.document:
        return IN_TURN if ours & theirs & FIGURES and (ours | theirs) & IN_TURN else 0
    return ours & theirs & (CLOCK | AGE | STANDING if a.story == b.story else STANDING)


def relate_unlike(a: Row, b: Row, by: int) -> Iterator[Link]:
    """The relation of two claims that are not alike, if any, ``by`` one of some facts; ``a`` comes first."""
    if by & IN_TURN:
        if superseded(a, b):
            revised = [one for one in findings(a, b, comparable(a, b, False)[0]) if one.kind is RelationKind.REVISES]
            if revised:
                yield Link(revised[0].first, revised[0].second, revised[0].kind, SCORE, together(revised))
        return
    clash = (clocks_differ(a, b, NEAR) if by & CLOCK else None) or (
        ages_differ(a, b, alike=False) if by & AGE else None
    )
    agreed = clocks_agree(a, b) if by & CLOCK and a.origin != b.origin else None
    if clash:
        yield Link(a.id, b.id, RelationKind.CONTRADICTS, SCORE, clash)
    elif agreed:
        yield Link(a.id, b.id, RelationKind.CORROBORATES, SCORE, f"{two(a, b)} both say {agreed}")
    elif by & STANDING and (found := tie(a, b, one_story=a.story == b.story)):
        yield Link(found.first, found.second, found.kind, SCORE, found.reason)
