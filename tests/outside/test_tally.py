"""The plugin of ``plugins/timeline-tally``, installed as anybody would install it, next to the program."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("timeline_tally")

TALLY = """\
said,about,source,publisher,place,measure,low,best,high,cumulative,text
2024-03-02,2024-03-01,Ministry of Health,Harbour Radio,Norra,killed,9,,12,yes,"Between 9 and 12 ""souls"" died,
the ministry said."
2024-03-04,2024-03-01,Anna Berg,Norra Post,Norra,killed,,14,,yes,Fourteen people died.
2024-03-05,2024-13,Anna Berg,Norra Post,Norra,killed,,15,,yes,Fifteen people died.
"""
STORY = """\
---
published: 2024-03-03
publisher: Coast Daily
---
The mayor of Norra said on Sunday that 11 people were killed in the flood.
"""
CLASH = """\
from timeline.plugin.descriptors import Reader
from timeline.plugin.hooks import hookimpl


@hookimpl
def timeline_readers():
    yield Reader(name="markdown", version="1", suffixes=(".clash",), read="clash:read")
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "count.tally.csv").write_bytes(TALLY.encode())
    (tmp_path / "story" / "flood.md").write_bytes(STORY.encode())
    return tmp_path


def run(folder: Path, *arguments: str, expected: int = 0, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if path:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-m", "timeline", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == expected, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def built(folder: Path, *, expected: int = 1) -> dict[str, Any]:
    """The timeline of the story, of whose tally one row is damaged."""
    run(folder, "build", "story", "-o", "made.json", "-q", expected=expected)
    made: dict[str, Any] = json.loads((folder / "made.json").read_bytes())
    return made


def tally_of(made: dict[str, Any]) -> dict[str, Any]:
    (document,) = (row for row in made["documents"] if row["text"] == TALLY)
    assert isinstance(document, dict)
    return document


def test_it_is_listed_with_its_provider(folder: Path) -> None:
    rows = [line.split("\t") for line in run(folder, "plugins", "list").stdout.splitlines()]
    assert ["readers", "tally", "1", "on", "timeline-tally:tally", ".tally.csv", "[plugins.tally]"] in rows


def test_rows_and_prose_come_into_one_timeline(folder: Path) -> None:
    made = built(folder)
    document = tally_of(made)
    assert document["provenance"]["reader"] == "tally"
    claims = [claim for claim in made["claims"] if claim["document"] == document["id"]]
    assert [claim["claimant"]["name"] for claim in claims] == ["Ministry of Health", "Anna Berg"]
    assert [claim["about"]["edtf"] for claim in claims] == ["2024-03-01", "2024-03-01"]
    assert [claim["said"]["edtf"] for claim in claims] == ["2024-03-02", "2024-03-04"]
    assert {claim["document"] for claim in made["claims"]} == {row["id"] for row in made["documents"]}
    rows = {claim for event in made["events"] for claim in event["claims"]}
    assert rows >= {claim["id"] for claim in claims}


def test_claims_and_figures_arrive_with_exact_spans(folder: Path) -> None:
    made = built(folder)
    document = tally_of(made)
    first, second = (claim for claim in made["claims"] if claim["document"] == document["id"])
    assert first["text"] == 'Between 9 and 12 ""souls"" died,\nthe ministry said.'
    assert second["text"] == "Fourteen people died."
    for claim in (first, second):
        ((start, end),) = claim["spans"]
        assert TALLY[start:end] == claim["text"]
    (interval,), (exact,) = first["figures"], second["figures"]
    assert (interval["low"], interval["best"], interval["high"], interval["measure"]) == (9, None, 12, "killed")
    assert [TALLY[start:end] for start, end in interval["spans"]] == ["9", "12"]
    assert (exact["low"], exact["best"], exact["high"]) == (14, 14, 14)
    assert [TALLY[start:end] for start, end in exact["spans"]] == ["14"]
    assert "everything holds" in run(folder, "verify", "made.json", "--sources", "story").stdout


def test_a_broken_row_is_told_with_its_place(folder: Path) -> None:
    done = run(folder, "build", "story", "-o", "made.json", expected=1)
    assert "count.tally.csv:line 5, column 2 (about): " in done.stderr
    assert "there is no month 13" in done.stderr


def test_it_passes_the_checks(folder: Path) -> None:
    for name in ("timeline-tally", "tally", "timeline_tally"):
        done = run(folder, "plugins", "check", name)
        assert "tally: reads the same twice" in done.stdout
        assert done.stdout.endswith(" passed, 0 failed\n")


def test_it_can_be_set(folder: Path) -> None:
    (folder / "timeline.toml").write_bytes(b'[plugins.tally]\ndelimiter = ";"\n')
    (folder / "story" / "count.tally.csv").write_bytes(b"text;low\n3,5 metres;3.5\n")
    assert [claim["text"] for claim in built(folder, expected=0)["claims"] if claim["figures"]][-1] == "3,5 metres"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('separator = ";"', "[plugins.tally]: there is no setting 'separator'; there are: delimiter"),
        ('delimiter = ";;"', "the delimiter must be one character"),
        ("delimiter = 1", "str is needed, not 1"),
    ],
)
def test_wrong_settings_are_refused(folder: Path, row: str, complaint: str) -> None:
    (folder / "timeline.toml").write_text(f"[plugins.tally]\n{row}\n", encoding="utf-8")
    assert complaint in run(folder, "build", "story", expected=2).stderr


def test_it_can_be_switched_off(folder: Path) -> None:
    (folder / "timeline.toml").write_bytes(b"[plugins.tally]\nenabled = false\n")
    rows = [line.split("\t") for line in run(folder, "plugins").stdout.splitlines()]
    assert [row[3] for row in rows if row[1] == "tally"] == ["off"]
    done = run(folder, "build", "story", "-o", "made.json", expected=1)
    assert "lost: count.tally.csv: no reader knows this format" in done.stderr
    assert len(json.loads((folder / "made.json").read_bytes())["documents"]) == 1


def test_a_clash_with_a_shipped_reader_names_both(folder: Path) -> None:
    outside = folder / "outside"
    information = outside / "clash-1.0.dist-info"
    information.mkdir(parents=True)
    (outside / "clash.py").write_text(CLASH, encoding="utf-8")
    (information / "METADATA").write_bytes(b"Metadata-Version: 2.1\nName: clash\nVersion: 1.0\n")
    (information / "entry_points.txt").write_bytes(b"[timeline]\nmd = clash\n")
    done = run(folder, "build", "story", expected=2, path=outside)
    assert "two readers are called 'markdown'" in done.stderr
    assert "claim-timeline" in done.stderr
    assert "clash:md" in done.stderr
