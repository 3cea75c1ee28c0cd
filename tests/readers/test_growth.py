"""Every reader takes linear time, whatever its file holds."""

import pytest

from tests.growth.shapes import SHAPES
from tests.growth.steps import growths, reading, superlinear

pytestmark = pytest.mark.untraced


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_of_text_costs_a_reader_more_than_linear_time(shape: str) -> None:
    """From 5 to 40 KB."""
    assert superlinear(growths(reading, SHAPES[shape], 5_000, 3)) == {}
