"""Who passes on what somebody else says: "X told Reuters", "Y quoted X as saying", "Y, citing X, said"."""

import re
from collections.abc import Sequence

from timeline.model.mention import AttributionMention
from timeline.model.span import Span, Spans, quote
from timeline.text.mentions import touches
from timeline_plugins.lexicon import words

_PACKAGE = "timeline_plugins.extractors.attribution"
REACH = 90
"""Characters behind a cue or a source within which a reporter is looked for."""

_TOLD = re.compile(
    r"\s*(?:,\s*)?(?:in an? (?:\w+ ){0,2}(?:interview|statement) (?:with|to|on|for)"
    r"|(?:speaking|talking) (?:with|to))\s+"
)
_QUOTED = re.compile(r"\s*,?\s*(?:as\s+)?(?:quoted|cited|reported) by\s+")
_BY = re.compile(r"\bby\s+(.+?)\s+as\s+(?:saying|telling)\Z", re.DOTALL)
_NAME = re.compile(r"(?:the\s+|a\s+|an\s+)?[^\s,.;:()\"\u201c\u201d]+(?:[ .&-]+[^\s,.;:()\"\u201c\u201d]+){0,5}")
_TELLING = frozenset({"told", "tells", "tell", "telling"})
_CITING = frozenset({"citing", "quoting"})
_ENDS = frozenset(
    {"that", "on", "in", "at", "as", "by", "for", "after", "before", "last", "this", "late", "earlier", "how"}
)
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "he", "she"}
)


def cited(attribution: AttributionMention, others: Sequence[AttributionMention], text: str) -> Spans:
    """Whom the source of an attribution cites for it ("Y, citing X, said"): then Y is the reporter; else empty."""
    for other in others:
        if other.source and other.source == attribution.source and other.spans != attribution.spans:
            words_of_cue = quote(text, other.spans).lower().split()
            if words_of_cue[-1:] and words_of_cue[-1] in _CITING:
                return other.content[:1]
    return ()


def passing_on(attribution: AttributionMention, others: Sequence[AttributionMention], text: str, end: int) -> Spans:
    """Where the reporter of an attribution is named in its sentence, which ends at ``end``; empty where none is."""
    for other in others:
        # "Y reported that X said", "..., X said, as cited by Y"
        if other.source and touches(attribution.spans, other.content) and not touches(other.source, attribution.source):
            return other.source
    cue = quote(text, attribution.spans)
    if by := _BY.search(cue):
        start = attribution.spans[0][0] + by.start(1)
        return ((start, start + len(by[1])),)
    behind = attribution.spans[-1][1]
    limit = min(end, behind + REACH)
    if cue.lower().split()[-1:] and cue.lower().split()[-1] in _TELLING:
        return _outlet(text, behind, limit)
    if found := _TOLD.match(text, behind, limit):
        return _outlet(text, found.end(), limit)
    last = max(attribution.spans[-1][1], attribution.source[-1][1] if attribution.source else 0)
    if found := _QUOTED.match(text, last, min(end, last + REACH)):
        return _outlet(text, found.end(), min(end, last + REACH))
    return ()


def _outlet(text: str, start: int, end: int) -> Spans:
    """The news medium that is named at an offset; empty where what stands there is none."""
    while start < end and text[start].isspace():
        start += 1
    name = _NAME.match(text, start, end)
    if name is None:
        return ()
    kept: Span | None = None
    for word in re.finditer(r"[^\s]+", name[0]):
        low = word[0].lower().strip("'\u2019\"")
        if word.start() and (low in _ENDS or low in _DAYS):
            break
        if low.removesuffix("'s").removesuffix("\u2019s") in words(_PACKAGE, "words.txt", "outlets"):
            kept = start, start + word.end()
    return (kept,) if kept else ()
