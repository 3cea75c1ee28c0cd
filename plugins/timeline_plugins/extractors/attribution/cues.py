"""The lexicon of cues: forms with their class and precision, inflected from the lemmas in ``cues.txt``."""

import enum
from functools import cache

import attrs

from timeline.model.mention import CueClass
from timeline_plugins.lexicon import sections

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


_VOWELS = "aeiou"


def inflect(verb: str) -> dict[Inflection, tuple[str, ...]]:
    """The forms of a verb by the rules of spelling, or those of ``[irregular]`` in ``cues.txt``."""
    if verb == "be":
        return {
            Inflection.BASE: ("be", "are", "am", "were"),
            Inflection.THIRD: ("is", "was"),
            Inflection.PAST: ("been",),
            Inflection.ING: ("being",),
        }
    if forms := _irregular().get(verb):
        third, past, participle, ing = forms
        pasts = (past,) if past == participle else (past, participle)
        return {
            Inflection.BASE: (verb,),
            Inflection.THIRD: (third,),
            Inflection.PAST: pasts,
            Inflection.ING: (ing,),
        }
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = verb + "es"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        third = verb[:-1] + "ies"
    else:
        third = verb + "s"
    if verb.endswith("e"):
        past, ing = verb + "d", (verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]) + "ing"
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        stem = verb + verb[-1] if verb in _doubling() else verb
        past, ing = stem + "ed", stem + "ing"
    return {
        Inflection.BASE: (verb,),
        Inflection.THIRD: (third,),
        Inflection.PAST: (past,),
        Inflection.ING: (ing,),
    }


@cache
def _irregular() -> dict[str, tuple[str, str, str, str]]:
    rows = sections(_PACKAGE, "cues.txt")["irregular"]
    return {verb: (third, past, participle, ing) for verb, third, past, participle, ing in rows}


@cache
def _doubling() -> frozenset[str]:
    return frozenset(word for row in sections(_PACKAGE, "cues.txt")["doubling"] for word in row[0].split())


@cache
def verbs() -> dict[str, tuple[Cue, ...]]:
    """The verbal cues by their first word, those with most words first."""
    patterns: dict[str, Patterns] = {}
    for form, cue_class, precision, complements in sections(_PACKAGE, "cues.txt")["verbs"]:
        for name in complements.split():
            patterns.setdefault(form, {})[name] = CueClass(cue_class), float(precision)
    found: dict[str, list[Cue]] = {}
    for form, row in patterns.items():
        first, *rest = form.split()
        for inflection, words in inflect(first).items():
            for word in words:
                found.setdefault(word, []).append(Cue(form, inflection, tuple(rest), row))
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for word, cues in found.items()}


@cache
def nouns() -> dict[str, tuple[str, Patterns]]:
    """The nouns that are cues ("claim", "criticism"), singular and plural: lemma and complements."""
    found: dict[str, tuple[str, Patterns]] = {}
    for form, cue_class, precision, complements in sections(_PACKAGE, "cues.txt")["nouns"]:
        for word in (form, inflect(form)[Inflection.THIRD][0]):
            row = found.setdefault(word, (form, {}))[1]
            for name in complements.split():
                row[name] = CueClass(cue_class), float(precision)
    return found


@cache
def adverbs() -> dict[str, tuple[CueClass, float]]:
    """The adverbs that are cues ("reportedly")."""
    rows = sections(_PACKAGE, "cues.txt")["adverbs"]
    return {form: (CueClass(cue_class), float(precision)) for form, cue_class, precision, _ in rows}


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], CueClass, float], ...]]:
    """The phrases before a source ("according to") by their first word: the other words, class and precision."""
    found: dict[str, list[tuple[tuple[str, ...], CueClass, float]]] = {}
    for form, cue_class, precision, _ in sections(_PACKAGE, "cues.txt")["phrases"]:
        first, *rest = form.split()
        found.setdefault(first, []).append((tuple(rest), CueClass(cue_class), float(precision)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def contexts() -> dict[str, float]:
    """By what a precision is multiplied in a context such as ``infinitive``."""
    return {name: float(factor) for name, factor in sections(_PACKAGE, "cues.txt")["contexts"]}


@cache
def sources() -> dict[str, float]:
    """By what the odds of a cue are multiplied for a kind of source such as ``name``."""
    return {name: float(factor) for name, factor in sections(_PACKAGE, "cues.txt")["sources"]}


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
    return frozenset(word for row in sections(_PACKAGE, "cues.txt")["never nouns"] for word in row[0].split())
