"""Ages of people as attributes with spans; ages of things, limits and dates are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_plugins.extractors.figures.ages import ages


def told(text: str) -> list[tuple[str, str]]:
    found = ages(text, ((0, len(text)),))
    return [(each.value, text[slice(*each.spans[0])]) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivan Petrenko, 34, was hurt.", [("34", "34")]),
        ("Mia Holm (29) and Kai Berg (31) won.", [("29", "29"), ("31", "31")]),
        ("A 34-year-old man ran.", [("34", "34-year-old")]),
        ("A 19 year old Dutch tourist fell.", [("19", "19 year old")]),
        ("The six-year-old was safe.", [("6", "six-year-old")]),
        ("A thirty-four-year-old nurse spoke.", [("34", "thirty-four-year-old")]),
        ("An 8-month-old baby cried.", [("8 months", "8-month-old")]),
        ("Two 4-year-olds played.", [("4", "4-year-olds")]),
        ("A girl aged 5 hid.", [("5", "5")]),
        ("Brothers aged 12 and 14 fled.", [("12", "12"), ("14", "14")]),
        ("A woman in her 40s was seen.", [("40-49", "40")]),
        ("A boy of 11 saw it.", [("11", "11")]),
        ("She was 88.", [("88", "88")]),
        ("Another teen, also 15, was there.", [("15", "15")]),
        ("Her sons, 7 and 8, slept.", [("7", "7"), ("8", "8")]),
    ],
)
def test_ages(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Jo Berg, 31, was hurt.", "Jo Berg"),
        ("Jo Berg, aged 31, was hurt.", "Jo Berg"),
        ("Jo M. Berg (31) was hurt.", "Jo M. Berg"),
        ("Police said Jo Berg Jr., 31, was hurt.", "Jo Berg Jr"),
        ("31-year-old Jo Berg was hurt.", "Jo Berg"),
        ("The driver, 31-year-old Jo Berg, was hurt.", "Jo Berg"),
        ("A 12-year-old girl was hurt.", "girl"),
        ("A man aged 31 was hurt.", "man"),
        ("A boy of 11 saw it.", "boy"),
        ("The 31-year-old was hurt.", None),
        ("She was 88.", None),
    ],
)
def test_whose_age_it_is(text: str, of: str | None) -> None:
    assert [each.of for each in ages(text, ((0, len(text)),))] == [of]


@pytest.mark.parametrize(
    "text",
    [
        "A 90-year-old stone bridge collapsed.",
        "Children under 12 may enter.",
        "On March 5, 12, and 19 they met.",
        "In March, 12, maybe more, left.",
        "Chapter 3, 12, and Page, 40, are torn.",
        "A team of 11 came.",
        "The 300-year-old tower leans.",
        "Aged 5-3 loss, and age 2.5.",
    ],
)
def test_no_ages(text: str) -> None:
    assert told(text) == []


def test_only_what_stands_inside_of_the_spans_is_told() -> None:
    text = "Ann Lee, 30, left. Bo Lind, 40, stayed."
    assert [each.value for each in ages(text, ((19, len(text)),))] == ["40"]


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(["Jo", ",", " ", "34", "-year-old", "aged", "and"])).map("".join)
)
def test_any_text_has_ages_that_hold(text: str) -> None:
    for each in ages(text, ((0, len(text)),)):
        ((start, end),) = each.spans
        assert 0 <= start < end <= len(text)
