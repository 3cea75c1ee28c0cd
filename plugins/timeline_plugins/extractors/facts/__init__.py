"""Facts: small typed values that English text states and that two reports can be compared by.

Each module finds facts of some kinds. A fact is a mention of the layer ``fact``; the claim in which it stands holds it
as an ``Attribute``. Kinds and their values are listed in ``docs/reference/facts.md``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from timeline.model.claim import Attribute
from timeline.model.mention import ActorMention, FactMention, FigureMention, Mention, PlaceMention, TimeMention
from timeline.model.span import Span
from timeline.plugin.view import View
from timeline_plugins.extractors.facts.clocks import clock_times, one_of_several
from timeline_plugins.extractors.facts.negations import negations
from timeline_plugins.extractors.facts.outcomes import outcomes
from timeline_plugins.extractors.facts.parts import parts
from timeline_plugins.extractors.facts.passages import Passage
from timeline_plugins.extractors.facts.phrases import stated
from timeline_plugins.extractors.facts.places import joined, scenes
from timeline_plugins.extractors.figures.ages import ages

OF_FIGURES = frozenset({"generality", "cases", "count", "report", "hurt", "part", "scene", "joined"})
"""Kinds of facts that say how a claim's figures are told: a claim without figures holds none of them."""

AT_FIGURES = frozenset({"part", "scene"})
"""Kinds of facts that hold of the one figure at whose spans they stand."""

OF_CUES = "report"
"""The kind of fact that the cue of a claim may state for it: "initially said", "now say"."""

_BLANK = re.compile(r"\s")


def extract(view: View) -> Iterator[FactMention]:
    """The layer ``fact``, in the order of the text."""
    text = _BLANK.sub(" ", view.text)  # of the same length: a line may end within a name
    sentences = view.segments("sentence")
    times, figures = _Begun(view.mentions(TimeMention)), _Begun(view.mentions(FigureMention))
    actors = _Begun(view.mentions(ActorMention))
    places = _Begun(place for place in view.mentions(PlaceMention) if place.kind != "demonym")
    found = list(map(_mention, ages(text, tuple(sentences))))
    for sentence in sentences:
        passage = Passage.of(text, sentence)
        counted, named = figures.within(sentence), places.within(sentence)
        found += [fact for fact in stated(passage) if counted or fact.kind not in OF_FIGURES]
        for figure in counted:
            found += parts(passage, figure)
            found += scenes(passage, figure, places.within)
        found += clock_times(text, sentence, times.within(sentence))
        found += one_of_several(passage)
        found += outcomes(passage, actors.within(sentence))
        found += negations(passage)
        if counted:
            found += joined(passage, named)
    yield from sorted(found, key=lambda fact: (fact.spans, fact.kind, fact.value))


M = TypeVar("M", bound=Mention)


class _Begun(Generic[M]):
    """Mentions by where they begin."""

    def __init__(self, mentions: Iterable[M]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: mention.spans)
        self._starts = [mention.start for mention in self._mentions]

    def within(self, span: Span) -> list[M]:
        """The mentions that begin in a span."""
        return self._mentions[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]


def _mention(attribute: Attribute) -> FactMention:
    return FactMention(spans=attribute.spans, kind=attribute.kind, value=attribute.value, of=attribute.of)
