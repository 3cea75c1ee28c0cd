"""Times in JSON: EDTF beside inclusive bounds, lossless even where EDTF is not."""

from typing import Any

import pytest
from hypothesis import given

from timeline.codec import times
from timeline.codec.text import decode, encode
from timeline.model import edtf
from timeline.model.when import When
from timeline.testing.strategies import edtf_texts, whens


@given(whens())
def test_every_time_comes_back(when: When) -> None:
    row = decode(encode(times.write(when)))
    again = times.read(row)
    assert again == when
    assert again is not None
    assert (again.text, again.rule, again.anchor) == (when.text, when.rule, when.anchor)


@given(edtf_texts())
def test_what_edtf_says_needs_no_second_form(text: str) -> None:
    when = edtf.parse(text)
    row = times.write(when)
    assert row is not None
    assert times.read(row["edtf"]) == when or "begin" in row
    assert edtf.exact(when) == ("begin" not in row)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024-12-23", "2024-12-23", "2024-12-23", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-05-04/2024-06", "2024-05-04", "2024-06-30", "month"),
        ("2024-12-23T10:30", "2024-12-23T10:30:00", "2024-12-23T10:30:59", "minute"),
        ("2024-12-23T10:30:05+02:00", "2024-12-23T10:30:05+02:00", "2024-12-23T10:30:05+02:00", "second"),
        ("2024-12/..", "2024-12-01", None, "month"),
        ("/2024", None, "2024-12-31", "year"),
        ("-0043", "-0043-01-01", "-0043-12-31", "year"),
        ("Y17000", "+17000-01-01", "+17000-12-31", "year"),
        ("2024~", "2024-01-01", "2024-12-31", "year"),
    ],
)
def test_bounds_are_inclusive_and_null_where_open(text: str, earliest: str, latest: str, precision: str) -> None:
    row = times.write(edtf.parse(text).read_as("the words", "a rule", "2024"))
    assert row == {
        "edtf": text,
        "earliest": earliest,
        "latest": latest,
        "precision": precision,
        "text": "the words",
        "rule": "a rule",
        "anchor": "2024",
    }


def test_no_time_is_null() -> None:
    assert times.write(None) is None
    assert times.read(None) is None


@pytest.mark.parametrize(
    "row",
    [
        "2024-13",
        {"edtf": "soon"},
        {"edtf": 2024},
        {},
        [],
        7,
        {"begin": "open", "end": "shut"},
        {"begin": {"earliest": 5, "latest": 5, "precision": "day", "qualifiers": [], "zone": None}, "end": "open"},
        {"begin": {"earliest": 0, "latest": 5, "precision": "days", "qualifiers": [], "zone": None}, "end": "open"},
        {"begin": {"earliest": 0, "latest": 5, "precision": "day", "qualifiers": ["!"], "zone": None}, "end": "open"},
        {"begin": {"earliest": 0}, "end": "open"},
        {"begin": "open"},
    ],
)
def test_what_is_no_time_is_refused(row: Any) -> None:
    with pytest.raises((ValueError, TypeError, KeyError, AttributeError)):
        times.read(row)
