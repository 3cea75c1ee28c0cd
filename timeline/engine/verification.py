"""Compares a timeline's texts with the files that it was made of."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.engine.inputs import expand
from timeline.engine.reading import load, read
from timeline.model.document import Document, Source
from timeline.model.timeline import Timeline
from timeline.plugin.limits import bytes_of

if TYPE_CHECKING:
    from timeline.engine.engine import Engine


def compare(timeline: Timeline, folder: Path, engine: "Engine") -> Iterator[str]:
    """A complaint for each document whose file is not in the folder, has changed, or now gives another text.

    Files are found by their hash, so they may have been moved or renamed.
    """
    most = bytes_of(engine.settings.limits.input_megabytes)
    files, _ = expand([folder])
    sources = {source.sha256: source for source in (load(file, most) for file in files) if isinstance(source, Source)}
    texts: dict[str, dict[str, str]] = {}
    for document in timeline.documents.values():
        origin = document.provenance
        if origin is None:
            yield f"document {document.id}: it is not recorded which file it was read from"
        elif origin.sha256 not in sources:
            yield f"document {document.id}: no file in {folder} has the hash of {origin.name}"
        else:
            if origin.sha256 not in texts:
                texts[origin.sha256] = _texts(sources[origin.sha256], engine)
            yield from _differs(document, texts[origin.sha256])


def _texts(source: Source, engine: "Engine") -> dict[str, str]:
    documents = read(source, engine.registry.readers, engine.plugin_settings, None).documents
    return {document.id: document.text_sha256 for document in documents}


def _differs(document: Document, texts: dict[str, str]) -> Iterator[str]:
    # A document that shared its id with another text was renamed: its text still is among those of the file.
    if document.text_sha256 not in texts.values():
        yield f"document {document.id}: its file now reads as another text"
