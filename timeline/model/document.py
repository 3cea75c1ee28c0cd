"""``Source`` and ``Document``: bytes and where they came from, and the text of record with its metadata."""

import hashlib

import attrs

from timeline.model.claim import Claim
from timeline.model.when import When


@attrs.frozen(slots=True, eq=False)
class Source:
    """Bytes and where they came from.

    ``name`` is the path as it was given, with ``/`` between its parts, and ``!`` before an archive's member.
    """

    name: str
    data: bytes = attrs.field(repr=False)

    @property
    def suffixes(self) -> str:
        """The file name from its first dot on, in lower case: ``.claims.csv``."""
        base = self.name.rpartition("/")[2].lower()
        return base[base.index(".", 1) :] if "." in base[1:] else ""

    @property
    def sha256(self) -> str:
        """Hash of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@attrs.frozen(slots=True)
class Provenance:
    """Where a document's text came from: a source's name and hash, and the reader that read it."""

    name: str
    sha256: str
    reader: str


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


def document_id(source: Source, part: str | None = None) -> str:
    """The id of a document that brings none: a hash of its source's bytes and the part."""
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
