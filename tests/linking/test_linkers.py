"""What the core makes of what linkers say: checked, united, and a crash costs one step."""

import gc
from collections.abc import Iterator

import pytest

from tests.linking.factory import chronology, count, saying, together
from timeline.model.chronology import RelationKind
from timeline.model.problem import ProblemKind
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Join, Keys, Link, Linker

A = saying("a", "The dam broke, twelve are dead.", said="2024-05-01", figures=(count(12),))
B = saying("b", "The dam broke, eighteen are dead.", said="2024-05-02", figures=(count(18),))
C = saying("c", "The dam broke, nobody is dead.", said="2024-05-03", denied=True)


def linker(join: Join, name: str = "test", keys: Keys = lambda row: ("all",)) -> Linker:
    return Linker(name=name, version="1", keys=keys, link=join)


def says(*links: Link) -> Join:
    return lambda block: links


@pytest.mark.parametrize(
    "wrong",
    [
        Link(A.id, "no such claim", None, 0.5, ""),
        Link(A.id, A.id, None, 0.5, ""),
        Link(A.id, B.id, None, 1.5, ""),
        Link(A.id, B.id, None, float("nan"), ""),
        Link(A.id, B.id, "same", 0.5, ""),  # type: ignore[arg-type]
        "no link",
    ],
)
def test_nonsense_costs_the_block_and_makes_a_problem(wrong: Link) -> None:
    good = Link(A.id, B.id, None, 0.9, "one dam")
    found = chronology([A, B, C], linkers=[(linker(says(good, wrong)), None), (linker(says(good), "other"), None)])
    assert together(found, A, B)
    (problem,) = found.problems
    assert (problem.kind, problem.plugin, problem.place) == (ProblemKind.STEP, "test", "block all")


def test_a_crash_costs_only_that_linker_on_that_block() -> None:
    def join(block: Block) -> Iterator[Link]:
        yield Link(block.rows[0].id, block.rows[1].id, None, 0.9, block.key)
        if block.key == "bad":
            raise SystemExit(3)

    def keys(row: Row) -> list[str]:
        return ["good"] if row.document in "ab" else ["bad"]

    more = [saying("x", "The mast fell."), saying("y", "The mast has fallen.")]
    found = chronology([A, B, *more], linkers=[(linker(join, keys=keys), None)])
    assert together(found, A, B)
    assert not together(found, *more)
    assert [problem.place for problem in found.problems] == ["block bad"]


def test_keys_that_crash_leave_out_that_claim() -> None:
    def keys(row: Row) -> list[str]:
        if row.document == "c":
            raise RuntimeError("no idea")
        return ["all"]

    found = chronology([A, B, C], linkers=[(linker(says(Link(A.id, B.id, None, 1, "")), keys=keys), None)])
    assert together(found, A, B)
    assert [problem.document for problem in found.problems] == ["c"]


def test_a_linker_that_cannot_be_loaded_is_a_problem() -> None:
    missing = Linker(name="missing", version="1", keys="no.such.module:keys", link="no.such.module:link")
    assert [problem.kind for problem in chronology([A, B], linkers=[(missing, None)]).problems] == [ProblemKind.SETUP]


def test_duplicates_are_united_and_the_best_score_is_kept() -> None:
    kind = RelationKind.CORROBORATES
    found = chronology(
        [A, B],
        linkers=[
            (linker(says(Link(A.id, B.id, kind, 0.4, "weak"), Link(B.id, A.id, kind, 0.8, "turned")), "one"), None),
            (linker(says(Link(A.id, B.id, kind, 0.8, "strong")), "two"), None),
        ],
    )
    assert [(relation.claims, relation.score, relation.reason) for relation in found.relations] == [
        ((A.id, B.id), 0.8, "strong")
    ]


def test_a_denial_runs_from_the_negative_claim() -> None:
    found = chronology([A, B, C], linkers=[(linker(says(Link(A.id, C.id, RelationKind.DENIES, 1, ""))), None)])
    assert found.relations[0].claims == (C.id, A.id)


def test_nothing_said_later_is_revised_by_what_was_said_earlier() -> None:
    links = says(Link(B.id, A.id, RelationKind.REVISES, 1, "back"), Link(A.id, B.id, RelationKind.REVISES, 0.5, "on"))
    found = chronology([A, B], linkers=[(linker(links), None)])
    assert [relation.claims for relation in found.relations] == [(A.id, B.id)]


def test_revisions_never_run_in_a_circle() -> None:
    undated = [saying(name, f"Report {name} of the dam.") for name in "pqr"]
    ring = [
        Link(first.id, second.id, RelationKind.REVISES, 1, "")
        for first, second in zip(undated, [*undated[1:], undated[0]], strict=True)
    ]
    found = chronology(undated, linkers=[(linker(says(*ring)), None)])
    order = {claim.id: place for place, claim in enumerate(found.timeline.claims)}
    assert len(found.relations) == 2
    assert all(order[first] < order[second] for first, second in (relation.claims for relation in found.relations))


def test_undecided_revisions_without_a_circle_are_kept_as_said() -> None:
    p, q = (saying(name, f"Report {name} of the dam.") for name in "pq")
    for first, second in ((p, q), (q, p)):
        links = says(Link(first.id, second.id, RelationKind.REVISES, 1, ""))
        found = chronology([p, q], linkers=[(linker(links), None)])
        assert [relation.claims for relation in found.relations] == [(first.id, second.id)]


def test_each_pair_is_brought_up_once_over_all_blocks() -> None:
    seen: list[tuple[str, str]] = []

    def join(block: Block) -> list[Link]:
        seen.extend((a.document, b.document) for a, b in block.pairs())
        return []

    chronology([A, B, C], linkers=[(linker(join, keys=lambda row: ("x", "y", "z")), None)])
    assert sorted(seen) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_large_block_stays_near_linear() -> None:
    sizes: dict[int, int] = {}

    def join(block: Block) -> list[Link]:
        pairs = [(a.index, b.index) for a, b in block.pairs()]
        assert len(set(pairs)) == len(pairs)
        assert all(a < b for a, b in pairs)
        sizes[len(block.rows)] = len(pairs)
        return []

    for number in (100, 200, 400):
        claims = [saying(f"d{n}", f"Report {n}.") for n in range(number)]
        chronology(claims, linkers=[(linker(join), None)])
    assert sizes[400] < 2.2 * sizes[200] < 4.9 * sizes[100]
    assert sizes[400] < 400 * 21


def test_looking_for_cycles_is_as_before_when_linking_is_over() -> None:
    before, during = gc.get_threshold(), []

    def join(_block: Block) -> list[Link]:
        during.append(gc.get_threshold())
        return []

    chronology([A, B], linkers=[(linker(join), None)])
    assert gc.get_threshold() == before
    assert during[0][0] > before[0]
