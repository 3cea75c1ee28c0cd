"""The rows of a timeline file: how documents, events, series and what linking was made with stand in it."""

import enum
import pathlib
from collections.abc import Mapping
from typing import Any

import attrs

from timeline.codec import times
from timeline.codec.converter import plain, structure
from timeline.codec.digests import metadata_sha256
from timeline.codec.text import decode, encode
from timeline.model.chronology import Event, Linking, Series
from timeline.model.claim import Claim
from timeline.model.decision import Decision
from timeline.model.document import Document
from timeline.model.measure import Measure
from timeline.model.problem import Problem
from timeline.model.relation import RelationKind

HASHES = ("text_sha256", "metadata_sha256")
"""The last keys of a document's row."""
_KINDS: dict[str, type[Any]] = {"documents": Document, "claims": Claim, "decisions": Decision, "problems": Problem}


def linking_row(linking: Linking | None) -> Any:
    """What linking was made with, as plain JSON values; the settings in full, so that a difference can be named."""
    if linking is None:
        return None
    return {
        "version": linking.version,
        "everything": linking.everything,
        "settings": _setting(linking.settings),
        "linkers": [
            {"name": used.name, "version": used.version, "settings": _setting(used.settings)}
            for used in linking.linkers
        ],
    }


def _setting(value: Any) -> Any:
    """A value of a linker's settings as JSON that is the same in every run; of what has no such form, its name."""
    if isinstance(value, Measure | RelationKind):
        return value.name
    if attrs.has(type(value)):
        return {field.name: _setting(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, Mapping):
        return {str(key): _setting(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, list | tuple):
        return [_setting(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((_setting(item) for item in value), key=encode)
    if isinstance(value, enum.Enum):
        return _setting(value.value)
    if isinstance(value, pathlib.PurePath):
        return value.as_posix()
    if value is None or isinstance(value, str | int | float):
        return value
    return getattr(value, "__qualname__", type(value).__qualname__)


def document_row(document: Document) -> dict[str, Any]:
    """A document with its hashes at the end."""
    row = plain(document)
    return {**row, "text_sha256": document.text_sha256, "metadata_sha256": metadata_sha256(row)}


def event_row(event: Event) -> dict[str, Any]:
    """An event."""
    row = {"id": event.id, "claims": list(event.claims), "about": times.write(event.about), "title": event.title}
    return {
        **row,
        "lead": event.lead,
        "said": times.write(event.said),
        "agreed": event.agreed,
        "origins": list(event.origins),
        "outlets": event.outlets,
    }


def series_row(series: Series) -> dict[str, Any]:
    """A series: its items as pairs of a claim and the index of a figure, its views as intervals."""
    row: dict[str, Any] = plain(series)
    row["claims"] = [item.claim for item in series.items]
    row["items"] = [[item.claim, item.figure] for item in series.items]
    row["views"] = {
        name: {"low": view.low, "best": view.best, "high": view.high} for name, view in sorted(series.views.items())
    }
    return row


def rewritten(table: str, row: Any) -> Any:
    """The row that is written for one that was read, of a stored table; raises ``FormError`` for what is not one.

    Hashes stay as they are: they belong to the row that was read.
    """
    kind = _KINDS[table]
    value = structure(row, kind, table.removesuffix("s"))
    hashes = {key: row[key] for key in HASHES if key in row} if kind is Document else {}
    return decode(encode({**plain(value), **hashes}))
