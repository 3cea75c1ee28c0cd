"""``timeline plugins``: list, new, check."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import timeline_plugins.shipped
from tests.command.program import Program, environment
from timeline.command.scaffold import scaffold
from timeline.plugin.descriptors import Extractor
from timeline.plugin.registry import Plugin, Registry
from timeline.testing import checks_of


def rows(program: Program, *arguments: str) -> list[list[str]]:
    head, *found = program("plugins", *arguments).out.splitlines()
    assert head.split("\t") == ["kind", "name", "version", "state", "provider", "about", "settings"]
    return [row.split("\t") for row in found]


def test_the_shipped_plugins_are_listed(program: Program) -> None:
    listed = rows(program, "list")
    assert rows(program) == listed
    table = "[plugins.readers.markdown]"
    assert ["readers", "markdown", "1", "on", "claim-timeline", ".md .markdown", table] in listed
    assert "time from sentence, token" in {row[5] for row in listed}
    assert ["extractors", "certainty-english", "certainty from sentence, token; in en"] in [
        [*row[:2], row[5]] for row in listed
    ]
    assert ["linkers", "happenings", "in en"] in [[*row[:2], row[5]] for row in listed]
    assert ["measures", "killed", "", "on", "claim-timeline", "killed", ""] in listed
    kinds = {"readers", "extractors", "linkers", "exporters", "measures", "relations"}
    assert {row[0] for row in listed} == kinds


def test_one_that_is_switched_off_is_listed_as_such(program: Program) -> None:
    program.write(mine_toml="[plugins.exporters.markdown]\nenabled = false\n")
    listed = rows(program, "--config", "mine.toml", "list")
    assert [row[:2] for row in listed if row[3] == "off"] == [["exporters", "markdown"]]


def test_the_table_that_is_listed_sets_that_plugin_alone(program: Program) -> None:
    for kind, name, *_, table in rows(program):
        if not table:  # a measure or a kind of relation has no settings
            continue
        program.write(mine_toml=f"{table}\nenabled = false\n")
        listed = rows(program, "--config", "mine.toml", "list")
        assert [row[:2] for row in listed if row[3] == "off"] == [[kind, name]]


@pytest.mark.parametrize("name", ["claim-timeline", "markdown", "timeline_plugins.shipped"])
def test_a_plugin_is_found_by_provider_by_name_and_by_module(
    program: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked: list[object] = []

    def no_checks(plugin: object, _provider: str) -> tuple[()]:
        asked.append(plugin)
        return ()

    monkeypatch.setattr("timeline.testing.checks.checks_of", no_checks)
    assert program("plugins", "check", name).out == "0 passed, 0 failed\n"
    assert asked == [timeline_plugins.shipped]


def test_a_good_plugin_passes(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write(good_plugin_py=BAD.replace('raise SystemExit("no\\x1b luck")', "return ()"))
    monkeypatch.syspath_prepend(str(program.folder))
    out = program("plugins", "check", "good_plugin").out
    assert "passed  bad: survives junk input\n" in out
    assert out.endswith("5 passed, 0 failed\n")


BAD = """\
from timeline.plugin.descriptors import Reader
from timeline.plugin.hooks import hookimpl


@hookimpl
def timeline_readers():
    yield Reader(name="bad", version="1", suffixes=(".bad",), read=read)


def read(source, settings):
    raise SystemExit("no\\x1b luck")
"""


def test_a_failed_check_is_told_and_exits_with_one(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.write(bad_plugin_py=BAD)
    monkeypatch.syspath_prepend(str(program.folder))
    out = program("plugins", "check", "bad_plugin", expected=1).out
    assert "FAILED  bad: survives junk input: SystemExit: no<U+001B> luck" in out
    assert out.endswith(" 2 failed\n")


@pytest.mark.parametrize("name", ["no-such-plugin", "no_such_module", "", ".", "..x", "a b", "x.y.z"])
def test_what_is_not_there_cannot_be_checked(program: Program, name: str) -> None:
    assert (
        f"there is no plugin {name!r}; `timeline plugins` lists them"
        in program("plugins", "check", name, expected=2).err
    )


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("raise RuntimeError('no luck')", "RuntimeError: no luck"),
        ("import no_such_module", "No module named 'no_such_module'"),
        ("raise SystemExit(5)", "SystemExit: 5"),
    ],
)
def test_one_that_cannot_be_imported_is_told(
    program: Program, monkeypatch: pytest.MonkeyPatch, code: str, message: str
) -> None:
    program.write(broken_plugin_py=code)
    monkeypatch.syspath_prepend(str(program.folder))
    err = program("plugins", "check", "broken_plugin", expected=2).err
    assert f"plugin broken_plugin cannot be loaded: {message}" in err
    sys.modules.pop("broken_plugin", None)


# ---------------------------------------------------------------------------------------------------------- a new one


def test_a_new_plugin_is_written_whole(program: Program) -> None:
    out = program("plugins", "new", "ship-names").out
    assert out.startswith("made ship-names; next: pip install -e 'ship-names[tests]' && pytest ship-names")
    made = program.folder / "ship-names"
    assert sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()) == [
        "README.md",
        "pyproject.toml",
        "src/ship_names/__init__.py",
        "src/ship_names/finding.py",
        "src/ship_names/py.typed",
        "tests/test_ship_names.py",
    ]
    project = tomllib.loads((made / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "ship-names"
    assert project["entry-points"] == {"timeline": {"ship-names": "ship_names"}}
    assert not [path for path in made.rglob("*") if path.is_file() and "$" in path.read_text("utf-8")]


def test_a_new_plugin_passes_the_checks_and_its_own_tests(program: Program) -> None:
    program("plugins", "new", "harbour-masters", "--folder", "deep/down")
    made = program.folder / "deep" / "down" / "harbour-masters"
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(made)]
    done = subprocess.run(
        tests, cwd=program.folder, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_its_extractor_has_a_layer_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = scaffold("ship-horns", tmp_path)
    monkeypatch.syspath_prepend(str(made / "src"))
    import ship_horns  # type: ignore[import-not-found]

    (listed,) = Registry.of([Plugin("ship-horns", ship_horns)]).listed
    assert isinstance(listed.descriptor, Extractor)
    assert (listed.descriptor.name, listed.descriptor.makes) == ("ship-horns", frozenset({"ship-horns"}))
    for check in checks_of(ship_horns):
        check()


@pytest.mark.parametrize(
    "name",
    ["", "Ships", "ship_names", "ship names", "1ship", "-ships", "ships-", "ship--names", "../ships", "schiffe-ü"],
)
def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a plugin: write lower-case words joined by hyphens"):
        scaffold(name, tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "name", ["timeline", "claim-timeline", "timeline-plugins", "json", "class", "tests", "unittest"]
)
def test_a_name_that_would_hide_a_module_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="is taken: a module called"):
        scaffold(name, tmp_path)


def test_a_folder_that_is_there_is_left_alone(program: Program) -> None:
    (program.folder / "ship-names").mkdir()
    err = program("plugins", "new", "ship-names", expected=2).err
    assert "ship-names exists already; nothing was written" in err
    assert "'Ships' is no name for a plugin" in program("plugins", "new", "Ships", expected=2).err
    program.write(file_txt="")
    assert "'file.txt' is a file" in program("plugins", "new", "ship-horns", "--folder", "file.txt", expected=2).err
