"""Clock times of one happening that cannot both hold: too far apart, or in an impossible order."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from timeline.plugin.block import Row
from timeline_plugins.lexicon import sections, words
from timeline_plugins.linkers.happenings.words import PACKAGE

APART = 20
"""Minutes from which two times of one moment cannot both hold."""
CALLED = 35
"""Minutes within which a happening is called in and answered, one patrol after the other."""
FAR = 360
"""Minutes from which two times are rather of two happenings."""
_WORD = re.compile(r"[a-z]+|911")


@cache
def _moments() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row[0], tuple(row[1].split())) for row in sections(PACKAGE, "facts.txt")["moments"])


@cache
def _several() -> frozenset[str]:
    return words(PACKAGE, "facts.txt", "several")


@lru_cache(maxsize=4096)
def moment(text: str) -> str | None:
    """What a claim's clock time tells of: ``happening``, or what follows it; None where no word tells."""
    found = _WORD.findall(text.lower())
    for name, stems in _moments():
        if any(word.startswith(stems) for word in found):
            return name
    return None


@lru_cache(maxsize=4096)
def _one_of_several(text: str) -> bool:
    """Does a claim speak of "the first shooting" or "another attack"?"""
    found = _WORD.findall(text.lower())
    happening = next(stems for name, stems in _moments() if name == "happening")
    return any(word in _several() and after.startswith(happening) for word, after in pairwise(found))


def clock(row: Row) -> int | None:
    """The minute of the day that a claim names, None where it names none or several."""
    found = {attribute.value for attribute in row.claim.attributes if attribute.kind == "clock time"}
    if len(found) != 1:
        return None
    hour, _, rest = found.pop().partition(":")
    minute = rest[:2]
    return int(hour) % 24 * 60 + int(minute) if hour.isdigit() and minute.isdigit() else None


def clocks_differ(a: Row, b: Row, far: int = FAR) -> str | None:
    """Why the clock times of two claims about one happening cannot both hold; None where they can.

    From ``far`` minutes on they are rather of two happenings.
    """
    ours, theirs = clock(a), clock(b)
    if ours is None or theirs is None:
        return None
    apart = (theirs - ours + 720) % 1440 - 720
    if not APART <= abs(apart) < far:
        return None
    texts = a.claim.text, b.claim.text
    if any(map(_one_of_several, texts)):
        return None
    first, second = map(moment, texts)
    if first is None or second is None:
        return None
    shown = f"{_shown(ours)} against {_shown(theirs)}"
    if first == second == "happening" or (abs(apart) >= CALLED and {first, second} == {"happening", "call"}):
        return f"both say when it was: {shown}, {abs(apart)} minutes apart"
    # What follows a happening cannot come before it; that it came long after is no contradiction.
    if (second == "happening" and apart > 0) or (first == "happening" and apart < 0):
        return f"one says when it was, the other what followed, and that came first: {shown}"
    return None


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
