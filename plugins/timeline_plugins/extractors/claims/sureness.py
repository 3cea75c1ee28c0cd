"""How sure a claim is: the cues that bear on its main predicate, and those of its attribution."""

from collections.abc import Sequence

from timeline.model.certainty import Certainty, Level, Polarity
from timeline.model.mention import AttributionMention, CertaintyMention
from timeline.model.span import quote
from timeline_plugins.extractors.claims.words import lexicon

_ORDER = (Level.CERTAIN, Level.PROBABLE, Level.POSSIBLE, Level.UNKNOWN)


def certainty(
    text: str,
    predicate: int | None,
    cues: Sequence[CertaintyMention],
    attribution: AttributionMention | None,
) -> Certainty:
    """The certainty of a claim with some cues whose main predicate begins at an offset (None: all bear on it).

    Of the cues that have the predicate in their scope the least sure level counts; an odd number of negations turns
    the polarity, and so does a cue of denial. A question or a cue of hearsay leaves its mark.
    """
    bearing = [cue for cue in cues if _bears(cue, predicate)]
    level = max((cue.level for cue in bearing), key=_ORDER.index, default=Level.CERTAIN)
    negative = sum(cue.polarity is Polarity.NEGATIVE for cue in bearing) % 2 == 1
    said = quote(text, attribution.spans) if attribution and attribution.spans else ""
    if any(word in lexicon("denials") for word in said.lower().split()):
        negative = not negative
    hearsay = [cue for cue in cues if cue.reported]
    return Certainty(
        level,
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        bool(hearsay) or attribution is not None,
        tuple(dict.fromkeys(quote(text, cue.spans) for cue in (*bearing, *hearsay))),
    )


def _bears(cue: CertaintyMention, predicate: int | None) -> bool:
    return predicate is None or any(start <= predicate < end for start, end in cue.scope)
