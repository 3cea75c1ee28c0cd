"""English words take linear time, whatever a text is made of."""

from functools import partial

import pytest

from tests.growth.measuring import Measured, measured
from tests.growth.shapes import repeated
from tests.growth.steps import growths, superlinear
from timeline.model.document import Document
from timeline.model.mention import Segments
from timeline.plugin.view import View
from timeline_plugins.lang.en.words import extract

pytestmark = pytest.mark.untraced

BITS = ("n't", "n'tn't ", "pre-", "a-", "'s", "A&", "1-", "12:", "x", "www.", "a@", "a.com", "http://", "_a", "\u0301")


def tagging(text: str) -> dict[str, Measured]:
    view = View(Document(id="text", text=text), {"sentence": Segments("sentence", [(0, len(text))])})
    return {"words-english": measured(partial(extract, view))}


@pytest.mark.parametrize("bit", BITS)
def test_a_word_of_any_length_takes_linear_time(bit: str) -> None:
    """From 20 to 160 KB without a blank, or nearly."""
    assert superlinear(growths(tagging, repeated(bit), 20_000, 3)) == {}
