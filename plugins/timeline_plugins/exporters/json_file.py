"""JSON in the format ``claim-timeline/1``: lossless."""

from pathlib import Path

from timeline.codec.timeline_file import stream
from timeline.model.chronology import Chronology


def export(chronology: Chronology, path: Path, _settings: None) -> None:
    """Write the chronology piece by piece; the file is read again as an input."""
    with path.open("wb") as file:
        file.writelines(stream(chronology))
