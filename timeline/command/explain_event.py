"""How an event came about, in words: its claims, the links that joined them, and how they stand to each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from timeline.command.console import figure, visible, when, who
from timeline.command.explain import Part
from timeline.engine.explanation import Heard
from timeline.model.chronology import Chronology, Event, RelationKind, Series
from timeline.model.claim import Claim
from timeline.plugin.descriptors import Link

LISTED = 12
"""Lines of a list after which the rest is counted."""

_KINDS = {
    RelationKind.REPEATS: "repeats",
    RelationKind.CORROBORATES: "corroborates",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.REVISES: "is revised by",
    RelationKind.DENIES: "denies",
}


def event_parts(event: Event, heard: Heard, ids: Mapping[str, str]) -> Iterator[Part]:
    """The parts of an event; ``ids`` are the short forms of the claims' ids."""
    chronology = heard.chronology
    claims = [chronology.claims[name] for name in event.claims]
    members = frozenset(event.claims)
    yield "event", (f"{event.id}: {len(claims)} claims" if len(claims) > 1 else f"{event.id}: the claim below, alone",)
    if len(claims) > 1:
        yield "title", (visible(event.title),)
        yield "about", (_about(event, claims),)
        yield "first said", (when(event.said),)
    yield "support", tuple(_support(event, claims, chronology))
    if len(claims) > 1:
        yield "lead", tuple(_lead(chronology.claims[event.lead], heard.within(members), ids))
        yield "claims", _listed([f"{ids[claim.id]}  {_claim(claim, chronology)}" for claim in claims])
        yield "joined by", _listed([_link(link, ids) for link in heard.within(members)])
    if apart := heard.apart(members):
        yield (
            "kept apart",
            (
                "like claims of other rows; their places or times contradict each other, or too few links tie them",
                *_listed([_link(link, ids) for link in apart]),
            ),
        )
    yield from standing(members, chronology, ids)


def standing(claims: Collection[str], chronology: Chronology, ids: Mapping[str, str]) -> Iterator[Part]:
    """How some claims stand to others: their relations, and the series of figures that they take part in."""
    related = dict.fromkeys(relation for name in claims for relation in chronology.relations_of.get(name, ()))
    if related:
        yield (
            "relations",
            _listed(
                [
                    f"{ids[relation.claims[0]]} {_KINDS[relation.kind]} {ids[relation.claims[1]]}: "
                    f"{visible(relation.reason)}"
                    for relation in related
                ]
            ),
        )
    for series in chronology.series:
        if len(series.items) > 1 and any(item.claim in claims for item in series.items):
            yield "series", tuple(_series(series, chronology, ids))


def misses(found: Iterable[tuple[str, str]], chronology: Chronology, ids: Mapping[str, str]) -> Iterator[Part]:
    """Claims that were compared and not held against each other, with the reason why not."""
    lines = [
        f"{ids[other]}  {_claim(chronology.claims[other], chronology)}: {visible(reason)}" for other, reason in found
    ]
    if lines:
        yield "not compared with", _listed(lines)


def _about(event: Event, claims: Sequence[Claim]) -> str:
    times = len({claim.about for claim in claims if claim.about})
    if event.about is None:
        return "undated: none of its claims tells a time"
    if times == 1:
        return when(event.about)
    how = "where the times of its claims meet" if event.agreed else "around the times of its claims, which disagree"
    return f"{when(event.about)}: {how}"


def _support(event: Event, claims: Iterable[Claim], chronology: Chronology) -> Iterator[str]:
    outlets = f"{event.outlets} outlet{'' if event.outlets == 1 else 's'}"
    yield f"{outlets}, {len(event.origins)} independent origin{'' if len(event.origins) == 1 else 's'}"
    origins = dict.fromkeys(chronology.origins[claim.document] for claim in claims)
    yield from _listed([f"{visible(origin.name)}: {visible(origin.reason)}" for origin in origins])


def _lead(lead: Claim, links: Iterable[Link], ids: Mapping[str, str]) -> Iterator[str]:
    yield f"{ids[lead.id]}, which speaks for the others"
    like = sum(link.score for link in links if lead.id in (link.first, link.second))
    told = [
        "negated" if lead.certainty.polarity.value == "-" else "affirmed",
        lead.certainty.level.value,
        f"like the others by {like:.2f} in all",
        "with a time or figure" if lead.figures or lead.about else "without a time or figure",
        f"{len(lead.text)} characters",
    ]
    yield f"affirmed comes first, then how sure, how like the others, dated or counted, short: {', '.join(told)}"


def _claim(claim: Claim, chronology: Chronology) -> str:
    figures = "; ".join(figure(value) for value in claim.figures)
    facts = [visible(who(chronology, claim)), f"said {when(claim.said)}", f"about {when(claim.about)}", figures]
    return f"{', '.join(fact for fact in facts if fact)}: “{visible(claim.text)}”"


def _link(link: Link, ids: Mapping[str, str]) -> str:
    reason = visible(link.reason).removesuffix(f"({link.score:.2f})").rstrip()
    return f"{ids[link.first]} and {ids[link.second]}, score {link.score:.2f}: {reason}"


def _series(series: Series, chronology: Chronology, ids: Mapping[str, str]) -> Iterator[str]:
    what = series.measure.value if series.measure else series.counted or "figures"
    yield f"{what}, summed up by the view “{series.rule}”"
    moves = {(move.claim, move.figure): move.reason for move in series.moves}
    marks = {(mark.claim, mark.figure): mark.reason for mark in series.hindsight}
    yield from _listed(
        [
            "; ".join(
                (
                    f"{ids[item.claim]}  {figure(chronology.claims[item.claim].figures[item.figure])}",
                    *(visible(told[key]) for told in (moves, marks) if (key := (item.claim, item.figure)) in told),
                )
            )
            for item in series.items
        ]
    )


def _listed(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - LISTED
    return (*lines[:LISTED], f"and {more} more") if more > 0 else tuple(lines)
