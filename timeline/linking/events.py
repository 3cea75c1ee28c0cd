"""Events from groups of claims: one row of the timeline each."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from timeline.linking.addresses import site
from timeline.linking.linkers import Same
from timeline.model.certainty import Level, Polarity
from timeline.model.chronology import Event, Origin
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.order import when_key
from timeline.model.quotation import excess, title
from timeline.model.when import NOTHING, When, hull, meet

_SURE = {Level.CERTAIN: 0, Level.PROBABLE: 1, Level.POSSIBLE: 2, Level.UNKNOWN: 3}


def event(
    claims: Sequence[Claim],
    support: Sequence[float],
    documents: Mapping[str, Document],
    origins: Mapping[str, Origin],
) -> Event:
    """The event of some claims, given in the order of the timeline.

    ``support`` is for each of them the sum of its same-links' scores, ``origins`` maps document ids to origins.
    """
    about, agreed = common([claim.about for claim in claims if claim.about])
    named = dict.fromkeys(claim.document for claim in claims)
    lead = best(claims, support)
    said = [claim.said for claim in claims if claim.said]
    return Event(
        id=min(claim.id for claim in claims),
        claims=tuple(claim.id for claim in claims),
        lead=lead.id,
        about=about,
        said=min(said, key=when_key) if len(said) > 1 else said[0] if said else None,
        title=title(lead),
        origins=tuple(dict.fromkeys(origins[document].name for document in named)),
        outlets=len({outlet(documents[name]) for name in named}),
        agreed=agreed,
    )


def outlet(document: Document) -> str:
    """Who published a document: as far as is known, else its site, the origin that it declares, or itself."""
    return document.publisher or site(document.url) or document.origin or document.id


def common(times: Sequence[When]) -> tuple[When | None, bool]:
    """The meet of some times and True, else their hull and False; folded in the order given."""
    if not times:
        return None, True
    narrow = wide = times[0]
    for time in times[1:]:
        met = meet(narrow, time)
        if met is NOTHING:
            break
        narrow = met
    else:
        return narrow, True
    for time in times[1:]:
        wide = hull(wide, time)
    return wide, False


def best(claims: Sequence[Claim], support: Sequence[float]) -> Claim:
    """The claim that speaks for the others: affirmed, sure, with a time or figure, like the most others, and short."""

    def key(place: int) -> tuple[object, ...]:
        claim = claims[place]
        return (
            claim.certainty.polarity is Polarity.NEGATIVE,
            _SURE[claim.certainty.level],
            -round(support[place], 6),
            not claim.figures and claim.about is None,
            excess(claim),
            place,
        )

    return claims[min(range(len(claims)), key=key)] if len(claims) > 1 else claims[0]


def support_of(same: Same, rows: int) -> "array[float]":
    """Sum of the scores of each row's same-links, added in the order given."""
    support = array("d", bytes(8 * rows))
    for pair, score in same.items():
        for place in pair:
            support[place] += score
    return support


def ordered(events: Iterable[Event], *, by_said: bool) -> tuple[Event, ...]:
    """Events by the time they are about, or by when they were first said; total, since it ends in the id."""

    def key(event: Event) -> tuple[object, ...]:
        about, said = when_key(event.about), when_key(event.said)
        return (said, about, event.id) if by_said else (about, said, event.id)

    return tuple(sorted(events, key=key))
