"""The chain of one figure, and its views."""

import pytest

from tests.linking.factory import chronology, count, doc, saying
from timeline.linking.series import RULE, spread
from timeline.model.chronology import Chronology, Series
from timeline.model.figure import Accumulation, Figure, Measure

TEXT = "The flood in the valley of Orlin killed {} people."


def reports(*figures: tuple[str, str, Figure]) -> Chronology:
    """Reports of one flood: day on which it was said, document, figure."""
    return chronology(
        [
            saying(name, TEXT.format(figure.low), said=day, about="2024-05-01", places=["Orlin"], figures=(figure,))
            for day, name, figure in figures
        ]
    )


def only(found: Chronology) -> Series:
    (series,) = found.series
    return series


def test_items_stand_in_the_order_in_which_they_were_said() -> None:
    found = reports(("2024-05-03", "a", count(9)), ("2024-05-01", "c", count(3)), ("2024-05-02", "b", count(7)))
    documents = [found.claims[item.claim].document for item in only(found).items]
    assert documents == ["c", "b", "a"]


def test_no_view_is_silently_the_value() -> None:
    series = only(
        reports(
            ("2024-05-01", "a", count(3)),
            ("2024-05-02", "b", count(7)),
            ("2024-05-03", "c", count(7)),
            ("2024-05-04", "d", count(5)),
        )
    )
    assert {name: figure.best for name, figure in series.views.items()} == {
        "first": 3,
        "latest": 5,
        "mode": 7,
        "range": None,
        "most origins": 7,
    }
    assert (series.low, series.best, series.high, series.rule) == (3, 7, 7, RULE)


def test_of_equals_the_first_is_best_and_not_the_latest() -> None:
    series = only(reports(("2024-05-02", "a", count(9)), ("2024-05-01", "b", count(4))))
    assert series.best == 4


def test_what_was_said_last_at_one_time_is_a_range() -> None:
    series = only(reports(("2024-05-01", "a", count(3)), ("2024-05-02", "b", count(5)), ("2024-05-02", "c", count(8))))
    latest = series.views["latest"]
    assert (latest.low, latest.best, latest.high) == (5, None, 8)


def test_copies_of_one_text_do_not_outvote_two_origins() -> None:
    wire = TEXT.format(3) + " Rescuers are still searching the lower villages for people who may have been cut off."
    papers = [doc(f"paper-{n}", text=wire, publisher=f"Paper {n}") for n in range(4)]
    own = [doc("one", publisher="One"), doc("two", publisher="Two")]
    parts = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    claims = [saying(paper.id, TEXT.format(3), figures=(count(3),), **parts) for paper in papers]
    claims += [saying(paper.id, TEXT.format(8), figures=(count(8),), **parts) for paper in own]
    series = only(chronology(claims, [*papers, *own]))
    assert series.views["mode"].best == 3
    assert series.views["most origins"].best == series.best == 8


def test_other_measures_parts_and_additions_are_chains_of_their_own() -> None:
    parts = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    figures = (
        count(12),
        count(40, measure=Measure.INJURED),
        count(3, counted="children"),
        count(5, of=(0, 4)),
        count(2, accumulation=Accumulation.INCREMENTAL),
    )
    found = chronology([saying("a", TEXT.format(12), figures=figures, **parts)])
    assert len(found.series) == 5


@pytest.mark.parametrize(
    ("figures", "low", "best", "high"),
    [
        ([count(10), count(12)], 10, None, 12),
        ([count(10), count(10)], 10, 10, 10),
        ([count(10, -1), count(12)], 10, None, 12),
        ([count(20, -1), count(12)], 12, None, None),
        ([Figure(high=5), count(12)], None, None, 12),
        ([Figure(high=20), count(12)], 12, None, 20),
        ([Figure(high=5), count(10, -1)], 5, None, 10),
        ([Figure(best=5), Figure(best=6)], 5, None, 6),
        ([Figure(low=1, best=6), count(3)], 1, None, 6),
    ],
)
def test_the_range_holds_all_figures(
    figures: list[Figure], low: int | None, best: int | None, high: int | None
) -> None:
    found = spread(figures)
    assert (found.low, found.best, found.high) == (low, best, high)
