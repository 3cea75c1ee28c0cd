"""``timeline merge``: in which order its rows come, and what it says of the days that its parts are of."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command.program import Program

EARLY = (
    '{"id": "early", "text": "12 people were killed in Norra on 5 May 2024, police said.", "published": "2024-05-06"}\n'
)
LATE = (
    '{"id": "late", "text": "14 people were killed in Norra on 2 May 2024, police said.", "published": "2024-05-09"}\n'
)
VAGUE = (
    '{"id": "vague", "text": "15 people were killed in Norra on 1 May 2024, police said.", "published": "2024-05"}\n'
)


def content(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_bytes())


@pytest.fixture
def files(program: Program) -> Program:
    """A timeline in each order of two documents, and two whose rows stand in the other order."""
    program.write(early_jsonl=EARLY, late_jsonl=LATE, vague_jsonl=VAGUE)
    for name in ("early", "late"):
        for by in ("about", "said"):
            program("build", f"{name}.jsonl", "-q", "--by", by, "-o", f"{name}-{by}.json", "--workers", "0")
    return program


@pytest.mark.parametrize(
    ("first", "second", "options", "expected"),
    [
        ("said", "said", (), "said"),
        ("about", "about", (), "about"),
        ("said", "about", (), "about"),
        ("about", "said", (), "about"),
        ("said", "said", ("--by", "about"), "about"),
        ("about", "said", ("--by", "said"), "said"),
    ],
)
def test_the_order_of_the_files_is_kept_where_they_agree(
    files: Program, first: str, second: str, options: tuple[str, ...], expected: str
) -> None:
    files("merge", f"early-{first}.json", f"late-{second}.json", *options, "-q", "-o", "made.json")
    made = content(files.folder, "made.json")
    assert made["by"] == expected
    documents = {claim["id"]: claim["document"] for claim in made["claims"]}
    rows = [documents[event["id"]] for event in made["events"]]
    assert rows == (["early", "late"] if expected == "said" else ["late", "early"])


def test_an_order_that_a_file_does_not_name_is_no_order(files: Program) -> None:
    for by in (None, 7, "mood", ["said"]):
        odd = {**content(files.folder, "early-said.json"), "by": by}
        del odd["sha256"]
        (files.folder / "odd.json").write_text(json.dumps(odd), encoding="utf-8")
        files.anyhow("merge", "odd.json", "late-said.json", "-q", "-o", "made.json", codes=(0, 1))
        assert content(files.folder, "made.json")["by"] == "about"
    assert "Invalid value for '--by'" in files("merge", "a.json", "--by", "mood", "-o", "x.json", expected=2).err


def test_what_is_said_of_a_day_is_history_in_a_merge(files: Program) -> None:
    """Two days and the whole: nothing says any more that something is missing from the result."""
    sources = ("early.jsonl", "late.jsonl", "vague.jsonl")
    days = ("2024-05-06", "2024-05-09")
    for day in days:
        files("build", *sources, "-q", "--as-of", day, "-o", f"{day}.json", "--workers", "0")
    files("build", *sources, "-q", "-o", "whole.json", "--workers", "0")
    files("merge", *(f"{day}.json" for day in days), "-q", "-o", "days.json")
    files("merge", "days.json", "whole.json", "-q", "-o", "all.json")
    assert len(content(files.folder, "all.json")["claims"]) == 3
    said = [problem["message"] for problem in content(files.folder, "all.json")["problems"]]
    left_out = {"2024-05-06": "1 known later, 1 undecided", "2024-05-09": "0 known later, 1 undecided"}
    assert said == [
        *(
            f"a part of this timeline is as it was known by the end of {day}; claims left out of that part: {counts}"
            for day, counts in left_out.items()
        ),
        *(
            f"left out of what was known by the end of {day}, since nothing decided whether it belongs there (said "
            "2024-05): “15 people were killed in Norra on 1 May 2024” (document then named 'vague', characters 0-44)"
            for day in left_out
        ),
    ]


@pytest.mark.parametrize("order", [("early-about.json", "older.json"), ("older.json", "early-about.json")])
def test_a_build_by_an_older_version_takes_no_row_away(files: Program, order: tuple[str, str]) -> None:
    older = content(files.folder, "early-about.json")
    del older["sha256"]
    for claim in older["claims"]:
        claim["extractor"]["version"], claim["grounds"] = "0", []
    (files.folder / "older.json").write_text(json.dumps(older), encoding="utf-8")
    files("merge", *order, "-q", "-o", "made.json")
    assert (files.folder / "made.json").read_bytes() == (files.folder / "early-about.json").read_bytes()
