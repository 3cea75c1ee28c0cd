"""Files of decisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.decisions import HEAD, line, loads, parse
from timeline.model.decision import Decision
from timeline.testing import strategies as own

A, B = "a" * 32, "b" * 32
IDS = st.sampled_from((A, B, "0123456789abcdef" * 2))


@given(own.decisions(IDS))
def test_what_is_written_is_read_the_same(decision: Decision) -> None:
    assert parse(line(decision)) == decision


def test_remarks_and_empty_lines_decide_nothing() -> None:
    found = loads((HEAD + "\n  \n").encode(), "x.decisions")
    assert (found.decisions, found.problems) == ((), ())


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("2025-03-01 | Ada | retract", "four parts"),
        ("2025-03-01 |  | retract " + A + " | why", "who decided"),
        ("March | Ada | retract " + A + " | why", "not an EDTF date"),
        ("2025-03-01 | Ada | forget " + A + " | why", "none of same"),
        ("2025-03-01 | Ada | retract abc | why", "needs a claim"),
        ("2025-03-01 | Ada | retract abc def | why", "no id of a claim"),
        ("2025-03-01 | Ada | same " + A + " | why", "two claims"),
        ("2025-03-01 | Ada | correct " + A + " = 4 | why", "name of its field"),
        ("2025-03-01 | Ada | | why", "none of same"),
    ],
)
def test_a_line_that_cannot_be_read_is_a_problem_with_its_place(row: str, complaint: str) -> None:
    good = f"2025-03-01 | Ada | same {A} {B} | both | of one bridge"
    found = loads(f"{row}\n{good}\n".encode(), "x.decisions")
    assert [decision.reason for decision in found.decisions] == ["both | of one bridge"]
    (problem,) = found.problems
    assert (problem.source, problem.place) == ("x.decisions", "line 1")
    assert problem.hint
    with pytest.raises(ValueError, match=complaint):
        parse(row)


def test_what_no_line_can_say_is_refused() -> None:
    decision = parse(f"2025-03-01 | Ada | retract {A} | why")
    for author, reason in (("A|B", "why"), ("Ada", "two\nlines")):
        with pytest.raises(ValueError, match=r"one line|none of|four parts"):
            line(Decision(kind=decision.kind, claims=(A,), author=author, date="2025-03-01", reason=reason))


@given(st.binary())
def test_junk_never_raises(data: bytes) -> None:
    loads(data, "x.decisions")
