"""The one cattrs converter between the model and plain JSON values."""

from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from cattrs import Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from timeline.codec import times
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.figure import Number, number
from timeline.model.span import Span, Spans, pieces
from timeline.model.when import When

T = TypeVar("T")

MOST_DIGITS = 1000
"""Before and behind the point: ``1e999999999`` is a few bytes of a file and gigabytes as an integer."""


class FormError(ValueError):
    """JSON that is not of the form; the message names the place in it and what is wrong there."""


@cache
def converter() -> Converter:
    """The converter: enums by value, times as in ``codec.times``, spans as pairs, numbers exact."""
    made = Converter()
    made.register_unstructure_hook(When, times.write)
    made.register_structure_hook(When, lambda row, _: times.read(row))
    made.register_structure_hook_func(lambda kind: kind == Spans, lambda row, _: pieces(row))
    made.register_structure_hook_func(lambda kind: kind == Span, lambda row, _: _pair(row))
    made.register_structure_hook_func(lambda kind: kind == Number, lambda value, _: _number(value))
    made.register_structure_hook_func(
        lambda kind: kind == Number | None, lambda value, _: None if value is None else _number(value)
    )
    made.register_unstructure_hook(Decimal, lambda value: value)
    made.register_structure_hook(str, lambda value, _: _string(value))
    made.register_structure_hook(bool, lambda value, _: _boolean(value))
    _register_claim(made)
    made.register_unstructure_hook(Document, make_dict_unstructure_fn(Document, made, drafts=override(omit=True)))
    made.register_structure_hook(Document, make_dict_structure_fn(Document, made, drafts=override(omit=True)))
    return made


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
    return transform_error(error, path="", format_exception=_in_words)


def _in_words(error: BaseException, kind: type | None) -> str:
    if isinstance(error, KeyError):
        return f"the field {error} is missing"
    if isinstance(error, ValueError | TypeError):
        return str(error)
    return f"{type(error).__name__}: {error} (expected {getattr(kind, '__name__', kind)})"


def _pair(row: Any) -> Span:
    start, end = row
    return int(start), int(end)


def _number(value: Any) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"a number is needed, not {value!r}")
    if abs(Decimal(value).adjusted()) > MOST_DIGITS:
        raise ValueError(f"a number of at most {MOST_DIGITS} digits is needed")
    return number(value)


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is needed, not {value!r}")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"true or false is needed, not {value!r}")
    return value


def plain(value: Any) -> Any:
    """A value of the model as plain JSON values: dicts, lists, strings, integers, ``Decimal`` and None."""
    return converter().unstructure(value)
