"""Certainty on the scale of FactBank: how sure a claim is, and whether it is affirmed or denied.

R. Saurí and J. Pustejovsky, "FactBank: a corpus annotated with event factuality", LREC 43 (2009).
"""

import enum
from collections.abc import Iterable

import attrs


@enum.unique
class Level(enum.Enum):
    """How sure; ``UNKNOWN`` is FactBank's "underspecified"."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


@enum.unique
class Polarity(enum.Enum):
    """Whether a thing is said to be so (+) or not to be so (-)."""

    POSITIVE = "+"
    NEGATIVE = "-"


def _words(cues: Iterable[str]) -> tuple[str, ...]:
    return tuple(cues)


@attrs.frozen(slots=True)
class Certainty:
    """How sure a claim is. ``reported`` marks any hearsay cue, whether a claimant is named or not."""

    level: Level = Level.CERTAIN
    polarity: Polarity = Polarity.POSITIVE
    reported: bool = False
    cues: tuple[str, ...] = attrs.field(default=(), converter=_words)
