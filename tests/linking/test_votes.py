"""What most claims of a group say of time and place."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.linking.votes import Said, Votes, said
from timeline.model.calendar import DAY
from timeline.plugin.block import ANY_TIME, Window

TOWN = {"town": frozenset({"orlin"})}
OTHER = {"town": frozenset({"varn"})}


def votes(*claims: Said) -> Votes:
    return Votes.of(Counter(claims), DAY)


def on(day: int, days: int = 1) -> Window:
    return day * DAY, (day + days) * DAY


@given(
    st.sampled_from([ANY_TIME, (0, DAY), (None, DAY)]), st.frozensets(st.sampled_from(["orlin", "varn"]), min_size=1)
)
def test_a_single_claim_agrees_with_itself_alone(window: Window, towns: frozenset[str]) -> None:
    claim = said(window, {"town": towns})
    one, several = Votes.of_one(claim, DAY), votes(claim)
    assert (one.said, one.time, one.places, one.gap) == (several.said, several.time, several.places, several.gap)


def test_the_time_is_what_as_many_claims_as_possible_share() -> None:
    found = votes(said(on(3), {}), said(on(3, 5), {}), said(on(9), {}), said(ANY_TIME, {}))
    assert found.time == on(3)
    assert found.allow(said(ANY_TIME, {}))
    assert not found.allow(said(on(9), {}))


def test_of_two_times_with_equally_many_claims_it_is_the_first() -> None:
    assert votes(said(on(9), {}), said(on(3), {})).time == on(3)


def test_times_less_than_the_gap_apart_agree() -> None:
    found = votes(said((0, DAY), {}), said((2 * DAY - 1, 2 * DAY), {}))
    assert found.allow(said((0, DAY), {}))
    assert found.allow(said((2 * DAY - 1, 2 * DAY), {}))


def test_the_town_is_the_one_that_most_claims_name() -> None:
    found = votes(said(on(3), TOWN), said(on(3, 2), TOWN), said(on(3), OTHER))
    assert found.places == {"town": "orlin"}
    assert not found.allow(said(on(3), OTHER))
    assert found.allow(said(on(3), {}))
    assert found.allow(said(on(3), {"town": frozenset({"varn", "orlin"})}))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([said(on(3), {})], [said(on(4), {}), said(on(4, 9), TOWN)]),
        ([said(on(3), TOWN)], [said(on(9), OTHER), said(on(9), {})]),
        ([said(ANY_TIME, TOWN)], [said((None, 5 * DAY), TOWN)]),
    ],
    ids=["they agree", "they contradict", "open times"],
)
def test_votes_are_added_up_as_if_they_were_counted_at_once(ours: list[Said], theirs: list[Said]) -> None:
    at_once = votes(*ours, *theirs)
    added = votes(*ours).joined(votes(*theirs))
    assert (added.said, added.time, added.places) == (at_once.said, at_once.time, at_once.places)


def test_odd_claims_are_counted_where_most_contradict_only() -> None:
    most = votes(said(on(3), {}), said(on(3, 2), {}))
    assert votes(said(on(9), {}), said(ANY_TIME, {})).odd(most) == 1
    assert votes(said(on(3), {}), said(ANY_TIME, {})).odd(most) == 0
