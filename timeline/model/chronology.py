"""``Chronology``: what linking makes of a timeline. Always recomputed, never the stored truth."""

import enum
from collections.abc import Mapping
from functools import cached_property

import attrs

from timeline.model.claim import Claim
from timeline.model.decision import Decided
from timeline.model.figure import Figure, Number
from timeline.model.measure import Measure
from timeline.model.order import undecided, when_key
from timeline.model.problem import Problem
from timeline.model.relation import RelationKind as RelationKind
from timeline.model.timeline import Timeline
from timeline.model.when import When


@attrs.frozen(slots=True, order=True)
class Relation:
    """A relation between two claims (their ids) with its reason in words and its score (0 to 1)."""

    kind: RelationKind
    claims: tuple[str, str]
    reason: str
    score: float = 1.0


@attrs.frozen(slots=True)
class Event:
    """The claims about one happening; what a row shows.

    ``id`` is the smallest claim id, ``claims`` are ids in the order of the timeline, ``lead`` the one that speaks for
    the others and gives the title. ``about`` is the meet of their times where there is one, else the hull; None where
    all are undated. ``origins`` are the independent ones, in order, ``outlets`` the number of publishers (of origins as
    declared, or of documents, where none is named).
    """

    id: str
    claims: tuple[str, ...]
    lead: str
    about: When | None
    said: When | None
    title: str
    origins: tuple[str, ...] = ()
    outlets: int = 0
    agreed: bool = True
    """Is ``about`` the meet of the claims' times? False: they contradict each other, and it is the hull."""


@attrs.frozen(slots=True)
class SeriesItem:
    """One figure of one claim in a series; ``figure`` is its index among the claim's figures."""

    claim: str
    figure: int


@enum.unique
class MoveKind(enum.Enum):
    """How a figure of a series stands to the one before it."""

    RAISED = "raised"
    LOWERED = "lowered"
    NARROWED = "narrowed"
    WIDENED = "widened"
    CORRECTED = "corrected"
    SCOPE = "changed scope"


@attrs.frozen(slots=True)
class Move:
    """A step of a series: the figure of a claim (its index) differs from the one before; ``reason`` says how."""

    claim: str
    figure: int
    kind: MoveKind
    reason: str


@attrs.frozen(slots=True)
class Hindsight:
    """A figure of a claim (its index) that was hardly known when its document is dated, with the reason."""

    claim: str
    figure: int
    reason: str


@attrs.frozen(slots=True)
class Series:
    """The chain of one figure through time, in the order in which it was said.

    ``low``, ``best`` and ``high`` are those of the view that ``rule`` names; ``views`` holds the named views ``first``,
    ``latest``, ``mode``, ``range`` and ``most origins``. ``moves`` are the steps at which the figure changed.
    ``hindsight`` are the figures under suspicion of it: they stay among the items, and no view counts them.
    """

    id: str
    event: str
    measure: Measure | None
    counted: str | None
    items: tuple[SeriesItem, ...]
    rule: str
    low: Number | None
    best: Number | None
    high: Number | None
    views: Mapping[str, Figure] = attrs.field(factory=dict, hash=False)
    moves: tuple[Move, ...] = ()
    hindsight: tuple[Hindsight, ...] = ()


@attrs.frozen(slots=True)
class Origin:
    """Who a document's report really comes from, and how that was found out."""

    name: str
    reason: str


@attrs.frozen(slots=True)
class LinkerUsed:
    """A linker that took part: its name, its version and its settings object (None where it has no settings)."""

    name: str
    version: str
    settings: object | None = None


@attrs.frozen(slots=True)
class Linking:
    """What events, relations, series and origins were made with; the same timeline and this give the same again.

    ``version`` changes with the results of linking itself, ``everything`` says whether comment claims got rows,
    ``settings`` is the settings object of linking, ``linkers`` are in the order of their names.
    """

    version: str
    everything: bool
    settings: object
    linkers: tuple[LinkerUsed, ...]


@attrs.frozen
class Chronology:
    """Ordered events, relations and series of a timeline. What exporters receive.

    ``events`` are the rows in their order, ``by`` says by which time (``about`` or ``said``), ``origins`` maps document
    ids to origins, ``problems`` are those of the timeline and of linking, ``linking_problems`` those of linking alone.
    ``linking`` is what made them, None where that is not known.
    """

    timeline: Timeline
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    series: tuple[Series, ...]
    origins: Mapping[str, Origin] = attrs.field(hash=False)
    problems: tuple[Problem, ...] = ()
    by: str = "about"
    linking_problems: tuple[Problem, ...] = ()
    linking: Linking | None = attrs.field(default=None, hash=False)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the timeline by id, with the fields that a person has corrected."""
        return {claim.id: claim for claim in self.timeline.claims} | dict(self.decided.shown)

    @cached_property
    def decided(self) -> Decided:
        """What the decisions come to for the claims."""
        return self.timeline.decided

    @cached_property
    def events_of(self) -> Mapping[str, str]:
        """Claim id to the id of its event."""
        return {claim: event.id for event in self.events for claim in event.claims}

    @cached_property
    def relations_of(self) -> Mapping[str, tuple[Relation, ...]]:
        """Claim id to the relations that it takes part in."""
        found: dict[str, list[Relation]] = {}
        for relation in self.relations:
            for claim in relation.claims:
                found.setdefault(claim, []).append(relation)
        return {claim: tuple(relations) for claim, relations in found.items()}

    @cached_property
    def hindsight(self) -> Mapping[str, str]:
        """Claim id to the reason for which one of its figures is suspected of hindsight."""
        return {mark.claim: mark.reason for series in self.series for mark in series.hindsight}

    @property
    def comment(self) -> tuple[Claim, ...]:
        """The claims that deserve no row, in order."""
        return tuple(claim for claim in self.timeline.claims if claim.id not in self.events_of)

    @cached_property
    def undecided(self) -> frozenset[str]:
        """Ids of the events whose place behind the one before them is not certain (undated ones are not counted)."""
        times = [event.said if self.by == "said" else event.about for event in self.events]
        return frozenset(
            event.id
            for event, before, time in zip(self.events[1:], times, times[1:], strict=False)
            if not when_key(time)[0] and undecided(before, time)
        )
