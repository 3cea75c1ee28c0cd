"""The assembly of claims: one for each proposition that a reader would check, from the layers below.

Every attribution of speech or belief gives the propositions of its content, each with its claimant; what a sentence
says beside its attributions is claimed in the document's own voice.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from timeline.model.certainty import Level
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
from timeline.model.span import Span, Spans, quote
from timeline.plugin.view import View
from timeline_plugins.dateline import find
from timeline_plugins.extractors.claims import times as timing
from timeline_plugins.extractors.claims.grounds import grounds
from timeline_plugins.extractors.claims.people import Claimants
from timeline_plugins.extractors.claims.propositions import (
    finite,
    heading,
    merged,
    said_that,
    split,
    subtract,
    trimmed,
)
from timeline_plugins.extractors.claims.reports import Report, reports
from timeline_plugins.extractors.claims.settings import ClaimSettings
from timeline_plugins.extractors.claims.sureness import certainty
from timeline_plugins.extractors.claims.tense import tense
from timeline_plugins.extractors.claims.walk import Walk, touches
from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.extractors.figures.ages import ages

_TOLD = (Level.CERTAIN, Level.PROBABLE)


def extract(view: View) -> Iterator[Claim]:
    """The claims of a document: those of its reports, then what is left in the document's own voice."""
    assembly = _Assembly(view)
    for report in assembly.reports:
        yield from assembly.reported(report)
    for sentence in assembly.sentences:
        yield from assembly.narrated(sentence)


class _Assembly:
    """The layers of one document."""

    def __init__(self, view: View) -> None:
        self.text = view.text
        self.document = view.document
        self.settings: ClaimSettings = view.settings or ClaimSettings()
        self.sentences = list(_without_dateline(view.text, view.segments("sentence")))
        self._tokens = view.segments("token")
        times = view.mentions(TimeMention)
        self._times = Walk(times)
        self._carried = timing.carried(view.text, self.sentences, times)
        self._figures = Walk(view.mentions(FigureMention))
        self._cues = Walk(view.mentions(CertaintyMention))
        self._places = Walk(view.mentions(PlaceMention))
        self._actors = Walk(view.mentions(ActorMention))
        attributions = Walk(
            mention for mention in view.mentions(AttributionMention) if mention.cue_class in self.settings.classes
        )
        claimants = Claimants(self.text, self._actors, self._places)
        self.reports = [
            report
            for sentence in self.sentences
            for report in reports(attributions, sentence, claimants, self.settings, self.text)
        ]
        self._taken = Segments("taken", merged(span for report in self.reports for span in report.spans))
        self._whole = Segments("sentence", self.sentences)

    def reported(self, report: Report) -> Iterator[Claim]:
        """The claims of a report: its content sentence by sentence, each cut into propositions."""
        for content in self._by_sentence(report.content):
            told = said_that(self.text, content)
            for spans in split(self.text, self._tokens, told) if told else ():
                yield from self._claim(self._sentence(spans), spans, report)

    def narrated(self, sentence: Span) -> Iterator[Claim]:
        """What a sentence says beside the reports, unless it is a heading."""
        if heading(self.text, sentence):
            return
        taken = [self._taken[index] for index in self._taken.touching(*sentence)]
        for piece in trimmed(self.text, subtract(sentence, taken)):
            for spans in split(self.text, self._tokens, (piece,)):
                if not taken or finite(self._words(spans)):
                    # What stands beside a report may say when that was said.
                    beside = () if taken else tuple(subtract(sentence, spans))
                    yield from self._claim(sentence, spans, None, beside)

    def _by_sentence(self, content: Spans) -> Iterator[Spans]:
        """The pieces of a content, those of each sentence together."""
        found: dict[int, list[Span]] = {}
        for start, end in content:
            for index in self._whole.touching(start, end):
                first, last = self._whole[index]
                found.setdefault(index, []).append((max(start, first), min(end, last)))
        for pieces in found.values():
            if spans := trimmed(self.text, pieces):
                yield spans

    def _sentence(self, spans: Spans) -> Span:
        return self._whole[self._whole.touching(*spans[0])[0]]

    def _claim(self, sentence: Span, spans: Spans, report: Report | None, beside: Spans = ()) -> Iterator[Claim]:
        words = self._words(spans)
        if len(words) < self.settings.least_words:
            return
        attribution = report.attribution if report else None
        times = self._times.within(sentence)
        told_in = self._times.within(report.sentence) if report and report.sentence != sentence else times
        claim = Claim(
            document=self.document.id,
            spans=spans,
            text=quote(self.text, spans),
            about=timing.about(times, spans, beside),
            said=timing.said(told_in, attribution, self.document.published),
            claimant=report.claimant if report else None,
            cue=Cue(quote(self.text, attribution.spans), attribution.spans) if attribution else None,
            mode=attribution.mode if attribution else Mode.NARRATED,
            certainty=certainty(self.text, self._predicate(spans), self._cues.touching(spans), attribution),
            figures=tuple(mention.figure for mention in self._figures.touching(spans)),
            attributes=(*_clock_times(times, spans), *ages(self.text, spans)),
            places=_entities([place for place in self._places.touching(spans) if place.kind != "demonym"]),
            actors=_entities(self._actors.touching(spans)),
        )
        asked = self.text[spans[-1][1] : sentence[1]].lstrip("\"'\u201d\u2019)*_ ").startswith("?")
        lower = [word.lower() for word in words]
        # A time that only the context gives is no ground for a row.
        found = grounds(claim, lower, told=finite(words), asked=asked)
        if claim.about is None and claim.certainty.level in _TOLD and not asked:
            when = tense(lower)
            claim = attrs.evolve(claim, about=timing.context(when, self._carried.get(sentence[0]), claim.said))
        yield claim.marked(grounds=tuple(ground for ground in found if ground in self.settings.grounds))

    def _words(self, spans: Spans) -> list[str]:
        found = [self.text[slice(*self._tokens[index])] for span in spans for index in self._tokens.touching(*span)]
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
            for index in self._tokens.touching(*span):
                start, end = self._tokens[index]
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


def _without_dateline(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, the one with the dateline from behind it on: a dateline claims nothing."""
    dateline = find(text)
    for start, end in sentences:
        if dateline and start < dateline.span[1] and dateline.span[0] < end:
            start = dateline.span[1]
        if start < end:
            yield start, end


def _clock_times(times: Iterable[TimeMention], spans: Spans) -> tuple[Attribute, ...]:
    return tuple(
        Attribute("clock time", time.value.partition("T")[2], time.spans)
        for time in times
        if time.type is TimexType.TIME and ":" in time.value and touches(time.spans, spans)
    )


def _entities(mentions: Sequence[PlaceMention] | Sequence[ActorMention]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for mention in mentions:
        found.setdefault(mention.name, Entity(mention.name, mention.spans, mention.kind))
    return tuple(found.values())
