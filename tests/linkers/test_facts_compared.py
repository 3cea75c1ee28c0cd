"""Reports that the shipped plugins read from text and link: relations follow from the facts that the claims state."""

import pytest

from timeline.engine.engine import Engine
from timeline.engine.extraction import extract
from timeline.engine.shipped import shipped
from timeline.linking.link import link
from timeline.model import edtf
from timeline.model.chronology import Chronology, RelationKind
from timeline.model.document import Document
from timeline.model.timeline import Timeline

ENGINE = Engine.of(shipped(), workers=0)


def reported(title: str, *texts: str) -> Chronology:
    """Reports of one day and title, each of a publisher of its own."""
    documents = [
        Document(
            id=f"{number}", text=text, title=title, publisher=f"Paper {number}", published=edtf.parse("2025-03-04")
        )
        for number, text in enumerate(texts)
    ]
    claims = [
        claim
        for document in documents
        for claim in extract(document, ENGINE.registry.extractors, ENGINE.plugin_settings).claims
    ]
    return link(Timeline.of(documents, claims), [(linker, None) for linker in ENGINE.registry.linkers])


def relations(found: Chronology) -> list[tuple[RelationKind, str]]:
    return [(relation.kind, relation.reason) for relation in found.relations]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("aged 31", "aged 46"), ("31", "46"), ("aged 31", "46")],
    ids=["aged", "number alone", "two wordings"],
)
def test_two_recorded_ages_contradict_in_whatever_words(ours: str, theirs: str) -> None:
    said = "was killed in a car crash in Rill on Monday, police said."
    found = reported(
        "Crash in Rill",
        f"Jo Berg, {ours}, {said} The road was shut for hours.",
        f"Jo Berg, {theirs}, {said} The bridge stayed open.",
    )
    ((kind, reason),) = relations(found)
    assert kind is RelationKind.CONTRADICTS
    assert reason in ("both give the age of Jo Berg: 31 against 46", "both give the age of Jo Berg: 46 against 31")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Rebels freed 12 hostages", "Rebels captured 12 hostages"),
        ("Rebels released 12 hostages", "Rebels took 12 people hostage"),
        ("The army freed 40 prisoners", "The army captured 40 prisoners"),
    ],
)
def test_who_was_freed_does_not_repeat_who_was_captured(ours: str, theirs: str) -> None:
    found = reported("Hostages", *(f"{told} in Darun on Monday, the ministry said." for told in (ours, theirs)))
    assert sorted(series.measure.value for series in found.series if series.measure) == ["captured", "rescued"]
    assert relations(found) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Rebels freed 12 hostages in Darun on Monday", "Rebels freed 12 hostages in Darun Monday"),
        (
            "Rebels freed 12 hostages and captured 12 soldiers",
            "On Monday, rebels freed 12 hostages and captured 12 soldiers",
        ),
    ],
)
def test_the_same_words_of_the_same_measures_repeat(ours: str, theirs: str) -> None:
    found = reported("Hostages", *(f"{told}, the ministry of the interior said." for told in (ours, theirs)))
    assert [kind for kind, _ in relations(found)] == [RelationKind.REPEATS]


def test_the_same_words_of_two_measures_repeat_where_neither_takes_back_the_other() -> None:
    """The measure of one of two copies may be misread."""
    found = reported(
        "Fire",
        "A fire in the port of Rill on Monday left 12 workers of the night shift dead, police said.",
        "A fire in the port of Rill on Monday left 12 workers of the night shift hurt or dead, police said.",
    )
    assert RelationKind.REPEATS in [kind for kind, _ in relations(found)]
