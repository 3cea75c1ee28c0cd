"""``timeline decide``, and builds with its file."""

import json
from typing import Any

import pytest

from tests.command.program import Program


def built(program: Program, *inputs: str) -> dict[str, Any]:
    program("build", *inputs, "-q", "-o", "made.json")
    found: dict[str, Any] = json.loads((program.folder / "made.json").read_bytes())
    return found


def of(file: dict[str, Any], words: str) -> str:
    (found,) = [claim["id"] for claim in file["claims"] if words in claim["text"]]
    return str(found)


@pytest.fixture(autouse=True)
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_AUTHOR", "Ada")


def test_a_retracted_claim_loses_its_row_until_its_line_is_taken_away(with_story: Program) -> None:
    claim = of(built(with_story, "story"), "1,200 people")
    done = with_story("decide", "made.json", "retract", claim[:8], "--reason", "taken back", "--date", "2025-03-01")
    assert "made.decisions" in done.err
    file = with_story.folder / "made.decisions"
    assert f"2025-03-01 | Ada | retract {claim} | taken back" in file.read_text(encoding="utf-8")

    judged = built(with_story, "story", "made.decisions")
    assert claim in [row["id"] for row in judged["claims"]]
    assert claim not in [name for event in judged["events"] for name in event["claims"]]
    assert [row["kind"] for row in judged["decisions"]] == ["retract"]

    file.write_text("", encoding="utf-8")
    undone = built(with_story, "story", "made.decisions")
    assert claim in [name for event in undone["events"] for name in event["claims"]]


def test_a_correction_is_shown_and_the_stored_claim_stays(with_story: Program) -> None:
    before = built(with_story, "story")
    claim = of(before, "1,200 people")
    with_story("decide", "made.json", "correct", claim, "--field", "about", "--value", "2024-05-09", "--reason", "typo")
    judged = built(with_story, "story", "made.decisions")
    (event,) = [event for event in judged["events"] if claim in event["claims"]]
    assert event["about"]["edtf"] == "2024-05-09"
    assert judged["claims"] == before["claims"]


def test_decisions_are_added_below_those_before(with_story: Program) -> None:
    claim = of(built(with_story, "story"), "1,200 people")
    for reason in ("first", "second"):
        with_story("decide", "made.json", "wrong", claim, "--reason", reason, "--date", "2025-03-01")
    lines = (with_story.folder / "made.decisions").read_text(encoding="utf-8").splitlines()
    assert [line.rpartition("| ")[2] for line in lines if line[0] not in "#>"] == ["first", "second"]
    assert sum(line.startswith("# Decisions") for line in lines) == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("retract", "ffff0000"), "no such claim in made.json; timeline show made.json --all --ids lists the ids"),
        (("retract", "f"), "4 characters"),
        (("correct", "ID", "--field", "about", "--value", "Monday"), "EDTF like"),
        (("same", "ID"), "two claims"),
    ],
)
def test_what_cannot_be_decided_is_said(with_story: Program, arguments: tuple[str, ...], complaint: str) -> None:
    claim = of(built(with_story, "story"), "1,200 people")
    named = [claim if word == "ID" else word for word in arguments]
    assert complaint in with_story("decide", "made.json", *named, "--reason", "so", expected=2).err


def rows(file: dict[str, Any], *claims: str) -> int:
    """How many rows hold one of the claims."""
    return sum(not set(claims).isdisjoint(event["claims"]) for event in file["events"])


def test_a_person_joins_and_parts_rows(with_story: Program) -> None:
    before = built(with_story, "story")
    fled, captured, post = of(before, "1,200 people"), of(before, "40 soldiers"), of(before, "Fourteen people")
    assert rows(before, fled, captured, post) == 3
    with_story("decide", "made.json", "same", fled, captured, post, "--reason", "one flood", "--date", "2025-03-01")
    joined = built(with_story, "story", "made.decisions")
    assert rows(joined, fled, captured, post) == 1
    with_story("decide", "made.json", "different", fled, post, "--reason", "two floods", "--date", "2025-03-02")
    parted = built(with_story, "story", "made.decisions")
    assert rows(parted, fled, captured, post) == 2
    assert rows(parted, fled, post) == 2


def test_a_decision_about_a_claim_that_is_not_there_is_told(with_story: Program) -> None:
    with_story.write(x_decisions=f"2025-03-01 | Ada | retract {'0' * 32} | so\n")
    told = with_story("build", "story", "x.decisions", "-o", "made.json").err
    assert f"retract by Ada, 2025-03-01: the claim {'0' * 32} is not there; this decides nothing" in told


def test_a_decision_holds_when_its_document_grows_and_others_join(with_story: Program) -> None:
    """A text file's id is a hash of its bytes, so each of its claims has another id then."""
    with_story.write(flood_txt="NORRA, May 6, 2024 (AP) - A flood killed 12 people on Sunday, the mayor said.\n")
    claim = of(built(with_story, "flood.txt"), "killed 12 people")
    with_story("decide", "made.json", "retract", claim, "--reason", "so", "-o", "my.decisions")
    with_story.write(
        flood_txt="A correction follows.\n\nNORRA, May 6, 2024 (AP) - A flood killed 12 people on Sunday, the mayor "
        "said.\n\nFifteen people were missing.\n"
    )
    judged = built(with_story, "flood.txt", "story", "my.decisions")
    now = of(judged, "killed 12 people")
    assert now != claim
    assert now not in [name for event in judged["events"] for name in event["claims"]]
    assert f"is {now[:12]} now" in with_story("build", "flood.txt", "my.decisions", "-o", "made.json").err

    (with_story.folder / "flood.txt").rename(with_story.folder / "other.txt")
    with_story.write(copy_txt=(with_story.folder / "other.txt").read_text(encoding="utf-8") + "More.\n")
    told = with_story("build", "other.txt", "copy.txt", "my.decisions", "-o", "made.json").err
    assert "its words are those of no claim or of several" in told


def test_a_file_without_a_last_line_end_is_gone_on_with(with_story: Program) -> None:
    claim = of(built(with_story, "story"), "1,200 people")
    row = f"2025-03-01 | Ada | retract {claim} | one"
    (with_story.folder / "made.decisions").write_text(row, encoding="utf-8")
    with_story("decide", "made.json", "wrong", claim, "--reason", "two")
    lines = (with_story.folder / "made.decisions").read_text(encoding="utf-8").splitlines()
    assert lines[0] == row
    assert [line.rpartition("| ")[2] for line in lines if line[0] not in "#>"] == ["one", "two"]
