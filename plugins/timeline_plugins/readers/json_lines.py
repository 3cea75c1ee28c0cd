"""Documents as JSON Lines: an object a line, the text taken to the letter."""

from collections.abc import Iterator

from timeline.codec.text import JSONError, decode
from timeline.model.document import Document, Source, document_id
from timeline.model.problem import Problem, ProblemKind
from timeline_plugins.readers.dating import dated
from timeline_plugins.readers.metadata import document, shown


def read(source: Source, _settings: None) -> Iterator[Document | Problem]:
    """A document for every line; a problem with its number for every line that holds none."""
    for number, line in enumerate(source.data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            row = decode(line)
        except JSONError as error:
            yield Problem(kind=ProblemKind.LOST, message=str(error), place=place)
            continue
        wrong = _wrong(row)
        if wrong:
            yield Problem(kind=ProblemKind.LOST, message=wrong, place=place, hint='{"id": "...", "text": "..."}')
            continue
        name = row.get("id") or document_id(source, place)
        for item in document(name, row["text"], row, source.name.rpartition("/")[2], place):
            yield dated(item) if isinstance(item, Document) else item


def _wrong(row: object) -> str:
    if not isinstance(row, dict):
        return "an object is needed"
    if not isinstance(row.get("text"), str):
        return "the document has no text"
    if not isinstance(row.get("id", ""), str):
        return f"the id must be a text, not {shown(row['id'])}"
    return ""
