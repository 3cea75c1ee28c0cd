"""What is kept of several variants of one thing: by content alone, so that no order and no grouping of a merge shows.

Each field is the least of a total order (a semilattice: commutative, associative, idempotent), empty ones
and None the greatest.
"""

import enum
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

import attrs

from timeline.model.claim import Claim, canonical
from timeline.model.document import DateCandidate, Document
from timeline.model.when import When

_ENDLESS: Final = float("inf")


def whole(value: Any) -> str:
    """All of a value as text, with what equality leaves out."""
    return ascii(attrs.asdict(value, value_serializer=_sortable))


def _sortable(_instance: object, _field: object, value: Any) -> Any:
    if isinstance(value, frozenset):
        return canonical(value)
    return value.value if isinstance(value, enum.Enum) else value


def united(variants: Sequence[Document]) -> Document:
    """One document of several with the same id and text: each field by itself, so that no variant's is lost.

    ``published`` is the narrowest date and of these the earliest, ``retrieved`` the one that was over first,
    ``candidates`` are those of all. An origin goes with its credit, and one that is declared before one that the text
    credits. Of anything else the smallest is kept.
    """
    first = variants[0]
    if all(other is first for other in variants):
        return first
    kept: dict[str, Any] = {name: min(_given(variants, name), key=_text_key, default=None) for name in _TEXTS}
    kept |= {name: min(_given(variants, name), key=key, default=None) for name, key in _VALUES.items()}
    kept["candidates"] = _candidates(_given(variants, "candidates"))
    kept["drafts"] = min(_given(variants, "drafts"), key=_wholes, default=())
    kept["origin"], kept["credit"] = min(((one.origin, one.credit) for one in variants), key=_origin_key)
    return attrs.evolve(first, **kept)


def preferred(one: Claim, other: Claim) -> Claim:
    """Which to keep of two claims with one id: what their extractors' versions, failed layers and readings decide.

    The newer version wins, whichever extractor it is of, then the claim under which fewer layers failed, then the one
    whose full content is smaller.
    """
    versions = version_key(one.extractor.version), version_key(other.extractor.version)
    if versions[0] != versions[1]:
        return one if versions[0] > versions[1] else other
    ranks = (len(one.incomplete), whole(one)), (len(other.incomplete), whole(other))
    return one if ranks[0] <= ranks[1] else other


_DIGITS: Final = "0123456789"
_RUN: Final = re.compile(f"[{_DIGITS}]+|[^{_DIGITS}]+")


@lru_cache(maxsize=64)
def version_key(version: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts versions in natural order, in which 2 precedes 10, and 1+nupunkt-0.8 stands between 1 and 1.1."""
    runs: list[tuple[bool, int, str]] = []
    for run in _RUN.findall(version):
        if run[0] in _DIGITS:
            digits = run.lstrip("0")
            runs.append((True, len(digits), digits))  # not int(): it refuses to read thousands of digits
        else:
            runs.append((False, 0, run))
    return tuple(runs)


def _given(variants: Sequence[Document], field: str) -> list[Any]:
    """The values that the variants have in a field, without those that say nothing."""
    return [value for one in variants if (value := getattr(one, field)) not in (None, ())]


def _text_key(text: str) -> tuple[bool, str]:
    return not text.strip(), text


def _published_key(when: When) -> tuple[float, float, str]:
    width = _ENDLESS if when.lo is None or when.hi is None else when.hi - when.lo
    return width, -_ENDLESS if when.lo is None else when.lo, whole(when)


def _retrieved_key(when: When) -> tuple[float, float, str]:
    """What was seen by some day was known on that day, however vague another variant is."""
    return _ENDLESS if when.hi is None else when.hi, -_ENDLESS if when.lo is None else when.lo, whole(when)


def _origin_key(pair: tuple[str | None, str | None]) -> tuple[bool, bool, str, str]:
    origin, credit = pair
    return not (origin and origin.strip()), credit is not None, origin or "", credit or ""


def _candidates(lists: Sequence[tuple[DateCandidate, ...]]) -> tuple[DateCandidate, ...]:
    """The candidates of all, in the order that they have where the lists do not differ."""
    by_content = {_wholes(one): one for one in lists}
    if len(by_content) < 2:
        return lists[0] if lists else ()
    found = {whole(candidate): candidate for one in lists for candidate in one}
    return tuple(found[content] for content in sorted(found))


def _wholes(values: Sequence[Any]) -> tuple[str, ...]:
    return tuple(whole(value) for value in values)


_TEXTS: Final = ("title", "url", "publisher", "language", "genre", "part")
_VALUES: Final[dict[str, Callable[[Any], Any]]] = {
    "published": _published_key,
    "retrieved": _retrieved_key,
    "provenance": whole,
}
