"""What a source says about a document, from front matter or JSON: the same keys and rules for both."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from timeline.model import edtf
from timeline.model.document import DateCandidate, Document
from timeline.model.problem import Problem, ProblemKind
from timeline.model.when import When

TEXTS = ("title", "url", "publisher", "language", "genre", "origin")
DATES = ("published", "retrieved")
GENRES = ("news", "narrative")
KEYS = frozenset({"id", "text", *TEXTS, *DATES})

LONGEST_SHOWN = 80
MOST_TOLD = 10
"""Problems of one kind that are told of one document."""

_FRACTION = re.compile(r"(?<=:\d\d)\.\d{1,12}")
_BLANK = re.compile(r"(?<=\d\d) (?=\d\d:)")


def date(value: str) -> When:
    """A date as EDTF, or as a time stamp with a blank or a fraction of a second; raises ``EDTFError``."""
    return edtf.parse(_FRACTION.sub("", _BLANK.sub("T", value.strip(), count=1), count=1))


def document(name: str, text: str, said: Mapping[str, Any], found_in: str, place: str) -> Iterator[Document | Problem]:
    """The document with what is ``said`` about it, after the problems of the entries that cannot be used.

    ``found_in`` names where dates were found, ``place`` where in the source the entries stand. Of many problems of one
    kind the first are told and the others counted.
    """
    yield from _few(_document(name, text, said, found_in, place))


def _document(name: str, text: str, said: Mapping[str, Any], found_in: str, place: str) -> Iterator[Document | Problem]:
    given: dict[str, Any] = {}
    for key, value in said.items():
        if key in ("id", "text") or value is None or value == "":
            continue
        if key not in KEYS:
            message, hint = f"the entry {shown(key)} is unknown", f"there are {', '.join(sorted(KEYS))}"
            # A rule, not damage: an entry of this name says nothing about a document.
            yield attrs.evolve(_unusable(name, place, message, hint), kind=ProblemKind.SKIPPED)
        elif not isinstance(value, str):
            yield _unusable(name, place, f"{key} must be a text, not {shown(value)}", "")
        elif key in DATES:
            try:
                given[key] = date(value).read_as(text=value.strip(), rule=found_in)
            except edtf.EDTFError as error:
                message = str(error) if len(value) <= LONGEST_SHOWN else f"not an EDTF date: {shown(value)}"
                yield _unusable(name, place, f"{key}: {message}", "")
        elif key == "genre" and value not in GENRES:
            yield _unusable(name, place, f"genre {shown(value)} is unknown", f"there are {' and '.join(GENRES)}")
        else:
            given[key] = value
    if "published" in given:
        given["candidates"] = (DateCandidate(given["published"], found_in),)
    yield Document(id=name, text=text, **given)


def _few(found: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
    """The first problems of each kind, the last of them with the number of the others, then the document."""
    told: list[Problem] = []
    places: dict[tuple[ProblemKind, str], list[int]] = {}
    others: Counter[tuple[ProblemKind, str]] = Counter()
    for item in found:
        if not isinstance(item, Problem):
            for alike, count in others.items():
                last = places[alike][-1]
                told[last] = attrs.evolve(told[last], message=f"{told[last].message}, and {count:,} more like it")
            yield from told
            yield item
            return
        alike = item.kind, item.hint
        if len(places.setdefault(alike, [])) < MOST_TOLD:
            places[alike].append(len(told))
            told.append(item)
        else:
            others[alike] += 1


def shown(value: object) -> str:
    """A value in a message; a list or a table by its kind alone, since a few lines of YAML can make a huge one."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    words = repr(value) if isinstance(value, str) else str(value)
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]} ..."


def _unusable(name: str, place: str, message: str, hint: str) -> Problem:
    return Problem(
        kind=ProblemKind.DAMAGED, message=f"{message}; passed over", document=name, place=place, hint=hint
    )  # fmt: skip
