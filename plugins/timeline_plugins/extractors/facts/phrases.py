"""Facts that a word or a phrase states wherever it stands in a sentence: the sections ``[kind: value]``."""

from collections.abc import Iterator
from functools import cache

from timeline.model.mention import FactMention
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.lexicon import sections

PACKAGE = "timeline_plugins.extractors.facts"
FACTS = "facts.txt"

_WORDS_OF = "words of "

Phrase = tuple[tuple[str, ...], str, str]
"""The words behind the first one, the kind, the value."""


@cache
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by their first word."""
    found: dict[str, list[Phrase]] = {}
    for title, rows in sections(PACKAGE, FACTS).items():
        kind, _, value = title.removeprefix(_WORDS_OF).partition(": ")
        if not value:
            continue
        fields = [field for row in rows for field in row]
        for phrase in (word for field in fields for word in field.split()) if title.startswith(_WORDS_OF) else fields:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), kind, value))
    return {first: tuple(phrases) for first, phrases in found.items()}


def stated(passage: Passage) -> Iterator[FactMention]:
    """The facts that phrases of a sentence state."""
    known, words = _phrases(), passage.words
    for place, word in enumerate(words):
        for rest, kind, value in known.get(word, ()):
            end = place + 1 + len(rest)
            if not rest or tuple(words[place + 1 : end]) == rest:
                yield FactMention(spans=(passage.at(place, end - 1),), kind=kind, value=value)
