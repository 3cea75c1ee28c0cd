"""Files of decisions."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.decisions import HEAD, line, loads, parse, quote_line
from timeline.model.claim import Claim
from timeline.model.decision import Decision, Quoted, words_of
from timeline.model.document import Document, Provenance
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
        ("2025-03-01 | Ada | retract abc | why", "'abc' is no id of a claim"),
        ("2025-03-01 | Ada | retract | why", "needs a claim"),
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


def test_quotations_go_with_the_lines_that_name_their_claims() -> None:
    claim = Claim(document="a", spans=((0, 9),), text="Ten | men\n\u202e died")
    document = Document(id="a", text="", provenance=Provenance("in/a.txt", "0" * 64, "plain-text"))
    quote = quote_line(claim, document)
    assert quote == f"> {claim.id} | a.txt | Ten | men died"
    found = loads(f"{quote}\n> {A} | so\n2025-03-01 | Ada | same {claim.id} {B} | why\n".encode(), "x.decisions")
    (decision,) = found.decisions
    assert decision.quotes == (Quoted(claim.id, "Ten | men died", "a.txt"),)
    assert words_of(claim.text) == "Ten | men died"
    (problem,) = found.problems
    assert (problem.place, problem.hint) == ("line 2", "> CLAIM | FILE | WORDS")
    assert parse(line(decision)) == attrs.evolve(decision, quotes=())


def test_what_no_line_can_say_is_refused() -> None:
    decision = parse(f"2025-03-01 | Ada | retract {A} | why")
    for author, reason in (("A|B", "why"), ("Ada", "two\nlines")):
        with pytest.raises(ValueError, match=r"one line|none of|four parts"):
            line(Decision(kind=decision.kind, claims=(A,), author=author, date="2025-03-01", reason=reason))


@given(st.binary())
def test_junk_never_raises(data: bytes) -> None:
    loads(data, "x.decisions")
