"""Timeline files with something broken in them: bytes, or values that no program would have written."""

import copy
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any

Place = tuple[Any, ...]

_WIDE = {"earliest": -(10**30), "latest": 10**30, "precision": "season", "qualifiers": ["~"], "zone": -1439}
_MINUTE = {"earliest": 0, "latest": 60, "precision": "minute", "qualifiers": ["?"], "zone": 7}

ODD: Sequence[Any] = (
    None,
    True,
    False,
    -1,
    1.5,
    10**30,
    10**400,
    10**1001,
    1e308,
    "",
    "en",
    "open",
    "2024-13",
    "\x00",
    "\u202e",
    "x" * 10_000,
    [],
    {},
    [1],
    [[1, 2, 3]],
    [[-5, 3]],
    [[0, 10**30]],
    ["a"],
    {"a": 1},
    {"edtf": "2024"},
    {"edtf": "2024", "rule": [1]},
    {"edtf": "Y" + "9" * 40},
    {"begin": "open", "end": "open"},
    {"begin": _WIDE, "end": "open"},
    {"begin": "unknown", "end": {**_WIDE, "precision": "week"}},
    {"begin": _MINUTE, "end": {**_MINUTE, "precision": "hour"}},
    {"begin": {**_MINUTE, "zone": "en"}, "end": "open"},
    {"begin": {**_MINUTE, "zone": 10**30}, "end": "open"},
    {"begin": {**_MINUTE, "earliest": "0"}, "end": "open"},
    json.loads("[" * 200 + "]" * 200),
)


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """The ways to all values inside of one."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*path, key)
        yield from places(value[key], (*path, key))


def mutated(data: bytes, file: Any, found: Sequence[Place], chance: random.Random) -> bytes:
    """A quarter of the files with 1, 3 or 30 edits of bytes, the others with 1, 2 or 5 odd or missing values."""
    if chance.random() < 0.25:
        return _bytes(bytearray(data), chance)
    changed = copy.deepcopy(file)
    for _ in range(chance.choice((1, 2, 5))):
        *way, last = chance.choice(found)
        holder = changed
        try:
            for key in way:
                holder = holder[key]
            if chance.random() < 0.3:
                del holder[last]
            else:
                holder[last] = copy.deepcopy(chance.choice(ODD))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took it away
    return json.dumps(changed).encode()


def _bytes(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 3, 30))):
        at, other = chance.randrange(len(data)), chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, min(5000, len(data) // 2))]
            case _:
                data[at:at] = data[other : other + chance.randrange(1, 3000)]
    return bytes(data)
