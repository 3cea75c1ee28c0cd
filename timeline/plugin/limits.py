"""``Limits``: the table ``[limits]`` of a settings file."""

import math
import sys
from typing import Any

import attrs

MEGABYTE = 1_000_000

SHOWN = 40
"""Characters of a wrong value that a message shows."""


def _amount(value: Any) -> Any:
    """A number as a float, inf where it is beyond their reach; what is not a number above 0 stays as it is."""
    if type(value) is int and value > 0:
        return float(value) if value <= sys.float_info.max else math.inf
    return value


def _count(value: Any) -> Any:
    """A whole number as an int; what is not one stays as it is.

    No more than ``sys.maxsize`` things fit into memory, so that stands for inf and can still be sliced with.
    """
    if type(value) not in (int, float) or not value >= 1:  # nan is not at least 1 either
        return value
    if value >= sys.maxsize:
        return sys.maxsize
    return int(value) if value == int(value) else value


def _is_amount(_limits: "Limits", field: "attrs.Attribute[Any]", value: object) -> None:
    if type(value) is not float or not value > 0:
        raise ValueError(f"{field.name} must be a number above 0, or inf for no limit, not {_shown(value)}")


def _is_count(_limits: "Limits", field: "attrs.Attribute[Any]", value: object) -> None:
    if type(value) is not int or value < 1:
        raise ValueError(f"{field.name} must be a whole number above 0, or inf for no limit, not {_shown(value)}")


def _shown(value: object) -> str:
    try:
        text = repr(value)
    except ValueError:  # Python writes integers of a few thousand digits only
        return "an integer of thousands of digits"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."


@attrs.frozen(slots=True, kw_only=True)
class Limits:
    """What one document or source may cost: numbers above 0, whole ones for counts; ``inf`` stands for no limit.

    Raises ``ValueError`` that names the field and what it takes. A count of ``inf`` is kept as ``sys.maxsize``.
    """

    seconds: float = attrs.field(default=30.0, converter=_amount, validator=_is_amount)
    """Time for one document, or for one window of a long one."""
    megabytes: float = attrs.field(default=512.0, converter=_amount, validator=_is_amount)
    """Memory for one document beside the program's own."""
    input_megabytes: float = attrs.field(default=100.0, converter=_amount, validator=_is_amount)
    """Size of one source."""
    timeline_megabytes: float = attrs.field(default=1000.0, converter=_amount, validator=_is_amount)
    """Size of one earlier timeline."""
    claims: int = attrs.field(default=10_000, converter=_count, validator=_is_count)
    """Claims of one document."""
    characters: int = attrs.field(default=5_000_000, converter=_count, validator=_is_count)
    """Characters of one document in which claims are looked for."""
    problems: int = attrs.field(default=20, converter=_count, validator=_is_count)
    """Problems of one kind that are kept for one source; the others are counted."""


def bytes_of(megabytes: float) -> int:
    """Megabytes in bytes; ``sys.maxsize``, which no file or address space reaches, for inf and whatever comes near."""
    count = megabytes * MEGABYTE
    return sys.maxsize if count >= sys.maxsize else int(count)
