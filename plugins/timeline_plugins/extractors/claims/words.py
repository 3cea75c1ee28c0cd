"""The lexicon of the assembly, read once."""

from functools import cache

from timeline_plugins.lexicon import phrases as _phrases
from timeline_plugins.lexicon import words

_PACKAGE = __name__.rpartition(".")[0]


@cache
def lexicon(section: str) -> frozenset[str]:
    """A section of ``words.txt`` as a set."""
    return words(_PACKAGE, "words.txt", section)


def phrases(section: str) -> frozenset[str]:
    """The fields of a section of ``words.txt``, which may be of several words each."""
    return _phrases(_PACKAGE, "words.txt", section)


def happens(word: str) -> bool:
    """Has a lower-case word a stem of something that happens?"""
    return _stemmed("happenings", word)


def appraises(word: str) -> bool:
    """Has a lower-case word a stem of judgement, which tells of no happening?"""
    return _stemmed("appraisals", word)


@cache
def _stemmed(section: str, word: str) -> bool:
    stems = lexicon(section)
    return any(word[:length] in stems and len(word) - length <= 4 for length in range(len(word), 2, -1))
