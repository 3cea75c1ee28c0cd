"""The facts of a claim in words for people.

The kinds and values of facts are made for programs that compare claims (``docs/reference/facts.md``); this module has
the words that readers see. A fact of a kind that is not listed, such as a plugin's, is shown by its kind and value.
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
    ("count", "running"): "a running toll",
    ("count", "continuing"): "a count up to the day on which it was said",
    ("count", "rising"): "a count that has grown",
    ("count", "wide"): "a count for a whole city, a weekend or a year",
    ("count", "inclusive"): "a count that takes in those killed",
    ("cases", "suspected"): "suspected cases",
    ("cases", "confirmed"): "confirmed cases",
    ("generality", "general"): "of what happens in general",
    ("report", "initial"): "described as a first report",
    ("report", "updated"): "described as an update",
    ("hurt", "some"): "of some of the injured",
    ("part", "some"): "{of}: some of a whole",
    ("part", "rest"): "{of}: in addition to others",
    ("part", "belongings"): "{of}: things that belong to people",
    ("negated", ""): "",
    ("joined", ""): "",
}
"""The words for a fact by its kind and value; the value "" stands for all values that are not listed.

Empty words hide a fact that readers see elsewhere: in how sure a claim is, and in the places that it names.
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
