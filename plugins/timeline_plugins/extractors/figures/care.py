"""Wounds and hospitals: who "suffered burns", "was taken to a hospital"."""

from timeline_plugins.extractors.figures.measures import syntax
from timeline_plugins.extractors.figures.words import Words


def wounds_end(sentence: Words, index: int) -> int | None:
    """The index behind "suffered non-life-threatening injuries"; None where no wounds are told."""
    if sentence.low[index] not in syntax("suffers"):
        return None
    for place in range(index + 1, index + 7):
        if sentence.at(place) in syntax("wounds"):
            return place + 1
        if not sentence.at(place)[:1].isalpha() and sentence.at(place) != "-":
            break
    return None


def hospital_end(sentence: Words, index: int) -> int | None:
    """The index behind "to an area hospital"; None where it leads elsewhere."""
    for place in range(index + 1, index + 6):
        if sentence.at(place) in {"hospital", "hospitals"}:
            return place + 1
        if not sentence.at(place)[:1].isalpha():
            break
    return None
