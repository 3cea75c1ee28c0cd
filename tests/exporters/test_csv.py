"""CSV: one line a claim and figure, no active cell, and what it says it loses."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.chronology import Chronology
from timeline_plugins.exporters.csv_table import COLUMNS, CsvSettings, export, loses, written

NUMBERS = {"row", "outlets", "independent_origins", "figure", "low", "best", "high"}


def table(chronology: Chronology, path: Path, settings: CsvSettings | None = None) -> list[dict[str, str]]:
    export(chronology, path, settings)
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_one_line_for_each_figure_of_each_claim_of_each_row(chronology: Chronology, tmp_path: Path) -> None:
    lines = table(chronology, tmp_path / "t.csv")
    assert [(line["row"], line["figure"], line["low"], line["best"], line["high"]) for line in lines] == [
        ("1", "1", "300", "", "999"),
        ("1", "1", "400", "", ""),
        ("1", "2", "12", "12", "12"),
        ("2", "", "", "", ""),
        ("3", "", "", "", ""),
    ]
    first, second, _, lost, undated = lines
    assert first["about"] == first["about_earliest"] == first["about_latest"] == "2024-03-04"
    assert (first["about_text"], first["about_rule"]) == ("on Monday", "weekday before publication")
    assert (first["said"], first["known_since"], second["known_since"]) == ("2024-03-05~", "2024-03-05~", "2024-03-07")
    assert (first["measure"], first["counted"], first["figure_text"]) == ("displaced", "people", "several hundred")
    assert (first["claimant"], first["cue"], first["mode"]) == ("the mayor", "said", "indirect")
    assert (first["outlets"], first["origins"]) == ("2", "Coast Courier; Bay Wire")
    assert f"is revised by {second['claim']} (300-999, then 400 or more)" in first["relations"]
    assert (lost["about_earliest"], lost["about_latest"], lost["polarity"]) == ("2024-03-05", "", "negative")
    assert (undated["about"], undated["certainty"], undated["reported"]) == ("", "possible", "yes")
    assert [line["order_undecided"] for line in lines] == ["no", "no", "no", "no", "no"]


def test_the_quotation_is_the_text_at_the_spans(chronology: Chronology, tmp_path: Path) -> None:
    for line in table(chronology, tmp_path / "t.csv"):
        start, end = (int(offset) for offset in line["spans"].split("-"))
        assert chronology.timeline.documents[line["document"]].text[start:end] == line["quote"]


def test_rfc_4180_line_ends_and_a_byte_order_mark_that_can_be_left_away(chronology: Chronology, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    export(chronology, path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfrow,event,")
    assert content.count(b"\r\n") == content.count(b"\n") == 6
    export(chronology, path, CsvSettings(bom=False))
    assert path.read_bytes() == content[3:]


def test_no_cell_is_a_formula(hostile: Chronology, tmp_path: Path) -> None:
    lines = table(hostile, tmp_path / "t.csv")
    assert len(lines) == len(hostile.timeline.claims)
    for line in lines:
        assert list(line) == list(COLUMNS)
        for column, cell in line.items():
            assert "\0" not in cell
            if column not in NUMBERS:
                assert cell.lstrip()[:1] not in ("=", "+", "-", "@", "＝")
                assert cell[:1] not in ("\t", "\r", "\n")
        assert (line["low"], line["best"], line["about"]) == ("-12", "-7", "'-0043-03-15")


def test_controls_of_a_quotation_are_named(hostile: Chronology, tmp_path: Path) -> None:
    found = {line["quote"]: line["controls"] for line in table(hostile, tmp_path / "t.csv")}
    assert found["one \u202e two \u2066 three"] == "U+202E U+2066"
    assert found["nul ␀ escape \x1b[31m bell \x07"] == "U+0000 U+0007 U+001B"


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1", "'=1"), (" \u00a0-1", "' \u00a0-1"), ("'=1", "''=1"), ("'t was", "'t was"), ("a=1", "a=1")],
)
def test_guard(text: str, cell: str) -> None:
    assert written(text) == cell


@given(st.text())
def test_one_apostrophe_off_gives_the_text_back(text: str) -> None:
    cell = written(text)
    was_guarded = cell.startswith("'") and written(cell[1:]) != cell[1:]
    assert (cell[1:] if was_guarded else cell) == text.replace("\0", "␀")
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_what_it_loses(chronology: Chronology) -> None:
    assert {loss.what: loss.count for loss in loses(chronology)} == {
        "claims of comment, which have no row": 1,
        "documents' texts beyond the quotations": 2,
        "named views of series": 1,
        "problems": 1,
    }


def test_same_bytes_again(chronology: Chronology, tmp_path: Path) -> None:
    export(chronology, tmp_path / "a.csv")
    export(chronology, tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
