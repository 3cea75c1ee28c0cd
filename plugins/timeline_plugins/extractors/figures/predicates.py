"""What is said of those who are counted: "were killed", "wounding 30", "the deaths of", "the death toll stands at"."""

import attrs

from timeline.model.measure import MEASURES, Measure
from timeline_plugins.extractors.figures.asides import DASHES, apposed, aside_end, closed
from timeline_plugins.extractors.figures.care import hospital_end, wounds_end
from timeline_plugins.extractors.figures.measures import Counted, lexicon, syntax
from timeline_plugins.extractors.figures.numbers import starts_number
from timeline_plugins.extractors.figures.quantities import Quantity
from timeline_plugins.extractors.figures.survival import dies, relative_dies
from timeline_plugins.extractors.figures.words import Words

REACH = 14
"""Tokens that a predicate is looked for in."""

FEW = 20
"""Fewer than these who flee are not counted as displaced."""


@attrs.frozen(slots=True)
class Said:
    """The measure of a predicate; ``hit`` where it tells only that people were shot or stabbed, which kills some.

    ``cared`` where it tells only that they are in hospital.
    """

    measure: Measure
    hit: bool = False
    cared: bool = False


def said_of(sentence: Words, one: Quantity, noun: Counted, stop: int) -> Said | None:
    """The measure of a figure; ``stop`` is the first token of the next figure or the sentence's end."""
    fixed = None if noun.measure is None else Said(noun.measure)
    if fixed is not None and not noun.people:
        if noun.noun in syntax("adjectives too"):  # "one of the wounded has died"
            told = after(sentence, noun.end, stop)
            return told if told is not None and told.measure is Measure.KILLED else fixed
        if noun.noun is not None and noun.noun.lower() in syntax("persons by fate"):  # "freed 12 hostages"
            return (
                before(sentence, one.first) or after(sentence, noun.end, stop) or _let_go(sentence, one, noun) or fixed
            )
        return fixed
    if one.unit is not None:
        return fixed
    if sentence.at(one.end) in syntax("gravely"):
        return Said(Measure.KILLED if sentence.at(one.end) in syntax("deadly") else Measure.INJURED)
    if to_death(sentence, one.first, noun.end):
        return Said(Measure.KILLED)
    if noun.noun == "lives" and sentence.at(one.first - 1) in syntax("life takers"):
        return Said(Measure.KILLED)
    said = before(sentence, one.first) or after(sentence, noun.end, stop)
    if said is None and noun.noun is None:
        said = _subject(sentence, one.first)
    if said is None and noun.noun in _HURT:
        said = _victims(sentence, noun.end)
    if said is None:
        return fixed
    if (
        said.measure is Measure.DISPLACED
        and one.high is not None
        and one.high < FEW
        and not syntax("flights").isdisjoint(sentence.low)
    ):
        return fixed
    if noun.noun is not None and not noun.people and not said.measure.persons_only:
        return fixed
    return said


def _let_go(sentence: Words, one: Quantity, noun: Counted) -> Said | None:
    """Is it said of people who are held that somebody released them?"""
    place, end = one.first - 1, noun.end
    while place > 0 and sentence.at(place) in syntax("before the figure"):
        place -= 1
    while sentence.at(end) in syntax("be") or sentence.at(end) in syntax("between be and verb"):
        end += 1
    passive = end > noun.end and sentence.at(end) in syntax("let go")
    return Said(Measure.RESCUED) if passive or sentence.at(place) in syntax("let go") else None


_HURT = frozenset({"victim", "victims", "other", "others", "person", "people"})
"""Who comes to a hospital may be anyone; of these it tells that they were hurt."""


def _victims(sentence: Words, end: int) -> Said | None:
    """What "four gunshot victims" or "two more victims arrived at a hospital" says of those counted up to ``end``."""
    if sentence.at(end - 1) in {"victim", "victims"} and sentence.at(end - 2) in syntax("victims of hits"):
        return Said(Measure.INJURED, hit=True)
    for index in range(end, min(len(sentence), end + ARRIVAL)):
        word = sentence.low[index]
        if word in {"at", "to", "into"} and sentence.at(index - 1) in syntax("arrivals"):
            return None if hospital_end(sentence, index) is None else Said(Measure.INJURED, cared=True)
        if not word[0].isalpha() or word in syntax("clause ends"):
            return None
    return None


ARRIVAL = 8
"""Tokens in which it is told that someone comes to a hospital."""


def before(sentence: Words, first: int) -> Said | None:
    """The verb whose object begins at ``first`` ("killing 14"), or the noun before "of" ("the deaths of 12")."""
    table = lexicon()
    place = first - 1
    while place > first - 5 and sentence.at(place) in syntax("before the figure"):
        if sentence.at(place) == "at" and sentence.at(place + 1) not in {"least", "most"}:
            return None  # "shot at a car"
        place -= 1
    word = sentence.at(place)
    if word == "and" and sentence.at(place - 1) in _SELF:  # "killed himself and 12 worshippers"
        place -= 2
        word = sentence.at(place)
    if word in {"of", "to"}:
        return _noun_of(sentence, place - 1) if word == "of" else None
    if word in table.transitive and word not in syntax("no verbs before"):
        if word in table.participles and sentence.at(place - 1) in syntax("be"):
            return None
        return _coordinated(sentence, place)
    return None


def goes_on(sentence: Words, one: Quantity, noun: Counted) -> bool:
    """Is it a further object of the verb before: "killed 12 people in the north and 30 others in the south"?"""
    lead = sentence.at(one.first - 1)
    others = sentence.at(noun.end - 1) in {"others", "more"} or sentence.at(one.end) in {"others", "other", "more"}
    return lead == "and" and others and sentence.at(noun.end) in syntax("behind an object")


def to_death(sentence: Words, first: int, end: int) -> bool:
    """Is it said of those from ``first`` to ``end`` that someone beat them to death?"""
    return sentence.at(end) == "to" and sentence.at(end + 1) == "death" and sentence.at(first - 1) in syntax("deathly")


def inverted(sentence: Words, first: int) -> Said | None:
    """What is said before "was" or "were" of those behind it: "Also wounded were", "Among the dead was"."""
    if sentence.at(first - 1) == "as" and sentence.at(first - 2) == "identified" and first < INVERTED:
        found = lexicon().plural.get(sentence.at(1)) if sentence.at(0) == "the" else None
        return Said(found) if found is not None and found.victims else None
    if sentence.at(first - 1) not in {"was", "were", "is", "are"}:
        return None
    start = sentence.at(0) in {"also", "and", "among"}
    word = sentence.at(start)
    if sentence.at(0) == "among":
        word = sentence.at(2) if sentence.at(1) in {"the", "those"} else ""
    elif word in _NOT or first > INVERTED:
        return None
    found = lexicon().participles.get(word) or lexicon().plural.get(word)
    return Said(found) if found is not None and found.victims else None


INVERTED = 14
"""Tokens of the longest predicate that stands before its subject."""

_SELF = frozenset({"himself", "herself", "themselves"})


def _noun_of(sentence: Words, place: int) -> Said | None:
    word = sentence.at(place)
    if word in _SHOOTINGS:
        deadly = any(sentence.at(place - step) in syntax("deadly") for step in (1, 2))
        return Said(Measure.KILLED) if deadly else Said(Measure.INJURED, hit=True)
    found = lexicon().nouns_of.get(word)
    return None if found is None else Said(found)


_SHOOTINGS = frozenset({"shooting", "shootings", "stabbing", "stabbings", "beating"})


def _coordinated(sentence: Words, place: int) -> Said:
    """What the verb at ``place`` says, alone or with another: "killed and wounded", "shot and killed"."""
    table = lexicon()
    word = sentence.low[place]
    found = table.transitive[word]
    for near, other in ((place + 1, place + 2), (place - 1, place - 2)):
        if sentence.at(near) in {"and", "or", "and/or"}:
            second = table.transitive.get(sentence.at(other))
            if second is not None:
                return Said(joined(found, second, sentence.at(other), word))
    return _by(sentence, place, found)


def _by(sentence: Words, place: int, found: Measure) -> Said:
    """What one verb says: to be shot is to be hit, to be fatally shot is to be killed."""
    if found is Measure.INJURED and sentence.at(place - 1) in syntax("deadly"):
        return Said(Measure.KILLED)
    if sentence.low[place] not in syntax("hits") or found is not Measure.INJURED:
        return Said(found, cared=found is Measure.INJURED and sentence.low[place] in syntax("in care"))
    if sentence.at(place + 1) in {"dead", "fatally"}:
        return Said(Measure.KILLED)
    return Said(found, hit=True)


def joined(one: Measure, two: Measure, *said: str) -> Measure:
    """The measure of two verbs that share their people."""
    if {one, two} == {Measure.KILLED, Measure.INJURED}:
        return Measure.CASUALTIES if syntax("hurt alone") & set(said) else Measure.KILLED
    return Measure.KILLED if Measure.KILLED in {one, two} else one


def after(sentence: Words, place: int, stop: int, *, persons: bool = False, acts: bool = False) -> Said | None:
    """What is said of those counted behind them: "were killed", "dead", "lost their homes".

    ``persons`` where they are named without a number; ``acts`` where it takes a "was" to make them suffer: "he fled
    and shot at a car".
    """
    table = lexicon()
    index, end, skipped = place, min(stop, len(sentence), place + REACH), False
    if sentence.at(place) == "whose":
        return None
    if sentence.at(place) in syntax("behind the taken"):
        return Said(Measure.CAPTURED)
    while index < end:
        word = sentence.low[index]
        if word in {".", ";", ":", "?", "!"} or (
            word in syntax("sentence starts") and sentence.raw[index][0].isupper()
        ):
            return None
        if word in {",", "(", "\u2013", "\u2014"}:
            following = sentence.at(index + 1)
            behind = closed(sentence, index) if word in DASHES else 0
            if behind:  # "one - a child - is in hospital"
                index = behind
                continue
            listed = apposed(sentence, index) if index == place else 0
            if listed:
                index = listed
                end = min(len(sentence), index + REACH)
                continue
            if (following in syntax("asides") or following.isdigit()) and not skipped:
                skipped = True
                index = aside_end(sentence, index + 1)
                end = min(len(sentence), index + REACH)
                continue
            if following not in syntax("behind a comma"):
                return None
        elif _ends_clause(sentence, index, place):
            return None
        if word == "and" and sentence.at(index + 1) in _PRONOUNS:
            return None
        if word in _NOT or (word in _LEAVE and _object_follows(sentence, index + 1)):
            return None
        wounds = wounds_end(sentence, index)
        if wounds is not None:
            told = _with_next(sentence, wounds, Measure.INJURED, index, stop)
            shot = not persons and not syntax("victims of hits").isdisjoint(sentence.low[index:wounds])
            return attrs.evolve(told, hit=True) if shot and told.measure is Measure.INJURED else told
        if word in {"to", "into"} and (index == place or sentence.at(index - 1) in syntax("carries")):
            care = hospital_end(sentence, index)
            if care is not None:
                return _with_next(sentence, care, Measure.INJURED, index, stop)
        if word in syntax("deadly") and sentence.at(index + 1) in table.transitive:
            index += 1
            continue
        phrase = table.phrases.ahead(sentence, index)
        noun = phrase is not None and phrase[0] == index + 1 and sentence.at(index - 1) in syntax("before a noun")
        stays = not persons or _is_there(sentence, index)
        # "before police shot him to death"
        others = word == "to" and (index == place or sentence.at(index - 1) in _OBJECTS)
        if phrase is not None and stays and not others and not noun:
            return _with_next(sentence, phrase[0], MEASURES[phrase[1]], index, stop)
        if word == "treated" and sentence.at(index + 1) in syntax("not treated"):
            return None
        if word in table.participles and _passive(sentence, index, place, acts):
            return _with_next(sentence, index + 1, table.participles[word], index, stop)
        if word in table.intransitive and sentence.at(index - 1) not in syntax("before a noun"):
            return Said(table.intransitive[word])
        index += 1
    return None


def relative_end(sentence: Words, place: int) -> int:
    """Where it ends to be said of those counted up to ``place``: behind "shot" in "two of the six people shot died"."""
    for index in range(place, min(len(sentence), place + 4)):
        if sentence.low[index] in lexicon().participles:
            both = sentence.at(index + 1) == "and" and sentence.at(index + 2) in lexicon().participles
            return index + 3 if both else index + 1
    return len(sentence)


_NOT = frozenset({"not", "n't", "never"})


def _ends_clause(sentence: Words, index: int, place: int) -> bool:
    word = sentence.low[index]
    if word in syntax("sayings"):
        return sentence.at(index - 1) not in syntax("be")  # not "is said to be hurt"
    return index > place and word in syntax("clause ends")


def _is_there(sentence: Words, index: int) -> bool:
    """Where a phrase names a hospital: is someone in it, rather than doing something there?"""
    if sentence.low[index] != "in" or "hospital" not in sentence.low[index : index + 3]:
        return True
    word = sentence.at(index - 1)
    return word in syntax("be") or word in syntax("stays") or word.endswith("ly")


_OBJECTS = frozenset({"him", "her", "them", "himself", "herself"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
_LEAVE = frozenset({"left", "leaves", "leave", "leaving"})


def _object_follows(sentence: Words, index: int) -> bool:
    """Does a determiner or number begin an object here ("left a man dead"), so that another is spoken of?"""
    word = sentence.at(index)
    return word != "" and (word in syntax("objects") or starts_number(word) or sentence.raw[index][0].isupper())


def _with_next(sentence: Words, index: int, found: Measure, place: int, stop: int) -> Said:
    """What the word at ``place`` says with the words from ``index`` on: "shot and killed", "stabbed to death"."""
    word = sentence.low[place]
    if sentence.at(index) in {"and", "or", ","}:
        near = index + 1
        while near < index + 5 and (sentence.at(near) in _LIGHT or sentence.at(near).endswith("ly")):
            near += 1
        second = sentence.at(near)
        other = lexicon().participles.get(second)
        if other is not None:
            return Said(joined(found, other, second, word))
    one = _by(sentence, place, found)
    to_death = sentence.at(index) == "to" and sentence.at(index + 1) == "death"
    if to_death or sentence.at(index) == "dead":
        return Said(Measure.KILLED)
    if found is Measure.INJURED and relative_dies(sentence, place, index, stop):
        return Said(Measure.KILLED)
    if (one.hit or one.cared) and dies(sentence, index, stop):
        return Said(Measure.KILLED)
    return one


_LIGHT = frozenset({"and", "or", "then", "later", "was", "were", "also", "so"})


def _passive(sentence: Words, index: int, place: int, acts: bool) -> bool:
    """Is the participle said of those before it, and not a past tense with an object of its own?"""
    for back in range(index - 1, max(place - 1, index - 6), -1):
        word = sentence.low[back]
        if word in syntax("be"):
            return True
        if not (word.endswith("ly") or word in syntax("between be and verb") or word in lexicon().participles):
            break
    if acts:
        return False
    following = sentence.at(index + 1)
    if sentence.low[index] in syntax("passive only"):
        return following == "by"
    if sentence.low[index] in syntax("nouns too") and index > place and _noun(sentence.at(index - 1)):
        return False
    if following in {"and", "or"}:
        second = index + 2
        while sentence.at(second).endswith("ly") and second < index + 4:
            second += 1
        if sentence.at(second) in lexicon().participles and _object_follows(sentence, second + 1):
            return False  # "shot and badly wounded two guards"
    return (
        following == ""
        or not following[0].isalnum()
        or following in syntax("after a participle")
        or following.endswith("ly")
    )


def _noun(before: str) -> bool:
    """Does the word before it make "shot" a noun?"""
    return before in syntax("before a noun") or before in syntax("kinds of shots")


def _subject(sentence: Words, first: int) -> Said | None:
    """The subject that a bare number is said of: "the death toll stands at 58"."""
    table = lexicon()
    for index in range(first - 1, max(-1, first - REACH), -1):
        word = sentence.low[index]
        if word in {".", ";", ":"} and index < first - 1:
            return None
        if word in table.subject_heads:
            found = table.subjects.behind(sentence, index + 1)
            if found is not None:
                return Said(MEASURES[found[1]])
    return None
