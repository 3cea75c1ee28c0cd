"""Events: which claims are one row, what the row says, and what must never be one row."""

import pytest

from tests.linking.factory import chronology, doc, saying, together
from timeline.linking.events import common
from timeline.linking.link import link
from timeline.model.certainty import Certainty, Level
from timeline.model.claim import Claim
from timeline.model.decision import Decision, DecisionKind
from timeline.model.edtf import parse
from timeline.model.timeline import Timeline
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Link, Linker


def all_pairs(score: float = 0.9) -> Linker:
    """A linker that takes everything for one happening."""

    def join(block: Block) -> list[Link]:
        return [Link(a.id, b.id, None, score, "all is one") for a, b in block.pairs()]

    return Linker(name="all", version="1", keys=lambda row: ("all",), link=join)


def chain() -> Linker:
    """A linker that takes each claim for the same as the next one in the order of the timeline alone."""

    def join(block: Block) -> list[Link]:
        return [Link(a.id, b.id, None, 0.9, "next") for a, b in zip(block.rows, block.rows[1:], strict=False)]

    return Linker(name="chain", version="1", keys=lambda row: ("all",), link=join)


def test_an_event_is_named_after_its_smallest_claim_and_keeps_the_order() -> None:
    claims = [saying(f"d{n}", f"The dam broke, report {n}.", said=f"2024-05-0{n}") for n in (3, 1, 2)]
    (event,) = chronology(claims, linkers=[(all_pairs(), None)]).events
    assert event.id == min(claim.id for claim in claims)
    assert event.claims == (claims[1].id, claims[2].id, claims[0].id)
    assert event.said == parse("2024-05-01")


def test_about_is_the_meet_where_there_is_one() -> None:
    claims = [saying("a", "It broke in May.", about="2024-05"), saying("b", "It broke on the 3rd.", about="2024-05-03")]
    (event,) = chronology(claims, linkers=[(all_pairs(), None)]).events
    assert event.agreed
    assert event.about is not None
    assert (event.about.lo, event.about.hi) == (parse("2024-05-03").lo, parse("2024-05-03").hi)


def test_about_is_the_hull_where_neighbouring_days_disagree() -> None:
    claims = [saying("a", "It broke.", about="2024-05-03"), saying("b", "It has broken.", about="2024-05-04")]
    (event,) = chronology(claims, linkers=[(all_pairs(), None)]).events
    assert not event.agreed
    assert event.about is not None
    assert (event.about.lo, event.about.hi) == (parse("2024-05-03").lo, parse("2024-05-04").hi)


def test_common_of_nothing_is_nothing() -> None:
    assert common([]) == (None, True)


def test_no_event_holds_claims_of_distant_days() -> None:
    early, late = saying("a", "It broke.", about="2024-05-03"), saying("b", "It broke.", about="2024-05-06")
    bridge = saying("c", "The dam broke again.", about="2024-05")
    found = chronology([early, late, bridge], linkers=[(all_pairs(), None)])
    assert not together(found, early, late)


def test_no_event_holds_claims_of_different_towns() -> None:
    here = saying("a", "It broke.", places=[("Orlin", "city")])
    there = saying("b", "It broke here.", places=[("Varn", "city")])
    assert not together(chronology([here, there], linkers=[(all_pairs(), None)]), here, there)


def test_places_of_unknown_or_other_kind_contradict_nothing() -> None:
    here = saying("a", "It broke.", places=[("Orlin", "city")])
    there = saying("b", "It broke here.", places=[("Varnland", "country"), "Varn"])
    assert together(chronology([here, there], linkers=[(all_pairs(), None)]), here, there)


def test_a_chain_of_single_links_does_not_make_one_event() -> None:
    claims = [saying(f"d{n:02}", f"Report {n} of the dam.") for n in range(24)]
    sizes = [len(event.claims) for event in chronology(claims, linkers=[(chain(), None)]).events]
    assert max(sizes) <= 6


def test_one_odd_time_keeps_nothing_apart_and_is_left_out() -> None:
    night = [saying(f"a{n}", "It broke.", about="2024-05-01") for n in range(3)]
    undated, odd = saying("b", "It broke."), saying("c", "It broke.", about="2024-06-20")
    found = chronology([*night, undated, odd], linkers=[(all_pairs(), None)])
    assert together(found, *night, undated)
    assert not together(found, night[0], odd)


def test_comment_and_retracted_claims_are_no_rows() -> None:
    plain, retracted = saying("a", "It is a sad day.", grounds=()), saying("a", "The dam broke.", start=20)
    kept = saying("a", "The dam held.", start=40)
    decision = Decision(
        kind=DecisionKind.RETRACT, claims=(retracted.id,), author="A. Person", date="2024-05-09", reason="misread"
    )
    found = link(Timeline.of([doc("a")], [plain, retracted, kept], (), [decision]))
    assert [event.claims for event in found.events] == [(kept.id,)]
    assert set(found.comment) == {plain, retracted}


def test_outlets_and_origins_are_counted_apart() -> None:
    documents = [doc(f"p{n}", publisher=f"Paper {n}", origin="AFP") for n in range(3)] + [doc("own", publisher="Own")]
    claims = [saying(document.id, f"The dam broke ({document.id}).") for document in documents]
    (event,) = chronology(claims, documents, [(all_pairs(), None)]).events
    assert (sorted(event.origins), event.outlets) == (["AFP", "Own"], 4)


def test_the_surest_claim_gives_the_title() -> None:
    sure = saying("b", "The dam broke at dawn.")
    unsure = saying("a", "The dam may have broken.", certainty=Certainty(level=Level.POSSIBLE))
    (event,) = chronology([sure, unsure], linkers=[(all_pairs(), None)]).events
    assert event.title == "The dam broke at dawn."


def test_by_said_orders_by_when_it_was_first_said() -> None:
    claims = [
        saying("a", "Old news.", about="2020", said="2024-05-05"),
        saying("b", "Fresh news.", about="2024-05-01", said="2024-05-01"),
        saying("c", "Undated news."),
    ]
    timeline = Timeline.of([doc(name) for name in "abc"], claims)
    by_about = [event.claims[0] for event in link(timeline).events]
    by_said = [event.claims[0] for event in link(timeline, by="said").events]
    assert by_about == [claims[0].id, claims[1].id, claims[2].id]
    assert by_said == [claims[1].id, claims[0].id, claims[2].id]
    with pytest.raises(ValueError, match="about"):
        link(timeline, by="title")


def test_an_empty_timeline_has_an_empty_chronology() -> None:
    found = link(Timeline.of([]))
    assert (found.events, found.relations, found.series, found.origins) == ((), (), (), {})


def test_a_row_leads_back_to_its_claim() -> None:
    seen: list[tuple[Row, Claim]] = []

    def keys(row: Row) -> list[str]:
        seen.append((row, row.claim))
        return []

    claim = saying("a", "The dam broke.", actors=["The  Mayor"], about="2024-05-03")
    chronology([claim], linkers=[(Linker(name="spy", version="1", keys=keys, link=lambda block: ()), None)])
    row, back = seen[0]
    assert back is claim
    assert (row.id, row.actors, sorted(row.words)) == (claim.id, ("the mayor",), ["broke", "dam", "the"])
    assert row.about == (parse("2024-05-03").lo, parse("2024-05-03").hi)
