"""The plugin of ``plugins/timeline-spacy``, installed as anybody would install it, next to the program."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("timeline_spacy")

STORY = """\
---
published: 2024-03-03
publisher: Coast Daily
---
The mayor of Norra, Anna Berg, said on Sunday that 11 people were killed in the flood.

"We lost everything," Berg told The Washington Post. Officials expect the water to fall by Monday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "flood.md").write_bytes(STORY.encode())
    (tmp_path / "story" / "copy.txt").write_bytes(
        STORY.partition("---\n\n")[0].encode() + b"The dam held, Berg said.\n"
    )
    return tmp_path


def run(folder: Path, *arguments: str, variables: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | (variables or {})
    command = [sys.executable, "-m", "timeline", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def annotated(folder: Path) -> list[dict[str, Any]]:
    lines = run(folder, "annotate", "story/flood.md", "-q").stdout.splitlines()
    (document,) = (json.loads(line) for line in lines)
    mentions: list[dict[str, Any]] = document["mentions"]
    return mentions


def states(folder: Path) -> dict[str, str]:
    rows = [line.split("\t") for line in run(folder, "plugins", "list").stdout.splitlines()]
    return {row[1]: row[3] for row in rows if row[0] == "extractors"}


def test_it_takes_the_place_of_the_shipped_extractors(folder: Path) -> None:
    found = states(folder)
    assert found["attribution-spacy"] == found["names-spacy"] == "on"
    assert found["attribution-english"] == "replaced by attribution-spacy"
    assert found["places-english"] == found["actors-english"] == "replaced by names-spacy"
    assert found["words-english"] == "replaced by words-spacy"


def test_attributions_and_names_are_parsed_ones(folder: Path) -> None:
    mentions = annotated(folder)
    attributions = [mention for mention in mentions if mention["kind"] == "attribution"]
    assert attributions
    assert all("; source: " in mention["rule"] for mention in attributions)
    names = {mention["text"] for mention in mentions if mention["kind"] in ("place", "actor")}
    assert {"Anna Berg", "Washington Post"} <= names


def test_words_are_parsed_ones(folder: Path) -> None:
    (line,) = run(folder, "annotate", "story/flood.md", "-q", "--layer", "word").stdout.splitlines()
    words = {word["text"]: word for word in json.loads(line)["mentions"]}
    assert (words["killed"]["tag"], words["killed"]["lemma"]) == ("VBN", "kill")
    assert (words["people"]["tag"], words["people"]["lemma"]) == ("NNS", "people")


def test_claims_are_built_on_them(folder: Path) -> None:
    run(folder, "build", "story", "-o", "made.json", "-q")
    made = json.loads((folder / "made.json").read_bytes())
    claimants = {claim["text"]: claim["claimant"]["name"] for claim in made["claims"] if claim["claimant"]}
    assert claimants["11 people were killed in the flood"] == "Anna Berg"
    assert not made["problems"]


def test_bytes_do_not_depend_on_workers_threads_or_hash_seed(folder: Path) -> None:
    made = set()
    for number, variables in enumerate(
        (
            {"PYTHONHASHSEED": "1", "OMP_NUM_THREADS": "1", "BLIS_NUM_THREADS": "1"},
            {"PYTHONHASHSEED": "2", "OMP_NUM_THREADS": "2", "BLIS_NUM_THREADS": "2"},
        )
    ):
        run(folder, "build", "story", "-o", "made.json", "-q", "--workers", str(number), variables=variables)
        made.add((folder / "made.json").read_bytes())
    assert len(made) == 1


def test_it_passes_the_checks(folder: Path) -> None:
    done = run(folder, "plugins", "check", "timeline-spacy")
    assert "attribution-spacy: extracts the same twice" in done.stdout
    assert done.stdout.endswith(" passed, 0 failed\n")


def test_it_can_be_set(folder: Path) -> None:
    (folder / "timeline.toml").write_bytes(b"[plugins.attribution-spacy]\nleast_precision = 1.0\n")
    assert not [mention for mention in annotated(folder) if mention["kind"] == "attribution"]


def test_it_can_be_switched_off(folder: Path) -> None:
    (folder / "timeline.toml").write_bytes(b"[plugins.attribution-spacy]\nenabled = false\n")
    found = states(folder)
    assert (found["attribution-spacy"], found["attribution-english"]) == ("off", "on")
