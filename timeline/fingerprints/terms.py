"""Terms of a document: its words, numbers, names of two words and days, without what papers print under any report.

No language is known: names weigh more by their capital letters.
"""

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline.model.calendar import DAY
from timeline.model.document import Document

_TOKEN = re.compile(r"([^\W_]{2,})")
_ASCII_TOKEN = re.compile(r"([A-Za-z0-9]{2,})")
"""The same for ASCII texts, found in half the time."""
_SENTENCE = re.compile(r"[^\n.!?]+[\n.!?]*|[\n.!?]+")
_READ = 6_000
"""Characters of a document that are read: its beginning tells what it reports on."""
_LEAD = 300
"""Characters at its beginning that count twice."""
_FURNITURE = 30 * DAY
"""Seconds between two documents that share a sentence from which it belongs to the paper, not to what it reports."""


def terms(documents: Sequence[Document], days: Mapping[str, Counter[int]], least: int) -> Iterator[Counter[str]]:
    """How often each document has each of its terms; names and its beginning count twice.

    ``days`` are by document id the days that it tells of. A document with fewer than ``least`` terms has none.
    """
    for document, text in zip(documents, _reported(documents), strict=True):
        found = _terms(document, text, days.get(document.id, Counter()))
        yield found if len(found) >= least else Counter()


def _reported(documents: Sequence[Document]) -> Iterator[str]:
    """The beginning of each text without its furniture: sentences that papers print under any report, days apart."""
    first: dict[int, int] = {}
    furniture: set[int] = set()
    keys = [array("I", map(_key, _SENTENCE.findall(document.text[:_READ]))) for document in documents]
    published = [document.published.lo if document.published else None for document in documents]
    for day, index in sorted((day, index) for index, day in enumerate(published) if day is not None):
        for key in keys[index]:
            if day - first.setdefault(key, day) > _FURNITURE:
                furniture.add(key)
    del first
    for document, own in zip(documents, keys, strict=True):
        text = document.text[:_READ]
        if not furniture.isdisjoint(own):
            text = "".join([one for one in _SENTENCE.findall(text) if _key(one) not in furniture])
        yield text


def _key(sentence: str) -> int:
    return zlib.crc32(" ".join(sentence.split()).encode("utf-8", "surrogatepass"))


def _terms(document: Document, text: str, days: Counter[int]) -> Counter[str]:
    found: Counter[str] = Counter({f"day {day}": times for day, times in days.items()})
    for part, weight in ((document.title or "", 2), (text[:_LEAD], 1), (text, 1)):
        pieces = (_ASCII_TOKEN if part.isascii() else _TOKEN).split(part)  # what stands between the words, and these
        words = pieces[1::2]
        lower = [word.lower() for word in words]
        found.update(lower)
        if weight == 2:
            found.update(lower)
        before = -2
        for place, word in enumerate(words):
            folded = lower[place]
            if folded != word and word[0].isupper():
                found[folded] += weight
                if before == place - 1 and len(pieces[2 * place]) <= 2:
                    name = f"{lower[before]} {folded}"
                    found[name] = found.get(name, 0) + weight
                before = place
    return found
