"""The Markdown report: what it says, and that no source can make markup in it."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.chronology import Chronology
from timeline.model.timeline import Timeline
from timeline_plugins.exporters.markdown import MarkdownSettings, escaped, export, loses


def written(chronology: Chronology, path: Path) -> str:
    export(chronology, path, MarkdownSettings(title="Harbour"))
    return path.read_text(encoding="utf-8")


def test_says_what_was_read(chronology: Chronology, tmp_path: Path) -> None:
    lines = written(chronology, tmp_path / "t.md").splitlines()
    assert lines[0] == "# Harbour"
    assert lines[2] == "<!-- written by claim-timeline -->"
    assert lines[4] == (
        "Read: 2 documents, 3 rows, 4 claims in rows, 1 claim of comment without a row, 1 problem. "
        "The rows stand in the order of the time that they are about."
    )
    assert [line for line in lines if line.startswith("## ")] == [
        "## At a glance",
        "## The rows",
        "## How the figures moved",
        "## Where sources contradict each other",
        "## Documents read",
        "## Problems",
        "## What this report does not hold",
    ]


def test_each_row_has_all_that_is_known(chronology: Chronology, tmp_path: Path) -> None:
    text = written(chronology, tmp_path / "t.md")
    for event in chronology.events:
        for name in event.claims:
            assert f"> “{chronology.claims[name].text}”" in text
    for expected in (
        "| 3 | undated | the fire may have begun in a warehouse | unknown source (reported) | reported, possible |  |",
        "- When: 4 Mar 2024 (`2024-03-04`)",
        "- Corroboration: 2 outlets, 2 independent origins\n- Origin: Coast Courier (its publisher)\n",
        "- Who: the mayor (cue “said”)",
        "- Said: 6 Mar 2024 (`2024-03-06`); known since: 7 Mar 2024 (`2024-03-07`)",
        "read as “on Monday”, by the rule “weekday before publication”, counted from 2024-03-05",
        "- How sure: certain, negated (“No”)",
        "- Figures: 400 or more people displaced (“at least 400”); 12",
        "- This is revised by officials in Bay Wire, “at least 400 people had fled the harbour, 12 more than",
        "In row 1, 4 Mar 2024: several hundred people fled the harbour on Monday",
        "In all: low 300, best not given, high 999, by the rule range.\nViews: first 300-999.",
        "| 6 Mar 2024 | officials | Bay Wire | 400 or more | at least 400 |  |",
        "- Contradicts: a made-up reason. the mayor in Coast Courier, “several hundred",
        "- lost: in/junk.bin: not a text (name a reader)",
        "- claims of comment, which are counted only: 1",
    ):
        assert expected in text


def test_tables_hold_whatever_stands_in_a_cell(hostile: Chronology, tmp_path: Path) -> None:
    text = written(hostile, tmp_path / "t.md")
    widths: dict[int, int] = {}
    table = 0
    for line in text.split("\n"):
        if not line.startswith("|"):
            table += 1
            continue
        bars = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line))
        assert widths.setdefault(table, bars) == bars
    assert len(widths) == 3


def test_sources_make_no_markup(hostile: Chronology, tmp_path: Path) -> None:
    text = written(hostile, tmp_path / "t.md").replace("<!-- written by claim-timeline -->", "", 1)
    assert not re.search(r"(?<!\\)[<\[\]*_~$]", re.sub(r"`[^`\n]*`", "", text))
    assert not re.search(r"(?<!\\)(?:https?:)//|www\.|(?<!\\)@", text)
    assert "\0" not in text
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text
    starts = {
        re.match(r"#+ |- |> “|\| |Read: |In row |In all: |Views: |$|Nothing|None", line) is not None
        for line in text.split("\n")
    }
    assert starts == {True}


@given(st.text())
def test_escaped_text_stays_on_its_line(text: str) -> None:
    line = escaped(text)
    assert len(line.splitlines()) <= 1
    assert not re.search(r"(?<!\\)(?:\\\\)*[|`<]", line)


def test_an_empty_chronology(tmp_path: Path) -> None:
    text = written(Chronology(Timeline.of([]), (), (), (), {}), tmp_path / "t.md")
    assert "No claim deserves a row." in text
    assert "Nothing is left out." in text


def test_same_bytes_again_and_losses(chronology: Chronology, hostile: Chronology, tmp_path: Path) -> None:
    assert written(hostile, tmp_path / "a.md") == written(hostile, tmp_path / "b.md")
    lost = {loss.what: loss.count for loss in loses(hostile)}
    assert lost["documents' texts beyond the quotations"] == 1
    assert lost["invisible control characters of quotations, written as codes"] > 5
    assert {loss.what: loss.count for loss in loses(chronology)}["claims of comment, which are counted only"] == 1
