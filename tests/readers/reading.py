"""Runs a shipped reader on bytes."""

from collections.abc import Iterable
from typing import Any

from timeline.model.document import Document, Source
from timeline.model.problem import Problem
from timeline_plugins.readers import feeds, json_lines, markdown, plain_text

READERS: dict[str, Any] = {"txt": plain_text.read, "md": markdown.read, "jsonl": json_lines.read, "rss": feeds.read}


def read(suffix: str, data: str | bytes) -> tuple[list[Document], list[Problem]]:
    """The documents and the problems of a file ``x.SUFFIX``."""
    source = Source(f"folder/x.{suffix}", data if isinstance(data, bytes) else data.encode())
    found: Iterable[Document | Problem] = list(READERS[suffix](source, None))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Problem)]


def only(suffix: str, data: str | bytes) -> Document:
    """The one document of a file without problems."""
    (document,), problems = read(suffix, data)
    assert not problems
    return document
