"""The SHA-256 digests that a timeline file carries: of each document's metadata, of each table, of the whole file.

The last line of a file is ``"sha256":{"documents":...,"problems":...,"file":...}}``: for each table the digest of its
bytes from ``[`` to ``]``, and as ``file`` the digest of every byte before that line. They show that a file was changed.
They do not show who wrote it: for that, keep the digest of the whole file elsewhere, as ``sha256sum`` prints it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import msgspec

from timeline.codec.text import encode

TABLES = ("documents", "claims", "events", "relations", "series", "origins", "decisions", "problems")
"""The tables of a file, in their order."""
FILE = "file"
"""The name of the digest of everything before the last line."""

_UNSEALED = frozenset({"text", "text_sha256", "metadata_sha256"})
_LINE = b'\n"sha256":{'
_PIECE = 1 << 16
_canonical = msgspec.json.Encoder(order="sorted", decimal_format="number")


def metadata_sha256(row: Mapping[str, Any]) -> str:
    """Digest of a document's row without its text and hashes: JSON with sorted keys, no blanks, in UTF-8."""
    metadata = {key: value for key, value in row.items() if key not in _UNSEALED}
    return hashlib.sha256(_canonical.encode(metadata)).hexdigest()


def sealed(head: bytes, tables: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """A file in pieces: its head, each table with its rows, and the line of digests at the end."""
    whole = hashlib.sha256(head)
    digests: dict[str, str] = {}
    yield head
    for name, rows in tables:
        key = b",\n" + encode(name) + b":"
        table = hashlib.sha256()
        whole.update(key)
        yield key
        for piece in _pieces(rows):
            table.update(piece)
            whole.update(piece)
            yield piece
        digests[name] = table.hexdigest()
    whole.update(b",\n")
    yield b",\n"
    yield line({**digests, FILE: whole.hexdigest()})


def _pieces(rows: Iterable[bytes]) -> Iterator[bytes]:
    """A table in pieces of some size, one row a line."""
    parts, size = [b"["], 1
    separator = b"\n"
    for row in rows:
        parts += (separator, row)
        separator = b",\n"
        size += len(row) + len(separator)
        if size > _PIECE:
            yield b"".join(parts)
            parts, size = [], 0
    parts.append(b"]" if separator == b"\n" else b"\n]")
    yield b"".join(parts)


def line(digests: Mapping[str, str]) -> bytes:
    """The last line of a file."""
    return b'"sha256":' + encode(digests) + b"}\n"


@attrs.frozen(slots=True)
class Digests:
    """The digests that a file states and those that its bytes have.

    ``stated`` is what the file holds under ``sha256``, whatever that is (None: nothing). ``made`` are the digests of
    the tables that are there, and of the file where the digests stand on a line of their own; ``last`` is that line.
    """

    stated: Any
    made: Mapping[str, str]
    last: bytes

    @classmethod
    def of(cls, data: bytes, tables: Mapping[str, bytes], stated: Any) -> "Digests":
        """The digests of a file, given the bytes of its tables."""
        made = {name: hashlib.sha256(tables[name]).hexdigest() for name in TABLES if name in tables}
        start = data.rfind(_LINE) + 1
        if start:
            made[FILE] = hashlib.sha256(memoryview(data)[:start]).hexdigest()
        return cls(stated, made, data[start:] if start else b"")

    @property
    def wrong(self) -> tuple[str, ...]:
        """The tables whose digest is not the stated one, and ``file``; empty where all hold or none are stated."""
        if self.stated is None:
            return ()
        stated = self.stated if isinstance(self.stated, dict) else {}
        return tuple(name for name in (*TABLES, FILE) if name not in self.made or stated.get(name) != self.made[name])

    @property
    def exact(self) -> bool:
        """Is the last line exactly as it would be written?"""
        return self.last == line(self.made)


def complaint(wrong: Sequence[str]) -> str:
    """What wrong digests mean, in one line."""
    names = ["the whole file" if name == FILE else name for name in wrong]
    alone = " alone; its tables hold" if list(wrong) == [FILE] else ""
    return f"the file was changed after it was written: the sha256 differs for {', '.join(names)}{alone}"
