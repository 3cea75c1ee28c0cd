"""Timelines as a specification: union, renames, retraction, and what was known when."""

from typing import Any

import attrs
import pytest

from timeline.model.claim import Attribute, Claim, Cue, Entity, Ground, Maker
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Figure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.quotation import misquotes
from timeline.model.timeline import Timeline


def document(name: str, text: str = "Ten men died.", **parts: str) -> Document:
    times = {key: parse(parts.pop(key)) for key in ("published", "retrieved") if key in parts}
    return Document(id=name, text=text, **times, **parts)  # type: ignore[arg-type]


def claim(of: Document, end: int = 3, **parts: str) -> Claim:
    times = {key: parse(value) for key, value in parts.items()}
    return Claim(document=of.id, spans=((0, end),), text=of.text[:end], **times)  # type: ignore[arg-type]


def retraction(*claims: str) -> Decision:
    return Decision(kind=DecisionKind.RETRACT, claims=claims, author="ada", date="2024-05-02", reason="withdrawn")


FIRST, SECOND = sorted(
    (document("a", "Ten men died."), document("a", "Two men died.")), key=lambda one: one.text_sha256
)
RENAMED = f"a~{SECOND.text_sha256[:12]}"


# Making one


def test_claims_of_no_document_are_refused() -> None:
    with pytest.raises(ValueError, match="belongs to document 'a', which is not there"):
        Timeline.of([], [claim(FIRST)])


def test_documents_stand_by_id_and_claims_by_time() -> None:
    a, b = document("a"), document("b")
    undated, late, early = claim(a), claim(a, about="2024-05-02"), claim(b, about="2024-05-01")
    made = Timeline.of([b, a], [undated, late, early])
    assert list(made.documents) == ["a", "b"]
    assert made.claims == (early, late, undated)


def test_one_claim_is_kept_of_each_id_whichever_comes_first() -> None:
    one = claim(FIRST)
    other = attrs.evolve(one, extractor=Maker("claims", "2"), grounds=(Ground.TIME,))
    assert Timeline.of([FIRST], [one, other]) == Timeline.of([FIRST], [other, one])
    assert len(Timeline.of([FIRST], [one, other]).claims) == 1


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (("2", (), ()), ("10", (), ())),
        (("10", (), ()), ("10.1", (), ())),
        (("1", (), ()), ("1+nupunkt-0.8", (), ())),
        (("1+nupunkt-0.8", (), ()), ("1+nupunkt-0.10", (), ())),
        (("1+nupunkt-0.8", (), ()), ("2", (), ())),
        (("0", (), ()), ("1", ("time",), ())),
        (("1", ("figure", "time"), ()), ("1", ("time",), ())),
        (("1", ("time",), (Ground.TIME,)), ("1", (), ())),
        (("1", (), (Ground.TIME,)), ("1", (), (Ground.FIGURE,))),
    ],
)
def test_of_two_readings_of_a_claim_the_newer_then_the_more_complete_is_kept(older: Any, newer: Any) -> None:
    worse, better = (
        claim(FIRST).marked(extractor=Maker("claims", version), incomplete=incomplete, grounds=grounds)
        for version, incomplete, grounds in (older, newer)
    )
    for readings in ([worse, better], [better, worse]):
        assert Timeline.union([Timeline.of([FIRST], [one]) for one in readings]).claims == (better,)


# Union


def test_one_text_read_twice_is_one_document() -> None:
    one, other = (Timeline.of([document("a", title=title)]) for title in ("Ten dead", "Many dead"))
    assert one | other == other | one
    assert len((one | other).documents) == 1


def test_what_variants_of_a_document_say_of_themselves_is_united_field_by_field() -> None:
    feed = document("a", url="https://varn.example/7", publisher="Varn Times", published="2024-05")
    page = document("a", title="Ten dead", published="2024-05-02", retrieved="2024-05-03", origin="AP", credit="(AP)")
    wire = document("a", origin="Reuters", retrieved="2024-05-09")
    (kept,) = Timeline.union([Timeline.of([one]) for one in (page, wire, feed)]).documents.values()
    assert kept == document(
        "a",
        title="Ten dead",
        url="https://varn.example/7",
        publisher="Varn Times",
        published="2024-05-02",
        retrieved="2024-05-03",
        origin="Reuters",
    )


def test_two_texts_of_one_id_are_both_kept() -> None:
    merged = Timeline.of([SECOND], [claim(SECOND)]) | Timeline.of([FIRST], [claim(FIRST)])
    assert {name: kept.text for name, kept in merged.documents.items()} == {"a": FIRST.text, RENAMED: SECOND.text}
    assert {(one.document, one.text) for one in merged.claims} == {("a", FIRST.text[:3]), (RENAMED, SECOND.text[:3])}
    (problem,) = merged.problems
    assert problem.kind is ProblemKind.DAMAGED
    assert problem.document == RENAMED
    assert "another text" in problem.message


def test_a_renamed_document_is_recognised_when_it_comes_again() -> None:
    once = Timeline.of([FIRST]) | Timeline.of([SECOND], [claim(SECOND)])
    assert once | Timeline.of([SECOND], [claim(SECOND)]) == once


def test_a_name_that_a_merge_would_give_may_be_taken_already() -> None:
    """A document that calls itself what another one would be renamed to displaces nothing."""
    intruder = document(RENAMED, "Nobody died.")
    merged = Timeline.union([Timeline.of([one], [claim(one)]) for one in (FIRST, SECOND, intruder)])
    assert {kept.text for kept in merged.documents.values()} == {FIRST.text, SECOND.text, intruder.text}
    assert all(not list(misquotes(one, merged.documents[one.document])) for one in merged.claims)
    assert len(merged.claims) == 3


def test_problems_and_decisions_are_united() -> None:
    problem = Problem(kind=ProblemKind.LOST, message="cannot be read", source="b.txt")
    merged = Timeline.of((), (), [problem]) | Timeline.of((), (), [problem], [retraction("x")])
    assert merged.problems == (problem,)
    assert merged.decisions == (retraction("x"),)


# Retraction


def test_a_retracted_claim_stays_and_is_named() -> None:
    one = claim(FIRST)
    judged = Timeline.of([FIRST], [one]) | Timeline.of((), (), (), [retraction(one.id)])
    assert judged.claims == (one,)
    assert judged.decided.hidden == {one.id}


def test_a_retraction_follows_a_renamed_claim() -> None:
    one = claim(SECOND)
    judged = Timeline.of([SECOND], [one], (), [retraction(one.id)]) | Timeline.of([FIRST], [claim(FIRST)])
    (renamed,) = (kept for kept in judged.claims if kept.document == RENAMED)
    (other,) = (kept for kept in judged.claims if kept.document == "a")
    assert renamed.id != one.id
    assert renamed.id in judged.decided.hidden
    assert other.id not in judged.decided.hidden


# What was known when


@pytest.mark.parametrize(
    ("said", "known", "undecided"),
    [
        ("2024-05-01", True, False),
        ("2024-05-02", True, False),
        ("2024-05-02T23:59:59", True, False),
        ("2024-05-03", False, False),
        ("2024-05", False, True),
        ("2024-05-02~", False, True),
        ("2024-04", True, False),
        ("../2024-05-01", True, False),
        ("2024-05-01/..", False, True),
        ("2024-05-03/..", False, False),
    ],
)
def test_as_of_the_end_of_a_day(said: str, known: bool, undecided: bool) -> None:
    one = claim(FIRST, said=said)
    then = Timeline.of([FIRST], [one]).as_of(parse("2024-05-02"))
    assert (one in then.known.claims, one in then.undecided.claims) == (known, undecided)


def test_as_of_the_end_of_a_longer_unit() -> None:
    one = claim(FIRST, said="2024-05-31")
    assert Timeline.of([FIRST], [one]).as_of(parse("2024-05")).known.claims == (one,)


def test_when_a_text_was_first_seen_counts_before_when_it_was_said() -> None:
    page = document("a", retrieved="2024-06-10")
    one = claim(page, said="2023-02-06")
    timeline = Timeline.of([page], [one])
    assert timeline.known_since(one) == parse("2024-06-10")
    assert timeline.as_of(parse("2023-02-06")).known.claims == ()
    assert timeline.as_of(parse("2024-06-10")).known.claims == (one,)


def test_a_claim_of_unknown_time_is_undecided() -> None:
    one = claim(FIRST)
    then = Timeline.of([FIRST], [one]).as_of(parse("2024-05-02"))
    assert (then.known.claims, then.undecided.claims) == ((), (one,))


def test_as_of_keeps_the_documents_of_what_it_keeps() -> None:
    early, late = document("a"), document("b")
    timeline = Timeline.of([early, late], [claim(early, said="2024-05-01"), claim(late, said="2024-06-01")])
    then = timeline.as_of(parse("2024-05-02"))
    assert (list(then.known.documents), list(then.undecided.documents)) == (["a"], [])


def test_as_of_needs_an_end() -> None:
    with pytest.raises(ValueError, match="a date with an end"):
        Timeline().as_of(parse("2024-05-02/.."))


# Claims


def test_a_claim_needs_a_span() -> None:
    with pytest.raises(ValueError, match="at least one span"):
        Claim(document="a", spans=(), text="")


def test_the_pieces_of_a_claim_are_joined_by_an_ellipsis() -> None:
    text = "Ten men, he said, died."
    whole = Claim(document="a", spans=[(18, 22), (0, 7)], text="Ten men … died")
    assert whole.spans == ((0, 7), (18, 22))
    assert list(misquotes(whole, document("a", text))) == []


def test_misquotes_are_named() -> None:
    text = "Ten men died."
    wrong = Claim(
        document="a",
        spans=[(0, 3)],
        text="Two",
        cue=Cue("said", [(4, 8)]),
        figures=(Figure(best=2, text="Two", spans=[(0, 3)]), Figure(best=2, text="2", spans=[(0, 99)])),
        claimant=Entity("Ada", [(90, 99)]),
        attributes=(Attribute("age", "30", [(90, 99)]),),
    )
    found = list(misquotes(wrong, document("a", text)))
    assert len(found) == 6
    assert "is not what the claim quotes" in found[0]
    assert "is not the cue 'said'" in found[1]
    beyond = Claim(document="a", spans=[(0, 99)], text="Ten")
    assert "ends beyond the text" in next(iter(misquotes(beyond, document("a", text))))


def test_two_texts_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two texts have the id 'a'"):
        Timeline.of([Document(id="a", text="x"), Document(id="a", text="y")])


def test_of_two_forms_of_one_document_the_content_decides() -> None:
    forms = [Document(id="a", text="x", title="one"), Document(id="a", text="x", title="two")]
    assert Timeline.of(forms) == Timeline.of(reversed(forms))
