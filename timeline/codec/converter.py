"""The one cattrs converter between the model and plain JSON values."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_origin, get_type_hints

import attrs
from cattrs import Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from timeline.codec import times
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.figure import MOST_DIGITS as MOST_DIGITS
from timeline.model.figure import Number, number
from timeline.model.measure import Measure
from timeline.model.relation import RelationKind
from timeline.model.span import Span, Spans, pieces
from timeline.model.when import When

T = TypeVar("T")

_LONGEST = 300
_SHOWN = 100
"""Characters of an error's message, and of a value in it: what is wrong in a file may be of any length."""


class FormError(ValueError):
    """JSON that is not of the form; the message names the place in it and what is wrong there."""


@cache
def converter() -> Converter:
    """The converter: enums by value, spans as pairs, numbers exact.

    Times are written as in ``codec.times``, measures and kinds of relation by name.

    Nothing is converted on reading: a text, a truth value, a number, a list and an object must be just that.
    """
    made = Converter()
    made.register_unstructure_hook(When, times.write)
    made.register_structure_hook_factory(attrs.has, lambda kind: _object_reader(kind, made))
    made.register_structure_hook(When, lambda row, _: times.read(row))
    made.register_structure_hook_func(lambda kind: kind == Spans, lambda row, _: _spans(row))
    made.register_structure_hook_func(lambda kind: kind == Span, lambda row, _: _span(row))
    made.register_structure_hook_func(lambda kind: kind == Number, lambda value, _: _number(value))
    made.register_structure_hook_func(
        lambda kind: kind == Number | None, lambda value, _: None if value is None else _number(value)
    )
    made.register_unstructure_hook(Decimal, lambda value: value)
    made.register_unstructure_hook(Measure, lambda measure: measure.name)
    made.register_structure_hook(Measure, lambda value, _: Measure.named(_string(value)))
    made.register_unstructure_hook(RelationKind, lambda kind: kind.name)
    made.register_structure_hook(str, lambda value, _: _string(value))
    made.register_structure_hook(bool, lambda value, _: _boolean(value))
    _register_claim(made)
    made.register_unstructure_hook(Document, make_dict_unstructure_fn(Document, made, drafts=override(omit=True)))
    return made


def _object_reader(kind: type[Any], made: Converter) -> Callable[[Any, Any], Any]:
    """What reads an object of some class, whose fields of several values must be lists."""
    read: Callable[[Any, Any], Any] = (
        make_dict_structure_fn(Document, made, drafts=override(omit=True))
        if kind is Document
        else make_dict_structure_fn(kind, made)
    )
    hints = get_type_hints(kind)
    written = (field.name for field in attrs.fields(kind) if (kind, field.name) != (Document, "drafts"))
    lists = [name for name in written if get_origin(hints[name]) is tuple]

    def strictly(row: Any, wanted: Any) -> Any:
        if type(row) is not dict:
            raise TypeError(f"an object is needed, not {shown(row)}")
        for name in lists:
            if name in row and type(row[name]) is not list:
                raise TypeError(f"{name}: a list is needed, not {shown(row[name])}")
        return read(row, wanted)

    return strictly


def _register_claim(made: Converter) -> None:
    """A claim with its id first; the id is written for others and computed again on reading."""
    write_fields = make_dict_unstructure_fn(Claim, made, id=override(omit=True))

    def write(claim: Claim) -> dict[str, Any]:
        return {"id": claim.id, **write_fields(claim)}

    made.register_unstructure_hook(Claim, write)


def structure(row: Any, kind: type[T], where: str) -> T:
    """A value of the model from plain JSON; raises ``FormError`` that names ``where`` and the field."""
    try:
        return converter().structure(row, kind)
    except Exception as error:  # noqa: BLE001 - cattrs gathers whatever the hooks raise
        raise FormError(f"{where}: {'; '.join(_explained(error))}") from None


def _explained(error: BaseException) -> list[str]:
    return [line.removesuffix(" @ ") for line in transform_error(error, path="", format_exception=_in_words)]


def _in_words(error: BaseException, kind: type | None) -> str:
    if isinstance(error, KeyError):
        return f"the field {error} is missing"
    words = str(error)
    if not isinstance(error, ValueError | TypeError):
        words = f"{type(error).__name__}: {words} (expected {getattr(kind, '__name__', kind)})"
    return shortened(words)


def shown(value: Any) -> str:
    """A JSON value in a message: in short, lists and objects by what they are, since they may be deep."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if isinstance(value, bool) or value is None:
        return "null" if value is None else str(value).lower()
    return shortened(str(value) if isinstance(value, Decimal) else repr(value), _SHOWN)


def named(value: Any) -> str:
    """An id in a message, whatever stands in its place."""
    return shortened(value, _SHOWN) if isinstance(value, str) else shown(value)


def shortened(text: str, most: int = _LONGEST) -> str:
    """The beginning of a text that is longer than a message should be."""
    return text if len(text) <= most else text[: most - 3] + "..."


def _spans(rows: Any) -> Spans:
    if type(rows) is not list:
        raise TypeError(f"a list of spans is needed, not {shown(rows)}")
    return pieces(_pair(row) for row in rows)


def _span(row: Any) -> Span:
    start, end = _pair(row)
    if not 0 <= start < end:
        raise ValueError(f"a span needs 0 <= start < end, not ({start}, {end})")
    return start, end


def _pair(row: Any) -> Span:
    if type(row) is not list or len(row) != 2 or type(row[0]) is not int or type(row[1]) is not int:
        raise TypeError("a span is a pair of integers")
    return row[0], row[1]


def _number(value: Any) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"a number is needed, not {shown(value)}")
    return number(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is needed, not {shown(value)}")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false is needed, not {shown(value)}")
    return value


def plain(value: Any) -> Any:
    """A value of the model as plain JSON values: dicts, lists, strings, integers, ``Decimal`` and None."""
    return converter().unstructure(value)
