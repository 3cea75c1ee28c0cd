"""Problems of one source: so many of each kind are kept, whatever their order, and the rest is counted."""

import random

from timeline.engine.counting import Counted
from timeline.model.problem import Problem, ProblemKind


def problem(number: int, kind: ProblemKind = ProblemKind.LOST) -> Problem:
    return Problem(kind=kind, message=f"no {number:05}", source="x.jsonl", place=f"line {number}")


def kept(problems: list[Problem], most: float) -> list[Problem]:
    counted = Counted(most)
    for one in problems:
        counted.add([one])
    return counted.result()


def test_few_problems_are_all_kept() -> None:
    few = [problem(2), problem(1), problem(3, ProblemKind.SKIPPED)]
    assert kept(few, 2) == sorted(few)


def test_of_many_the_first_by_content_are_kept_and_the_rest_is_counted() -> None:
    many = [problem(number) for number in range(2_819)]
    *first, more = sorted(kept(many, 20), key=lambda one: one.message.startswith("and "))
    assert first == many[:20]
    assert more.message == "and 2,799 more problems of this kind"
    assert (more.kind, more.source) == (ProblemKind.LOST, "x.jsonl")
    assert kept(random.Random(1).sample(many, len(many)), 20) == kept(many, 20)


def test_every_kind_has_its_own_count() -> None:
    many = [problem(number, kind) for number in range(9) for kind in (ProblemKind.LOST, ProblemKind.SKIPPED)]
    counted = kept(many, 3)
    assert sum(one.message == "and 6 more problems of this kind" for one in counted) == 2
    assert len(counted) == 8


def test_no_limit_keeps_them_all() -> None:
    many = [problem(number) for number in range(100)]
    assert kept(many, float("inf")) == many
