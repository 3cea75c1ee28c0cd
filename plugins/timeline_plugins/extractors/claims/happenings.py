"""Does a claim tell of something that was done or is under way? Rules in order: the first that applies decides.

Each rule stands beside a sentence that it decides; the tests have them and more.
"""

from collections.abc import Callable, Iterator, Sequence

import attrs

from timeline.model.certainty import Level
from timeline.model.claim import Claim
from timeline.model.mention import Mode
from timeline_plugins.extractors.claims.predicates import Predicate
from timeline_plugins.extractors.claims.telling import Telling
from timeline_plugins.extractors.claims.words import appraises, happens, lexicon

FARTHEST_PLAN = 12
"""Words of a passage among which the predicate of an announcement stands."""
SUBJECT = 6
"""Words of a passage among which its subject is looked for."""


@attrs.frozen(slots=True)
class Case:
    """A claim as the rules see it.

    ``word`` is that of its main predicate (empty where it has none); ``named`` says whether it names an actor or a
    place, ``somebody`` whether it names those or a person by a noun; ``personal``: a writer speaks of himself.
    """

    claim: Claim
    telling: Telling
    personal: bool
    word: str
    named: bool
    somebody: bool

    @classmethod
    def of(cls, claim: Claim, telling: Telling, *, personal: bool) -> "Case":
        """A claim with the telling of its words."""
        named = bool(claim.actors or claim.places)
        somebody = named or not lexicon("persons").isdisjoint(telling.words)
        word = telling.words[telling.predicate.place] if telling.predicate else ""
        return cls(claim, telling, personal, word, named, somebody)

    @property
    def words(self) -> Sequence[str]:
        """Its words as they are looked up."""
        return self.telling.words

    @property
    def main(self) -> Predicate | None:
        """Its main predicate."""
        return self.telling.predicate


def is_happening(claim: Claim, telling: Telling, *, personal: bool) -> bool:
    """Does a claim tell, of somebody or some place, what was done or is under way?"""
    return next(deciding(claim, telling, personal=personal))[1]


def deciding(claim: Claim, telling: Telling, *, personal: bool) -> Iterator[tuple[str, bool]]:
    """The rules that apply to a claim, in order, each by its name and what it decides; the last always applies."""
    case = Case.of(claim, telling, personal=personal)
    return ((name, decision) for name, decision, applies in RULES if applies(case))


def _mute(case: Case) -> bool:
    """A passage says no more than that somebody spoke or moved his face."""
    if case.main is None or case.word not in lexicon("mute"):
        return False
    behind = case.words[case.main.place + 1 :]
    return not any(word[0].isalnum() and not word.endswith("ly") for word in behind)


def _with(case: Case) -> bool:
    """A clause of its own stands behind "with"."""
    if not case.named:
        return False
    return any(
        word == "with"
        and any(each.endswith("ing") and happens(each) for each in case.words[place + 2 : place + SUBJECT])
        for place, word in enumerate(case.words)
    )


def _unsure(case: Case) -> bool:
    return case.claim.certainty.level not in (Level.CERTAIN, Level.PROBABLE)


def _goes_on(case: Case) -> bool:
    """Something still goes on at an actor's and a place's."""
    both = bool(case.claim.actors and case.claim.places)
    return both and not lexicon("continuing").isdisjoint(case.words)


def _announced(case: Case) -> bool:
    """An act that can be checked when its time comes, on no condition."""
    main = case.main
    if case.personal or not case.claim.actors or main is None or main.place > FARTHEST_PLAN:
        return False
    if not main.chain or main.chain[0] not in lexicon("announcing"):
        return False
    return lexicon("conditions").isdisjoint(case.words) and (case.word in lexicon("plans") or happens(case.word))


def _deed_of_somebody(case: Case) -> bool:
    return case.named and not case.personal and case.telling.finite and case.telling.deed


def _deed(case: Case) -> bool:
    main = case.main
    return main is not None and main.lexical and (main.told or bool(main.chain)) and happens(case.word)


def _state(case: Case) -> bool:
    """What somebody is can be checked like a happening."""
    if not case.somebody or case.main is None:
        return False
    return not lexicon("states").isdisjoint(case.words[case.main.place : case.main.place + 2])


def _news(case: Case) -> bool:
    """Something is done in the present, and not over and over."""
    if case.main is None or not (case.main.deed and case.somebody) or case.personal:
        return False
    told = case.claim.mode in (Mode.NARRATED, Mode.INDIRECT)
    return told and case.words[0] not in lexicon("asking") and lexicon("over and over").isdisjoint(case.words)


def _not_told(case: Case) -> bool:
    """Nothing is told as done or as under way, or it only judges."""
    return case.main is None or not (case.main.told or case.main.ongoing) or appraises(case.word)


def _question(case: Case) -> bool:
    return case.words[0] in lexicon("asking")


def _pointing(case: Case) -> bool:
    """What was said before is given a quality."""
    return case.words[0] in lexicon("pointers") and not (case.main and case.main.lexical)


def _of_the_writer(case: Case) -> bool:
    return case.personal


def _quality(case: Case) -> bool:
    """Somebody or something only has a quality."""
    main = case.main
    if main is None or main.lexical or not case.word:
        return False
    return not (case.word[0].isdigit() or case.word in lexicon("being") or main.chain[-1] in lexicon("full have"))


def _felt(case: Case) -> bool:
    """A speaker speaks of himself or his hearers, and not of a deed."""
    if not _of_the_speaker(case):
        return False
    main = case.main
    deed = main is not None and main.told and main.lexical
    return not deed or case.word in lexicon("feelings") or case.words[0] in lexicon("pointers")


def _of_the_speaker(case: Case) -> bool:
    """Does a quotation begin with "I", "we", or with "you", "it is", "that's", behind openers such as "and" and "so"?

    Only quotations say "I" and "we"; the others are pronouns of told sentences, too.
    """
    if case.claim.mode is Mode.NARRATED:
        return False
    openers = lexicon("openers")
    place = next((place for place, word in enumerate(case.words[:SUBJECT]) if word not in openers), None)
    spoken = next((word for word in case.words[:place] if word in lexicon("speakers")), None)
    if place is None or spoken or case.words[place] in lexicon("speakers"):
        return bool(spoken or (place is not None and case.words[place] in lexicon("speakers")))
    following = "".join(case.words[place + 1 : place + 2])
    short = following.startswith("'") or following in lexicon("auxiliaries")
    points = case.words[place] in lexicon("pointers") and short
    return case.claim.mode is Mode.DIRECT and (points or case.words[place] in lexicon("hearers"))


def _done(case: Case) -> bool:
    """Somebody has done something, whatever it is."""
    main = case.main
    return main is not None and main.lexical and main.told and case.words[0] not in lexicon("pointers")


def _by_the_speaker(case: Case) -> bool:
    return _of_the_speaker(case)


def _drifting(case: Case) -> bool:
    """Things go some way, or somebody cares for something."""
    return not case.somebody or bool(case.main and case.main.ongoing and case.word in lexicon("drifts"))


Rule = tuple[str, bool, Callable[[Case], bool]]

RULES: tuple[Rule, ...] = (
    ("mute", False, _mute),  # The mayor of Rill agreed.
    ("with", True, _with),  # With Norland supplying weapons ...
    ("unsure", False, _unsure),  # The dam of Rill may have burst.
    ("goes on", True, _goes_on),  # The army is still in Rill.
    ("announced", True, _announced),  # The ministry will name Dr. Berg.
    ("deed of somebody", True, _deed_of_somebody),  # Norland, attacked in May, wants help.
    ("deed", True, _deed),  # The convoy was attacked.
    ("state", True, _state),  # The man is in custody.
    ("news", True, _news),  # Voters in Rill choose a mayor.
    ("not told", False, _not_told),  # The plan looks good.
    ("question", False, _question),  # How many had gone was not clear.
    ("pointing", False, _pointing),  # That was a surprise.
    ("of the writer", False, _of_the_writer),  # I told the mayor about my garden.
    ("quality", False, _quality),  # The mayor was so quick to smile.
    ("felt", False, _felt),  # "We hoped for rain", said Anna Berg.
    ("by the speaker", True, _by_the_speaker),  # "We painted the gate", said Anna Berg.
    ("done", True, _done),  # The crew painted the gate.
    ("drifting", False, _drifting),  # Anna Berg is gathering strength.
    ("under way", True, lambda case: True),  # Anna Berg is mending the gate.
)
"""Name, what it decides, and when it applies, with a claim that it decides."""
