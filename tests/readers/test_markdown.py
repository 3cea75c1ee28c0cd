"""Markdown: the text of record is what follows the front matter, markup untouched."""

import pytest
from hypothesis import given

from tests.readers.reading import only, read
from timeline.model.edtf import parse
from timeline.model.problem import Problem, ProblemKind
from timeline.testing.strategies import texts
from timeline_plugins.readers.markdown import LONGEST_FRONT_MATTER, split
from timeline_plugins.readers.metadata import MOST_TOLD

FRONT = """\
---
id: flood
title: "The flood: a story"
url: https://norra.example/flood
publisher: Norra Post
published: 2024-12-23
retrieved: 2024-12-24 08:30:00
language: en
genre: news
origin: AFP
---
"""


def test_the_front_matter_says_what_the_document_is() -> None:
    document = only("md", FRONT + "# A heading\n\nTwelve *people* died.\n")
    assert document.id == "flood"
    assert document.text == "# A heading\n\nTwelve *people* died.\n"
    assert (document.title, document.publisher, document.origin) == ("The flood: a story", "Norra Post", "AFP")
    assert (document.url, document.language, document.genre) == ("https://norra.example/flood", "en", "news")
    assert document.published == parse("2024-12-23")
    assert document.retrieved == parse("2024-12-24T08:30:00")
    assert [candidate.found_in for candidate in document.candidates] == ["front matter"]


def test_scalars_are_read_as_they_are_written() -> None:
    document = only("md", "---\ntitle: no\npublisher: 1.10\nid: 007\npublished: 2024\n---\nx\n")
    assert (document.title, document.publisher, document.id) == ("no", "1.10", "007")
    assert document.published == parse("2024")


@pytest.mark.parametrize(
    "published", ["2024-12~", "2024?", "2024-12/2025-01", "2024-12-23T10:00Z", "2024-12-23T10:00:00.123Z"]
)
def test_a_date_may_be_uncertain(published: str) -> None:
    document = only("md", f'---\npublished: "{published}"\n---\nx\n')
    assert document.published == parse(published.replace(".123", ""))
    assert document.published is not None
    assert document.published.text == published


def test_windows_newlines() -> None:
    document = only("md", b"---\r\nid: flood\r\n---\r\nTwo\r\nlines.\r\n")
    assert (document.id, document.text) == ("flood", "Two\r\nlines.\r\n")


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("x", "", "x"),
        ("---\na: b\n---\nx", "a: b\n", "x"),
        ("---\na: b\n...\nx", "a: b\n", "x"),
        ("--- \na: b\n---  \nx", "a: b\n", "x"),
        ("---\n---\nx", "", "x"),
        ("---\na: b\n---", "a: b\n", ""),
        ("---\na: b\nx", "", "---\na: b\nx"),
        ("\n---\na: b\n---\nx", "", "\n---\na: b\n---\nx"),
        ("----\na: b\n---\nx", "", "----\na: b\n---\nx"),
        ("---\na: b\n----\nc: d\n---\nx", "a: b\n----\nc: d\n", "x"),
    ],
)
def test_where_the_front_matter_ends(text: str, front: str, body: str) -> None:
    assert split(text) == (front, body)


def test_a_first_heading_is_the_title_where_none_is_given() -> None:
    assert only("md", "Some words.\n\n# The flood #\n\n# Another\n").title == "The flood"
    assert only("md", "---\ntitle: Given\n---\n# The flood\n").title == "Given"
    assert only("md", "## Not the first level\nx").title is None
    assert only("md", "#Not a heading\nx").title is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The flood\r\n\r\nTwelve people died.\r\n", "The flood"),
        ("#\t The flood \t##\nx", "The flood"),
        ("# Rule #4 # of # five ##\nx", "Rule #4 # of # five"),
        ("# C#\nx", "C"),
        ("# ###\n#  \n# The flood\nx", "The flood"),
        ("# # # x\nx", "# # x"),
        ("x\n# \t", None),
    ],
)
def test_marks_and_blanks_at_the_ends_are_no_part_of_a_title(text: str, title: str | None) -> None:
    assert only("md", text).title == title


def test_the_dateline_fills_gaps_only() -> None:
    line = "NORRA, Oct. 13, 2024 (Reuters) - Twelve people died.\n"
    assert only("md", line).published == parse("2024-10-13")
    document = only("md", f"---\npublished: 2024-10-14\norigin: AFP\n---\n{line}")
    assert (document.published, document.origin) == (parse("2024-10-14"), "AFP")
    assert [candidate.found_in for candidate in document.candidates] == ["front matter", "dateline"]


def told(text: str, kind: ProblemKind = ProblemKind.DAMAGED) -> Problem:
    (document,), (problem,) = read("md", text)
    assert document.text == "x\n"
    assert problem.kind is kind
    assert (problem.document, problem.place) == (document.id, "front matter")
    return problem


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("published: soon", "published: not an EDTF date: 'soon'"),
        ("published: [2024]", "published must be a text, not a list"),
        ("publisher: {a: b}", "publisher must be a text, not a table"),
        ("genre: poem", "genre 'poem' is unknown"),
        ("title: [unclosed", "the front matter is passed over: not YAML in line "),
        ("a: b\na: {", "the front matter is passed over: not YAML in line "),
        ("- a list", "it is no table of entries"),
        ("just words", "it is no table of entries"),
        ("a: &a [*a]", "the front matter is passed over: not YAML in line 2: "),
        ("? [a, b]\n: c", "the front matter is passed over: "),
        ("a: " + "[" * 5000, "the front matter is passed over: "),
        ("title: !!python/object:os.system x", "title"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_and_the_text_is_read(front: str, message: str) -> None:
    if front.startswith("title: !!"):
        assert only("md", f"---\n{front}\n---\nx\n").title == "x", "tags make nothing"
    else:
        assert message in told(f"---\n{front}\n---\nx\n").message


def test_an_entry_that_is_unknown_is_skipped() -> None:
    assert "the entry 'mood' is unknown" in told("---\nmood: glad\n---\nx\n", ProblemKind.SKIPPED).message


@pytest.mark.parametrize("count", [1, 10, 11, 2809])
def test_of_many_problems_of_one_kind_the_first_are_told_and_the_others_counted(count: int) -> None:
    front = "".join(f"k{number}: v\n" for number in range(count)) + "genre: poem\npublished: soon\n"
    (document,), problems = read("md", f"---\n{front}---\nx\n")
    *messages, genre, published = [problem.message for problem in problems]
    unknown = [f"the entry 'k{number}' is unknown; passed over" for number in range(min(count, MOST_TOLD))]
    if count > MOST_TOLD:
        unknown[-1] += f", and {count - MOST_TOLD:,} more like it"
    assert messages == unknown
    assert document.text == "x\n"
    assert genre == "genre 'poem' is unknown; passed over"
    assert published.startswith("published: not an EDTF date: 'soon'")


def test_front_matter_that_is_too_long_is_passed_over() -> None:
    line = "k: v\n"
    fits = f"title: x\n{line * (LONGEST_FRONT_MATTER // len(line) - 2)}"
    assert only("md", f"---\n{fits.replace('k: v', '# no')}---\nx\n").title == "x"
    problem = told(f"---\ntitle: x\n{line * (LONGEST_FRONT_MATTER // len(line))}---\nx\n")
    assert problem.message == "the front matter is passed over: it is longer than 65,536 characters"


def test_entries_that_grow_are_not_followed() -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    documents, problems = read("md", f"---\n{bomb}title: *i\n---\nx\n")
    assert [document.text for document in documents] == ["x\n"]
    assert all(len(problem.message) < 200 for problem in problems)


def test_an_id_that_is_none_is_passed_over() -> None:
    (document,), _ = read("md", "---\nid: [a]\n---\nx\n")
    assert document.id != "['a']"
    assert only("md", "---\nid: ''\n---\nx\n").id


@pytest.mark.parametrize("text", ["", "---\ntitle: x\n---\n", "---\ntitle: x\n---\n \n"])
def test_a_file_without_words_holds_no_text(text: str) -> None:
    documents, (problem,) = read("md", text)
    assert not documents
    assert problem.message == "holds no text"


@given(texts(), texts())
def test_any_front_matter_leaves_the_text_alone(front: str, body: str) -> None:
    text = f"---\n{front}\n---\n{body}"
    documents, _ = read("md", b"\xef\xbb\xbf" + text.encode())
    if split(text)[1].strip():
        (document,) = documents
        assert text.endswith(document.text)
