"""Relations by the way in which sentences tell their figures: of all or of some, now or at first, here or there."""

from typing import Any

import pytest

from tests.linking.factory import chronology, count, doc, kinds, saying
from timeline.linking.near_misses import near_misses
from timeline.model.certainty import Certainty, Level
from timeline.model.chronology import RelationKind
from timeline.model.claim import Claim, Cue, Entity
from timeline.model.figure import Figure, Measure
from timeline.model.timeline import Timeline
from timeline.plugin.block import Row
from timeline.plugin.descriptors import Linker
from timeline_plugins.linkers.happenings.wording import one_statement

ONE = "An avalanche above Orlin killed people in a mountain hut."
TWO = "People were killed in a hut when an avalanche came down over Orlin."
HURT = "Four people were hurt in a hut when an avalanche came down over Orlin."
CORROBORATES, CONTRADICTS = RelationKind.CORROBORATES, RelationKind.CONTRADICTS
DENIES, REPEATS, REVISES = RelationKind.DENIES, RelationKind.REPEATS, RelationKind.REVISES
EXPLAINING = Linker(
    name="happenings",
    version="1",
    keys="timeline_plugins.linkers.happenings:keys",
    link="timeline_plugins.linkers.happenings:link",
    explain="timeline_plugins.linkers.happenings.near_misses:explain",
)


def report(document: str, text: str, *figures: Figure, **parts: Any) -> Claim:
    """A report of 1 May from Orlin, said on that day unless it says otherwise."""
    parts = {"about": "2024-05-01", "said": "2024-05-01", "places": ["Orlin"], **parts}
    return saying(document, text, figures=figures, **parts)


def told(text: str, word: str, number: int, measure: Measure = Measure.INJURED, **parts: Any) -> Figure:
    """A figure that stands in a text as one of its words."""
    start = text.index(word)
    return count(number, measure=measure, text=word, spans=((start, start + len(word)),), **parts)


def reasons(a: Claim, b: Claim) -> list[str]:
    """Why the figures of two claims are not held against each other."""
    documents = [doc(name) for name in sorted({a.document, b.document})]
    misses = near_misses(Timeline.of(documents, [a, b]), a.id, [(EXPLAINING, None)])
    return [reason for _, reason in misses]


def injured(number: int, **parts: Any) -> Figure:
    return count(number, measure=Measure.INJURED, **parts)


# Some of them


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two other people were hurt in a hut when an avalanche came down over Orlin.", "Two"),
        ("Two more were hurt in a hut when an avalanche came down over Orlin.", "Two"),
        ("Another two were hurt in a hut when an avalanche came down over Orlin.", "two"),
        ("Two of those hurt in a hut by the avalanche over Orlin are guides.", "Two"),
        ("Guides, including two hurt in a hut by the avalanche over Orlin, were flown out.", "two"),
        ("Two people hurt in a hut by the avalanche over Orlin are in a critical condition.", "Two"),
        ("After the avalanche over Orlin two people from the hut were taken to hospital.", "two"),
        ("The avalanche over Orlin came down, hitting two in a hut.", "two"),
    ],
)
def test_fewer_who_are_told_as_some_are_a_part_of_the_whole(text: str, word: str) -> None:
    a, b = report("a", HURT, told(HURT, "Four", 4)), report("b", text, told(text, word, 2))
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)
    assert any("a part against the whole" in reason for reason in reasons(a, b))


def test_others_beside_the_dead_are_all_the_hurt() -> None:
    text = "One person was killed and two others were hurt in a hut when an avalanche came down over Orlin."
    a = report("a", HURT, told(HURT, "Four", 4))
    b = report("b", text, told(text, "two", 2, counted="others"))
    assert kinds(chronology([a, b]), a, b) == [CONTRADICTS]


def test_parts_that_add_up_to_the_whole_do_not_contradict_it() -> None:
    text = "Three guides and a guest were hurt in a hut when an avalanche came down over Orlin."
    a = report("a", HURT, told(HURT, "Four", 4))
    b = report("b", text, told(text, "Three", 3), told(text, "a guest", 1))
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_the_dead_and_the_hurt_of_one_report_speak_for_those_hit_in_another() -> None:
    hit = "Six people in a mountain hut above Orlin were hit by an avalanche."
    a = report("a", hit, count(6, measure=Measure.CASUALTIES))
    b = report("b", TWO, count(1), injured(5))
    (relation,) = chronology([a, b]).relations
    assert relation.kind is CORROBORATES
    assert "agree: 6 hit, 1 killed and 5 injured" in relation.reason
    c = report("c", TWO, count(1), injured(4))
    assert kinds(chronology([a, c]), a, c) == []


@pytest.mark.parametrize(
    "text",
    [
        "In a separate accident, people were killed in a hut by an avalanche over Orlin.",
        "Avalanches kill people in huts over Orlin every year.",
        "People may have been killed in a hut when an avalanche came down over Orlin.",
        "In shootings and avalanches people were killed, one of them in a hut over Orlin.",
    ],
)
def test_what_is_told_of_other_things_does_not_contradict(text: str) -> None:
    a, b = report("a", ONE, count(4)), report("b", text, count(9))
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_what_may_be_does_not_contradict_what_is_told_as_a_fact() -> None:
    a = report("a", ONE, count(4))
    b = report("b", TWO, count(9), certainty=Certainty(level=Level.POSSIBLE))
    assert kinds(chronology([a, b]), a, b) == []
    assert any("what may be" in reason for reason in reasons(a, b))


def test_an_age_is_no_count() -> None:
    text = "Ann and Bo Berg, both 23, were hurt in a hut when an avalanche came down over Orlin."
    a, b = report("a", HURT, told(HURT, "Four", 4)), report("b", text, told(text, "23", 23, counted=None))
    assert kinds(chronology([a, b]), a, b) == []


def test_cars_of_the_police_are_no_police() -> None:
    text = "Two police cars were damaged by an avalanche over Orlin at a hut."
    a = report(
        "a", "Four police were hurt in a hut when an avalanche came down over Orlin.", injured(4, counted="police")
    )
    b = report("b", text, told(text, "Two", 2, counted="police"))
    assert kinds(chronology([a, b]), a, b) == []


def test_numbers_far_apart_are_of_two_things() -> None:
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4_000))
    assert kinds(chronology([a, b]), a, b) == []


# When and where


def test_undated_figures_do_not_contradict() -> None:
    undated = {"about": "2024", "places": ["Orlin"]}
    a, b = (saying(name, text, figures=(count(n),), **undated) for name, text, n in (("a", ONE, 4), ("b", TWO, 9)))
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_news_of_another_day_revises_only_where_it_takes_the_figure_up() -> None:
    def later(text: str) -> Claim:
        return saying("b", text, figures=(count(9),), said="2024-05-02", places=["Orlin"])

    a = saying("a", ONE, figures=(count(4),), said="2024-05-01", places=["Orlin"])
    news, toll = later(TWO), later(f"The death toll rose as people were found in the hut: {TWO}")
    assert kinds(chronology([a, news]), a, news) == []
    assert kinds(chronology([a, toll]), a, toll) == [REVISES]


def test_of_two_running_counts_of_one_day_the_one_that_grew_is_later() -> None:
    a = report("a", f"The toll now: {ONE}", count(4))
    b = report("b", f"The toll rose again. {TWO}", count(5))
    (relation,) = chronology([a, b]).relations
    assert (relation.kind, relation.claims) == (REVISES, (a.id, b.id))
    c = report("c", f"The toll now, they say: {TWO}", count(5))
    assert CONTRADICTS not in kinds(chronology([a, c]), a, c)


def test_a_figure_is_of_the_country_next_to_it() -> None:
    def of(document: str, text: str, number: int) -> Claim:
        spans = {name: ((text.index(name), text.index(name) + 7),) for name in ("Norland", "Sorland") if name in text}
        figure = told(text, str(number), number, Measure.KILLED)
        places = tuple(Entity(name, where, "country") for name, where in spans.items())
        return report(document, text, figure).shown_as({"places": places})

    a = of("a", "The avalanche of Orlin killed 14 people in Norland and one guest from Sorland.", 14)
    b = of("b", "The avalanche of Orlin killed people in Norland, and in Sorland 3 people.", 3)
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


# The later word


def test_what_was_said_at_first_is_revised_within_one_document() -> None:
    first = report(
        "a", "four people were killed in a hut over Orlin", count(4), cue=Cue("initially said", ((90, 104),))
    )
    now = report(
        "a", "five people were killed in a hut over Orlin", count(5), start=200, cue=Cue("now say", ((190, 197),))
    )
    (relation,) = chronology([first, now]).relations
    assert (relation.kind, relation.claims) == (REVISES, (first.id, now.id))
    assert (
        relation.reason == "the number of killed in Orlin raised from 4 to 5, the former told as what was said at first"
    )


def test_what_is_said_now_revises_what_another_report_of_that_day_said() -> None:
    a, b = report("a", ONE, count(4)), report("b", f"The police corrected themselves: {TWO}", count(3))
    (relation,) = chronology([a, b]).relations
    assert (relation.kind, relation.claims) == (REVISES, (a.id, b.id))
    assert relation.reason.endswith("lowered from 4 to 3, the latter told as what is said now")


def test_a_word_on_what_was_first_does_not_turn_time_around() -> None:
    a = report("a", ONE, count(4))
    b = report("b", f"Initially: {TWO}", count(5), said="2024-05-03")
    (relation,) = chronology([a, b]).relations
    assert (relation.kind, relation.claims) == (REVISES, (a.id, b.id))


# Outcomes


@pytest.mark.parametrize(
    ("ours", "theirs", "said", "expected"),
    [
        ("was found guilty", "was found not guilty", "2024-05-01", [CONTRADICTS]),
        ("was found guilty", "was convicted of theft", "2024-05-01", []),
        ("remains at large", "was arrested", "2024-05-03", [REVISES]),
        ("was arrested", "remains at large", "2024-05-03", []),
        ("is in critical condition", "has died", "2024-05-01", []),
    ],
)
def test_outcomes_of_one_person_rule_each_other_out(
    ours: str, theirs: str, said: str, expected: list[RelationKind]
) -> None:
    def of(document: str, outcome: str, said: str) -> Claim:
        text = f"Guide Ann Berg {outcome} after the avalanche that buried a mountain hut above Orlin."
        return report(document, text, said=said, about="2024-05-01", actors=["Ann Berg"])

    a, b = of("a", ours, "2024-05-01"), of("b", theirs, said)
    found = [relation for relation in chronology([a, b]).relations if relation.kind in (CONTRADICTS, REVISES)]
    assert [relation.kind for relation in found] == expected
    assert all("Ann Berg" in relation.reason for relation in found)


# In words


def test_names_alone_make_no_statement() -> None:
    a = report("a", "Ann Berg of the Orlin Mountain Club spoke with guides.", actors=["Ann Berg"])
    b = report("b", "Ann Berg of the Orlin Mountain Club lost her skis.", actors=["Ann Berg"])
    assert kinds(chronology([a, b]), a, b) == []
    assert one_statement(*(row(text) for text in ("The hut was buried under snow", "Snow buried the hut")))


def test_a_denial_says_no_to_what_the_other_tells() -> None:
    yes = report("a", ONE)
    no = report("b", "No people were killed in a hut when an avalanche came down over Orlin.", denied=True)
    aside = report("b", "People, who were not named, were killed in a hut by an avalanche over Orlin.", denied=True)
    assert kinds(chronology([yes, no]), yes, no) == [DENIES]
    assert kinds(chronology([yes, aside]), yes, aside) == []


def test_copies_do_not_deny_each_other() -> None:
    text = "People, who were not named, were killed in a hut when an avalanche came down over Orlin."
    a, b = report("a", text), report("b", text, denied=True)
    assert kinds(chronology([a, b]), a, b) == [REPEATS]


# Words


def row(text: str, *figures: Figure) -> Row:
    claim = saying("a", text, figures=figures)
    return Row(index=0, id=claim.id, document="a", origin="a", figures=figures, claim_of=lambda _: claim)
