"""Relations by figures, clock times, ages and runs of words: what holds against what, and what does not."""

from typing import Any

import pytest

from tests.linking.factory import chronology, count, doc, kinds, saying
from timeline.model.chronology import Chronology, RelationKind
from timeline.model.claim import Attribute, Claim
from timeline.model.figure import Figure, Measure
from timeline_plugins.extractors.facts.clocks import moment

ONE = "An avalanche above Orlin killed people in a mountain hut."
TWO = "People were killed in a hut when an avalanche came down over Orlin."
CORROBORATES, CONTRADICTS = RelationKind.CORROBORATES, RelationKind.CONTRADICTS
REPEATS, REVISES = RelationKind.REPEATS, RelationKind.REVISES


def report(document: str, text: str, *figures: Figure, **parts: Any) -> Claim:
    """A report of 1 May from Orlin, said on that day unless it says otherwise."""
    parts = {"about": "2024-05-01", "said": "2024-05-01", "places": ["Orlin"], **parts}
    return saying(document, text, figures=figures, **parts)


def relation(a: Claim, b: Claim, found: Chronology | None = None) -> tuple[RelationKind, str]:
    (one,) = (found or chronology([a, b])).relations
    return one.kind, one.reason


# One relation of two claims


def test_what_cannot_both_hold_goes_before_what_agrees() -> None:
    a = report("a", ONE, count(2), count(5, measure=Measure.INJURED))
    b = report("b", TWO, count(2), count(8, measure=Measure.INJURED))
    kind, reason = relation(a, b)
    assert (kind, reason) == (
        CONTRADICTS,
        "both give the number of injured in Orlin; 5 against 8, which no number satisfies",
    )


def test_a_passed_lower_bound_is_revised_and_a_reached_one_corroborated() -> None:
    a = report("a", ONE, count(140, -1))
    assert relation(a, report("b", TWO, count(161), said="2024-05-02")) == (
        REVISES,
        "the number of killed in Orlin raised from at least 140 to 161",
    )
    assert relation(a, report("b", TWO, count(140), said="2024-05-02"))[0] is CORROBORATES


def test_a_low_bound_says_nothing_of_a_far_higher_figure() -> None:
    a, b = report("a", ONE, count(10, -1)), report("b", TWO, count(300))
    assert kinds(chronology([a, b]), a, b) == []


def test_a_vague_word_does_not_contradict_a_number_close_to_it() -> None:
    a = report("a", ONE, count(22, measure=Measure.INJURED))
    b = report("b", TWO, count(24, 99, measure=Measure.INJURED))
    assert kinds(chronology([a, b]), a, b) == []
    far = report("c", TWO, count(200, 999, measure=Measure.INJURED))
    assert kinds(chronology([a, far]), a, far) == [CONTRADICTS]


def test_reports_far_apart_are_of_two_happenings_unless_the_later_takes_the_figure_up() -> None:
    a = report("a", ONE, count(60), about="2024-05")
    b = report("b", TWO, count(55), about="2024-05", said="2024-05-12")
    assert kinds(chronology([a, b]), a, b) == []
    toll = report("b", TWO + " The toll rose.", count(65), about="2024-05", said="2024-05-12")
    assert kinds(chronology([a, toll]), a, toll) == [REVISES]


# A part and a whole


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A man was killed in a hut when an avalanche came down over Orlin.", count(1, counted="man", implicit=True)),
        ("Avalanches killed people in huts across the country, one of them over Orlin.", count(9)),
        ("One person was killed in a hut when an avalanche came down over Orlin.", count(1, counted="person")),
    ],
    ids=["somebody", "a wider scope", "one of several"],
)
def test_a_part_does_not_contradict_the_whole(text: str, figure: Figure) -> None:
    a, b = report("a", ONE, count(4)), report("b", text, figure)
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_some_of_them_are_a_part() -> None:
    text = "Two of the people injured by the avalanche over Orlin are in hospital, from a mountain hut."
    two = count(2, measure=Measure.INJURED, spans=((0, 3),))
    a, b = report("a", ONE, count(5, measure=Measure.INJURED)), report("b", text, two)
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_the_hurt_with_the_dead_do_not_contradict_the_hurt_without() -> None:
    a = report("a", ONE, count(1), count(5, measure=Measure.INJURED))
    b = report("b", "An avalanche over Orlin hit six people in a mountain hut.", count(6, measure=Measure.INJURED))
    c = report("c", "An avalanche over Orlin hit nine people in a mountain hut.", count(9, measure=Measure.INJURED))
    assert kinds(chronology([a, b]), a, b) == []
    assert kinds(chronology([a, c]), a, c) == [CONTRADICTS]


# Clock times


def at(document: str, text: str, clock: str, **parts: Any) -> Claim:
    attribute = Attribute("clock time", clock, of=moment(text, len(text), len(text)))
    parts = {"about": f"2024-05-01T{clock}:00", **parts}
    return report(document, text, attributes=(attribute,), **parts)


def story(first: Claim, second: Claim) -> Chronology:
    """The chronology of two claims of documents on one story."""
    texts = (
        "Shots were fired in the old market hall of Orlin on Friday evening. Police closed the streets around it.",
        "Police in Orlin closed the streets at the market hall on Friday, where evening shots had been fired.",
    )
    documents = [doc(claim.document, text=text) for claim, text in zip((first, second), texts, strict=True)]
    return chronology([first, second], documents)


def told(first: Claim, second: Claim) -> list[RelationKind]:
    return kinds(story(first, second), first, second)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("Shots were fired at the hall of Orlin", "21:50"), ("It happened in Orlin", "21:25"), [CONTRADICTS]),
        (("Shots were fired at the hall of Orlin", "21:50"), ("It happened in Orlin", "21:40"), []),
        (("Shots were fired at the hall of Orlin", "21:50"), ("It happened in Orlin", "15:00"), []),
        (("Shots were fired at the hall of Orlin", "21:50"), ("Police were called in Orlin", "22:00"), []),
        (("Shots were fired at the hall of Orlin", "21:50"), ("Police were called in Orlin", "21:20"), [CONTRADICTS]),
        (("The first attack in Orlin began", "21:50"), ("The second attack in Orlin began", "21:20"), []),
    ],
)
def test_clock_times_of_one_moment(
    ours: tuple[str, str], theirs: tuple[str, str], expected: list[RelationKind]
) -> None:
    a, b = at("a", *ours), at("b", *theirs)
    assert [kind for kind in told(a, b) if kind is CONTRADICTS] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shots rang out at 9", "happening"),
        ("Officers were called to a shooting at 9", "call"),
        ("She died in hospital at 9", "end"),
        ("The mayor spoke at 9", None),
        ("He was shot at 9 and died in hospital", "happening"),
        ("He died in hospital after being shot at 9", "happening"),
        ("At 9, police were called to the hall; the shots had been heard by many", "call"),
        ("", None),
    ],
)
def test_what_a_clock_time_tells_of(text: str, expected: str | None) -> None:
    place = text.find("9")
    assert moment(text, place, place + 1) == expected


def test_clock_times_close_to_each_other_corroborate_in_one_story() -> None:
    shots = at("a", "Shots rang out in the old market hall", "21:50")
    call = at("b", "Police were called to a gunfight", "21:45")
    (one,) = story(shots, call).relations
    assert (one.kind, one.reason) == (CORROBORATES, "b and a both say when it was: 21:45 and 21:50, which agree")
    assert story(shots, at("b", "She died in hospital", "21:55")).relations == ()


def test_clock_times_around_midnight_are_of_two_days() -> None:
    late = at("a", "Shots were fired at the hall of Orlin", "23:45")
    early = at("b", "It happened in Orlin", "00:05", about="2024-05-02T00:05:00")
    assert told(late, early) == [CONTRADICTS]


# Ages


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Anna Berg, 31, was killed.", "Anna Berg, 35, was killed."),
        ("Anna Berg, aged 31, was killed.", "Anna Berg, aged 35, was killed."),
        ("Anna Berg, aged 31, was killed.", "35-year-old Anna Berg was killed."),
        ("Anna M. Berg (31) was killed.", "Anna Berg, 35, was killed."),
    ],
)
def test_two_ages_of_one_person_contradict_in_every_wording(ours: str, theirs: str) -> None:
    a, b = report("a", ours), report("b", theirs)
    assert relation(a, b) == (CONTRADICTS, "both give the age of Anna Berg: 31 against 35")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Anna Berg, 31, was killed.", "Anna Lind, 35, was killed."),
        ("Anna Berg, in her 30s, was killed.", "Anna Berg, 35, was killed."),
        ("Anna Berg, 31, and Anna Berg, 40, were killed.", "Anna Berg, 35, was killed."),
        ("Anna Berg, 31, was killed.", "Anna Berg, 71, was killed."),
    ],
    ids=["two persons", "a decade that holds it", "two of one name", "parent and child"],
)
def test_ages_that_may_both_hold_do_not_contradict(ours: str, theirs: str) -> None:
    a, b = report("a", ours), report("b", theirs)
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_two_ages_of_one_person_contradict_unless_years_lie_between() -> None:
    text = "The trial of Anna Berg, who took money from the town of Orlin, began before the district court on Monday."
    documents = [doc(name, text=text) for name in "abc"]
    a = report("a", "Anna Berg, 31, was arrested in Orlin.")
    b = report("b", "The judge spoke to Anna Berg, 35, of Orlin.")
    c = report("c", "The judge spoke to Anna Berg, 35, of Orlin.", said="2028-01-01", about="2028-01-01")
    assert relation(a, b, chronology([a, b], documents)) == (
        CONTRADICTS,
        "both give the age of Anna Berg: 31 against 35",
    )
    assert kinds(chronology([a, c], documents), a, c) == []


# Repetition


def test_runs_of_words_repeat_and_equal_contents_corroborate() -> None:
    a = report("a", "An avalanche came down on the old hut above the village of Orlin a little before noon.")
    b = report("b", "Rescuers said that an avalanche came down on the old hut above the village of Orlin.")
    c = report("c", "Above Orlin village the old hut was hit by an avalanche, which came at noon.")
    rest = "Skiers who were in it have been taken to the valley."
    documents = [doc(claim.document, text=f"{claim.text} {rest}", publisher=claim.document) for claim in (a, b, c)]
    found = chronology([a, b], documents)
    assert relation(a, b, found) == (REPEATS, "one has whole runs of the other's words")
    assert relation(a, c, chronology([a, c], documents))[0] is CORROBORATES
