"""JSON text: exact numbers, compact lines, and errors that name the place."""

from decimal import Decimal
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(decimal_format="number")
_decoder = msgspec.json.Decoder(float_hook=Decimal)


class JSONError(ValueError):
    """Bytes that are no JSON; the message names the place."""


def encode(value: Any) -> bytes:
    """One line of compact JSON in UTF-8; a ``Decimal`` is written digit for digit."""
    return _encoder.encode(value)


def decode(data: bytes) -> Any:
    """Plain values of JSON text, fractions as ``Decimal``; raises ``JSONError``."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise JSONError(str(error)) from None
    except RecursionError:
        raise JSONError("nested too deeply") from None
