"""From a file to its documents: which reader is chosen, and what is made of what it gives."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.engine.inputs import InputFile
from timeline.engine.reading import Read, choose, load, read
from timeline.model.document import DateCandidate, Document, Provenance, Source
from timeline.model.edtf import parse
from timeline.model.problem import Problem, ProblemKind
from timeline.plugin.descriptors import Reader

SOURCE = Source("notes/flood.txt", b"The dam broke.")


def whole(source: Source, _settings: Any) -> Iterator[Document]:
    yield Document(id="d", text=source.data.decode())


def reader(
    name: str,
    *suffixes: str,
    read: Callable[[Source, Any], Iterable[Any]] | str = whole,
    sniff: Callable[[Source], bool] | None = None,
) -> Reader:
    return Reader(name=name, version="1", suffixes=suffixes, read=read, sniff=sniff)


def chosen(name: str, *readers: Reader) -> str | None:
    for order in (readers, readers[::-1]):
        found = choose(Source(name, b"data"), order)
    return found.name if found else None


def test_the_longest_suffix_wins() -> None:
    plain, tally = reader("a-csv", ".csv"), reader("tally", ".tally.csv")
    assert chosen("x.tally.csv", plain, tally) == "tally"
    assert chosen("2024.10.TALLY.CSV", plain, tally) == "tally"
    assert chosen("x.csv", plain, tally) == "a-csv"
    assert chosen("tally.csv", plain, tally) == "a-csv"
    assert chosen("x.tsv", plain, tally) is None
    assert chosen("folder.csv/x", plain, tally) is None


def test_among_equal_suffixes_the_first_name_wins() -> None:
    assert chosen("x.csv", reader("b", ".csv"), reader("a", ".csv")) == "a"


def test_a_reader_that_refuses_passes_it_on() -> None:
    picky, plain = reader("a-picky", ".csv", sniff=lambda source: False), reader("b", ".csv")
    assert chosen("x.csv", picky, plain) == "b"


def test_a_reader_that_recognises_the_bytes_needs_no_suffix() -> None:
    sniffs = reader("sniffs", ".x", sniff=lambda source: source.data == b"data")
    assert chosen("unnamed", sniffs) == "sniffs"
    assert chosen("unnamed.csv", sniffs, reader("z", ".csv")) == "z", "a suffix says more"


def test_a_sniff_that_crashes_is_a_no() -> None:
    def crash(_source: Source) -> bool:
        raise ValueError("no")

    assert chosen("x.csv", reader("a", ".csv", sniff=crash), reader("b", ".csv")) == "b"


def outcome(read_source: Callable[[Source, Any], Iterable[Any]], source: Source = SOURCE, published: str = "") -> Read:
    readers = [reader("test", ".txt", read=read_source)]
    return read(source, readers, {}, parse(published) if published else None)


def test_a_document_knows_where_it_came_from() -> None:
    (document,) = outcome(whole).documents
    assert document.provenance == Provenance("notes/flood.txt", SOURCE.sha256, "test")


def test_published_fills_gaps_only() -> None:
    def two(_source: Source, _settings: Any) -> Iterator[Document]:
        yield Document(id="a", text="x")
        yield Document(
            id="b", text="y", published=parse("2023"), candidates=(DateCandidate(parse("2023"), "dateline"),)
        )

    undated, dated = outcome(two, published="2024-12~").documents
    assert undated.published == parse("2024-12~")
    assert undated.candidates == (DateCandidate(parse("2024-12~"), "--published"),)
    assert dated.published == parse("2023")
    assert [candidate.found_in for candidate in dated.candidates] == ["dateline"]


def test_lone_surrogates_become_replacement_characters_and_no_offset_moves() -> None:
    def surrogate(_source: Source, _settings: Any) -> Iterator[Document]:
        yield Document(id="d", text="a\ud800b\U0001f4a5")

    found = outcome(surrogate)
    assert found.documents[0].text == "a\ufffdb\U0001f4a5"
    (problem,) = found.problems
    assert (problem.kind, problem.document, problem.source) == (ProblemKind.DAMAGED, "d", "notes/flood.txt")


def test_problems_are_placed() -> None:
    def troubled(_source: Source, _settings: Any) -> Iterator[Problem]:
        yield Problem(kind=ProblemKind.DAMAGED, message="odd", place="line 3")

    (problem,) = outcome(troubled).problems
    assert str(problem) == "notes/flood.txt:line 3: odd [test]"


def test_what_a_reader_gave_before_it_crashed_is_kept() -> None:
    def crashes(source: Source, settings: Any) -> Iterator[Document]:
        yield from whole(source, settings)
        raise SystemExit(2)

    found = outcome(crashes)
    assert [document.id for document in found.documents] == ["d"]
    assert [str(problem) for problem in found.problems] == ["notes/flood.txt: SystemExit: 2 [test]"]
    assert found.problems[0].kind is ProblemKind.LOST


@pytest.mark.parametrize(
    ("given", "message"),
    [([], "holds no document"), (["text"], "gave something that is neither a document nor a problem")],
)
def test_a_reader_that_gives_no_document(given: list[Any], message: str) -> None:
    found = outcome(lambda _source, _settings: given)
    assert not found.documents
    assert [problem.message for problem in found.problems] == [message]


def test_a_missing_extra_loses_the_source_and_names_the_command() -> None:
    found = read(SOURCE, [reader("pdf", ".txt", read="no_such_module:read")], {}, None)
    (problem,) = found.problems
    assert (problem.kind, problem.hint) == (ProblemKind.LOST, "pip install no-such-module")
    assert problem.source == "notes/flood.txt"


@pytest.mark.parametrize(("data", "message"), [(b"", "is empty"), (b"\x00\x01", "no reader knows this format")])
def test_a_format_that_nobody_knows(data: bytes, message: str) -> None:
    found = read(Source("x.bin", data), [reader("test", ".txt")], {}, None)
    assert [problem.message for problem in found.problems] == [message]


def test_bytes_are_loaded_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"x" * 10)
    file = InputFile("x.txt", path)
    loaded = load(file, 10, 30.0)
    assert isinstance(loaded, Source)
    assert loaded.data == b"x" * 10
    refused = load(file, 9, 30.0)
    assert isinstance(refused, Problem)
    assert (refused.kind, refused.source) == (ProblemKind.LOST, "x.txt")
    assert "input_megabytes" in refused.hint


def test_a_file_is_not_read_before_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"before")
    loaded = load(InputFile("x.txt", path), sys.maxsize, 30.0)
    path.write_bytes(b"after")
    assert isinstance(loaded, Source)
    assert (loaded.data, loaded.size, loaded.head(2)) == (b"after", 5, b"af")


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    refused = load(InputFile("gone.txt", tmp_path / "gone.txt"), 10, 30.0)
    assert isinstance(refused, Problem)
    assert refused.message == "cannot be read: No such file or directory"
