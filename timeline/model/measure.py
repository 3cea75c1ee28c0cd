"""``Measure``: what a figure measures, as a registered name with traits and the words that people read for it.

The names and traits that ship are in ``MEASURES``. A plugin registers others with the hook ``timeline_measures``. A
name that nobody registers is a measure without traits: it is kept and shown, and nothing is derived from it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

import attrs

NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST: Final = 60
"""Characters of the longest name of a measure or of a kind of relation."""


def registered_name(value: object) -> str:
    """The value, if it can name a measure or a kind of relation; raises ``ValueError`` if it cannot."""
    if not isinstance(value, str) or len(value) > LONGEST or not NAME.fullmatch(value):
        shown = value[:LONGEST] if isinstance(value, str) else value
        raise ValueError(f"{shown!r} is not a valid name: at most {LONGEST} characters, lower-case words and hyphens")
    return value


def _name(_instance: object, _attribute: object, value: str) -> None:
    registered_name(value)


def _plain(measure: "Measure") -> str:
    return measure.name.replace("-", " ")


def _trait(default: bool = False) -> bool:
    return attrs.field(default=default, eq=False, repr=False, kw_only=True)


def _words(default: Callable[["Measure"], str]) -> str:
    factory: Any = attrs.Factory(default, takes_self=True)
    return attrs.field(default=factory, eq=False, repr=False, kw_only=True)  # type: ignore[no-any-return]


@attrs.frozen(slots=True, order=True)
class Measure:
    """What a figure measures: a name with traits. Measures of one name are equal; they are ordered by name.

    A name is of lower-case words joined by hyphens. Raises ``ValueError`` for another one.
    """

    KILLED: ClassVar["Measure"]
    INJURED: ClassVar["Measure"]
    CASUALTIES: ClassVar["Measure"]
    MISSING: ClassVar["Measure"]
    CAPTURED: ClassVar["Measure"]
    ARRESTED: ClassVar["Measure"]
    DISPLACED: ClassVar["Measure"]
    EVACUATED: ClassVar["Measure"]
    RESCUED: ClassVar["Measure"]
    PEOPLE: ClassVar["Measure"]
    TROOPS: ClassVar["Measure"]
    WEAPONS: ClassVar["Measure"]
    VEHICLES: ClassVar["Measure"]
    BUILDINGS: ClassVar["Measure"]
    AREA: ClassVar["Measure"]
    DISTANCE: ClassVar["Measure"]
    MONEY: ClassVar["Measure"]
    VOTES: ClassVar["Measure"]
    SHARE: ClassVar["Measure"]
    TEMPERATURE: ClassVar["Measure"]

    name: str = attrs.field(validator=_name)
    words: str = _words(_plain)
    """What people read for it: ``killed``, ``shot down``; the name with spaces unless given."""
    subject: str = attrs.field(default="", eq=False, repr=False, kw_only=True)
    """What it is called as the subject of a sentence (``the sum``); empty where ``words`` do."""

    predicate: bool = _trait()
    """Its words say what became of those counted and follow their noun: "300 soldiers killed"."""
    person: bool = _trait()
    """It names a kind of person, whatever became of them: people, troops."""
    thing: bool = _trait()
    """It names a kind of thing, whatever became of it: weapons, buildings."""
    dimension: bool = _trait()
    """It is not a count of persons or things that something happened to, but an amount: area, money, votes."""

    harm: bool = _trait()
    """Those counted were hurt or killed."""
    unaccounted: bool = _trait()
    """Nobody knows what became of those counted; each of them may be one of the harmed."""
    grows: bool = _trait()
    """A running count of it does not fall while a story goes on: a lower figure later is another scope or a correction.

    Not so for those who are missing or held: they are found or let go.
    """
    act: bool = _trait()
    """Something done to those counted again and again, so that fewer of them are those of another time."""
    lasts: bool = _trait()
    """A state that outlasts one event, so that reports on many events give one figure of it."""
    status: bool = _trait()
    """A state of living persons by which nouns name them: prisoner, refugee. Something else may happen to them, too."""
    persons_only: bool = _trait()
    """Its verbs are said of persons alone, so an unknown noun with them counts persons (things are lost, or saved)."""
    part_of: tuple[str, ...] = attrs.field(default=(), eq=False, repr=False, kw_only=True)
    """Names of the measures that those counted belong to as well; figures of the two are never compared."""
    takes_in: str = attrs.field(default="", eq=False, repr=False, kw_only=True)
    """The name of a measure whose people its words can take in: "six were shot, one of them fatally"."""

    undoes: tuple[str, ...] = attrs.field(default=(), eq=False, repr=False, kw_only=True)
    """Names of the measures that it takes back: whoever is rescued was captured. One number of both is not one fact."""

    @property
    def value(self) -> str:
        """The name, as it is written in files."""
        return self.name

    @property
    def victims(self) -> bool:
        """Does it count victims, harmed or unaccounted for?"""
        return self.harm or self.unaccounted

    def opposed(self, other: "Measure") -> bool:
        """Does one of two measures take back the other?"""
        return other.name in self.undoes or self.name in other.undoes

    @property
    def outcome(self) -> bool:
        """Is it one of the outcomes of harm that exclude each other, such as killed and injured?"""
        return self.harm and bool(self.part_of)

    @property
    def kind(self) -> bool:
        """Does it name a kind of person or thing and not what became of it?"""
        return self.person or self.thing

    @classmethod
    def named(cls, name: str) -> "Measure":
        """The measure of a name that ships, else one without traits; raises ``ValueError`` for what is not a name."""
        return MEASURES.get(name) or cls(name)

    def __reduce__(self) -> tuple[Any, ...]:
        # Measures that ship stay one object each in every process, so that `is` may compare them.
        shipped = MEASURES.get(self.name) is self
        return _unpickled, (self.name, None if shipped else attrs.asdict(self, recurse=False))


def _unpickled(name: str, fields: dict[str, Any] | None) -> Measure:
    return MEASURES[name] if fields is None else Measure(**fields)


def canonical_measure(value: Measure | None) -> Measure | None:
    """The one object for a measure that ships; any other as it is."""
    return None if value is None else MEASURES.get(value.name, value)


Measure.KILLED = Measure("killed", predicate=True, harm=True, grows=True, persons_only=True, part_of=("casualties",))
# Injured things are hurt in the same words ("the firm was hurt"), so the verbs are not those of persons alone.
Measure.INJURED = Measure("injured", predicate=True, harm=True, grows=True, part_of=("casualties",), takes_in="killed")
# A noun: "casualties soldiers" is not said.
Measure.CASUALTIES = Measure("casualties", harm=True, grows=True)
Measure.MISSING = Measure("missing", predicate=True, unaccounted=True, part_of=("casualties",))
# An army counts its prisoners among its losses; they are not a matter for police, but the words are interchanged.
Measure.CAPTURED = Measure(
    "captured", predicate=True, act=True, lasts=True, status=True, part_of=("casualties", "arrested")
)
Measure.ARRESTED = Measure("arrested", predicate=True, act=True, persons_only=True)
Measure.DISPLACED = Measure("displaced", predicate=True, grows=True, lasts=True, status=True, persons_only=True)
# Whoever is evacuated is displaced, but few of the displaced were evacuated.
Measure.EVACUATED = Measure(
    "evacuated", predicate=True, act=True, lasts=True, persons_only=True, part_of=("displaced",)
)
Measure.RESCUED = Measure("rescued", predicate=True, act=True, part_of=("people",), undoes=("captured", "arrested"))
Measure.PEOPLE = Measure("people", subject="the number of people", person=True)
Measure.TROOPS = Measure("troops", subject="the number of troops", person=True, lasts=True, part_of=("people",))
Measure.WEAPONS = Measure("weapons", subject="the number of weapons", thing=True, lasts=True)
Measure.VEHICLES = Measure("vehicles", subject="the number of vehicles", thing=True)
# Counted when they are destroyed or damaged, as a rule, hence a toll.
Measure.BUILDINGS = Measure("buildings", subject="the number of buildings", thing=True, grows=True)
Measure.AREA = Measure("area", subject="the area", dimension=True, lasts=True)
Measure.DISTANCE = Measure("distance", subject="the distance", dimension=True)
Measure.MONEY = Measure("money", subject="the sum", dimension=True)
Measure.VOTES = Measure("votes", subject="the votes", dimension=True)
Measure.SHARE = Measure("share", subject="the share", dimension=True)
Measure.TEMPERATURE = Measure("temperature", dimension=True)

MEASURES: Final[Mapping[str, Measure]] = {
    measure.name: measure for measure in vars(Measure).values() if isinstance(measure, Measure)
}
"""The measures that ship, by name."""
