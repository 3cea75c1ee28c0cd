"""How an event came about, in words: its claims, the links that joined them, and how they stand to each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from timeline.command.console import figure, when, who
from timeline.command.explain import Part
from timeline.command.terminal import visible
from timeline.engine.explanation import Heard
from timeline.linking.moves import number
from timeline.model.chronology import Chronology, Event, Series
from timeline.model.claim import Claim
from timeline.model.when import certainly_before
from timeline.model.whereabouts import TOWNS
from timeline.plugin.descriptors import Link

LISTED = 12
"""Lines of a list after which the rest is counted."""

_VIEWS = {name: place for place, name in enumerate(("first", "latest", "mode", "most origins", "range"))}


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
        lines = [f"{_link(link, ids)}; {_why_apart(link, heard, ids)}" for link in apart]
        yield "kept apart", ("like claims of other rows, and why they have another row", *_listed(lines))
    yield from standing(members, chronology, ids)


def standing(claims: Collection[str], chronology: Chronology, ids: Mapping[str, str]) -> Iterator[Part]:
    """How some claims stand to others: their relations, and the series of figures that they take part in."""
    related = dict.fromkeys(relation for name in claims for relation in chronology.relations_of.get(name, ()))
    if related:
        yield (
            "relations",
            _listed(
                [
                    f"{ids[relation.claims[0]]} {relation.kind.active} {ids[relation.claims[1]]}: "
                    f"{visible(relation.reason)}"
                    for relation in related
                ]
            ),
        )
    for series in chronology.series:
        if len(series.items) > 1 and any(item.claim in claims for item in series.items):
            yield "series", tuple(_series(series, chronology, ids))


def misses(
    name: str, found: Iterable[tuple[str, str]], chronology: Chronology, ids: Mapping[str, str]
) -> Iterator[Part]:
    """Claims that were compared with one and not held against it, with the reason why not.

    Those whose figures a relation does hold against it are left out; those that count the same come first, as the ones
    that a reader would hold against it.
    """
    related = {
        claim
        for relation in chronology.relations_of.get(name, ())
        if relation.kind.opposed or relation.kind.ordered
        for claim in relation.claims
    }
    measures = {figure.measure for figure in chronology.claims[name].figures} - {None}

    def kindred(miss: tuple[str, str]) -> bool:
        return measures.isdisjoint(figure.measure for figure in chronology.claims[miss[0]].figures)

    reasons: dict[str, list[str]] = {}
    for other, reason in sorted(found, key=kindred):
        if other not in related:
            reasons.setdefault(other, []).append(visible(reason))
    lines = [
        f"{ids[other]}  {_claim(chronology.claims[other], chronology)}: {'; '.join(told)}"
        for other, told in reasons.items()
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
    lines: dict[str, None] = {}
    for claim in claims:
        origin, document = chronology.origins[claim.document], chronology.timeline.documents[claim.document]
        through = visible(document.publisher or document.title or document.id)
        at = "" if through == origin.name else f", through {through}"
        lines[f"{visible(origin.name)}{at}: {visible(origin.reason)}"] = None
    yield from _listed(sorted(lines))


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


def _why_apart(link: Link, heard: Heard, ids: Mapping[str, str]) -> str:
    """Why two claims that were linked stand in two rows.

    What keeps the claims of these rows apart, as far as it is seen in them; else that too few links hold them together.
    """
    chronology = heard.chronology
    rows = {event.id: event for event in chronology.events}
    ours, theirs = (rows[chronology.events_of[name]] for name in (link.first, link.second))
    pairs = [(chronology.claims[a], chronology.claims[b]) for a in ours.claims for b in theirs.claims]
    parted = set(chronology.decided.different)
    for a, b in pairs:
        if (min(a.id, b.id), max(a.id, b.id)) in parted:
            return f"a person keeps {ids[a.id]} and {ids[b.id]} apart"
    for a, b in pairs:
        if a.about and b.about and (certainly_before(a.about, b.about) or certainly_before(b.about, a.about)):
            return f"{ids[a.id]} is about {when(a.about)} and {ids[b.id]} about {when(b.about)}"
    for a, b in pairs:
        here, there = _towns(a), _towns(b)
        if here and there and not {name.casefold() for name in here} & {name.casefold() for name in there}:
            return f"{ids[a.id]} names {visible(', '.join(here))} and {ids[b.id]} {visible(', '.join(there))}"
    members = frozenset((*ours.claims, *theirs.claims))
    across = sum(
        chronology.events_of[other.first] != chronology.events_of[other.second] for other in heard.within(members)
    )
    ties = "1 link ties" if across == 1 else f"{across} links tie"
    return f"{ties} rows of {len(ours.claims)} and {len(theirs.claims)} claims, too few for one"


def _towns(claim: Claim) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.name for place in claim.places if place.kind in TOWNS))


def _claim(claim: Claim, chronology: Chronology) -> str:
    figures = "; ".join(figure(value) for value in claim.figures)
    named = f"{'denied by ' if claim.denied else ''}{visible(who(chronology, claim))}"
    facts = [named, f"said {when(claim.said)}", f"about {when(claim.about)}", figures]
    return f"{', '.join(fact for fact in facts if fact)}: “{visible(claim.text)}”"


def _link(link: Link, ids: Mapping[str, str]) -> str:
    reason = visible(link.reason).removesuffix(f"({link.score:.2f})").rstrip()
    return f"{ids[link.first]} and {ids[link.second]}, score {link.score:.2f}: {reason}"


def _series(series: Series, chronology: Chronology, ids: Mapping[str, str]) -> Iterator[str]:
    what = series.measure.words if series.measure else series.counted or "figures"
    low, best, high = (
        missing if value is None else number(value)
        for value, missing in ((series.low, "open"), (series.best, "not given"), (series.high, "open"))
    )
    yield visible(f"{what}: low {low}, best {best}, high {high}, by the rule {series.rule}")
    if series.views:
        views = sorted(series.views.items(), key=lambda view: (_VIEWS.get(view[0], len(_VIEWS)), view[0]))
        yield visible(f"views: {', '.join(f'{name} {figure(value)}' for name, value in views)}")
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
