"""The lines of ``timeline annotate``: every mention of a document, as stand-off annotation."""

from collections.abc import Iterable
from typing import Any

from timeline.codec import times
from timeline.codec.converter import plain
from timeline.codec.text import encode
from timeline.model.document import Document
from timeline.model.mention import (
    ActorMention,
    AttributionMention,
    CertaintyMention,
    FigureMention,
    Mention,
    PlaceMention,
    TimeMention,
)
from timeline.model.span import quote

_OTHER_FIELDS = ("unit", "approximator", "of", "accumulation", "implicit")


def line(document: Document, mentions: Iterable[Mention]) -> bytes:
    """One line for a document; mentions in the order of their offsets, then kinds."""
    rows = [_row(document.text, mention) for mention in mentions]
    rows.sort(key=lambda row: (row["start"], row["end"], row["kind"], encode(row)))
    return encode({"document": document.id, "mentions": rows}) + b"\n"


def _row(text: str, mention: Mention) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": mention.layer,
        "start": mention.start,
        "end": mention.end,
        "text": quote(text, mention.spans),
    }
    match mention:
        case TimeMention():
            row["type"] = mention.type.value
            row["value"] = mention.value
            if mention.mod is not None:
                row["mod"] = mention.mod
            row["about"] = times.write(mention.about)
            row["form"] = mention.form
        case AttributionMention():
            row["source"] = plain(mention.source)
            row["cue"] = plain(mention.spans)
            row["content"] = plain(mention.content)
            row["class"] = mention.cue_class.value
            row["mode"] = mention.mode.value
            row["precision"] = mention.precision
            row["rule"] = mention.rule
        case FigureMention():
            figure = plain(mention.figure)
            for key in ("low", "best", "high", "counted", "measure", *_OTHER_FIELDS):
                row[key] = figure[key]
            row["rule"] = mention.rule
        case CertaintyMention():
            row["level"] = mention.level.value
            row["polarity"] = mention.polarity.value
            row["reported"] = mention.reported
            row["scope"] = plain(mention.scope)
            row["rule"] = mention.rule
        case PlaceMention() | ActorMention():
            row["name"] = mention.name
            row["type"] = mention.kind
        case _:
            row.update({key: value for key, value in plain(mention).items() if key not in row and key != "spans"})
    return row
