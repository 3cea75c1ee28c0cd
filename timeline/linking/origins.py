"""Origins: who a document's report really comes from, the unit of independence.

A declared origin stands, and so does one that the text credits. Else documents of one address or text have one origin,
and so have those of nearly the same text: the one that was published first, or the declared origin of one of them. Else
it is the publisher, else the site, else the document itself.
Near-identity is the Jaccard index of word sequences (A. Broder 1997); MinHash proposes the pairs, the sequences decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from timeline.fingerprints import copies
from timeline.linking.addresses import address, site
from timeline.linking.settings import LinkingSettings
from timeline.model.chronology import Origin
from timeline.model.document import Document
from timeline.model.order import when_key

_BAND = 4
"""Rows of a band: two texts meet in one of 32 bands with 99 % at a Jaccard index of 0.6, and always when equal."""
_REPRESENTATIVES = 8
"""Different texts that a text is compared with in one band."""
_LEEWAY = 0.13
"""How far the estimate of a Jaccard index may lie below it: three standard deviations."""
_SLOTS = 8
"""Slots for each band in which it is counted by its hash."""


def origins(documents: Iterable[Document], settings: LinkingSettings) -> dict[str, Origin]:
    """The origin of each document by its id, in the order of ids."""
    by_id = sorted(documents, key=lambda document: document.id)
    declared = {document.id: _declared(document) for document in by_id}
    spelling = _spelling(by_id, [found[0] for found in declared.values() if found])
    found: dict[str, Origin] = {}
    for same in _copies(by_id, settings):
        first = min(same, key=lambda document: (when_key(document.published), document.id))
        telling = min(
            (document for document in same if declared[document.id]),
            key=lambda document: (when_key(document.published), document.id),
            default=None,
        )
        for document in same:
            own = declared[document.id]
            if own:
                found[document.id] = Origin(spelling[copies.fold(own[0])], own[1])
            elif telling:
                name, _ = declared[telling.id] or ("", "")
                found[document.id] = Origin(
                    spelling[copies.fold(name)],
                    f"{_likeness(document, telling)} document {telling.id!r}, which declares it",
                )
            else:
                found[document.id] = _origin(document, first, spelling)
    return dict(sorted(found.items()))


def _origin(document: Document, first: Document, spelling: Mapping[str, str]) -> Origin:
    source = first.publisher or site(first.url) or first.id
    name = spelling.get(copies.fold(source), source)
    if document is not first:
        return Origin(name, f"{_likeness(document, first)} document {first.id!r}, published first")
    if document.publisher:
        return Origin(name, "its publisher")
    if site(document.url):
        return Origin(name, "its site; no publisher is known")
    return Origin(name, "the document itself; neither origin nor publisher is known")


def _likeness(document: Document, other: Document) -> str:
    if copies.equal(document, other):
        return "the same text as"
    if address(document.url) and address(document.url) == address(other.url):
        return "the same address as"
    return "nearly the same text as"


def _declared(document: Document) -> tuple[str, str] | None:
    """The origin that a document names, and how it does so."""
    if not document.origin or not document.origin.strip():
        return None
    how = f"its text credits it: {document.credit}" if document.credit else "the document declares it"
    return document.origin, how


def _spelling(documents: Iterable[Document], declared: Iterable[str]) -> dict[str, str]:
    """One spelling of each name: the smallest of those that differ in case and blanks alone."""
    spellings: dict[str, str] = {}
    for name in (*declared, *(document.publisher for document in documents)):
        if name and name.strip():
            spelled = " ".join(name.split())
            spellings[copies.fold(name)] = min(spellings.get(copies.fold(name), spelled), spelled)
    return spellings


def _copies(documents: Sequence[Document], settings: LinkingSettings) -> list[list[Document]]:
    """The documents grouped by text and address, each in a group of its own where no other resembles it."""
    groups: defaultdict[bytes, list[int]] = defaultdict(list)
    texts: dict[bytes, tuple[bytes, Document, bytes]] = {}
    for index, document in enumerate(documents):
        words = copies.words(document)
        alone = len(words) < settings.short_text
        content = copies.digest(document, words)
        groups[content + index.to_bytes(8, "big") if alone else content].append(index)
        if not alone and content not in texts:
            texts[content] = content, document, copies.sketch(words)
    parent = {digest: digest for digest in groups}
    _join_near([texts[digest] for digest in sorted(texts)], parent, settings.near_text)
    pages: dict[str, bytes] = {}
    for digest, found in sorted(groups.items()):
        for index in found:
            page = address(documents[index].url)
            if page:
                a, b = _root(parent, pages.setdefault(page, digest)), _root(parent, digest)
                parent[max(a, b)] = min(a, b)
    joined: defaultdict[bytes, list[int]] = defaultdict(list)
    for digest, found in groups.items():
        joined[_root(parent, digest)] += found
    return [[documents[index] for index in sorted(found)] for found in joined.values()]


def _root(parent: dict[bytes, bytes], item: bytes) -> bytes:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _join_near(texts: Sequence[tuple[bytes, Document, bytes]], parent: dict[bytes, bytes], near: float) -> None:
    """Join the texts whose sequences of words are nearly the same.

    ``texts`` are hashes, in order, with the document and its sketch. A band that one text has is never stored.
    """

    @lru_cache(maxsize=512)
    def runs(index: int) -> frozenset[str]:
        return copies.sequences(copies.words(texts[index][1]))

    bands = copies.PERMUTATIONS // _BAND
    shared = _several([sketch for *_, sketch in texts], bands)
    met: dict[tuple[int, bytes], list[int]] = {}
    for index, (digest, _, sketch) in enumerate(texts):
        unlike: set[int] = set()
        hashes = frozenset[int]()
        for number, band in enumerate(_bands(sketch, bands)):
            if band not in shared:
                continue
            others = met.setdefault((number, band), [])
            for other in others:
                a, b = _root(parent, texts[other][0]), _root(parent, digest)
                if a == b:
                    break
                if other in unlike:
                    continue
                hashes = hashes or frozenset(memoryview(sketch).cast("I"))
                likely = copies.estimate(hashes, texts[other][2]) >= near - _LEEWAY
                if likely and copies.jaccard(runs(other), runs(index)) >= near:
                    parent[max(a, b)] = min(a, b)
                    break
                unlike.add(other)
            else:
                if len(others) < _REPRESENTATIVES:
                    others.append(index)


def _bands(sketch: bytes, count: int) -> Iterator[bytes]:
    wide = len(sketch) // count
    return (sketch[at : at + wide] for at in range(0, len(sketch), wide))


def _several(sketches: Sequence[bytes], bands: int) -> set[bytes]:
    """The bands that come more than once, and a few others."""
    mask = (1 << (_SLOTS * bands * len(sketches)).bit_length()) - 1
    seen = bytearray(mask + 1)
    found: set[bytes] = set()
    for sketch in sketches:
        for band in _bands(sketch, bands):
            slot = hash(band) & mask
            if seen[slot]:
                found.add(band)
            seen[slot] = 1
    return found
