"""What a person decides about claims: facts that are added, and taken back by removing them. No claim is changed."""

import enum
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import attrs

from timeline.model import edtf
from timeline.model.certainty import Level, Polarity
from timeline.model.claim import Attribute, Claim, Entity
from timeline.model.figure import Figure, Number
from timeline.model.measure import Measure
from timeline.model.when import When


@enum.unique
class DecisionKind(enum.Enum):
    """What a person can decide."""

    SAME = "same"
    """The claims are about one happening."""
    DIFFERENT = "different"
    """No two of the claims are about one happening."""
    WRONG = "wrong"
    """The claim, or one field of it, is not what its source says."""
    CORRECT = "correct"
    """One field of the claim has another value."""
    RETRACT = "retract"
    """Its source has taken the claim back."""


@attrs.frozen(slots=True, order=True)
class Quoted:
    """The words of a claim that a decision names by its id, and the file that its document was read from.

    By these it is found again when its id is not there: a document without an id of its own is named by its bytes, so
    a paragraph that is added to it gives its claims other ids. ``text`` is as ``words_of`` writes it.
    """

    claim: str
    text: str
    source: str = ""


@attrs.frozen(slots=True, order=True, kw_only=True)
class Decision:
    """A fact that a person added: it changes what is shown, never what was read.

    ``claims`` are ids, ``quotes`` the words of some of them, ``date`` is EDTF. ``field`` is one of ``FIELDS`` where a
    single field is wrong or corrected, ``value`` what it is corrected to, in the words of ``FIELDS``; both are empty
    elsewhere. Raises ``ValueError`` where these do not fit together, or the value cannot be read.
    """

    kind: DecisionKind = attrs.field(order=lambda kind: kind.value)
    claims: tuple[str, ...]
    author: str
    date: str
    reason: str
    field: str = ""
    value: str = ""
    quotes: tuple[Quoted, ...] = ()

    def __attrs_post_init__(self) -> None:
        joint = self.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT)
        if len(set(self.claims)) < 1 + joint:
            raise ValueError(f"{self.kind.value!r} needs {'two claims' if joint else 'a claim'} at least")
        if self.field and self.field not in FIELDS:
            raise ValueError(f"there is no field {self.field!r} to correct; there are {', '.join(FIELDS)}")
        if self.kind is DecisionKind.CORRECT:
            if not self.field:
                raise ValueError("'correct' needs a field and its value")
            read(self.field, self.value)
        elif self.value or (self.field and self.kind is not DecisionKind.WRONG):
            raise ValueError(f"{self.kind.value!r} takes no {'value' if self.value else 'field'}")


_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def words_of(text: str) -> str:
    """A claim's text on one line, runs of blanks as one, without invisible controls."""
    return " ".join(_UNSEEN.sub("", " ".join(text.split())).split())


def found_again(
    decisions: Iterable[Decision], claims: Collection[Claim], known: Collection[str], sources: Mapping[str, str]
) -> dict[str, Claim]:
    """The claims of decisions that name ids which are not ``known``, by those ids, as far as their words tell them.

    ``sources`` are the files of documents. The one claim with the words that were quoted is meant, or of several the
    one in the file that was named; where that does not settle it, none is.
    """
    wanted = {quoted.claim: quoted for decision in sorted(decisions) for quoted in decision.quotes
              if quoted.claim not in known}  # fmt: skip
    if not wanted:
        return {}
    texts = {quoted.text for quoted in wanted.values()}
    alike: dict[str, list[Claim]] = {}
    for claim in claims:
        words = words_of(claim.text)
        if words in texts:
            alike.setdefault(words, []).append(claim)
    found: dict[str, Claim] = {}
    for name, quoted in wanted.items():
        fitting = alike.get(quoted.text, [])
        if len(fitting) > 1:
            fitting = [claim for claim in fitting if quoted.source and sources[claim.document] == quoted.source]
        if len(fitting) == 1:
            found[name] = fitting[0]
    return found


@attrs.frozen(slots=True)
class Field:
    """How the value of a field is written, how it is read, and how it is put into a claim; "" empties it."""

    form: str
    read: Callable[[str], Any]
    change: Callable[[Claim, Any], Mapping[str, Any]]


def read(field: str, value: str) -> Any:
    """The value that a text gives to a field; raises ``ValueError`` that says how it is written."""
    try:
        return FIELDS[field].read(value.strip())
    except ValueError as error:
        raise ValueError(f"{field}: {value!r} cannot be read ({error}); write {FIELDS[field].form}") from None


def corrected(claim: Claim, decisions: Iterable[Decision]) -> Claim:
    """The claim as decisions about its fields have it, under the id that it has; of two the later counts."""
    for decision in sorted(decisions, key=lambda decision: (decision.date, decision)):
        if decision.field:
            value = read(decision.field, decision.value)
            if isinstance(value, When):
                value = value.read_as(rule=f"corrected by {decision.author}")
            claim = claim.shown_as(FIELDS[decision.field].change(claim, value))
    return claim


def _when(text: str) -> When | None:
    return edtf.parse(text) if text else None


def _entity(text: str) -> Entity | None:
    return Entity(text) if text else None


def _entities(text: str) -> tuple[Entity, ...]:
    return tuple(Entity(name.strip()) for name in text.split(";") if name.strip())


_OF = re.compile(r"(.+?)\s*\(([^()]+)\)\s*\Z", re.DOTALL)


def _attributes(text: str) -> tuple[Attribute, ...]:
    """``clock time 04:50; age 31 (Jo Berg)``: the last word is the value, in brackets is of whom or what it holds."""
    return tuple(map(_attribute, filter(str.strip, text.split(";"))))


def _attribute(text: str) -> Attribute:
    match = _OF.match(text)
    words = (match[1] if match else text).rsplit(None, 1)
    if len(words) < 2:
        raise ValueError("a name and a value are needed")
    return Attribute(" ".join(words[0].split()), words[1], of=match[2].strip() if match else None)


def _level(text: str) -> Level:
    return Level(text) if text else Level.UNKNOWN


def _polarity(text: str) -> Polarity:
    return Polarity(text) if text else Polarity.POSITIVE


def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(_figure(part.strip()) for part in text.split(";") if part.strip())


def _figure(text: str) -> Figure:
    """``killed 12``, ``12 houses``, ``injured 30..40``, ``killed 12..``."""
    words = text.split()
    place = next((place for place, word in enumerate(words) if word[0].isdigit() or word.startswith("..")), None)
    if place is None:
        raise ValueError("no number in it")
    first, between, last = words[place].partition("..")
    low, high = _number(first), _number(last) if between else _number(first)
    name = " ".join(words[:place])
    measure = Measure.named(name) if name else None
    counted = " ".join(words[place + 1 :]) or None
    return Figure(low, None if between else low, high, text=text, measure=measure, counted=counted)


def figures_of(decision: Decision) -> tuple[Figure, ...]:
    """The figures that a decision gives to its claims; none for one that corrects another field."""
    corrects = decision.kind is DecisionKind.CORRECT and decision.field == "figures"
    return _figures(decision.value) if corrects else ()


def _like(claim: Claim, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures with what the figure of the same measure counted as it was read, where they do not say it."""
    read = {figure.measure: figure for figure in reversed(claim.figures)}
    return tuple(
        attrs.evolve(figure, counted=old.counted, unit=old.unit, of=old.of, accumulation=old.accumulation)
        if figure.counted is None and (old := read.get(figure.measure))
        else figure
        for figure in figures
    )


def _number(text: str) -> Number | None:
    try:
        return Decimal(text.replace(",", "")) if text else None
    except InvalidOperation:
        raise ValueError(f"{text!r} is no number") from None


FIELDS: Final[Mapping[str, Field]] = {
    "about": Field("EDTF like 2025-01-13", _when, lambda _, value: {"about": value}),
    "said": Field("EDTF like 2025-01-13", _when, lambda _, value: {"said": value}),
    "claimant": Field("a name", _entity, lambda _, value: {"claimant": value}),
    "reporter": Field("a name", _entity, lambda _, value: {"reporter": value}),
    "level": Field(
        "certain, probable, possible or unknown",
        _level,
        lambda claim, value: {"certainty": attrs.evolve(claim.certainty, level=value)},
    ),
    "polarity": Field(
        "+ or -", _polarity, lambda claim, value: {"certainty": attrs.evolve(claim.certainty, polarity=value)}
    ),
    "figures": Field(
        "killed 12; injured 30..40; 12 houses", _figures, lambda claim, value: {"figures": _like(claim, value)}
    ),
    "attributes": Field("age 46; clock time 04:50", _attributes, lambda _, value: {"attributes": value}),
    "places": Field("names, with ; between", _entities, lambda _, value: {"places": value}),
}
"""The fields that a person can correct."""


@attrs.frozen(slots=True)
class Decided:
    """What all decisions come to.

    ``hidden`` are the ids of claims that get no row, ``shown`` the claims with corrected fields by id, ``same`` and
    ``different`` pairs of ids, the smaller one first; no pair stands in both. ``unknown`` are the ids that decisions
    name and no claim has, ``ids`` those of the claims that decisions name, by the id with which they do.
    """

    hidden: frozenset[str] = frozenset()
    shown: Mapping[str, Claim] = attrs.field(factory=dict[str, Claim])
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    ids: Mapping[str, str] = attrs.field(factory=dict[str, str])


NOTHING_DECIDED: Final = Decided()


def decided(decisions: Collection[Decision], claims: Mapping[str, Claim]) -> Decided:
    """What decisions come to for some claims, which ``claims`` maps from every id that they have or had.

    Of two decisions that cannot both hold the later one counts, and of one date the one that keeps apart.
    """
    hidden: set[str] = set()
    fields: dict[str, list[Decision]] = {}
    joint: dict[tuple[str, str], bool] = {}
    for decision in sorted(decisions, key=lambda one: (one.date, one.kind is DecisionKind.DIFFERENT, one)):
        named = sorted({claims[name].id for name in decision.claims if name in claims})
        if decision.field:
            for name in named:
                fields.setdefault(name, []).append(decision)
        elif decision.kind in (DecisionKind.RETRACT, DecisionKind.WRONG):
            hidden.update(named)
        else:
            pairs = [(a, b) for place, a in enumerate(named) for b in named[place + 1 :]]
            joint.update(dict.fromkeys(pairs, decision.kind is DecisionKind.SAME))
    names = sorted({name for decision in decisions for name in decision.claims})
    return Decided(
        frozenset(hidden),
        {name: corrected(claims[name], found) for name, found in sorted(fields.items())},
        tuple(sorted(pair for pair, same in joint.items() if same)),
        tuple(sorted(pair for pair, same in joint.items() if not same)),
        tuple(name for name in names if name not in claims),
        {name: claims[name].id for name in names if name in claims},
    )
