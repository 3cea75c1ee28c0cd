"""The lines of ``timeline annotate``: every mention of a document, as stand-off annotation."""

from collections.abc import Iterable, Iterator
from typing import Any

from timeline.codec import times
from timeline.codec.converter import plain
from timeline.codec.text import encode
from timeline.model.document import Document
from timeline.model.layer import SpanLayer
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
from timeline.text.annotation import Annotation

_OTHER_FIELDS = ("unit", "approximator", "of", "accumulation", "implicit")


MARK = b'{"document":'
"""How such a line begins."""


def is_line(data: bytes) -> bool:
    """Do the bytes begin like a line of annotations?"""
    return data.startswith(MARK) and b',"mentions":[' in data


def line(document: Document, mentions: Iterable[Mention | SpanLayer]) -> bytes:
    """One line for a document; mentions in the order of their offsets, then kinds."""
    return line_of(document.id, rows(document, mentions))


def line_of(document: str, rows: Iterable[bytes]) -> bytes:
    """The line of a document by its id, of the ``rows`` of its mentions in the order of the text."""
    return MARK + encode(document) + b',"mentions":[' + b",".join(rows) + b"]}\n"


def rows(document: Document, mentions: Iterable[Mention | SpanLayer]) -> list[bytes]:
    """An object of JSON for each mention, span and token, in the order of their offsets, then kinds."""
    found = [row for item in mentions for row in _rows(document.text, item)]
    found.sort(key=lambda row: (row["start"], row["end"], row["kind"], encode(row)))
    return [encode(row) for row in found]


def _rows(text: str, item: Mention | SpanLayer) -> Iterator[dict[str, Any]]:
    if isinstance(item, Mention):
        yield _row(text, item)
        return
    for index, (start, end) in enumerate(item):
        row = {"kind": item.layer, "start": start, "end": end, "text": text[start:end]}
        if isinstance(item, Annotation):
            token = item.token(index)
            row |= {"norm": token.norm, "lemma": token.lemma, "tag": token.tag, "pos": token.pos}
        yield row


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
