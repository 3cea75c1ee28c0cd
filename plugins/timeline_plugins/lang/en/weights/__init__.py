"""The weights of the tagger of English words, and their file. README.md beside it says what they were trained on."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import attrs

FILE = "words.bin"
FORMAT = "claim-timeline words/1"

ZERO = 128
"""The byte that stands for a weight of 0."""
OWN_ZERO, SIDE_ZERO = 8_192, 2_048
"""What stands for a sum of 0 in a row of a common word: for its own tag, and for the tags of its four neighbours."""


class Rows:
    """Rows of one length, as bytes one after the other, by the names of the rows."""

    __slots__ = ("_data", "_numbers", "_size")

    def __init__(self, names: Iterable[str | int], data: bytes, size: int) -> None:
        self._numbers: dict[str | int, int] = {name: number for number, name in enumerate(names)}
        self._data = data
        self._size = size
        if len(data) != size * len(self._numbers):
            raise ValueError(f"{FILE}: {len(self._numbers)} rows of {size} bytes have {len(data)} bytes")

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def get(self, name: str | int) -> bytes | None:
        """The row of a name; None where there is none."""
        number = self._numbers.get(name)
        return None if number is None else self._data[number * self._size : (number + 1) * self._size]


@attrs.frozen(eq=False)
class Weights:
    """What training found.

    ``tags`` are the names of tags in the order of the lanes. ``ambiguity`` is the class of each word in the lexicon:
    the tags that a common word has had, or the parts of speech that a dictionary gives to a rarer one. ``classes`` are
    the numbers of the classes that words stand in, ``sure`` the tag of words that have one only. ``own`` has a row of
    weights for each thing that a word sees of itself, a byte for each tag, ``side`` for each that its neighbours see
    of it, with the tags of the four neighbours one after the other, and ``contexts`` for what is seen of tags and
    classes around. ``words`` has what follows from all this for common words, by flag and word, as numbers of two
    bytes, the least first: the sums of ``side``, those of ``own``, then the number of the class, that of the tag with
    the greatest sum of its own, and 1 more than that of the tag that it always has, else 0.
    """

    tags: tuple[str, ...]
    ambiguity: Mapping[str, str]
    classes: Mapping[str, int]
    sure: Mapping[str, str]
    own: Rows
    side: Rows
    contexts: Rows
    words: Rows


@cache
def shipped() -> Weights:
    """The weights that ship, loaded once in a process."""
    return loads(files(__name__).joinpath(FILE).read_bytes())


def dumps(parts: Mapping[str, Iterable[str] | bytes]) -> bytes:
    """A file of named parts, each lines of text or bytes."""
    blobs = {name: part if isinstance(part, bytes) else "\n".join(part).encode() for name, part in parts.items()}
    head = json.dumps([FORMAT, [[name, len(blob)] for name, blob in blobs.items()]])
    return zlib.compress(b"\n".join([head.encode(), b"".join(blobs.values())]), 9)


def loads(data: bytes) -> Weights:
    """The weights in a file. Raises ``ValueError`` for one of another format."""
    head, _, rest = zlib.decompress(data).partition(b"\n")
    form, sizes = json.loads(head)
    if form != FORMAT:
        raise ValueError(f"{FILE}: the format is {form!r}, not {FORMAT!r}")
    parts: dict[str, bytes] = {}
    at = 0
    for name, size in sizes:
        parts[name] = rest[at : at + size]
        at += size
    keys = array("Q", parts["context names"])
    if sys.byteorder == "big":
        keys.byteswap()
    tags = tuple(_lines(parts["tags"]))
    return Weights(
        tags=tags,
        ambiguity=dict(_pairs(parts["ambiguity"])),
        classes={name: number for number, name in enumerate(_lines(parts["classes"]))},
        sure=dict(_pairs(parts["sure"])),
        own=Rows(_lines(parts["own names"]), parts["own"], len(tags)),
        side=Rows(_lines(parts["side names"]), parts["side"], 4 * len(tags)),
        contexts=Rows(keys, parts["contexts"], len(tags)),
        words=Rows(_lines(parts["word names"]), parts["words"], 2 * (5 * len(tags) + 3)),
    )


def _lines(data: bytes) -> list[str]:
    return data.decode().split("\n") if data else []


def _pairs(data: bytes) -> Iterator[tuple[str, str]]:
    for line in filter(None, _lines(data)):
        first, _, second = line.partition("\t")
        yield first, sys.intern(second)
