"""What stands between commas, dashes or brackets beside those who are counted, and where it ends."""

from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.numbers import starts_number
from timeline_plugins.extractors.figures.words import Words

DASHES = frozenset({"\u2013", "\u2014"})


def closed(sentence: Words, index: int) -> int:
    """The index behind the dash that closes the one at ``index``; 0 where none does."""
    for place in range(index + 1, min(len(sentence), index + 12)):
        if sentence.low[place] == sentence.low[index]:
            return place + 1
    return 0


def apposed(sentence: Words, index: int) -> int:
    """The index behind the comma that closes what tells who they are ("four people, two men and a boy, were hit").

    0 where nothing does.
    It holds no verb: the comma stands right before one of being or dying.
    """
    word = sentence.at(index + 1)
    opens = word in syntax("objects") or word in syntax("asides") or (word != "" and starts_number(word))
    if not opens:
        return 0
    verbs = lexicon().intransitive
    for place in range(index + 1, min(len(sentence) - 1, index + APPOSITION)):
        word = sentence.low[place]
        if word == "," and (sentence.at(place + 1) in _WERE or sentence.at(place + 1) in verbs):
            return place + 1
        if word in _WERE or word in {".", ";", "who", "that"}:
            return 0
    return 0


APPOSITION = 30
"""Tokens of the longest list that tells who is counted."""

_WERE = frozenset({"was", "were", "is", "are", "has", "have", "had"})


def aside_end(sentence: Words, index: int) -> int:
    """The index behind the aside that begins at ``index``."""
    for place in range(index, min(len(sentence), index + 12)):
        if sentence.low[place] in {",", ")", "\u2013", "\u2014", ".", ";"}:
            return place + 1
    return len(sentence)
