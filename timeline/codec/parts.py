"""The parts of a timeline file: the bytes of its head, of its tables and of its digests, before a row is read."""

from typing import Any

import msgspec

from timeline.codec.converter import FormError, shown
from timeline.codec.digests import TABLES, Digests
from timeline.codec.text import JSONError, decode

FORMAT = "claim-timeline/1"
MARK = b'{"format":"claim-timeline/'
"""How such a file begins, blanks left out."""
SEAL = "sha256"
"""The key of the digests."""
HEAD = ("format", "by", "linking")
"""What precedes the tables."""

_values = msgspec.json.Decoder(dict[str, msgspec.Raw])


def is_timeline(data: bytes) -> bool:
    """Do the bytes begin like a timeline file of any version?"""
    return data[:256].translate(None, b" \t\r\n").startswith(MARK)


def parts(data: bytes, name: str) -> dict[str, bytes]:
    """The bytes of each value of the file, as they are; raises ``FormError`` for what is not of this format.

    That each value by itself is JSON is seen only when it is decoded.
    """
    found: dict[str, bytes] = {}
    try:
        found = {key: bytes(memoryview(raw)) for key, raw in _values.decode(data).items()}
        stated = decoded(found.get("format", b"null"), name)
    except msgspec.ValidationError:  # no object: still JSON, or not even that
        decoded(data, name)
        stated = None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FormError(f"{name}: not JSON: {error}") from None
    except RecursionError:
        raise FormError(f"{name}: not JSON: nested too deeply") from None
    if stated != FORMAT:
        raise FormError(
            f"{name}: the format is {None if stated is None else shown(stated)}, and this version reads {FORMAT!r}"
        )
    for key in TABLES:
        if not found.get(key, b"[").startswith(b"["):
            raise FormError(f"{name}: {key!r} must be a list")
    return found


def decoded(value: bytes, name: str) -> Any:
    """One value of the file called ``name``; raises ``FormError`` where it is no JSON."""
    try:
        return decode(value)
    except (JSONError, ArithmeticError) as error:  # a fraction with an exponent of twenty digits
        raise FormError(f"{name}: not JSON: {error}") from None


def digests(data: bytes, file: dict[str, bytes], name: str) -> Digests:
    """The digests of a file, stated and made, given its parts."""
    stated = decoded(file[SEAL], name) if SEAL in file else None
    return Digests.of(data, file, {} if stated is None and SEAL in file else stated)
