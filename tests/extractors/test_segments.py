"""Sentences: where they begin and end, and that the mark of a list item is no part of one."""

import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from timeline.model.document import Document
from timeline.plugin.view import View
from timeline.testing.strategies import texts
from timeline_plugins.extractors import segments
from timeline_plugins.extractors.segments.list_marks import ListMarks
from timeline_plugins.shipped import timeline_extractors

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def sentences(text: str) -> list[str]:
    (found,) = segments.sentences(View(Document(id="text", text=text), {}))
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    "mark",
    [
        *(
            "1. ",
            "1) ",
            "(1) ",
            "  1.  ",
            "**1.** ",
            "*1.* ",
            "__1)__ ",
            "- 1. ",
            "> 1. ",
            "## 1. ",
            "> - 1) ",
            "1.\u00a0",
        ),
        *("a) ", "(a) ", "A) ", "(A) ", "a. ", "**a)** ", "i) ", "(i) ", "i. ", "I) ", "(I) "),
    ],
)
def test_the_mark_that_opens_a_list_is_no_part_of_a_sentence(mark: str) -> None:
    text = f"Report\n{mark}Officials said 12 people were killed."
    assert sentences(text) == ["Report", "Officials said 12 people were killed."]


@pytest.mark.parametrize(
    "marks",
    [
        ("1. ", "2. ", "3. "),
        ("**1.** ", "**2.** ", "**3.** "),
        ("(a) ", "(b) ", "(c) "),
        ("a) ", "b) ", "c) "),
        ("I. ", "II. ", "III. "),
        ("i) ", "ii) ", "iii) "),
        ("(i) ", "(ii) ", "(iii) "),
        ("A) ", "B) ", "C) "),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_a_list_goes_on_line_by_line(marks: tuple[str, ...], between: str) -> None:
    items = ["The council met", "Officials said 12 people were killed", "The mayor left."]
    text = between.join(f"{mark}{item}" for mark, item in zip(marks, items, strict=True))
    assert sentences(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "Notes\n\n7. Officials said 12 people were killed.",
        "They met.\n7. Officials said 12 people were killed.",
        "They found:\n7. Officials said 12 people were killed.",
        "7. Officials said 12 people were killed.",
        "1.2.3. Officials said 12 people were killed.",
    ],
)
def test_a_number_is_a_mark_wherever_nothing_runs_on_into_its_line(text: str) -> None:
    assert sentences(text)[-1] == "Officials said 12 people were killed."


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The toll rose by noon on Monday to\n12. Officials said so.", "12. Officials said so."),
        ("V. Berg said 12 people were killed.", "V. Berg said 12 people were killed."),
        ("I. M. Pell said 12 people were killed.", "I. M. Pell said 12 people were killed."),
        ("A. Berg said 12 people were killed.", "A. Berg said 12 people were killed."),
        ("3.5 million people were killed.", "3.5 million people were killed."),
        ("12 people were killed.", "12 people were killed."),
        ("(c) 2024 The Rill Times", "(c) 2024 The Rill Times"),
        ("2024. It was a good year.", "2024. It was a good year."),
        ("(12. May) They met.", "(12. May) They met."),
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str, last: str) -> None:
    assert " ".join(sentences(text)).endswith(last)


def test_a_claim_and_its_claimant_begin_behind_the_mark(claims_of: Any) -> None:
    text = (
        "Notes\n\n2. **Methods:** each side will surely go on learning from the other.\n\n"
        "3. Officials said 12 people were killed on 6 May 2024.\n\n"
        "**4.** The mayor said 40 houses were damaged.\n\n(a) Police said 3 people were hurt.\n"
    )
    found = [(claim.claimant.name, claim.text) for claim in claims_of(text) if claim.claimant]
    assert found == [
        ("Officials", "12 people were killed on 6 May 2024"),
        ("mayor", "40 houses were damaged"),
        ("Police", "3 people were hurt"),
    ]
    assert not any(claim.text[:1].isdigit() and claim.mode.value == "narrated" for claim in claims_of(text))


def test_a_number_that_counts_items_is_no_figure(claims_of: Any) -> None:
    claims = claims_of("Notes\n\n1. Twelve people were killed.\n2. People fled.\n3. Houses were damaged.\n")
    assert [(claim.text, [figure.best for figure in claim.figures]) for claim in claims] == [
        ("Twelve people were killed.", [12]),
        ("People fled.", []),
        ("Houses were damaged.", []),
    ]


def test_a_numbered_heading_is_still_a_heading(claims_of: Any) -> None:
    body = "The earth shook on Monday near the town of Orlin in Norland.\n"
    plain = [claim.text for claim in claims_of(f"Background\n\n{body}\n## What we know so far\n\n{body}")]
    numbered = [claim.text for claim in claims_of(f"1. Background\n\n{body}\n## 2. What we know so far\n\n{body}")]
    assert plain == numbered


def test_nupunkt_decides_where_sentences_end_so_its_version_is_bound_and_part_of_the_extractors() -> None:
    (extractor,) = (extractor for extractor in timeline_extractors() if extractor.name == "sentences")
    major, minor = version("nupunkt").split(".")[:2]
    assert extractor.version.endswith(f"+nupunkt-{major}.{minor}")
    requirements = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    assert f"nupunkt>={major}.{minor},<{major}.{int(minor) + 1}" in requirements


@given(texts())
def test_sentences_are_disjoint_and_hold_all_but_blanks_and_marks(text: str) -> None:
    rest = text
    for sentence in sentences(text):
        assert sentence == sentence.strip()
        rest = rest.replace(sentence, " ", 1)
    assert all(ListMarks(f"{line} x").behind((0, len(line) + 2)) for line in rest.split("\n") if line.strip())
