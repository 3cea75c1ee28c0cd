"""The chain of one figure, and its views."""

from typing import Any

import pytest

from tests.linking.factory import chronology, count, doc, saying
from timeline.linking.series import RULE
from timeline.linking.views import spread
from timeline.model.chronology import Chronology, Series
from timeline.model.claim import Claim
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


# How it moved


def test_each_step_has_its_word_and_reason() -> None:
    found = reports(
        ("2024-05-01", "a", count(3, -1)),
        ("2024-05-02", "b", count(5)),
        ("2024-05-03", "c", count(4, 9)),
        ("2024-05-04", "d", count(6)),
        ("2024-05-05", "e", count(6)),
        ("2024-05-06", "f", count(5)),
    )
    assert [(move.kind.value, move.reason) for move in only(found).moves] == [
        ("raised", "raised from 3 or more to 5"),
        ("widened", "widened from 5 to 4-9"),
        ("narrowed", "narrowed from 4-9 to 6"),
        ("lowered", "lowered from 6 to 5"),
    ]


def test_who_takes_back_a_figure_corrects_it_and_votes_with_the_new_one() -> None:
    documents = [doc("a", publisher="Register"), doc("b", publisher="Register"), doc("c", publisher="Post")]
    day, parts = "2024-05-01", {"about": "2024-05-01", "places": ["Orlin"]}
    claims = [
        saying("a", TEXT.format(9), said=day, figures=(count(9),), **parts),
        saying("b", TEXT.format(7), said="2024-05-03", figures=(count(7),), **parts),
    ]
    series = only(chronology(claims, documents))
    (move,) = series.moves
    assert (move.kind.value, move.reason) == ("corrected", "corrected from 9 to 7 by Register")
    assert series.best == 7
    claims.append(saying("c", TEXT.format(9), said="2024-05-02", figures=(count(9),), **parts))
    assert only(chronology(claims, documents)).views["most origins"].best == 9


def test_what_is_said_at_one_time_makes_no_step() -> None:
    found = reports(("2024-05-01", "a", count(3)), ("2024-05-01", "b", count(5)))
    assert only(found).moves == ()


def test_a_figure_far_below_those_around_it_is_of_another_scope() -> None:
    found = reports(("2024-05-01", "a", count(300)), ("2024-05-02", "b", count(8)), ("2024-05-03", "c", count(410)))
    series = only(found)
    assert [move.kind.value for move in series.moves] == ["changed scope", "raised"]
    assert (series.low, series.high) == (300, 410)


def test_the_hurt_with_the_dead_are_of_another_scope() -> None:
    def injured(number: int) -> Figure:
        return count(number, measure=Measure.INJURED)

    def of(*numbers: int) -> Series:
        reported = [("2024-05-02", f"d{place}", injured(number)) for place, number in enumerate(numbers)] + [
            ("2024-05-02", "dead", count(2))
        ]
        return next(series for series in reports(*reported).series if series.measure is Measure.INJURED)

    assert (of(6, 4).low, of(6, 4).best, of(6, 4).high) == (4, 4, 4)
    assert (of(7, 4).low, of(7, 4).high) == (4, 7)


def test_who_counts_the_dead_beside_the_hurt_does_not_take_them_in() -> None:
    text = "A lorry hit a queue in Orlin, killing 2 and injuring {} people."
    parts: dict[str, Any] = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    claims = [
        saying(name, text.format(number), figures=(count(2), count(number, measure=Measure.INJURED)), **parts)
        for name, number in (("a", 6), ("b", 4))
    ]
    series = next(series for series in chronology(claims).series if series.measure is Measure.INJURED)
    assert (series.low, series.high, series.moves) == (4, 6, ())


def test_growth_by_the_number_of_the_dead_is_growth() -> None:
    found = reports(
        ("2024-05-02", "a", count(4, measure=Measure.INJURED)),
        ("2024-05-03", "b", count(6, measure=Measure.INJURED)),
        ("2024-05-03", "c", count(2)),
    )
    series = next(series for series in found.series if series.measure is Measure.INJURED)
    assert (series.low, series.high) == (4, 6)


# What belongs to it


def test_implicit_counts_yield_to_stated_ones() -> None:
    one = count(1, counted="man", implicit=True)
    series = only(reports(("2024-05-01", "a", one), ("2024-05-02", "b", one), ("2024-05-02", "c", count(3))))
    assert len(series.items) == 3
    assert (series.low, series.best, series.high) == (3, 3, 3)
    alone = only(reports(("2024-05-01", "a", one), ("2024-05-02", "b", one)))
    assert (alone.low, alone.best, alone.high) == (1, 1, 1)


def test_whoever_is_named_alone_is_one_of_those_named_together() -> None:
    pilot = count(1, counted="pilot", implicit=True)
    crew = count(2, counted="pilot", implicit=True)
    found = reports(("2024-05-01", "a", pilot), ("2024-05-01", "b", crew), ("2024-05-02", "c", pilot))
    series = only(found)
    assert len(series.items) == 3
    assert (series.low, series.best, series.high) == (2, 2, 2)


def test_an_implicit_count_settles_a_mere_bound_that_it_keeps() -> None:
    man = count(1, counted="man", implicit=True)
    kept = only(reports(("2024-05-01", "a", count(1, -1)), ("2024-05-02", "b", man)))
    assert (kept.low, kept.best, kept.high) == (1, 1, 1)
    passed = only(reports(("2024-05-01", "a", count(10, -1)), ("2024-05-02", "b", man)))
    assert (passed.low, passed.best, passed.high) == (10, None, None)


def test_equal_figures_count_one_thing_by_whatever_name() -> None:
    figures = (count(12, counted="people"), count(12, counted="villagers"))
    assert len(only(reports(("2024-05-01", "a", figures[0]), ("2024-05-02", "b", figures[1]))).items) == 2


def test_equal_numbers_of_one_report_are_one_series_over_events() -> None:
    def of(measure: Measure, *documents: str, implicit: bool = False, other: int = 4) -> int:
        figures = [count(4, measure=measure, implicit=implicit), count(other, measure=measure, implicit=implicit)]
        texts = ("Gunfire at the harbour bar hurt 4 people.", "Doctors in Velmont said 4 patients rest well.")
        claims = [
            saying(name, text, said="2024-05-02", figures=(figure,))
            for name, text, figure in zip(documents, texts, figures, strict=True)
        ]
        found = chronology(claims)
        assert found.events_of[claims[0].id] != found.events_of[claims[1].id]
        return len(found.series)

    assert of(Measure.INJURED, "a", "a") == 1
    assert of(Measure.INJURED, "a", "a", implicit=True) == 1
    assert of(Measure.INJURED, "a", "a", other=5) == 2
    assert of(Measure.INJURED, "a", "b") == 2
    assert of(Measure.VEHICLES, "a", "a") == 2


def test_the_dead_of_those_shot_are_all_of_the_dead() -> None:
    def of(whole: Measure) -> int:
        span = ((12, 16),)
        shot = count(5, measure=whole, spans=span, text="five")
        dead = count(2, of=span[0])
        texts = ("Gunfire hit five people at the harbour, killing two of them.", "Gunfire at the harbour killed two.")
        figures = ((shot, dead), (count(2),))
        claims = [
            saying(name, text, said="2024-05-02", figures=own)
            for name, text, own in zip("aa", texts, figures, strict=True)
        ]
        killed = [one for one in chronology(claims).series if one.measure is Measure.KILLED]
        return max(len(one.items) for one in killed)

    assert of(Measure.CASUALTIES) == 2
    assert of(Measure.PEOPLE) == 1


def test_parts_of_one_whole_add_up() -> None:
    def hurt(number: int, **parts: Any) -> Figure:
        return count(number, measure=Measure.INJURED, **parts)

    text = "Of those whom the bus crash in Orlin injured {} lie in hospital and {} went home."
    parts: dict[str, Any] = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    two_and_four = (hurt(2, of=(9, 16), counted=None), hurt(4, of=(9, 16), counted=None))
    listed = saying("a", text.format(2, 4), figures=two_and_four, **parts)
    series = only(chronology([listed]))
    assert (series.low, series.best, series.high, len(series.items)) == (6, 6, 6, 2)
    assert [move.reason for move in series.moves] == ["changed scope: one of 2 + 4, which come to 6"] * 2
    total = saying("b", "The bus crash in Orlin injured 6, who lie in hospital.", figures=(hurt(6),), **parts)
    both = only(chronology([listed, total]))
    assert (both.best, len(both.items)) == (6, 3)

    own = saying("a", "The bus crash in Orlin injured 7, who lie in hospital.", figures=(hurt(7),), start=200, **parts)
    found = {len(one.items): one for one in chronology([listed, own]).series}
    assert all((one.low, one.high) == (7, 7) for one in found.values() if own.id in {i.claim for i in one.items})


def test_groups_beside_each_other_add_up_where_others_say_so() -> None:
    text = "The shelling of Orlin killed {} soldiers and {} villagers."
    parts: dict[str, Any] = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    groups = (count(5, counted="soldiers"), count(3, counted="villagers"))
    listed = saying("a", text.format(5, 3), figures=groups, **parts)
    assert sorted(one.best or 0 for one in chronology([listed]).series) == [3, 5]
    total = saying("b", "The shelling of Orlin killed 8 people.", figures=(count(8),), **parts)
    series = only(chronology([listed, total]))
    assert (series.low, series.best, series.high, len(series.items)) == (8, 8, 8, 3)


def test_of_casualties_those_who_did_not_die_are_the_injured() -> None:
    hit, dead, hurt = count(30, measure=Measure.CASUALTIES), count(4), count(20, measure=Measure.INJURED)
    parts: dict[str, Any] = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    claims = [
        saying("a", "The night raid on Orlin struck 30 soldiers and killed 4 of them.", figures=(hit, dead), **parts),
        saying("b", "The night raid on Orlin struck and injured 20 soldiers.", figures=(hurt,), **parts),
    ]
    series = next(one for one in chronology(claims).series if one.measure is Measure.INJURED)
    assert (series.low, series.high, len(series.items)) == (20, 26, 1)
    assert not any(one.measure is Measure.INJURED for one in chronology(claims[:1]).series)


def test_of_those_hit_who_did_not_die_are_the_injured_of_a_report() -> None:
    hit, dead, hurt = (count(number, measure=measure) for number, measure in _HARM)
    parts: dict[str, Any] = {"about": "2024-05-01", "said": "2024-05-02", "places": ["Orlin"]}
    first = saying("b", "Gunfire on the quay in Orlin hurt 5 people.", figures=(hurt,), **parts)
    later = [
        saying("a", "Gunfire on the quay in Orlin hit 5 people.", figures=(hit,), **parts),
        saying("a", "Gunfire on the quay in Orlin killed 1 person.", figures=(dead,), start=100, **parts),
    ]

    def of(*claims: Claim) -> tuple[Any, ...]:
        series = next(one for one in chronology(claims).series if one.measure is Measure.INJURED)
        return series.low, series.best, series.high

    assert of(first) == (5, 5, 5)
    assert of(first, *later) == (4, 4, 4)
    nine = (count(9, measure=Measure.CASUALTIES),)
    more = saying("a", "Gunfire on the quay in Orlin hit 9 people.", figures=nine, start=200, **parts)
    assert of(first, *later, more) == (5, 5, 5)


_HARM = ((5, Measure.CASUALTIES), (1, Measure.KILLED), (5, Measure.INJURED))


def test_persons_named_one_by_one_count_where_they_are_more_than_all_numbers() -> None:
    three, two = count(3, counted="man", implicit=True), count(2)
    series = only(reports(("2024-05-01", "a", three), ("2024-05-02", "b", two)))
    assert (series.low, series.high) == (2, 3)
    one = only(reports(("2024-05-01", "a", count(1, counted="man", implicit=True)), ("2024-05-02", "b", two)))
    assert (one.low, one.high) == (2, 2)


def test_another_one_is_no_addition_to_a_total() -> None:
    another = count(1, counted="man", implicit=True, accumulation=Accumulation.INCREMENTAL)
    assert len(only(reports(("2024-05-01", "a", another), ("2024-05-02", "b", count(3)))).items) == 2


def test_reports_that_agree_on_the_dead_speak_of_the_same_injured() -> None:
    story = "A ferry ran aground off Velmont at dawn while the harbour of Velmont lay in fog, the coastguard said."

    def of(dead: int, told: str = story) -> int:
        documents = [doc("a", text=story), doc("b", text=told)]
        given = (("a", 3, 40), ("b", dead, 44))
        claims = [
            saying(name, f"{number} {measure.value}", said="2024-05-02", start=start, figures=(figure,))
            for name, *numbers in given
            for measure, number, start in zip((Measure.KILLED, Measure.INJURED), numbers, (0, 50), strict=True)
            for figure in (count(number, measure=measure),)
        ]
        return sum(one.measure is Measure.INJURED for one in chronology(claims, documents, linkers=[]).series)

    assert of(3) == 1
    assert of(5) == 2
    assert of(3, "The Orlin chess club won its last match of the season by half a point.") == 2


@pytest.mark.parametrize(
    ("figure", "series"),
    [
        (count(2), 1),
        (count(2, accumulation=Accumulation.INCREMENTAL), 2),
        (count(2, measure=Measure.INJURED, accumulation=Accumulation.INCREMENTAL), 1),
        (count(2, measure=Measure.INJURED, of=(0, 4)), 2),
    ],
    ids=["as many", "more dead than before", "hurt beside the dead", "a part"],
)
def test_those_named_together_are_as_many_as_another_report_on_the_story_counts(figure: Figure, series: int) -> None:
    story = "A climber and his guide were caught by an avalanche on the north face of the Orlin Horn at dawn."
    named = count(2, measure=figure.measure, counted="climber", implicit=True)
    claims = [
        saying(name, f"{name} tells", said="2024-05-02", figures=(one,))
        for name, one in zip("ab", (named, figure), strict=True)
    ]
    documents = [doc(name, text=story) for name in "ab"]
    assert len(chronology(claims, documents, linkers=[]).series) == series


def test_two_times_of_one_report_are_two_happenings() -> None:
    def of(*times: str) -> int:
        texts = ("A bomb in the market hurt 4 people.", "Police in Velmont said 4 marchers were injured.")
        claims = [
            saying("a", text, said="2024-05-02", about=time, figures=(count(4, measure=Measure.INJURED),))
            for text, time in zip(texts, times, strict=True)
        ]
        return len(chronology(claims).series)

    assert of("2024-05-01", "2024-05-01") == 1
    assert of("2024-05-01T08:00", "2024-05-01T17:00") == 2


def test_what_two_later_reports_left_far_behind_is_not_the_best() -> None:
    early = [("2024-05-01", name, count(300)) for name in "ab"]
    assert only(reports(*early, ("2024-05-04", "c", count(2100)))).best == 300
    grown = only(reports(*early, ("2024-05-04", "c", count(2100)), ("2024-05-09", "d", count(2300))))
    assert (grown.low, grown.best, grown.high) == (300, 2100, 2300)
    assert only(reports(*early, ("2024-05-04", "c", count(310)), ("2024-05-09", "d", count(320)))).best == 300


def test_totals_and_additions_are_kept_apart() -> None:
    total = count(12, accumulation=Accumulation.CUMULATIVE)
    more = count(12, accumulation=Accumulation.INCREMENTAL)
    found = reports(("2024-05-01", "a", count(9)), ("2024-05-02", "b", total), ("2024-05-03", "c", more))
    assert sorted(len(series.items) for series in found.series) == [1, 2]


def test_a_standing_figure_runs_over_events() -> None:
    text = "The Relief Corps went to Orlin when the river Vell flooded the lower town and the villages below it."
    documents = [doc(name, text=text) for name in "ab"]
    parts = {"places": ["Orlin"], "actors": ["Relief Corps"]}
    troops: dict[str, Any] = {"measure": Measure.TROOPS, "counted": "troops"}
    a = saying("a", "The Relief Corps has some 3,000 troops in Orlin.", said="2024-05-02", about="2024-05-02",
               figures=(count(3000, **troops),), **parts)  # fmt: skip
    b = saying("b", "A bridge fell while 4,500 troops of the Relief Corps were in Orlin.", said="2024-06-20",
               about="2024-06-20", figures=(count(4500, **troops),), **parts)  # fmt: skip
    found = chronology([a, b], documents)
    assert found.events_of[a.id] != found.events_of[b.id]
    assert len(only(found).items) == 2
    assert only(found).moves[0].reason == "raised from 3,000 to 4,500"
