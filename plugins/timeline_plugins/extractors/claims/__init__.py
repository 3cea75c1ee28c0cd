"""The assembly of claims: one for each proposition that a reader would check, from the layers below.

Every attribution of speech or belief gives the propositions of its content, each with its claimant; what a sentence
says beside its attributions is claimed in the document's own voice.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from timeline.model.claim import Attribute, Claim, Cue, Entity
from timeline.model.mention import (
    ActorMention,
    AttributionMention,
    CertaintyMention,
    FigureMention,
    Mode,
    PlaceMention,
    Segments,
    TimeMention,
    TimexType,
)
from timeline.model.span import Span, Spans, quote, shared
from timeline.plugin.view import View
from timeline_plugins.extractors.claims import times as timing
from timeline_plugins.extractors.claims.grounds import grounds
from timeline_plugins.extractors.claims.people import Claimants, vouched
from timeline_plugins.extractors.claims.propositions import finite, heading, said_that, split, subtract, trimmed
from timeline_plugins.extractors.claims.settings import ClaimSettings
from timeline_plugins.extractors.claims.sureness import certainty
from timeline_plugins.extractors.claims.walk import Walk, touches
from timeline_plugins.extractors.claims.words import lexicon


def extract(view: View) -> Iterator[Claim]:
    """The claims of a document, sentence by sentence."""
    assembly = _Assembly(view)
    for sentence in view.segments("sentence"):
        yield from assembly.claims(sentence)


class _Assembly:
    """The layers of one document, walked once from beginning to end."""

    def __init__(self, view: View) -> None:
        self.text = view.text
        self.document = view.document
        self.settings: ClaimSettings = view.settings or ClaimSettings()
        self.tokens: Segments = view.segments("token")
        attributions = [
            mention for mention in view.mentions(AttributionMention) if mention.cue_class in self.settings.classes
        ]
        self._attributions = Walk(attributions)
        self._times = Walk(view.mentions(TimeMention))
        self._figures = Walk(view.mentions(FigureMention))
        self._cues = Walk(view.mentions(CertaintyMention))
        self._places = Walk(view.mentions(PlaceMention))
        self._actors = Walk(view.mentions(ActorMention))
        self._claimants = Claimants(self.text, self._actors)

    def claims(self, sentence: Span) -> Iterator[Claim]:
        """The claims of one sentence: those of its attributions, then what is left in the document's own voice."""
        likely = [
            mention
            for mention in self._attributions.within(sentence)
            if mention.precision >= self.settings.least_precision
        ]
        attributions = [mention for mention in likely if self._plausible(mention)]
        taken: list[Span] = []
        for attribution in attributions:
            source = vouched(attribution, likely, self.text)
            if source.source and not self._claimants.credible(source.source):
                continue
            taken += [*attribution.spans, *attribution.source, *attribution.content]
            claimant = self._claimants.name(source.source)
            content = said_that(self.text, trimmed(self.text, attribution.content))
            nested = [other for other in attributions if other is not attribution and _encloses(attribution, other)]
            if not content or any(_covers(other, attribution) for other in nested):
                continue
            for spans in split(self.text, self.tokens, content):
                yield from self._claim(sentence, spans, attribution, claimant)
        if heading(self.text, sentence):
            return
        for piece in trimmed(self.text, subtract(sentence, taken)):
            for spans in split(self.text, self.tokens, (piece,)):
                if not taken or finite(self._words(spans)):
                    yield from self._claim(sentence, spans, None, None)

    def _plausible(self, attribution: AttributionMention) -> bool:
        """Is the content of an attribution a clause or a quotation, or its cue beyond doubt?"""
        if attribution.mode is not Mode.INDIRECT or attribution.precision >= self.settings.telling:
            return True
        return finite(self._words(attribution.content))

    def _claim(
        self, sentence: Span, spans: Spans, attribution: AttributionMention | None, claimant: Entity | None
    ) -> Iterator[Claim]:
        words = self._words(spans)
        if len(words) < self.settings.least_words:
            return
        times = self._times.within(sentence)
        beside = list(subtract(sentence, [*spans, *(attribution.content if attribution else ())]))
        figures = tuple(mention.figure for mention in self._figures.touching(spans))
        claim = Claim(
            document=self.document.id,
            spans=spans,
            text=quote(self.text, spans),
            about=timing.about(times, spans, () if attribution else beside),
            said=timing.said(times, attribution, self.document.published),
            claimant=claimant,
            cue=Cue(quote(self.text, attribution.spans), attribution.spans) if attribution else None,
            mode=attribution.mode if attribution else Mode.NARRATED,
            certainty=certainty(
                self.text, spans, self._predicate(spans), self._cues.within(sentence), attribution
            ),
            figures=figures,
            attributes=self._attributes(times, spans),
            places=_entities(self._places.touching(spans)),
            actors=_entities(self._actors.touching(spans)),
        )  # fmt: skip
        asked = self.text[spans[-1][1] : sentence[1]].lstrip("\"'\u201d\u2019)*_ ").startswith("?")
        found = grounds(claim, [word.lower() for word in words], told=finite(words), asked=asked)
        yield attrs.evolve(claim, grounds=tuple(ground for ground in found if ground in self.settings.grounds))

    def _words(self, spans: Spans) -> list[str]:
        found = [self.text[slice(*self.tokens[index])] for span in spans for index in self.tokens.touching(*span)]
        return [word for word in found if word[0].isalnum()]

    def _predicate(self, spans: Spans) -> int | None:
        """Offset of the main predicate, as far as its look tells; None where nothing looks like one.

        That is what follows the first auxiliary, else the first past form. A past form before an auxiliary of the same
        stretch is taken for a participle ("losses suffered in May could grow").
        """
        auxiliaries, between, ends = lexicon("auxiliaries"), lexicon("between"), lexicon("ends")
        past: int | None = None
        behind = False
        for span in spans:
            for index in self.tokens.touching(*span):
                start, end = self.tokens[index]
                word = self.text[start:end]
                if word in auxiliaries:
                    behind = True
                elif behind:
                    if not word.endswith("ly") and word not in between:
                        return start
                elif word in ends and past is not None:
                    return past
                elif past is None and finite((word,)):
                    past = start
        return past

    def _attributes(self, times: Iterable[TimeMention], spans: Spans) -> tuple[Attribute, ...]:
        """Clock times of the claim."""
        return tuple(
            Attribute("clock time", time.value.partition("T")[2], time.spans)
            for time in times
            if time.type is TimexType.TIME and ":" in time.value and touches(time.spans, spans)
        )


def _encloses(outer: AttributionMention, inner: AttributionMention) -> bool:
    """Does the cue of ``inner`` stand in the content of ``outer``?"""
    return touches(inner.spans, outer.content)


def _covers(inner: AttributionMention, outer: AttributionMention) -> bool:
    """Does ``inner`` say nearly all that ``outer`` says? Then the claim is the inner one's."""
    whole = sum(end - start for start, end in outer.content)
    said = sum(shared(a, b) for a in inner.content for b in outer.content)
    return 4 * said >= 3 * whole


def _entities(mentions: Sequence[PlaceMention] | Sequence[ActorMention]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for mention in mentions:
        found.setdefault(mention.name, Entity(mention.name, mention.spans, mention.kind))
    return tuple(found.values())
