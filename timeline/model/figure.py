"""``Figure``: an uncertain quantity as an interval, with what it counts."""

import enum
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal
from typing import Final

import attrs

from timeline.model.measure import Measure as Measure
from timeline.model.measure import canonical_measure
from timeline.model.span import Span, Spans, pieces

Number = int | Decimal


@enum.unique
class Accumulation(enum.Enum):
    """Whether a figure is said to be a total so far or an addition to an earlier one."""

    CUMULATIVE = "cumulative"
    INCREMENTAL = "incremental"


MOST_DIGITS: Final = 1000
"""Before and after the point: ``1e999999999`` is a few bytes of a file and gigabytes as an integer."""

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""Rounds nothing; the default context keeps 28 digits."""


def number(value: Number | float) -> Number:
    """An exact number in one form only: an ``int`` where it is whole, else a ``Decimal`` without trailing zeros.

    Raises ``ValueError`` for infinity, not-a-number, and what has more than ``MOST_DIGITS`` digits.
    """
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"a figure needs a finite number, not {value}")
    if abs(exact.adjusted()) > MOST_DIGITS:
        raise ValueError(f"a number of at most {MOST_DIGITS} digits is needed")
    whole = exact.to_integral_value()
    return int(whole) if whole == exact else exact.normalize(_EXACT)


def _optional_number(value: Number | float | None) -> Number | None:
    return None if value is None else number(value)


@attrs.frozen(slots=True)
class Figure:
    """A quantity between ``low`` and ``high``, both inclusive.

    ``low`` and ``high`` are None where that side is open; ``best`` is None where the words give only bounds.
    ``counted`` is the head noun, ``of`` the span of the whole that this is a part of, ``implicit`` marks a count
    without a number word ("a man was killed"). ``accumulation`` is None unless said. Raises ``ValueError`` unless
    low <= best <= high.
    """

    low: Number | None = attrs.field(default=None, converter=_optional_number)
    best: Number | None = attrs.field(default=None, converter=_optional_number)
    high: Number | None = attrs.field(default=None, converter=_optional_number)
    text: str = ""
    spans: Spans = attrs.field(default=(), converter=pieces)
    counted: str | None = None
    measure: Measure | None = attrs.field(default=None, converter=canonical_measure)
    unit: str | None = None
    approximator: str | None = None
    of: Span | None = None
    accumulation: Accumulation | None = None
    implicit: bool = False

    def __attrs_post_init__(self) -> None:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if not known:
            raise ValueError("a figure needs at least one of low, best and high")
        if known != sorted(known):
            raise ValueError(f"a figure needs low <= best <= high, not {self.low}, {self.best}, {self.high}")

    @classmethod
    def exactly(cls, value: Number) -> "Figure":
        """A figure that is said without a hedge."""
        return cls(low=value, best=value, high=value)

    def disjoint(self, other: "Figure") -> bool:
        """Can no number satisfy both?"""
        return _beyond(self.low, other.high) or _beyond(other.low, self.high)


def _beyond(low: Number | None, high: Number | None) -> bool:
    return low is not None and high is not None and low > high
