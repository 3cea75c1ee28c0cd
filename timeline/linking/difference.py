"""What differs between two chronologies, in words: documents, claims, how the figures moved, and hindsight."""

from collections.abc import Iterator

from timeline.linking.moves import number
from timeline.model import edtf
from timeline.model.chronology import Chronology, MoveKind, Series
from timeline.model.claim import Claim
from timeline.model.figure import Number

_MISSING = {"low": "open", "best": "none", "high": "open"}

QUOTED = 100
"""Characters of a claim that are quoted."""
TITLED = 60
"""Characters of an event's title that stand for it where it has no date."""


def differences(before: Chronology, after: Chronology) -> Iterator[str]:
    """A line for each document and claim that one has and the other lacks, then how figures that both know moved.

    ``~`` is a figure that was raised, lowered, narrowed, widened or corrected, by whom and when, ``!`` a figure that is
    suspected of hindsight now. Claims are compared by id, so a claim whose reading changed stands as gone and as new.
    Nothing is yielded for equal chronologies.
    """
    ours, theirs = before.timeline, after.timeline
    for name in sorted(ours.documents.keys() - theirs.documents.keys()):
        yield f"- document {name}"
    for name in sorted(theirs.documents.keys() - ours.documents.keys()):
        yield f"+ document {name}"
    for claim in ours.claims:
        if claim.id not in after.claims:
            yield f"- {_claim(claim)}"
    for claim in theirs.claims:
        if claim.id not in before.claims:
            yield f"+ {_claim(claim)}"
    known = _Known(before)
    events = {event.id: (place, event) for place, event in enumerate(after.events)}
    for series in sorted(after.series, key=lambda series: (events[series.event][0], series.id)):
        old = known.counterpart(series)
        if old is not None:
            event = events[series.event][1]
            when = edtf.format(event.about) if event.about else shortened(event.title, TITLED)
            yield from _moved(f"{_subject(series)} ({when})", old, series, before, after)
    for claim_id, reason in after.hindsight.items():
        if before.hindsight.get(claim_id) != reason:
            yield f"! {_claim(after.claims[claim_id])}: {reason}"
    for claim_id in before.hindsight:
        if claim_id in after.claims and claim_id not in after.hindsight:
            yield f"! {_claim(after.claims[claim_id])}: no longer suspected of hindsight"


def _claim(claim: Claim) -> str:
    quoted = shortened(claim.text, QUOTED)
    return f"claim {claim.id[:12]} ({_who(claim)}, said {_said(claim)}): {quoted}"


def shortened(text: str, length: int) -> str:
    """A text on one line, cut between words where it is longer than ``length``."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " \u2026"


def _who(claim: Claim) -> str:
    return claim.claimant.name if claim.claimant else "source not named" if claim.certainty.reported else claim.document


def _publisher(claim: Claim, chronology: Chronology) -> str:
    """Who gives a figure: the claimant, else the origin of the document, which speaks for itself."""
    return claim.claimant.name if claim.claimant else chronology.origins[claim.document].name


def _said(claim: Claim) -> str:
    return edtf.format(claim.said) if claim.said else "undated"


def _subject(series: Series) -> str:
    return series.measure.value if series.measure else series.counted or "figure"


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
            if other is not None and other.measure is series.measure:
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
    by = f", by {_claim(causes[-1])}" if causes else ""
    yield f"~ {what}: {', '.join(changes)}{by}"


def _direction(was: Number | None, now: Number | None) -> str:
    if was is None or now is None:
        return "changed"
    return "raised" if now > was else "lowered"


def _number(value: Number | None, missing: str) -> str:
    return missing if value is None else number(value)
