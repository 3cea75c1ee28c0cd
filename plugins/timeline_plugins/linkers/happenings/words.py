"""Words as they are compared: without those that tell nothing, and without their endings."""

from functools import cache, lru_cache

from timeline_plugins.lexicon import sections, words
from timeline_plugins.stop_words import stop_words

PACKAGE = "timeline_plugins.linkers.happenings"


@cache
def _endings() -> tuple[str, ...]:
    return tuple(
        ending for row in sections(PACKAGE, "words.txt")["endings"] for field in row for ending in field.split()
    )


@cache
def _plurals() -> dict[str, str]:
    return {row[0]: row[1] for row in sections(PACKAGE, "measures.txt")["plurals"]}


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A lower-cased word without its ending, good enough to tell that two words are forms of one."""
    for ending in _endings():
        if len(word) - len(ending) >= 3 and word.endswith(ending):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


def singular(noun: str) -> str:
    """A noun in the singular, as far as its spelling shows it."""
    noun = noun.lower()
    if noun in _plurals():
        return _plurals()[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


@cache
def _kinds() -> dict[str, str]:
    rows = sections(PACKAGE, "kinds.txt")["happenings"]
    return {stem(word): name for name, told in rows for word in told.split()}


@cache
def _somebody() -> frozenset[str]:
    return words(PACKAGE, "kinds.txt", "somebody")


def kind(word: str) -> str | None:
    """The kind of happening that a lower-cased word tells of; None where it tells of none."""
    return None if word in _somebody() else _kinds().get(stem(word))


_NOTHING = "", False
_KNOWN = 400_000
"""Words whose meanings are kept."""


class _Meanings(dict[str, tuple[str, bool]]):
    """The meanings of words, looked up without a call: linking asks for some forty a claim."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        if len(self) >= _KNOWN:
            self.clear()
        found = self[word] = _meaning(word)
        return found


def _meaning(word: str) -> tuple[str, bool]:
    if word in stop_words():
        return _NOTHING
    named = kind(word)
    return (named, True) if named else (stem(word), False)


meanings = _Meanings()
"""What a lower-cased word is compared as, and is that the kind of happening that it tells of?

Else it is the word without its ending; empty for one that tells nothing.
"""
