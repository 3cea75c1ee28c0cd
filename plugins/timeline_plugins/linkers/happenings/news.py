"""Is a claim told as news: in the present, of what has just been done? Such a claim tells of the day it was said."""

import re
from functools import cache, lru_cache

from timeline_plugins.lexicon import words
from timeline_plugins.linkers.happenings.words import PACKAGE, kind

_WORD = re.compile(r"[^\W\d_]+")
REACH = 4
"""Words behind "is" and "are" among which the participle stands ("are forcibly removed")."""


@cache
def _section(name: str) -> frozenset[str]:
    return words(PACKAGE, "news.txt", name)


@lru_cache(maxsize=4096)
def is_news(text: str) -> bool:
    """Does a claim tell in the present of a deed ("Two people are killed", "A bus crashes")?

    What goes on or is counted on ("the death toll rises") is no news of one day.
    """
    found = _WORD.findall(text.lower())
    if not _section("goes on").isdisjoint(found):
        return False
    for place, word in enumerate(found):
        if word in _section("be"):
            behind = found[place + 1 : place + 1 + REACH]
            if any(kind(each) and (each.endswith("ed") or each in _section("participles")) for each in behind):
                return True
        elif word in _section("verbs") and place and found[place - 1] not in _section("no subjects"):
            return True
    return False
