"""Spans: half-open pairs of offsets, counted in code points of a document's text of record."""

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]

ELLIPSIS = " … "
"""What joins the pieces of a discontinuous span."""


def pieces(spans: Iterable[Iterable[int]]) -> Spans:
    """Spans as pairs of integers in ascending order; raises ``ValueError`` on an empty, negative or overlapping one."""
    result: list[Span] = []
    for start, end in sorted((int(start), int(end)) for start, end in spans):
        if not 0 <= start < end:
            raise ValueError(f"a span needs 0 <= start < end, not ({start}, {end})")
        if result and start < result[-1][1]:
            raise ValueError(f"spans {result[-1]} and {(start, end)} overlap")
        result.append((start, end))
    return tuple(result)


def quote(text: str, spans: Spans) -> str:
    """The words of ``text`` at ``spans``, joined by an ellipsis; raises ``ValueError`` outside of the text."""
    if spans and spans[-1][1] > len(text):
        raise ValueError(f"span {spans[-1]} ends beyond the text of {len(text)} characters")
    return ELLIPSIS.join(text[start:end] for start, end in spans)


def shared(a: Span, b: Span) -> int:
    """Number of characters that two spans share; 0 where they share none."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def inside(inner: Span, outer: Span) -> bool:
    """Does ``inner`` lie within ``outer``?"""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
