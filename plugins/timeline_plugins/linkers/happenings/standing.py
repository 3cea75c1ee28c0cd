"""Figures that stand over many happenings: the strength of a force, the displaced, a running toll.

They are told in reports on this and that, so claims of different events give one figure: those of one measure, group
and scene, in documents of one story.
"""

from collections.abc import Iterator
from functools import cache

from timeline.model.chronology import RelationKind
from timeline.model.figure import Accumulation, Figure
from timeline.plugin.block import Row
from timeline_plugins.lang.en.roots import root
from timeline_plugins.lexicon import words
from timeline_plugins.linkers.happenings.manner import running
from timeline_plugins.linkers.happenings.quantities import Finding, comparable, findings
from timeline_plugins.linkers.happenings.scope import group, heads, level, too_far_apart
from timeline_plugins.linkers.happenings.words import PACKAGE
from timeline_plugins.stop_words import stop_words

FEWEST = 100
"""From this number on, a group is a force or a people and not those present at some happening."""


def standing(row: Row) -> list[Figure]:
    """The figures of a claim that may stand over many happenings."""
    return [
        figure
        for figure in row.figures
        if figure.measure
        and figure.of is None
        and figure.accumulation is not Accumulation.INCREMENTAL
        and level(figure) >= FEWEST
        and (group(figure.counted) if figure.measure.lasts else figure.measure.harm)
    ]


def standing_keys(row: Row) -> Iterator[str]:
    """Blocking keys: each such measure with each place and actor of the claim."""
    for measure in sorted({figure.measure.value for figure in standing(row) if figure.measure}):
        yield from (f"standing {measure} {name}" for name in (*heads(row.places), *row.actors))


def tie(a: Row, b: Row, *, one_story: bool) -> Finding | None:
    """What one standing figure of two claims says, None where they are not of one; it never contradicts.

    They share a place or an actor, and are of one story; tolls share a place and a word for what happened instead.
    """
    places = set(heads(a.places)) & set(heads(b.places))
    if not (places or set(a.actors) & set(b.actors)):
        return None
    named = bool(places) and bool(_happenings(a) & _happenings(b))
    ours, theirs = ({id(figure) for figure in standing(row)} for row in (a, b))
    pairs = [
        (one, other)
        for one, other in comparable(a, b, at_any_time=True)[0]
        if id(one) in ours
        and id(other) in theirs
        and ((running(a) or running(b)) and named if _is_toll(one) else one_story)
        and not too_far_apart(one, other)
    ]
    found = [finding for finding in findings(a, b, pairs) if finding.kind is not RelationKind.CONTRADICTS]
    return found[0] if len(pairs) == 1 and found else None


def _is_toll(figure: Figure) -> bool:
    """Is a figure one of a single happening, too? Of two claims one must then say that it is a toll."""
    return figure.measure is not None and figure.measure.harm


def _happenings(row: Row) -> set[str]:
    """The roots of a claim's telling words, without its places and actors and what every toll is told with."""
    names = {word for name in (*row.places, *row.actors) for word in name.split()}
    return {root(word) for word in row.words if word not in names and word not in stop_words()} - _toll_words()


@cache
def _toll_words() -> frozenset[str]:
    return frozenset(map(root, words(PACKAGE, "words.txt", "toll")))
