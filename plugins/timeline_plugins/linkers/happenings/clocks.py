"""Clock times of one happening: do they agree, are they too far apart, or in an impossible order?"""

import re
from functools import cache, lru_cache
from itertools import pairwise

import attrs

from timeline.model.calendar import DAY
from timeline.model.claim import Attribute, Claim
from timeline.model.span import ELLIPSIS
from timeline.plugin.block import ANY_TIME, Row, Window
from timeline_plugins.lexicon import sections, words
from timeline_plugins.linkers.happenings.words import PACKAGE, singular

CLOSE = 15
"""Minutes within which two times of one moment are the same, told roughly."""
APART = 20
"""Minutes from which two times of one moment cannot both hold."""
CALLED = 35
"""Minutes within which a happening is called in and answered, one patrol after the other."""
ANSWERED = 25
"""Minutes from which two times of one call cannot both hold."""
FAR = 180
"""Minutes from which two times are rather of two happenings."""
NEAR = 61
"""Minutes from which a call is rather about another happening."""
HOURS = DAY // 2
"""Seconds: within a longer time a clock time is one of its day, within a shorter one it is the time itself."""
MIDNIGHT = 1440
"""Minutes of a day."""
_TELLING_OF_IT = frozenset({"happening", "call"})
_PARTS = re.compile(r"[a-z]+|911|;|\.\s")
_WORD = re.compile(r"[a-z]+|911")
_TELLING = 5
"""Words of a clause that tells of something, be it nothing that is listed."""
_NEXT = 20
"""Characters before a clock time in which words tell how near it was."""
_REACH = 200
"""Characters on each side of a clock time in which what it tells of is looked for."""


@attrs.frozen(slots=True)
class Clock:
    """A clock time of a claim: minutes since the first instant of the calendar and of its day, what it tells of.

    ``moment`` is ``happening``, ``call``, ``end`` or ``stamp`` (when it was told), None where no word tells. ``side``
    is -1 for some time before it ("before 9"), 1 for some time after it, and 0 for about then ("shortly after 9", too).
    """

    instant: int
    minute: int
    moment: str | None
    side: int = 0


def clock(row: Row) -> Clock | None:
    """The clock time that a claim names, None where it names none or several, or no day is known."""
    known = _named(row)
    if known is None:
        return None
    instant, minute, attribute = known
    start, end = _within(row.claim, *(attribute.spans[0] if attribute.spans else (-1, -1)))
    text = row.claim.text
    side = (row.about[1] is None) - (row.about[0] is None)
    if side and not _near().isdisjoint(_WORD.findall(text[max(0, start - _NEXT) : end].lower())):
        side = 0
    return Clock(instant, minute, moment(text, start, end), side)


def has_clock(row: Row) -> bool:
    """Has a claim a ``clock``? What it tells of, which takes its time, is not looked for."""
    return _named(row) is not None


def _named(row: Row) -> tuple[int, int, Attribute] | None:
    """The minute of the calendar and of the day that a claim names, with the attribute that does."""
    if row.about == ANY_TIME or not (attributes := row.claim.attributes):
        return None
    found = {attribute.value: attribute for attribute in attributes if attribute.kind == "clock time"}
    if len(found) != 1:
        return None
    ((value, attribute),) = found.items()
    hour, _, rest = value.partition(":")
    if not (hour.isdecimal() and rest[:2].isdecimal()):
        return None
    minute = int(hour) % 24 * 60 + int(rest[:2])
    instant = _instant(row.about, minute)
    return None if instant is None else (instant, minute, attribute)


def _instant(about: Window, minute: int) -> int | None:
    """The minute that a minute of the day is within a time of a day or less, or that is nearest to a bound."""
    lo, hi = about
    if lo is not None and hi is not None and hi - lo > HOURS:
        return lo // DAY * MIDNIGHT + minute if hi - lo <= DAY else None
    bound = lo if lo is not None else hi
    return None if bound is None else round((bound // 60 - minute) / MIDNIGHT) * MIDNIGHT + minute


def _within(claim: Claim, start: int, end: int) -> tuple[int, int]:
    """Where a span of the document stands in the claim's text; twice the end where it does not."""
    place = 0
    for begin, stop in claim.spans:
        if begin <= start < stop:
            return place + start - begin, place + min(end, stop) - begin
        place += stop - begin + len(ELLIPSIS)
    return len(claim.text), len(claim.text)


@lru_cache(maxsize=4096)
def moment(text: str, start: int, end: int) -> str | None:
    """What a clock time at ``start`` to ``end`` tells of; None where no word tells.

    The clause before it goes first, then the one behind it, then those next to these: in "he died in hospital after
    being shot at 9" the time is that of the shots.
    """
    before = [[], *_clauses(text[max(0, start - _REACH) : start])]
    while len(before) > 2 and (_near() | _about()).issuperset(before[-1]):  # "just before 9" ends no clause
        before.pop()
    behind = [*_clauses(text[end : end + _REACH]), []]
    for clause in (before[-1], behind[0], before[-2], behind[1]):
        for name, stems in _moments():
            if any(word.startswith(stems) for word in clause):
                return name
        if len(clause) >= _TELLING:
            return None
    return None


def _clauses(text: str) -> list[list[str]]:
    """The words of each clause, as far as marks and words between clauses show it."""
    clauses: list[list[str]] = [[]]
    for word in _PARTS.findall(text.lower()):
        if word in _between() or not word[0].isalnum():
            clauses.append([])
        else:
            clauses[-1].append(word)
    return clauses


@cache
def _between() -> frozenset[str]:
    return words(PACKAGE, "facts.txt", "between clauses")


@cache
def _near() -> frozenset[str]:
    return words(PACKAGE, "facts.txt", "shortly")


@cache
def _about() -> frozenset[str]:
    return words(PACKAGE, "facts.txt", "about")


@cache
def _moments() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row[0], tuple(row[1].split())) for row in sections(PACKAGE, "facts.txt")["moments"])


@cache
def _several() -> frozenset[str]:
    return words(PACKAGE, "facts.txt", "several")


@lru_cache(maxsize=4096)
def one_of_several(text: str) -> bool:
    """Does a claim speak of "the first shooting" or "another attack"?"""
    found = _WORD.findall(text.lower())
    happening = next(stems for name, stems in _moments() if name == "happening")
    if any(word in _several() and after.startswith(happening) for word, after in pairwise(found)):
        return True
    places = [place for place, word in enumerate(found) if word in _several()]
    return any(not _nouns().isdisjoint(found[place + 2 : place + 4]) for place in places)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(map(singular, words(PACKAGE, "facts.txt", "happenings")))


def clocks_differ(a: Row, b: Row, far: int = FAR) -> str | None:
    """Why the clock times of two claims about one happening cannot both hold; None where they can.

    From ``far`` minutes on they are rather of two happenings.
    """
    if (ours := clock(a)) is None or (theirs := clock(b)) is None:
        return None
    apart = theirs.instant - ours.instant
    if not APART <= abs(apart) < far or one_of_several(a.claim.text) or one_of_several(b.claim.text):
        return None
    first, second = ours.moment, theirs.moment
    if not {first, second} <= _TELLING_OF_IT | {"end"} or ours.side * apart > 0 or theirs.side * apart < 0:
        return None
    shown = f"{_shown(ours)} against {_shown(theirs)}"
    if first == second == "happening" or (CALLED <= abs(apart) < NEAR and {first, second} == {"happening", "call"}):
        return f"both say when it was: {shown}, {abs(apart)} minutes apart"
    if first == second == "call" and ANSWERED <= abs(apart) < NEAR:
        return f"both say when it was called in: {shown}, {abs(apart)} minutes apart"
    # What follows a happening cannot come before it; that it came long after is no contradiction.
    if (second == "happening" and apart > 0) or (first == "happening" and apart < 0):
        return f"one says when it was, the other what followed, and that came first: {shown}"
    return None


def clocks_agree(a: Row, b: Row) -> str | None:
    """How the clock times of two claims of one story about one moment agree; None where they do not.

    A happening and the call about it are one moment here: reports tell the one for the other. Where both name a place
    or an actor, one of them need not tell of what it is, and their days may be next to each other: it was night.
    """
    if (ours := clock(a)) is None or (theirs := clock(b)) is None:
        return None
    if one_of_several(a.claim.text) or one_of_several(b.claim.text):
        return None
    named = not {*a.places, *a.actors}.isdisjoint((*b.places, *b.actors))
    told = {ours.moment, theirs.moment}
    if not (told <= _TELLING_OF_IT or (named and None in told and told - {None} and told - {None} <= _TELLING_OF_IT)):
        return None
    apart = abs(theirs.instant - ours.instant)
    of_day = min(apart % MIDNIGHT, -apart % MIDNIGHT)
    if of_day > CLOSE or apart > (MIDNIGHT + CLOSE if named else CLOSE):
        return None
    shown = _shown(ours) if ours.minute == theirs.minute else f"{_shown(ours)} and {_shown(theirs)}, which agree"
    return f"when it was: {shown}{', if of one night' if apart > CLOSE else ''}"


def _shown(clock: Clock) -> str:
    return f"{clock.minute // 60:02}:{clock.minute % 60:02}"
