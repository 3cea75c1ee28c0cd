"""Attributions: who says, believes or wants what, by cue, source and content, in English.

Read without a parser: closed classes of words, capitals and punctuation find the edges of sources and contents, a
lexicon (``cues.txt``) tells which forms are cues and how often. After PARC/PolNeAR's scheme (Pareti 2016; Newell et
al. 2018): source, cue and content are spans, the content may be in pieces, the source may be missing.
"""

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from timeline.model.mention import AttributionMention, CueClass, Mode
from timeline.model.span import Span, Spans
from timeline.plugin.view import View
from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.beside import PRECISION, Beside, beside
from timeline_plugins.extractors.attribution.noun_phrases import kind
from timeline_plugins.extractors.attribution.phrasal import phrasal
from timeline_plugins.extractors.attribution.quotations import Quotation
from timeline_plugins.extractors.attribution.settings import AttributionSettings
from timeline_plugins.extractors.attribution.units import Paragraph, Tokens, Unit, read
from timeline_plugins.extractors.attribution.verbal import Found, verbal

SAID = 0.5
"""Precision from which an attribution with a source tells who says its sentence."""
SENTENCE = 3
"""Atoms, less one, of the shortest sentence whose source the next one can name."""
NESTED = 0.8
"""Precision from which somebody who speaks within a quotation is taken for a source."""
CONTINUED = 40
"""Quotations that can go on with one content."""
_MARKS = frozenset("\"'\u2018\u2019\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u300e\u300f\uff02`")


def extract(view: View) -> Iterator[AttributionMention]:
    """The attributions of an English document, in the order of their cues."""
    settings = view.settings if isinstance(view.settings, AttributionSettings) else AttributionSettings()
    text = view.text
    tokens = Tokens(text, view.segments("token"), view.segments("sentence"))
    paragraphs = list(read(text, tokens))
    mentions: list[AttributionMention] = []
    before: Unit | None = None
    first = 0
    for number, paragraph in enumerate(paragraphs):
        for index, unit in enumerate(paragraph.units):
            named = beside(unit) if before is not None and CueClass.SPEECH in settings.classes else None
            if before is not None and named is not None:
                mentions[first:] = _with_source(text, before, unit, named, mentions[first:], settings)
            first, before = len(mentions), unit
            for found in _attributions(unit):
                if named and found.cue[0] < named[0][1] and named[0][0] < found.cue[1]:
                    continue  # the whole sentence before is its content
                if found.precision >= settings.least_precision and found.cue_class in settings.classes:
                    more = _continued(paragraphs, number, index, unit, found)
                    mentions.append(_mention(text, unit, found, paragraph.quotations, more))
    for paragraph in paragraphs:
        for unit in paragraph.inner:
            mentions += (
                _mention(text, unit, found, [], ())
                for found in _attributions(unit)
                if _is_other(unit, found) and found.precision >= max(NESTED, settings.least_precision)
                and found.cue_class in settings.classes
            )  # fmt: skip
    mentions.sort(key=lambda mention: (mention.spans, mention.content))
    yield from mentions


def _attributions(unit: Unit) -> Iterator[Found]:
    """Those of a unit; a word that is the cue of a verb is not that of a noun too ("Hart hopes to")."""
    found = list(verbal(unit))
    taken = {i for each in found for i in range(*each.cue)}
    said = {each.content for each in found}
    yield from (each for each in phrasal(unit) if each.cue[0] not in taken and each.content not in said)
    yield from found


def _is_other(unit: Unit, found: Found) -> bool:
    """Does somebody speak within a quotation who is named: neither the speaker nor a pronoun?"""
    if found.source is None:
        return False
    named = kind(unit, found.source)
    bodies = w.listed("bodies")
    return named == "name" or (named in ("noun", "plural") and any(x in bodies for x in unit.low[slice(*found.source)]))


def _with_source(
    text: str,
    before: Unit,
    unit: Unit,
    named: Beside,
    mentions: list[AttributionMention],
    settings: AttributionSettings,
) -> list[AttributionMention]:
    """The attributions of a unit whose source the next one names: those without one get it, else the unit does."""
    cue, source = named
    spans = (_source(text, unit, *source),)
    if any(mention.source and mention.precision >= SAID for mention in mentions):
        return mentions
    if any(mention.cue_class is CueClass.SPEECH for mention in mentions if not mention.source):
        return [
            attrs.evolve(mention, source=spans, rule=f"{mention.rule}, source behind")
            if not mention.source and mention.cue_class is CueClass.SPEECH
            else mention
            for mention in mentions
        ]
    last = max((i for i, tag in enumerate(before.tag) if tag & (w.WORD | w.QUOTE)), default=0)
    if last < SENTENCE or settings.least_precision > PRECISION:
        return mentions
    pointing = AttributionMention(
        spans=((unit.start[cue[0]], unit.end[cue[1] - 1]),),
        source=spans,
        content=(_with_marks(text, before, 0, last + 1),),
        precision=PRECISION,
        rule=f"{' '.join(unit.low[slice(*cue)])} + source behind",
    )
    return [*mentions, pointing]


def _continued(paragraphs: list[Paragraph], number: int, index: int, unit: Unit, found: Found) -> Spans:
    """Quotations that go on with a quoted content: the next ones in the paragraph, and in paragraphs that reopen it."""
    quoted = [unit.quoted[i] for start, end in found.content for i in range(start, end) if i in unit.quoted]
    last_atom = found.content[-1][1] - 1
    if not quoted:
        return ()
    spans: list[Span] = []
    last: Quotation = quoted[-1]
    units = paragraphs[number].units
    if not (unit.tag[last_atom] & w.QUOTE):
        return ()
    following = index + 1
    while following < len(units) and len(spans) < CONTINUED and (quotation := _only_quotation(units[following])):
        spans.append((quotation.start, quotation.end))
        last = quotation
        following += 1
    if following < len(units):
        return tuple(spans)
    number += 1
    while number < len(paragraphs) and len(spans) < CONTINUED:
        first = paragraphs[number].units[:1]
        if not first or not first[0].quoted.get(0):
            break
        if last.closed and (len(paragraphs[number].units) > 1 or not _only_quotation(first[0])):
            break
        last = first[0].quoted[0]
        spans.append((last.start, last.end))
        number += 1
    return tuple(spans)


def _only_quotation(unit: Unit) -> Quotation | None:
    if 0 in unit.quoted and all(not tag & (w.WORD | w.QUOTE) for tag in unit.tag[1:]):
        return unit.quoted[0]
    return None


def _mention(text: str, unit: Unit, found: Found, quotations: list[Quotation], more: Spans) -> AttributionMention:
    cue = ((unit.start[found.cue[0]], unit.end[found.cue[1] - 1]),)
    source = () if found.source is None else (_source(text, unit, *found.source),)
    pieces = [_with_marks(text, unit, start, end) for start, end in found.content]
    content = _disjoint([*pieces, *more])
    return AttributionMention(
        spans=cue,
        source=source,
        content=content,
        cue_class=found.cue_class,
        mode=_mode(content, quotations, more),
        precision=round(found.precision, 4),
        rule=found.rule,
    )


def _source(text: str, unit: Unit, first: int, behind: int) -> Span:
    """The span of a source, a pronoun without the auxiliary in one with it ("he's", "they've")."""
    start, end = unit.start[first], unit.end[behind - 1]
    if behind - first == 1 and unit.tag[first] & (w.SUBJ | w.REL) and unit.tag[first] & (w.BE | w.AUX | w.MODAL):
        end = start + min(at for mark in "'\u2019" if (at := text[start:end].find(mark)) > 0)
    return start, end


def _with_marks(text: str, unit: Unit, first: int, behind: int) -> Span:
    """The span of a range of atoms with the quotation marks that stand right at its edges."""
    start, end = unit.start[first], unit.end[behind - 1]
    while start > 0 and text[start - 1] in _MARKS and not (start > 1 and text[start - 2].isalnum()):
        start -= 1
    while end < len(text) and text[end] in _MARKS:
        end += 1
    return start, end


def _disjoint(spans: list[Span]) -> Spans:
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1][1]:
            kept[-1] = kept[-1][0], max(end, kept[-1][1])
        else:
            kept.append((start, end))
    return tuple(kept)


def _mode(content: Spans, quotations: list[Quotation], more: Spans) -> Mode:
    """How far a content stands in quotation marks; ``quotations`` are ascending and disjoint."""
    whole, touched = True, bool(more)
    for start, end in content:
        if (start, end) in more:
            continue
        index = bisect_right(quotations, start, key=_quotation_start) - 1
        here = quotations[index] if index >= 0 and start < quotations[index].end else None
        if here is None or end > here.end:
            whole = False
            after = quotations[index + 1] if index + 1 < len(quotations) else None
            touched = touched or here is not None or (after is not None and after.start < end)
        else:
            touched = True
    return Mode.DIRECT if whole else Mode.MIXED if touched else Mode.INDIRECT


def _quotation_start(quotation: Quotation) -> int:
    return quotation.start
