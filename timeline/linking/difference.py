"""What differs between two chronologies, in words: documents, claims, and how the figures moved."""

from collections.abc import Iterator

from timeline.model import edtf
from timeline.model.chronology import Chronology, Series
from timeline.model.claim import Claim
from timeline.model.figure import Number

_MISSING = {"low": "open", "best": "none", "high": "open"}

QUOTED = 100
"""Characters of a claim that are quoted."""


def differences(before: Chronology, after: Chronology) -> Iterator[str]:
    """A line for each document and claim that one has and the other lacks, then one for each figure that moved.

    Claims are compared by id, so a claim whose reading changed stands as gone and as new. Nothing is yielded for equal
    chronologies.
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
    for series in after.series:
        yield from _moved(_counterpart(series, before), series, after)


def _claim(claim: Claim) -> str:
    words = " ".join(claim.text.split())
    quoted = words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " \u2026"
    who = claim.claimant.name if claim.claimant else "source not named" if claim.certainty.reported else claim.document
    said = edtf.format(claim.said) if claim.said else "undated"
    return f"claim {claim.id[:12]} ({who}, said {said}): {quoted}"


def _counterpart(series: Series, before: Chronology) -> Series | None:
    """The earlier state of a series: the one of the same measure with which it shares most items; None if new."""
    items = set(series.items)
    shared = [
        (len(items.intersection(other.items)), other.id, other)
        for other in before.series
        if other.measure is series.measure
    ]
    best = max(shared, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] else None


def _moved(old: Series | None, new: Series, after: Chronology) -> Iterator[str]:
    what = new.measure.value if new.measure else new.counted or "figure"
    if old is None:
        return
    changes = [
        f"{name} {_direction(was, now)} from {_number(was, _MISSING[name])} to {_number(now, _MISSING[name])}"
        for name, was, now in (("low", old.low, new.low), ("best", old.best, new.best), ("high", old.high, new.high))
        if was != now
    ]
    if not changes:
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
    return missing if value is None else f"{value:,}"
