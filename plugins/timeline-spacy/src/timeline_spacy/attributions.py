"""The layer ``attribution``: drafts of the rules and findings of the tree, each judged by features of both."""

from collections.abc import Iterator

import attrs

from timeline.model.mention import AttributionMention, CueClass, Mode
from timeline.model.span import Span, Spans
from timeline.plugin.view import View
from timeline_spacy.candidates import Candidate, candidates, classes
from timeline_spacy.drafts import drafts
from timeline_spacy.judging import Verdict, judge
from timeline_spacy.parsing import Parse, parsed
from timeline_spacy.settings import AttributionSpacySettings

UNPARSED = 0.3
"""The least precision of a draft behind the part of a very long document that is parsed."""
_MARKS = frozenset('"\u201c\u201d\u201e\u201f\u00ab\u00bb')
_STOPS = frozenset(".,?!")


def extract(view: View) -> Iterator[AttributionMention]:
    """The attributions of an English document, in the order of their cues."""
    settings = view.settings if isinstance(view.settings, AttributionSpacySettings) else AttributionSpacySettings()
    p = parsed(view.text, view.segments("sentence"))
    parsed_end = p.end[-1] if len(p) else 0
    rough = drafts(view, "attribution-english", least_precision=0.0)
    least = max(UNPARSED, settings.least_precision)
    found = [draft for draft in rough if draft.start >= parsed_end and draft.precision >= least]
    for candidate in candidates(p, [draft for draft in rough if draft.start < parsed_end]):
        verdict = judge(p, candidate)
        if verdict is not None and verdict.precision >= settings.least_precision:
            found.append(_mention(view.text, p, candidate, verdict))
    found.sort(key=lambda mention: (mention.spans, mention.content))
    yield from (mention for mention in found if mention.cue_class in settings.classes)


def _mention(text: str, p: Parse, candidate: Candidate, verdict: Verdict) -> AttributionMention:
    draft = candidate.draft
    named = draft.rule if draft is not None else p.lemma[candidate.head]
    ways = f"{named}; source: {verdict.source.kind}; content: {verdict.content.kind}"
    if draft is not None and verdict.content.kind == "draft":
        return attrs.evolve(draft, source=verdict.source.spans, precision=verdict.precision, rule=ways)
    content = _with_marks(text, verdict.content.spans)
    return AttributionMention(
        spans=candidate.cue,
        source=verdict.source.spans,
        content=content,
        cue_class=draft.cue_class if draft is not None else classes().get(p.lemma[candidate.head], CueClass.SPEECH),
        mode=_mode(text, content),
        precision=verdict.precision,
        rule=ways,
    )


def _with_marks(text: str, spans: Spans) -> Spans:
    """Spans with the quotation marks that stand right at their edges, as long as they stay apart."""
    found: list[Span] = []
    for number, (start, end) in enumerate(spans):
        least = found[-1][1] if found else 0
        most = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        if start > least and text[start - 1] in _MARKS:
            start -= 1
        if end + 1 < most and text[end] in _STOPS and text[end + 1] in _MARKS:
            end += 1
        if end < most and text[end] in _MARKS:
            end += 1
        found.append((start, end))
    return tuple(found)


def _mode(text: str, content: Spans) -> Mode:
    """Direct where every piece stands in quotation marks, mixed where some do."""
    whole = all(text[start] in _MARKS and text[end - 1] in _MARKS for start, end in content)
    if whole:
        return Mode.DIRECT
    return Mode.MIXED if any(c in _MARKS for start, end in content for c in text[start:end]) else Mode.INDIRECT
