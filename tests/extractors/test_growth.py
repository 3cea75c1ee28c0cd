"""Every extractor takes linear time: doubling a text may not more than double the work, hostile or not."""

import pytest

from tests.growth.shapes import SHAPES
from tests.growth.steps import extracting, growths, superlinear

pytestmark = pytest.mark.untraced


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_text_costs_an_extractor_more_than_linear_time(shape: str) -> None:
    """From 1.5 to 12 KB."""
    assert superlinear(growths(extracting, SHAPES[shape], 1_500, 3)) == {}


@pytest.mark.parametrize("shape", ["sentences", "sentences joined by and"])
def test_a_long_text_of_ordinary_sentences_and_one_long_sentence_take_linear_time(shape: str) -> None:
    """From 10 to 160 KB."""
    assert superlinear(growths(extracting, SHAPES[shape], 10_000, 4)) == {}
