"""JSON Lines: a claim a line, in order, for tools that read line by line."""

import re
from collections.abc import Iterable
from pathlib import Path

from timeline.codec.converter import plain
from timeline.codec.text import encode
from timeline.model.chronology import Chronology
from timeline.model.problem import Loss
from timeline_plugins.exporters.judgements import decisions_on

_BEGINNING = re.compile(rb'\{"id":"[0-9a-f]{32}","document":"')


def export(chronology: Chronology, path: Path, _settings: None) -> None:
    """Write every claim with its event (null for comment), what its document says of itself, and what was decided.

    A field that a person corrected has its new value; the decision beside it says so.
    """
    events = {event.id: event for event in chronology.events}
    decisions = decisions_on(chronology)
    with path.open("wb") as file:
        for claim in chronology.timeline.claims:
            document = chronology.timeline.documents[claim.document]
            event = events.get(chronology.events_of.get(claim.id, ""))
            row = plain(chronology.claims[claim.id])
            row["event"] = event.id if event else None
            row["outlets"], row["origins"] = (event.outlets, list(event.origins)) if event else (0, [])
            row["publisher"], row["url"], row["title"] = document.publisher, document.url, document.title
            row["origin"] = plain(chronology.origins.get(document.id))
            row["hindsight"] = chronology.hindsight.get(claim.id)
            row["decisions"] = plain(decisions.get(claim.id, ()))
            file.write(encode(row) + b"\n")


def wrote(head: bytes) -> bool:
    """Is this the beginning of such a file?"""
    return _BEGINNING.match(head) is not None


def loses(chronology: Chronology) -> Iterable[Loss]:
    """Texts, relations, series and problems have no line."""
    counts = {
        "texts of documents": len(chronology.timeline.documents),
        "relations": len(chronology.relations),
        "series": len(chronology.series),
        "problems": len({*chronology.problems, *chronology.timeline.problems}),
    }
    return [Loss(what, count) for what, count in counts.items() if count]
