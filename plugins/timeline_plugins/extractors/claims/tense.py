"""Is a proposition told as done, as news, or as still to come? By its main predicate, news by its first deed."""

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
    """In which tense something is told that happens or is so; what is past or perfect is done.

    ``NEWS`` is the present of chronicles, tickers and headlines for what has just been done ("A bus crashes"),
    ``STATE`` that of what is so or goes on ("Nine people are missing", "Crews are searching").
    """

    PAST = "past"
    PERFECT = "perfect"
    FUTURE = "future"
    NEWS = "news"
    STATE = "state"


@cache
def _section(name: str) -> frozenset[str]:
    return _words(_PACKAGE, "tense.txt", name)


def tense(words: Sequence[str], main: Predicate | None) -> Tense | None:
    """The tense of a proposition, of its words in lower case; None for what was so, may be or has no verb."""
    if main is None:
        return None
    if main.deed and _section("goes on").isdisjoint(words):
        return Tense.NEWS
    word = words[main.place]
    first = main.chain[0] if main.chain else ""
    if first in _section("future"):
        return Tense.FUTURE
    if first in _section("present"):
        planned = word in _section("planned") and "to" in words[main.place + 1 : main.place + 1 + REACH]
        return Tense.FUTURE if planned else Tense.STATE
    if not main.chain and not main.told and main.lexical and _section("over and over").isdisjoint(words):
        return Tense.STATE
    if not (main.told and main.lexical) or word in _section("states") or (main.chain and word.endswith("ing")):
        return None
    return Tense.PERFECT if first in _section("perfect") else Tense.PAST
