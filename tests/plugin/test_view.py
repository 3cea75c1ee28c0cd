"""An extractor sees the document and the layers that it declared; nothing else."""

import pytest

from timeline.model.document import Document
from timeline.model.mention import PlaceMention, Segments, TimeMention, TimexType
from timeline.plugin.view import UndeclaredLayer, View
from timeline.text.annotation import Annotation, TagSet

DOCUMENT = Document(id="d", text="On Monday in Norra.")
MONDAY = TimeMention(spans=((3, 9),), type=TimexType.DATE, value="XXXX-WXX-1")
WORDS = Segments("token", [(0, 2), (3, 9), (10, 12), (13, 18)])


def view() -> View:
    return View(
        DOCUMENT, {"time": (MONDAY,), "place": None, "token": WORDS, "sentence": None}, incomplete=frozenset({"place"})
    )


def test_declared_layers_are_seen() -> None:
    assert view().mentions(TimeMention) == (MONDAY,)
    assert view().segments("token") is WORDS
    assert view().text == DOCUMENT.text
    assert view().settings is None


def test_a_declared_layer_that_nobody_made_is_empty() -> None:
    assert view().mentions(PlaceMention) == ()
    assert list(view().segments("sentence")) == []


def test_a_layer_that_is_not_declared_is_refused() -> None:
    with pytest.raises(
        UndeclaredLayer, match="the layer 'figure' is not among those needed: place, sentence, time, token"
    ):
        view().segments("figure")


def test_a_layer_that_failed_is_named() -> None:
    assert view().incomplete == {"place"}


def test_tagged_tokens_are_seen() -> None:
    tagset = TagSet(("NNP", "IN"), ("PROPN", "ADP"))
    words = Annotation("word", DOCUMENT.text, [(0, 2), (3, 9)], [1, 0], tagset)
    seen = View(DOCUMENT, {"word": words, "other": None, "token": WORDS})
    assert seen.annotation() is seen.annotation("word") is words
    assert list(seen.annotation("other")) == []
    with pytest.raises(TypeError, match="the layer 'token' holds no tagged tokens: it is made of Segments"):
        seen.annotation("token")
    with pytest.raises(UndeclaredLayer):
        view().annotation("word")
