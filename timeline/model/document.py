"""``Source`` and ``Document``: bytes and where they came from, and the text of record with its metadata."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import attrs

from timeline.model.claim import Claim
from timeline.model.when import When

_PIECE = 1 << 20


@attrs.frozen(slots=True, eq=False)
class Source:
    """Bytes and where they came from: ``Source("notes/flood.txt", b"...")``.

    ``name`` is the file's path below the input that it was found in (its base name where it was named itself), with
    ``/`` between its parts, and ``!`` before an archive's member. ``content`` is the bytes, or the file that holds
    them: that is not read before it is needed, so a reader that goes through ``stream`` piece by piece can read a
    source larger than its memory.
    """

    name: str
    content: bytes | Path = attrs.field(repr=False)

    @cached_property
    def data(self) -> bytes:
        """All bytes at once."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()

    def stream(self) -> BinaryIO:
        """The bytes as a file opened for reading, from their beginning; the caller closes it."""
        return BytesIO(self.content) if isinstance(self.content, bytes) else self.content.open("rb")

    def head(self, size: int) -> bytes:
        """The first ``size`` bytes, or fewer where there are no more."""
        with self.stream() as stream:
            return stream.read(size)

    @property
    def size(self) -> int:
        """Number of bytes."""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size

    @property
    def suffixes(self) -> str:
        """The file name from its first dot on, in lower case: ``.claims.csv``."""
        base = self.name.rpartition("/")[2].lower()
        return base[base.index(".", 1) :] if "." in base[1:] else ""

    @property
    def sha256(self) -> str:
        """Hash of the bytes, hexadecimal."""
        digest = hashlib.sha256()
        with self.stream() as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest()


@attrs.frozen(slots=True)
class Provenance:
    """Where a document's text came from.

    ``name`` is the name of its source, ``sha256`` the hash of the record's own bytes (of a line of JSON Lines, of an
    item of a feed; of the whole source where that is one document), ``reader`` the plugin that read it.
    """

    name: str
    sha256: str
    reader: str

    @classmethod
    def of_record(cls, data: bytes) -> "Provenance":
        """For a reader of sources that hold several records: the hash of one; the engine adds the names."""
        return cls("", hashlib.sha256(data).hexdigest(), "")


@attrs.frozen(slots=True)
class DateCandidate:
    """A date that a document may have been published on, and where that was found (``front matter``, ``dateline``)."""

    when: When
    found_in: str


@attrs.frozen(slots=True, kw_only=True)
class Document:
    """The text of record and its metadata; immutable.

    ``text`` is the decoded source with newlines and markup untouched; offsets are code points of it. Lone surrogates,
    which are no characters, stand as U+FFFD. ``published`` is the best of ``candidates``, ``retrieved`` when this text
    was first seen, ``origin`` who the report comes from as far as it says so, ``credit`` the words of the text that say
    so (None where it is declared), ``part`` the page, row or message of the source. ``genre`` is ``news``,
    ``narrative`` or None. ``drafts`` are claims that a structured reader knows already; their ``document`` is empty
    until the engine fills it in.
    """

    id: str
    text: str = attrs.field(repr=False)
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: When | None = None
    candidates: tuple[DateCandidate, ...] = ()
    retrieved: When | None = None
    language: str | None = None
    genre: str | None = None
    origin: str | None = None
    credit: str | None = None
    provenance: Provenance | None = None
    part: str | None = None
    drafts: tuple[Claim, ...] = attrs.field(default=(), repr=False)

    @property
    def file_name(self) -> str:
        """The file that it was read from, without its folders; empty where none is known."""
        return self.provenance.name.rpartition("/")[2] if self.provenance else ""

    @property
    def text_sha256(self) -> str:
        """Hash of the text of record in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def record_id(text: str, metadata: Mapping[str, str]) -> str:
    """The id of a record that brings none: a hash of its text and of what it says about itself.

    Neither the source that holds the record nor its place there shows in the id, so that records which are appended,
    sorted or moved to another file keep theirs. For a source that holds several records.

    >>> from timeline.model.document import record_id
    >>> record_id("The dam broke.", {"published": "2024"}) == record_id("The dam broke.", {"published": "2025"})
    False
    """
    content = ascii((text, sorted(metadata.items())))
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:16]


def document_id(source: Source, part: str | None = None) -> str:
    """The id of a document that brings none: a hash of its source's bytes and the part.

    For a source that is one document, or whose parts have places of their own, such as pages.
    """
    digest = hashlib.sha256(source.data)
    if part is not None:
        digest.update(b"\x00" + part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def scalar(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, so that no offset moves."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
