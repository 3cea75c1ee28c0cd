"""Figures that count some of a whole: "two of the wounded", "three others", "two police cars"."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from timeline.model.figure import Figure, Measure
from timeline.model.mention import FactMention, FigureMention
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.extractors.facts.phrases import FACTS, PACKAGE
from timeline_plugins.lexicon import sections, words

KIND = "part"
_REACH = 40
"""Characters on each side of a figure in which words tell that it is some of a whole."""

Phrases = tuple[tuple[str, ...], ...]


@cache
def _phrases(section: str) -> Phrases:
    return tuple(tuple(row[0].split()) for row in sections(PACKAGE, FACTS)[section])


def parts(passage: Passage, mention: FigureMention) -> Iterator[FactMention]:
    """What a figure is a part of, at the figure's own spans: ``some``, ``rest`` or ``belongings``."""
    figure, spans = mention.figure, mention.spans
    start, end = spans[0][0], spans[-1][1]
    own = passage.words[passage.between(start, end)]
    near = passage.between(start - _REACH, start)
    before = [word for word, last in zip(passage.words[near], passage.ends[near], strict=True) if last <= start]
    behind = passage.words[passage.between(end, end + _REACH)]
    found = (
        ("some", _begins(behind, "partitive") or _ends(before, "picked out")),
        ("rest", _is_rest(passage, figure, own, before, behind)),
        ("belongings", _belonging(figure, behind)),
    )
    for value, holds in found:
        if holds:
            yield FactMention(spans=spans, kind=KIND, value=value, of=figure.text)


def _begins(behind: list[str], section: str) -> bool:
    return any(tuple(behind[: len(phrase)]) == phrase for phrase in _phrases(section))


def _ends(before: list[str], section: str) -> bool:
    return any(tuple(before[-len(phrase) :]) == phrase for phrase in _phrases(section))


def _is_rest(passage: Passage, figure: Figure, own: list[str], before: list[str], behind: list[str]) -> bool:
    """Does a figure count those that come to others: "three others", "a further 9"?

    In "two killed and three others injured" the others are all the injured.
    """
    if figure.measure is Measure.MISSING:  # whoever is missing is one of the others
        return False
    if any(word in _REST and not (word == "more" and after == "than") for word, after in pairwise([*own, ""])):
        return True
    rest = _ends(before, "rest before") or _begins(behind, "rest behind") or (figure.counted or "").lower() == "others"
    return rest and not _others_fared(passage, figure.measure.value if figure.measure else "")


_REST = frozenset({"more", "other", "another"})


def _others_fared(passage: Passage, measure: str) -> bool:
    """Does a sentence tell of some who fared otherwise than those of a measure?"""
    fates = sections(PACKAGE, FACTS)["fates"]
    return any(row[0] != measure and not passage.vocabulary.isdisjoint(row[1].split()) for row in fates)


def _belonging(figure: Figure, behind: list[str]) -> bool:
    """Does a figure count things of those whose noun it has: "two police cars"?"""
    noun = (figure.counted or "").lower().split()
    things = words(PACKAGE, FACTS, "belongings")
    return bool(noun) and any(word == noun[-1] and after in things for word, after in pairwise(behind))
