"""What a page on a day says with later knowledge is marked, and never counts as what was known that day."""

import json
from pathlib import Path

import attrs
import pytest

from tests.linking.factory import chronology, count, saying
from timeline.codec.timeline_file import dumps
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.linking.difference import differences
from timeline.model.chronology import Chronology, MoveKind, RelationKind, Series
from timeline.model.claim import Claim, Entity
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Figure, Measure
from timeline.plugin.settings import Settings

QUAKE = Path(__file__).resolve().parents[3] / "shared" / "data" / "stories" / "quake-2023" / "documents.jsonl"


def toll(day: int, figure: Figure, text: str = "The landslide in Orlin and Varn killed {} people.") -> Claim:
    return saying(
        f"d{day:02}", text.format(figure.low), said=f"2024-05-{day:02}", about="2024-05-01", figures=(figure,)
    )


def series_of(found: Chronology, claim: Claim) -> Series:
    return next(series for series in found.series if claim.id in {item.claim for item in series.items})


FINAL = toll(1, count(5900, -1))
GROWTH = [toll(4, count(2100)), toll(8, count(3700, -1)), toll(15, count(4100)), toll(19, count(5000, -1))]


def test_a_figure_above_all_later_ones_is_suspected_and_counts_in_no_view() -> None:
    found = chronology([FINAL, *GROWTH])
    series = series_of(found, FINAL)
    (mark,) = series.hindsight
    assert mark.claim == FINAL.id
    assert mark.reason == (
        "suspected hindsight: 5,900 or more lies above all 4 later figures of its series, "
        "from 2,100 (2024-05-04) to 5,000 or more (2024-05-19)"
    )
    assert FINAL.id in {item.claim for item in series.items}
    assert (series.views["first"].best, series.low) == (2100, 2100)
    assert [move.kind for move in series.moves] == [MoveKind.RAISED] * 3


def test_nothing_is_said_to_revise_what_was_hardly_known() -> None:
    found = chronology([FINAL, *GROWTH])
    revised = [relation.claims[0] for relation in found.relations if relation.kind is RelationKind.REVISES]
    assert revised
    assert FINAL.id not in revised


@pytest.mark.parametrize(
    "later",
    [
        GROWTH[:2],
        [toll(4, count(5800)), toll(8, count(5810)), toll(15, count(5820))],
        [toll(4, count(2100)), toll(8, count(2050)), toll(15, count(1990)), toll(19, count(1980))],
        [toll(4, count(2100)), toll(5, count(2200)), toll(6, count(2300))],
        [*GROWTH, toll(24, count(6100))],
    ],
    ids=["too few", "a mere correction", "no growth", "too short", "passed in the end"],
)
def test_what_later_figures_do_not_show_is_no_hindsight(later: list[Claim]) -> None:
    assert chronology([FINAL, *later]).hindsight == {}


def test_a_count_that_need_not_grow_is_never_suspected() -> None:
    def missing(claim: Claim) -> Claim:
        figures = tuple(attrs.evolve(figure, measure=Measure.MISSING) for figure in claim.figures)
        return attrs.evolve(claim, figures=figures)

    assert chronology([missing(claim) for claim in (FINAL, *GROWTH)]).hindsight == {}


def test_as_of_that_day_it_was_not_known_and_stands_apart() -> None:
    timeline = chronology([FINAL, *GROWTH]).timeline
    suspected = chronology([FINAL, *GROWTH]).hindsight
    for day in ("2024-05-01", "2024-05-10", "2024-06-30"):
        then = timeline.as_of(parse(day), suspected)
        assert FINAL not in then.known.claims
        assert FINAL in then.undecided.claims
    assert FINAL in timeline.as_of(parse("2024-05-01")).known.claims


def test_a_page_that_was_fetched_by_then_is_known() -> None:
    document = Document(id=FINAL.document, text=FINAL.text, retrieved=parse("2024-05-02"))
    found = chronology([FINAL, *GROWTH], [document])
    assert FINAL in found.timeline.as_of(parse("2024-05-03"), found.hindsight).known.claims


def test_the_mark_and_its_reason_are_exported_and_told_by_diff() -> None:
    before, after = chronology([FINAL, *GROWTH[:2]]), chronology([FINAL, *GROWTH])
    written = json.loads(dumps(after))
    (mark,) = (mark for series in written["series"] for mark in series["hindsight"])
    assert mark["claim"] == FINAL.id
    assert mark["reason"].startswith("suspected hindsight: 5,900")
    assert any(line.startswith("! claim") and mark["reason"] in line for line in differences(before, after))
    assert any(line.endswith("no longer suspected of hindsight") for line in differences(after, before))


def test_a_part_of_the_scene_is_a_series_of_its_own_and_no_contradiction() -> None:
    def of(document: str, day: int, number: int, where: str) -> Claim:
        text = f"The landslide killed {number} people in {where}."
        at = text.index(str(number))
        names = [name for name in ("Orlin", "Varn") if name in where]
        parts = {"low": number, "best": number, "high": number, "measure": Measure.KILLED, "counted": "people"}
        claim = saying(
            document,
            text,
            said=f"2024-05-0{day}",
            about="2024-05-01",
            figures=(Figure(spans=((at, at + 2),), **parts),),  # type: ignore[arg-type]
            places=[(name, "country") for name in names],
        )
        places = (Entity(name, ((text.index(name), text.index(name) + len(name)),), "country") for name in names)
        return attrs.evolve(claim, places=tuple(places))

    both, alone = of("a", 2, 48, "Orlin and Varn"), of("b", 2, 31, "Orlin")
    again = of("c", 3, 52, "Orlin and Varn")
    found = chronology([both, alone, again])
    assert series_of(found, both) == series_of(found, again)
    assert series_of(found, alone) != series_of(found, both)
    assert not any(alone.id in relation.claims for relation in found.relations if relation.kind.value != "corroborates")


@pytest.mark.skipif(not QUAKE.is_file(), reason="the data lies beside the repository")
def test_the_earthquake_of_2023() -> None:
    engine = Engine.of(shipped(), Settings(), workers=0)
    timeline = engine.timeline([QUAKE])
    found = engine.chronology(timeline)
    (suspect,) = found.hindsight
    assert found.claims[suspect].said == parse("2023-02-06")
    assert found.claims[suspect].figures[0].low == 59_000
    known = engine.chronology(timeline.as_of(parse("2023-02-06"), found.hindsight).known)
    assert all(figure.low != 59_000 for claim in known.timeline.claims for figure in claim.figures)
    (part,) = (claim.id for claim in timeline.claims if any(figure.best == 43_850 for figure in claim.figures))
    assert not any(
        part in relation.claims and relation.kind is RelationKind.CONTRADICTS for relation in found.relations
    )
    whole = next(series for series in found.series if suspect in {item.claim for item in series.items})
    assert part not in {item.claim for item in whole.items}


def test_a_toll_is_tied_over_events_by_its_place_and_the_word_for_what_happened() -> None:
    def of(document: str, text: str, number: int, said: str) -> Claim:
        figures = (count(number),)
        return saying(document, text, said=said, about=said, places=["Orlin"], figures=figures)

    first = of("a", "A landslide buried the market of Orlin, killing 300.", 300, "2024-05-02")
    toll = of("b", "The death toll of the landslide in Orlin rose to 410.", 410, "2024-05-20")
    flood = of("c", "The death toll of the flood in Orlin rose to 510.", 510, "2024-05-24")
    found = chronology([first, toll, flood])
    assert found.events_of[first.id] != found.events_of[toll.id]
    assert series_of(found, first) == series_of(found, toll)
    assert series_of(found, flood) != series_of(found, toll)
