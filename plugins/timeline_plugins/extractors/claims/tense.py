"""Is a proposition told as done, or as still to come? By its main predicate."""

import enum
from collections.abc import Sequence
from functools import cache

from timeline_plugins.extractors.claims.predicates import Predicate
from timeline_plugins.lexicon import words as _words

_PACKAGE = __name__.rpartition(".")[0]
REACH = 3
"""Words behind "is set" and the like among which "to" is looked for."""


@enum.unique
class Tense(enum.Enum):
    """In which tense something is told that happens; what is past or perfect is done."""

    PAST = "past"
    PERFECT = "perfect"
    FUTURE = "future"


@cache
def _section(name: str) -> frozenset[str]:
    return _words(_PACKAGE, "tense.txt", name)


def tense(words: Sequence[str], main: Predicate | None) -> Tense | None:
    """The tense of a proposition, of its words in lower case; None for states, what may be and what has no verb."""
    if main is None:
        return None
    word = words[main.place]
    first = main.chain[0].removesuffix("n't") if main.chain else ""
    if first in _section("future"):
        return Tense.FUTURE
    if first in ("is", "are", "re", "s"):
        planned = word in _section("planned") and "to" in words[main.place + 1 : main.place + 1 + REACH]
        return Tense.FUTURE if planned else None
    if not (main.told and main.lexical) or word in _section("states") or (main.chain and word.endswith("ing")):
        return None
    return Tense.PERFECT if first in ("has", "have", "ve") else Tense.PAST
