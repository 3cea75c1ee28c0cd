"""Documents as JSON Lines: the text to the letter, a problem with its line for what cannot be used."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.reading import only, read
from timeline.model.edtf import parse
from timeline.model.problem import ProblemKind
from timeline.testing.strategies import texts


def test_every_entry_is_read() -> None:
    row = {
        "id": "flood",
        "text": "Twelve\npeople died.",
        "title": "The flood",
        "url": "https://norra.example/flood",
        "publisher": "Norra Post",
        "published": "2024-12-23",
        "retrieved": "2024-12-24T08:30:00Z",
        "language": "en",
        "genre": "narrative",
        "origin": "AFP",
    }
    document = only("jsonl", json.dumps(row))
    assert (document.id, document.text, document.title) == ("flood", "Twelve\npeople died.", "The flood")
    assert (document.url, document.publisher, document.origin) == (row["url"], "Norra Post", "AFP")
    assert (document.published, document.retrieved) == (parse("2024-12-23"), parse("2024-12-24T08:30:00Z"))
    assert (document.language, document.genre) == ("en", "narrative")
    assert [candidate.found_in for candidate in document.candidates] == ["x.jsonl"]


def test_the_text_is_taken_to_the_letter() -> None:
    text = "  # Title\r\nNORRA, Oct. 13, 2024 (Reuters) - x \t\n\n"
    document = only("jsonl", json.dumps({"text": text}))
    assert document.text == text
    assert document.title is None


def test_the_text_gives_the_date_where_the_line_gives_none() -> None:
    text = "NORRA, Oct. 13, 2024 (Reuters) - Twelve people died."
    assert only("jsonl", json.dumps({"text": text})).published == parse("2024-10-13")
    document = only("jsonl", json.dumps({"text": text, "published": "2024-10-14"}))
    assert document.published == parse("2024-10-14")
    assert [candidate.found_in for candidate in document.candidates] == ["x.jsonl", "dateline"]


def test_entries_may_be_null_or_empty() -> None:
    document = only("jsonl", '{"id": "a", "text": "x", "title": null, "published": "", "url": ""}')
    assert (document.title, document.published, document.url) == (None, None, None)


def test_blank_lines_and_a_mark_are_passed_over() -> None:
    documents, problems = read("jsonl", b'\xef\xbb\xbf\n{"text": "a"}\r\n \n{"text": "b"}\n\n')
    assert [document.text for document in documents] == ["a", "b"]
    assert not problems


@given(st.lists(texts(), unique=True, min_size=1, max_size=4), st.randoms())
def test_a_document_without_an_id_is_named_by_its_content_not_by_its_line(
    written: list[str], random: random.Random
) -> None:
    lines = [json.dumps({"text": text, "published": "2024"}) for text in written]
    documents, _ = read("jsonl", "\n".join(lines))
    shuffled = random.sample(lines, len(lines))
    again, _ = read("jsonl", "\n\n".join(['{"text": "another"}', *shuffled]))
    assert {document.id: document for document in documents} == {document.id: document for document in again[1:]}
    assert len({document.id for document in again}) == len(written) + 1


def test_what_a_line_says_of_its_text_shows_in_the_id_and_how_it_is_written_does_not() -> None:
    plain, other, spaced, named = read(
        "jsonl",
        '{"text": "a", "title": "t"}\n{"text": "a", "title": "u"}\n{ "title":"t",\t"text":"a", "mood": 1}\n'
        '{"id": null, "title": "t", "text": "\\u0061"}',
    )[0]
    assert plain.id == spaced.id == named.id != other.id
    assert plain.provenance != spaced.provenance, "provenance is the hash of the line's own bytes"


@pytest.mark.parametrize(
    ("line", "text", "message"),
    [
        ('{"text": "\\ud800 lone"}', "\ufffd lone", "is not strict JSON"),
        ('{"text": "x", "score": NaN}', "x", "is not strict JSON"),
        ('{"text": "x", "score": [-Infinity]}', "x", "is not strict JSON"),
        (f'{{"text": "x", "score": {"9" * 5000}}}', "x", "the entry 'score' is unknown"),
        (b'{"text": "caf\xe9"}', "caf\xe9", "is not UTF-8"),
        ('{"text": "first", "text": "last"}', "last", "the key 'text' occurs more than once; the last one counts"),
        ('{"te\\u0078t": "first", "text": "last"}', "last", "the key 'text' occurs more than once"),
        ('{"id": "a", "text": "x", "id": "b"}', "x", "the key 'id' occurs more than once"),
    ],
)
def test_what_is_not_strict_json_is_read_and_said(line: str | bytes, text: str, message: str) -> None:
    documents, problems = read("jsonl", line)
    assert [document.text for document in documents] == [text]
    assert [problem for problem in problems if message in problem.message and problem.place == "line 1"]


def test_a_text_that_holds_the_name_of_a_key_is_no_reason_for_complaint() -> None:
    only("jsonl", json.dumps({"text": 'It says "text" and "id": \u2014 twice.', "title": '"text"'}))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("nope", "JSON is malformed: invalid character"),
        ('{"text": "x"', "Input data was truncated"),
        ('{"text": "x"} {"text": "y"}', "JSON is malformed: trailing characters"),
        ("[]", "an object is needed"),
        ("null", "an object is needed"),
        ("{}", "the document has no text"),
        ('{"text": null}', "the document has no text"),
        ('{"text": ["x"]}', "the document has no text"),
        ('{"id": 7, "text": "x"}', "the id must be a text, not 7"),
        ('{"id": {"a": 1}, "text": "x"}', "the id must be a text, not a table"),
        ("[" * 50_000, "nested too deeply"),
    ],
)
def test_a_line_that_holds_no_document_is_lost_and_the_others_are_read(line: str, message: str) -> None:
    documents, (problem,) = read("jsonl", f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    assert [document.text for document in documents] == ["a", "b"]
    assert (problem.kind, problem.place) == (ProblemKind.LOST, "line 2")
    assert message in problem.message


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('"published": "2024-13"', "published: EDTF '2024-13': there is no month 13"),
        ('"published": 20241223', "published must be a text, not 20241223"),
        ('"title": ["x"]', "title must be a text, not a list"),
        ('"genre": "poem"', "genre 'poem' is unknown"),
        (f'"published": "{"9" * 900}"', "published: not an EDTF date: '9999"),
        (f'"genre": "{"g" * 900}"', "genre 'gggg"),
    ],
)
def test_an_entry_that_cannot_be_used_is_told_and_the_document_is_read(entry: str, message: str) -> None:
    (document,), (problem,) = read("jsonl", f'\n{{"id": "a", "text": "x", {entry}}}')
    assert document.id == "a"
    assert (problem.kind, problem.document, problem.place) == (ProblemKind.DAMAGED, "a", "line 2")
    assert message in problem.message
    assert len(problem.message) < 200


@pytest.mark.parametrize(
    ("entry", "message"),
    [('"mood": "glad"', "the entry 'mood' is unknown"), (f'"{"m" * 900}": 1', "the entry 'mmmm")],
)
def test_an_entry_that_is_unknown_is_skipped(entry: str, message: str) -> None:
    _, (problem,) = read("jsonl", f'{{"id": "a", "text": "x", {entry}}}')
    assert (problem.kind, problem.document, problem.place) == (ProblemKind.SKIPPED, "a", "line 1")
    assert message in problem.message
    assert len(problem.message) < 200


@given(st.lists(texts(), max_size=4), st.booleans())
def test_every_text_comes_through(written: list[str], escaped: bool) -> None:
    lines = "\n".join(json.dumps({"text": text}, ensure_ascii=escaped) for text in written)
    documents, problems = read("jsonl", lines)
    assert [document.text for document in documents] == written
    assert not problems
