"""From a file to its documents: choose a reader, run it, see that what it gives is sound."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import attrs

from timeline.engine import pipes
from timeline.engine.guard import Crash, consume, guarded, step_problem
from timeline.engine.inputs import STANDARD_INPUT, InputFile
from timeline.model.claim import Claim
from timeline.model.document import DateCandidate, Document, Provenance, Source, scalar
from timeline.model.problem import Problem, ProblemKind
from timeline.model.when import When
from timeline.plugin.descriptors import Reader, resolve
from timeline.plugin.limits import MEGABYTE
from timeline.plugin.settings import settings_of


@attrs.frozen(slots=True)
class Read:
    """What a source held: documents, and what was lost."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(file: InputFile, most_bytes: float, seconds: float) -> Source | Problem:
    """The source of a file, or why it cannot be had.

    A regular file is opened and measured, not read. Of a pipe, a device or standard input at most ``most_bytes`` are
    read at once; for those that have a name, ``seconds`` are waited at most.
    """
    try:
        if str(file.path) == STANDARD_INPUT:
            data = pipes.standard_input(most_bytes)
            return Source(f"stdin{_guessed_suffix(data)}", data)
        if not pipes.is_regular(file.path):
            return Source(file.name, pipes.read(file.path, most_bytes, seconds))
        source = Source(file.name, file.path)
        source.head(1)
        return too_large(source, most_bytes) or source
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return Problem(kind=ProblemKind.LOST, message=message, source=file.name)


def too_large(source: Source, most_bytes: float, setting: str = "input_megabytes") -> Problem | None:
    """The problem of a source that is larger than the ``setting`` allows; None where it is not."""
    if source.size <= most_bytes:
        return None
    return Problem(
        kind=ProblemKind.LOST,
        message=f"larger than {most_bytes / MEGABYTE:,g} MB",
        source=source.name,
        hint=f"raise {setting} in [limits] of timeline.toml",
    )


def _guessed_suffix(data: bytes) -> str:
    """What standard input, which has no name, is read as: JSON Lines, a feed, Markdown with front matter, or text."""
    start = data[:_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return ".jsonl"
    if start.startswith(b"<"):
        return ".xml"
    return ".md" if start.startswith(b"---") else ".txt"


_START = 4_096


def read(source: Source, readers: Iterable[Reader], settings: Mapping[str, Any], published: When | None) -> Read:
    """All documents of a source; ``published`` fills the gap where a document brings no date."""
    found = list(records(source, readers, settings, published))
    return Read(
        tuple(item for item in found if isinstance(item, Document)),
        tuple(item for item in found if isinstance(item, Problem)),
    )


def records(
    source: Source, readers: Iterable[Reader], settings: Mapping[str, Any], published: When | None
) -> Iterator[Document | Problem]:
    """The documents of a source and its problems, as the reader gives them."""
    reader = choose(source, readers)
    if reader is None:
        yield _unknown(source)
        return
    whole = cache(lambda: source.sha256)
    is_empty = True
    for item in guarded(lambda: resolve(reader.read)(source, settings_of(reader, settings))):
        if isinstance(item, Crash):
            problem = step_problem(item, reader.name, source=source.name)
            yield attrs.evolve(problem, kind=ProblemKind.LOST, source=source.name)
        elif isinstance(item, Problem):
            yield _placed(item, source, reader)
        elif isinstance(item, Document):
            yield from _sound(item, Provenance(source.name, _record(item) or whole(), reader.name), published)
        else:
            yield _lost(source, reader, "gave something that is neither a document nor a problem")
        is_empty = False
    if is_empty:
        yield _lost(source, reader, "holds no document")


def _record(document: Document) -> str:
    """The hash of the document's own record, where its reader told it."""
    return document.provenance.sha256 if document.provenance else ""


def choose(source: Source, readers: Iterable[Reader]) -> Reader | None:
    """The reader of a source: the longest fitting suffix first, then names; a ``sniff`` that refuses passes it on."""
    fitting = sorted(readers, key=lambda reader: (-_fit(source, reader), reader.name))
    for reader in fitting:
        fit = _fit(source, reader)
        if reader.sniff is None:
            if fit:
                return reader
            continue
        accepted, crash = consume(lambda sniff=reader.sniff: [resolve(sniff)(source)])  # type: ignore[misc]
        if not crash and accepted[0]:
            return reader
    return None


def _fit(source: Source, reader: Reader) -> int:
    """Length of the longest suffix of the reader that the source's name ends in; 0 where none fits."""
    suffixes = source.suffixes
    return max((len(suffix) for suffix in reader.suffixes if suffixes.endswith(suffix)), default=0)


def _sound(document: Document, provenance: Provenance, published: When | None) -> Iterator[Document | Problem]:
    changes: dict[str, Any] = {"provenance": provenance}
    text = scalar(document.text)
    if text != document.text:
        changes["text"] = text
        yield Problem(
            kind=ProblemKind.DAMAGED,
            message="holds lone surrogates, which are not characters; each is read as U+FFFD",
            source=provenance.name,
            document=document.id,
        )
    if document.published is None and published is not None:
        changes["published"] = published
        changes["candidates"] = (*document.candidates, DateCandidate(published, "--published"))
    yield attrs.evolve(document, **changes)


def drafts(document: Document) -> list[Claim]:
    """The claims that a structured reader knew already, as claims of the document."""
    return [attrs.evolve(draft, document=document.id) for draft in document.drafts]


def _placed(problem: Problem, source: Source, reader: Reader) -> Problem:
    return attrs.evolve(problem, source=problem.source or source.name, plugin=problem.plugin or reader.name)


def _unknown(source: Source) -> Problem:
    is_empty = not source.head(1)
    return Problem(
        kind=ProblemKind.LOST,
        message="is empty" if is_empty else "no reader knows this format",
        source=source.name,
        hint="" if is_empty else "`timeline plugins` lists the readers",
    )


def _lost(source: Source, reader: Reader, message: str) -> Problem:
    return Problem(kind=ProblemKind.LOST, message=message, source=source.name, plugin=reader.name)
