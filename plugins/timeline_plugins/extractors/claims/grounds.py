"""What deserves a row: the grounds on which a reader would check a claim."""

from collections.abc import Sequence

from timeline.model.certainty import Level
from timeline.model.claim import Claim, Ground
from timeline.model.figure import Figure
from timeline_plugins.extractors.claims.words import happening

LEAST = 4
"""The smallest number of things without a measure that deserves a row."""


def grounds(claim: Claim, words: Sequence[str], *, told: bool, asked: bool) -> tuple[Ground, ...]:
    """The grounds of a claim, in the order of ``Ground``; empty for comment.

    ``words`` are the claim's words in lower case; ``told`` says whether one of them is a finite form of the past or of
    the perfect, so that a happening is told as done; ``asked`` whether the claim is a question, which claims nothing.
    """
    found = {
        Ground.CLAIMANT: claim.claimant is not None or bool(claim.certainty.reported),
        Ground.FIGURE: not asked and any(_telling(figure) for figure in claim.figures),
        Ground.TIME: not asked and claim.about is not None and claim.about.precision is not None,
        Ground.HAPPENING: told
        and not asked
        and claim.certainty.level in (Level.CERTAIN, Level.PROBABLE)
        and bool(claim.actors or claim.places)
        and any(happening(word) for word in words),
    }
    return tuple(ground for ground, holds in found.items() if holds)


def _telling(figure: Figure) -> bool:
    """Does a figure measure something, or is it more than "one view" and "both countries"?"""
    if figure.measure is not None or figure.unit is not None:
        return True
    return not figure.implicit and (figure.best is None or figure.best >= LEAST)
