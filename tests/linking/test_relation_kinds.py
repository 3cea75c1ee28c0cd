"""The direction of a relation follows the traits of its kind; a kind that nobody registers is refused."""

import pytest

from tests.linking.factory import doc, saying
from timeline.linking.link import link
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.relation import RELATION_KINDS, RelationKind
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import Link, Linker

RETRACTS = RelationKind("retracts", forward="is retracted by", backward="retracts", ordered=True)
A = saying("a", "It opened.", said="2024-05-06")
B = saying("b", "It opened.", said="2024-05-07")
SYMMETRIC = RelationKind("echoes", symmetric=True)
DIRECTED = RelationKind("cites")


def related(*kinds: RelationKind, first: Claim = A, second: Claim = B, known: bool = True) -> Chronology:
    timeline = Timeline.of([doc(name, text="It opened.") for name in "ab"], [A, B])
    linker = Linker(
        name="test",
        version="1",
        keys=lambda _row: ["all"],
        link=lambda _block: [Link(first.id, second.id, kind, 1.0, "so") for kind in kinds],
    )
    registered = {kind.name: kind for kind in kinds} if known else {}
    return link(timeline, [(linker, None)], kinds={**RELATION_KINDS, **registered})


@pytest.mark.parametrize(
    ("kind", "forward", "turned"),
    [(RETRACTS, 1, 0), (SYMMETRIC, 1, 1), (DIRECTED, 1, 1)],
    ids=["ordered", "symmetric", "directed"],
)
def test_the_direction_of_a_relation_follows_its_kind(kind: RelationKind, forward: int, turned: int) -> None:
    assert len(related(kind).relations) == forward
    found = related(kind, first=B, second=A).relations
    assert len(found) == turned
    if found:
        assert found[0].claims == ((B.id, A.id) if kind is DIRECTED else (A.id, B.id))


def test_a_link_of_a_name_has_the_registered_kind() -> None:
    (relation,) = related(RelationKind("revises")).relations
    assert relation.kind == RelationKind.REVISES


def test_a_link_of_a_kind_that_nobody_registers_is_refused_with_the_way_out() -> None:
    found = related(RETRACTS, known=False)
    assert not found.relations
    (problem,) = found.linking_problems
    assert "'retracts' is not registered; timeline_relations must return it" in problem.message
