"""Linking is a pure function of a timeline and of the linkers: no order shows."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.linking.factory import HAPPENINGS, chronology, count, doc, saying
from tests.linking.test_events import all_pairs, chain
from timeline.linking.link import link
from timeline.model.claim import Claim
from timeline.model.measure import MEASURES
from timeline.model.timeline import Timeline
from timeline.model.when import NOTHING, certainly_before, meet

PLACES = [("Orlin", "city"), ("Varn", "city"), "the valley"]
DAYS = [None, "2024-05", "2024-05-01", "2024-05-02", "2024-05-05", "2024-05~"]


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    number = draw(st.integers(1, 30))
    parts = {"about": draw(st.sampled_from(DAYS)), "said": draw(st.sampled_from(DAYS))}
    figures = (
        count(number, draw(st.sampled_from([None, 40, -1])), measure=draw(st.sampled_from([*MEASURES.values()][:3]))),
    )
    words = draw(st.sampled_from(["The dam of {} broke", "A flood in {} took bridges", "In {} nobody is missing"]))
    place = draw(st.sampled_from(PLACES))
    return saying(
        draw(st.sampled_from("abcdef")),
        words.format(place[0] if isinstance(place, tuple) else place),
        start=draw(st.integers(0, 50)),
        figures=figures if draw(st.booleans()) else (),
        places=[place] if draw(st.booleans()) else [],
        denied=draw(st.booleans()),
        **{name: value for name, value in parts.items() if value},
    )


LINKERS = [(HAPPENINGS, None), (all_pairs(0.6), None), (chain(), None)]


@given(st.lists(claims(), max_size=14), st.randoms(use_true_random=False))
def test_the_order_of_documents_claims_and_linkers_never_shows(found: list[Claim], random: Random) -> None:
    documents = [doc(name, publisher=f"Paper {ord(name) % 3}") for name in "abcdef"]
    once = link(Timeline.of(documents, found), LINKERS)
    linkers = list(LINKERS)
    for items in (documents, found, linkers):
        random.shuffle(items)
    assert link(Timeline.of(documents, found), linkers) == once
    halves = [Timeline.of(documents, found[::2]), Timeline.of(documents, found[1::2])]
    random.shuffle(halves)
    assert link(Timeline.union(halves), linkers) == once


@given(st.lists(claims(), max_size=14))
def test_events_are_a_partition_and_hold_no_contradiction(found: list[Claim]) -> None:
    result = chronology(found, linkers=LINKERS)
    named = [claim for event in result.events for claim in event.claims]
    assert sorted(named) == sorted({claim.id for claim in found})
    for event in result.events:
        times = [time for claim in event.claims if (time := result.claims[claim].about)]
        if event.agreed:
            assert all(meet(a, b) is not NOTHING for a in times for b in times)
        cities = [{place.name for place in result.claims[claim].places if place.kind} for claim in event.claims]
        named_cities = [names for names in cities if names]
        assert not named_cities or set.intersection(*named_cities)


@given(st.lists(claims(), max_size=14))
def test_revisions_are_a_strict_partial_order(found: list[Claim]) -> None:
    result = chronology(found)
    ahead: dict[str, set[str]] = {}
    for relation in result.relations:
        if relation.kind.value == "revises":
            first, second = relation.claims
            ahead.setdefault(first, set()).add(second)
            said = result.claims[first].said, result.claims[second].said
            assert said[0] is None or said[1] is None or not certainly_before(said[1], said[0])
    for start in ahead:
        reached: set[str] = set()
        todo = list(ahead[start])
        while todo:
            claim = todo.pop()
            if claim not in reached:
                reached.add(claim)
                todo += ahead.get(claim, ())
        assert start not in reached


@given(st.lists(claims(), max_size=14))
def test_series_hold_each_figure_once_and_their_best_lies_inside(found: list[Claim]) -> None:
    result = chronology(found, linkers=LINKERS)
    items = [(item.claim, item.figure) for series in result.series for item in series.items]
    assert len(items) == len(set(items)) == sum(len(claim.figures) for claim in result.timeline.claims)
    for series in result.series:
        assert len({result.claims[item.claim].figures[item.figure].measure for item in series.items}) == 1
        if series.best is not None:
            assert series.low is None or series.low <= series.best
            assert series.high is None or series.best <= series.high
