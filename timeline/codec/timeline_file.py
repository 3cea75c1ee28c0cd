"""The file format ``claim-timeline/1``: lossless for the Timeline, byte-identical for equal content.

Events, relations, series and origins are written for readers of the file and computed again when it is read. With them
stands what linking was made with, so that they can be compared, and the file ends with digests of what it holds.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import attrs

from timeline.codec.converter import FormError, named, plain, shortened, shown, structure
from timeline.codec.digests import TABLES, complaint, metadata_sha256, sealed
from timeline.codec.parts import FORMAT as FORMAT
from timeline.codec.parts import HEAD, SEAL, decoded, digests, parts
from timeline.codec.parts import MARK as MARK
from timeline.codec.parts import is_timeline as is_timeline
from timeline.codec.rows import document_row, event_row, linking_row, series_row
from timeline.codec.text import encode
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.decision import Decision
from timeline.model.document import Document
from timeline.model.problem import Problem
from timeline.model.quotation import misquotes
from timeline.model.timeline import Timeline

_READ = ("documents", "claims", "events", "decisions", "problems")


def dumps(chronology: Chronology) -> bytes:
    """The chronology as bytes, one line for each document, claim, event, relation, series and problem."""
    return b"".join(stream(chronology))


def stream(chronology: Chronology) -> Iterator[bytes]:
    """The bytes of ``dumps`` in pieces of some size, for files that are not to stand in memory as a whole."""
    timeline = chronology.timeline
    rows: dict[str, Iterable[Any]] = {
        "documents": map(document_row, timeline.documents.values()),
        "claims": map(plain, timeline.claims),
        "events": map(event_row, chronology.events),
        "relations": map(plain, chronology.relations),
        "series": map(series_row, chronology.series),
        "origins": ({"document": name, **plain(origin)} for name, origin in chronology.origins.items()),
        "decisions": map(plain, timeline.decisions),
        "problems": map(plain, sorted({*timeline.problems, *chronology.problems})),
    }
    return sealed(_head(chronology), [(name, map(encode, rows[name])) for name in TABLES])


def _head(chronology: Chronology) -> bytes:
    head = {"format": FORMAT, "by": chronology.by, "linking": linking_row(chronology.linking)}
    return encode(head).removesuffix(b"}")


@attrs.frozen(slots=True)
class Loaded:
    """What a timeline file holds: the timeline, and what is wrong with the file (empty when nothing is).

    ``by`` is the time by which its events stand in order, ``linking`` what they were made with, as plain JSON values
    (None where the file does not say so). ``faulty`` names the rows that complaints are about: a table, and a number
    from 1.
    """

    timeline: Timeline
    complaints: tuple[str, ...]
    by: str = "about"
    linking: Mapping[str, Any] | None = None
    faulty: frozenset[tuple[str, int]] = frozenset()


@attrs.define
class _Complaints:
    """What is found wrong while a file is read, and in which rows."""

    lines: list[str] = attrs.field(factory=list)
    rows: set[tuple[str, int]] = attrs.field(factory=set)

    def add(self, table: str, number: int, message: str) -> None:
        self.lines.append(message)
        self.rows.add((table, number))


def loads(data: bytes, name: str) -> Loaded:
    """Read a timeline file.

    Digests and ids are computed again and every quotation is compared with its text. A document whose text has another
    hash is left out with its claims, and so is a claim that does not hold; each is complained of, and the rest is read.
    A file without digests, as earlier versions wrote it, is no reason for a complaint. Raises ``FormError`` where the
    file as a whole is not of the format, and nothing else.
    """
    file = parts(data, name)
    values = {key: decoded(file[key], name) for key in (*HEAD, *_READ) if key in file}
    rows = {key: values.get(key, []) for key in _READ}
    found = _Complaints()
    if wrong := digests(data, file, name).wrong:
        found.lines.append(complaint(wrong))
    by, linking = _by(values.get("by"), found), _linking(values.get("linking"), found)
    documents, broken = _documents(rows, found, is_sealed=SEAL in file)
    claims, gone = _claims(rows["claims"], documents, broken, found)
    problems = [value for value, _, _ in _structured(rows, "problems", Problem, found) if value]
    decisions = [value for value, _, _ in _structured(rows, "decisions", Decision, found) if value]
    found.lines += _dangling(rows["events"], {claim.id for claim in claims} | gone)
    timeline = Timeline.of(documents.values(), claims, problems, decisions)
    return Loaded(timeline, tuple(found.lines), by, linking, frozenset(found.rows))


def _by(value: Any, found: _Complaints) -> str:
    if value in ("about", "said"):
        return str(value)
    if value is not None:
        found.lines.append(f"by: 'about' or 'said' is needed, not {shown(value)}")
    return "about"


def _linking(value: Any, found: _Complaints) -> Any:
    """What linking was made with, where it has the form of that."""
    if value is None:
        return None
    linkers = value.get("linkers") if isinstance(value, dict) else None
    if (
        isinstance(linkers, list)
        and isinstance(value.get("version"), str)
        and isinstance(value.get("everything"), bool)
        and all(isinstance(used, dict) and isinstance(used.get("name"), str) for used in linkers)
    ):
        return value
    found.lines.append("linking: an object with version, everything, settings and linkers is needed")
    return None


def _documents(
    rows: Mapping[str, list[Any]], found: _Complaints, *, is_sealed: bool
) -> tuple[dict[str, Document], set[str]]:
    """The documents that hold, and the ids of the others."""
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    claims = Counter(_text(claim, "document") for claim in rows["claims"])
    for document, row, number in _structured(rows, "documents", Document, found):
        name = _text(row, "id")
        where = f"document {named(name)}"
        if document is None:
            broken.add(name)
        elif name in documents:
            found.add("documents", number, f"{where}: stands twice; the first is kept")
        elif row.get("text_sha256") != document.text_sha256:
            message = "the text is not the one that text_sha256 was made of; left out"
            found.add("documents", number, f"{where}: {message} with its {claims[name]} claims")
            broken.add(name)
        else:
            stated = row.get("metadata_sha256")
            if (is_sealed or stated is not None) and stated != _metadata_sha256(row):
                found.add("documents", number, f"{where}: its metadata are not those that metadata_sha256 was made of")
            documents[name] = document
    return documents, broken


def _metadata_sha256(row: Mapping[str, Any]) -> str | None:
    try:
        return metadata_sha256(row)
    except RecursionError:  # a value that no version wrote: what is too deep to be encoded has no digest
        return None


def _claims(
    rows: list[Any], documents: Mapping[str, Document], broken: Collection[str], found: _Complaints
) -> tuple[list[Claim], set[str]]:
    """The claims that hold, and the ids under which others stood."""
    claims: dict[str, Claim] = {}
    gone: set[str] = set()
    for claim, row, number in _structured({"claims": rows}, "claims", Claim, found):
        stated = _text(row, "id")
        if claim is None:
            gone.add(stated)
            continue
        if stated != claim.id:
            gone.add(stated)
        where = f"claim {named(row.get('id'))}"
        document = documents.get(claim.document)
        wrong = list(misquotes(claim, document)) if document else []
        if document is None or wrong:
            gone.add(claim.id)
        if document is None and claim.document in broken:
            found.rows.add(("claims", number))
        elif document is None:
            found.add("claims", number, f"{where}: there is no document {shown(claim.document)}; left out")
        elif wrong:
            found.add("claims", number, f"{where}: {shortened('; '.join(wrong))}; left out")
        elif claim.id in claims:
            found.add("claims", number, f"{where}: stands twice; the first is kept")
        else:
            if stated != claim.id:
                message = f"its content has the id {claim.id}, which is used from here on"
                found.add("claims", number, f"{where}: {message}")
            claims[claim.id] = claim
    return list(claims.values()), gone


def _text(row: Any, key: str) -> str:
    """A text of a row, empty where there is none."""
    value = row.get(key) if isinstance(row, dict) else None
    return value if isinstance(value, str) else ""


def _dangling(events: list[Any], known: Collection[str]) -> Iterator[str]:
    """What the events, which are computed again, should not have held."""
    for number, event in enumerate(events, 1):
        claims = event.get("claims") if isinstance(event, dict) else None
        if not isinstance(claims, list):
            yield f"event {number}: an object with a list of claims is needed"
            continue
        for claim in claims:
            if not isinstance(claim, str) or claim not in known:
                yield f"event {named(event.get('id'))}: there is no claim {named(claim)}"


def _structured(
    rows: Mapping[str, list[Any]], table: str, kind: type[Any], found: _Complaints
) -> Iterator[tuple[Any, Any, int]]:
    """The values of a table, None where one has not the form; each with its row and the number of that, from 1."""
    for number, row in enumerate(rows[table], 1):
        try:
            yield structure(row, kind, f"{table.removesuffix('s')} {number}"), row, number
        except FormError as error:
            found.add(table, number, f"{error}; left out")
            yield None, row, number
