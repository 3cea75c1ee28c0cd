"""``When`` as JSON: EDTF beside inclusive ISO 8601 bounds.

``earliest`` and ``latest`` are the stated outer bounds, both inclusive, null where open or unknown. ``begin`` and
``end`` are written only where EDTF cannot say the time exactly; with them the form is lossless.
"""

from functools import lru_cache
from typing import Any, Final, TypeVar

from timeline.model import edtf
from timeline.model.calendar import DAY, Instant, Precision, instant
from timeline.model.when import Bound, Limit, Qualifier, Side, When

Json = dict[str, Any]
T = TypeVar("T")

_LAST: Final = instant(10**40 + 10_000)
"""No time lies beyond this: EDTF has years of 40 digits at most, the longest unit is a millennium."""
_WIDEST_ZONE: Final = 24 * 60
_KEPT: Final = 4096
"""Times of one file repeat: that many are formatted and parsed once."""
_SIDES = {limit.name.lower(): limit for limit in Limit}
_PRECISIONS = {precision.value: precision for precision in Precision}
_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}


def write(when: When | None) -> Json | None:
    """A time as a JSON object; None stays null."""
    if when is None:
        return None
    expression, is_exact = _expression(when)
    precision = when.precision
    row: Json = {
        "edtf": expression,
        "earliest": _first(when.begin),
        "latest": _last(when.end),
        "precision": precision.value if precision else None,
        "text": when.text,
        "rule": when.rule,
        "anchor": when.anchor,
    }
    if not is_exact:
        row["begin"], row["end"] = _write_side(when.begin), _write_side(when.end)
    return row


def read(row: Any) -> When | None:
    """A time from its JSON object or from EDTF alone; raises ``ValueError`` on anything else.

    The bounds and the precision beside ``edtf`` are only seen to be of the right type, since ``edtf`` or ``begin`` and
    ``end`` say all of them.
    """
    if row is None:
        return None
    if isinstance(row, str):
        return _parse(row)
    if not isinstance(row, dict):
        raise ValueError("a time needs an object or EDTF")
    for name in ("earliest", "latest"):
        _text_or_null(row, name)
    if row.get("precision") is not None:
        _named(row, "precision", _PRECISIONS)
    if "begin" in row or "end" in row:
        if not isinstance(row.get("edtf", ""), str):
            raise ValueError("edtf: a text is needed")
        when = When(_read_side(row, "begin"), _read_side(row, "end"))
    else:
        when = _parse(_text(row, "edtf"))
    return when.read_as(_text_or_null(row, "text"), _text_or_null(row, "rule"), _text_or_null(row, "anchor"))


_parse = lru_cache(_KEPT)(edtf.parse)


@lru_cache(_KEPT)
def _expression(when: When) -> tuple[str, bool]:
    """The time as EDTF, and whether that says it exactly."""
    expression = edtf.format(when)
    try:
        return expression, edtf.parse(expression) == when
    except edtf.EDTFError:
        return expression, False


def _first(side: Side) -> str | None:
    if isinstance(side, Limit) or side.earliest is None:
        return None
    return edtf.format_instant(side.earliest, _shown(side), side.zone)


def _last(side: Side) -> str | None:
    if isinstance(side, Limit) or side.latest is None:
        return None
    return edtf.format_instant(side.latest - 1, _shown(side), side.zone)


def _shown(bound: Bound) -> Precision:
    """Days where the window is made of whole days, else seconds."""
    whole = bound.precision >= Precision.DAY and not any(at and at % DAY for at in (bound.earliest, bound.latest))
    return Precision.DAY if whole else Precision.SECOND


def _write_side(side: Side) -> Any:
    if isinstance(side, Limit):
        return side.name.lower()
    return {
        "earliest": side.earliest,
        "latest": side.latest,
        "precision": side.precision.value,
        "qualifiers": sorted(qualifier.value for qualifier in side.qualifiers),
        "zone": side.zone,
    }


def _read_side(row: Json, name: str) -> Side:
    side = row.get(name)
    if isinstance(side, str):
        return _named(row, name, _SIDES)
    if not isinstance(side, dict):
        raise ValueError(f"{name}: an object, 'open' or 'unknown' is needed")
    signs = side.get("qualifiers")
    if not isinstance(signs, list) or any(type(sign) is not str or sign not in _QUALIFIERS for sign in signs):
        raise ValueError(f"{name}: qualifiers must be a list of {' and '.join(_QUALIFIERS)}")
    zone = _integer(side, "zone")
    if zone is not None and abs(zone) >= _WIDEST_ZONE:
        raise ValueError(f"zone: less than {_WIDEST_ZONE} minutes are needed")
    return Bound(
        _instant(side, "earliest"),
        _instant(side, "latest"),
        _named(side, "precision", _PRECISIONS),
        frozenset(_QUALIFIERS[sign] for sign in signs),
        zone,
    )


def _text(row: Json, name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name}: a text is needed")
    return value


def _text_or_null(row: Json, name: str) -> str | None:
    return None if row.get(name) is None else _text(row, name)


def _named(row: Json, name: str, known: dict[str, T]) -> T:
    value = row.get(name)
    if not isinstance(value, str) or value not in known:
        raise ValueError(f"{name}: one of {', '.join(known)} is needed")
    return known[value]


def _integer(row: Json, name: str) -> int | None:
    value = row.get(name, "")  # null and nothing differ: "then or later" must have been said
    if value is not None and type(value) is not int:
        raise ValueError(f"{name}: an integer or null is needed")
    return value


def _instant(row: Json, name: str) -> Instant | None:
    at = _integer(row, name)
    if at is not None and abs(at) > _LAST:
        raise ValueError(f"{name}: a year of at most 40 digits is needed")
    return at
