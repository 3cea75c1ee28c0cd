"""``timeline merge``, ``show``, ``diff`` and ``verify``: what can be done with timeline files."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.command.program import STORY, Program, process, story


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder ``story``, a timeline for each of its documents, and one of all."""
    folder = tmp_path_factory.mktemp("built")
    story(folder)
    names = {"harbour.txt": "a.json", "post.md": "b.json", "notes.jsonl": "c.json"}
    for document, file in names.items():
        process(folder, "build", f"story/{document}", "-q", "-o", file)
    process(folder, "build", *(f"story/{document}" for document in names), "-q", "-o", "all.json")
    return folder


@pytest.fixture
def files(built: Path, program: Program) -> Program:
    """The program in a copy of that folder."""
    shutil.copytree(built, program.folder, dirs_exist_ok=True)
    return program


def content(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_bytes())


def test_merging_is_the_union_whatever_the_order(files: Program) -> None:
    everything = (files.folder / "all.json").read_bytes()
    for order in (("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c", "a", "b")):
        done = files("merge", *(f"{name}.json" for name in order), "-o", "merged.json")
        assert (files.folder / "merged.json").read_bytes() == everything
        assert done.err.splitlines()[-1].startswith("3 documents, ")
    files("merge", "a.json", "b.json", "-q", "-o", "ab.json")
    files("merge", "ab.json", "c.json", "-q", "-o", "merged.json")
    assert (files.folder / "merged.json").read_bytes() == everything


def test_a_merge_can_be_exported(files: Program) -> None:
    files("merge", "a.json", "b.json", "-o", "ab.md", "-o", "ab.csv")
    assert "Norra" in (files.folder / "ab.md").read_text("utf-8")


def test_show_prints_the_rows(files: Program) -> None:
    built = files("build", *(f"story/{name}" for name in STORY if name != "README.md")).out
    assert files("show", "all.json").out == built
    assert len(files("show", "all.json", "--all").out.splitlines()) >= len(built.splitlines())
    assert files("show", "all.json", "--by", "said").out.splitlines()[0] == built.splitlines()[0]


def test_diff_tells_documents_and_claims(files: Program) -> None:
    assert files("diff", "a.json", "a.json").out == "no difference\n"
    there = files("diff", "a.json", "all.json").out.splitlines()
    back = files("diff", "all.json", "a.json").out.splitlines()
    assert "+ document post (The flood, Norra Post, published 2024-05-07)" in there
    assert "- document post (The flood, Norra Post, published 2024-05-07)" in back
    assert {line[1:] for line in there if line[0] in "+-"} == {line[1:] for line in back if line[0] in "+-"}


def test_what_was_built_holds(files: Program) -> None:
    out = files("verify", "all.json").out
    assert out.startswith("3 documents, ")
    assert out.endswith(" spans: everything holds\n")
    assert files("verify", "all.json", "--sources", "story").out == out
    assert files("verify", "all.json", "-q").out == ""


def test_sources_may_be_renamed(files: Program) -> None:
    (files.folder / "story" / "post.md").rename(files.folder / "story" / "renamed.md")
    assert files("verify", "all.json", "--sources", "story").out.endswith("everything holds\n")


def test_a_source_that_changed_or_is_gone_is_told(files: Program) -> None:
    (files.folder / "story" / "post.md").write_bytes(b"Something else.")
    (files.folder / "story" / "notes.jsonl").unlink()
    done = files("verify", "all.json", "--sources", "story", expected=1)
    assert done.out.splitlines()[:2] == [
        "document notes: no file in story has the hash of notes.jsonl",
        "document post: no file in story has the hash of post.md",
    ]
    assert done.out.splitlines()[2].endswith(" of post.md is not in the timeline")
    assert done.out.endswith("3 complaints\n")
    assert files("verify", "all.json", "--sources", "story", "-q", expected=1).out == ""


def text_of(file: Any) -> None:
    file["documents"][0]["text"] = file["documents"][0]["text"].replace("Norra", "Sorra")


def quotation_of(file: Any) -> None:
    file["claims"][0]["text"] += "!"


def id_of(file: Any) -> None:
    file["claims"][0]["id"] = "0" * 32


def span_of(file: Any) -> None:
    file["claims"][0]["spans"][0][1] = 10**6


def figure_of(file: Any) -> None:
    next(claim for claim in file["claims"] if claim["figures"])["figures"][0].update(low=1, best=None, high=None)


def event_of(file: Any) -> None:
    file["events"][0]["claims"].append("f" * 32)


@pytest.mark.parametrize(
    ("tamper", "complaint"),
    [
        (text_of, "the text is not the one that text_sha256 was made of"),
        (quotation_of, "is not what the claim quotes"),
        (id_of, "its content has the id"),
        (span_of, "ends beyond the text"),
        (figure_of, "its content has the id"),
        (event_of, f"there is no claim {'f' * 32}"),
    ],
)
def test_tampering_is_found(files: Program, tamper: Callable[[Any], None], complaint: str) -> None:
    file = content(files.folder, "all.json")
    tamper(file)
    (files.folder / "tampered.json").write_text(json.dumps(file), encoding="utf-8")
    done = files("verify", "tampered.json", expected=1)
    assert complaint in done.out
    merged = files("merge", "tampered.json", "-q", "-o", "merged.json", expected=1)
    assert "damaged: tampered.json: " in merged.err
    assert files("verify", "merged.json").out.endswith("everything holds\n")


def test_damage_counts_where_it_is_met_and_not_where_it_was_stored(files: Program) -> None:
    file = content(files.folder, "all.json")
    quotation_of(file)
    (files.folder / "tampered.json").write_text(json.dumps(file), encoding="utf-8")
    claim = file["claims"][1]["id"]
    met: list[tuple[str, ...]] = [
        ("show", "tampered.json"),
        ("show", "tampered.json", "--explain", claim),
        ("diff", "tampered.json", "all.json"),
        ("diff", "all.json", "tampered.json"),
        ("decide", "tampered.json", "wrong", claim, "--reason", "r", "--author", "a", "-o", "mine.decisions"),
        ("build", "tampered.json", "-o", "built.json"),
        ("merge", "tampered.json", "all.json", "-o", "merged.json"),
    ]
    for command in met:
        assert files(*command, expected=1).err.count("damaged: tampered.json: claim ") == 1
    stored: list[tuple[str, ...]] = [
        ("show", "merged.json"),
        ("diff", "merged.json", "merged.json"),
        ("decide", "merged.json", "wrong", claim, "--reason", "r", "--author", "a"),
        ("merge", "merged.json", "-o", "again.json"),
    ]
    for command in stored:
        assert "damaged" not in files(*command).err
    problems = content(files.folder, "again.json")["problems"]
    assert {problem["source"] for problem in problems if problem["kind"] == "damaged"} == {"tampered.json"}


def test_damage_counts_though_a_file_of_that_name_was_damaged_before(files: Program) -> None:
    file = content(files.folder, "all.json")
    quotation_of(file)
    (files.folder / "all.json").write_text(json.dumps(file), encoding="utf-8")
    files("merge", "all.json", "-o", "merged.json", expected=1)
    (files.folder / "merged.json").replace(files.folder / "all.json")
    assert "damaged" not in files("show", "all.json").err


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "x.json"),
        ("merge", "a.json", "x.json", "-o", "y.json"),
        ("diff", "a.json", "x.json"),
        ("decide", "x.json", "wrong", "0000", "--reason", "r", "--author", "a"),
    ],
)
def test_a_file_that_is_not_there_ends_the_command(files: Program, arguments: tuple[str, ...]) -> None:
    assert "x.json: there is no such file or folder" in files(*arguments, expected=2).err
    assert not (files.folder / "y.json").exists()


BROKEN = pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "x.json: not JSON: Input data was truncated"),
        (b"\x00\xff", "x.json: not JSON: "),
        (b'{"format":"claim-timeline/1","claims":[', "x.json: not JSON: Input data was truncated"),
        (b'{"format":"claim-timeline/99"}', "x.json: the format is 'claim-timeline/99', and this version reads"),
        (b'{"documents":[]}', "x.json: the format is None"),
        (b'{"format":"claim-timeline/1","claims":7}', "x.json: 'claims' must be a list"),
    ],
)


@BROKEN
def test_what_is_no_timeline_file_cannot_be_shown_or_compared(files: Program, data: bytes, complaint: str) -> None:
    files.write(x_json=data)
    decision = ("decide", "x.json", "wrong", "0000", "--reason", "r", "--author", "a")
    for arguments in (("show", "x.json"), ("diff", "a.json", "x.json"), decision):
        assert complaint in files(*arguments, expected=1).err


@BROKEN
def test_what_is_no_timeline_file_does_not_hold(files: Program, data: bytes, complaint: str) -> None:
    files.write(x_json=data)
    assert complaint in files("verify", "x.json", expected=1).out
    assert files("verify", "x.json", "-q", expected=1).out == ""


@BROKEN
def test_what_is_no_timeline_file_is_lost_to_a_merge_as_it_is_to_a_build(
    files: Program, data: bytes, complaint: str
) -> None:
    files.write(x_json=data)
    merged = files("merge", "a.json", "x.json", "-q", "-o", "merged.json", expected=1)
    assert merged.err.startswith(f"lost: {complaint}")
    if b"format" in data:  # else a build does not take it for a timeline
        assert files("build", "a.json", "x.json", "-q", "-o", "built.json", expected=1).err == merged.err
        assert (files.folder / "built.json").read_bytes() == (files.folder / "merged.json").read_bytes()
    assert content(files.folder, "merged.json")["claims"] == content(files.folder, "a.json")["claims"]


def test_a_folder_is_no_timeline_file(files: Program) -> None:
    assert "story: is a folder, not a timeline file" in files("show", "story", expected=2).err
    assert "story: " in files("verify", "story", expected=2).err
    assert "there is no such folder" in files("verify", "a.json", "--sources", "nowhere", expected=2).err


def test_a_merge_needs_an_output(files: Program) -> None:
    assert "Missing option '-o'" in files("merge", "a.json", expected=2).err
