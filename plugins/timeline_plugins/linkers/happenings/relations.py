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
from timeline_plugins.linkers.happenings.ages import ages_differ
from timeline_plugins.linkers.happenings.clocks import clocks_agree, clocks_differ
from timeline_plugins.linkers.happenings.copies import repetition
from timeline_plugins.linkers.happenings.likeness import Likeness
from timeline_plugins.linkers.happenings.manner import negated
from timeline_plugins.linkers.happenings.outcomes import outcomes_differ
from timeline_plugins.linkers.happenings.quantities import (
    apart,
    comparable,
    findings,
    opposed,
    own_words,
    sums_agree,
    together,
    two,
    words,
)
from timeline_plugins.linkers.happenings.scope import loose, places_differ
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.wording import denied, one_statement

FRESH = 10 * DAY
"""Seconds between two reports from which the like is rather told of another happening."""
ALIKE = 0.5
"""Shared telling words from which somebody without a name is the same one in two claims."""


def relate(a: Row, b: Row, like: Likeness, settings: HappeningsSettings) -> Iterator[Link]:
    """The relation of two claims of one happening, if any; ``a`` comes first in the timeline."""
    if a.polarity is not b.polarity:
        copied = repetition(a, b, like, settings) if negated(a) == negated(b) else None
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
    unpaired = unpaired or opposed(a, b)
    if any(loose(ours) and ours.disjoint(theirs) for ours, theirs in pairs) and not one_statement(a, b):
        # There are many distances, sums and groups about one happening.
        pairs, unpaired = [pair for pair in pairs if not loose(pair[0])], True
    distant = apart(a, b, pairs)
    if distant and any(words(ours) != words(theirs) for ours, theirs in pairs):
        return
    found = [] if distant else list(findings(a, b, pairs, alike=alike))
    for kind in (RelationKind.CONTRADICTS, RelationKind.REVISES):
        if chosen := [finding for finding in found if finding.kind is kind]:
            yield Link(chosen[0].first, chosen[0].second, kind, like.score, together(chosen))
            return
    copied = None if unpaired else repetition(a, b, like, settings)
    if copied:
        yield Link(a.id, b.id, RelationKind.REPEATS, like.score, copied)
    elif a.origin != b.origin:
        agreed = together(found) or _agreed(a, b) or (None if pairs or unpaired else _told_alike(a, b, like, settings))
        if agreed:
            yield Link(a.id, b.id, RelationKind.CORROBORATES, like.score, agreed)


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


def _denial(a: Row, b: Row, like: Likeness) -> Iterator[Link]:
    no, yes = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    if word := denied(no, yes):
        topic = ", ".join(like.shared[:5])
        reason = f"one says no to {word!r}, which the other tells, with the words {topic}"
        yield Link(no.id, yes.id, RelationKind.DENIES, like.score, reason)
