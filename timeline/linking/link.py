"""``link``: from a timeline to its chronology. The only entry to this package."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.linking.components import Kinds, components
from timeline.linking.events import event, ordered, support_of
from timeline.linking.linkers import said_of
from timeline.linking.origins import origins as origins_of
from timeline.linking.relations import relations, spoken
from timeline.linking.rows import deserving
from timeline.linking.rows import rows as rows_of
from timeline.linking.series import all_series, without_hindsight
from timeline.linking.settings import LinkingSettings
from timeline.linking.stories import stories as stories_of
from timeline.model.calendar import DAY
from timeline.model.chronology import Chronology, LinkerUsed, Linking
from timeline.model.claim import Claim
from timeline.model.problem import Problem
from timeline.model.relation import RELATION_KINDS, RelationKind
from timeline.model.timeline import Timeline
from timeline.model.whereabouts import towns
from timeline.plugin.descriptors import Linker

VERSION: Final = "2"
"""Changes with what linking finds, as a linker's version does: ``timeline verify`` compares only within a version."""

_NOWHERE: Kinds = {}
"""What most claims say of towns: one object for all."""


def link(
    timeline: Timeline,
    linkers: Sequence[tuple[Linker, Any]] = (),
    settings: LinkingSettings | None = None,
    by: str = "about",
    *,
    everything: bool = False,
    kinds: Mapping[str, RelationKind] = RELATION_KINDS,
) -> Chronology:
    """The chronology of a timeline: a pure function of it and of the linkers with their settings, in any order.

    ``linkers`` are descriptors, each with an instance of its settings class or None. ``by`` orders the events: by when
    they are ``about`` or by when they were ``said``; with ``everything`` comment claims get rows, too. A linker that
    fails on a block, or names a kind of relation that is not in ``kinds``, leaves a problem and no links there. Raises
    ``ValueError`` for another ``by``. To link very many claims, see ``collector.few_collections``.
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
    del stories
    index = {row.id: row.index for row in rows}
    same, links = said_of(rows, linkers, settings, problems, kinds)
    support = support_of(same, len(rows))
    groups = components(rows, index, [_kinds(claim) for claim in claims], same, settings, decisions)
    del same
    events = [
        event([claims[place] for place in group], [support[place] for place in group], timeline.documents, origins)
        for group in groups
    ]
    event_of: Mapping[str, str] = {claim: found.id for found in events for claim in found.claims}
    related = relations(rows, index, links)
    del links
    series = all_series(rows, event_of, related, spoken)
    return Chronology(
        timeline=timeline,
        events=ordered(events, by_said=by == "said"),
        relations=without_hindsight(related, series),
        series=series,
        origins=origins,
        problems=tuple(sorted({*timeline.problems, *problems})),
        by=by,
        linking_problems=tuple(sorted(set(problems))),
        linking=_linking(linkers, settings, everything),
    )


def _linking(linkers: Sequence[tuple[Linker, Any]], settings: LinkingSettings, everything: bool) -> Linking:
    used = sorted(linkers, key=lambda pair: pair[0].name)
    return Linking(
        VERSION,
        everything,
        settings,
        tuple(LinkerUsed(linker.name, linker.version, own) for linker, own in used),
    )


def _kinds(claim: Claim) -> Kinds:
    """The names of a claim's towns by kind; wider places may lie in each other and cannot contradict each other."""
    named = towns(claim)
    return {"town": named} if named else _NOWHERE
