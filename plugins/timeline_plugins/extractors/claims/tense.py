"""Is a proposition told as done, or as still to come? By the look of its first finite verb."""

import enum
from collections.abc import Sequence
from functools import cache

from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.lexicon import words as _words

_PACKAGE = __name__.rpartition(".")[0]
REACH = 4
"""A participle stands at most this many words behind its auxiliary."""


@enum.unique
class Tense(enum.Enum):
    """In which tense something is told that happens; what is past or perfect is done."""

    PAST = "past"
    PERFECT = "perfect"
    FUTURE = "future"


@cache
def _section(name: str) -> frozenset[str]:
    return _words(_PACKAGE, "tense.txt", name)


def tense(words: Sequence[str]) -> Tense | None:
    """The tense of a proposition, of its words in lower case; None for states, what may be and what has no verb.

    Only the main clause up to the first word that opens another is looked at. A past form that an auxiliary follows is
    taken for a participle ("troops wounded in May are"), and so is one before a noun or before "by".
    """
    past = False
    before = ""
    for place, word in enumerate(words):
        if word in _section("openings"):
            break
        if word in lexicon("auxiliaries") or word in _section("future"):
            return _behind(word, words[place + 1 : place + 1 + REACH])
        if _past(word) and word not in _section("states") and _verb(before, words[place + 1 : place + 2]):
            past = True
        before = word
    return Tense.PAST if past else None


def _verb(before: str, behind: Sequence[str]) -> bool:
    """Does a past form stand where a verb does: behind a noun, a name or a pronoun, and not as "held by"?"""
    return bool(before) and before not in _section("modified") and behind != ["by"]


def _behind(word: str, rest: Sequence[str]) -> Tense | None:
    if word in _section("future"):
        return Tense.FUTURE
    if word in _section("past"):
        return Tense.PAST
    if word in _section("present"):
        planned = any(next_ in _section("planned") for next_ in rest) and "to" in rest
        return Tense.FUTURE if planned else None
    if word in _section("perfect") or word in _section("passive"):
        for next_ in rest:
            if next_ == "been" or next_ in lexicon("between") or next_.endswith("ly"):
                continue
            if next_ in _section("states") or not (_past(next_) or next_ in _section("participles")):
                return None
            return Tense.PERFECT if word in _section("perfect") else Tense.PAST
    return None


def _past(word: str) -> bool:
    return word in lexicon("past forms") or (word.endswith("ed") and len(word) > 4)
