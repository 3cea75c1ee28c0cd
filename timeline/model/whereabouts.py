"""Where a figure holds: the places beside it in its claim, whole lists of them and single ones of a list."""

import itertools
import re

from timeline.model.claim import Claim, Entity
from timeline.model.figure import Figure
from timeline.model.span import ELLIPSIS

_BREAK = re.compile(r"[,;:](?=\s)|[()—\n]")
_AND = 12
"""Characters that may stand between two places of one list: " and ", ", ", " and northern "."""
_CLAUSE = re.compile(r"[,;:.()—\n]")
TOWNS = ("city", "town", "village")
"""The kinds of places that cannot hold each other: two of them are two places."""


def figure_places(claim: Claim, figure: Figure) -> tuple[Entity, ...]:
    """The places that stand in the same stretch between punctuation marks as a figure, in the order of the text.

    Places of a claim without spans, or a figure without, have no such stretch: then none.
    """
    at = _offset(claim, figure.spans[0][0]) if figure.spans else None
    if at is None:
        return ()
    start = max((mark.end() for mark in _BREAK.finditer(claim.text, 0, at)), default=0)
    mark = _BREAK.search(claim.text, at)
    end = mark.start() if mark else len(claim.text)
    found = [
        (offset, place)
        for place in claim.places
        for first, _ in place.spans[:1]
        if (offset := _offset(claim, first)) is not None and start <= offset < end
    ]
    return tuple(place for _, place in sorted(found, key=lambda pair: pair[0]))


def whole(claim: Claim, figure: Figure) -> frozenset[str]:
    """The names of several places of one kind that are listed as the scene of a figure ("in Turkey and Syria").

    Empty where no two places stand in a row. Names are case-folded.
    """
    places = figure_places(claim, figure)
    names: set[str] = set()
    for one, other in itertools.pairwise(places):
        end, start = _offset(claim, one.spans[0][1]), _offset(claim, other.spans[0][0])
        if one.kind != other.kind or end is None or start is None or not 0 < start - end <= _AND:
            continue
        if not _CLAUSE.search(claim.text, end, start):
            names |= {one.name.casefold(), other.name.casefold()}
    return frozenset(names)


def part_of(claim: Claim, figure: Figure, known: frozenset[str]) -> str | None:
    """The one place of a known list that a figure is of, alone; None where it is of several, of others or of none."""
    near = {place.name.casefold() for place in figure_places(claim, figure)} & known
    return near.pop() if len(near) == 1 else None


def _offset(claim: Claim, position: int) -> int | None:
    """Where a place of the document's text stands in the claim's own text; None outside of it."""
    passed = 0
    for start, end in claim.spans:
        if start <= position <= end:
            return passed + position - start
        passed += end - start + len(ELLIPSIS)
    return None


def towns(claim: Claim) -> frozenset[str]:
    """The names of a claim's towns, case-folded; empty where it names none of which the kind is known."""
    return frozenset(place.name.casefold() for place in claim.places if place.kind in TOWNS)
