"""Sources in the sentence behind what they said: "This revelation, from an official, ...", "The figure comes from X".

Only patterns that point back by their own words are read: a demonstrative, or a noun that names what was said, and
then who it is from.
"""

from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.noun_phrases import Range, kind, nominal
from timeline_plugins.extractors.attribution.phrasal import source_end
from timeline_plugins.extractors.attribution.subjects import following
from timeline_plugins.extractors.attribution.units import Unit

PRECISION = 0.85
"""How often these patterns name who said the sentence before, as far as own samples tell."""

Beside = tuple[Range, Range]
"""The cue and the source, as ranges of atoms."""


def beside(u: Unit) -> Beside | None:
    """Who is named at the beginning of a unit as the source of the sentence before it; None where nobody is."""
    start = 1 if len(u) and u.tag[0] & w.COORD else 0
    if start + 3 >= len(u):
        return None
    low = u.low[start]
    if low in w.listed("pointers") and not nominal(u, start + 1):
        return _named(u, start + 1, pointed=True)
    if low != "the" and low not in w.listed("pointers"):
        return None
    nouns = w.listed("report nouns") if low != "the" else w.listed("countable reports")
    for noun in range(start + 1, min(start + 4, len(u) - 2)):
        if u.low[noun] in nouns and not nominal(u, noun + 1):
            return _named(u, noun + 1, pointed=low != "the", noun=noun)
        if not nominal(u, noun):
            return None
    return None


def _named(u: Unit, k: int, *, pointed: bool, noun: int | None = None) -> Beside | None:
    """The source behind the subject that ends before ``k``; ``pointed``: a demonstrative stands before it."""
    comma = bool(u.tag[k] & w.COMMA)
    cue = k + 1 if comma else k
    end = cue
    while end < len(u) and u.tag[end] & w.GROUP:
        end += 1
    if end + 1 >= len(u):
        return None
    first, second = u.low[end], u.low[end + 1]
    if comma and pointed and noun is not None and first == "from":
        cue, end = noun, end + 1
    elif first == "according" and second == "to":
        cue, end = end, end + 2
    elif (first in w.listed("origins") and second == "from") or (
        first in w.listed("issued") and second == "by" and (comma or end > cue)
    ):
        end += 2
    else:
        return None
    source = end, following(u, end) if second == "by" else source_end(u, end, leading=comma)
    return ((cue, end), source) if _vouches(u, source) else None


def _vouches(u: Unit, source: Range) -> bool:
    """Is a source somebody: a name or a body of people?"""
    if source[0] >= source[1]:
        return False
    return kind(u, source) == "name" or any(low in w.listed("bodies") for low in u.low[source[0] : source[1]])
