"""How each field of a claim came about, in words: what ``timeline show --explain`` tells."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.codec import times
from timeline.command.console import when
from timeline.command.terminal import visible
from timeline.model.certainty import Level, Polarity
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim, Entity, Ground
from timeline.model.document import Document
from timeline.model.figure import Figure, Number
from timeline.model.mention import (
    AttributionMention,
    CertaintyMention,
    FigureMention,
    Mention,
    Mode,
    TimeMention,
)
from timeline.model.span import Spans, quote, shared
from timeline.model.when import When

Part = tuple[str, tuple[str, ...]]
"""A field's name, and the lines that tell of it: what it is, then how it came about."""

_MODES = {
    Mode.DIRECT: "direct: all of it stands in quotation marks",
    Mode.INDIRECT: "indirect: told in the document's words",
    Mode.MIXED: "mixed: a part of it stands in quotation marks",
    Mode.NARRATED: "narrated: in the document's own voice",
}
_GROUNDS = {
    Ground.CLAIMANT: "claimant: somebody, named or not, is said to vouch for it",
    Ground.FIGURE: "figure: it gives a figure",
    Ground.TIME: "time: it is about a time of its own",
    Ground.HAPPENING: "happening: it tells of something that was done",
}
_NO_GROUND = "none, so it is comment and has no row: no figure, no time, no happening told as done"


def claim_parts(claim: Claim, chronology: Chronology, mentions: Sequence[Mention]) -> Iterator[Part]:
    """The fields of a claim. ``mentions`` are those of its document as the extractors find them today.

    What the claim itself holds comes from the file; a cue's class and the rules of cues and figures are told where a
    mention of today stands at the same place.
    """
    document = chronology.timeline.documents[claim.document]
    at = _Places(document)
    near = [mention for mention in mentions if _touch(mention.spans, claim.spans)]
    yield "claim", (claim.id,)
    yield "text", (f"“{visible(claim.text)}”",)
    yield "place", (f"{at.named()}, {at.spans(claim.spans)}",)
    yield "claimant", tuple(_claimant(claim, at))
    if claim.reporter:
        yield "reporter", tuple(_entity(claim.reporter, at))
    if claim.cue:
        attributions = [mention for mention in mentions if isinstance(mention, AttributionMention)]
        yield "cue", tuple(_cue(claim, attributions, at))
    yield "mode", (_MODES[claim.mode],)
    yield "certainty", tuple(_certainty(claim, [m for m in near if isinstance(m, CertaintyMention)], at))
    times = [mention for mention in mentions if isinstance(mention, TimeMention)]
    yield "about", tuple(_about(claim, times, at))
    yield "said", tuple(_said(claim, times, at))
    if document.retrieved:
        yield "known since", (f"{when(document.retrieved)}, when the document was retrieved",)
    figures = {mention.spans: mention for mention in near if isinstance(mention, FigureMention)}
    for figure in claim.figures:
        yield "figure", tuple(_figure(figure, figures.get(figure.spans), at))
    for attribute in claim.attributes:
        yield attribute.kind, (f"{visible(attribute.worth)}, from {at.words(attribute.spans)}",)
    for place in claim.places:
        yield "place named", tuple(_entity(place, at))
    for actor in claim.actors:
        yield "actor", tuple(_entity(actor, at))
    if decided := tuple(_decided(claim, chronology)):
        yield "decided", decided
    if claim.id in chronology.hindsight:
        yield "hindsight", (f"suspected: {visible(chronology.hindsight[claim.id])}",)
    yield "row because", tuple(_GROUNDS[ground] for ground in claim.grounds) or tuple(_no_ground(claim))
    made = f"{claim.extractor.name} {claim.extractor.version}".strip()
    yield "made by", (made or "the reader of the document", *_failed(claim))


class _Places:
    """Says where in a document something stands."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def named(self) -> str:
        """The document by its id, with its title and publisher as far as it has them."""
        more = [part for part in (self.document.title, self.document.publisher) if part]
        return visible(f"document {self.document.id}" + (f" ({', '.join(more)})" if more else ""))

    def spans(self, spans: Spans) -> str:
        """``characters 12-40 and 52-60, line 3``."""
        listed = " and ".join(f"{start}-{end}" for start, end in spans)
        return f"characters {listed}, line {self.document.text.count(chr(10), 0, spans[0][0]) + 1}"

    def words(self, spans: Spans) -> str:
        """The words at some spans, and where they stand."""
        return (
            f"“{visible(quote(self.document.text, spans))}” at {self.spans(spans)}" if spans else "no words of its own"
        )


def _touch(a: Spans, b: Spans) -> bool:
    return any(shared(first, second) for first in a for second in b)


def _claimant(claim: Claim, at: _Places) -> Iterator[str]:
    if claim.claimant:
        yield from _entity(claim.claimant, at)
    elif claim.certainty.reported:
        yield "not named: the words tell of hearsay and name no source"
    else:
        yield "nobody: the document speaks for itself"


def _entity(entity: Entity, at: _Places) -> Iterator[str]:
    """Who or what it is, the words it was read from, and where the fuller name stands that they were taken for."""
    text = at.document.text
    yield visible(entity.name) + (f" ({entity.kind})" if entity.kind else "")
    if not entity.spans:
        return
    yield f"from {at.words(entity.spans)}"
    words = quote(text, entity.spans)
    if entity.name in words:
        return
    first = text.find(entity.name)
    if first < 0:
        yield f"filed under “{visible(entity.name)}”"
        return
    which = "before it" if first < entity.spans[0][0] else "further on"
    place = at.spans(((first, first + len(entity.name)),))
    yield f"“{visible(words)}” is taken for the fuller name {which}, at {place}"


def _cue(claim: Claim, attributions: Iterable[AttributionMention], at: _Places) -> Iterator[str]:
    if not claim.cue:
        return
    yield at.words(claim.cue.spans)
    for mention in attributions:
        if mention.spans == claim.cue.spans:
            yield f"a cue of {mention.cue_class.value}, by the rule “{mention.rule}”"
            yield f"this form attributes something in about {mention.precision:.0%} of its uses"
            return


def _certainty(claim: Claim, cues: Iterable[CertaintyMention], at: _Places) -> Iterator[str]:
    certainty = claim.certainty
    not_so = certainty.polarity is Polarity.NEGATIVE
    level = "unknown whether it is so" if certainty.level is Level.UNKNOWN else certainty.level.value
    yield f"{level}, {'negated' if not_so else 'affirmed'}{', reported' if certainty.reported else ''}"
    negated = False
    left = list(certainty.cues)
    for cue in cues:
        words = quote(at.document.text, cue.spans)
        if words in left:
            left.remove(words)
            negated ^= cue.polarity is Polarity.NEGATIVE
            effect = "hearsay" if cue.reported else "negates" if cue.polarity is Polarity.NEGATIVE else cue.level.value
            yield f"{at.words(cue.spans)}: {effect}, by the rule “{cue.rule}”"
    for words in left:
        yield f"the cue “{visible(words)}”"
    if not certainty.cues and certainty.level is Level.CERTAIN:
        yield "no word near its main verb makes it less sure"
    if not_so is not negated and not left and claim.cue:
        yield f"the cue “{visible(claim.cue.text)}” turns it round"
    if certainty.reported and claim.cue:
        yield f"the cue “{visible(claim.cue.text)}” makes it reported"


def _about(claim: Claim, times: Iterable[TimeMention], at: _Places) -> Iterator[str]:
    if claim.about is None:
        yield "undated: no time in the claim, or beside it, places it on the calendar"
        return
    yield _time(claim.about)
    yield from _reading(claim.about, _read_from(claim.about, times, claim.spans), at)


def _said(claim: Claim, times: Iterable[TimeMention], at: _Places) -> Iterator[str]:
    if claim.said is None:
        yield "undated: no time beside the cue, and the document has no date of publication"
        return
    yield _time(claim.said)
    published = at.document.published
    if published is not None and claim.said == published and claim.said.rule == published.rule:
        yield "when the document was published"
        for candidate in at.document.candidates:
            chosen = "" if candidate.when == published else ", not chosen"
            yield f"{when(candidate.when)} found in: {candidate.found_in}{chosen}"
        return
    near = claim.cue.spans if claim.cue else claim.spans
    yield from _reading(claim.said, _read_from(claim.said, times, near), at)


def _read_from(value: When, times: Iterable[TimeMention], near: Spans) -> TimeMention | None:
    """The mention that a time was read from: of those of equal value the nearest to some spans."""
    equal = [time for time in times if time.about == value]
    return min(
        equal,
        key=lambda time: (max(0, time.start - near[-1][1], near[0][0] - time.end), time.start),
        default=None,
    )


def _reading(value: When, mention: TimeMention | None, at: _Places) -> Iterator[str]:
    if mention:
        yield f"from {at.words(mention.spans)}"
    elif value.text:
        yield f"from “{visible(value.text)}”"
    anchor = f", counted from {visible(value.anchor)}" if value.anchor else ""
    if value.rule:
        yield f"by the rule “{value.rule}”{anchor}"


def _time(value: When) -> str:
    """A time as EDTF, and its outer bounds, both inclusive, where they say more."""
    row = times.write(value) or {}
    written = str(row["edtf"])
    ends = [end for end in (row["earliest"], row["latest"]) if end]
    if len(ends) < 2 or set(ends) == {written} or "/".join(ends) == written:
        return written
    return f"{written}: from {ends[0]} to {ends[1]}"


def _figure(figure: Figure, mention: FigureMention | None, at: _Places) -> Iterator[str]:
    """The figure's bounds, and the words and the convention that gave them."""
    what = [figure.counted or "", figure.unit or "", figure.measure.words if figure.measure else ""]
    named = ", ".join(dict.fromkeys(part for part in what if part))
    yield _bounds(figure) + (f": {visible(named)}" if named else "")
    yield f"from {at.words(figure.spans)}"
    rule = f", by the convention “{mention.rule}”" if mention and mention.rule else ""
    if figure.implicit:
        yield "counted without a number word"
    elif figure.approximator:
        yield f"“{visible(figure.approximator)}” sets the bounds{rule}"
    elif rule:
        yield f"read{rule.removeprefix(',')}"
    if figure.of:
        yield f"a part of {at.words((figure.of,))}"
    if figure.accumulation:
        yield f"said to be {figure.accumulation.value}"


def _bounds(figure: Figure) -> str:
    def said(value: Number | None) -> str:
        return "open" if value is None else f"{value:,}"

    best = said(figure.best) if figure.best is not None else "not said"
    return f"low {said(figure.low)}, best {best}, high {said(figure.high)}"


def _no_ground(claim: Claim) -> Iterator[str]:
    yield _NO_GROUND
    if claim.claimant or claim.certainty.reported:
        yield "that somebody vouches for it was not enough for the extractor that made it, or for its settings"
    else:
        yield "nobody is said to vouch for it"


def _decided(claim: Claim, chronology: Chronology) -> Iterator[str]:
    """What a person decided of the claim, by whom, when and why."""
    ids = chronology.decided.ids
    for decision in chronology.timeline.decisions:
        if claim.id not in [ids.get(name) for name in decision.claims]:
            continue
        others = [ids.get(name, name)[:12] for name in decision.claims if ids.get(name) != claim.id]
        what = f"{decision.kind.value}{' as' * bool(others)} {', '.join(others)}".rstrip()
        if decision.field:
            what += f" {decision.field}" + (f" to {decision.value or 'nothing'}" if decision.value else ", left empty")
        why = f": {decision.reason}" if decision.reason else ""
        yield visible(f"{what}, by {decision.author}, {decision.date}{why}")
    if claim.id in chronology.decided.hidden:
        yield "so it has no row"


def _failed(claim: Claim) -> Iterator[str]:
    if claim.incomplete:
        yield f"without the layers {', '.join(claim.incomplete)}, which failed on this document"
