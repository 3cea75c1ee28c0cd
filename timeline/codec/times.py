"""``When`` as JSON: EDTF beside inclusive ISO 8601 bounds.

``earliest`` and ``latest`` are the stated outer bounds, both inclusive, null where open or unknown. ``begin`` and
``end`` are written only where EDTF cannot say the time exactly; with them the form is lossless.
"""

from collections.abc import Mapping
from typing import Any

from timeline.model import edtf
from timeline.model.calendar import DAY, Instant, Precision
from timeline.model.when import Bound, Limit, Qualifier, Side, When

Json = dict[str, Any]


def write(when: When | None) -> Json | None:
    """A time as a JSON object; None stays null."""
    if when is None:
        return None
    expression = edtf.format(when)
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
    if not _says(expression, when):
        row["begin"], row["end"] = _write_side(when.begin), _write_side(when.end)
    return row


def read(row: Mapping[str, Any] | str | None) -> When | None:
    """A time from its JSON object or from EDTF alone; raises ``ValueError`` on anything else."""
    if row is None:
        return None
    if isinstance(row, str):
        return edtf.parse(row)
    exact = "begin" in row
    when = When(_read_side(row["begin"]), _read_side(row["end"])) if exact else edtf.parse(row["edtf"])
    return when.read_as(row.get("text"), row.get("rule"), row.get("anchor"))


def _says(expression: str, when: When) -> bool:
    try:
        return edtf.parse(expression) == when
    except edtf.EDTFError:
        return False


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


def _read_side(row: Any) -> Side:
    if isinstance(row, str):
        return Limit[row.upper()]
    return Bound(
        _instant(row["earliest"]),
        _instant(row["latest"]),
        Precision(row["precision"]),
        frozenset(Qualifier(sign) for sign in row["qualifiers"]),
        row["zone"],
    )


def _instant(number: Any) -> Instant | None:
    return None if number is None else int(number)
