"""The lexicon of cues: forms with their class and precision, inflected from the lemmas in ``cues.txt``."""

import enum
from functools import cache

import attrs

from timeline.model.mention import CueClass
from timeline_plugins.lang.en.morphology import inflect
from timeline_plugins.lexicon import Rows, sections

_PACKAGE = "timeline_plugins.extractors.attribution"


@enum.unique
class Inflection(enum.Enum):
    """Forms of an English verb; past and past participle are told apart by their verb group."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


Patterns = dict[str, tuple[CueClass, float]]
"""What follows a form (the complements that ``cues.txt`` lists) to its class and how often it is a cue then, 0 to 1."""


@attrs.frozen(slots=True)
class Cue:
    """One inflected form of a cue. ``rest`` are the words behind the first."""

    lemma: str
    inflection: Inflection
    rest: tuple[str, ...]
    patterns: Patterns


_FIELDS = ("form", "class", "precision", "complements")


@cache
def _table() -> dict[str, Rows]:
    tables = dict.fromkeys(("verbs", "nouns", "adverbs", "phrases"), _FIELDS)
    return sections(_PACKAGE, "cues.txt", **tables, contexts=("context", "factor"), sources=("kind", "factor"))


def _forms(verb: str) -> dict[Inflection, tuple[str, ...]]:
    past = (*inflect(verb, "VBD"), *inflect(verb, "VBN"))
    found = {
        Inflection.BASE: (verb, *inflect(verb, "VBP")),
        Inflection.THIRD: inflect(verb, "VBZ"),
        Inflection.PAST: past,
        Inflection.ING: inflect(verb, "VBG"),
    }
    if verb == "be":  # its past agrees with the subject as its present does
        found[Inflection.THIRD] += ("was",)
        found[Inflection.BASE] += ("were",)
        found[Inflection.PAST] = inflect(verb, "VBN")
    return {inflection: tuple(dict.fromkeys(forms)) for inflection, forms in found.items()}


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """The verbal cues by their first word, those with most words first."""
    patterns: dict[str, Patterns] = {}
    for form, cue_class, precision, complements in _table()["verbs"]:
        for name in complements.split():
            patterns.setdefault(form, {})[name] = CueClass(cue_class), float(precision)
    others = frozenset(word for row in _table()["other verbs"] for word in row[0].split())
    found: dict[str, list[Cue]] = {}
    for form, row in patterns.items():
        first, *rest = form.split()
        for inflection, words in _forms(first).items():
            for word in (word for word in words if word not in others):
                found.setdefault(word, []).append(Cue(form, inflection, tuple(rest), row))
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for word, cues in found.items()}


@cache
def nouns() -> dict[str, tuple[str, Patterns]]:
    """The nouns that are cues ("claim", "criticism"), singular and plural: lemma and complements."""
    found: dict[str, tuple[str, Patterns]] = {}
    for form, cue_class, precision, complements in _table()["nouns"]:
        for word in (form, *inflect(form, "NNS")):
            row = found.setdefault(word, (form, {}))[1]
            for name in complements.split():
                row[name] = CueClass(cue_class), float(precision)
    return found


@cache
def adverbs() -> dict[str, tuple[CueClass, float]]:
    """The adverbs that are cues ("reportedly")."""
    rows = _table()["adverbs"]
    return {form: (CueClass(cue_class), float(precision)) for form, cue_class, precision, _ in rows}


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], CueClass, float], ...]]:
    """The phrases before a source ("according to") by their first word: the other words, class and precision."""
    found: dict[str, list[tuple[tuple[str, ...], CueClass, float]]] = {}
    for form, cue_class, precision, _ in _table()["phrases"]:
        first, *rest = form.split()
        found.setdefault(first, []).append((tuple(rest), CueClass(cue_class), float(precision)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def contexts() -> dict[str, float]:
    """By what a precision is multiplied in a context such as ``infinitive``."""
    return {name: float(factor) for name, factor in _table()["contexts"]}


@cache
def sources() -> dict[str, float]:
    """By what the odds of a cue are multiplied for a kind of source such as ``name``."""
    return {name: float(factor) for name, factor in _table()["sources"]}


def likelier(precision: float, factor: float) -> float:
    """A precision whose odds are multiplied by a factor."""
    return precision * factor / (1.0 - precision + precision * factor)


def is_cue(low: str) -> bool:
    """Does a verbal cue begin with this lower-case word?"""
    return low in verbs()


def reports(cue: Cue) -> bool:
    """Is this a single verb that mostly introduces what somebody says?"""
    return not cue.rest and any(
        cue.patterns[name][1] >= 0.5 for name in ("that", "quote", "clause", "left", "tell") if name in cue.patterns
    )


@cache
def verb_only() -> frozenset[str]:
    """Base forms that are never nouns."""
    return frozenset(word for row in _table()["never nouns"] for word in row[0].split())
