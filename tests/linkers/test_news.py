"""What is told in the present as just done is news of its day."""

from typing import Any

import pytest

from tests.linking.factory import chronology, count, saying
from timeline_plugins.linkers.happenings.news import is_news


@pytest.mark.parametrize(
    "text",
    [
        "Two people are killed when a bus leaves the road near Orlin.",
        "A bus crashes into a house in Orlin.",
        "Gunmen attack a convoy near Telm and burn two lorries.",
        "Forty houses are completely destroyed in a fire in Telm.",
    ],
)
def test_deeds_in_the_present_are_news(text: str) -> None:
    assert is_news(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed when a bus left the road near Orlin.",
        "The death toll of the floods in Telm rises to 40, and two villages are destroyed.",
        "Rescuers still search the ruins, and forty people are buried.",
        "The crash in Orlin was the second this year.",
        "The mayor is a farmer, and people are glad.",
        "",
    ],
)
def test_the_past_tolls_and_nouns_are_none(text: str) -> None:
    assert not is_news(text)


def events(first: dict[str, Any], second: dict[str, Any]) -> int:
    return len(chronology([saying("a", **first), saying("b", **second)]).events)


def note(text: str, killed: int, said: str) -> dict[str, Any]:
    return {"text": text, "said": said, "places": ["Orlin"], "figures": (count(killed),)}


def test_two_notes_of_different_days_are_two_happenings() -> None:
    first = note("Two people are killed in Orlin when a bus crashes into a wall.", 2, "2024-05-01")
    text = "Five miners are killed in Orlin when a shaft of the old mine collapses."
    assert events(first, note(text, 5, "2024-05-09")) == 2


def test_notes_whose_words_agree_are_one() -> None:
    text = "Two people are killed in Orlin when a bus crashes into the wall of a school."
    assert events(note(text, 2, "2024-05-01"), note(text, 2, "2024-05-03")) == 1


def test_a_statement_that_is_repeated_is_one_in_whatever_story() -> None:
    text = "Norland's forces had fought island troops for the first time"
    first = {"text": f"{text}.", "said": "2024-05-01", "actors": ["island troops"]}
    second = {"text": f"{text}.", "said": "2024-05-09", "actors": ["island troops"]}
    assert events(first, second) == 1
