"""Sequences of words, by which copies of a text are known.

Near-identity is the Jaccard index of word sequences (A. Broder 1997); MinHash sketches propose the pairs.
"""

import hashlib
import re
from array import array
from collections.abc import Sequence
from typing import Any, cast

from timeline.model.document import Document

PERMUTATIONS = 128
"""Hashes of a sketch, of four bytes each."""

_WORD = re.compile(r"\w+")
_SEQUENCE = 3
"""Words of a sequence."""
_COMPARED = 1_000_000
"""Characters at the beginning of a text by which it is compared with others; two that differ later are not equal."""
_SEED = 20


def words(document: Document) -> list[str]:
    """The words of what is compared of a document."""
    found: list[str] = _WORD.findall(document.text[:_COMPARED].lower())
    return found


def digest(document: Document, found: Sequence[str]) -> bytes:
    """A hash of a document's words ``found`` and of what lies behind them: equal for equal wordings."""
    content = hashlib.sha256(" ".join(found).encode("utf-8", "surrogatepass"))
    content.update(document.text[_COMPARED:].encode("utf-8", "surrogatepass"))
    return content.digest()


def sequences(found: Sequence[str]) -> frozenset[str]:
    """The sequences of three words."""
    return frozenset(map(" ".join, zip(*(found[at:] for at in range(_SEQUENCE)), strict=False)))


def sketch(found: Sequence[str]) -> bytes:
    """The least hashes of the sequences of some words, which no order changes, four bytes each."""
    from rensa import RMinHash  # pyright: ignore  # imported when used; it brings no types

    made = cast(Any, RMinHash)(num_perm=PERMUTATIONS, seed=_SEED)
    made.update(list(sequences(found)))
    return array("I", made.digest()).tobytes()


def estimate(hashes: frozenset[int], other: bytes) -> float:
    """The share of the hashes of one sketch that another one has: about the Jaccard index of what they are made of."""
    return len(hashes.intersection(memoryview(other).cast("I"))) / PERMUTATIONS


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """What two sets share as a part of what they have together; 0 for two empty ones."""
    union = len(a | b)
    return len(a & b) / union if union else 0.0


def fold(text: str) -> str:
    """A text without case, its blanks folded."""
    return " ".join(text.casefold().split())


def equal(document: Document, other: Document) -> bool:
    """Are two texts equal but for case and blanks?"""
    return fold(document.text) == fold(other.text)
