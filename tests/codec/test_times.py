"""Times in JSON: EDTF beside inclusive bounds, lossless even where EDTF is not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec import times
from timeline.codec.text import decode, encode
from timeline.model import edtf
from timeline.model.calendar import Precision
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


DAY = {"earliest": 0, "latest": 86400, "precision": "day", "qualifiers": [], "zone": None}
OPEN_DAY = {"begin": DAY, "end": "open"}


def begin(**changes: Any) -> dict[str, Any]:
    """A time whose begin has other values; None takes a key away."""
    return {"begin": {key: value for key, value in {**DAY, **changes}.items() if value != "-"}, "end": "open"}


def test_bounds_may_stand_alone() -> None:
    assert times.read(OPEN_DAY) == edtf.parse("1970-01-01/..")
    assert times.read(begin(zone=-1439)) is not None


@pytest.mark.parametrize(
    "row",
    [
        "2024-13",
        {"edtf": "soon"},
        {"edtf": 2024},
        {"edtf": None},
        {"edtf": ["2024"]},
        {},
        [],
        7,
        True,
        {"begin": "open", "end": "shut"},
        {"begin": "OPEN", "end": DAY},
        {"begin": 7, "end": "open"},
        {"begin": [DAY], "end": "open"},
        {"begin": None, "end": "open"},
        {"begin": "open"},
        {"end": DAY},
        {**OPEN_DAY, "edtf": 7},
        {"begin": {"earliest": 0}, "end": "open"},
        begin(earliest=86400),
        begin(earliest=None, latest=None),
        begin(precision="days"),
        begin(precision=["day"]),
        begin(precision=None),
        begin(qualifiers=["!"]),
        begin(qualifiers="~"),
        begin(qualifiers=[["~"]]),
        begin(qualifiers=None),
        begin(earliest="0"),
        begin(earliest=0.5),
        begin(earliest=False),
        begin(earliest=-(10**48)),
        begin(latest=10**400),
        begin(zone="en"),
        begin(zone=60.0),
        begin(zone=True),
        begin(zone=1440),
        begin(zone=10**30),
        *(begin(**{key: "-"}) for key in DAY),
        {"edtf": "2024", "text": 7},
        {"edtf": "2024", "rule": [1]},
        {"edtf": "2024", "anchor": {}},
        {"edtf": "2024", "earliest": 2024},
        {"edtf": "2024", "latest": ["2024"]},
        {"edtf": "2024", "precision": "fortnight"},
        {"edtf": "2024", "precision": ["year"]},
    ],
    ids=repr,
)
def test_what_is_no_time_is_refused(row: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        times.read(row)


BOUNDS = st.fixed_dictionaries(
    {
        "earliest": st.none() | st.integers() | st.integers(-(10**48), 10**48),
        "latest": st.none() | st.integers() | st.integers(-(10**48), 10**48),
        "precision": st.sampled_from([precision.value for precision in Precision]),
        "qualifiers": st.lists(st.sampled_from(["~", "?"]), max_size=2, unique=True),
        "zone": st.none() | st.integers(-1500, 1500),
    }
)
SIDES = st.sampled_from(["open", "unknown"]) | BOUNDS


@given(SIDES, SIDES)
def test_whatever_is_read_can_be_shown_and_written(first: Any, last: Any) -> None:
    try:
        when = times.read({"begin": first, "end": last})
    except ValueError:
        return
    assert when is not None
    assert edtf.format(when)
    assert times.read(decode(encode(times.write(when)))) == when
    assert (when.lo is None) == (not isinstance(first, dict) or first["earliest"] is None)
