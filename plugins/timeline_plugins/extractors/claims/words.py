"""The lexicon of the assembly, read once."""

from functools import cache, lru_cache

from timeline_plugins.lang.en.morphology import lemma
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


def straight(word: str) -> str:
    """The word with straight apostrophes."""
    return word.replace("\u2019", "'")


@lru_cache(maxsize=16_384)
def past_form(word: str) -> bool:
    """Is a word a form of the past or a past participle in -ed, as far as its look tells? Names are none."""
    return word[:1].islower() and word not in lexicon("no past forms") and bool(lemma(word, "VBD"))


def plain_past(word: str) -> bool:
    """Is a form of the past no participle ("went")?"""
    return not lemma(word, "VBN")


@lru_cache(maxsize=16_384)
def participle(word: str) -> bool:
    """Is a word a past participle, as far as its look tells? Names are none."""
    if word in lexicon("participles"):
        return True
    return word[:1].islower() and word not in lexicon("no past forms") and bool(lemma(word, "VBN"))


def happening(word: str) -> bool:
    """Is a lower-case word a past form or a past participle with a stem of something that happens?"""
    return past_form(word) and happens(word)


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
