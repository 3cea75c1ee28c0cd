"""Descriptors are checked when they are made, and their functions imported when they are used."""

import sys
from typing import Any

import attrs
import pytest

from timeline.model.chronology import RelationKind
from timeline.plugin.descriptors import Exporter, Extractor, Link, Linker, Reader, resolve, understands


def nothing(*_: object) -> tuple[()]:
    return ()


def write(*_: object) -> None:
    return


@pytest.mark.parametrize("name", ["tally", "time-english", "x2", "a-1-b"])
def test_names_are_lower_case_words_joined_by_hyphens(name: str) -> None:
    assert Reader(name=name, version="1", read=nothing).name == name


@pytest.mark.parametrize("name", ["", "Tally", "tally_csv", "-a", "a-", "a--b", "1a", "a b", "a\n", "été"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no name for a plugin"):
        Reader(name=name, version="1", read=nothing)


@pytest.mark.parametrize("suffix", [".csv", ".tally.csv", ".7z"])
def test_suffixes_begin_with_a_dot(suffix: str) -> None:
    assert Exporter(name="x", version="1", suffixes=(suffix,), export=write).suffixes == (suffix,)


@pytest.mark.parametrize("suffix", ["csv", ".CSV", ".", "", ".a b", ".a/b"])
def test_other_suffixes_are_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="is no suffix"):
        Reader(name="x", version="1", suffixes=(suffix,), read=nothing)


@pytest.mark.parametrize("function", ["json", "json.loads", "json:", ":loads", "json:loads:x", 3, None])
def test_a_function_is_a_function_or_says_where_it_is(function: Any) -> None:
    with pytest.raises(ValueError, match="must be a function or 'module:function'"):
        Extractor(name="x", version="1", makes={"x"}, extract=function)


def test_languages_are_primary_subtags() -> None:
    made = Linker(name="x", version="1", keys=nothing, link=nothing, languages={"de", "en"})
    assert [understands(made, tag) for tag in ("de", "de-AT", "EN-gb", "fr", None)] == [True, True, True, False, True]
    every = Linker(name="x", version="1", keys=nothing, link=nothing)
    assert understands(every, "fr")
    for wrong in ("de-AT", "German", ""):
        with pytest.raises(ValueError, match="is not a primary language subtag"):
            Extractor(name="x", version="1", makes={"x"}, extract=nothing, languages={wrong})


def test_a_function_is_imported_when_it_is_used() -> None:
    sys.modules.pop("colorsys", None)
    made = Extractor(name="x", version="1", makes={"x"}, extract="colorsys:rgb_to_hsv")
    assert "colorsys" not in sys.modules
    assert resolve(made.extract)(0, 0, 0) == (0, 0, 0)
    assert "colorsys" in sys.modules


def test_a_function_that_is_given_is_itself() -> None:
    assert resolve(nothing) is nothing


@pytest.mark.parametrize(
    ("where", "error"), [("no_such_module:x", ModuleNotFoundError), ("json:no_such_function", AttributeError)]
)
def test_what_is_not_there_shows_when_it_is_used(where: str, error: type[Exception]) -> None:
    made = Extractor(name="x", version="1", makes={"x"}, extract=where)
    with pytest.raises(error):
        resolve(made.extract)


def test_descriptors_are_frozen_and_compared_by_content() -> None:
    one, same = (Extractor(name="x", version="1", makes=["b", "a"], needs=("t",), extract=nothing) for _ in range(2))
    assert one == same
    assert (one.makes, one.needs) == (frozenset("ab"), frozenset("t"))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.name = "y"  # type: ignore[misc]


def test_links_stand_in_an_order_of_their_own() -> None:
    same = Link("a", "b", None, 1.0, "")
    repeats = Link("a", "b", RelationKind.REPEATS, 1.0, "")
    contradicts = Link("a", "b", RelationKind.CONTRADICTS, 1.0, "")
    assert sorted([repeats, contradicts, same]) == [same, contradicts, repeats]
