"""What a person decided, in words: each decision with who, when and why, and what a corrected field was read as."""

from collections.abc import Mapping

from timeline.model import edtf
from timeline.model.certainty import Polarity
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.decision import Decision, DecisionKind
from timeline_plugins.exporters.fact_words import facts_words
from timeline_plugins.exporters.time_words import time_words
from timeline_plugins.exporters.wording import claimant_words, figure_phrase

_WHOLE = {
    DecisionKind.SAME: "one happening",
    DecisionKind.DIFFERENT: "different happenings",
    DecisionKind.WRONG: "not what the source says, so without a row",
    DecisionKind.RETRACT: "taken back by its source, so without a row",
}


def decisions_on(chronology: Chronology) -> Mapping[str, tuple[Decision, ...]]:
    """Claim id to the decisions about that claim, in order."""
    ids = chronology.decided.ids
    found: dict[str, list[Decision]] = {}
    for decision in chronology.timeline.decisions:
        for name in dict.fromkeys(ids[claim] for claim in decision.claims if claim in ids):
            found.setdefault(name, []).append(decision)
    return {name: tuple(decisions) for name, decisions in found.items()}


def decided_words(decision: Decision) -> str:
    """What was decided: ``about corrected to 2025-01-13``, ``different happenings``."""
    if decision.kind is DecisionKind.CORRECT:
        return f"{decision.field} corrected to {decision.value or 'nothing'}"
    if decision.field:
        return f"{decision.field} wrong, so left empty"
    return _WHOLE[decision.kind]


def author_words(decision: Decision) -> str:
    """``A. Reader, 1 Mar 2025: the calendar beside the text``."""
    try:
        day = time_words(edtf.parse(decision.date))
    except edtf.EDTFError:
        day = decision.date
    return f"{decision.author}, {day}" + (f": {decision.reason}" if decision.reason else "")


def mark_words(chronology: Chronology, claim: Claim, decision: Decision) -> str:
    """A decision beside the claim that it is about: what, by whom, why, and what a field was read as."""
    words = f"{decided_words(decision)}, decided by {author_words(decision)}"
    if decision.field:
        stored = next((one for one in chronology.timeline.claims if one.id == claim.id), claim)
        words += f" (read as: {_read_as(stored, decision.field)})"
    return words


def _read_as(claim: Claim, field: str) -> str:
    """A field of a claim as it was read."""
    words: dict[str, str] = {
        "about": time_words(claim.about),
        "said": time_words(claim.said),
        "claimant": claimant_words(claim),
        "reporter": claim.reporter.name if claim.reporter else "",
        "level": claim.certainty.level.value,
        "polarity": "negative" if claim.certainty.polarity is Polarity.NEGATIVE else "positive",
        "figures": "; ".join(figure_phrase(figure) for figure in claim.figures),
        "attributes": facts_words(claim),
        "places": ", ".join(place.name for place in claim.places),
    }
    return words[field] or "nothing"


def subjects(chronology: Chronology, decision: Decision) -> tuple[str | None, ...]:
    """The claims that a decision names, by the ids that they have now; None for each that is not there."""
    ids = chronology.decided.ids
    return tuple(dict.fromkeys(ids.get(name) for name in decision.claims))
