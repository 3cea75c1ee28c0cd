"""Settings of the assembly of claims."""

import attrs

from timeline.model.claim import Ground
from timeline.model.mention import CueClass


@attrs.frozen(slots=True, kw_only=True)
class ClaimSettings:
    """Which attributions become claims, and what deserves a row.

    ``classes`` are the kinds of cue of which claims are made; an attribution of another kind leaves its sentence to
    the document's own voice. ``grounds`` are the grounds that earn a claim its row; a claim with none is comment.
    ``opinions`` gives a row to quotations, too, that tell of nothing done and give no figure and no time.
    ``least_precision`` is the precision of its cue's form from which an attribution is taken for one, ``telling`` that
    from which its content need not be a clause. ``least_words`` is the number of words below which a passage is no
    claim.
    """

    classes: tuple[CueClass, ...] = (CueClass.SPEECH, CueClass.BELIEF)
    grounds: tuple[Ground, ...] = tuple(Ground)
    opinions: bool = False
    least_precision: float = 0.55
    telling: float = 0.85
    least_words: int = 2
