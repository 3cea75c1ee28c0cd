"""Origins: who a document's report really comes from, the unit of independence.

A declared origin stands. Else documents of one text have one origin, and so have those of nearly the same text: the
one that was published first, or the declared origin of one of them. Else it is the publisher, else the document itself.
Near-identity is the Jaccard index of word sequences (A. Broder 1997); MinHash proposes the pairs, the sequences decide.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from timeline.linking.settings import LinkingSettings
from timeline.model.chronology import Origin
from timeline.model.document import Document
from timeline.model.order import when_key

_WORD = re.compile(r"\w+")
_SEQUENCE = 3
"""Words of a sequence."""
_PERMUTATIONS = 128
_BAND = 4
"""Rows of a band: two texts meet in one of 32 bands with 99 % at a Jaccard index of 0.6, and always when equal."""
_REPRESENTATIVES = 8
"""Different texts that a text is compared with in one band."""
_SEED = 20


def origins(documents: Iterable[Document], settings: LinkingSettings) -> dict[str, Origin]:
    """The origin of each document by its id, in the order of ids."""
    by_id = sorted(documents, key=lambda document: document.id)
    spelling = _spelling(by_id)
    found: dict[str, Origin] = {}
    for same in _copies(by_id, settings):
        first = min(same, key=lambda document: (when_key(document.published), document.id))
        declared = min(
            (document for document in same if _declared(document)),
            key=lambda document: (when_key(document.published), document.id),
            default=None,
        )
        for document in same:
            found[document.id] = _origin(document, first, declared, spelling)
    return dict(sorted(found.items()))


def _origin(document: Document, first: Document, declared: Document | None, spelling: Mapping[str, str]) -> Origin:
    own = _declared(document)
    if own:
        return Origin(spelling[_fold(own)], "the document declares it")
    likeness = "the same text as" if _fold(document.text) == _fold(first.text) else "nearly the same text as"
    if declared:
        name = _declared(declared) or ""
        likeness = "the same text as" if _fold(document.text) == _fold(declared.text) else "nearly the same text as"
        return Origin(spelling[_fold(name)], f"{likeness} document {declared.id!r}, which declares it")
    source = first.publisher or first.id
    name = spelling.get(_fold(source), source)
    if document is not first:
        return Origin(name, f"{likeness} document {first.id!r}, published first")
    if document.publisher:
        return Origin(name, "its publisher")
    return Origin(name, "the document itself; neither origin nor publisher is known")


def _declared(document: Document) -> str | None:
    return document.origin if document.origin and document.origin.strip() else None


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _spelling(documents: Iterable[Document]) -> dict[str, str]:
    """One spelling of each name: the smallest of those that differ in case and blanks alone."""
    spellings: dict[str, str] = {}
    for document in documents:
        for name in (document.origin, document.publisher):
            if name and name.strip():
                spelled = " ".join(name.split())
                spellings[_fold(name)] = min(spellings.get(_fold(name), spelled), spelled)
    return spellings


def _copies(documents: Sequence[Document], settings: LinkingSettings) -> list[list[Document]]:
    """The documents grouped by text, each in a group of its own where no other resembles it."""
    groups: defaultdict[bytes, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        words = _WORD.findall(document.text.lower())
        alone = len(words) < settings.short_text
        digest = hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).digest()
        groups[digest + index.to_bytes(8, "big") if alone else digest].append(index)
    texts = [(digest, found) for digest, found in groups.items() if len(digest) == 32]
    parent = {digest: digest for digest in groups}
    _join_near([(digest, documents[found[0]].text) for digest, found in sorted(texts)], parent, settings.near_text)
    joined: defaultdict[bytes, list[int]] = defaultdict(list)
    for digest, found in groups.items():
        joined[_root(parent, digest)] += found
    return [[documents[index] for index in sorted(found)] for found in joined.values()]


def _root(parent: dict[bytes, bytes], item: bytes) -> bytes:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def _join_near(texts: Sequence[tuple[bytes, str]], parent: dict[bytes, bytes], near: float) -> None:
    """Join the texts whose sequences of words are nearly the same; ``texts`` stand in the order of their hashes."""
    if len(texts) < 2:
        return
    from rensa import RMinHash  # pyright: ignore  # imported when used; it brings no types

    sketch_of = cast(Any, RMinHash)

    @lru_cache(maxsize=4096)
    def sequences(index: int) -> frozenset[str]:
        words = _WORD.findall(texts[index][1].lower())
        return frozenset(" ".join(words[at : at + _SEQUENCE]) for at in range(len(words) - _SEQUENCE + 1))

    bands: list[defaultdict[tuple[int, ...], list[int]]] = [defaultdict(list) for _ in range(_PERMUTATIONS // _BAND)]
    for index in range(len(texts)):
        sketch = sketch_of(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(sequences(index)))
        digest = sketch.digest()
        for number, band in enumerate(bands):
            others = band[tuple(digest[number * _BAND : (number + 1) * _BAND])]
            for other in others:
                a, b = _root(parent, texts[other][0]), _root(parent, texts[index][0])
                if a == b:
                    break
                if _jaccard(sequences(other), sequences(index)) >= near:
                    parent[max(a, b)] = min(a, b)
                    break
            else:
                if len(others) < _REPRESENTATIVES:
                    others.append(index)


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    union = len(a | b)
    return len(a & b) / union if union else 0.0
