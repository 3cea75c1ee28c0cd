"""Compares the rows of a timeline file with those that would be written in their place.

A key that a row lacks and that would be empty (null, false, an empty list) is passed over, since an earlier version
may not have known it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs
import msgspec

from timeline.codec.converter import FormError, named, shortened
from timeline.codec.digests import TABLES
from timeline.codec.parts import FORMAT, HEAD
from timeline.codec.rows import rewritten
from timeline.codec.text import JSONError, decode, encode

LISTED: Final = 5
"""Rows of a table that are named; the others are counted."""
PLACES: Final = 3
"""Places of a row that are named."""

STORED: Final = {"documents": "document", "claims": "claim", "decisions": "decision", "problems": "problem"}
"""The tables that a timeline consists of, and what a row of each is called."""
COMPUTED: Final = {"events": "event", "relations": "relation", "series": "series", "origins": "origin"}
"""The tables that are computed from those, and what a row of each is called."""

_EMPTY: Final[tuple[Any, ...]] = (None, False, [], {}, "")
_raw = msgspec.json.Decoder(list[msgspec.Raw])


def rows_of(table: bytes) -> list[bytes]:
    """The rows of a table as they are written."""
    return [bytes(memoryview(row)) for row in _raw.decode(table)]


@attrs.define
class Differences:
    """What comparisons found: complaints, and how many rows say the same and are written in another way."""

    complaints: list[str] = attrs.field(factory=list)
    rewritten: int = 0

    def stored(self, table: str, held: bytes, made: bytes, faulty: Collection[int]) -> None:
        """Compare a stored table with the one that is written after it was read.

        ``faulty`` are the numbers (from 1) of rows about which something was said already.
        """
        if held == made:
            return
        places = {row: place for place, row in enumerate(rows_of(made))}
        lines: list[str] = []
        order: list[int] = []
        for number, row in enumerate(rows_of(held), 1):
            if row in places:
                order.append(places[row])
            elif number not in faulty:
                value = _value(row)
                try:
                    wrong = self._wrong(value, rewritten(table, value), row, "the rest of the row contradicts")
                except FormError as error:
                    wrong = [str(error)]
                lines += [f"{STORED[table]} {_id(value, number)}: {what}" for what in wrong]
        if len(set(order)) < len(order):
            lines.append(f"{table}: a row stands twice")
        elif order != sorted(order):
            lines.append(f"{table}: the rows are out of order")
        self.complaints += some(lines)

    def computed(self, table: str, held: bytes, made: bytes) -> None:
        """Compare a computed table with what is computed of the stored ones now."""
        if held == made:
            return
        name, theirs = COMPUTED[table], rows_of(made)
        expected: dict[str, list[bytes]] = {}
        for row in theirs:
            expected.setdefault(_key(table, _value(row)), []).append(row)
        lines: list[str] = []
        agreeing: list[bytes] = []
        for number, row in enumerate(rows_of(held), 1):
            value = _value(row)
            fitting = expected.get(_key(table, value))
            if not fitting:
                lines.append(f"{name} {_id(value, number)}: linking again does not produce it")
                continue
            agreeing.append(fitting.pop(0))
            wrong = self._wrong(value, _value(agreeing[-1]), row, "linking again gives different values for")
            lines += [f"{name} {_id(value, number)}: {what}" for what in wrong]
        missing = (row for rows in expected.values() for row in rows)
        lines += [f"{name} {_id(_value(row), 0)}: is missing; linking again produces it" for row in missing]
        if not lines and agreeing != theirs:
            lines.append(f"{table}: the rows are out of order")
        self.complaints += some(lines)

    def _wrong(self, held: Any, made: Any, row: bytes, complaint: str) -> list[str]:
        """What a row has that would not be written; one that differs in nothing but its bytes is counted."""
        places: list[str] = []
        unknown: list[str] = []
        for place, is_known in _places(held, made, ""):
            (places if is_known else unknown).append(place)
        if not places and not unknown:
            self.rewritten += encode(_trimmed(made, held)) != row
        return [f"{complaint} {_some(places)}"] * bool(places) + [f"unknown key {_some(unknown)}"] * bool(unknown)


def some(lines: Sequence[str]) -> list[str]:
    """The first lines, and the number of the others."""
    more = len(lines) - LISTED
    return [*lines[:LISTED], f"{more} more like {'this' if more == 1 else 'these'}"] if more > 0 else list(lines)


def laid_out(data: bytes, file: Mapping[str, bytes], last: bytes, made: Mapping[str, bytes]) -> bool:
    """Are the parts of a file put together as they are written?

    ``file`` are its parts, all tables among them, ``last`` its line of digests (empty: it has none), ``made`` the parts
    of what is written once it was read, as far as they are the same.
    """
    expected = {"format": encode(FORMAT), "by": encode(decode(file.get("by", b"null"))), **made}
    if any(file[key] != expected.get(key, file[key]) for key in HEAD if key in file):
        return False
    pieces = [b"{", b",".join(encode(key) + b":" + file[key] for key in HEAD if key in file)]
    for table in TABLES:
        rows = rows_of(file[table])
        pieces += [b",\n", encode(table), b":[\n" if rows else b":[", b",\n".join(rows), b"\n]" if rows else b"]"]
    pieces += [b",\n", last] if last else [b"}\n"]
    return b"".join(pieces) == data


def _value(row: bytes) -> Any:
    try:
        return decode(row)
    except (JSONError, ArithmeticError):
        return None


def _key(table: str, row: Any) -> str:
    """What tells a row from the others of its table."""
    if not isinstance(row, dict):
        return ""
    names = {"relations": ("kind", "claims"), "origins": ("document",)}.get(table, ("id",))
    try:
        return encode([row.get(name) for name in names]).decode()
    except RecursionError:
        return ""


def _id(row: Any, number: int) -> str:
    """How a row is called in a message: by its id, else by what it relates, else by its number."""
    row = row if isinstance(row, dict) else {}
    if isinstance(row.get("id", row.get("document")), str) and "message" not in row:
        return named(row.get("id", row.get("document")))
    if isinstance(row.get("kind"), str) and isinstance(row.get("claims"), list):
        return " ".join([named(row["kind"]), *map(named, row["claims"][:2])])
    return str(number)


def _places(held: Any, made: Any, at: str) -> Iterator[tuple[str, bool]]:
    """The places at which two JSON values differ, like ``about.earliest``, and whether such a place is known at all."""
    if isinstance(held, dict) and isinstance(made, dict):
        for key, value in made.items():
            if key in held:
                yield from _places(held[key], value, f"{at}.{key}" if at else key)
            elif value not in _EMPTY:
                yield f"{at}.{key}" if at else key, True
        for key in held:
            if key not in made:
                yield f"{at}.{key}" if at else key, False
    elif isinstance(held, list) and isinstance(made, list) and len(held) == len(made):
        for place, (one, other) in enumerate(zip(held, made, strict=True)):
            yield from _places(one, other, f"{at}[{place}]")
    elif type(held) is not type(made) or held != made:
        yield at or "all of it", True


def _some(places: list[str]) -> str:
    more = f" and {len(places) - PLACES} more" if len(places) > PLACES else ""
    return ", ".join(shortened(place, 60) for place in places[:PLACES]) + more


def _trimmed(made: Any, held: Any) -> Any:
    """What would be written, without the keys that a row lacks."""
    if isinstance(made, dict) and isinstance(held, Mapping):
        return {key: _trimmed(value, held[key]) for key, value in made.items() if key in held}
    if isinstance(made, list) and isinstance(held, list):
        return [_trimmed(one, other) for one, other in zip(made, held, strict=True)]
    return made
