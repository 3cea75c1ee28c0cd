"""The assembly of claims: one for each proposition that a reader would check, from the layers below.

Every attribution of speech or belief gives the propositions of its content, each with its claimant; what a sentence
says beside its attributions is claimed in the document's own voice.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.model.certainty import Level
from timeline.model.claim import Attribute, Claim, Cue, Entity, Ground
from timeline.model.mention import (
    ActorMention,
    AttributionMention,
    CertaintyMention,
    FactMention,
    FigureMention,
    Mode,
    PlaceMention,
    Segments,
    TimeMention,
)
from timeline.model.span import Span, Spans, quote
from timeline.plugin.view import View
from timeline.text.mentions import MentionIndex
from timeline_plugins.extractors.claims import times as timing
from timeline_plugins.extractors.claims.furniture import reported_sentences
from timeline_plugins.extractors.claims.grounds import grounds
from timeline_plugins.extractors.claims.headings import body, heading, headline
from timeline_plugins.extractors.claims.passages import Passages
from timeline_plugins.extractors.claims.people import Claimants
from timeline_plugins.extractors.claims.predicates import Predicate, Wording, done, finite, predicate
from timeline_plugins.extractors.claims.propositions import adverbial, bared, merged, split, subtract, trimmed
from timeline_plugins.extractors.claims.reports import Report, Subjects, reports
from timeline_plugins.extractors.claims.settings import ClaimSettings
from timeline_plugins.extractors.claims.sureness import certainty
from timeline_plugins.extractors.claims.telling import Telling
from timeline_plugins.extractors.claims.tense import Tense, tense
from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.extractors.facts import AT_FIGURES, OF_CUES, OF_FIGURES

_TOLD = (Level.CERTAIN, Level.PROBABLE)

_ASKED = re.compile(r"""["'\u201d\u2019)*_ ]*+(?:\?|[^"'\u201d\u2019)*_ ]["'\u201d\u2019)*_ ]*+\?)""")
"""A question mark behind a passage, or behind its last character, with closing marks before it."""

LONGEST_NOTE = 24
"""Sentences of a text that may be a note on the news of one day."""

LEAST_REST = 4
"""Words that are left of a sentence beside a report, below which they are no more than a source and its verb."""


def extract(view: View) -> Iterator[Claim]:
    """The claims of a document: those of its reports, then what is left in the document's own voice."""
    assembly = _Assembly(view)
    yield from assembly.reported()
    for sentence in assembly.sentences:
        yield from assembly.narrated(sentence)


class _Assembly:
    """The layers of one document."""

    def __init__(self, view: View) -> None:
        self.text = view.text
        self.document = view.document
        self.settings: ClaimSettings = view.settings or ClaimSettings()
        self._passages = Passages(view.annotation("word"))
        self.sentences = list(reported_sentences(self._passages, view.segments("sentence")))
        self._body = body(view.text, self.sentences)
        times = view.mentions(TimeMention)
        self._times = MentionIndex(times)
        self._carried = timing.carried(view.text, self.sentences, times)
        self._figures = MentionIndex(view.mentions(FigureMention))
        self._cues = MentionIndex(view.mentions(CertaintyMention))
        self._facts = MentionIndex(view.mentions(FactMention))
        self._places = MentionIndex(view.mentions(PlaceMention))
        self._actors = MentionIndex(view.mentions(ActorMention))
        attributions = MentionIndex(
            mention for mention in view.mentions(AttributionMention) if mention.cue_class in self.settings.classes
        )
        claimants = Claimants(self._passages, self._actors, self._places)
        self.reports = [
            report
            for sentence in self.sentences
            for report in reports(attributions, sentence, claimants, self.settings, self._passages)
        ]
        self._subjects = Subjects(self.reports)
        self._dates: dict[int, list[Span]] = {}
        self._taken = Segments("taken", ())
        self._reported: set[tuple[Spans, str | None]] = set()
        self._whole = Segments("sentence", self.sentences)
        self._present: bool | None = None

    def reported(self) -> Iterator[Claim]:
        """The claims of all reports. What a report takes is no longer said in the document's own voice.

        A report of a mere thing that no reader would check ("the club has offered a contract") takes nothing: there the
        offer is what the document tells.
        """
        taken: list[Span] = []
        for report in self.reports:
            claims = list(self._claims_of(report))
            if report.clausal or any(claim.grounds for claim in claims):
                taken += report.spans
            yield from claims
        self._taken = Segments("taken", merged(taken))

    def _claims_of(self, report: Report) -> Iterator[Claim]:
        """The claims of a report: its content sentence by sentence, each cut into propositions, none made twice."""
        for content in self._by_sentence(report.content):
            told = bared(self.text, content, reported=True)
            for spans in split(self._passages, told) if told else ():
                said = (spans, report.claimant.name if report.claimant else None)
                if said in self._reported:
                    continue
                self._reported.add(said)
                yield from self._claim(self._sentence(spans), spans, report)

    def narrated(self, sentence: Span) -> Iterator[Claim]:
        """What a sentence says beside the reports; a heading says something where it is a headline."""
        if heading(self.text, sentence):
            yield from self._headline(sentence)
            return
        taken = [self._taken[index] for index in self._taken.touching(*sentence)]
        for piece in trimmed(self.text, subtract(sentence, taken)):
            cuts = list(split(self._passages, (piece,)))
            for cut in cuts:
                spans = bared(self.text, cut, reported=False)
                words = self._passages.of(spans)
                if not spans or (taken and (_rest(words) or self._awaits(spans[-1][1]))):
                    continue
                # What stands beside a report may say when that was said; another proposition has a time of its own.
                beside = () if taken or len(cuts) > 1 else tuple(subtract(sentence, spans))
                if taken and _headless(words):
                    subject = self._subjects.before(sentence, spans[0][0])
                    if not subject:
                        continue
                    spans = (*subject, *spans)
                yield from self._claim(sentence, spans, None, beside)

    def _awaits(self, end: int) -> bool:
        """Does what stands behind an offset tell from when a span is counted ("came two days | after X said ...")?"""
        last = self.text[max(0, end - LEAST_REST * 2) : end].rpartition(" ")[2]
        return last in lexicon("units") and self.text[end : end + 8].lstrip().startswith(("after", "before"))

    def _headline(self, sentence: Span) -> Iterator[Claim]:
        """The claim of a headline over the text; as a whole, since it is short of joints and full of commas."""
        over = sentence[0] < self._body and not self._taken.touching(*sentence)
        stated = headline(self.text, sentence) if over else None
        if stated:
            for claim in self._claim(sentence, trimmed(self.text, (stated,)), None):
                found = {*claim.grounds, Ground.HAPPENING} & set(self.settings.grounds)
                yield claim.marked(grounds=tuple(ground for ground in Ground if ground in found))

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
        words = self._passages.of(spans)
        if not len(words) or self._telling_words(spans, sentence) < self.settings.least_words:
            return
        main = predicate(words)
        attribution = report.attribution if report else None
        asked = _ASKED.match(self.text, spans[-1][1] - 1, sentence[1]) is not None
        predicated = self._passages.start_of(main.place, spans) if main else None
        times = self._times.sharing((*spans, *beside), sentence)
        dated = timing.about(
            timing.telling(times, self.text, spans[0][0] if predicated is None else predicated), spans, beside
        )
        telling = Telling.of(words, main, asked=asked, dated=dated is not None and dated.precision is not None)
        near = timing.near(self._times, report.attribution, report.sentence) if report else ()
        said = timing.said(near, attribution, self.document.published)
        sure = certainty(
            self.text,
            predicated,
            self._cues.touching(spans),
            attribution,
        )
        figures = tuple(mention.figure for mention in self._figures.touching(spans))
        about = dated
        if sure.level in _TOLD and not asked:
            told = self._tense(sentence, telling.words, main)
            if dated is None or (told is Tense.NEWS and timing.background(dated, said)):
                about = timing.context(told, self._carried.get(sentence[0]), said, counted=bool(figures))
        claim = Claim(
            document=self.document.id,
            spans=spans,
            text=quote(self.text, spans),
            about=about,
            said=said,
            claimant=report.claimant if report else None,
            reporter=report.reporter if report else None,
            cue=Cue(quote(self.text, attribution.spans), attribution.spans) if attribution else None,
            mode=attribution.mode if attribution else Mode.NARRATED,
            certainty=sure,
            figures=figures,
            attributes=self._stated(spans, attribution.spans if attribution else (), counted=bool(figures)),
            places=_entities([place for place in self._places.touching(spans) if place.kind != "demonym"]),
            actors=_entities(self._actors.touching(spans)),
        )
        found = grounds(claim, telling, opinions=self.settings.opinions)
        yield claim.marked(grounds=tuple(ground for ground in found if ground in self.settings.grounds))

    def _stated(self, spans: Spans, cue: Spans, *, counted: bool) -> tuple[Attribute, ...]:
        """The facts that lie within a claim, each once, and whether its ``cue`` is of a first or a last word."""
        within = [fact for fact in self._facts.touching(spans) if _inside(fact.spans, spans)]
        within += [fact for fact in self._facts.touching(cue) if fact.kind == OF_CUES and _inside(fact.spans, cue)]
        found: dict[tuple[str, str, str | None, Spans], Attribute] = {}
        for fact in within:
            if counted or fact.kind not in OF_FIGURES:
                key = fact.kind, fact.value, fact.of, fact.spans if fact.kind in AT_FIGURES else ()
                found.setdefault(key, Attribute(fact.kind, fact.value, fact.spans, fact.of))
        return tuple(found.values())

    def _tense(self, sentence: Span, words: Sequence[str], main: Predicate | None) -> Tense | None:
        """The tense of a claim: headlines tell in the present what was done days ago, others what is so in general."""
        told = tense(words, main)
        if told is not Tense.NEWS:
            return told
        if heading(self.text, sentence):
            return Tense.PERFECT
        return told if self._told_in_the_present() else None

    def _told_in_the_present(self) -> bool:
        """Is the document a note that tells its news in the present? Other texts say so what is done in general."""
        if self._present is None:
            tenses = Counter[Tense | None]()
            if len(self.sentences) <= LONGEST_NOTE:
                for span in self.sentences:
                    words = self._passages.of((span,))
                    tenses[tense(words.norms, predicate(words))] += 1
            self._present = tenses[Tense.NEWS] > tenses[Tense.PAST] + tenses[Tense.PERFECT]
        return self._present

    def _telling_words(self, spans: Spans, sentence: Span) -> int:
        """How many words of a passage are no part of a time: a bare date claims nothing."""
        dates = self._dates.get(sentence[0])
        if dates is None:
            dates = list(merged(piece for time in self._times.within(sentence) for piece in time.spans))
            self._dates[sentence[0]] = dates
        count = sum(map(self._passages.count, spans))
        for start, end in spans:
            for place in range(max(0, bisect_right(dates, (start,)) - 1), bisect_left(dates, (end,))):
                first, last = dates[place]
                count -= self._passages.count((max(first, start), min(last, end))) if last > start else 0
        return count


def _rest(passage: Wording) -> bool:
    """Are the words beside a report no proposition: too few, without a finite form or a subject, or an adverbial?"""
    few = sum(word[0].isalnum() for word in passage.forms) < LEAST_REST
    first = passage.forms[0] if passage.forms else ""
    headless = first in lexicon("auxiliaries") or first in lexicon("no subjects")
    return few or headless or not finite(passage) or adverbial(passage)


def _headless(passage: Wording) -> bool:
    """Do words begin with a past form, behind adverbs at most: has their subject gone to something else?"""
    for word, tag in zip(passage.forms, passage.tags, strict=True):
        if not (word.endswith("ly") and word.islower()):
            return word.islower() and (tag in done() or word in lexicon("auxiliaries"))
    return False


def _inside(pieces: Spans, spans: Spans) -> bool:
    """Do all pieces begin within spans? The last point of "at 9 p.m." may lie outside."""
    return all(any(start <= first < end for start, end in spans) for first, _ in pieces)


def _entities(mentions: Sequence[PlaceMention] | Sequence[ActorMention]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for mention in mentions:
        found.setdefault(mention.name, Entity(mention.name, mention.spans, mention.kind))
    return tuple(found.values())
