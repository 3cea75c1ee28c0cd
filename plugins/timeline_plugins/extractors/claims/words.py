"""The lexicon of the assembly, read once."""

from functools import cache

from timeline_plugins.lexicon import words


@cache
def lexicon(section: str) -> frozenset[str]:
    """A section of ``words.txt`` as a set."""
    return words(__package__, "words.txt", section)


@cache
def happening(word: str) -> bool:
    """Does a lower-case word have a stem of something that happens?"""
    stems = lexicon("happenings")
    return any(word[:length] in stems and len(word) - length <= 4 for length in range(len(word), 2, -1))
