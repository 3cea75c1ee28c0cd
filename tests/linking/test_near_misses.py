"""Why a claim is not held against others: told on request."""

from typing import Any

import attrs

from tests.linking.factory import HAPPENINGS, chronology, count, saying
from timeline.linking.near_misses import near_misses
from timeline.model.figure import Measure

PARTS: dict[str, Any] = {"about": "2024-05-01", "said": "2024-05-01", "places": ["Orlin"]}
ONE = saying("a", "An avalanche above Orlin killed people in a mountain hut.", figures=(count(4),), **PARTS)
HURT = saying(
    "b",
    "People were hurt in a mountain hut by an avalanche over Orlin.",
    figures=(count(9, measure=Measure.CASUALTIES),),
    **PARTS,
)
MORE = saying("c", "An avalanche above Orlin killed people in a hut.", figures=(count(6),), **PARTS)
ASKED = [(attrs.evolve(HAPPENINGS, explain="timeline_plugins.linkers.happenings.near_misses:explain"), None)]


def test_a_near_miss_has_its_reason_and_a_relation_is_none() -> None:
    timeline = chronology([ONE, HURT, MORE]).timeline
    assert near_misses(timeline, ONE.id, ASKED) == ((HURT.id, "4 killed, 9 casualties: killed against casualties"),)
    assert near_misses(timeline, ONE.id, [(HAPPENINGS, None)]) == ()
