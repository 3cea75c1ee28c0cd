"""JSON in the format ``claim-timeline/1``: lossless."""

from pathlib import Path

from timeline.codec.timeline_file import dumps
from timeline.model.chronology import Chronology


def export(chronology: Chronology, path: Path, _settings: None) -> None:
    """Write the chronology; the file is read again as an input."""
    path.write_bytes(dumps(chronology))
