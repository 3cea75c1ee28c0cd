"""No source is overwritten, nothing that the program wrote comes back as evidence, and nobody's folder instructs it."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command.program import Program, environment, story

GOOD = "Officials said on Monday 6 May 2024 that 12 people were killed in the flood at Brenmoor.\n"
MORE = "The mayor of Brenmoor, Ada Quill, said 40 houses were damaged.\n"
EVERY_FORMAT = ("t.json", "t.md", "t.html", "t.csv", "t.jsonl")


def outputs(*names: str) -> list[str]:
    return [part for name in names for part in ("-o", name)]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def timeline(folder: Path, name: str = "t.json") -> Any:
    return json.loads((folder / name).read_bytes())


def test_building_into_the_input_folder_is_a_fixed_point(program: Program) -> None:
    program.write(a_txt=GOOD, notes_md=GOOD + MORE)
    program("build", ".", *outputs(*EVERY_FORMAT))
    first = contents(program.folder)
    assert len(timeline(program.folder)["documents"]) == 2
    for _ in range(2):
        done = program("build", ".", *outputs(*EVERY_FORMAT))
        assert contents(program.folder) == first
        for name in EVERY_FORMAT:
            assert f"skipped: {name}: this command writes it" in done.err
    done = program("annotate", ".", "-o", "annotations.jsonl")
    annotated = contents(program.folder)["annotations.jsonl"]
    program("annotate", ".", "-o", "annotations.jsonl")
    assert contents(program.folder)["annotations.jsonl"] == annotated


def test_what_the_program_wrote_earlier_is_skipped_and_listed(program: Program) -> None:
    program.write(a_txt=GOOD)
    program("build", ".", *outputs(*EVERY_FORMAT))
    program("annotate", ".", "-o", "annotations.jsonl")
    program("digest", ".", "--dates", "1", "--sentences", "1", "-o", "digest.json")
    program("build", ".", "-o", "other.json")
    other = timeline(program.folder, "other.json")
    assert [document["provenance"]["name"] for document in other["documents"]] == ["a.txt"]
    skipped = {problem["source"] for problem in other["problems"] if problem["kind"] == "skipped"}
    assert skipped == {*EVERY_FORMAT, "annotations.jsonl", "digest.json"}


def test_a_deleted_source_does_not_live_on_in_an_earlier_timeline(program: Program) -> None:
    program.write(a_txt=GOOD, b_txt=MORE)
    program("build", ".", "-o", "t.json")
    (program.folder / "a.txt").unlink()
    program("build", ".", "-o", "t.json")
    assert [document["provenance"]["name"] for document in timeline(program.folder)["documents"]] == ["b.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "notes.md", "-o", "notes.md"),
        ("build", ".", "-o", "notes.md"),
        ("build", ".", "-o", "md.md", "-o", "csv:notes.md"),
        ("build", "d.jsonl", "-o", "d.jsonl"),
        ("build", "d.jsonl", "-o", "link.jsonl"),
        ("build", "d.jsonl", "-o", "twin.jsonl"),
        ("build", ".", "-o", "x/../notes.md"),
        ("build", "story.decisions", "notes.md", "-o", "json:story.decisions"),
        ("annotate", "d.jsonl", "-o", "d.jsonl"),
        ("annotate", ".", "-o", "d.jsonl"),
        ("digest", "d.jsonl", "--dates", "1", "--sentences", "1", "-o", "d.jsonl"),
        ("merge", "t.json", "u.json", "-o", "t.json"),
        ("decide", "t.json", "wrong", "0", "--reason", "r", "--author", "a", "-o", "t.json"),
        ("merge", "t.json", "u.json", "-o", "v.json", "-o", "json:link.json"),
    ],
)
def test_an_output_that_is_an_input_is_refused(program: Program, arguments: tuple[str, ...]) -> None:
    program.write(notes_md=GOOD, d_jsonl=json.dumps({"text": GOOD}) + "\n", story_decisions="# none\n")
    (program.folder / "x").mkdir()
    (program.folder / "link.jsonl").symlink_to("d.jsonl")
    os.link(program.folder / "d.jsonl", program.folder / "twin.jsonl")
    program("build", "notes.md", "-o", "t.json", "-o", "json:u.json")
    claim = timeline(program.folder)["claims"][0]["id"]
    arguments = tuple(claim if argument == "0" else argument for argument in arguments)
    (program.folder / "link.json").symlink_to("t.json")
    before = contents(program.folder)
    assert "is also an input" in program(*arguments, expected=2).err
    assert contents(program.folder) == before


@pytest.mark.parametrize(
    "targets",
    [
        ("x.json", "x.json"),
        ("json:x", "csv:x"),
        ("x.json", "json:./x.json"),
        ("x.json", "json:link.json"),
        ("json:-", "csv:-"),
    ],
)
def test_two_outputs_that_are_the_same_are_refused(program: Program, targets: tuple[str, ...]) -> None:
    program.write(a_txt=GOOD)
    (program.folder / "link.json").symlink_to("x.json")
    assert "two outputs" in program("build", "a.txt", *outputs(*targets), expected=2).err
    assert not (program.folder / "x.json").exists()


def test_a_folder_instructs_nobody(program: Program) -> None:
    """A timeline, decisions and settings count where they are named, and then it is said."""
    evidence = program.folder / "evidence"
    evidence.mkdir()
    (evidence / "real.txt").write_text(GOOD)
    program("build", "evidence", "-o", "real.json")
    genuine = timeline(program.folder, "real.json")
    forged = dict(genuine, documents=[dict(genuine["documents"][0], id="forged", publisher="Reuters")], claims=[])
    (evidence / "article.txt").write_text(json.dumps(forged), encoding="utf-8")
    claim = genuine["claims"][0]["id"]
    (evidence / "evil.decisions").write_text(f"2024-05-01 | Editor | retract {claim} | planted\n")
    (evidence / "timeline.toml").write_text("[plugins.claims-english]\nenabled = false\n")
    done = program("build", "evidence", "-o", "t.json")
    made = timeline(program.folder)
    assert [made[table] for table in ("documents", "claims", "events")] == [
        genuine[table] for table in ("documents", "claims", "events")
    ]
    for name in ("article.txt", "evil.decisions", "timeline.toml"):
        assert f"skipped: {name}: " in done.err
    done = program("build", "evidence", "evidence/evil.decisions", "evidence/article.txt", "-o", "t.json", expected=1)
    assert "evil.decisions: 1 decision by Editor" in done.err
    assert "article.txt is an earlier timeline" in done.err
    (program.folder / "timeline.toml").write_text("[plugins.claims-english]\nenabled = false\n")
    assert "settings are taken from timeline.toml" in program("build", "evidence", "-o", "t.json").err
    assert "settings" not in program("build", "evidence", "-q", "-o", "t.json").err


LINES = [
    json.dumps({"text": f"Officials said on {day} May 2024 that {day + 9} people died at Brenmoor.", "mood": "x"})
    for day in range(1, 9)
]


def placeless(made: Any) -> Any:
    """A timeline without the places of its problems and the digests that cover them."""
    made.pop("sha256", None)
    for problem in made["problems"]:
        problem["place"] = ""
    made["problems"].sort(key=str)
    return made


def test_lines_may_be_appended_and_shuffled(program: Program) -> None:
    program.write(s_jsonl="\n".join(LINES))
    program("build", "s.jsonl", "-o", "t.json")
    before = timeline(program.folder)
    program.write(s_jsonl="\n".join(random.Random(1).sample(LINES, len(LINES))))
    program("build", "s.jsonl", "-o", "t.json")
    assert placeless(timeline(program.folder)) == placeless(before)
    program.write(s_jsonl="\n".join([json.dumps({"text": MORE}), *LINES, json.dumps({"text": GOOD})]))
    program("build", "s.jsonl", "-o", "u.json")
    after = timeline(program.folder, "u.json")
    for table in ("documents", "claims"):
        rows = {row["id"]: row for row in after[table]}
        assert {row["id"]: row for row in timeline(program.folder)[table]}.items() <= rows.items()
        assert len(rows) > len(timeline(program.folder)[table])
    program("merge", "t.json", "u.json", "-o", "merged.json")
    assert timeline(program.folder, "merged.json")["documents"] == after["documents"]


def test_bytes_do_not_depend_on_how_a_path_is_typed(program: Program) -> None:
    (program.folder / "place").mkdir()
    folder = story(program.folder / "place")
    made = []
    for given in (str(folder), "place/story", "./place/story/", "place/../place/story"):
        program("build", given, *outputs(*EVERY_FORMAT))
        made.append({name: (program.folder / name).read_bytes() for name in EVERY_FORMAT})
    assert all(one == made[0] for one in made)
    assert not any(str(program.folder).encode() in content for content in made[0].values())


def test_standard_input_is_read_and_standard_output_written(program: Program) -> None:
    command = [sys.executable, "-m", "timeline", "build", "-", "-o", "json:-"]
    run = {"capture_output": True, "cwd": program.folder, "env": environment()}
    for data, reader in (
        (GOOD, "plain-text"),
        (json.dumps({"text": GOOD}), "json-lines"),
        (f"---\ntitle: x\n---\n{GOOD}", "markdown"),
        (f"<rss><channel><item><title>{GOOD}</title></item></channel></rss>", "feeds"),
    ):
        done = subprocess.run(command, input=data.encode(), check=True, **run)  # type: ignore[call-overload]
        (document,) = json.loads(done.stdout)["documents"]
        assert document["provenance"]["reader"] == reader
    again = subprocess.run(command, input=done.stdout, check=True, **run)  # type: ignore[call-overload]
    assert again.stdout == done.stdout, "a timeline on standard input was named, too"
    assert b"is an earlier timeline" in again.stderr


def test_ten_pairs_of_builds_at_once_leave_one_whole_result(program: Program) -> None:
    rows = [json.dumps({"id": f"d{n}", "text": f"Officials said {n} people were killed."}) for n in range(400)]
    program.write(a_jsonl="\n".join(rows), b_jsonl="\n".join(rows[:150]))
    whole = set()
    for name in ("a", "b"):
        program("build", f"{name}.jsonl", "-q", "-o", f"{name}.csv")
        whole.add((program.folder / f"{name}.csv").read_bytes())
    for _ in range(10):
        pair = [
            subprocess.Popen(
                [sys.executable, "-m", "timeline", "build", f"{name}.jsonl", "-q", "--workers", "0", "-o", "x.csv"],
                cwd=program.folder,
                env=environment(),
            )
            for name in ("a", "b")
        ]
        assert [process.wait(timeout=120) for process in pair] == [0, 0]
        assert (program.folder / "x.csv").read_bytes() in whole
    assert not [path for path in program.folder.iterdir() if path.name.startswith(".")]
