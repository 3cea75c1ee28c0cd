"""Facts are shown in words that readers understand, those of plugins by kind and value."""

import re
from pathlib import Path

import pytest

from timeline.model.claim import Attribute, Claim
from timeline_plugins.exporters.fact_words import fact_words, facts_words

TABLE = Path(__file__).parents[2] / "docs/reference/facts.md"


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Attribute("age", "31", of="Jo Berg"), "Jo Berg: age 31"),
        (Attribute("age", "31"), "age 31"),
        (Attribute("clock time", "21:05~", of="call"), "about 21:05 (the call)"),
        (Attribute("clock time", "21:05", of="happening"), "21:05"),
        (Attribute("clock time", "21:05"), "21:05"),
        (Attribute("outcome", "at large", of="Jo Berg"), "Jo Berg: at large"),
        (Attribute("scene", "Kursk", of="Two"), "Two: in Kursk"),
        (Attribute("part", "rest", of="Three others"), "Three others: in addition to others"),
        (Attribute("negated", "soldiers"), ""),
        (Attribute("colour", "red", of="the {van}"), "colour red (the {van})"),
    ],
)
def test_a_fact_in_words(fact: Attribute, words: str) -> None:
    assert fact_words(fact) == words


def test_each_fact_of_a_claim_is_shown_once() -> None:
    facts = (Attribute("hurt", "some", spans=((0, 3),)), Attribute("negated", "x"), Attribute("hurt", "some"))
    claim = Claim(document="d", spans=((0, 4),), text="They", attributes=facts)
    assert facts_words(claim) == "of some of the injured"


def test_every_kind_that_is_documented_has_words() -> None:
    documented: dict[str, list[str]] = {}
    kind = ""
    for row in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        if len(cells) > 2 and cells[0] not in ("Kind", "---"):
            kind = re.sub("`", "", cells[0]) or kind
            documented.setdefault(kind, []).extend(re.findall(r"`([^`]+)`", cells[1]) or ["x"])
    assert {"age", "outcome", "count", "scene"} <= documented.keys()
    raw = [
        (kind, value)
        for kind, values in documented.items()
        for value in values
        if fact_words(fact := Attribute(kind, value, of="Y")) == fact.shown
    ]
    assert not raw
