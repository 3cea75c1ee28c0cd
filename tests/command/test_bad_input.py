"""Bad input: a clear message with the place, an exit code that scripts can rely on, and the good documents still done.

0 is done, 1 is done with something lost or damaged, 2 is wrong use. Never a traceback.
"""

import json
import os
from pathlib import Path

import attrs
import pytest

from tests.command.program import Program, process
from timeline.plugin.limits import Limits

GOOD = "Twelve people were killed on 5 May 2024, the mayor of Norra said."


def texts(folder: Path) -> set[str]:
    return {row["text"] for row in json.loads((folder / "made.json").read_bytes())["documents"]}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("bad.txt", b"", "lost: bad.txt: holds no text [plain-text]"),
        ("bad.md", b" \n\n", "lost: bad.md: holds no text [markdown]"),
        ("bad.jsonl", b"", "lost: bad.jsonl: holds no document [json-lines]"),
        ("bad.bin", b"", "lost: bad.bin: is empty"),
        (
            "bad.bin",
            b"\x00\x01\x02",
            "lost: bad.bin: no reader knows this format (`timeline plugins` lists the readers)",
        ),
        ("bad", GOOD.encode(), "lost: bad: no reader knows this format"),
        ("bad.txt", bytes(range(256)) * 40, "lost: bad.txt: is binary, not text [plain-text]"),
        ("bad.md", b"\x00" * 500, "lost: bad.md: is binary, not text [markdown]"),
        ("bad.txt", b"\xff\xfex", "lost: bad.txt: is marked as UTF-16-LE and is not at byte 0 [plain-text]"),
        ("bad.jsonl", b'{"id": "x", "text": "y"', "lost: bad.jsonl:line 1: Input data was truncated [json-lines]"),
        ("bad.jsonl", b"\n\n[1]\n", "lost: bad.jsonl:line 3: an object is needed [json-lines]"),
        ("bad.jsonl", b'{"id": "x"}\n', "lost: bad.jsonl:line 1: the document has no text [json-lines]"),
        ("bad.jsonl", b'{"id": 7, "text": "x"}', "lost: bad.jsonl:line 1: the id must be a text, not 7 [json-lines]"),
        ("bad.jsonl", b"[" * 100_000, "lost: bad.jsonl:line 1: nested too deeply [json-lines]"),
        ("bad.jsonl", b"\x80abc", "lost: bad.jsonl:line 1: "),
        ("bad.json", b'{"format":"claim-timeline/1","claims":[', "lost: bad.json: not JSON: Input data was truncated"),
        ("bad.json", b'{"format":"claim-timeline/99"}', "lost: bad.json: the format is 'claim-timeline/99', and this"),
    ],
)
def test_what_cannot_be_read_is_listed_and_the_rest_is_done(
    program: Program, name: str, data: bytes, message: str
) -> None:
    program.write(good_txt=GOOD)
    (program.folder / name).write_bytes(data)
    done = program("build", "good.txt", name, "-o", "made.json", "-q", "--workers", "0", expected=1)
    assert message in done.err
    assert texts(program.folder) == {GOOD}
    assert program("annotate", "good.txt", name, "-q", "--workers", "0", expected=1).out.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("odd.md", "---\npublished: soon\n---\nx y", "front matter: published: not an EDTF date: 'soon'"),
        ("odd.md", "---\npublished: 2024-02-30\n---\nx y", "published: EDTF '2024-02-30': 2024-02 has no day 30"),
        ("odd.md", "---\ntitle: [x\n---\nx y", "front matter: the front matter is passed over: not YAML in line 3"),
        ("odd.md", "---\n- x\n---\nx y", "the front matter is passed over: it is no table of entries"),
        (
            "odd.jsonl",
            '{"text": "x y", "published": "2024-13"}',
            "line 1: published: EDTF '2024-13': there is no month 13",
        ),
        ("odd.jsonl", '{"text": "x y", "published": 2024}', "line 1: published must be a text, not 2024"),
        ("odd.txt", b"caf\xe9", "is not UTF-8 (byte 3); read as Windows-1252"),
    ],
)
def test_what_is_odd_is_told_and_read(program: Program, name: str, data: str | bytes, message: str) -> None:
    (program.folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    done = program("build", name, "-q", "-o", "made.json", "--workers", "0", expected=1)
    assert "damaged: " in done.err
    assert message in done.err
    assert len(texts(program.folder)) == 1
    assert "damaged: " in program("annotate", name, "-q", "--workers", "0", expected=1).err
    digest = program("digest", name, "-q", "--dates", "1", "--sentences", "1", "--workers", "0", expected=1)
    assert "damaged: " in digest.err


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("odd.md", "---\nmood: glad\n---\nx y", "skipped: odd.md:front matter: the entry 'mood' is unknown"),
        ("odd.jsonl", '{"text": "x y", "mood": 1}', "skipped: odd.jsonl:line 1: the entry 'mood' is unknown"),
        ("odd.jsonl", '{"text": "x y", "language": "xx"}', "unread: "),
    ],
)
def test_what_a_rule_leaves_out_is_told_and_costs_nothing(program: Program, name: str, text: str, message: str) -> None:
    (program.folder / name).write_text(text, encoding="utf-8")
    for command in (("build", name, "-o", "made.json"), ("annotate", name)):
        assert program(*command, "--workers", "0").err.startswith(message)
        assert program(*command, "-q", "--workers", "0").err == ""
    program("digest", name, "--dates", "1", "--sentences", "1", "--workers", "0")


@pytest.mark.parametrize("workers", ["0", "2"])
def test_good_lines_beside_a_broken_one_are_read(program: Program, workers: str) -> None:
    program.write(lines_jsonl='{"text": "one"}\nnope\n{"text": "three"}\n')
    done = program("build", "lines.jsonl", "-o", "made.json", "--workers", workers, expected=1)
    assert "lost: lines.jsonl:line 2: JSON is malformed" in done.err
    assert texts(program.folder) == {"one", "three"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build",), "Missing argument 'INPUT...'"),
        (("build", "good.txt", "gone.txt"), "gone.txt: there is no such file or folder"),
        (("annotate", "gone.txt"), "gone.txt: there is no such file or folder"),
        (("build", "x" * 5000), "File name too long"),
        (("build", "good.txt", "--published", "soon"), "not an EDTF date: 'soon'"),
        (("annotate", "good.txt", "--published", "2024-13"), "there is no month 13"),
        (("build", "good.txt", "--as-of", "2024-02-30"), "2024-02 has no day 30"),
        (("build", "good.txt", "--as-of", "2024/.."), "--as-of needs a date with an end"),
        (("build", "good.txt", "--workers", "-1"), "Invalid value for '--workers'"),
        (("build", "good.txt", "--by", "mood"), "Invalid value for '--by'"),
        (("build", "good.txt", "--mood"), "No such option"),
        (("build", "good.txt", "-o", "made.doc"), "made.doc: no exporter writes such a file; there are .csv"),
        (("build", "good.txt", "-o", "made"), "made: no exporter writes such a file"),
        (("build", "good.txt", "-o", ""), "no exporter writes such a file"),
        (("build", "good.txt", "-o", "csv:"), "csv:: a file is needed after the colon, as in csv:FILE, or csv:-"),
        (("build", "good.txt", "-o", "nowhere/made.json"), "nowhere/made.json: cannot be written: No such file"),
        (("build", "good.txt", "-o", "good.txt/made.json"), "good.txt/made.json: cannot be written: Not a directory"),
        (("build", "good.txt", "-o", "folder.json"), "folder.json: cannot be written: Is a directory"),
        (("annotate", "good.txt", "-o", "nowhere/made.jsonl"), "cannot be written: No such file"),
        (("build", "good.txt", "--config", "gone.toml"), "gone.toml: there is no such settings file"),
        (("build", "good.txt", "--config", "broken.toml"), "broken.toml: "),
        (("build", "good.txt", "--config", "unknown.toml"), "[plugins.happenings]: there is no setting 'mood'"),
        (("build", "good.txt", "--config", "nobody.toml"), "[plugins.nobody]: there is no such plugin"),
        (("plugins", "--config", "limits.toml"), "[limits]: seconds must be a number above 0, or inf for no limit"),
        (("no-such-command",), "No such command 'no-such-command'"),
    ],
)
def test_wrong_use_ends_with_two_and_a_message(program: Program, arguments: tuple[str, ...], message: str) -> None:
    program.write(
        good_txt=GOOD,
        broken_toml="[plugins\n",
        unknown_toml="[plugins.happenings]\nmood = 1\n",
        nobody_toml="[plugins.nobody]\n",
        limits_toml='[limits]\nseconds = "long"\n',
    )
    (program.folder / "folder.json").mkdir()
    before = sorted(program.folder.iterdir())
    done = program(*arguments, expected=2)
    assert message in done.err
    assert done.out == ""
    assert sorted(program.folder.iterdir()) == before


def test_settings_are_found_in_the_folder(program: Program) -> None:
    program.write(good_txt=GOOD, timeline_toml="[plugins.plain-text]\nenabled = false\n")
    done = program("build", "good.txt", "-o", "made.json", expected=1)
    assert "lost: good.txt: no reader knows this format" in done.err
    program.write(timeline_toml="[limits]\ninput_megabytes = 1e-6\n")
    done = program("build", "good.txt", "-o", "made.json", expected=1)
    assert "good.txt: larger than 1e-06 MB (raise input_megabytes in [limits] of timeline.toml)" in done.err


LIMITS = [field.name for field in attrs.fields(Limits)]


@pytest.mark.parametrize("value", ["inf", "1e300", str(10**12), str(10**400)])
def test_no_limit_is_too_high(program: Program, value: str) -> None:
    """Timers, waits and address spaces take so much and no more; who sets a limit need not know."""
    program.write(good_txt=GOOD, limits_toml="[limits]\n" + "".join(f"{name} = {value}\n" for name in LIMITS))
    program("build", "good.txt", "-q", "-o", "usual.json", "--workers", "1")
    program("build", "good.txt", "-q", "-o", "made.json", "--workers", "1", "--config", "limits.toml")
    assert (program.folder / "made.json").read_bytes() == (program.folder / "usual.json").read_bytes()


def test_a_folder_of_nothing_is_done(program: Program) -> None:
    (program.folder / "empty").mkdir()
    assert program("build", "empty", "-o", "made.json").err.endswith("0 documents, 0 claims, 0 rows\n")


def test_a_name_that_is_no_text_is_an_ordinary_name(program: Program) -> None:
    (program.folder / "odd").mkdir()
    for name in (b"caf\xe9.txt", b"caf\xe8.txt", b"new\nline \x1b[31m.txt"):
        Path(os.fsdecode(os.fsencode(program.folder) + b"/odd/" + name)).write_bytes(GOOD.encode() + name[3:4])
    (program.folder / "odd" / os.fsdecode(b"bad\xff.bin")).write_bytes(b"x")
    done = program("build", "odd", "-o", "made.json", "-o", "made.md", "-o", "made.csv", "-o", "made.html", expected=1)
    assert "lost: bad\\xff.bin: no reader knows this format" in done.err
    documents = json.loads((program.folder / "made.json").read_bytes())["documents"]
    assert {row["provenance"]["name"] for row in documents} == {
        "caf\\xe9.txt",
        "caf\\xe8.txt",
        "new\nline \x1b[31m.txt",
    }


def test_controls_of_a_text_never_reach_the_terminal(program: Program) -> None:
    program.write(bell_txt="Twelve people were killed on 5 May 2024\x07, the mayor \x1b[31mof Norra\u202e said.")
    out = program("build", "bell.txt").out
    assert "\x1b" not in out
    assert "\x07" not in out


CRASHES = """\
from timeline.plugin.descriptors import Exporter
from timeline.plugin.hooks import hookimpl


@hookimpl
def timeline_exporters():
    yield Exporter(name="crashes", version="1", suffixes=(".crash",), export="crashes:export")


def export(chronology, path, settings):
    path.write_bytes(b"half")
    raise KeyError("no luck")
"""


def test_an_exporter_that_crashes_is_named_and_leaves_no_file(program: Program) -> None:
    program.write(good_txt=GOOD)
    outside = program.folder / "outside"
    (outside / "crashes-1.0.dist-info").mkdir(parents=True)
    (outside / "crashes.py").write_text(CRASHES, encoding="utf-8")
    (outside / "crashes-1.0.dist-info" / "METADATA").write_bytes(
        b"Metadata-Version: 2.1\nName: crashes\nVersion: 1.0\n"
    )
    (outside / "crashes-1.0.dist-info" / "entry_points.txt").write_bytes(b"[timeline]\ncrashes = crashes\n")
    arguments = ("build", "good.txt", "-o", "made.json", "-o", "made.crash")
    done = process(program.folder, *arguments, variables={"PYTHONPATH": str(outside)}, expected=2)
    assert b"made.crash: the exporter crashes failed: KeyError: 'no luck'" in done.stderr
    assert sorted(path.name for path in program.folder.iterdir()) == ["good.txt", "made.json", "outside"]
