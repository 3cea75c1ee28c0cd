"""What deserves a row: the grounds on which a reader would check a claim."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from timeline.model.certainty import Level
from timeline.model.claim import Claim, Ground
from timeline.model.figure import Figure, Measure
from timeline.model.mention import Mode
from timeline_plugins.extractors.claims.happenings import SUBJECT, is_happening
from timeline_plugins.extractors.claims.propositions import adverbial
from timeline_plugins.extractors.claims.telling import Telling
from timeline_plugins.extractors.claims.words import lexicon

LEAST = 4
"""The smallest number of things without a measure that deserves a row."""
_MARKS = ("\u201c", '"', "\u2018", "''")
OWN = 8
"""Words of a passage among which a writer who speaks of himself does so."""


def grounds(claim: Claim, telling: Telling, *, opinions: bool = False) -> tuple[Ground, ...]:
    """The grounds of a claim, in the order of ``Ground``; empty for comment.

    With ``opinions`` whatever somebody vouches for has a ground.
    """
    personal = claim.mode is Mode.NARRATED and _personal(telling.words)
    stated = not telling.asked and telling.words[0] not in ("let", "let's") and not _torn(claim, telling)
    happened = stated and is_happening(claim, telling, personal=personal)
    figure = stated and any(_telling(figure, told=telling.finite) for figure in claim.figures)
    time = stated and telling.finite and telling.dated and not _remark(telling)
    time = time and (happened or not personal)
    vouched = claim.claimant is not None or bool(claim.certainty.reported)
    found = {
        Ground.CLAIMANT: vouched and (opinions or figure or time or happened or _checkable(claim, telling)),
        Ground.FIGURE: figure,
        Ground.TIME: time,
        Ground.HAPPENING: happened,
    }
    return tuple(ground for ground, holds in found.items() if holds)


def _checkable(claim: Claim, telling: Telling) -> bool:
    """Can what somebody vouches for be checked by itself: is it a proposition that is told, and no mere quotation?

    Sentences that stand in quotation marks as a whole are mostly opinion; they need another ground.
    """
    if not telling.finite:
        # "The likely temporary nature of this withdrawal": how sure it is makes a proposition of it.
        return bool(claim.certainty.cues) and claim.certainty.level in (Level.PROBABLE, Level.POSSIBLE)
    if telling.asked or _torn(claim, telling) or telling.words[0] in lexicon("auxiliaries"):
        return False
    return claim.mode in (Mode.INDIRECT, Mode.NARRATED) or (
        claim.mode is Mode.MIXED and any(mark in claim.text for mark in _MARKS)
    )


def _personal(words: Sequence[str]) -> bool:
    """Does a writer speak of himself, before anything that he quotes?"""
    unquoted: Iterable[str] = takewhile(lambda word: word[0] not in "\"'\u201c\u2018`", words[:OWN])
    return not lexicon("own").isdisjoint(unquoted)


def _torn(claim: Claim, telling: Telling) -> bool:
    """Is it a predicate that has lost its subject or object, an adverbial, or what somebody asked?"""
    first, main = claim.text.partition(" ")[0], telling.predicate
    if claim.mode is Mode.NARRATED and telling.words[-1] in lexicon("dangling prepositions"):
        return True
    if claim.mode is Mode.DIRECT:
        return False
    opening = telling.words[0]
    if opening in lexicon("subordinators") and adverbial(telling.passage):
        # "While the second had no answer" tells of a contrast, "while leaving the room" of nothing by itself.
        return opening not in lexicon("contrasts") or "".join(telling.words[1:2]).endswith("ing")
    if not first.islower():
        return False
    if first == "to" or opening in lexicon("auxiliaries") or (main is not None and not main.place):
        return True
    return claim.mode is not Mode.NARRATED and (
        first.islower() and first in lexicon("asking") and first not in ("who", "which", "whose")
    )


def _remark(telling: Telling) -> bool:
    """Does a passage say no more than what something pointed at is ("That was May")?"""
    main = telling.predicate
    return (
        telling.words[0] in lexicon("pointers")
        and main is not None
        and not main.lexical
        and len(telling.words) <= SUBJECT
    )


def _telling(figure: Figure, *, told: bool) -> bool:
    """Does a figure measure something, or is it more than "one view" and "both countries"?

    What is not ``told`` by any verb is an item of a list ("5 Anna Berg") unless it measures something.
    """
    if figure.unit is not None or (figure.measure is not None and (told or figure.measure is not Measure.PEOPLE)):
        return True
    return told and not figure.implicit and (figure.best is None or figure.best >= LEAST)
