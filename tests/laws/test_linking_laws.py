"""The laws of linking: a chronology is a pure function of the merged set, and its relations and origins are sound."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from random import Random
from typing import Any

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.codec.timeline_file import dumps, loads
from timeline.linking.link import link
from timeline.linking.origins import origins
from timeline.linking.settings import LinkingSettings
from timeline.linking.stories import stories as stories_of
from timeline.model.certainty import Certainty, Polarity
from timeline.model.chronology import Chronology, MoveKind, RelationKind
from timeline.model.claim import Claim, Entity, Ground
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Figure, Measure
from timeline.model.order import claim_key, when_key
from timeline.model.timeline import Timeline
from timeline.model.when import When, certainly_before
from timeline.plugin.block import Block, Row, gap, window
from timeline.plugin.descriptors import Link, Linker

SENTENCES = (
    "The dam above Orlin broke on Friday night.",
    "Twelve people died when the dam above Orlin broke.",
    "The flood in Varn took two bridges.",
    "Nobody is missing in Varn, the mayor said.",
)
TEXTS = (" ".join(SENTENCES), " ".join(SENTENCES[2:]), " ".join(SENTENCES[1::-1]), SENTENCES[0])
TIMES = tuple(
    parse(text) for text in ("2024-05", "2024-05-01", "2024-05-02", "2024-05-05", "2024-05~", "../2024-05-03")
)
Stories = tuple[list[Document], list[Claim]]


# Stories and linkers


@st.composite
def stories(draw: st.DrawFn) -> Stories:
    """A few documents of a few texts, and claims that resemble each other, with times, places and figures."""
    names = st.lists(st.sampled_from("abcde"), min_size=1, max_size=5, unique=True)
    documents = [
        Document(
            id=name,
            text=draw(st.sampled_from(TEXTS)),
            publisher=draw(st.sampled_from((None, "Orlin Post", "Varn Times"))),
            origin=draw(st.sampled_from((None, None, "AFP"))),
        )
        for name in draw(names)
    ]
    return documents, draw(st.lists(st.sampled_from(documents).flatmap(_claims), max_size=8))


@st.composite
def tolls(draw: st.DrawFn) -> Stories:
    """Reports of one toll on several days, one figure each."""
    numbers = draw(st.lists(st.integers(1, 12), min_size=1, max_size=7))
    documents, claims = [], []
    for place, number in enumerate(numbers):
        document = Document(id=f"t{place}", text=SENTENCES[1])
        day = parse(f"2024-05-{draw(st.integers(1, 28)):02}")
        figure = attrs.evolve(Figure.exactly(number), measure=Measure.KILLED, counted="people")
        documents.append(document)
        claims.append(
            _claim(document, SENTENCES[1], parse("2024-05"), day, (), [figure], Polarity.POSITIVE, (Ground.FIGURE,))
        )
    return documents, claims


def _claims(document: Document) -> st.SearchStrategy[Claim]:
    sentences = [sentence for sentence in SENTENCES if sentence in document.text]
    times = st.sampled_from((None, *TIMES))
    places = st.sampled_from(((), (Entity("Orlin", kind="city"),), (Entity("Varn", kind="city"),), (Entity("river"),)))
    return st.builds(
        _claim,
        *(st.just(document), st.sampled_from(sentences), times, times, places),
        st.lists(_figures(), max_size=2),
        st.sampled_from(Polarity),
        st.sampled_from(((Ground.HAPPENING,), (Ground.FIGURE,), ())),
    )


def _figures() -> st.SearchStrategy[Figure]:
    exact = st.integers(1, 4).map(Figure.exactly)
    some = st.one_of(exact, exact, st.sampled_from((Figure(low=2), Figure(high=3), Figure(low=1, high=3))))
    measures = st.sampled_from((Measure.KILLED, Measure.MISSING, None))
    counted = st.sampled_from(("people", "bridges", None))
    return st.builds(
        lambda figure, *kind: attrs.evolve(figure, measure=kind[0], counted=kind[1]), some, measures, counted
    )


def _claim(
    document: Document,
    sentence: str,
    about: When | None,
    said: When | None,
    places: tuple[Entity, ...],
    figures: list[Figure],
    polarity: Polarity,
    grounds: tuple[Ground, ...],
) -> Claim:
    start = document.text.index(sentence)
    return Claim(
        document=document.id,
        spans=((start, start + len(sentence)),),
        text=sentence,
        about=about,
        said=said,
        places=places,
        figures=tuple(figures),
        certainty=Certainty(polarity=polarity),
        grounds=grounds,
    )


def _one_key(_row: Row) -> tuple[str, ...]:
    return ("all",)


def _all_the_same(block: Block) -> Iterator[Link]:
    for first, second in block.pairs():
        yield Link(first.id, second.id, None, 0.5, "all is one")


def _neighbours_the_same(block: Block) -> Iterator[Link]:
    for first, second in pairwise(block.rows):
        yield Link(first.id, second.id, None, 0.7, "next to each other")


def _revise_at_will(block: Block) -> Iterator[Link]:
    """Revisions in both directions and in circles: what came first is for the core to know."""
    for first, second in block.pairs():
        if first.id[0] < "c" or second.id[0] < "c":
            yield Link(first.id, second.id, RelationKind.REVISES, 0.5, "it was before")
        if first.id[-1] < "c":
            yield Link(second.id, first.id, RelationKind.REVISES, 0.4, "it was the other way round")


LINKERS: tuple[tuple[Linker, Any], ...] = (
    (Linker(name="all", version="1", keys=_one_key, link=_all_the_same), None),
    (Linker(name="chain", version="1", keys=_one_key, link=_neighbours_the_same), None),
    (Linker(name="revise", version="1", keys=_one_key, link=_revise_at_will), None),
    (
        Linker(
            name="happenings",
            version="1",
            keys="timeline_plugins.linkers.happenings:keys",
            link="timeline_plugins.linkers.happenings:link",
        ),
        None,
    ),
)


def linked(story: Stories) -> Chronology:
    found = link(Timeline.of(*story), LINKERS)
    assert found.problems == ()
    return found


def rows_of(timeline: Timeline) -> list[Claim]:
    return [claim for claim in timeline.claims if claim.grounds and claim.id not in timeline.decided.hidden]


# A pure function of the merged set


@given(st.data(), stories())
def test_a_chronology_is_a_pure_function_of_the_merged_set(data: st.DataObject, story: Stories) -> None:
    documents, claims = story
    parts = [
        Timeline.of([document], [claim for claim in claims if claim.document == document.id]) for document in documents
    ]
    pending = data.draw(st.permutations(parts))
    while len(pending) > 1:
        count = data.draw(st.integers(2, len(pending)))
        pending = [*pending[count:], Timeline.union(pending[:count])]
    again = link(pending[0], data.draw(st.permutations(LINKERS)))
    assert dumps(again) == dumps(linked(story))


@given(stories())
def test_a_chronology_read_from_its_file_is_the_same(story: Stories) -> None:
    once = linked(story)
    loaded = loads(dumps(once), "x.json")
    assert loaded.complaints == ()
    assert dumps(link(loaded.timeline, LINKERS)) == dumps(once)


# Events


@given(stories())
def test_events_are_a_partition_of_what_deserves_a_row(story: Stories) -> None:
    found = linked(story)
    named = [claim for event in found.events for claim in event.claims]
    assert sorted(named) == sorted(claim.id for claim in rows_of(found.timeline))


@given(stories(), st.integers(0, 7))
def test_what_is_retracted_is_in_no_row(story: Stories, which: int) -> None:
    assume(story[1])
    claim = story[1][which % len(story[1])]
    decision = Decision(kind=DecisionKind.RETRACT, claims=(claim.id,), author="ada", date="2024", reason="withdrawn")
    found = link(Timeline.of(*story, decisions=[decision]), LINKERS)
    assert claim.id not in found.events_of
    assert claim.id in {kept.id for kept in found.timeline.claims}
    assert all(claim.id not in relation.claims for relation in found.relations)
    assert all(claim.id != item.claim for series in found.series for item in series.items)


@given(st.data(), stories())
def test_what_a_person_decides_of_rows_holds(data: st.DataObject, story: Stories) -> None:
    """Whatever links say, two claims that were found the same share a row, and two found different never do."""
    ids = sorted({claim.id for claim in story[1] if claim.grounds})
    assume(len(ids) > 2)
    one, other, third = data.draw(st.permutations(ids))[:3]
    decisions = [
        Decision(kind=kind, claims=pair, author="ada", date="2024", reason="read again")
        for kind, pair in ((DecisionKind.SAME, (one, other)), (DecisionKind.DIFFERENT, (other, third)))
    ]
    found = link(Timeline.of(*story, decisions=decisions), LINKERS).events_of
    assert found[one] == found[other] != found[third]


@given(stories())
def test_events_are_named_and_ordered_by_content(story: Stories) -> None:
    found = linked(story)
    for event in found.events:
        assert event.id == min(event.claims)
        assert event.lead in event.claims
        keys = [claim_key(found.claims[claim]) for claim in event.claims]
        assert keys == sorted(keys)
    order = [(when_key(event.about), when_key(event.said), event.id) for event in found.events]
    assert order == sorted(order)


@given(stories())
def test_an_event_is_about_what_its_claims_are_about(story: Stories) -> None:
    """Within all of their times where these agree, else around them all."""
    found = linked(story)
    for event in found.events:
        times = [time for claim in event.claims if (time := found.claims[claim].about)]
        assert (event.about is None) == (not times)
        for time in times:
            assert event.about is not None
            inner, outer = (event.about, time) if event.agreed else (time, event.about)
            assert outer.lo is None or (inner.lo is not None and outer.lo <= inner.lo)
            assert outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi)


@given(stories())
def test_no_event_holds_what_contradicts_in_time_or_place(story: Stories) -> None:
    found = linked(story)
    for event in found.events:
        for one, other in combinations((found.claims[claim] for claim in event.claims), 2):
            assert gap(window(one.about), window(other.about)) < LinkingSettings().time_gap
            cities, others = ({place.name for place in claim.places if place.kind == "city"} for claim in (one, other))
            assert not cities or not others or cities & others


# Relations


@given(stories())
def test_relations_stand_between_two_rows_and_carry_their_reason(story: Stories) -> None:
    found = linked(story)
    for relation in found.relations:
        assert {*relation.claims} <= found.events_of.keys()
        assert relation.claims[0] != relation.claims[1]
        assert relation.reason
    pairs = [(relation.kind, relation.claims) for relation in found.relations]
    assert len(pairs) == len(set(pairs))


@given(stories())
def test_revises_is_a_strict_partial_order(story: Stories) -> None:
    found = linked(story)
    later: defaultdict[str, set[str]] = defaultdict(set)
    for relation in found.relations:
        if relation.kind is RelationKind.REVISES:
            first, second = (found.claims[claim] for claim in relation.claims)
            assert not (first.said and second.said and certainly_before(second.said, first.said))
            later[first.id].add(second.id)
    for start in list(later):
        reached, pending = set[str](), [start]
        while pending:
            new = later[pending.pop()] - reached
            reached |= new
            pending += new
        assert start not in reached


# Series


@given(stories())
def test_series_hold_each_figure_once(story: Stories) -> None:
    found = linked(story)
    items = [(item.claim, item.figure) for series in found.series for item in series.items]
    assert len(items) == len(set(items))
    measured = {
        (claim.id, place)
        for claim in rows_of(found.timeline)
        for place, figure in enumerate(claim.figures)
        if figure.measure is not None
    }
    assert measured <= set(items)


@given(stories())
def test_series_run_in_the_order_of_speech_and_mix_no_measures(story: Stories) -> None:
    found = linked(story)
    for series in found.series:
        said = [found.claims[item.claim].said for item in series.items]
        for earlier, later in combinations(said, 2):
            assert not (earlier and later and certainly_before(later, earlier))
        assert {found.claims[item.claim].figures[item.figure].measure for item in series.items} == {series.measure}


@given(stories())
def test_the_range_of_a_series_holds_all_its_figures(story: Stories) -> None:
    """All but those that are marked as hindsight or of another scope, and implicit ones beside stated ones."""
    found = linked(story)
    for series in found.series:
        other = {mark.claim for mark in series.hindsight}
        other |= {move.claim for move in series.moves if move.kind is MoveKind.SCOPE}
        for item in series.items:
            best = found.claims[item.claim].figures[item.figure].best
            if best is not None and item.claim not in other:
                assert series.low is None or series.low <= best
                assert series.high is None or best <= series.high
        assert {"first", "latest", "mode", "range", "most origins"} == set(series.views)


@given(stories())
def test_the_moves_of_a_series_lead_from_its_items_to_later_ones(story: Stories) -> None:
    """Each with a reason, in the order of the items; nothing moves at the time at which the first item was said."""
    found = linked(story)
    for series in found.series:
        places = {(item.claim, item.figure): place for place, item in enumerate(series.items)}
        steps = [places[move.claim, move.figure] for move in series.moves]
        assert steps == sorted(set(steps))
        first = when_key(found.claims[series.items[0].claim].said)
        for move in series.moves:
            assert move.reason.startswith(move.kind.value)
            assert when_key(found.claims[move.claim].said) != first


@given(tolls(), st.randoms(use_true_random=False))
def test_hindsight_lies_above_all_that_was_said_later(story: Stories, random: Random) -> None:
    """The mark needs later figures, whatever the order of documents, and no view counts what it stands on."""
    documents, claims = story
    found = linked(story)
    for items in (documents, claims):
        random.shuffle(items)
    assert linked((documents, claims)) == found
    for series in found.series:
        marked = {mark.claim for mark in series.hindsight}
        for claim in marked:
            said, figure = found.claims[claim].said, found.claims[claim].figures[0]
            later = [
                found.claims[item.claim].figures[0].best
                for item in series.items
                if said and (other := found.claims[item.claim].said) and certainly_before(said, other)
            ]
            assert len(later) >= 3
            assert all(best is not None and figure.best is not None and best < figure.best for best in later)
        kept = [found.claims[item.claim].figures[0].best for item in series.items if item.claim not in marked]
        assert series.high in kept


# Stories


@given(st.data(), st.lists(st.sampled_from((*SENTENCES, *(" ".join(SENTENCES[i:]) for i in range(3)))), max_size=6))
def test_stories_are_a_partition_that_no_order_changes(data: st.DataObject, texts: list[str]) -> None:
    documents = [
        Document(id=f"{number}", text=f"{text} {text}", published=data.draw(st.sampled_from((None, *TIMES))))
        for number, text in enumerate(texts)
    ]
    once = stories_of(documents, (), LinkingSettings())
    assert list(once) == sorted(document.id for document in documents)
    for name, story in once.items():
        assert name in story.documents
        assert story.id == min(story.documents)
        assert all(once[other] is story for other in story.documents)
    again = stories_of(data.draw(st.permutations(documents)), (), LinkingSettings())
    assert [(name, one.documents, one.begin) for name, one in again.items()] == [
        (name, one.documents, one.begin) for name, one in once.items()
    ]


# Origins

WORDS = tuple(
    f"{word}{number}" for word in ("dam", "flood", "people", "Orlin", "Varn", "bridge") for number in range(5)
)


def long_texts() -> st.SearchStrategy[str]:
    return st.permutations(WORDS).map(" ".join)


def documents_of(texts: Sequence[str], publishers: Sequence[str]) -> list[Document]:
    return [
        Document(id=f"{number}", text=text, publisher=publisher)
        for number, (text, publisher) in enumerate(zip(texts, publishers, strict=True))
    ]


@given(long_texts(), st.integers(2, 5), st.sampled_from((" ", "\n", "  ")))
def test_copies_of_one_wire_count_as_one_origin(text: str, count: int, blank: str) -> None:
    """Whoever prints them, with whatever line breaks, a dateline or a closing line of their own."""
    texts = [text.replace(" ", blank), *(f"{text} {number}." for number in range(1, count))]
    found = origins(documents_of(texts, [f"Paper {number}" for number in range(count)]), LinkingSettings())
    assert len({origin.name for origin in found.values()}) == 1
    assert all(origin.reason for origin in found.values())


@given(st.lists(long_texts(), min_size=1, max_size=4))
def test_a_copy_never_adds_an_origin(texts: list[str]) -> None:
    papers = [f"Paper {number}" for number in range(len(texts) + 1)]
    alone = origins(documents_of(texts, papers[:-1]), LinkingSettings())
    copied = origins(documents_of([*texts, texts[0]], papers), LinkingSettings())
    assert {origin.name for origin in copied.values()} == {origin.name for origin in alone.values()}


@given(st.integers(1, 6))
def test_different_texts_of_different_papers_are_independent(count: int) -> None:
    texts = [" ".join(f"{word}{number}" for word in WORDS) for number in range(count)]
    found = origins(documents_of(texts, [f"Paper {number}" for number in range(count)]), LinkingSettings())
    assert len({origin.name for origin in found.values()}) == count


@given(st.lists(long_texts(), min_size=1, max_size=4), st.integers(0, 3))
def test_a_declared_origin_stands(texts: list[str], which: int) -> None:
    documents = documents_of(texts, [f"Paper {number}" for number in range(len(texts))])
    which %= len(documents)
    documents[which] = attrs.evolve(documents[which], origin="AFP")
    assert origins(documents, LinkingSettings())[f"{which}"].name == "AFP"
