"""One word for all forms of a word, whatever its part of speech, by which texts are compared."""

from functools import lru_cache

from timeline_plugins.lang.en.morphology import lemma
from timeline_plugins.lexicon import words

_TAGS = ("VBD", "VBN", "VBZ", "VBG")


@lru_cache(maxsize=65_536)
def root(word: str) -> str:
    """The lemma of a lower-cased word: of a plural its singular, and of what may be a form of a verb that verb.

    "shootings", "shooting", "shoots" and "shot" give "shoot"; other words that are derived from it ("shooter") do not.
    """
    kept = words("timeline_plugins.lang.en", "morphology.txt", "no roots")
    if word in kept:
        return word
    singular = lemma(word, "NNS") or word
    if singular in kept:
        return singular
    return next((found for tag in _TAGS if (found := lemma(singular, tag))), singular)
