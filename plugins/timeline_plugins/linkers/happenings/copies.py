"""Does one claim repeat the other, as copies of one text do?"""

from functools import lru_cache

from timeline.plugin.block import Row
from timeline_plugins.linkers.happenings.likeness import Likeness
from timeline_plugins.linkers.happenings.settings import HappeningsSettings

ALL = 0.99
"""Likeness of words of claims that have all that tell in common."""
RUN = 4
"""Words of a sequence."""
COPIED = 0.55
"""Share of the shorter claim's sequences that the other one has, too, from which it is copied."""
FEWEST = 5
"""Sequences that a claim must have to be told apart from a common phrase."""


@lru_cache(maxsize=4096)
def _sequences(tokens: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    found = list(map(str.lower, tokens))
    return frozenset(zip(*(found[at:] for at in range(RUN)), strict=False))


def copied(a: Row, b: Row) -> float:
    """Share of the shorter claim's sequences of four words that stand in the other one, too (containment)."""
    ours, theirs = _sequences(a.tokens), _sequences(b.tokens)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer >= FEWEST else 0.0


def repetition(a: Row, b: Row, like: Likeness, settings: HappeningsSettings) -> str | None:
    """Why one claim is a repetition of the other; None where it is not."""
    fewer, more = sorted((a.words, b.words), key=len)
    if len(fewer) >= settings.repeats * len(more):  # else they cannot have so many in common
        ours, theirs = set(fewer), set(more)
        if len(ours & theirs) >= settings.repeats * len(ours | theirs):
            return "the same words" if ours == theirs else "nearly the same words"
    if a.document == b.document:
        return None
    if like.words >= ALL and len(like.shared) >= FEWEST:
        return "the same telling words"
    if copied(a, b) >= COPIED:
        return "one has whole runs of the other's words"
    if a.origin == b.origin and like.words >= settings.repeats_one_origin:
        return f"one origin, {a.origin}, and the same content"
    return None
