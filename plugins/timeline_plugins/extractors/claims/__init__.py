"""The assembly of claims: one for each proposition that a reader would check, from the layers below.

Every attribution of speech or belief gives the propositions of its content, each with its claimant; what a sentence
says beside its attributions is claimed in the document's own voice.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from timeline.model.claim import Attribute, Claim, Cue, Entity
from timeline.model.mention import (
    ActorMention,
    AttributionMention,
    CertaintyMention,
    FigureMention,
    Mention,
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
from timeline_plugins.extractors.claims.propositions import finite, split, subtract, trimmed
from timeline_plugins.extractors.claims.settings import ClaimSettings
from timeline_plugins.extractors.claims.sureness import certainty
from timeline_plugins.extractors.claims.words import lexicon

M = TypeVar("M", bound=Mention)


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
        self._attributions = _Walk(attributions)
        self._times = _Walk(view.mentions(TimeMention))
        self._figures = _Walk(view.mentions(FigureMention))
        self._cues = _Walk(view.mentions(CertaintyMention))
        self._places = _Walk(view.mentions(PlaceMention))
        self._actors = _Walk(view.mentions(ActorMention))
        self._claimants = Claimants(self.text, view.mentions(ActorMention))

    def claims(self, sentence: Span) -> Iterator[Claim]:
        """The claims of one sentence: those of its attributions, then what is left in the document's own voice."""
        attributions = self._attributions.within(sentence)
        taken: list[Span] = []
        for attribution in attributions:
            taken += [*attribution.spans, *attribution.source, *attribution.content]
            source = vouched(attribution, attributions, self.text)
            claimant = self._claimants.name(source.source)
            content = trimmed(self.text, attribution.content)
            nested = [other for other in attributions if other is not attribution and _encloses(attribution, other)]
            if not content or any(_covers(other, attribution) for other in nested):
                continue
            for spans in split(self.text, self.tokens, content):
                yield from self._claim(sentence, spans, attribution, claimant)
        rest = trimmed(self.text, subtract(sentence, taken))
        for piece in rest:
            for spans in split(self.text, self.tokens, (piece,)):
                if not taken or finite(self._words(spans)):
                    yield from self._claim(sentence, spans, None, None)

    def _claim(
        self, sentence: Span, spans: Spans, attribution: AttributionMention | None, claimant: Entity | None
    ) -> Iterator[Claim]:
        words = self._words(spans)
        if len(words) < self.settings.least_words:
            return
        times = self._times.within(sentence)
        beside = list(subtract(sentence, [*spans, *(attribution.content if attribution else ())]))
        figures = tuple(mention.figure for mention in self._inside(self._figures, sentence, spans))
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
            places=_entities(self._inside(self._places, sentence, spans)),
            actors=_entities(self._inside(self._actors, sentence, spans)),
        )  # fmt: skip
        told = finite(words)
        found = grounds(claim, [word.lower() for word in words], told=told)
        yield _with_grounds(claim, tuple(ground for ground in found if ground in self.settings.grounds))

    def _words(self, spans: Spans) -> list[str]:
        found = [self.text[slice(*self.tokens[index])] for span in spans for index in self.tokens.touching(*span)]
        return [word for word in found if word[0].isalnum()]

    def _predicate(self, spans: Spans) -> int:
        """Offset of the main predicate, as far as its look tells: behind the first finite form of the claim."""
        auxiliaries = lexicon("auxiliaries")
        behind = False
        for span in spans:
            for index in self.tokens.touching(*span):
                start, end = self.tokens[index]
                word = self.text[start:end]
                if word in auxiliaries:
                    behind = True
                elif behind and not word.endswith("ly") and word not in ("not", "no", "n't", "been", "never"):
                    return start
                elif finite((word,)):
                    return start
        return spans[0][0]

    def _inside(self, walk: "_Walk[M]", sentence: Span, spans: Spans) -> list[M]:
        return [
            mention
            for mention in walk.within(sentence)
            if any(shared(piece, span) for piece in mention.spans for span in spans)
        ]

    def _attributes(self, times: Iterable[TimeMention], spans: Spans) -> tuple[Attribute, ...]:
        """Clock times of the claim."""
        return tuple(
            Attribute("clock time", time.value.partition("T")[2], time.spans)
            for time in times
            if time.type is TimexType.TIME
            and ":" in time.value
            and any(shared(piece, span) for piece in time.spans for span in spans)
        )


class _Walk(list[M]):
    """Mentions in the order of their offsets, of which those of a sentence are found without a look at the rest."""

    def __init__(self, mentions: Iterable[M]) -> None:
        super().__init__(sorted(mentions, key=lambda mention: (mention.start, mention.spans)))
        self._starts = [mention.start for mention in self]

    def within(self, sentence: Span) -> Sequence[M]:
        """The mentions that begin in a sentence."""
        from bisect import bisect_left

        return self[bisect_left(self._starts, sentence[0]) : bisect_left(self._starts, sentence[1])]


def _encloses(outer: AttributionMention, inner: AttributionMention) -> bool:
    """Does the cue of ``inner`` stand in the content of ``outer``?"""
    return any(shared(piece, span) for piece in inner.spans for span in outer.content)


def _covers(inner: AttributionMention, outer: AttributionMention) -> bool:
    """Does ``inner`` say nearly all that ``outer`` says? Then the claim is the inner one's."""
    whole = sum(end - start for start, end in outer.content)
    said = sum(shared(a, b) for a in inner.content for b in outer.content)
    return 4 * said >= 3 * whole


def _entities(mentions: Iterable[PlaceMention | ActorMention]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for mention in mentions:
        found.setdefault(mention.name, Entity(mention.name, mention.spans, mention.kind))
    return tuple(found.values())


def _with_grounds(claim: Claim, found: tuple) -> Claim:
    import attrs

    return attrs.evolve(claim, grounds=found)
