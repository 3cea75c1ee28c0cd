"""Facts as typed values with spans: what the layer ``fact`` holds, and what claims hold of it."""

import pytest

from tests.extractors.conftest import ClaimsOf
from timeline.model.claim import Claim


def facts(claims: list[Claim], *kinds: str) -> list[tuple[str, str, str | None]]:
    """Kind, value and of whom of the facts of some kinds."""
    return [(fact.kind, fact.value, fact.of) for claim in claims for fact in claim.attributes if fact.kind in kinds]


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("Shots rang out in Rill at 9:05 p.m.", "21:05", "happening"),
        ("Police were called to a shooting in Rill shortly after 9:05 p.m.", "21:05~", "call"),
        ("She was pronounced dead in Rill at 9:05 p.m.", "21:05", "end"),
        ("The mayor of Rill spoke to the crowd at 9:05 p.m.", "21:05", None),
    ],
)
def test_a_clock_time_says_what_it_is_the_time_of(claims_of: ClaimsOf, text: str, value: str, of: str | None) -> None:
    assert facts(claims_of(text), "clock time") == [("clock time", value, of)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods killed 14 people a year in Rill.", [("generality", "general", None)]),
        ("The death toll in Rill rose to 14.", [("count", "rising", None), ("count", "running", None)]),
        ("So far 14 people were killed in Rill.", [("count", "continuing", None)]),
        ("Rill counted 14 suspected cases of measles.", [("cases", "suspected", None)]),
        ("Rill had 14 confirmed cases of measles.", [("cases", "confirmed", None), ("count", "running", None)]),
        ("Two of the wounded died in Rill.", [("part", "some", "Two")]),
        ("Three other people were hurt in Rill.", [("part", "rest", "Three")]),
        ("Officials initially said 14 people were killed in Rill.", [("report", "initial", None)]),
        ("Officials now say 14 people were killed in Rill.", [("report", "updated", None)]),
        ("Bombings in Rill killed 14 people.", [("events", "several", None)]),
        ("Another shooting in Rill killed 14 people.", [("events", "another", None)]),
    ],
)
def test_how_a_figure_is_told(claims_of: ClaimsOf, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    kinds = ("generality", "cases", "count", "report", "part", "events")
    assert sorted(facts(claims_of(text), *kinds), key=str) == sorted(expected, key=str)


def test_a_claim_without_figures_does_not_say_how_they_are_told(claims_of: ClaimsOf) -> None:
    assert facts(claims_of("The mayor of Rill now says the bridge is confirmed closed."), "count", "report") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Jo Berg was arrested in Rill on Monday.", "in custody"),
        ("Jo Berg remains at large in Rill.", "at large"),
        ("Jo Berg was found not guilty in Rill on Monday.", "not guilty"),
    ],
)
def test_what_became_of_somebody(claims_of: ClaimsOf, text: str, value: str) -> None:
    assert facts(claims_of(text), "outcome") == [("outcome", value, "Jo Berg")]


def test_what_a_claim_says_no_to(claims_of: ClaimsOf) -> None:
    assert facts(claims_of("The bridge in Rill was not closed on Monday."), "negated") == [("negated", "closed", None)]
    assert facts(claims_of("The bridge in Rill was not yet closed on Monday."), "negated") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods killed 14 people in Germany and France.", [("joined", "France", "Germany")]),
        ("Floods killed 14 people in Germany and northern France.", [("joined", "France", "Germany")]),
        ("Floods killed 14 people in Germany as well as in France.", [("joined", "France", "Germany")]),
        ("A train with 14 people went from Germany to France.", []),
        ("Floods killed 14 people in Germany; and France was spared.", []),
    ],
)
def test_two_places_on_one_footing(claims_of: ClaimsOf, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert facts(claims_of(text), "joined") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Floods killed 14 people in Germany, officials from France said.", {("Germany", "14")}),
        ("Floods killed 14 people in Germany and northern France.", {("Germany", "14"), ("France", "14")}),
        ("France said that 14 people were killed in Germany.", {("Germany", "14")}),
        ("Floods killed 1,400 people in Germany, and Spain sent 20 boats.", {("Germany", "1,400")}),
        ("Floods hit villages in Germany, and 14 people were killed.", set()),
    ],
)
def test_where_what_a_figure_counts_was(claims_of: ClaimsOf, text: str, expected: set[tuple[str, str]]) -> None:
    found = [fact for claim in claims_of(text) for fact in claim.attributes if fact.kind == "scene"]
    assert {(fact.value, fact.of) for fact in found} == expected


def test_a_claim_without_figures_has_no_scene(claims_of: ClaimsOf) -> None:
    assert facts(claims_of("Floods closed the bridges in Germany."), "scene") == []


def test_phrases_are_compared_by_whole_words(claims_of: ClaimsOf) -> None:
    assert facts(claims_of("Rill sells 14 cows every yearling day."), "generality") == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The death toll from the avalanches in the north of Norland increases to 31.", "killed"),
        ("The death toll of the avalanche has passed 31.", "killed"),
        ("The height of the lake in Norland increases to 31.", None),
    ],
)
def test_a_bare_number_behind_a_toll_is_one_of_dead(claims_of: ClaimsOf, text: str, measure: str | None) -> None:
    found = [figure.measure and figure.measure.value for claim in claims_of(text) for figure in claim.figures]
    assert found == [measure]
