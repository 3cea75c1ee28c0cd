"""How a sentence tells its figures: as a count or in general, as known, suspected or possible, of all or of some."""

import re
from functools import cache, lru_cache
from itertools import pairwise

import attrs

from timeline.model.certainty import Level
from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.letters import runs_of_letters_and_digits
from timeline.model.span import ELLIPSIS
from timeline.plugin.block import Row
from timeline_plugins.lexicon import sections, words
from timeline_plugins.linkers.happenings.words import PACKAGE

HARM = frozenset({Measure.KILLED, Measure.INJURED, Measure.CASUALTIES, Measure.MISSING})
_NAMED = re.compile(r"(?:[A-Z][\w'’.-]{1,24}, ?|\b(?:both|is|was|aged?),? )\Z")
_YEARS = re.compile(r"[ -]{0,3}years?\b")
_MARK = re.compile(r" ?(?:[,.;:)—–-]|and\b|\Z)")
_REACH = 40
"""Characters on each side of a figure in which words tell that it is some of a whole."""


@cache
def _phrases(section: str) -> tuple[str, ...]:
    return tuple(f" {row[0]} " for row in sections(PACKAGE, "facts.txt")[section])


@cache
def _endings(section: str) -> tuple[str, ...]:
    return tuple(f" {row[0]}" for row in sections(PACKAGE, "facts.txt")[section])


@lru_cache(maxsize=4096)
def says(text: str, section: str) -> bool:
    """Has a text a phrase of a section of ``facts.txt``? Words are compared whole, marks do not count."""
    folded = folded_words(text)
    for phrase in _phrases(section):  # noqa: SIM110 - far quicker than any()
        if phrase in folded:
            return True
    return False


@lru_cache(maxsize=8192)
def folded_words(text: str) -> str:
    """The words of a text in lower case, with one space before and behind each."""
    return f" {' '.join(runs_of_letters_and_digits(text.lower()))} "


def manners_differ(a: Row, b: Row) -> str | None:
    """Why figures of two claims are told in two manners, so that one says nothing against the other."""
    texts = a.claim.text, b.claim.text
    general = [says(text, "in general") for text in texts]
    if any(general):
        return "what happens in general" if all(general) else "what happens in general against what happened"
    if (a.level is Level.POSSIBLE) is not (b.level is Level.POSSIBLE):
        return "what may be against what is told as a fact"
    first, second = map(_status, texts)
    if first != second:
        return f"{first or 'all'} against {second or 'all'}"
    return None


def _status(text: str) -> str:
    """``suspected`` or ``confirmed`` where a claim counts cases of that kind alone, else empty."""
    return next((name for name in ("suspected", "confirmed") if says(text, name)), "")


def running(row: Row) -> bool:
    """Does a claim give a running count, such as a death toll?"""
    cumulative = any(figure.accumulation is Accumulation.CUMULATIVE for figure in row.figures)
    return cumulative or not _running().isdisjoint(folded_words(row.claim.text).split())


def negations(row: Row) -> tuple[str, ...]:
    """The words that say no in a claim, in order."""
    return tuple(word for word in folded_words(row.claim.text).split() if word in no_words())


@cache
def no_words() -> frozenset[str]:
    """Words that say no."""
    return words(PACKAGE, "facts.txt", "no")


def going_on(row: Row) -> bool:
    """Does a claim give a count up to the day on which it was said?"""
    return running(row) or says(row.claim.text, "going on")


def rising(row: Row) -> bool:
    """Does a claim give a count as grown from an earlier one?"""
    return not words(PACKAGE, "facts.txt", "rising").isdisjoint(folded_words(row.claim.text).split())


@cache
def _running() -> frozenset[str]:
    return words(PACKAGE, "facts.txt", "running")


def wider(text: str) -> bool:
    """Does a claim count over a whole city, a weekend or a year?"""
    return says(text, "wider")


@lru_cache(maxsize=4096)
def several_happenings(text: str) -> bool:
    """Does a claim tell of several happenings of one kind, whose figures are told together?"""
    told = not words(PACKAGE, "facts.txt", "happenings").isdisjoint(folded_words(text).split())
    return told or says(text, "happenings as phrases")


def belonging(row: Row, figure: Figure) -> bool:
    """Does a figure count things of those whose noun it has: "two police cars"?"""
    near = _near(row, figure)
    noun = (figure.counted or "").lower().split()
    if near is None or not noun:
        return False
    behind = near[1].split()
    things = words(PACKAGE, "facts.txt", "belongings")
    return any(word == noun[-1] and after in things for word, after in pairwise(behind))


def picked_out(row: Row, figure: Figure) -> bool:
    """Does a figure count some of a whole that is named: "two of the wounded", "some of the 40"?"""
    near = _near(row, figure)
    if near is None:
        return False
    before, behind = near
    return behind.startswith(_phrases("partitive")) or before.endswith(_endings("picked out"))


def the_rest(row: Row, figure: Figure) -> bool:
    """Does a figure count those that come to others: "three others", "a further 9"?

    In "two killed and three others injured" the others are all the injured.
    """
    near = _near(row, figure)
    if near is None or figure.measure is Measure.MISSING:  # whoever is missing is one of the others
        return False
    before, behind = near
    own = folded_words(figure.text).replace(" more than ", " ")
    if " more " in own or " other " in own or " another " in own:
        return True
    noun = (figure.counted or "").lower()
    rest = before.endswith(_endings("rest before")) or behind.startswith(_phrases("rest behind")) or noun == "others"
    return rest and not _others_fared(row.claim.text, figure.measure.value if figure.measure else "")


@lru_cache(maxsize=4096)
def _others_fared(text: str, measure: str) -> bool:
    """Does a claim tell of some who fared otherwise than those of a measure?"""
    told = set(folded_words(text).split())
    fates = sections(PACKAGE, "facts.txt")["fates"]
    return any(row[0] != measure and not told.isdisjoint(row[1].split()) for row in fates)


def with_tolls(row: Row) -> Row:
    """A row whose number without another measure behind "the death toll ... rose to" is one of dead."""
    if not any(map(_bare, row.figures)) or not says(row.claim.text, "tolls"):
        return row
    if any(figure.measure is Measure.KILLED for figure in row.figures):
        return row
    return attrs.evolve(row, figures=tuple(_of_toll(row, figure) for figure in row.figures))


def _bare(figure: Figure) -> bool:
    return figure.measure is Measure.PEOPLE or not (figure.measure or figure.counted or figure.unit)


def _of_toll(row: Row, figure: Figure) -> Figure:
    near = _near(row, figure)
    if not _bare(figure) or near is None:
        return figure
    told = {*near[0].split()[-1:], *folded_words(figure.text).split()}
    verbs = words(PACKAGE, "facts.txt", "behind tolls")
    return figure if verbs.isdisjoint(told) else attrs.evolve(figure, measure=Measure.KILLED)


def an_age(row: Row, figure: Figure) -> bool:
    """Is a bare number rather an age: "Berg, 24 and", "both 23, were hurt", "36 - year - old"?"""
    if figure.counted or not figure.text.isdigit() or len(figure.text) > 3:
        return False
    found = _around(row, figure)
    if found is None:
        return False
    return bool(_YEARS.match(found[1]) or (_NAMED.search(found[0]) and _MARK.match(found[1])))


def _near(row: Row, figure: Figure) -> tuple[str, str] | None:
    """The folded words before and behind a figure in its claim; None where the claim does not show it."""
    found = _around(row, figure)
    return found and (folded_words(found[0]).rstrip(), folded_words(found[1]))


def _around(row: Row, figure: Figure) -> tuple[str, str] | None:
    """What stands before and behind a figure in its claim; None where the claim does not show it."""
    if not figure.spans:
        return None
    start, end = figure.spans[0][0], figure.spans[-1][1]
    place = 0
    text = row.claim.text
    for begin, stop in row.claim.spans:
        if begin <= start and end <= stop:
            first, last = place + start - begin, place + end - begin
            return text[max(0, first - _REACH) : first], text[last : last + _REACH]
        place += stop - begin + len(ELLIPSIS)
    return None
