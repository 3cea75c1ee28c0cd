"""The lexicon of the assembly, read once."""

from functools import cache

from timeline_plugins.lexicon import words

_PACKAGE = __name__.rpartition(".")[0]


@cache
def lexicon(section: str) -> frozenset[str]:
    """A section of ``words.txt`` as a set."""
    return words(_PACKAGE, "words.txt", section)


@cache
def happening(word: str) -> bool:
    """Is a lower-case word a past form or a past participle with a stem of something that happens?"""
    if not word.endswith("ed") and word not in lexicon("past forms"):
        return False
    stems = lexicon("happenings")
    return any(word[:length] in stems and len(word) - length <= 4 for length in range(len(word), 2, -1))
