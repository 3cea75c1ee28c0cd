"""JSON Schema (2020-12) of the file format ``claim-timeline/1``, made from the classes that are written.

``python -m timeline.codec.schema`` prints it. Fields that the schema does not name are allowed, since a later version
of the program may add some.
"""

import enum
import inspect
import types
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from timeline.codec.digests import FILE, TABLES
from timeline.codec.parts import FORMAT, SEAL
from timeline.codec.rows import HASHES
from timeline.model.calendar import Precision
from timeline.model.chronology import Event, Origin, Relation, Series, SeriesItem
from timeline.model.claim import Claim
from timeline.model.decision import Decision
from timeline.model.document import Document
from timeline.model.measure import LONGEST, NAME, Measure
from timeline.model.problem import Problem
from timeline.model.relation import RelationKind
from timeline.model.when import Limit, Qualifier, When

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_KINDS = (Document, Claim, Event, Relation, Series, Origin, Decision, Problem)
"""What a row of each table is."""
_NAMED = (Measure, RelationKind)
"""Written as a name. Plugins register others, so the schema does not list them."""
_INTEGER: Schema = {"type": "integer", "minimum": 0}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_CLAIM_ID: Schema = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
_SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number"},
    types.NoneType: {"type": "null"},
}


def schema() -> Schema:
    """The schema as plain JSON values, in the order in which the format is written."""
    parts: Schema = {"When": _when(), "Side": _side()}
    tables = {name: _reference(kind, parts) for name, kind in zip(TABLES, _KINDS, strict=True)}
    _as_written(parts)
    head = {
        "format": {"const": FORMAT},
        "by": {"enum": ["about", "said"], "description": "By which time events stand in order."},
        "linking": _nullable(_linking()),
    }
    digests = {
        "description": "Digests of the bytes of each table, from [ to ], and of every byte before the line of this "
        "key. Earlier versions wrote none.",
        **_object(dict.fromkeys((*TABLES, FILE), _SHA256)),
    }
    properties = {**head, **{name: {"type": "array", "items": row} for name, row in tables.items()}, SEAL: digests}
    return {
        "$schema": DIALECT,
        "title": FORMAT,
        "description": "A timeline of claims. Events, relations and series are computed again when it is read.",
        **_object(properties, optional=("linking", SEAL)),
        "$defs": dict(sorted(parts.items())),
    }


def _linking() -> Schema:
    text: Schema = {"type": "string"}
    settings: Schema = {"type": "object", "additionalProperties": True}
    linker = _object({"name": text, "version": text, "settings": _nullable(settings)})
    return {
        "description": "What events, relations, series and origins were made with; null where that is not known.",
        **_object(
            {"version": text, "everything": {"type": "boolean"}, "settings": settings, "linkers": _array(linker)}
        ),
    }


def _object(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _pair(*items: Schema) -> Schema:
    return {"type": "array", "prefixItems": list(items), "minItems": len(items), "maxItems": len(items)}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _reference(kind: type, parts: Schema) -> Schema:
    """A reference to a class, whose schema is added to ``parts`` where it is not yet there."""
    name = kind.__name__
    if name not in parts:
        parts[name] = {}  # a class that holds itself is met again before it is done
        hints = get_type_hints(kind)
        properties = {field.name: _typed(hints[field.name], parts) for field in attrs.fields(kind)}
        parts[name] = {"description": _first_line(kind), **_object(properties)}
    return {"$ref": f"#/$defs/{name}"}


def _typed(hint: Any, parts: Schema) -> Schema:
    """The schema of a type hint; raises ``TypeError`` for one that the format has no form for."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint in _NAMED:
        return _name(hint, parts)
    if hint is When:
        return {"$ref": "#/$defs/When"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        found = [_typed(argument, parts) for argument in arguments]
        # A number is written without a fraction where it is whole, and both are numbers of JSON.
        distinct = [one for one in found if one != {"type": "integer"} or {"type": "number"} not in found]
        return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}
    if origin is tuple and arguments == (int, int):
        return _pair(_INTEGER, _INTEGER)
    if origin is tuple and arguments[1:] == (...,):
        return _array(_typed(arguments[0], parts))
    if origin is tuple:
        return _pair(*(_typed(argument, parts) for argument in arguments))
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _typed(arguments[1], parts)}
    kind: type[Any] = hint
    if issubclass(kind, enum.Enum):
        return {"enum": [member.value for member in kind]}
    if attrs.has(kind):
        return _reference(kind, parts)
    raise TypeError(f"{hint!r} has no form in {FORMAT}")


def _name(kind: type, parts: Schema) -> Schema:
    """A reference to what is written as a name."""
    pattern = {"type": "string", "pattern": f"^{NAME.pattern}$", "maxLength": LONGEST}
    parts[kind.__name__] = {"description": _first_line(kind), **pattern}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n")[0].replace("``", "`")


def _as_written(parts: Schema) -> None:
    """What is written otherwise than the fields of the class stand."""
    document = parts[Document.__name__]["properties"]
    del document["drafts"]
    document |= dict.fromkeys(HASHES, _SHA256)
    claim = parts[Claim.__name__]["properties"]
    parts[Claim.__name__]["properties"] = {"id": _CLAIM_ID, **{key: row for key, row in claim.items() if key != "id"}}
    # A view is an interval without words; an item is a claim's id and the index of its figure.
    number = _nullable({"type": "number"})
    series = parts[Series.__name__]["properties"]
    series["items"] = _array(_pair(_CLAIM_ID, _INTEGER))
    series["claims"] = _array(_CLAIM_ID)
    series["views"] = {
        "type": "object",
        "additionalProperties": _object({"low": number, "best": number, "high": number}),
    }
    origin = parts[Origin.__name__]
    origin["properties"] = {"document": {"type": "string"}, **origin["properties"]}
    parts.pop(SeriesItem.__name__, None)
    for kind in (Document, Claim, Series, Origin):
        parts[kind.__name__]["required"] = list(parts[kind.__name__]["properties"])
    parts[Document.__name__]["required"].remove("metadata_sha256")  # earlier versions did not write it


def _when() -> Schema:
    text: Schema = {"type": "string"}
    side: Schema = {"$ref": "#/$defs/Side"}
    return {
        "description": "An uncertain time. earliest and latest are its outer bounds as ISO 8601, both inclusive, null "
        "where open or unknown. begin and end stand only where EDTF cannot say the time exactly.",
        **_object(
            {
                "edtf": text,
                "earliest": _nullable(text),
                "latest": _nullable(text),
                "precision": _nullable({"enum": [precision.value for precision in Precision]}),
                "text": _nullable(text),
                "rule": _nullable(text),
                "anchor": _nullable(text),
                "begin": side,
                "end": side,
            },
            optional=("begin", "end"),
        ),
    }


def _side() -> Schema:
    bound = _object(
        {
            "earliest": _nullable({"type": "integer"}),
            "latest": _nullable({"type": "integer"}),
            "precision": {"enum": [precision.value for precision in Precision]},
            "qualifiers": _array({"enum": [qualifier.value for qualifier in Qualifier]}),
            "zone": _nullable({"type": "integer"}),
        }
    )
    return {
        "description": "One side of a time: seconds since 1970-01-01T00:00 (half-open, null: then or "
        "earlier, then or later), or open, or unknown.",
        "anyOf": [bound, {"enum": [limit.name.lower() for limit in Limit]}],
    }


def text() -> str:
    """The schema as the text of a file."""
    import json

    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(text())
