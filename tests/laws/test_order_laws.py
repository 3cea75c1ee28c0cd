"""The laws of order: by content alone, and never against what is certain."""

from itertools import combinations, pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.chronology import Chronology, Event
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.order import claim_key, undecided, when_key
from timeline.model.timeline import Timeline
from timeline.model.when import When, certainly_before
from timeline.testing import strategies as own

BY = st.booleans()
TEXT = "Ten men died on Monday."


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Distinct claims of two documents; many differ in one thing only."""
    found = draw(st.lists(_claims(), min_size=1, max_size=4))
    for claim in draw(st.lists(st.sampled_from(found), max_size=3)):
        found.append(draw(_nearly(claim)))
    return list({claim.id: claim for claim in found}.values())


def _claims() -> st.SearchStrategy[Claim]:
    when = st.one_of(st.none(), own.whens())
    span = st.sampled_from(((0, 3), (0, 7), (4, 7)))
    return st.builds(
        lambda name, span, about, said: Claim(
            document=name, spans=(span,), text=TEXT[slice(*span)], about=about, said=said
        ),
        *(st.sampled_from("ab"), span, when, when),
    )


def _nearly(claim: Claim) -> st.SearchStrategy[Claim]:
    when = st.one_of(st.none(), own.whens())
    return st.one_of(
        when.map(lambda about: attrs.evolve(claim, about=about)),
        when.map(lambda said: attrs.evolve(claim, said=said)),
        own.certainties().map(lambda certainty: attrs.evolve(claim, certainty=certainty)),
        own.entities("").map(lambda claimant: attrs.evolve(claim, claimant=claimant)),
    )


def in_order(claims: list[Claim], by_said: bool) -> list[Claim]:
    return sorted(claims, key=lambda claim: claim_key(claim, by_said=by_said))


def time_of(claim: Claim, by_said: bool) -> When | None:
    return claim.said if by_said else claim.about


@given(st.data(), claims(), BY)
def test_order_is_permutation_invariant(data: st.DataObject, found: list[Claim], by_said: bool) -> None:
    assert in_order(found, by_said) == in_order(data.draw(st.permutations(found)), by_said)


@given(claims(), BY)
def test_order_is_idempotent(found: list[Claim], by_said: bool) -> None:
    once = in_order(found, by_said)
    assert in_order(once, by_said) == once


@given(claims(), BY)
def test_order_extends_certainly_before(found: list[Claim], by_said: bool) -> None:
    times = [time for claim in in_order(found, by_said) if (time := time_of(claim, by_said))]
    for earlier, later in combinations(times, 2):
        assert not certainly_before(later, earlier)


@given(claims(), BY)
def test_order_is_total(found: list[Claim], by_said: bool) -> None:
    keys = {claim_key(claim, by_said=by_said) for claim in found}
    assert len(keys) == len(found)


@given(st.data(), claims(), BY)
def test_order_looks_at_content_alone(data: st.DataObject, found: list[Claim], by_said: bool) -> None:
    """Not at which version of which plugin read it, nor in what words, nor at what is no content."""
    for claim in found:
        again = data.draw(own.read_otherwise(claim))
        assert claim_key(again, by_said=by_said) == claim_key(claim, by_said=by_said)


@given(st.data(), claims(), BY)
def test_order_is_stable_on_subsets(data: st.DataObject, found: list[Claim], by_said: bool) -> None:
    some = data.draw(st.sets(st.sampled_from([claim.id for claim in found])))
    of_all = [claim for claim in in_order(found, by_said) if claim.id in some]
    assert in_order([claim for claim in found if claim.id in some], by_said) == of_all


@given(claims(), BY)
def test_order_is_start_first_and_undated_last(found: list[Claim], by_said: bool) -> None:
    times = [time_of(claim, by_said) for claim in in_order(found, by_said)]
    dated = [time is not None and not (time.lo is None and time.hi is None) for time in times]
    assert dated == sorted(dated, reverse=True)
    starts = [_start(time) for time in times[: sum(dated)] if time]
    assert starts == sorted(starts)


def _start(time: When) -> float:
    """What has no start stands at its last moment."""
    if time.lo is not None:
        return time.lo
    assert time.hi is not None
    return time.hi - 1


@given(claims(), BY)
def test_timelines_keep_the_order(found: list[Claim], by_said: bool) -> None:
    documents = [Document(id=name, text=TEXT) for name in "ab"]
    assert list(Timeline.of(documents, reversed(found)).claims) == in_order(found, by_said=False)


@given(st.lists(st.one_of(st.none(), own.whens()), max_size=6), BY)
def test_undecidable_neighbours_are_shown(times: list[When | None], by_said: bool) -> None:
    times = sorted(times, key=when_key)
    events = tuple(
        Event(
            id=str(place),
            claims=(),
            lead="",
            about=None if by_said else time,
            said=time if by_said else None,
            title="",
        )
        for place, time in enumerate(times)
    )
    shown = Chronology(Timeline(), events, (), (), {}, by="said" if by_said else "about").undecided
    for before, event in pairwise(events):
        first, second = (before.said, event.said) if by_said else (before.about, event.about)
        undated = second is None or (second.lo is None and second.hi is None)
        proved = first is not None and second is not None and certainly_before(first, second)
        assert (event.id in shown) == (not undated and not proved)
        assert undecided(first, second) != proved
    assert "0" not in shown
