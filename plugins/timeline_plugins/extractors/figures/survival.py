"""Who lives and who dies of those who were hurt: "is in stable condition", "who was shot on Monday died on Friday"."""

from functools import cache

from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.numbers import starts_number
from timeline_plugins.extractors.figures.words import PACKAGE, Phrases, Words
from timeline_plugins.lexicon import sections, words

FAR = 30
"""Tokens that a fate is looked for in."""

NEAR = 8
"""Tokens between "is" or "remains" and the hospital or the condition."""


@cache
def _signs() -> Phrases:
    return Phrases({cell: "" for row in sections(PACKAGE, "syntax.txt")["signs of life"] for cell in row})


@cache
def _deaths() -> tuple[str, ...]:
    return tuple(cell for row in sections(PACKAGE, "syntax.txt")["deaths"] for cell in row)


def tells_of_a_death(text: str) -> bool:
    """Is it said anywhere that someone died, even where nobody is counted: "Berg was pronounced dead"?"""
    low = text.lower()
    return any(phrase in low for phrase in _deaths())


def lives(sentence: Words, place: int, stop: int) -> bool:
    """Is it said from ``place`` on that those who were hurt are alive as this is written, or were hurt lightly?"""
    end = min(stop, len(sentence), place + FAR)
    for index in range(place, end):
        word = sentence.low[index]
        if word in syntax("ends of a life") or (word in {",", "and"} and _another(sentence, index + 1)):
            return False
        if _signs().ahead(sentence, index) is not None or _no_threat(sentence, index):
            return True
        if word in syntax("lives: verbs") and _state_follows(sentence, index + 1, end):
            return True
    return False


def _no_threat(sentence: Words, index: int) -> bool:
    """Is "life-threatening" denied here?"""
    word = sentence.low[index]
    threat = word == "life-threatening" or (word == "life" and sentence.at(index + 1) in {"threatening", "-"})
    return threat and any(sentence.at(back) in {"not", "n't", "non"} for back in range(index - 6, index))


def _another(sentence: Words, index: int) -> bool:
    """Is someone else spoken of from here on?"""
    return sentence.at(index) in syntax("objects")


def _state_follows(sentence: Words, index: int, end: int) -> bool:
    for place in range(index, min(end, index + NEAR)):
        word = sentence.low[place]
        if word in syntax("lives: states"):
            return True
        if word in syntax("ends of a life") or word == ",":
            return False
    return False


def dies(sentence: Words, index: int, stop: int) -> bool:
    """Is someone who was hit said to have died: "was shot in the neck and was pronounced dead at the scene"?"""
    dead, links, light = syntax("death words"), syntax("links to a death"), syntax("before a death")
    for place in range(index, min(stop, len(sentence), index + FAR)):
        word = sentence.low[place]
        if word in {".", ";", "including"} or (starts_number(word) and not _of_a_date(sentence, place)):
            return False
        if word in dead:
            if sentence.at(place - 1) in {"have", "has"}:  # "two teens who were shot on Monday have died"
                return True
            back = place - 1
            while back >= index and (sentence.low[back] in light or sentence.low[back].endswith("ly")):
                back -= 1
            if back < index or sentence.low[back] in links:
                return True
    return False


def _of_a_date(sentence: Words, place: int) -> bool:
    """Is a number that of a day or of an hour: "shot on May 27", "shot around 8 a.m."?"""
    months = words(PACKAGE, "guards.txt", "months")
    return sentence.at(place - 1) in months or sentence.at(place + 1) in months | _HOURS


_HOURS = frozenset({"a", "p", "am", "pm", "a.m", "p.m", "o'clock"})


def relative_dies(sentence: Words, hurt: int, index: int, stop: int) -> bool:
    """Does the sentence go on with a death: "a boy who was wounded on Monday died on Friday"?

    ``hurt`` is where it says that they were hurt, ``index`` the first token behind it.
    """
    relative = _in_relative(sentence, hurt)
    if not relative and sentence.at(hurt - 1) not in persons_nouns():
        return False
    plain = True
    for place in range(index, min(stop, len(sentence), index + FAR)):
        word = sentence.low[place]
        if word in syntax("death words") and (plain or sentence.at(place - 1) in {"have", "has"}):
            return word in lexicon().intransitive
        plain = plain and word not in syntax("subordinate")
        if word in {".", ";"} or (not relative and (word in {",", "and"} or word in syntax("be"))):
            return False
    return False


@cache
def persons_nouns() -> frozenset[str]:
    """Nouns of people in the singular and in the plural, behind which a participle is a short relative clause."""
    table = lexicon()
    return frozenset(noun for nouns in (table.singular, table.plural) for noun in nouns if nouns[noun].person)


def _in_relative(sentence: Words, place: int) -> bool:
    """Does "who was" or the like stand before the participle?"""
    back = place - 1
    while back > place - 5 and (
        sentence.at(back) in syntax("be")
        or sentence.at(back) in syntax("between be and verb")
        or sentence.at(back).endswith("ly")
    ):
        back -= 1
    return sentence.at(back) == "who"
