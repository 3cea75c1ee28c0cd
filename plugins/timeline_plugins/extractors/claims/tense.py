"""Is a proposition told as done, as news, or as still to come? By its main predicate, news by its first deed."""

import enum
from collections.abc import Sequence
from functools import cache

from timeline_plugins.extractors.claims.predicates import Predicate
from timeline_plugins.extractors.claims.words import happens
from timeline_plugins.lexicon import words as _words

_PACKAGE = __name__.rpartition(".")[0]
PASSIVE = 4
"""Words behind "is" and "are" among which the participle of a deed stands ("are forcibly removed")."""
REACH = 3
"""Words behind "is set" and the like among which "to" is looked for."""


@enum.unique
class Tense(enum.Enum):
    """In which tense something is told that happens; what is past or perfect is done.

    ``NEWS`` is the present of chronicles, tickers and headlines for what has just been done ("A bus crashes").
    """

    PAST = "past"
    PERFECT = "perfect"
    FUTURE = "future"
    NEWS = "news"


@cache
def _section(name: str) -> frozenset[str]:
    return _words(_PACKAGE, "tense.txt", name)


def tense(words: Sequence[str], main: Predicate | None) -> Tense | None:
    """The tense of a proposition, of its words in lower case; None for states, what may be and what has no verb."""
    if _news(words, main):
        return Tense.NEWS
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


def _news(words: Sequence[str], main: Predicate | None) -> bool:
    """Is a deed told in the present? What goes on or is counted on ("the death toll rises") is no news of one day."""
    if not _section("goes on").isdisjoint(words):
        return False
    told = main.place if main and main.told else len(words)
    for place, word in enumerate(words[:told]):
        if word in ("is", "are"):
            behind = (each for each in words[place + 1 : place + 1 + PASSIVE] if not _between(each))
            if _deed(next(behind, "")):
                return True
        elif place and _deed_in_the_present(words[place - 1], word):
            return True
    return False


def _deed(word: str) -> bool:
    if word in _section("no deeds"):
        return False
    return word in _section("news participles") or (word.endswith("ed") and happens(word))


def _between(word: str) -> bool:
    return word.endswith("ly") or word in _section("between")


def _deed_in_the_present(before: str, word: str) -> bool:
    """Is a word the present of a deed? The word before may make a noun of it: "the crash", "air strikes"."""
    if before in _section("no subjects"):
        return False
    noun = before in _section("before nouns") or before.isdigit()
    return word in _section("news verbs") or (word in _section("news nouns") and not noun)
