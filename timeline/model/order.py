"""The order of claims and events: by content alone, start first.

The key is a linear extension of ``certainly_before``. Sorting by end or by midpoint would be one too; start first is a
choice. What only has a latest moment stands just before that. Undated ones come last, as rows.
"""

from timeline.model.claim import Claim
from timeline.model.when import When, certainly_before

Key = tuple[bool, float, float, int]
_UNDATED: Key = (True, 0, 0, 0)


def when_key(when: When | None) -> Key:
    """Sort key of a time: lower bound, upper bound, precision; a missing time and one without bounds come last."""
    if when is None:
        return _UNDATED
    lo, hi = when.lo, when.hi
    if lo is None:
        if hi is None:
            return _UNDATED
        lo = hi - 1
    precision = when.precision
    return (
        False,
        lo,
        float("inf") if hi is None else hi,
        precision.rank if precision else 0,
    )


def claim_key(claim: Claim, *, by_said: bool = False) -> tuple[object, ...]:
    """Sort key of a claim by when it is about, or by when it was said; total, since it ends in the content hash."""
    about, said = when_key(claim.about), when_key(claim.said)
    first, second = (said, about) if by_said else (about, said)
    return (first, second, claim.document, claim.spans, claim.id)


def undecided(first: When | None, second: When | None) -> bool:
    """Do two neighbours of a sorted list stand in an order that their times do not prove?"""
    return first is None or second is None or not certainly_before(first, second)
