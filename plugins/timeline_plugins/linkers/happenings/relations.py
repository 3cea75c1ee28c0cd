"""How two claims about one happening stand to each other, with the reason for the reader.

Figures, clock times, ages and words are compared each for itself. Of what they find the strongest is the relation of
the two claims: what cannot both hold, then what was revised, then a repetition, then what speaks for each other.
"""

from collections.abc import Iterator

from timeline.model.calendar import DAY
from timeline.model.certainty import Polarity
from timeline.model.chronology import RelationKind
from timeline.plugin.block import Row, gap
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.ages import ages, ages_differ
from timeline_plugins.linkers.happenings.clocks import NEAR, clock, clocks_agree, clocks_differ
from timeline_plugins.linkers.happenings.copies import repetition
from timeline_plugins.linkers.happenings.likeness import Likeness
from timeline_plugins.linkers.happenings.manner import negations, with_tolls
from timeline_plugins.linkers.happenings.outcomes import outcomes_differ
from timeline_plugins.linkers.happenings.quantities import (
    Finding,
    apart,
    comparable,
    findings,
    own_words,
    sums_agree,
    two,
    words,
)
from timeline_plugins.linkers.happenings.scope import loose, places_differ
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.standing import standing, standing_keys, tie
from timeline_plugins.linkers.happenings.updates import superseded
from timeline_plugins.linkers.happenings.wording import denied, one_statement

STORY = 0.2
"""Score of a relation that rests on one story, or on a place and an actor, and not on likeness of words."""
FRESH = 10 * DAY
"""Seconds between two reports from which the like is rather told of another happening."""
ALIKE = 0.5
"""Shared telling words from which somebody without a name is the same one in two claims."""


def relate(a: Row, b: Row, like: Likeness, settings: HappeningsSettings, *, one: bool = True) -> Iterator[Link]:
    """The relation of two claims, if any; ``a`` comes first in the timeline, ``one``: they tell of one happening."""
    if not one:
        yield from _of_one_story(a, b)
        return
    if a.figures and b.figures:
        a, b = with_tolls(a), with_tolls(b)
    if a.polarity is not b.polarity:
        copied = repetition(a, b, like, settings) if negations(a) == negations(b) else None
        if copied:
            yield Link(a.id, b.id, RelationKind.REPEATS, like.score, copied)
        elif like.words >= settings.denies and not own_words(a, b):
            yield from _denial(a, b, like)
        return
    clash = None if own_words(a, b) else clocks_differ(a, b) or ages_differ(a, b, alike=like.words >= ALIKE)
    if clash:
        yield Link(a.id, b.id, RelationKind.CONTRADICTS, like.score, clash)
        return
    ended = None if own_words(a, b) else outcomes_differ(a, b)
    if ended:
        yield Link(ended.first, ended.second, ended.kind, like.score, ended.reason)
        return
    alike = like.words >= settings.corroborates
    pairs, unpaired = comparable(a, b, alike) if a.figures and b.figures else ([], False)
    if any(loose(ours) and ours.disjoint(theirs) for ours, theirs in pairs) and not one_statement(a, b):
        # There are many distances, sums and groups about one happening.
        pairs, unpaired = [pair for pair in pairs if not loose(pair[0])], True
    distant = apart(a, b, pairs)
    if distant and any(words(ours) != words(theirs) for ours, theirs in pairs):
        return
    found = [] if distant else list(findings(a, b, pairs, alike=alike))
    for kind in (RelationKind.CONTRADICTS, RelationKind.REVISES):
        if chosen := [finding for finding in found if finding.kind is kind]:
            yield Link(chosen[0].first, chosen[0].second, kind, like.score, _together(chosen))
            return
    copied = None if unpaired else repetition(a, b, like, settings)
    if copied:
        yield Link(a.id, b.id, RelationKind.REPEATS, like.score, copied)
    elif a.origin != b.origin:
        agreed = _together(found) or _agreed(a, b) or (None if pairs or unpaired else _told_alike(a, b, like, settings))
        if agreed:
            yield Link(a.id, b.id, RelationKind.CORROBORATES, like.score, agreed)


def _together(found: list[Finding]) -> str:
    return "; ".join(finding.reason for finding in found)


def _agreed(a: Row, b: Row) -> str | None:
    """What two claims of two origins both tell beside figures of one scope."""
    when = clocks_agree(a, b)
    if when:
        return f"{two(a, b)} both say {when}"
    return sums_agree(a, b) if a.figures and b.figures else None


def _told_alike(a: Row, b: Row, like: Likeness, settings: HappeningsSettings) -> str | None:
    if like.words < settings.corroborates or gap(a.said, b.said) >= FRESH or not one_statement(a, b):
        return None
    if places_differ(a, b) == "another place":
        return None
    return f"{two(a, b)} tell of the same, with the words {', '.join(like.shared[:5])}"


def _of_one_story(a: Row, b: Row) -> Iterator[Link]:
    """Small facts of two claims of one story, whose sentences need not share other words."""
    if a.polarity is not b.polarity:
        return
    if a.document == b.document:
        if a.figures and b.figures and superseded(a, b):
            a, b = with_tolls(a), with_tolls(b)
            revised = [one for one in findings(a, b, comparable(a, b, False)[0]) if one.kind is RelationKind.REVISES]
            if revised:
                yield Link(revised[0].first, revised[0].second, revised[0].kind, STORY, _together(revised))
        return
    if a.figures and b.figures:
        a, b = with_tolls(a), with_tolls(b)
    facts = has_facts(a) and has_facts(b)
    figures = bool(a.figures and b.figures) and bool(standing(a) and standing(b))
    if not (facts or figures):
        return
    story = a.story == b.story
    clash = clocks_differ(a, b, NEAR) or ages_differ(a, b, alike=False) if facts and story else None
    agreed = clocks_agree(a, b) if facts and story and a.origin != b.origin else None
    if clash:
        yield Link(a.id, b.id, RelationKind.CONTRADICTS, STORY, clash)
    elif agreed:
        yield Link(a.id, b.id, RelationKind.CORROBORATES, STORY, f"{two(a, b)} both say {agreed}")
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


def tells_facts(row: Row) -> bool:
    """Does a claim give a small fact or a standing figure, which alone can relate it to an unlike one?"""
    return has_facts(row) or bool(row.figures and standing(row))


def _denial(a: Row, b: Row, like: Likeness) -> Iterator[Link]:
    no, yes = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    if word := denied(no, yes):
        topic = ", ".join(like.shared[:5])
        reason = f"one says no to {word!r}, which the other tells, with the words {topic}"
        yield Link(no.id, yes.id, RelationKind.DENIES, like.score, reason)
