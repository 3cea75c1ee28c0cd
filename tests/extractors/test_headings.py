"""Headings, and which of them are headlines that tell what happened."""

from typing import Any

import pytest

from timeline_plugins.extractors.claims.headings import body, heading, headline


@pytest.mark.parametrize(
    "line",
    [
        "Quake kills 12 in northern Norland",
        "Lawmaker checks into clinic after crash",
        "Two men arrested over fire at mill",
        "Comedian to host music awards",
        "Three miners dead in collapse of shaft",
        "Rovers place keeper on injured list",
        "SINGER ANNA BERG DIES AT 91",
        "Mayor Attacks Plan For New Bridge",
        "Club says 'no' to sale of 'The Barn'",
        "Detectives investigating early morning raid",
        "Three die in bank during riots",
        "Girl critical after fall from roof",
        "Man in critical condition after crash",
        "Storm disrupts ferries to the islands",
        "Paintings stolen in night raid",
    ],
)
def test_a_headline_has_a_subject_and_a_verb(line: str) -> None:
    assert headline(line, (0, len(line))) == (0, len(line))


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("UPDATE: Crash leaves 1 dead, 3 injured", "Crash leaves 1 dead, 3 injured"),
        ("Breaking News: Mayor resigns over bridge", "Mayor resigns over bridge"),
        ("Crash leaves two dead near Orlin - Rill Daily News - Sport, Weather", "Crash leaves two dead near Orlin"),
        ("Crash leaves two dead near Orlin | Rill.example", "Crash leaves two dead near Orlin"),
        ("Boy shoots himself while cleaning gun - police", "Boy shoots himself while cleaning gun - police"),
    ],
)
def test_labels_before_a_headline_and_sites_behind_it_are_no_part_of_it(line: str, stated: str) -> None:
    found = headline(f"ab {line}", (3, 3 + len(line)))
    assert found is not None
    assert f"ab {line}"[slice(*found)] == stated


@pytest.mark.parametrize(
    "line",
    [
        "What we know about the attack so far",
        "Background",
        "Attacks on ships in the strait",
        "Orlin Market Hall Shooting",
        "Last updated on 3 May at noon",
        "How did the bridge fall so fast?",
        "The minister told the conference:",
        "https://news.example/quake-kills-12-in-norland",
        "Reactions, protests and questions in Norland",
        "0:27 Truck crashes into tree in Orlin",
        "Deadly shooting at a hotel in Rill",
        "",
    ],
)
def test_labels_questions_and_addresses_are_none(line: str) -> None:
    assert headline(line, (0, len(line))) is None


def test_a_long_line_without_a_full_stop_is_a_paragraph() -> None:
    line = "Police took the driver to the station in Orlin and held him there" + " until the next morning" * 5
    assert heading(f"{line[:60]}\n\nMore.", (0, 60))
    assert not heading(f"{line}\n\nMore.", (0, len(line)))


def test_the_body_begins_behind_headings_addresses_and_dates() -> None:
    text = (
        "news . example / a . html\nQuake kills 12\n3 May 2024\nA quake killed twelve people in northern Norland.\nMore"
    )
    starts = [0, 26, 41, 52, 102]
    sentences = [(start, len(text[start:].split("\n")[0]) + start) for start in starts]
    assert body(text, sentences) == 52
    assert body("Quake kills 12", [(0, 14)]) == 14


def test_a_headline_over_the_text_claims_and_earns_a_row_and_one_below_does_not(claims_of: Any) -> None:
    text = (
        "Quake kills 12 people in Norland\n\nThe earth shook on Monday near the town of Orlin in Norland.\n\n"
        "Singer cancels tour of Norland\n\nRescuers searched the ruins of a school until night fell.\n"
    )
    found = {claim.text: claim for claim in claims_of(text)}
    assert found["Quake kills 12 people in Norland"].grounds
    assert "Singer cancels tour of Norland" not in found
