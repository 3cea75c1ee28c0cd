"""Documents as JSON Lines: an object a line, the text taken to the letter.

A document without an id is named by its own content, never by its line, so that lines can be added and sorted.
"""

import json
from collections.abc import Iterator
from typing import Any

import attrs

from timeline.codec.text import JSONError, decode
from timeline.model.document import Document, Provenance, Source, record_id, scalar
from timeline.model.problem import Problem, ProblemKind
from timeline_plugins.readers import decoding
from timeline_plugins.readers.dating import dated
from timeline_plugins.readers.metadata import KEYS, document, shown

_BOM = b"\xef\xbb\xbf"
_QUOTED_KEYS = tuple(f'"{key}"'.encode() for key in sorted(KEYS))


def read(source: Source, _settings: None) -> Iterator[Document | Problem]:
    """A document for every line; a problem with its number for every line that holds none, or not all of one."""
    with source.stream() as stream:
        for number, line in enumerate(stream, 1):
            record = (line.removeprefix(_BOM) if number == 1 else line).strip()
            if record:
                yield from _document(record, f"line {number}", source.name.rpartition("/")[2])


def _document(record: bytes, place: str, found_in: str) -> Iterator[Document | Problem]:
    try:
        row, remarks = _row(record)
    except JSONError as error:
        yield Problem(kind=ProblemKind.LOST, message=str(error), place=place)
        return
    wrong = _wrong(row)
    if wrong:
        yield Problem(kind=ProblemKind.LOST, message=wrong, place=place, hint='{"id": "...", "text": "..."}')
        return
    said = {key: value for key, value in row.items() if key in KEYS and isinstance(value, str) and key != "text"}
    name = row.get("id") or record_id(row["text"], {key: value for key, value in said.items() if key != "id"})
    for remark in remarks:
        yield Problem(kind=ProblemKind.DAMAGED, message=remark, document=name, place=place)
    for item in document(name, row["text"], row, found_in, place):
        if isinstance(item, Document):
            yield dated(attrs.evolve(item, provenance=Provenance.of_record(record)))
        else:
            yield item


def _row(record: bytes) -> tuple[Any, list[str]]:
    """The value of a line, and what had to be put up with to read it; raises ``JSONError``."""
    try:
        row = decode(record)
    except JSONError as error:
        return _lenient(record, error)
    if b"\\u" in record or any(record.count(key) > 1 for key in _QUOTED_KEYS):
        return row, _loads(record.decode())[1]
    return row, []


def _lenient(record: bytes, strict: JSONError) -> tuple[Any, list[str]]:
    """What JSON does not allow and people's programs write: NaN, lone surrogates, numbers of any length, cp1252."""
    try:
        text, guess = decoding.decode(record)
    except decoding.NotText:
        raise strict from None
    try:
        row, remarks = _loads(text)
    except (ValueError, RecursionError):
        raise strict from None
    return _scalars(row), [guess, *remarks] if guess else remarks or [f"is not strict JSON: {strict}"]


def _loads(text: str) -> tuple[Any, list[str]]:
    remarks: list[str] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            twice = sorted({name for name in names if names.count(name) > 1})
            remarks.append(f"the key {shown(scalar(twice[0]))} occurs more than once; the last one counts")
        return made

    return json.loads(text, object_pairs_hook=table, parse_int=str, parse_float=str), remarks


def _scalars(row: Any) -> Any:
    """The entries of a line without lone surrogates, which are not characters: each is read as U+FFFD."""
    if not isinstance(row, dict):
        return row
    return {scalar(key): scalar(value) if isinstance(value, str) else value for key, value in row.items()}


def _wrong(row: object) -> str:
    if not isinstance(row, dict):
        return "an object is needed"
    if not isinstance(row.get("text"), str):
        return "the document has no text"
    if not isinstance(row.get("id") or "", str):
        return f"the id must be a text, not {shown(row['id'])}"
    return ""
