"""How two claims about one happening stand to each other, with the reason for the reader.

Figures, clock times, ages and words are compared each for itself. Of what they find the strongest is the relation of
the two claims: what cannot both hold, then what was revised, then a repetition, then what speaks for each other.
"""

from collections.abc import Iterator

from timeline.model.calendar import DAY
from timeline.model.certainty import Polarity
from timeline.model.chronology import RelationKind
from timeline.plugin.block import ANY_TIME, Row, gap
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.ages import ages, ages_differ
from timeline_plugins.linkers.happenings.clocks import clock, clocks_differ
from timeline_plugins.linkers.happenings.copies import repetition
from timeline_plugins.linkers.happenings.likeness import Likeness
from timeline_plugins.linkers.happenings.quantities import apart, comparable, findings, own_words, two, words
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.standing import standing, standing_keys, tie

STORY = 0.2
"""Score of a relation that rests on one story, or on a place and an actor, and not on likeness of words."""
CLOSE = 61
"""Minutes: so near to each other, two happenings of one kind on one day in one story are rather one."""
ALIKE = 0.5
"""Shared telling words from which somebody without a name is the same one in two claims."""
HOUR = 3600


def relate(a: Row, b: Row, like: Likeness, settings: HappeningsSettings, *, one: bool = True) -> Iterator[Link]:
    """The relation of two claims, if any; ``a`` comes first in the timeline, ``one``: they tell of one happening."""
    if not one:
        yield from _of_one_story(a, b)
        return
    if a.polarity is not b.polarity:
        if like.words >= settings.denies and not own_words(a, b):
            yield _denial(a, b, like)
        return
    clash = None if own_words(a, b) else clocks_differ(a, b) or ages_differ(a, b, alike=like.words >= ALIKE)
    if clash:
        yield Link(a.id, b.id, RelationKind.CONTRADICTS, like.score, clash)
        return
    pairs, unpaired = comparable(a, b, like.words >= settings.corroborates)
    distant = apart(a, b, pairs)
    if distant and any(words(ours) != words(theirs) for ours, theirs in pairs):
        return
    found = [] if distant else list(findings(a, b, pairs))
    for kind in (RelationKind.CONTRADICTS, RelationKind.REVISES):
        chosen = [finding for finding in found if finding.kind is kind]
        if chosen:
            reason = "; ".join(finding.reason for finding in chosen)
            yield Link(chosen[0].first, chosen[0].second, kind, like.score, reason)
            return
    copied = None if unpaired else repetition(a, b, like, settings)
    if copied:
        yield Link(a.id, b.id, RelationKind.REPEATS, like.score, copied)
    elif found:
        reason = "; ".join(finding.reason for finding in found)
        yield Link(a.id, b.id, RelationKind.CORROBORATES, like.score, reason)
    elif not pairs and not unpaired and a.origin != b.origin and like.words >= settings.corroborates:
        reason = f"{two(a, b)} tell of the same, with the words {', '.join(like.shared[:5])}"
        yield Link(a.id, b.id, RelationKind.CORROBORATES, like.score, reason)


def _of_one_story(a: Row, b: Row) -> Iterator[Link]:
    """Small facts of two reports on one story, whose sentences need not share other words."""
    if a.document == b.document or a.polarity is not b.polarity:
        return
    facts = has_facts(a) and has_facts(b)
    figures = bool(a.figures and b.figures) and bool(standing(a) and standing(b))
    if not (facts or figures):
        return
    story = a.story == b.story
    one_day = ANY_TIME not in (a.about, b.about) and gap(a.about, b.about) < HOUR
    clash = None
    if facts and story:
        clash = (clocks_differ(a, b, CLOSE) if one_day else None) or ages_differ(a, b, alike=False)
    if clash:
        yield Link(a.id, b.id, RelationKind.CONTRADICTS, STORY, clash)
    elif figures and (found := tie(a, b, one_story=story)):
        yield Link(found.first, found.second, found.kind, STORY, found.reason)


def fact_keys(row: Row) -> Iterator[str]:
    """Blocking keys of small facts: day and story for a clock time, names for an age, places for a figure."""
    yield from (f"aged {name}" for name in ages(row.claim.text)[0])
    yield from standing_keys(row)
    if row.about[0] is not None and clock(row) is not None:
        # Half days that overlap: a clock time near midnight meets those of the other day.
        days = (f"{row.about[0] // DAY}", f"{(row.about[0] + DAY // 2) // DAY}½")
        yield from (f"clock {day} {row.story}" for day in days)


def has_facts(row: Row) -> bool:
    """Does a claim give a clock time or the age of somebody named?"""
    return clock(row) is not None or bool(ages(row.claim.text)[0])


def _denial(a: Row, b: Row, like: Likeness) -> Link:
    no, yes = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    topic = ", ".join(like.shared[:5])
    return Link(no.id, yes.id, RelationKind.DENIES, like.score, f"one says it is not so, the other that it is: {topic}")
