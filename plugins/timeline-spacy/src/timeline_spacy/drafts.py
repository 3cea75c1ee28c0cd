"""What the shipped extractors say of a document, before the tree corrects it.

They are asked as the program asks them: found by name among what the shipped plugin's hook returns, and given a view.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from timeline.model.mention import Mention
from timeline.plugin.descriptors import Extractor, resolve
from timeline.plugin.view import View
from timeline.text.annotation import Annotation
from timeline_plugins import shipped


@cache
def _shipped(name: str) -> Extractor:
    return next(extractor for extractor in shipped.timeline_extractors() if extractor.name == name)


def drafts(view: View, name: str, **settings: Any) -> list[Any]:
    """The mentions that a shipped extractor finds, with some of its settings; in the order in which it yields them."""
    return [mention for mention in _made(view, name, settings) if isinstance(mention, Mention)]


def draft_words(view: View, name: str) -> Annotation:
    """The tokens that a shipped extractor finds."""
    return next(layer for layer in _made(view, name, {}) if isinstance(layer, Annotation))


def _made(view: View, name: str, settings: dict[str, Any]) -> Iterable[Any]:
    extractor = _shipped(name)
    layers = {layer: view.segments(layer) for layer in sorted(extractor.needs)}
    chosen = resolve(extractor.settings)(**settings) if extractor.settings is not None else None
    made: Iterable[Any] = resolve(extractor.extract)(View(view.document, layers, chosen))
    return made
