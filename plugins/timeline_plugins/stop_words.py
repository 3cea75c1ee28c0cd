"""English words that do not tell one event from another."""

from functools import cache

from timeline_plugins.lexicon import words


@cache
def stop_words() -> frozenset[str]:
    """Words that do not tell one event from another."""
    return words("timeline_plugins", "stop_words.txt", "stop")
