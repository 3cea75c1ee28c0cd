"""Places: which of them are named on one footing, and of which a figure is."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from timeline.model.mention import FactMention, FigureMention, PlaceMention
from timeline.model.span import Span
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.extractors.facts.phrases import FACTS, PACKAGE
from timeline_plugins.lexicon import sections, words

SCENE, JOINED = "scene", "joined"
_BREAK = re.compile(r"[,;:](?=\s)|[()—\n]")
"""A mark that ends the stretch in which the places beside a figure are looked for; that within a number ends none."""
_MARK = re.compile(r"[,;:.()—\n]")
_REACH = 200
"""Characters on each side of a figure in which its places are looked for."""

Within = Callable[[Span], Sequence[PlaceMention]]
"""The mentions that begin in a span."""


def joined(passage: Passage, places: Sequence[PlaceMention]) -> Iterator[FactMention]:
    """Two places in a row on one footing: "Kursk and Belgorod"."""
    for former, latter in pairwise(places):
        if former.name != latter.name and _one_footing(passage, former, latter):
            yield FactMention(spans=(*former.spans, *latter.spans), kind=JOINED, value=latter.name, of=former.name)


def scenes(passage: Passage, figure: FigureMention, places: Within) -> Iterator[FactMention]:
    """The places of which a figure is, at the figure's own spans: "in Kursk", between the same punctuation marks."""
    text, (first, last), at = passage.text, passage.span, figure.start
    start, stop = max(first, at - _REACH), min(last, at + _REACH)
    start = max((mark.end() for mark in _BREAK.finditer(text, start, at)), default=start)
    mark = _BREAK.search(text, at, stop)
    near = places((start, mark.start() if mark else stop))
    found: dict[str, None] = {}
    for former, place in zip((None, *near), near, strict=False):
        before = _before(passage, place.start)
        inside = before > 0 and passage.words[before - 1] in words(PACKAGE, FACTS, "scenes")
        if inside or (former and former.name in found and _one_footing(passage, former, place)):
            found[place.name] = None
    for name in found:
        yield FactMention(spans=figure.spans, kind=SCENE, value=name, of=figure.figure.text)


def _one_footing(passage: Passage, former: PlaceMention, latter: PlaceMention) -> bool:
    """Do the words between two places join them: "and", or "and northern"?"""
    if former.end > latter.start or _MARK.search(passage.text, former.end, latter.start):
        return False
    between = passage.words[_before(passage, former.end) : _before(passage, latter.start)]
    for joint in _joints():
        if tuple(between[: len(joint)]) == joint:
            return words(PACKAGE, FACTS, "before a joined place").issuperset(between[len(joint) :])
    return False


def _before(passage: Passage, offset: int) -> int:
    """How many words end at an offset or before it."""
    return bisect_right(passage.ends, offset)


@cache
def _joints() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[0].split()) for row in sections(PACKAGE, FACTS)["joints"])
