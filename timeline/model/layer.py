"""``SpanLayer``: what all layers of spans have that cover a document in one row, such as sentences and tokens."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Self

from timeline.model.span import Span


class SpanLayer:
    """Spans in ascending order, kept as compact arrays of offsets (code points).

    Behaves as a sequence of ``(start, end)``. Raises ``ValueError`` unless spans are non-empty, ascending and disjoint.
    """

    __slots__ = ("ends", "layer", "starts")

    def __init__(self, layer: str, spans: Iterable[Span] = ()) -> None:
        self.layer = layer
        self.starts = array("Q")
        self.ends = array("Q")
        before = 0
        for start, end in spans:
            if not before <= start < end:
                raise ValueError(f"{layer}: ({start}, {end}) is empty or overlaps what ends at {before}")
            self.starts.append(start)
            self.ends.append(end)
            before = end

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> Span:
        return self.starts[index], self.ends[index]

    def __iter__(self) -> Iterator[Span]:
        return zip(self.starts, self.ends, strict=True)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SpanLayer):
            return NotImplemented
        return type(self) is type(other) and self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.layer}: {len(self)} spans>"

    def _content(self) -> tuple[object, ...]:
        """What makes two layers of a class equal."""
        return self.layer, self.starts, self.ends

    def at(self, offset: int) -> int | None:
        """Index of the span that holds an offset; None where it falls between two."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def touching(self, start: int, end: int) -> range:
        """Indices of the spans that share a character with ``[start, end)``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def moved(self, by: int) -> Self:
        """The same layer with every offset greater by so much. Raises ``ValueError`` where one would be negative."""
        return type(self)(self.layer, ((start + by, end + by) for start, end in self))

    def mismatch(self, text: str) -> str | None:
        """Why the layer cannot be one of this text; None where it can."""
        if len(self) and self.ends[-1] > len(text):
            return f"a span that ends beyond the text: {self[len(self) - 1]}"
        return None
