"""Which attributions of a document make claims, and who vouches for them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import attrs

from timeline.model.claim import Entity
from timeline.model.mention import AttributionMention, Mode
from timeline.model.span import Span, Spans, shared
from timeline.text.mentions import MentionIndex, touches
from timeline_plugins.extractors.claims.passages import Passages
from timeline_plugins.extractors.claims.people import Claimants, is_evidence, vouched
from timeline_plugins.extractors.claims.propositions import merged
from timeline_plugins.extractors.claims.reporters import cited, passing_on
from timeline_plugins.extractors.claims.settings import ClaimSettings
from timeline_plugins.extractors.claims.words import lexicon

MOST = 24
"""Attributions of a sentence among which a reporter is looked for."""
_CLAUSES = frozenset({"that", "clause", "tell"})
"""Complements whose content is a clause by its rule."""
NEAR = 4
"""Attributions on either side with which one is compared, so that a hostile sentence costs no more a word."""


@attrs.frozen(slots=True)
class Report:
    """An attribution that makes claims.

    ``content`` is what it says, within what an attribution around it says; ``sentence`` is that of
    its cue, ``claimant`` who vouches for it (None: the source is not named), ``reporter`` who passes it on (None: the
    document itself), ``around`` where an attribution stands that says no more than this one. ``clausal`` is false where
    the content is a thing rather than a clause or a quotation, and its cue more than that somebody spoke.
    """

    attribution: AttributionMention
    content: Spans
    sentence: Span
    claimant: Entity | None
    reporter: Entity | None = None
    around: Spans = ()
    clausal: bool = True

    @property
    def spans(self) -> tuple[Span, ...]:
        """Source, cue and content: what is no longer said in the document's own voice.

        A source in the next sentence is left there, since that sentence may say more.
        """
        here = (span for span in self.attribution.source if span[0] < self.sentence[1] and span[1] > self.sentence[0])
        return (*self.attribution.spans, *here, *self.attribution.content, *self.around)


class Subjects:
    """The sources of the reports of a document, as subjects of what their sentences go on with."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._cues: dict[int, list[int]] = {}
        self._reports: dict[int, list[AttributionMention]] = {}
        for report in reports:
            source, start = report.attribution.source, report.attribution.start
            if source and source[0][0] >= report.sentence[0] and source[-1][1] <= start:
                self._cues.setdefault(report.sentence[0], []).append(start)
                self._reports.setdefault(report.sentence[0], []).append(report.attribution)

    def before(self, sentence: Span, end: int) -> Spans:
        """The source of the last report that ends before an offset in a sentence: what follows goes on about it.

        "The mayor said X and **promised** Y": empty where no source stands before its cue.
        """
        found = self._reports.get(sentence[0], [])
        before = range(bisect_left(self._cues.get(sentence[0], []), end) - 1, -1, -1)
        return next((found[place].source for place in before if found[place].end <= end), ())


def reports(
    attributions: MentionIndex[AttributionMention],
    sentence: Span,
    claimants: Claimants,
    settings: ClaimSettings,
    passages: Passages,
) -> Iterator[Report]:
    """The attributions with their cue in a sentence that make claims.

    A source must be able to vouch for something; of two that say nearly the same, the inner one makes the claim.
    """
    everyone = attributions.within(sentence)
    likely = [mention for mention in everyone if mention.precision >= settings.least_precision]
    first, text = everyone[:MOST], passages.text
    for place, attribution in enumerate(likely):
        others = [*likely[max(0, place - NEAR) : place], *likely[place + 1 : place + 1 + NEAR]]
        if not _plausible(attribution, settings, passages):
            continue
        source = vouched(attribution, others, text).source
        if source and not claimants.credible(source):
            continue
        original = cited(attribution, first, text)
        if original and claimants.credible(original):
            passed, claimant = claimants.name(source), claimants.name(original, inner=True)
        else:
            inner = any(touches(attribution.spans, other.content) for other in others)
            claimant = claimants.name(source, attribution.content, inner=inner)
            passed = _reporter(attribution, claimant, first, claimants, text, sentence)
        if any(
            _repeats(other, attribution, passages)
            and not _repeats(attribution, other, passages)
            and _plausible(other, settings, passages)
            for other in others
        ):
            continue
        content = attribution.content
        for outer in others:
            if touches(attribution.spans, outer.content):
                content = _both(content, outer.content)
        repeated = (other for other in others if _repeats(attribution, other, passages))
        around = tuple(span for other in repeated for span in (*other.spans, *other.source))
        spoken = text[slice(*attribution.spans[-1])].rpartition(" ")[2].lower() in lexicon("mute") | lexicon("told")
        clausal = spoken or attribution.mode is not Mode.INDIRECT or passages.has_finite(attribution.content)
        yield Report(attribution, content, sentence, claimant, passed, around, clausal)


def _reporter(
    attribution: AttributionMention,
    claimant: Entity | None,
    others: Sequence[AttributionMention],
    claimants: Claimants,
    text: str,
    sentence: Span,
) -> Entity | None:
    """Who passes an attribution on, if somebody other than its claimant does."""
    spans = passing_on(attribution, others, text, sentence[1])
    if not spans or not claimants.credible(spans):
        return None
    reporter = claimants.name(spans, inner=True)
    return None if reporter is None or (claimant and reporter.name == claimant.name) else reporter


def _plausible(attribution: AttributionMention, settings: ClaimSettings, passages: Passages) -> bool:
    """Is the content of an attribution a clause or a quotation, or its cue beyond doubt?"""
    if attribution.mode is not Mode.INDIRECT or attribution.precision >= settings.telling:
        return True
    if attribution.rule.partition(" + ")[2].partition(",")[0] in _CLAUSES:
        return True
    return passages.has_finite(attribution.content)


def _repeats(inner: AttributionMention, outer: AttributionMention, passages: Passages) -> bool:
    """Does ``inner`` have its cue in the content of ``outer``, and make up nearly all of it?

    Its source counts where somebody speaks; "the images prove that ..." is more than its content. What is no clause
    ("the club has offered a contract") says nothing without its source and cue.
    """
    if not touches(inner.spans, outer.content) or not passages.has_finite(inner.content):
        return False
    whole = inner.content
    if inner.source and not is_evidence(passages.text, inner.source):
        whole = tuple(merged((*inner.spans, *inner.source, *inner.content)))
    return 4 * _common(whole, outer.content) >= 3 * _size(outer.content)


def _common(a: Spans, b: Spans) -> int:
    return sum(shared(first, second) for first in a for second in b)


def _both(a: Spans, b: Spans) -> Spans:
    """What lies in both of two lists of spans."""
    both = ((max(first[0], second[0]), min(first[1], second[1])) for first in a for second in b)
    return tuple(span for span in both if span[0] < span[1])


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
