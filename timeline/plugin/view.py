"""``View``: what an extractor sees of a document."""

from collections.abc import Mapping
from typing import Any, TypeVar

from timeline.model.document import Document
from timeline.model.layer import SpanLayer
from timeline.model.mention import Mention, Segments
from timeline.text.annotation import Annotation

Layer = tuple[Mention, ...] | SpanLayer | None
M = TypeVar("M", bound=Mention)


class UndeclaredLayer(LookupError):
    """An extractor asked for a layer that it did not name in ``needs``."""


class View:
    """A document and the layers that an extractor declared; nothing else.

    ``settings`` is an instance of the extractor's settings class, or None. ``incomplete`` names the layers in
    ``needs`` that some extractor failed to make.
    """

    __slots__ = ("_layers", "document", "incomplete", "settings", "text")

    def __init__(
        self,
        document: Document,
        layers: Mapping[str, Layer],
        settings: Any = None,
        incomplete: frozenset[str] = frozenset(),
    ) -> None:
        self.document = document
        self.text = document.text
        self.settings = settings
        self.incomplete = incomplete
        self._layers = layers

    def mentions(self, kind: type[M]) -> tuple[M, ...]:
        """The mentions of one kind in the order of their offsets; empty where none was found."""
        found: tuple[M, ...] = self._layer(kind.layer, ())
        return found

    def segments(self, layer: str) -> Segments:
        """The spans of a layer such as ``sentence`` or ``token``."""
        found: Segments = self._layer(layer, Segments(layer, ()))
        return found

    def annotation(self, layer: str = "word") -> Annotation:
        """The tagged tokens of a layer such as ``word``; without tokens where no extractor made them.

        Raises ``UndeclaredLayer``, and ``TypeError`` for a layer that holds no tagged tokens.
        """
        found = self._layer(layer, Annotation(layer, self.text))
        if not isinstance(found, Annotation):
            raise TypeError(f"the layer {layer!r} holds no tagged tokens: it is made of {type(found).__name__}")
        return found

    def _layer(self, name: str, empty: Any) -> Any:
        if name not in self._layers:
            raise UndeclaredLayer(f"the layer {name!r} is not among those needed: {', '.join(sorted(self._layers))}")
        found = self._layers[name]
        return empty if found is None else found
