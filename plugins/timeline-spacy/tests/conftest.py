from collections.abc import Callable

import pytest

from timeline.model.document import Document
from timeline.plugin.descriptors import resolve
from timeline.plugin.view import View
from timeline_plugins import shipped


def segmented(text: str, settings: object = None) -> View:
    """A view of an English text as the engine gives it to the extractors of this plugin."""
    document = Document(id="note", text=text, language="en")
    layers = {"sentence": None, "token": None}
    makers = {extractor.name: extractor for extractor in shipped.timeline_extractors()}
    for name in ("sentences", "tokens"):
        for made in resolve(makers[name].extract)(View(document, layers)):
            layers[made.layer] = made
    return View(document, layers, settings)


@pytest.fixture
def view() -> Callable[..., View]:
    return segmented
