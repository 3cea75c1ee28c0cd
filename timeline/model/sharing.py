"""Equal parts of many claims as one object: a million claims name few days, makers and degrees of certainty."""

from collections.abc import Iterable
from typing import TypeVar

from timeline.model.claim import Claim
from timeline.model.when import Bound, Side, When

T = TypeVar("T")


def share(claims: Iterable[Claim]) -> None:
    """Let equal parts of claims be one object each. Nothing shows it: they are immutable and equal to the letter."""
    seen: dict[object, object] = {}

    def one(value: T, key: object) -> T:
        return seen.setdefault(key, value)  # type: ignore[return-value]

    def side(value: Side) -> Side:
        return one(value, value) if isinstance(value, Bound) else value

    def time(value: When | None) -> When | None:
        if value is None or id(value) in known:
            return value
        # Equality leaves out how a time was read.
        found = one(value, (value, value.text, value.rule, value.anchor))
        if found is value:
            object.__setattr__(value, "begin", side(value.begin))
            object.__setattr__(value, "end", side(value.end))
            known.add(id(value))
        return found

    known: set[int] = set()
    put = object.__setattr__
    for claim in claims:
        put(claim, "document", one(claim.document, claim.document))
        put(claim, "said", time(claim.said))
        put(claim, "about", time(claim.about))
        put(claim, "certainty", one(claim.certainty, claim.certainty))
        put(claim, "extractor", one(claim.extractor, claim.extractor))
        put(claim, "grounds", one(claim.grounds, claim.grounds))
        for entity in claim.actors + claim.places:
            put(entity, "name", one(entity.name, entity.name))
            put(entity, "kind", one(entity.kind, entity.kind))
