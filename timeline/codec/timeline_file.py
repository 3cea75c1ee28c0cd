"""The file format ``claim-timeline/1``: lossless for the Timeline, byte-identical for equal content.

Events, relations, series and origins are written for readers of the file and computed again when it is read.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from timeline.codec import times
from timeline.codec.converter import FormError, plain, structure
from timeline.codec.text import JSONError, decode, encode
from timeline.model.chronology import Chronology, Event, Series
from timeline.model.claim import Claim
from timeline.model.decision import Decision
from timeline.model.document import Document
from timeline.model.problem import Problem
from timeline.model.quotation import misquotes
from timeline.model.timeline import Timeline

FORMAT = "claim-timeline/1"
MARK = b'{"format":"claim-timeline/'
"""How such a file begins, blanks left out."""


def is_timeline(data: bytes) -> bool:
    """Do the bytes begin like a timeline file of any version?"""
    return data[:256].translate(None, b" \t\r\n").startswith(MARK)


def dumps(chronology: Chronology) -> bytes:
    """The chronology as bytes, one line for each document, claim, event, relation, series and problem."""
    timeline = chronology.timeline
    parts: list[tuple[str, Iterable[Any]]] = [
        ("documents", (_document(document) for document in timeline.documents.values())),
        ("claims", map(plain, timeline.claims)),
        ("events", (_event(event) for event in chronology.events)),
        ("relations", map(plain, chronology.relations)),
        ("series", (_series(series) for series in chronology.series)),
        ("origins", ({"document": name, **plain(origin)} for name, origin in chronology.origins.items())),
        ("decisions", map(plain, timeline.decisions)),
        ("problems", map(plain, sorted({*timeline.problems, *chronology.problems}))),
    ]
    return b"".join(_lines(parts, {"by": chronology.by}))


def _lines(parts: list[tuple[str, Iterable[Any]]], head: dict[str, Any]) -> Iterator[bytes]:
    yield b'{"format":' + encode(FORMAT)
    for key, value in head.items():
        yield b"," + encode(key) + b":" + encode(value)
    for key, rows in parts:
        yield b",\n" + encode(key) + b":["
        mark = b"\n"
        for row in rows:
            yield mark + encode(row)
            mark = b",\n"
        yield b"]" if mark == b"\n" else b"\n]"
    yield b"}\n"


def _document(document: Document) -> dict[str, Any]:
    return {**plain(document), "text_sha256": document.text_sha256}


def _event(event: Event) -> dict[str, Any]:
    row = {"id": event.id, "claims": list(event.claims), "about": times.write(event.about), "title": event.title}
    return {
        **row,
        "lead": event.lead,
        "said": times.write(event.said),
        "agreed": event.agreed,
        "origins": list(event.origins),
        "outlets": event.outlets,
    }


def _series(series: Series) -> dict[str, Any]:
    row: dict[str, Any] = plain(series)
    row["claims"] = [item.claim for item in series.items]
    row["items"] = [[item.claim, item.figure] for item in series.items]
    row["views"] = {
        name: {"low": view.low, "best": view.best, "high": view.high} for name, view in sorted(series.views.items())
    }
    return row


@attrs.frozen(slots=True)
class Loaded:
    """What a timeline file holds: the timeline, and what is wrong with the file (empty when nothing is)."""

    timeline: Timeline
    complaints: tuple[str, ...]
    by: str = "about"


def loads(data: bytes, name: str) -> Loaded:
    """Read a timeline file.

    Ids are computed again and every quotation is compared with its text. A claim that does not hold is left out and
    complained of; the rest is read. Raises ``FormError`` where the file as a whole is not of the format.
    """
    try:
        file = decode(data)
    except JSONError as error:
        raise FormError(f"{name}: not JSON: {error}") from None
    if not isinstance(file, dict) or file.get("format") != FORMAT:
        stated = file.get("format") if isinstance(file, dict) else None
        raise FormError(f"{name}: the format is {stated!r}, and this version reads {FORMAT!r}")
    complaints: list[str] = []
    documents = _documents(_rows(file, "documents", name), complaints)
    claims = _claims(_rows(file, "claims", name), documents, complaints)
    problems = _parts(_rows(file, "problems", name), Problem, "problem", complaints)
    decisions = _parts(_rows(file, "decisions", name), Decision, "decision", complaints)
    known = {claim.id for claim in claims}
    complaints += _dangling(_rows(file, "events", name), known)
    return Loaded(Timeline.of(documents.values(), claims, problems, decisions), tuple(complaints))


def _rows(file: dict[str, Any], key: str, name: str) -> list[Any]:
    rows = file.get(key, [])
    if not isinstance(rows, list):
        raise FormError(f"{name}: {key!r} must be a list")
    return rows


def _documents(rows: list[Any], complaints: list[str]) -> dict[str, Document]:
    documents: dict[str, Document] = {}
    for document, row in _structured(rows, Document, "document", complaints):
        if document.id in documents:
            complaints.append(f"document {document.id}: stands twice; the first is kept")
            continue
        if row.get("text_sha256") != document.text_sha256:
            complaints.append(f"document {document.id}: the text is not the one that text_sha256 was made of")
        documents[document.id] = document
    return documents


def _claims(rows: list[Any], documents: dict[str, Document], complaints: list[str]) -> list[Claim]:
    claims: list[Claim] = []
    for claim, row in _structured(rows, Claim, "claim", complaints):
        stated = row.get("id")
        document = documents.get(claim.document)
        if document is None:
            complaints.append(f"claim {stated}: there is no document {claim.document!r}; left out")
            continue
        wrong = list(misquotes(claim, document))
        if wrong:
            complaints.append(f"claim {stated}: {'; '.join(wrong)}; left out")
            continue
        if stated != claim.id:
            complaints.append(f"claim {stated}: its content has the id {claim.id}, which is used from here on")
        claims.append(claim)
    return claims


def _parts(rows: list[Any], kind: type[Any], what: str, complaints: list[str]) -> list[Any]:
    return [value for value, _ in _structured(rows, kind, what, complaints)]


def _dangling(events: list[Any], known: set[str]) -> Iterator[str]:
    """What the events, which are computed again, should not have held."""
    for number, event in enumerate(events, 1):
        named = event.get("claims") if isinstance(event, dict) else None
        if not isinstance(named, list):
            yield f"event {number}: an object with a list of claims is needed"
            continue
        for claim in named:
            if not isinstance(claim, str) or claim not in known:
                yield f"event {event.get('id')}: there is no claim {claim}"


def _structured(rows: list[Any], kind: type[Any], what: str, complaints: list[str]) -> Iterator[tuple[Any, Any]]:
    for number, row in enumerate(rows, 1):
        try:
            yield structure(row, kind, f"{what} {number}"), row
        except FormError as error:
            complaints.append(f"{error}; left out")
