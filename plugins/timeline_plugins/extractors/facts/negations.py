"""What a sentence says no to: the first telling word behind "not", "no" or "never"."""

from collections.abc import Iterator
from functools import cache

from timeline.model.mention import FactMention
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.extractors.facts.phrases import FACTS, PACKAGE
from timeline_plugins.lexicon import words
from timeline_plugins.stop_words import stop_words

KIND = "negated"
_REACH = 4
"""Words behind a negation in which the word that it says no to stands."""


@cache
def no_words() -> frozenset[str]:
    """Words that say no."""
    return words(PACKAGE, FACTS, "no")


def negations(passage: Passage) -> Iterator[FactMention]:
    """The words that a sentence says no to; none where it says "yet", since it may have come to be so since."""
    found = passage.words
    if no_words().isdisjoint(found) or "yet" in found:
        return
    for place, word in enumerate(found):
        if word in no_words():
            for after in range(place + 1, min(place + 1 + _REACH, len(found))):
                if found[after] not in stop_words():
                    spans = (passage.at(place, after),)
                    yield FactMention(spans=spans, kind=KIND, value=found[after])
                    break
