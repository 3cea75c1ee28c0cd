"""A plugin alone adds a measure and a kind of relation, and every command and view handles both by their words."""

import csv
import importlib
import json
import sys

import pytest

from tests.command.program import Program

PLUGIN = '''
"""Drones that were shot down, and reports that take back others."""

import re

import attrs

from timeline.model.measure import Measure
from timeline.model.relation import RelationKind
from timeline.plugin.block import before
from timeline.plugin.descriptors import Extractor, Link, Linker
from timeline.plugin.hooks import hookimpl
from timeline_plugins.extractors.figures import extract as figures

DOWNED = Measure("drones-downed", words="shot down", predicate=True, grows=True, part_of=("weapons",))
RETRACTS = RelationKind(
    "retracts", forward="is retracted by", backward="retracts", plural="retractions", ordered=True, opposed=True
)


@hookimpl
def timeline_measures():
    yield DOWNED


@hookimpl
def timeline_relations():
    yield RETRACTS


@hookimpl
def timeline_extractors():
    yield Extractor(
        name="drones",
        version="1",
        makes={"figure"},
        needs={"sentence", "token", "time"},
        languages={"en"},
        replaces={"figures-english"},
        extract="drones_module:extract",
    )


@hookimpl
def timeline_linkers():
    yield Linker(name="retractions", version="1", keys="drones_module:keys", link="drones_module:link")


def extract(view):
    """The figures that ship, with drones that are shot down as such."""
    for mention in figures(view):
        if mention.figure.counted == "drones" and re.search(r"shot down $", view.text[: mention.start]):
            mention = attrs.evolve(mention, figure=attrs.evolve(mention.figure, measure=DOWNED))
        yield mention


def keys(row):
    yield from ["drones"] if any(figure.measure == DOWNED for figure in row.figures) else []


def link(block):
    for a, b in block.pairs():
        for first, second in ((a, b), (b, a)):
            if "corrects" in second.claim.text and before(first.said, second.said):
                yield Link(first.id, second.id, RETRACTS, 1.0, "the later report takes it back")
'''
REPORTS = {
    "first": ("2024-05-06", "Air defences shot down 14 drones over Norra on Monday, the ministry said."),
    "second": ("2024-05-07", "Air defences shot down 41 drones over Norra on Monday, the mayor of Norra said."),
    "third": (
        "2024-05-08",
        "The mayor corrects himself: air defences shot down 17 drones over Norra on Monday, the mayor of Norra said.",
    ),
}


@pytest.fixture
def reports(program: Program) -> Program:
    """Three reports on drones."""
    for name, (day, text) in REPORTS.items():
        head = f"---\nid: {name}\ntitle: Drones over Norra\npublished: {day}\npublisher: Norra {name}\n---\n"
        program.write(**{f"{name}_md": head + text + "\n"})
    return program


@pytest.fixture
def built(reports: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The reports, built with the plugin in every format; the plugin is installed as pip would leave it behind."""
    site = reports.folder / "site"
    information = site / "drones-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: drones\nVersion: 1.0\n", "utf-8")
    (information / "entry_points.txt").write_text("[timeline]\nmain = drones_module\n", "utf-8")
    (site / "drones_module.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "drones_module", raising=False)
    importlib.invalidate_caches()
    outputs = [part for suffix in ("json", "csv", "md", "html") for part in ("-o", f"story.{suffix}")]
    reports("build", *(f"{name}.md" for name in REPORTS), *outputs, "-q", "--workers", "2")
    return reports


def uninstall(program: Program) -> None:
    """Take the plugin away again."""
    for file in (program.folder / "site" / "drones-1.0.dist-info").iterdir():
        file.unlink()
    (program.folder / "site" / "drones-1.0.dist-info").rmdir()
    importlib.invalidate_caches()


def read(program: Program, name: str) -> str:
    return (program.folder / name).read_text("utf-8")


def claims(program: Program, name: str = "story.json") -> dict[str, str]:
    """The ids of the claims by their document."""
    return {claim["document"]: claim["id"] for claim in json.loads(read(program, name))["claims"]}


def test_json_holds_the_names_and_a_series_with_the_traits(built: Program) -> None:
    story = json.loads(read(built, "story.json"))
    assert {figure["measure"] for claim in story["claims"] for figure in claim["figures"]} == {"drones-downed"}
    named = claims(built)
    assert [row["claims"] for row in story["relations"] if row["kind"] == "retracts"] == [
        [named["first"], named["third"]],
        [named["second"], named["third"]],
    ]
    (series,) = story["series"]
    assert (series["measure"], len(series["items"])) == ("drones-downed", 3)


def test_tables_hold_the_name_and_pages_the_words(built: Program) -> None:
    rows = list(csv.DictReader(read(built, "story.csv").splitlines()))
    assert {row["measure"] for row in rows} == {"drones-downed"}
    assert any("is retracted by" in row["relations"] for row in rows)
    assert any("retracts" in row["relations"] for row in rows)
    for page in ("story.md", "story.html"):
        text = read(built, page)
        assert "14 drones shot down" in text
        assert "is retracted by" in text
        assert "Drones shot down" in text, "the series has no title"
        assert "drones-downed" not in text


def test_disputes_of_the_page_name_the_kind(built: Program) -> None:
    assert "Retracts: the later report takes it back" in read(built, "story.html")


def test_show_and_explain_say_the_words(built: Program) -> None:
    assert "14 shot down" in built("show", "story.json").out
    told = built("show", "story.json", "--explain", claims(built)["first"]).out
    assert "14: drones, shot down" in told
    lines = [line for line in told.splitlines() if "is retracted by" in line]
    (line,) = [line for line in lines if claims(built)["second"][:6] not in line]
    assert line.endswith("the later report takes it back")
    assert "shot down: low " in told


def test_diff_says_what_was_retracted_and_how_the_figure_moved(built: Program) -> None:
    built("build", "first.md", "second.md", "-o", "before.json", "-q", "--workers", "0")
    told = built("diff", "before.json", "story.json").out
    assert "x is retracted by: claim " in told
    assert "~ shot down (" in told


def test_a_merge_and_a_verification_know_the_plugin(built: Program) -> None:
    for name in ("first", "second", "third"):
        built("build", f"{name}.md", "-o", f"{name}.json", "-q", "--workers", "0")
    built("merge", "third.json", "first.json", "second.json", "-o", "merged.json")
    assert read(built, "merged.json") == read(built, "story.json")
    assert "everything holds" in built("verify", "merged.json").out


def test_the_number_of_workers_never_shows(built: Program) -> None:
    built("build", *(f"{name}.md" for name in REPORTS), "-o", "alone.json", "-q", "--workers", "0")
    assert read(built, "alone.json") == read(built, "story.json")


def test_both_are_listed_with_their_provider(built: Program) -> None:
    rows = [row.split("\t") for row in built("plugins", "list").out.splitlines()]
    assert ["measures", "drones-downed", "", "on", "drones:main", "shot down", ""] in rows
    assert ["relations", "retracts", "", "on", "drones:main", "retracts", ""] in rows
    assert "0 failed" in built("plugins", "check", "drones-downed").out


def test_a_corrected_figure_has_the_words_of_its_measure(built: Program) -> None:
    first = claims(built)["first"]
    options = ("--field", "figures", "--reason", "a slip", "--author", "me", "--date", "2024-06-01")
    built("decide", "story.json", "correct", first, "--value", "drones-downed 15", *options)
    built("build", "story.json", "story.decisions", "-o", "decided.md", "-o", "decided.json", "-q")
    assert "15 drones shot down" in read(built, "decided.md")
    told = built("decide", "story.json", "correct", first, "--value", "drone-downed 15", *options, expected=2).err
    assert "there is no measure 'drone-downed'; there are area," in told


def test_without_the_plugin_the_file_is_read_shown_and_written_again(built: Program) -> None:
    before = read(built, "story.json")
    uninstall(built)
    assert "14 drones downed" in built("show", "story.json").out
    built("show", "story.json", "--explain", claims(built)["first"])
    built("merge", "story.json", "-o", "again.json", "-o", "again.md", "-o", "again.csv", "-o", "again.html")
    table = before[before.index('"claims":[') : before.index('"events":[')]
    assert table in read(built, "again.json")
    for page in ("again.md", "again.html"):
        assert "Drones (drones downed)" in read(built, page)
    assert "retract" not in read(built, "again.md")
    built("diff", "story.json", "again.json")
    told = built("verify", "story.json").err
    assert "the linker retractions is not in use here" in told


def test_a_measure_that_the_core_has_cannot_be_registered_again(built: Program) -> None:
    module = built.folder / "site" / "drones_module.py"
    module.write_text(PLUGIN.replace('"drones-downed"', '"killed"'), "utf-8")
    sys.modules.pop("drones_module", None)
    importlib.invalidate_caches()
    told = built("plugins", "list", expected=2).err
    assert "two measures are called 'killed': one of claim-timeline and one of drones:main" in told
