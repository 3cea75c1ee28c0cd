"""From a file to its documents: choose a reader, run it, see that what it gives is sound."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any, BinaryIO

import attrs

from timeline.engine.guard import consume, step_problem
from timeline.engine.inputs import InputFile
from timeline.model.claim import Claim
from timeline.model.document import DateCandidate, Document, Provenance, Source, scalar
from timeline.model.problem import Problem, ProblemKind
from timeline.model.when import When
from timeline.plugin.descriptors import Reader, resolve
from timeline.plugin.limits import MEGABYTE
from timeline.plugin.settings import settings_of

PIECE = MEGABYTE
"""Bytes that are read at once."""


@attrs.frozen(slots=True)
class Read:
    """What a source held: documents, an earlier timeline's bytes where it is one, and what was lost."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def load(file: InputFile, most_bytes: int) -> Source | Problem:
    """The bytes of a file, or why they cannot be had."""
    try:
        with file.path.open("rb") as stream:
            data = _at_most(most_bytes + 1, stream)
    except OSError as error:
        return Problem(kind=ProblemKind.LOST, message=f"cannot be read: {error.strerror}", source=file.name)
    if len(data) > most_bytes:
        return Problem(
            kind=ProblemKind.LOST,
            message=f"larger than {most_bytes / MEGABYTE:g} MB",
            source=file.name,
            hint="raise input_megabytes in [limits] of timeline.toml",
        )
    return Source(file.name, data)


def _at_most(count: int, stream: BinaryIO) -> bytes:
    """The first bytes of a stream, read in pieces: a single read sets aside as much memory as the limit allows."""
    found = BytesIO()
    while count > 0 and (piece := stream.read(min(count, PIECE))):
        count -= found.write(piece)
    return found.getvalue()


def read(source: Source, readers: Iterable[Reader], settings: Mapping[str, Any], published: When | None) -> Read:
    """The documents of a source; ``published`` fills the gap where a document brings no date."""
    reader = choose(source, readers)
    if reader is None:
        return Read(problems=(_unknown(source),))
    found, crash = consume(lambda: resolve(reader.read)(source, settings_of(reader, settings)))
    problems = [_placed(item, source, reader) for item in found if isinstance(item, Problem)]
    documents = [item for item in found if isinstance(item, Document)]
    if len(problems) + len(documents) < len(found):
        problems.append(_lost(source, reader, "gave something that is neither a document nor a problem"))
    if crash:
        problem = step_problem(crash, reader.name, source=source.name)
        problems.append(attrs.evolve(problem, kind=ProblemKind.LOST, source=source.name))
    if not found and not crash:
        problems.append(_lost(source, reader, "holds no document"))
    provenance = Provenance(source.name, source.sha256, reader.name)
    sound = [_sound(document, provenance, published, problems) for document in documents]
    return Read(tuple(sound), tuple(problems))


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


def _sound(document: Document, provenance: Provenance, published: When | None, problems: list[Problem]) -> Document:
    changes: dict[str, Any] = {"provenance": provenance}
    text = scalar(document.text)
    if text != document.text:
        changes["text"] = text
        problems.append(
            Problem(
                kind=ProblemKind.DAMAGED,
                message="holds lone surrogates, which are no characters; each stands as U+FFFD",
                source=provenance.name,
                document=document.id,
            )
        )
    if document.published is None and published is not None:
        changes["published"] = published
        changes["candidates"] = (*document.candidates, DateCandidate(published, "--published"))
    return attrs.evolve(document, **changes)


def drafts(document: Document) -> list[Claim]:
    """The claims that a structured reader knew already, as claims of the document."""
    return [attrs.evolve(draft, document=document.id) for draft in document.drafts]


def _placed(problem: Problem, source: Source, reader: Reader) -> Problem:
    return attrs.evolve(problem, source=problem.source or source.name, plugin=problem.plugin or reader.name)


def _unknown(source: Source) -> Problem:
    what = "is empty" if not source.data else "no reader knows this format"
    return Problem(
        kind=ProblemKind.LOST,
        message=what,
        source=source.name,
        hint="" if not source.data else "`timeline plugins` lists the readers",
    )


def _lost(source: Source, reader: Reader, message: str) -> Problem:
    return Problem(kind=ProblemKind.LOST, message=message, source=source.name, plugin=reader.name)
