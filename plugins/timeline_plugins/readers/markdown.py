"""Markdown with YAML front matter; the text of record is what follows the front matter, markup untouched."""

import re
from collections.abc import Iterator
from typing import Any

from timeline.model.document import Document, Source, document_id
from timeline.model.problem import Problem, ProblemKind
from timeline_plugins.readers.dating import dated
from timeline_plugins.readers.decoding import NotText, decode
from timeline_plugins.readers.metadata import document

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]([^\r\n]*)", re.MULTILINE)
LONGEST_FRONT_MATTER = 65_536
"""Characters of front matter: YAML is slow to read, and a longer table of entries describes no document."""


def read(source: Source, _settings: None) -> Iterator[Document | Problem]:
    """One document with the metadata of its front matter."""
    try:
        text, remark = decode(source.data)
    except NotText as error:
        yield Problem(kind=ProblemKind.LOST, message=str(error))
        return
    front, body = split(text)
    if not body.strip():
        yield Problem(kind=ProblemKind.LOST, message="holds no text")
        return
    name = document_id(source)
    if remark:
        yield Problem(kind=ProblemKind.DAMAGED, message=remark, document=name)
    said: dict[str, Any] = {}
    try:
        said = _entries(front)
    except ValueError as error:
        yield Problem(
            kind=ProblemKind.DAMAGED,
            message=f"the front matter is passed over: {error}",
            document=name,
            place="front matter",
        )
    if "title" not in said and (title := heading(body)):
        said["title"] = title
    given = said.get("id")
    name = given if isinstance(given, str) and given else name
    for item in document(name, body, said, "front matter", "front matter"):
        yield dated(item) if isinstance(item, Document) else item


def split(text: str) -> tuple[str, str]:
    """Front matter (empty where there is none) and body."""
    opening = _OPEN.match(text)
    if opening:
        closing = _CLOSE.search(text, opening.end())
        if closing:
            return text[opening.end() : closing.start()], text[closing.end() :]
    return "", text


def heading(body: str) -> str:
    """The words of the first heading of the first level that has any; empty where there is none."""
    return next((words for found in _HEADING.finditer(body) if (words := found[1].rstrip(" \t#").lstrip(" \t"))), "")


def _entries(front: str) -> dict[str, Any]:
    """The entries of front matter, scalars as strings; raises ``ValueError`` where it is no table of entries."""
    if not front.strip():
        return {}
    if len(front) > LONGEST_FRONT_MATTER:
        raise ValueError(f"it is longer than {LONGEST_FRONT_MATTER:,} characters")
    import yaml  # imported when used: many documents have no front matter

    try:
        # Not the faster loader of libyaml: it reads some texts otherwise, and not every installation has it.
        entries = yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise ValueError(f"not YAML{where}: {getattr(error, 'problem', None) or error}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(entries, dict):
        raise ValueError("it is no table of entries")
    return {str(key): value for key, value in entries.items()}
