"""``link``: from a timeline to its chronology. The only entry to this package."""

from collections.abc import Mapping, Sequence
from typing import Any

from timeline.linking.components import Kinds, components
from timeline.linking.events import event, ordered, support_of
from timeline.linking.linkers import links_of, united
from timeline.linking.origins import origins as origins_of
from timeline.linking.relations import relations, spoken
from timeline.linking.rows import deserving
from timeline.linking.rows import rows as rows_of
from timeline.linking.series import all_series, without_hindsight
from timeline.linking.settings import LinkingSettings
from timeline.linking.stories import stories as stories_of
from timeline.model.calendar import DAY
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.problem import Problem
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import Link, Linker

_TOWNS = ("city", "town", "village")


def link(
    timeline: Timeline,
    linkers: Sequence[tuple[Linker, Any]] = (),
    settings: LinkingSettings | None = None,
    by: str = "about",
    *,
    everything: bool = False,
) -> Chronology:
    """The chronology of a timeline: a pure function of it and of the linkers with their settings, in any order.

    ``linkers`` are descriptors, each with an instance of its settings class or None. ``by`` orders the events: by when
    they are ``about`` or by when they were ``said``; with ``everything`` comment claims get rows, too. A linker that
    fails on a block leaves a problem and no links there. Raises ``ValueError`` for another ``by``.
    """
    if by not in ("about", "said"):
        raise ValueError(f"a chronology is ordered by 'about' or by 'said', not by {by!r}")
    settings = settings or LinkingSettings()
    decisions = timeline.decided
    problems: list[Problem] = []
    origins = origins_of(timeline.documents.values(), settings)
    claims = deserving(timeline, decisions, everything=everything)
    stories = stories_of(timeline.documents.values(), timeline.claims, settings)
    rows = rows_of(timeline, claims, origins, stories, settings.recent_days * DAY)
    links: list[Link] = []
    for linker, plugin_settings in sorted(linkers, key=lambda pair: pair[0].name):
        links = united([*links, *links_of(rows, linker, plugin_settings, settings, problems)])

    same = [found for found in links if found.kind is None]
    support = support_of(same)
    groups = components(rows, [_kinds(claim) for claim in claims], same, settings, decisions)
    events = [event([claims[index] for index in group], support, timeline.documents, origins) for group in groups]
    event_of: Mapping[str, str] = {claim: found.id for found in events for claim in found.claims}
    related = relations({row.id: row for row in rows}, links)
    series = all_series(rows, event_of, related, spoken)
    return Chronology(
        timeline=timeline,
        events=ordered(events, by_said=by == "said"),
        relations=without_hindsight(related, series),
        series=series,
        origins=origins,
        problems=tuple(sorted({*timeline.problems, *problems})),
        by=by,
    )


def _kinds(claim: Claim) -> Kinds:
    """The names of a claim's towns by kind; wider places may lie in each other and cannot contradict each other."""
    towns = frozenset(place.name.casefold() for place in claim.places if place.kind in _TOWNS)
    return {"town": towns} if towns else {}
