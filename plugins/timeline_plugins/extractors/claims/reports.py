"""Which attributions of a document make claims, and who vouches for them."""

from collections.abc import Iterator, Sequence

import attrs

from timeline.model.claim import Entity
from timeline.model.mention import AttributionMention, Mode
from timeline.model.span import Span, Spans, shared
from timeline_plugins.extractors.claims.people import Claimants, vouched
from timeline_plugins.extractors.claims.propositions import finite
from timeline_plugins.extractors.claims.settings import ClaimSettings
from timeline_plugins.extractors.claims.walk import Walk, touches

NEAR = 4
"""Attributions on either side with which one is compared, so that a hostile sentence costs no more a word."""


@attrs.frozen(slots=True)
class Report:
    """An attribution that makes claims.

    ``content`` is what it says, within what an attribution around it says; ``sentence`` is that of
    its cue, ``claimant`` who vouches for it (None: the source is not named).
    """

    attribution: AttributionMention
    content: Spans
    sentence: Span
    claimant: Entity | None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Source, cue and content: what is no longer said in the document's own voice."""
        return (*self.attribution.spans, *self.attribution.source, *self.attribution.content)


def reports(
    attributions: Walk[AttributionMention], sentence: Span, claimants: Claimants, settings: ClaimSettings, text: str
) -> Iterator[Report]:
    """The attributions with their cue in a sentence that make claims.

    A source must be able to vouch for something; of two that say nearly the same, the inner one makes the claim.
    """
    likely = [mention for mention in attributions.within(sentence) if mention.precision >= settings.least_precision]
    for place, attribution in enumerate(likely):
        others = [*likely[max(0, place - NEAR) : place], *likely[place + 1 : place + 1 + NEAR]]
        if not _plausible(attribution, settings, text):
            continue
        source = vouched(attribution, others, text).source
        if source and not claimants.credible(source):
            continue
        claimant = claimants.name(source)
        if any(_repeats(other, attribution) and _plausible(other, settings, text) for other in others):
            continue
        content = attribution.content
        for outer in others:
            if touches(attribution.spans, outer.content):
                content = _both(content, outer.content)
        yield Report(attribution, content, sentence, claimant)


def _plausible(attribution: AttributionMention, settings: ClaimSettings, text: str) -> bool:
    """Is the content of an attribution a clause or a quotation, or its cue beyond doubt?"""
    if attribution.mode is not Mode.INDIRECT or attribution.precision >= settings.telling:
        return True
    return any(finite(text[start:end].split()) for start, end in attribution.content)


def _repeats(inner: AttributionMention, outer: AttributionMention) -> bool:
    """Does ``inner`` have its cue in the content of ``outer``, and say nearly all of it?"""
    return touches(inner.spans, outer.content) and 4 * _common(inner.content, outer.content) >= 3 * _size(outer.content)


def _common(a: Spans, b: Spans) -> int:
    return sum(shared(first, second) for first in a for second in b)


def _both(a: Spans, b: Spans) -> Spans:
    """What lies in both of two lists of spans."""
    both = ((max(first[0], second[0]), min(first[1], second[1])) for first in a for second in b)
    return tuple(span for span in both if span[0] < span[1])


def _size(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)
