"""``timeline verify``: every change of a file is found, the more of it the more there is to compare it with.

The digests in a file find what was changed by accident or without care. Whoever makes them again is found by what can
be computed again, by the sources, or by a digest of the file that was kept elsewhere.
"""

import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command.forgery import AGAINST, DEEP, EDITS, PLAIN, SOURCES, naive, rebuilt, resealed, sha256
from tests.command.mutations import mutated, places
from tests.command.program import ROOT, Program, process, story
from timeline.codec.text import decode, encode


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample story, its timeline, and the digest of that."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    process(folder, "build", "seeds", "-q", "-o", "made.json")
    (folder / "kept.sha256").write_text(f"{sha256((folder / 'made.json').read_bytes())}  made.json\n")
    return folder


@pytest.fixture
def seeds(sample: Path, program: Program) -> Program:
    """The program beside the sample story and its timeline."""
    for path in sample.iterdir():
        (program.folder / path.name).symlink_to(path)
    return program


@pytest.fixture
def made(sample: Path) -> bytes:
    return (sample / "made.json").read_bytes()


def forged(program: Program, data: bytes) -> str:
    (program.folder / "forged").mkdir()
    (program.folder / "forged" / "made.json").write_bytes(data)
    return "forged/made.json"


def test_what_was_built_holds(seeds: Program) -> None:
    for options in (PLAIN, SOURCES, DEEP, AGAINST, (*DEEP, *AGAINST)):
        done = seeds("verify", "made.json", *options)
        assert done.out == "15 documents, 79 claims, 80 spans: everything holds\n"
        assert done.err == ""
    assert seeds("verify", "made.json", "-q").out == ""


@pytest.mark.parametrize(
    "options", [("--by", "said"), ("--all",), ("--as-of", "2024-12-31"), ("--by", "said", "--all")]
)
def test_whatever_it_was_built_with_holds(seeds: Program, options: tuple[str, ...]) -> None:
    seeds("build", "seeds", "-q", "--workers", "0", "-o", "other.json", *options)
    assert seeds("verify", "other.json").out.endswith("everything holds\n")


# ---------------------------------------------------------------------------------------------------------- tampering


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_found(seeds: Program, made: bytes, name: str) -> None:
    edit, _, _ = EDITS[name]
    done = seeds("verify", forged(seeds, naive(made, edit)), expected=1)
    assert done.out.startswith("the file was changed after it was written: the sha256 differs for ")
    assert "the whole file" in done.out


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_whose_digests_were_made_again_is_found(seeds: Program, made: bytes, name: str) -> None:
    edit, found_by, _ = EDITS[name]
    file = forged(seeds, resealed(made, edit))
    assert "the file was changed" not in seeds("verify", file, *found_by, expected=1).out
    if found_by == AGAINST:
        assert seeds("verify", file).out.endswith("everything holds\n"), "nothing in the file gives it away"


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_from_which_the_file_was_made_again_is_found(seeds: Program, made: bytes, name: str) -> None:
    edit, _, found_by = EDITS[name]
    data = rebuilt(made, edit)
    if found_by == PLAIN:
        assert data == made, "what is computed is computed again, so nothing is left of the edit"
        return
    file = forged(seeds, data)
    assert seeds("verify", file).out.endswith("everything holds\n"), "the file agrees with itself"
    if found_by == DEEP:
        assert seeds("verify", file, *SOURCES).out.endswith("everything holds\n"), "and with the texts"
    done = seeds("verify", file, *found_by, expected=1)
    assert done.out.endswith(("complaint\n", "complaints\n"))
    assert f"the file has the sha256 {sha256(data)}, and " in seeds("verify", file, *AGAINST, expected=1).out


def test_a_changed_bit_is_found(seeds: Program, made: bytes) -> None:
    chance = random.Random(40)
    for _ in range(40):
        data = bytearray(made)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (seeds.folder / "flipped.json").write_bytes(data)
        seeds("verify", "flipped.json", expected=1)


def test_a_file_cut_off_anywhere_is_one_line(seeds: Program, made: bytes) -> None:
    chance = random.Random(7)
    for end in [0, 1, len(made) - 2, *(chance.randrange(len(made)) for _ in range(20))]:
        (seeds.folder / "cut.json").write_bytes(made[:end])
        done = seeds("verify", "cut.json", expected=1)
        assert done.out.startswith("cut.json: not JSON: ")
        assert done.out.count("\n") == 1
    (seeds.folder / "cut.json").write_bytes(made[:-1])
    assert "the digest line is not written exactly as it should be" in seeds("verify", "cut.json", expected=1).out


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "x.json: not JSON: Input data was truncated"),
        (b"\x00\xff", "x.json: not JSON: "),
        (b'{"format":"claim-timeline/99"}', "x.json: the format is 'claim-timeline/99', and this version reads"),
        (b'{"documents":[]}', "x.json: the format is None"),
        (b'{"format":"claim-timeline/1","claims":7}', "x.json: 'claims' must be a list"),
        (b'{"format":"claim-timeline/1","origins":[1e99999999999999999999]}', "x.json: not JSON: "),
    ],
)
def test_what_is_no_timeline_file_does_not_hold(program: Program, data: bytes, complaint: str) -> None:
    program.write(x_json=data)
    done = program("verify", "x.json", expected=1)
    assert done.out.startswith(complaint)
    assert done.out.count("\n") == 1
    assert program("verify", "x.json", "-q", expected=1).out == ""


def test_a_file_without_digests_does_not_hold(seeds: Program, made: bytes) -> None:
    file = decode(made)
    del file["sha256"]
    (seeds.folder / "bare.json").write_bytes(made[: made.rindex(b',\n"sha256"')] + b"}\n")
    assert seeds("verify", "bare.json", expected=1).out.splitlines() == [
        "it carries no digests, so changes to it may go unnoticed",
        "15 documents, 79 claims, 80 spans: 1 complaint",
    ]
    assert seeds("merge", "bare.json", "-q", "-o", "merged.json").err == ""
    assert (seeds.folder / "merged.json").read_bytes() == made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"documents":[\n', b'"documents":[\n\n'),
        (b'{"format":', b'{ "format":'),
        (b'"claim-timeline/1"', b'"claim-timeline/\\u0031"'),
        (b'"by":"about"', b'"by":"said","by":"about"'),
        (b'"score":0.755', b'"score":7.55e-1'),
        (b'"found_in":', b'"found_in":"x","found_in":'),
    ],
)
def test_what_says_the_same_in_another_way_is_told(seeds: Program, made: bytes, old: bytes, new: bytes) -> None:
    """Digests made again by hand over bytes that no version would write."""
    data = made.replace(old, new, 1)
    assert data != made
    start = data.rindex(b'"sha256":')
    digests = decode(data)["sha256"]
    for name in ("documents", "relations"):
        held = data[data.index(b'"' + name.encode() + b'":[') + len(name) + 3 :]
        digests[name] = sha256(held[: held.index(b"\n],\n") + 2])
    digests["file"] = sha256(data[:start])
    file = forged(seeds, data[:start] + b'"sha256":' + encode(digests) + b"}\n")
    out = seeds("verify", file, expected=1).out
    assert "sha256" not in out
    assert "its layout differs" in out or "linking again gives different values for score" in out


def test_pretty_printing_is_told_and_costs_nothing_else(seeds: Program, made: bytes) -> None:
    (seeds.folder / "pretty.json").write_text(json.dumps(json.loads(made), indent=2))
    out = seeds("verify", "pretty.json", expected=1).out.splitlines()
    assert len(out) == 2
    assert out[0].startswith("the file was changed after it was written: ")
    seeds("merge", "pretty.json", "-q", "-o", "merged.json", expected=1)
    assert decode((seeds.folder / "merged.json").read_bytes())["claims"] == decode(made)["claims"]


def test_an_altered_text_is_not_laundered(seeds: Program, made: bytes) -> None:
    def alter(file: Any) -> None:
        row = file["documents"][0]
        row["text"] = row["text"].replace("Sunday", "Monday")

    name = decode(made)["documents"][0]["id"]
    file = forged(seeds, naive(made, alter))
    broken = f"document {name}: the text is not the one that text_sha256 was made of; left out with its "
    assert broken in seeds("verify", file, expected=1).out
    assert broken in seeds("merge", file, "-o", "merged.json", expected=1).err
    merged = decode((seeds.folder / "merged.json").read_bytes())
    assert name not in {row["id"] for row in merged["documents"]}
    assert name not in {row["document"] for row in merged["claims"]}


def test_many_complaints_of_one_kind_are_counted(seeds: Program, made: bytes) -> None:
    file = forged(seeds, resealed(made, lambda f: [row.update(reason="x") for row in f["relations"]]))
    out = seeds("verify", file, expected=1).out
    assert out.count("linking again gives different values for reason") == 5
    assert "13 more like these\n" in out


def test_controls_in_a_file_never_reach_the_terminal(program: Program) -> None:
    evil = "\x1b]0;pwn\x07\x9b31m\u202e"
    file = {"format": "claim-timeline/1", "documents": [{"id": evil}], "claims": [{"id": evil, "document": evil}],
            "events": [{"id": evil, "claims": [evil]}], evil: 1}  # fmt: skip
    program.write(evil_json=json.dumps(file))
    out = program("verify", "evil.json", expected=1).out
    assert "<U+001B>]0;pwn" in out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out)


# ------------------------------------------------------------------------------------------------------------- linking


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("[plugins.happenings]\nsame = 0.7\n", "same of happenings is 0.65 in the file and 0.7 here"),
        ("[plugins.happenings]\nenabled = false\n", "the linker happenings is not in use here"),
    ],
)
def test_what_was_linked_otherwise_is_not_compared(seeds: Program, settings: str, reason: str) -> None:
    seeds.write(other_toml=settings)
    done = seeds("verify", "made.json", "--config", "other.toml")
    assert done.err == f"events, relations, series and origins could not be compared: {reason}\n"
    assert done.out.endswith(": everything that could be compared holds\n")
    seeds("build", "seeds", "-q", "--config", "other.toml", "-o", "other.json", "--workers", "0")
    assert seeds("verify", "other.json", "--config", "other.toml").out.endswith(": everything holds\n")


def test_rows_that_are_not_compared_still_name_what_is_there(seeds: Program, made: bytes) -> None:
    def edit(file: Any) -> None:
        file["linking"]["linkers"][0]["version"] = "0"
        file["relations"][0]["claims"][0] = "0" * 32
        file["series"][0]["claims"].append(7)
        file["origins"][0]["document"] = "gone"

    done = seeds("verify", forged(seeds, resealed(made, edit)), expected=1)
    assert "happenings is version 0 in the file and " in done.err
    assert done.out.splitlines()[:3] == [
        f"relation 1: there is no claim {'0' * 32}",
        "series 1: there is no claim 7",
        "origin 1: there is no document gone",
    ]


def test_a_file_must_say_what_it_was_linked_with(seeds: Program, made: bytes) -> None:
    for edit in (lambda f: f.pop("linking"), lambda f: f.update(linking=None)):
        (seeds.folder / "bare.json").write_bytes(resealed(made, edit))
        assert "the key linking is missing or null" in seeds("verify", "bare.json", expected=1).out
    (seeds.folder / "bare.json").write_bytes(resealed(made, lambda f: f["linking"].update(mood="glad")))
    assert "unknown key linking.mood" in seeds("verify", "bare.json", expected=1).out


# ------------------------------------------------------------------------------------------------------------- sources


@pytest.fixture
def told(program: Program) -> Program:
    """The program beside a small story and its timeline."""
    story(program.folder)
    program("build", "story", "-q", "--workers", "0", "-o", "all.json")
    return program


def test_sources_may_be_moved_and_renamed(told: Program) -> None:
    folder = told.folder / "story"
    (folder / "deeper").mkdir()
    (folder / "post.md").rename(folder / "deeper" / "renamed.md")
    done = told("verify", "all.json", "--sources", "story", "--deep")
    assert done.out.endswith("everything holds\n")
    assert done.err == "document post: deeper/renamed.md was called post.md when it was read\n"


def test_a_source_that_the_timeline_lacks_is_told_and_one_left_out_by_a_rule_is_not(told: Program) -> None:
    (told.folder / "story" / "LICENSE").write_text("Copy it.")
    told("build", "story/post.md", "-q", "-o", "post.json")
    done = told("verify", "post.json", "--sources", "story", expected=1)
    *lines, verdict = done.out.splitlines()
    assert [line.split(" of ")[1] for line in lines] == [
        "harbour.txt is not in the timeline",
        "notes.jsonl is not in the timeline",
    ]
    assert verdict.endswith(": 2 complaints")


def test_a_source_that_reads_otherwise_now_is_told(told: Program) -> None:
    post = told.folder / "story" / "post.md"
    post.write_text(post.read_text().replace("Norra Post", "Sorra Post"))
    done = told("verify", "all.json", "--sources", "story", expected=1)
    (line,) = done.out.splitlines()[:-1]
    assert line.startswith("document post: publisher is 'Norra Post' and 'Sorra Post' in post.md; its source hash ")
    post.write_text(post.read_text().replace("Fourteen", "Fifteen"))
    out = told("verify", "all.json", "--sources", "story", expected=1).out
    assert "document post: no file in story has the hash of post.md; post.md has its id and another" in out
    assert "document post of post.md is not in the timeline" in out


def test_a_text_under_another_id_is_told(told: Program) -> None:
    post = told.folder / "story" / "post.md"
    post.write_text(post.read_text().replace("id: post", "id: letter"))
    out = told("verify", "all.json", "--sources", "story", expected=1).out
    assert "document post: post.md has its text under another id, letter; its source hash is not that of" in out
    assert "document letter of post.md is not in the timeline" in out


@pytest.mark.parametrize("options", [("--sources", "story"), ("--sources", "story", "--deep")])
def test_a_date_that_was_given_is_no_fault(told: Program, options: tuple[str, ...]) -> None:
    (told.folder / "story" / "bare.txt").write_text("Nine people were killed on Monday, Anna Berg said.")
    told("build", "story", "-q", "--published", "2024-05-09", "--workers", "0", "-o", "all.json")
    done = told("verify", "all.json", *options)
    assert done.err == "1 documents have no date of their own; --published supplied it, which no file confirms\n"
    told("build", "story", "-q", "--published", "2024-05-10", "--workers", "0", "-o", "other.json")
    told("merge", "all.json", "other.json", "-q", "-o", "both.json")
    assert told("verify", "both.json", *options[:2]).out.endswith("everything holds\n")


@pytest.mark.parametrize("options", [("--sources", "story"), ("--sources", "story", "--deep")])
def test_texts_and_metadata_that_share_an_id_are_told_apart(told: Program, options: tuple[str, ...]) -> None:
    lines = [
        {"id": "x", "text": "Two people were killed on 5 May 2024, Anna Berg said.", "publisher": "A"},
        {"id": "x", "text": "Two people were killed on 5 May 2024, Anna Berg said.", "publisher": "B", "url": "b.org"},
        {"id": "x", "text": "Six people were killed on 7 May 2024, Olaf Berg said."},
        {"id": "y", "text": "Six people were killed on 7 May 2024, Olaf Berg said."},
    ]
    (told.folder / "story" / "lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    told("build", "story", "-q", "--workers", "0", "-o", "all.json", expected=1)
    assert told("verify", "all.json", *options).out.endswith("everything holds\n")
    made = decode((told.folder / "all.json").read_bytes())
    (renamed,) = (row["id"] for row in made["documents"] if row["id"].startswith("x~"))

    def rename(file: Any) -> None:
        for row in file["documents"]:
            row["id"] = row["id"].replace(renamed, "x~of-mine")
        for row in file["claims"]:
            row["document"] = row["document"].replace(renamed, "x~of-mine")

    file = forged(told, rebuilt((told.folder / "all.json").read_bytes(), rename))
    assert "has its text under another id, x" in told("verify", file, *options, expected=1).out
    (told.folder / "story" / "lines.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines[1:]))
    assert "document x" in told("verify", "all.json", *options, expected=1).out


def test_an_extractor_that_fails_now_is_a_remark(told: Program) -> None:
    told.write(timeline_toml="[limits]\nclaims = 1\n")
    done = told("verify", "all.json", "--sources", "story", "--deep", expected=1)
    assert "extracting again: " in done.err
    assert "makes more than 1 claims; the first 1 are kept" in done.err
    assert "the extractors do not find it in document" in done.out
    told("build", "story", "-q", "--workers", "0", "-o", "all.json", expected=1)
    done = told("verify", "all.json", "--sources", "story", "--deep")
    assert done.err == "settings are taken from timeline.toml\n", "the timeline says the rest itself"


def test_timelines_and_decisions_among_the_sources_are_no_documents(told: Program) -> None:
    shutil.copy(told.folder / "all.json", told.folder / "story" / "t.json")
    (told.folder / "story" / "t.decisions").write_text("# none\n")
    assert told("verify", "all.json", "--sources", "story").out.endswith("everything holds\n")


def test_sources_that_cannot_be_read_are_told(told: Program) -> None:
    (told.folder / "story" / "noise.bin").write_bytes(b"\x00\x01")
    done = told("verify", "all.json", "--sources", "story")
    assert done.err.startswith("not compared: noise.bin: no reader knows this format")


# ------------------------------------------------------------------------------------------------------------- against


@pytest.mark.parametrize(
    "form",
    [
        "{digest}",
        "{digest}\n",
        "{digest}  all.json\n",
        "{digest} *all.json\n",
        "{digest}  ./deep/all.json\n",
        "{digest}  another-name.json\n",
        "SHA256 (all.json) = {digest}\n",
        "\n# kept by Ada\n{other}  other.json\n{digest}  all.json\n",
        "\\{digest}  odd\\nname.json\n",
    ],
)
def test_a_digest_may_be_kept_as_any_program_writes_it(told: Program, form: str) -> None:
    digest = sha256((told.folder / "all.json").read_bytes())
    told.write(kept_sha256=form.format(digest=digest.upper(), other="0" * 64))
    assert told("verify", "all.json", "--against", "kept.sha256").out.endswith("everything holds\n")
    told.write(kept_sha256=form.format(digest="1" * 64, other=digest))
    out = told("verify", "all.json", "--against", "kept.sha256", expected=1).out
    assert out.startswith(f"the file has the sha256 {digest}, and kept.sha256 says {'1' * 64}\n")


def test_a_broken_file_is_compared_with_its_digest_too(told: Program) -> None:
    told.write(x_json="{", kept_sha256="0" * 64)
    out = told("verify", "x.json", "--against", "kept.sha256", expected=1).out.splitlines()
    assert [line[:22] for line in out] == ["the file has the sha25", "x.json: not JSON: Inpu"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("gone.json",), "gone.json: cannot be read: No such file or directory"),
        (("story",), "story: is a folder, not a file"),
        (("all.json", "--sources", "nowhere"), "nowhere: there is no such folder"),
        (("all.json", "--sources", "all.json"), "is a file"),
        (("all.json", "--deep"), "--deep extracts the claims of the sources again: give their folder with --sources"),
        (("all.json", "--against", "gone.sha256"), "gone.sha256: cannot be read: No such file or directory"),
        (("all.json", "--against", "all.json"), "all.json: it holds no sha256"),
        (("all.json", "--against", "others.sha256"), "others.sha256: it holds no sha256 of all.json"),
        (("all.json", "--config", "gone.toml"), "gone.toml: there is no such settings file"),
        (("endless",), "endless: cannot be read: larger than 1,000 MB"),
    ],
)
def test_wrong_use_ends_with_two(told: Program, arguments: tuple[str, ...], message: str) -> None:
    told.write(others_sha256=f"{'0' * 64}  a.json\n{'1' * 64}  b.json\n")
    (told.folder / "endless").symlink_to("/dev/zero")
    done = told("verify", *arguments, expected=2)
    assert message in done.err
    assert done.out == ""


# ------------------------------------------------------------------------------------------------------ mutated files


def broken(seed: int, count: int, data: bytes) -> Iterator[bytes]:
    chance = random.Random(seed)
    file = json.loads(data)
    found = list(places(file))
    for _ in range(count):
        yield mutated(data, file, found, chance)


def test_mutated_files_never_crash_a_command(told: Program) -> None:
    data = (told.folder / "all.json").read_bytes()
    for number, changed in enumerate(broken(2026, 200, data)):
        told.write(m_json=changed)
        told.anyhow("verify", "m.json", codes=(1,))
        for command in (("show", "m.json"), ("diff", "all.json", "m.json"), ("merge", "m.json", "-q", "-o", "z.json")):
            told.anyhow(*command, codes=(0, 1, 2))
        if number % 4 == 0:
            told.anyhow("build", "m.json", "-q", "--workers", "0", "-o", "z.html", "-o", "z.csv", codes=(0, 1))
