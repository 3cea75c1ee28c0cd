"""The facts of a claim in words for people.

The kinds of facts and their values are for programs that compare claims (``docs/reference/facts.md``). Each is told
here as a reader would say it; facts of a kind that is not listed are shown as they are.
"""

from collections.abc import Mapping
from typing import Final

from timeline.model.claim import Attribute, Claim

_WORDS: Final[Mapping[tuple[str, str], str]] = {
    ("age", ""): "{of}: age {value}",
    ("clock time", ""): "{value}",
    ("outcome", ""): "{of}: {value}",
    ("scene", ""): "{of}: in {value}",
    ("events", "several"): "several events",
    ("events", "another"): "one of several events",
    ("count", "running"): "a toll that is kept up to date",
    ("count", "continuing"): "a count up to the day on which it was said",
    ("count", "rising"): "a count that has grown",
    ("count", "wide"): "a count for a whole city, a weekend or a year",
    ("count", "inclusive"): "a count that takes in those killed",
    ("cases", "suspected"): "suspected cases",
    ("cases", "confirmed"): "confirmed cases",
    ("generality", "general"): "of what happens in general",
    ("report", "initial"): "told as the first word",
    ("report", "updated"): "told as the latest word",
    ("hurt", "some"): "of some of the injured",
    ("part", "some"): "{of}: some of a whole",
    ("part", "rest"): "{of}: those who come to others",
    ("part", "belongings"): "{of}: things of those who are counted",
    ("negated", ""): "",
    ("joined", ""): "",
}
"""How a fact is told, by its kind and value; "" as the value stands for all others, and as the words for silence.

What is silent is told elsewhere: how sure a claim is, and which places it names.
"""
_ABOUT_TIME: Final = {"happening": "", "call": " (the call)", "end": " (the end)", "stamp": " (of the report)"}


def fact_words(fact: Attribute) -> str:
    """A fact in words: ``Jo Berg: age 31``; empty where another field says the same."""
    words = _WORDS.get((fact.kind, fact.value), _WORDS.get((fact.kind, "")))
    if words is None:
        return fact.shown
    if fact.kind == "clock time":
        about = "about " if fact.value.endswith("~") else ""
        return about + fact.value.removesuffix("~") + _ABOUT_TIME.get(fact.of or "", "")
    if fact.of is None:
        words = words.removeprefix("{of}: ")
    return words.format(of=fact.of, value=fact.value)


def facts_words(claim: Claim) -> str:
    """The facts of a claim in words, each once, with semicolons between them; empty where there are none."""
    return "; ".join(dict.fromkeys(filter(None, map(fact_words, claim.attributes))))
