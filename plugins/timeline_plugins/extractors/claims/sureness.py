"""How sure a claim is: the cues that bear on its main predicate, and those of its attribution."""

from collections.abc import Sequence
from functools import cache

from timeline.model.certainty import Certainty, Level, Polarity
from timeline.model.mention import AttributionMention, CertaintyMention
from timeline.model.span import quote
from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.lexicon import sections, words

_PACKAGE = __name__.rpartition(".")[0]

_ORDER = (Level.CERTAIN, Level.PROBABLE, Level.POSSIBLE, Level.UNKNOWN)
_MINOR = frozenset({"infinitive", "gerund", "conditional", "unspecific", "clause verb"})
"""Rules of dependent clauses: their cues count only where the main predicate is known and in their scope."""


def certainty(
    text: str,
    predicate: int | None,
    cues: Sequence[CertaintyMention],
    attribution: AttributionMention | None,
) -> Certainty:
    """The certainty of a claim with some cues whose main predicate begins at an offset.

    Of the cues that have the predicate in their scope, and of the attribution's own words ("believe", "suggest"), the
    least sure level counts; an odd number of negations turns the polarity, and so does a cue of denial. A question or a
    cue of hearsay leaves its mark. Where no predicate is known (None), all cues bear but those of dependent clauses.
    """
    bearing = [cue for cue in cues if _bears(text, cue, predicate)]
    said = quote(text, attribution.spans).lower().replace("\u2019", "'").split() if attribution else []
    held = _held(said)
    # Hearsay without a source is told for certain, by somebody unknown: that it is reported says so.
    levels = (cue.level for cue in bearing if not (cue.reported and cue.level is Level.UNKNOWN))
    level = max((*levels, held[0]), key=_ORDER.index)
    negative = (held[1] is Polarity.NEGATIVE) ^ (sum(cue.polarity is Polarity.NEGATIVE for cue in bearing) % 2 == 1)
    denied = any(word in lexicon("denials") for word in said)
    negative ^= denied
    own = [quote(text, attribution.spans)] if attribution and (denied or held[0] is not Level.CERTAIN) else []
    hearsay = [cue for cue in cues if cue.reported]
    return Certainty(
        level,
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        bool(hearsay) or attribution is not None,
        tuple(dict.fromkeys([*own, *(quote(text, cue.spans) for cue in (*bearing, *hearsay))])),
    )


@cache
def _levels() -> dict[str, tuple[Level, Polarity]]:
    rows = sections(_PACKAGE, "sureness.txt")["levels"]
    return {word: (Level(level), Polarity(polarity)) for forms, level, polarity in rows for word in forms.split()}


def _held(said: Sequence[str]) -> tuple[Level, Polarity]:
    """How sure the words of an attribution's cue leave its content."""
    found = next((_levels()[word] for word in said if word in _levels()), None)
    if found is None:
        return Level.CERTAIN, Polarity.POSITIVE
    level, polarity = found
    if not _listed("negations").isdisjoint(said):
        polarity = Polarity.POSITIVE if polarity is Polarity.NEGATIVE else Polarity.NEGATIVE
    return level, polarity


def _bears(text: str, cue: CertaintyMention, predicate: int | None) -> bool:
    """Does a cue bear on the main predicate of a claim?

    It does with the predicate in its scope, right behind the copula in its scope ("may be | a tactical move"), or in
    the cue itself where that is an auxiliary in all but name ("is | due to open"). A bare "to" bears on none, since a
    proposition's own verb is finite.
    """
    said = quote(text, cue.spans).lower().split() or [""]
    main = cue.rule not in _MINOR or said[0] in _listed("looks")
    if predicate is None:
        return main
    if cue.rule in _MINOR and (said == ["to"] or said[0] in _listed("auxiliaries")):
        if any(start <= predicate < end + 2 for start, end in cue.spans):
            return True
        if said == ["to"]:
            return False
    behind = main and any(
        end < predicate <= end + 2 and _copula(text[start:end]) for start, end in (*cue.scope, *cue.spans)
    )
    return behind or any(start <= predicate < end for start, end in cue.scope)


def _copula(scope: str) -> bool:
    last = scope[-8:].lower().replace("\u2019", "'").split()[-1:]
    return bool(last) and (last[0] in _listed("copulas") or last[0].endswith("n't"))


@cache
def _listed(section: str) -> frozenset[str]:
    return words(_PACKAGE, "sureness.txt", section)
