"""``RelationKind``: how two claims stand to each other, as a registered name with traits and the words for it.

The kinds that ship are in ``RELATION_KINDS``. A plugin registers others with the hook ``timeline_relations``.
"""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

import attrs

from timeline.model.measure import registered_name


def _name(_instance: object, _attribute: object, value: str) -> None:
    registered_name(value)


def _plain(kind: "RelationKind") -> str:
    return kind.name.replace("-", " ")


def _other_side(kind: "RelationKind") -> str:
    return f"is the other side of “{kind.forward}” from"


def _several(kind: "RelationKind") -> str:
    return f"relations “{_plain(kind)}”"


def _trait() -> bool:
    return attrs.field(default=False, eq=False, repr=False, kw_only=True)


def _words(default: Callable[["RelationKind"], str]) -> str:
    factory: Any = attrs.Factory(default, takes_self=True)
    return attrs.field(default=factory, eq=False, repr=False, kw_only=True)  # type: ignore[no-any-return]


@attrs.frozen(slots=True, order=True)
class RelationKind:
    """How two claims stand to each other: a name with traits. Kinds of one name are equal; they are ordered by name.

    The name is a verb in the third person, of lower-case words joined by hyphens (``retracts``). Raises ``ValueError``
    for another one, and for traits that exclude each other.
    """

    REPEATS: ClassVar["RelationKind"]
    CORROBORATES: ClassVar["RelationKind"]
    CONTRADICTS: ClassVar["RelationKind"]
    REVISES: ClassVar["RelationKind"]
    DENIES: ClassVar["RelationKind"]

    name: str = attrs.field(validator=_name)
    forward: str = _words(_plain)
    """What the first claim does to the second, or what is done to it, in words: "is revised by"."""
    backward: str = _words(_other_side)
    """The same for the second claim and the first: "revises"."""
    plural: str = _words(_several)
    """What several of them are called: "contradictions"."""

    symmetric: bool = _trait()
    """It runs both ways: the claims are put in the order of the timeline."""
    ordered: bool = _trait()
    """It runs from the earlier claim to the later one; what goes against the times of the claims is left out."""
    opposed: bool = _trait()
    """It sets one claim against the other: shown as a dispute."""
    from_negative: bool = _trait()
    """It runs from the claim that is negated to the one that is not, where they differ in that."""

    def __attrs_post_init__(self) -> None:
        if self.ordered and (self.symmetric or self.from_negative):
            raise ValueError(f"{self.name!r} runs from earlier to later, so it has no other direction")

    @property
    def value(self) -> str:
        """The name, as it is written in files."""
        return self.name

    @property
    def words(self) -> str:
        """The name in words."""
        return _plain(self)

    @property
    def active(self) -> str:
        """The verb between the first claim and the second: the name, where it does not run from earlier to later."""
        return self.forward if self.ordered else self.words

    def __reduce__(self) -> tuple[Any, ...]:
        # Kinds that ship stay one object each in every process, so that `is` may compare them.
        shipped = RELATION_KINDS.get(self.name) is self
        return _unpickled, (self.name, None if shipped else attrs.asdict(self, recurse=False))


def _unpickled(name: str, fields: dict[str, Any] | None) -> RelationKind:
    return RELATION_KINDS[name] if fields is None else RelationKind(**fields)


RelationKind.REPEATS = RelationKind(
    "repeats", forward="says the same as", backward="says the same as", plural="repetitions", symmetric=True
)
RelationKind.CORROBORATES = RelationKind(
    "corroborates",
    forward="is corroborated by",
    backward="is corroborated by",
    plural="corroborations",
    symmetric=True,
)
RelationKind.CONTRADICTS = RelationKind(
    "contradicts",
    forward="is contradicted by",
    backward="is contradicted by",
    plural="contradictions",
    symmetric=True,
    opposed=True,
)
RelationKind.REVISES = RelationKind(
    "revises", forward="is revised by", backward="revises", plural="revisions", ordered=True
)
RelationKind.DENIES = RelationKind(
    "denies", forward="denies", backward="is denied by", plural="denials", opposed=True, from_negative=True
)

RELATION_KINDS: Final[Mapping[str, RelationKind]] = {
    kind.name: kind for kind in vars(RelationKind).values() if isinstance(kind, RelationKind)
}
"""The kinds that ship, by name."""
