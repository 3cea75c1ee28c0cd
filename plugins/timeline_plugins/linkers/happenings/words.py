"""Words as they are compared: their roots, but for those that tell nothing."""

from functools import cache, lru_cache

from timeline_plugins.lang.en.morphology import lemma
from timeline_plugins.lang.en.roots import root
from timeline_plugins.lexicon import sections, words
from timeline_plugins.stop_words import stop_words

PACKAGE = "timeline_plugins.linkers.happenings"


def singular(noun: str) -> str:
    """A noun in the singular, in lower case."""
    noun = noun.lower()
    return lemma(noun, "NNS") or noun


@cache
def _kinds() -> dict[str, str]:
    rows = sections(PACKAGE, "kinds.txt")["happenings"]
    return {root(word): name for name, told in rows for word in told.split()}


@cache
def _no_happening() -> frozenset[str]:
    return words(PACKAGE, "kinds.txt", "somebody") | words(PACKAGE, "kinds.txt", "states")


def kind(word: str) -> str | None:
    """The kind of happening that a lower-cased word tells of; None where it tells of none."""
    return None if word in _no_happening() else _kinds().get(root(word))


_NOTHING = "", False


@lru_cache(maxsize=131_072)
def meaning(word: str) -> tuple[str, bool]:
    """The value by which a lower-cased word is compared, and whether that value is a kind of happening.

    A word that names no kind of happening is compared by its root, a stop word by nothing (the empty string).
    """
    if word in stop_words():
        return _NOTHING
    named = kind(word)
    return (named, True) if named else (root(word), False)
