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
