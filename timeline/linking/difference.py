"""What differs between two chronologies, in words: documents, claims, decisions, figures, disputes, and hindsight."""

from collections.abc import Iterator

from timeline.linking.moves import number
from timeline.model import edtf
from timeline.model.calendar import DAY
from timeline.model.chronology import Chronology, Event, MoveKind, Series
from timeline.model.claim import Claim
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import Document
from timeline.model.figure import Number
from timeline.model.quotation import quoted, shortened

_MISSING = {"low": "open", "best": "none", "high": "open"}

QUOTED = 100
"""Characters of a claim that are quoted."""
TITLED = 60
"""Characters of a title that stand for an event or a document."""


def differences(before: Chronology, after: Chronology) -> Iterator[str]:
    """A line for each document, claim and decision that one has and the other lacks, then what that changed.

    ``~`` is a figure that was raised, lowered, narrowed, widened or corrected, by whom and when, ``x`` a relation that
    sets one claim against another (a contradiction, a denial) and came up or is gone, ``!`` a figure that is suspected
    of hindsight now, or no longer. Claims are compared by id, so a claim whose reading changed stands as gone and as
    new. Nothing is yielded for equal chronologies.
    """
    for mark, ours, theirs in (("-", before, after), ("+", after, before)):
        for name, document in ours.timeline.documents.items():
            if name not in theirs.timeline.documents:
                yield f"{mark} document {_document(document)}"
    for mark, ours, theirs in (("-", before, after), ("+", after, before)):
        for claim in ours.timeline.claims:
            if claim.id not in theirs.claims:
                yield f"{mark} {_claim(claim, ours)}"
    for mark, ours, theirs in (("-", before, after), ("+", after, before)):
        for decision in ours.timeline.decisions:
            if decision not in theirs.timeline.decisions:
                yield from _decision(mark, decision, ours)
    known = _Known(before)
    events = {event.id: (place, event) for place, event in enumerate(after.events)}
    for series in sorted(after.series, key=lambda series: (events[series.event][0], series.id)):
        old = known.counterpart(series)
        if old is not None:
            yield from _moved(f"{_subject(series)} ({_of(events[series.event][1])})", old, series, before, after)
    yield from _disputes(before, after)
    for claim_id, reason in after.hindsight.items():
        if before.hindsight.get(claim_id) != reason:
            yield f"! {_claim(after.claims[claim_id], after)}: {reason}"
    for claim_id in before.hindsight:
        if claim_id in after.claims and claim_id not in after.hindsight:
            yield f"! {_claim(after.claims[claim_id], after)}: no longer suspected of hindsight"


def _document(document: Document) -> str:
    published = f"published {edtf.format(document.published)}" if document.published else "undated"
    told = [part for part in (document.title, document.publisher) if part]
    return f"{document.id} ({', '.join([*(shortened(part, TITLED) for part in told), published])})"


def _claim(claim: Claim, chronology: Chronology) -> str:
    words = quoted(claim, QUOTED)
    who = f"{'denied by ' if claim.denied else ''}{_who(claim, chronology)}"
    return f"claim {claim.id[:12]} ({who}, said {_said(claim)}): {words}"


def _decision(mark: str, decision: Decision, chronology: Chronology) -> Iterator[str]:
    """A line for each claim that a decision names."""
    ids = chronology.decided.ids
    field = f" {decision.field}" if decision.field else ""
    value = f" to {decision.value or 'nothing'}" if decision.kind is DecisionKind.CORRECT else ""
    made = f"{decision.kind.value}{field}{value} by {decision.author}, {decision.date}"
    why = f": {decision.reason}" if decision.reason else ""
    for name in decision.claims:
        claim = chronology.claims.get(ids.get(name, name))
        of = _claim(claim, chronology) if claim else f"claim {name[:12]}, which is not there"
        yield f"{mark} decision ({made}{why}) on {of}"


def _disputes(before: Chronology, after: Chronology) -> Iterator[str]:
    """The contradictions and denials that only one has; of those that are gone, those whose claims are still there."""
    for found, other, gone in ((after, before, ""), (before, after, "no longer ")):
        others = {(relation.kind, relation.claims) for relation in other.relations}
        for relation in found.relations:
            if not relation.kind.opposed or (relation.kind, relation.claims) in others:
                continue
            if gone and not all(claim in other.claims for claim in relation.claims):
                continue
            first, second = (_claim(found.claims[claim], found) for claim in relation.claims)
            yield f"x {gone}{relation.kind.active}: {first} | {second}: {relation.reason}"


def _of(event: Event) -> str:
    """What stands for an event: its day, or its title where the time that it is about is no day."""
    time = event.about
    if time and time.lo is not None and time.hi is not None and time.hi - time.lo <= DAY:
        return edtf.format(time)
    title = shortened(event.title, TITLED)
    return f"{title}, {edtf.format(time)}" if time else title


def _who(claim: Claim, chronology: Chronology) -> str:
    """The claimant, else whoever published the document, which speaks for itself."""
    if claim.claimant:
        return claim.claimant.name
    document = chronology.timeline.documents[claim.document]
    told = document.publisher or document.origin or document.title or document.id
    return "source not named" if claim.certainty.reported else shortened(told, TITLED)


def _publisher(claim: Claim, chronology: Chronology) -> str:
    """Who gives a figure: the claimant, else the origin of the document, which speaks for itself."""
    return claim.claimant.name if claim.claimant else chronology.origins[claim.document].name


def _said(claim: Claim) -> str:
    return edtf.format(claim.said) if claim.said else "undated"


def _subject(series: Series) -> str:
    return series.measure.words if series.measure else series.counted or "figure"


class _Known:
    """The series of a chronology, found by the items that another one shares with them."""

    def __init__(self, before: Chronology) -> None:
        self._of_item = {item: series for series in before.series for item in series.items}

    def counterpart(self, series: Series) -> Series | None:
        """The earlier state of a series: the one of its measure with which it shares most items; None if new."""
        shared: dict[str, int] = {}
        found: dict[str, Series] = {}
        for item in series.items:
            other = self._of_item.get(item)
            if other is not None and other.measure == series.measure:
                shared[other.id] = shared.get(other.id, 0) + 1
                found[other.id] = other
        best = min(shared, key=lambda name: (-shared[name], name), default=None)
        return None if best is None else found[best]


def _moved(what: str, old: Series, new: Series, before: Chronology, after: Chronology) -> Iterator[str]:
    """The steps that came with new claims; where none did, the values of the rule that changed nevertheless."""
    steps = [move for move in new.moves if move.claim not in before.claims]
    for move in steps:
        claim = after.claims[move.claim]
        by = "; said by" if move.kind is MoveKind.SCOPE else "" if move.kind is MoveKind.CORRECTED else " by"
        who = f"{by} {_publisher(claim, after)}" if by else ""
        yield f"~ {what}: {move.reason}{who} on {_said(claim)} (claim {claim.id[:12]})"
    changes = [
        f"{name} {_direction(was, now)} from {_number(was, _MISSING[name])} to {_number(now, _MISSING[name])}"
        for name, was, now in (("low", old.low, new.low), ("best", old.best, new.best), ("high", old.high, new.high))
        if was != now
    ]
    if not changes or steps:
        return
    known = set(old.items)
    causes = [after.claims[item.claim] for item in new.items if item not in known]
    by = f", by {_claim(causes[-1], after)}" if causes else ""
    yield f"~ {what}: {', '.join(changes)}{by}"


def _direction(was: Number | None, now: Number | None) -> str:
    if was is None or now is None:
        return "changed"
    return "raised" if now > was else "lowered"


def _number(value: Number | None, missing: str) -> str:
    return missing if value is None else number(value)
