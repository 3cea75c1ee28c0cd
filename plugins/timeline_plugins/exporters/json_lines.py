"""JSON Lines: a claim a line, in order, for tools that read line by line."""

from collections.abc import Iterable
from pathlib import Path

from timeline.codec.converter import plain
from timeline.codec.text import encode
from timeline.model.chronology import Chronology
from timeline.model.problem import Loss


def export(chronology: Chronology, path: Path, _settings: None) -> None:
    """Write every claim with its event (null for comment) and what its document says of itself."""
    with path.open("wb") as file:
        for claim in chronology.timeline.claims:
            document = chronology.timeline.documents[claim.document]
            row = plain(claim)
            row["event"] = chronology.events_of.get(claim.id)
            row["publisher"], row["url"], row["title"] = document.publisher, document.url, document.title
            file.write(encode(row) + b"\n")


def loses(chronology: Chronology) -> Iterable[Loss]:
    """Texts, relations, series and problems have no line."""
    counts = {
        "texts of documents": len(chronology.timeline.documents),
        "relations": len(chronology.relations),
        "series": len(chronology.series),
        "problems": len({*chronology.problems, *chronology.timeline.problems}),
    }
    return [Loss(what, count) for what, count in counts.items() if count]
