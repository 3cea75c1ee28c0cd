"""``timeline build`` and ``timeline annotate``: what they write, and that nothing around them changes a byte."""

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.command.program import ROOT, Program, command, environment, process, story
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped

FORMATS = sorted({exporter.suffixes[0] for exporter in Engine.of(shipped(), workers=0).registry.exporters})
ALL = [part for suffix in FORMATS for part in ("-o", f"made{suffix}")]


def made(folder: Path) -> dict[str, bytes]:
    return {path.suffix: path.read_bytes() for path in sorted(folder.glob("made.*"))}


def test_every_exporter_writes_its_file(with_story: Program) -> None:
    done = with_story("build", "story", *ALL)
    written = made(with_story.folder)
    assert sorted(written) == FORMATS
    assert all(written.values())
    assert "skipped: README.md: README.md describes the folder and has no front matter" in done.err
    assert done.err.splitlines()[-1].startswith("3 documents, ")
    assert done.out == ""


def test_documents_and_claims_are_in_the_file(with_story: Program) -> None:
    with_story("build", "story", "-o", "made.json")
    file = json.loads((with_story.folder / "made.json").read_bytes())
    assert {row["title"] for row in file["documents"]} >= {"The flood"}
    texts = {row["id"]: row["text"] for row in file["documents"]}
    assert file["claims"]
    for claim in file["claims"]:
        assert claim["text"] == " … ".join(texts[claim["document"]][start:end] for start, end in claim["spans"])


def test_an_exporter_can_be_chosen_by_name(with_story: Program) -> None:
    with_story("build", "story", "-q", "-o", "json:made.data", "-o", "made.json")
    assert (with_story.folder / "made.data").read_bytes() == (with_story.folder / "made.json").read_bytes()


def test_without_an_output_a_table_goes_to_the_terminal(with_story: Program) -> None:
    done = with_story("build", "story")
    head, *rows = done.out.splitlines()
    assert head.split("\t")[:3] == ["about", "said", "who"]
    assert head.endswith("\tclaim")
    assert rows
    assert {row.count("\t") for row in rows} == {head.count("\t")}


def test_quiet_says_nothing_and_verbose_all(with_story: Program) -> None:
    assert with_story("build", "story", "-q", "-o", "made.json").err == ""
    (with_story.folder / "story" / "LICENSE").write_bytes(b"x")
    (with_story.folder / "story" / "b").mkdir()
    (with_story.folder / "story" / "b" / "README.md").write_bytes(b"x")
    usual = with_story("build", "story", "-o", "made.json").err
    verbose = with_story("build", "story", "-v", "-o", "made.json").err
    assert "(and 1 more like it; -v lists them)" in usual
    assert usual.count("README.md describes") == 1
    assert verbose.count("README.md describes") == 2


def test_published_dates_what_has_no_date(program: Program) -> None:
    program.write(a_txt="Twelve people were killed, the mayor of Norra said.")
    program("build", "a.txt", "--published", "2024-12~", "-o", "made.json")
    file = json.loads((program.folder / "made.json").read_bytes())
    assert file["documents"][0]["published"]["edtf"] == "2024-12~"


def test_rows_may_stand_in_the_order_in_which_they_were_said(with_story: Program) -> None:
    with_story("build", "story", "--by", "said", "-o", "made.json")
    file = json.loads((with_story.folder / "made.json").read_bytes())
    assert file["by"] == "said"
    said = [event["said"]["earliest"] for event in file["events"] if event["said"]]
    assert said == sorted(said)


def test_as_of_leaves_out_what_was_not_known(with_story: Program) -> None:
    done = with_story("build", "story", "--as-of", "2024-05-06", "-o", "made.json")
    file = json.loads((with_story.folder / "made.json").read_bytes())
    assert "post" not in {claim["document"] for claim in file["claims"]}
    assert "may have been known by then or not; left out" in done.err
    told = [problem["message"] for problem in file["problems"]]
    assert any("a part of this timeline is as it was known by the end of 2024-05-06" in message for message in told)
    assert any(
        "left out of what was known by the end of 2024-05-06, since nothing decided" in message for message in told
    )


def test_all_gives_every_claim_a_row(with_story: Program) -> None:
    with_story("build", "story", "--all", "-o", "made.json")
    file = json.loads((with_story.folder / "made.json").read_bytes())
    assert {claim for event in file["events"] for claim in event["claims"]} == {claim["id"] for claim in file["claims"]}


def test_an_earlier_timeline_gives_the_same_file_again(with_story: Program) -> None:
    with_story("build", "story", "-o", "made.json")
    with_story("build", "made.json", "-o", "again.json")
    assert (with_story.folder / "again.json").read_bytes() == (with_story.folder / "made.json").read_bytes()


def test_annotate_writes_a_line_for_each_document(with_story: Program) -> None:
    with_story("annotate", "story", "-o", "made.jsonl", "--published", "2024")
    rows = [json.loads(line) for line in (with_story.folder / "made.jsonl").read_bytes().splitlines()]
    assert [row["document"] for row in rows] == sorted(row["document"] for row in rows)
    assert len(rows) == 3
    assert {mention["kind"] for row in rows for mention in row["mentions"]} >= {"figure", "attribution"}
    assert with_story("annotate", "story", "-q").out.splitlines() == [
        line.decode() for line in (with_story.folder / "made.jsonl").read_bytes().splitlines()
    ]


def test_annotate_writes_the_layers_that_are_named(with_story: Program) -> None:
    made = with_story("annotate", "story", "-q", "--layer", "word", "--layer", "time").out
    kinds = {mention["kind"] for line in made.splitlines() for mention in json.loads(line)["mentions"]}
    assert kinds <= {"word", "time"}
    assert "word" in kinds
    assert "no extractor makes the layer 'wrod'" in with_story("annotate", "story", "--layer", "wrod", expected=2).err


# --------------------------------------------------------------------------------------- what must never change a byte

AROUND: list[tuple[dict[str, str], str]] = [
    ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}, "1"),
    ({"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "2"),
    ({"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"}, "0"),
]


def test_hash_seed_zone_locale_and_workers_never_change_a_byte(tmp_path: Path) -> None:
    seeds = ROOT / "seeds"
    (tmp_path / "seeds").symlink_to(seeds)
    story(tmp_path)
    written = []
    for variables, workers in AROUND:
        process(tmp_path, "build", "seeds", "story", "-q", "--workers", workers, *ALL, variables=variables)
        written.append(made(tmp_path))
    assert sorted(written[0]) == FORMATS
    for others in written[1:]:
        for suffix in FORMATS:
            assert others[suffix] == written[0][suffix], f"{suffix} differs"


# ------------------------------------------------------------------------------------------------------------- endings


def _hear_ctrl_c() -> None:
    """Tests that a shell runs in the background inherit a deaf ear for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("workers", ["0", "2"])
def test_ctrl_c_ends_cleanly(tmp_path: Path, workers: str) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    arguments = ("build", "slow.txt", "-o", "made.json", "--workers", workers)
    with subprocess.Popen(
        command(*arguments), cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, preexec_fn=_hear_ctrl_c
    ) as running:
        try:
            # Opening waits until the program has opened its end, and is at work.
            with (tmp_path / "slow.txt").open("wb"):
                running.send_signal(signal.SIGINT)
                _, err = running.communicate(timeout=20)
        finally:
            running.kill()
    assert running.returncode == 130
    assert err.strip() == b"interrupted; no file was left half-written"
    assert [path.name for path in tmp_path.iterdir()] == ["slow.txt"]


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    lines = (json.dumps({"id": f"{n}", "text": f"At least {n} people were killed in town {n}."}) for n in range(400))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    arguments = ("annotate", "many.jsonl", "-q", "--workers", "0")
    running = subprocess.Popen(
        command(*arguments), cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    err = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) in (0, 1)
    assert err == b""


def test_the_version_is_told(program: Program) -> None:
    assert program("--version").out.startswith("timeline ")


def test_help_names_every_command(program: Program) -> None:
    out: Any = program("--help").out
    for name in ("build", "annotate", "merge", "show", "diff", "verify", "plugins"):
        assert f"  {name} " in out
        assert "Usage:" in program(name, "--help").out
