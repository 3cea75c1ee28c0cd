"""Lines that say when a page was published."""

import pytest
from hypothesis import given

from tests.readers.reading import only
from timeline.model.edtf import parse
from timeline.testing.strategies import texts
from timeline_plugins.date_lines import LONGEST, published


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("May 03, 2013", "2013-05-03"),
        ("3 May 2013", "2013-05-03"),
        ("Friday, 3rd of May, 2013", "2013-05-03"),
        ("Published: May 3, 2013 at 7:31 AM ET", "2013-05-03"),
        ("PUBLISHED FRIDAY, MAY 3, 2013 AT 12:46 PM / UPDATED AT 12:48 PM", "2013-05-03"),
        ("Posted on Fri May 3, 2013 08:45 AM PDT", "2013-05-03"),
        ("7:15 a.m. Sept. 7, 2009", "2009-09-07"),
        ("Last Updated : Tuesday , 20 December 2005 , 10 : 39 GMT", "2005-12-20"),
        ("2013-05-03 11:47:35", "2013-05-03"),
        ("updated 12/19/2005 2:48:40 PM ET", "2005-12-19"),
        ("19/12/2005", "2005-12-19"),
    ],
)
def test_a_line_with_nothing_but_a_date_is_one(line: str, expected: str) -> None:
    found = published(f"Two held after raid\n{line}\nPolice held two people in Orlin.")
    assert found == parse(expected)
    assert found is not None
    assert found.rule == "date line"
    assert found.text == line


@pytest.mark.parametrize(
    "line",
    [
        "Orlin was founded on May 3, 1813",
        "May 3",
        "May 32, 2013",
        "February 30, 2013",
        "11/12/2005",
        "May 3, 2013: two held",
        "Room 12, May 3, 2013",
        "Copyright 2013",
        f"May 3, 2013{' ' * LONGEST}.",
        "",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert published(f"Two held after raid\n{line}\nPolice held two people in Orlin.") is None


def test_a_first_publication_goes_before_an_update() -> None:
    text = "Raid\nUpdated: May 5, 2013\nPublished: May 3, 2013\nPolice held two people."
    assert published(text) == parse("2013-05-03")


def test_the_headings_of_a_chronicle_say_nothing_of_it() -> None:
    assert published("May 3, 2013\nThe dam broke.\nMay 4, 2013\nThe mayor resigned.") is None


def test_a_line_far_below_the_beginning_is_none() -> None:
    assert published(f"{'The dam broke. ' * 60}\nMay 3, 2013\n") is None


def test_readers_take_it_where_nothing_else_gives_a_date() -> None:
    document = only("txt", "Two held after raid\nPublished: May 3, 2013\nPolice held two people in Orlin.\n")
    assert document.published == parse("2013-05-03")
    assert [candidate.found_in for candidate in document.candidates] == ["date line"]
    stated = only("md", "---\npublished: 2013-05-04\n---\nMay 3, 2013\n\nPolice held two people in Orlin.\n")
    assert stated.published == parse("2013-05-04")


@given(texts())
def test_any_text_is_read(text: str) -> None:
    published(text)
