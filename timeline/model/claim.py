"""``Claim``: what one document says once. The atom of the model: immutable and content-addressed."""

import enum
import hashlib
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

import attrs

from timeline.model.certainty import Certainty, Polarity
from timeline.model.figure import Figure
from timeline.model.measure import Measure
from timeline.model.mention import Mode
from timeline.model.span import Spans, pieces
from timeline.model.tokens import tokens
from timeline.model.when import When


@attrs.frozen(slots=True)
class Entity:
    """Somebody, something or some place that a claim names.

    ``name`` is the fullest form known in the document, ``spans`` where it stands beside this claim, ``kind`` what it
    is (``person``, ``organisation``, ``role``, ``country`` ...; None where that is not known).
    """

    name: str
    spans: Spans = attrs.field(default=(), converter=pieces)
    kind: str | None = None


@attrs.frozen(slots=True)
class Cue:
    """The words that attribute a claim to its claimant."""

    text: str
    spans: Spans = attrs.field(converter=pieces)


@attrs.frozen(slots=True)
class Attribute:
    """A small typed fact on which reports can contradict each other, such as an age or a clock time.

    ``of`` says of whom or what it holds, as the text has it ("Jo Berg", "girl"); None where the text names nobody or
    the fact is one of the whole claim. ``docs/reference/facts.md`` lists the facts that the shipped plugins find.
    """

    kind: str
    value: str
    spans: Spans = attrs.field(default=(), converter=pieces)
    of: str | None = None

    @property
    def worth(self) -> str:
        """The value, with of whom or what it holds: ``31 (Jo Berg)``."""
        return f"{self.value} ({self.of})" if self.of else self.value

    @property
    def shown(self) -> str:
        """The fact for a reader: ``age 31 (Jo Berg)``."""
        return f"{self.kind} {self.worth}"


@attrs.frozen(slots=True)
class Maker:
    """Name and version of the plugin that made a claim."""

    name: str
    version: str


@enum.unique
class Ground(enum.Enum):
    """Why a claim deserves a row; one that has none of these is comment."""

    CLAIMANT = "claimant"
    FIGURE = "figure"
    TIME = "time"
    HAPPENING = "happening"


def _somewhere(_claim: object, _attribute: object, value: Spans) -> None:
    if not value:
        raise ValueError("a claim needs at least one span")


@attrs.frozen(slots=True, kw_only=True)
class Claim:
    """What one document says once.

    ``text`` is the quotation at ``spans``, its pieces joined by an ellipsis. ``about`` is when it happened or will,
    ``said`` when it was said. ``claimant`` is who vouches for it: None for the document's own voice, or for an unknown
    source where ``certainty.reported``. ``reporter`` is who passes it on, where the document names one. ``incomplete``
    names the layers that failed under the claim, ``grounds`` why it deserves a row.

    ``id`` is a hash of document id, spans and content; it does not depend on ``extractor``, ``incomplete``,
    ``grounds``, nor on how a time was read.
    """

    document: str
    spans: Spans = attrs.field(converter=pieces, validator=_somewhere)
    text: str
    about: When | None = None
    said: When | None = None
    claimant: Entity | None = None
    reporter: Entity | None = None
    cue: Cue | None = None
    mode: Mode = Mode.NARRATED
    certainty: Certainty = Certainty()
    figures: tuple[Figure, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    places: tuple[Entity, ...] = ()
    actors: tuple[Entity, ...] = ()
    extractor: Maker = Maker("", "")
    incomplete: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
    id: str = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(lambda claim: claim_id(claim), takes_self=True)
    )

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words and numbers of the quotation, in order and as spelled; what they mean is a linker's business."""
        return _tokens(self.text)

    @property
    def denied(self) -> bool:
        """Do the words of the claim say that it is so, and only its cue that it is not ("denied that")?"""
        return (
            self.certainty.polarity is Polarity.NEGATIVE
            and self.cue is not None
            and (self.cue.text in self.certainty.cues)
        )

    def marked(
        self,
        *,
        extractor: Maker | None = None,
        incomplete: tuple[str, ...] | None = None,
        grounds: tuple[Ground, ...] | None = None,
    ) -> "Claim":
        """The claim with another maker, failed layers or grounds; its id knows none of them and stays."""
        changes = {"extractor": extractor, "incomplete": incomplete, "grounds": grounds}
        return self.shown_as({name: value for name, value in changes.items() if value is not None})

    def shown_as(self, changes: Mapping[str, Any]) -> "Claim":
        """The claim with other values under the id that it has: for what is shown, never for what is stored."""
        made = object.__new__(Claim)
        for name in _NAMES:
            object.__setattr__(made, name, changes[name] if name in changes else getattr(self, name))
        return made


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


_NAMES = tuple(field.name for field in attrs.fields(Claim))
_CONTENT = tuple(name for name in _NAMES if name not in ("id", "extractor", "incomplete", "grounds"))


def claim_id(claim: Claim) -> str:
    """Hash of a claim's document id, spans and content: 16 bytes, hexadecimal."""
    # Not repr: what that escapes depends on the version of Unicode, and so on that of Python.
    content = ascii([canonical(getattr(claim, name)) for name in _CONTENT])
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:32]


_PLAIN = frozenset({str, int, bool, type(None)})


def canonical(value: Any) -> Any:
    """A value of the model as nested tuples of strings and integers: equal values give equal tuples."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple:
        return tuple([item if type(item) in _PLAIN else canonical(item) for item in value])
    if isinstance(value, enum.Enum):
        return value.value
    if kind is Measure:
        return value.name  # whatever its traits are
    if kind is Decimal:
        return str(value)
    if kind is frozenset:
        return tuple(sorted(canonical(item) for item in value))
    compared = _COMPARED.get(kind) or _compared(kind)
    return tuple([item if type(item) in _PLAIN else canonical(item) for item in compared(value)])


_COMPARED: dict[type, Callable[[Any], tuple[Any, ...]]] = {}


def _compared(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of a value of some class that take part in equality."""
    names = [field.name for field in attrs.fields(kind) if field.eq]
    _COMPARED[kind] = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    return _COMPARED[kind]
