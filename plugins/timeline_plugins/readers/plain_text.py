"""Plain text: the whole file is the text of record."""

from collections.abc import Iterator

from timeline.model.document import Document, Source, document_id
from timeline.model.problem import Problem, ProblemKind
from timeline_plugins.readers.dating import dated
from timeline_plugins.readers.decoding import NotText, decode

LONGEST_TITLE = 160


def read(source: Source, _settings: None) -> Iterator[Document | Problem]:
    """One document; its title is a first line that stands for itself, its date and origin those of the dateline."""
    try:
        text, remark = decode(source.data)
    except NotText as error:
        yield Problem(kind=ProblemKind.LOST, message=str(error))
        return
    if not text.strip():
        yield Problem(kind=ProblemKind.LOST, message="holds no text")
        return
    name = document_id(source)
    if remark:
        yield Problem(kind=ProblemKind.DAMAGED, message=remark, document=name)
    yield dated(Document(id=name, text=text, title=title(text)))


def title(text: str) -> str | None:
    """The first line, where it is short, ends without a full stop and is followed by more."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip().strip("#*_ ")
    return first if rest.strip() and 0 < len(first) <= LONGEST_TITLE and first[-1] not in ".,;" else None
