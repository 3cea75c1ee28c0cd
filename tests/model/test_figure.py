"""Figures as a specification: intervals of exact numbers, each in one form."""

from decimal import Decimal

import pytest
from hypothesis import given

from timeline.model.figure import Figure, Measure, Number, number
from timeline.testing import strategies as own


@pytest.mark.parametrize(
    ("value", "exact"),
    [
        (3, 3),
        (Decimal("3.0"), 3),
        (Decimal("3E+3"), 3000),
        (3.0, 3),
        (0.1, Decimal("0.1")),
        (Decimal("2.50"), Decimal("2.5")),
        (Decimal("-0.0"), 0),
        (10**30 + 1, 10**30 + 1),
    ],
)
def test_a_number_has_one_exact_form(value: Number | float, exact: Number) -> None:
    assert number(value) == exact
    assert type(number(value)) is type(exact)
    assert str(number(value)) == str(exact)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_only_finite_numbers_count(value: Number | float) -> None:
    with pytest.raises(ValueError, match="finite"):
        number(value)


@pytest.mark.parametrize("value", [Decimal("1e1001"), Decimal("-1e999999999"), Decimal("1e-1001"), 10**1001])
def test_numbers_that_would_fill_the_memory_are_refused(value: Number) -> None:
    with pytest.raises(ValueError, match="at most 1000 digits"):
        number(value)
    with pytest.raises(ValueError, match="at most 1000 digits"):
        Figure(low=value)


@given(own.numbers())
def test_numbers_keep_their_value_and_form(value: Number) -> None:
    assert number(value) == value
    assert repr(number(number(value))) == repr(number(value))


def test_exactly() -> None:
    figure = Figure.exactly(12)
    assert (figure.low, figure.best, figure.high) == (12, 12, 12)


def test_an_open_side_is_none() -> None:
    over = Figure(low=1000)
    assert (over.low, over.best, over.high) == (1000, None, None)


@pytest.mark.parametrize(
    "parts", [{"low": 3, "high": 2}, {"low": 3, "best": 2}, {"best": 3, "high": 2}, {"low": 1, "best": 0, "high": 2}]
)
def test_bounds_stand_in_order(parts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="low <= best <= high"):
        Figure(**parts)  # type: ignore[arg-type]


def test_a_figure_says_something() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Figure(counted="people", measure=Measure.KILLED)


def test_equal_numbers_make_equal_figures() -> None:
    one, other = Figure.exactly(Decimal("12.0")), Figure.exactly(12)
    assert one == other
    assert hash(one) == hash(other)


def test_spans_are_put_in_order_and_checked() -> None:
    assert Figure(best=1, spans=[[5, 8], (1, 2)]).spans == ((1, 2), (5, 8))
    with pytest.raises(ValueError, match="overlap"):
        Figure(best=1, spans=[(1, 6), (5, 8)])


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        (Figure.exactly(3), Figure.exactly(4), True),
        (Figure.exactly(3), Figure.exactly(3), False),
        (Figure(low=3, high=5), Figure(low=5, high=9), False),
        (Figure(low=1000), Figure.exactly(999), True),
        (Figure(low=1000), Figure.exactly(5000), False),
        (Figure(low=1000), Figure(high=999), True),
        (Figure(high=10), Figure(high=20), False),
        (Figure(low=Decimal("0.5"), high=1), Figure(low=Decimal("0.25"), high=Decimal("0.49")), True),
    ],
)
def test_disjoint_figures_cannot_both_be_right(one: Figure, other: Figure, disjoint: bool) -> None:
    assert one.disjoint(other) is disjoint
    assert other.disjoint(one) is disjoint


@given(own.figures(), own.figures(), own.numbers())
def test_a_shared_number_means_not_disjoint(one: Figure, other: Figure, value: Number) -> None:
    if _allows(one, value) and _allows(other, value):
        assert not one.disjoint(other)
    assert not one.disjoint(one)


def _allows(figure: Figure, value: Number) -> bool:
    return (figure.low is None or figure.low <= value) and (figure.high is None or value <= figure.high)
