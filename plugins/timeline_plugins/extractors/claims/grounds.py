"""What deserves a row: the grounds on which a reader would check a claim."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

import attrs

from timeline.model.certainty import Level
from timeline.model.claim import Claim, Ground
from timeline.model.figure import Figure, Measure
from timeline.model.mention import Mode
from timeline_plugins.extractors.claims.predicates import Predicate, Wording, done, finite
from timeline_plugins.extractors.claims.propositions import adverbial
from timeline_plugins.extractors.claims.words import appraises, happens, lexicon

LEAST = 4
"""The smallest number of things without a measure that deserves a row."""
_MARKS = ("\u201c", '"', "\u2018", "''")
OWN = 8
"""Words of a passage among which a writer who speaks of himself does so."""
FARTHEST_PLAN = 12
"""Words of a passage among which the predicate of an announcement stands."""
SUBJECT = 6
"""Words of a passage among which its subject is looked for."""


@attrs.frozen(slots=True)
class Telling:
    """How a claim is worded: its words, its main predicate, whether it is a question.

    ``finite`` says whether it has a finite verb, ``deed`` whether a verb in it names something that happens, ``dated``
    whether its sentence gives it a time: one that only the context gives is no ground for a row.
    """

    passage: Wording
    predicate: Predicate | None
    finite: bool
    deed: bool
    asked: bool
    dated: bool

    @classmethod
    def of(cls, words: Wording, main: Predicate | None, *, asked: bool, dated: bool) -> "Telling":
        """The telling of a claim with these words, its main predicate among them."""
        return cls(words, main, finite(words), _deed(words), asked, dated)

    @property
    def words(self) -> Sequence[str]:
        """Its words as they are looked up."""
        return self.passage.norms


def _deed(words: Wording) -> bool:
    tags = done()
    return any(tag in tags and happens(word) for word, tag in zip(words.norms, words.tags, strict=True))


def grounds(claim: Claim, telling: Telling, *, opinions: bool = False) -> tuple[Ground, ...]:
    """The grounds of a claim, in the order of ``Ground``; empty for comment.

    With ``opinions`` whatever somebody vouches for has a ground.
    """
    personal = claim.mode is Mode.NARRATED and _personal(telling.words)
    stated = not telling.asked and telling.words[0] not in ("let", "let's") and not _torn(claim, telling)
    happened = stated and _happening(claim, telling, personal=personal)
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


def _feeling(claim: Claim, words: Sequence[str]) -> bool:
    """Does a quotation begin with "I", "we", or with "you", "it is", "that's", behind openers such as "and" and "so"?

    Only quotations say "I" and "we"; the others are pronouns of told sentences, too.
    """
    if claim.mode is Mode.NARRATED:
        return False
    openers, speakers = lexicon("openers"), lexicon("speakers")
    for place, word in enumerate(words[:SUBJECT]):
        stem, _, short = word.partition("'")
        if stem in speakers:
            return True
        if word in openers:
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        points = stem in lexicon("pointers") and (bool(short) or following in lexicon("auxiliaries"))
        return claim.mode is Mode.DIRECT and (points or stem == "you")
    return False


def _happening(claim: Claim, telling: Telling, *, personal: bool) -> bool:
    """Does a claim tell, of somebody or some place, what was done or is under way?"""
    named = bool(claim.actors or claim.places)
    words = telling.words
    if _mute(telling):
        return False
    if named and _with_happening(words):
        return True
    if claim.certainty.level not in (Level.CERTAIN, Level.PROBABLE):
        return False
    if claim.actors and claim.places and not lexicon("continuing").isdisjoint(words):
        return True
    main = telling.predicate
    if claim.actors and main and not personal and _planned(main, words):
        return True
    if named and telling.finite and not personal and telling.deed:
        return True
    if main and main.lexical and (main.told or main.chain) and happens(words[main.place]):
        return True
    named = named or not lexicon("persons").isdisjoint(words)
    if named and main and not lexicon("states").isdisjoint(words[main.place : main.place + 2]):
        return True
    if main and main.deed and named and not personal and claim.mode in _TOLD_BY and not _general(words):
        return True
    if main is None or not (main.told or main.ongoing) or appraises(words[main.place]):
        return False
    if words[0] in lexicon("asking") or (words[0] in lexicon("pointers") and not main.lexical):
        return False
    if personal or not _more_than_a_quality(main, words):
        return False
    if _feeling(claim, words):
        felt = words[main.place] in lexicon("feelings") or words[0] in lexicon("pointers")
        return main.told and main.lexical and not felt
    if main.lexical and main.told and words[0] not in lexicon("pointers"):
        return True
    return named and not (main.ongoing and words[main.place] in lexicon("drifts"))


_TOLD_BY = (Mode.NARRATED, Mode.INDIRECT)


def _general(words: Sequence[str]) -> bool:
    """Does a passage in the present tell what happens over and over?"""
    return words[0] in lexicon("asking") or not lexicon("over and over").isdisjoint(words)


def _planned(main: Predicate, words: Sequence[str]) -> bool:
    """Is an act announced that can be checked when its time comes ("will name Dr. Berg"), on no condition?"""
    if not main.chain or main.chain[0] not in ("will", "shall") or main.place > FARTHEST_PLAN:
        return False
    word = words[main.place]
    return lexicon("conditions").isdisjoint(words) and (word in lexicon("plans") or happens(word))


def _more_than_a_quality(main: Predicate, words: Sequence[str]) -> bool:
    word = words[main.place]
    return main.lexical or word[0].isdigit() or word in lexicon("being") or main.chain[-1] in ("had", "has", "have")


def _with_happening(words: Sequence[str]) -> bool:
    """Does "with" open a clause of its own: "with Norland supplying weapons"?"""
    for place, word in enumerate(words):
        if word == "with" and any(
            each.endswith("ing") and happens(each) for each in words[place + 2 : place + SUBJECT]
        ):
            return True
    return False


def _mute(telling: Telling) -> bool:
    """Is a passage no more than that somebody spoke or moved his face ("the mayor agreed")?"""
    main, words = telling.predicate, telling.words
    if main is None or words[main.place] not in lexicon("mute"):
        return False
    return not any(word[0].isalnum() and not word.endswith("ly") for word in words[main.place + 1 :])


def _telling(figure: Figure, *, told: bool) -> bool:
    """Does a figure measure something, or is it more than "one view" and "both countries"?

    What is not ``told`` by any verb is an item of a list ("5 Anna Berg") unless it measures something.
    """
    if figure.unit is not None or (figure.measure is not None and (told or figure.measure is not Measure.PEOPLE)):
        return True
    return told and not figure.implicit and (figure.best is None or figure.best >= LEAST)
