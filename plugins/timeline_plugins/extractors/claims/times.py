"""When a claim is about, and when it was said."""

from collections.abc import Sequence

from timeline.model.mention import AttributionMention, TimeMention, TimexType
from timeline.model.span import Span, Spans
from timeline.model.when import When
from timeline_plugins.extractors.claims.walk import touches

NEAR = 48
"""A time this many characters from a cue, outside of the content, says when it was said."""

_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "PX", "PTX")
"""How the TIMEX3 values begin of times that date nothing: "now", "recently", "for years to come"."""


def about(times: Sequence[TimeMention], spans: Spans, beside: Sequence[Span]) -> When | None:
    """When a claim is about.

    The finest time inside its spans, the first of equals; else that of what is left of its sentence (``beside``), as
    long as the sentence has no claim beside it. Vague references ("now", "recently") date nothing.
    """
    dated = [time for time in times if _dates(time)]
    inside = [time for time in dated if touches(time.spans, spans)]
    left = [time for time in dated if touches(time.spans, beside)]
    for candidates in (inside, left):
        if candidates:
            return min(candidates, key=_rank).about
    return None


def said(times: Sequence[TimeMention], attribution: AttributionMention | None, published: When | None) -> When | None:
    """When a claim was said: by a time beside the cue, else when the document was published."""
    if attribution is not None:
        near = [
            time
            for time in times
            if _dates(time)
            and time.type in (TimexType.DATE, TimexType.TIME)
            and not touches(time.spans, attribution.content)
            and _distance(time, attribution) <= NEAR
        ]
        if near:
            return min(near, key=lambda time: (_distance(time, attribution), time.start)).about
    return published


def _dates(time: TimeMention) -> bool:
    return time.about is not None and time.about.precision is not None and not time.value.startswith(_VAGUE)


def _distance(time: TimeMention, attribution: AttributionMention) -> int:
    return max(0, time.start - attribution.end, attribution.start - time.end)


def _rank(time: TimeMention) -> tuple[int, int]:
    precision = time.about.precision if time.about else None
    return (precision.rank if precision else 99, time.start)
