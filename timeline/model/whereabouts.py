"""Where a figure holds: its places as the claim has them, whole lists of them and single ones of a list.

Both are read from the facts ``scene`` and ``joined`` that extractors state (``docs/reference/facts.md``).
"""

from timeline.model.claim import Claim
from timeline.model.figure import Figure

TOWNS = ("city", "town", "village")
"""The kinds of places that cannot hold each other: two of them are two places."""


def scenes(claim: Claim, figure: Figure) -> frozenset[str]:
    """The names of the claim's places of which a figure is, case-folded; none for a figure without spans."""
    if not figure.spans:
        return frozenset()
    near = [fact.value for fact in claim.attributes if fact.kind == "scene" and fact.spans == figure.spans]
    return frozenset(place.name.casefold() for place in claim.places if place.name in near) if near else frozenset()


def whole(claim: Claim, figure: Figure) -> frozenset[str]:
    """The names of several places of one kind that are listed as the scene of a figure ("in Turkey and Syria").

    Empty where no two places of the figure are named on one footing. Names are case-folded.
    """
    joined = [fact for fact in claim.attributes if fact.kind == "joined" and fact.of]
    if not joined:
        return frozenset()
    near, kinds = scenes(claim, figure), {place.name.casefold(): place.kind for place in claim.places}
    names: set[str] = set()
    for fact in joined:
        pair = {fact.value.casefold(), (fact.of or "").casefold()}
        if pair <= near and len({kinds[name] for name in pair}) == 1:
            names |= pair
    return frozenset(names)


def part_of(claim: Claim, figure: Figure, known: frozenset[str]) -> str | None:
    """The one place of a known list that a figure is of, alone; None where it is of several, of others or of none."""
    near = scenes(claim, figure) & known
    return min(near) if len(near) == 1 else None


def towns(claim: Claim) -> frozenset[str]:
    """The names of a claim's towns, case-folded; empty where it names none of which the kind is known."""
    return frozenset(place.name.casefold() for place in claim.places if place.kind in TOWNS)
