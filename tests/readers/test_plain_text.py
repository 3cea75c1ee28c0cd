"""Plain text: the whole file is the text of record; its first line and its dateline speak of it."""

import pytest
from hypothesis import given

from tests.readers.reading import only, read
from timeline.model.edtf import parse
from timeline.model.problem import ProblemKind
from timeline.testing.strategies import texts
from timeline_plugins.readers.plain_text import LONGEST_TITLE, title


def test_the_whole_file_is_the_text() -> None:
    assert only("txt", "  A title\r\n\r\nBody.\r\n").text == "  A title\r\n\r\nBody.\r\n"


def test_the_id_is_that_of_the_bytes() -> None:
    assert only("txt", "One. Two.").id == only("txt", "One. Two.").id
    assert only("txt", "One. Two.").id != only("txt", "One. Two!").id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flood in Norra\n\nTwelve people died.", "Flood in Norra"),
        ("\n\n  Flood in Norra  \nTwelve people died.", "Flood in Norra"),
        ("# Flood in Norra #\nTwelve people died.", "Flood in Norra"),
        ("**Flood in Norra**\nx", "Flood in Norra"),
        ("Will it hold?\nx", "Will it hold?"),
        ("Flood in Norra", None),
        ("Flood in Norra\n \n", None),
        ("Twelve people died.\nMore follows.", None),
        ("Twelve people died,\nthe mayor said.", None),
        ("x" * (LONGEST_TITLE + 1) + "\ny", None),
        ("x" * LONGEST_TITLE + "\ny", "x" * LONGEST_TITLE),
        ("***\ny", None),
        ("", None),
    ],
)
def test_a_first_line_that_stands_for_itself_is_the_title(text: str, expected: str | None) -> None:
    assert title(text) == expected


def test_the_dateline_gives_date_and_origin() -> None:
    document = only("txt", "Flood in Norra\n\nNORRA, Oct. 13, 2024 (Reuters) - Twelve people died.")
    assert document.published == parse("2024-10-13")
    assert document.origin == "Reuters"
    assert [candidate.found_in for candidate in document.candidates] == ["dateline"]
    assert document.published is not None
    assert document.published.rule == "dateline"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_a_file_without_words_holds_no_text(data: bytes) -> None:
    documents, (problem,) = read("txt", data)
    assert not documents
    assert (problem.kind, problem.message) == (ProblemKind.LOST, "holds no text")


def test_what_was_guessed_is_told() -> None:
    (document,), (problem,) = read("txt", b"caf\xe9")
    assert document.text == "café"
    assert (problem.kind, problem.document) == (ProblemKind.DAMAGED, document.id)


@given(texts())
def test_no_text_is_changed(text: str) -> None:
    documents, problems = read("txt", b"\xef\xbb\xbf" + text.encode())
    if text.strip():
        (document,) = documents
        assert document.text == text
        assert document.title is None or document.title in text
    else:
        assert [problem.message for problem in problems] == ["holds no text"]
