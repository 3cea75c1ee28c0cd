"""Equal parts of many claims as one object: a million claims name few days, makers and degrees of certainty."""

from collections.abc import Iterable
from operator import is_
from typing import Any, TypeVar

import attrs

from timeline.model.claim import Claim, Entity
from timeline.model.when import Bound, Side, When

T = TypeVar("T")


def interned(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with one object for each equal part; a claim of which nothing changes is itself, another a copy.

    The claims that are given stay as they are. The result is equal to them to the letter and takes less memory.
    """
    seen: dict[object, object] = {}
    known: dict[int, When] = {}

    def one(value: T, key: object) -> T:
        return seen.setdefault(key, value)  # type: ignore[return-value]

    def side(value: Side) -> Side:
        return one(value, value) if isinstance(value, Bound) else value

    def time(value: When | None) -> When | None:
        if value is None or id(value) in known:
            return value
        # Equality leaves out how a time was read.
        key = (value, value.text, value.rule, value.anchor)
        found = seen.get(key)
        if found is None:
            begin, end = side(value.begin), side(value.end)
            same = begin is value.begin and end is value.end
            found = seen[key] = value if same else attrs.evolve(value, begin=begin, end=end)
            known[id(found)] = found
        return found  # type: ignore[return-value]

    def entity(value: Entity) -> Entity:
        name, kind = one(value.name, value.name), one(value.kind, value.kind)
        return value if name is value.name and kind is value.kind else Entity(name, value.spans, kind)

    def entities(values: tuple[Entity, ...]) -> tuple[Entity, ...]:
        made = tuple([entity(value) for value in values])
        return values if all(map(is_, made, values)) else made

    def claim(value: Claim) -> Claim:
        parts: dict[str, Any] = {
            "document": one(value.document, value.document),
            "said": time(value.said),
            "about": time(value.about),
            "certainty": one(value.certainty, value.certainty),
            "extractor": one(value.extractor, value.extractor),
            "grounds": one(value.grounds, value.grounds),
            "actors": entities(value.actors),
            "places": entities(value.places),
        }
        changes = {name: part for name, part in parts.items() if part is not getattr(value, name)}
        return value.shown_as(changes) if changes else value

    return tuple([claim(value) for value in claims])
