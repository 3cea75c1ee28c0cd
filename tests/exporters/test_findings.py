"""What every export shows of a chronology beside its claims: origins and why, moves, hindsight, decisions."""

import csv
import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.model.certainty import Certainty, Polarity
from timeline.model.chronology import Chronology, Hindsight, Move, MoveKind, Origin
from timeline.model.claim import Cue
from timeline.model.decision import Decision, DecisionKind
from timeline.model.figure import Figure
from timeline.model.timeline import Timeline
from timeline_plugins.exporters import csv_table, html, json_file, json_lines, markdown
from timeline_plugins.exporters.series_words import remarks
from timeline_plugins.exporters.support import origins_words
from timeline_plugins.exporters.wording import disputes, headline, speaker_words

DENIED = Certainty(polarity=Polarity.NEGATIVE, reported=True, cues=("denied",))
COPY = "the same text as document 'harbour', which declares it"


@pytest.fixture
def judged(chronology: Chronology) -> Chronology:
    """The series with a step and a suspicion, one origin behind both outlets, a correction, a retraction."""
    (series,) = chronology.series
    first, second = series.items
    timeline = chronology.timeline

    def decision(kind: DecisionKind, name: str, field: str = "", value: str = "") -> Decision:
        return Decision(
            kind=kind,
            claims=(name,),
            author="A. Reader",
            date="2024-03-09",
            reason="read again",
            field=field,
            value=value,
        )

    (comment,) = chronology.comment
    return attrs.evolve(
        chronology,
        timeline=Timeline.of(
            timeline.documents.values(),
            timeline.claims,
            timeline.problems,
            [
                decision(DecisionKind.CORRECT, first.claim, field="claimant", value="the fire chief"),
                decision(DecisionKind.RETRACT, comment.id),
                decision(DecisionKind.RETRACT, "0" * 32),
            ],
        ),
        events=(
            attrs.evolve(chronology.events[0], origins=("Coast Courier",)),
            *chronology.events[1:],
        ),
        series=(
            attrs.evolve(
                series,
                moves=(Move(second.claim, second.figure, MoveKind.RAISED, "raised from 300 to 400"),),
                hindsight=(Hindsight(first.claim, first.figure, "above all later ones"),),
            ),
        ),
        origins={**chronology.origins, "bay": Origin("Coast Courier", COPY)},
    )


def written(exporter: Any, chronology: Chronology, path: Path) -> str:
    exporter.export(chronology, path, None)
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("exporter", [csv_table, html, json_file, json_lines, markdown])
def test_every_export_says_who_decided_what_when_and_why(judged: Chronology, tmp_path: Path, exporter: Any) -> None:
    text = written(exporter, judged, tmp_path / "x")
    for words in ("the fire chief", "A. Reader", "read again", "claimant"):
        assert words in text
    assert "9 Mar 2024" in text or "2024-03-09" in text


@pytest.mark.parametrize("exporter", [csv_table, html, json_file, json_lines, markdown])
def test_every_export_says_why_two_documents_are_one_origin(judged: Chronology, tmp_path: Path, exporter: Any) -> None:
    text = written(exporter, judged, tmp_path / "x")
    assert COPY in text.replace("&#x27;", "'")


@pytest.mark.parametrize("exporter", [csv_table, html, json_file, markdown])
def test_every_export_of_series_has_its_rule_and_its_steps(judged: Chronology, tmp_path: Path, exporter: Any) -> None:
    text = written(exporter, judged, tmp_path / "x")
    for words in ("range", "raised from 300 to 400", "above all later ones"):
        assert words in text


def test_both_numbers_stand_in_every_row(judged: Chronology, tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("w+", encoding="utf-8") as file:
        file.write(written(csv_table, judged, tmp_path / "t.csv"))
        file.seek(0)
        line = next(csv.DictReader(file))
    assert (line["outlets"], line["independent_origins"], line["origins"]) == ("2", "1", "Coast Courier")
    rows = [json.loads(row) for row in written(json_lines, judged, tmp_path / "x.jsonl").splitlines()]
    (row,) = (row for row in rows if row["id"] == line["claim"])
    assert (row["outlets"], row["origins"]) == (2, ["Coast Courier"])
    event = json.loads(written(json_file, judged, tmp_path / "x.json"))["events"][0]
    assert (event["outlets"], event["origins"]) == (2, ["Coast Courier"])
    for exporter in (html, markdown):
        assert "2 outlets, 1 independent origin" in written(exporter, judged, tmp_path / "x")


def test_a_corrected_field_stands_beside_what_was_read(judged: Chronology, tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("w+", encoding="utf-8") as file:
        file.write(written(csv_table, judged, tmp_path / "t.csv"))
        file.seek(0)
        line = next(csv.DictReader(file))
    assert line["claimant"] == "the fire chief"
    said = "claimant corrected to the fire chief, decided by A. Reader, 9 Mar 2024: read again (read as: the mayor)"
    assert line["decisions"] == said
    assert said in written(markdown, judged, tmp_path / "x.md")
    assert said in written(html, judged, tmp_path / "x.html")


def test_a_claim_that_lost_its_row_is_quoted_with_the_decision(judged: Chronology, tmp_path: Path) -> None:
    text = written(markdown, judged, tmp_path / "x.md")
    assert (
        "- Taken back by its source, so without a row, by A. Reader, 9 Mar 2024: read again. "
        "Of Coast Courier, “Smoke still hangs over the town”" in text
    )
    assert "Of a claim that is not here" in text
    losses = {loss.what: loss.count for loss in csv_table.loses(judged)}
    assert losses["decisions on claims without a row"] == 2


def test_origins_name_each_outlet_once(judged: Chronology) -> None:
    first, *others = judged.events
    assert origins_words(judged, first) == (f"Coast Courier: Coast Courier (its publisher), Bay Wire ({COPY})",)
    assert origins_words(judged, others[0]) == ("Coast Courier (its publisher)",)


def test_a_count_without_a_number_word_is_told(chronology: Chronology) -> None:
    (series,) = chronology.series
    claims = list(chronology.timeline.claims)
    first = next(place for place, claim in enumerate(claims) if claim.id == series.items[0].claim)
    claims[first] = claims[first].shown_as({"figures": (Figure(low=1, best=1, high=1, implicit=True),)})
    changed = attrs.evolve(chronology, timeline=Timeline.of(chronology.timeline.documents.values(), claims))
    told = remarks(changed, series)
    assert list(told.values()) == ["no number word, so left out of the views", ""]


def test_what_copies_say_against_each_other_is_told_once(chronology: Chronology, tmp_path: Path) -> None:
    timeline, (relation, *others) = chronology.timeline, chronology.relations
    of = next(claim for claim in timeline.claims if claim.id == relation.claims[0])
    copied = attrs.evolve(timeline.documents[of.document], id="copy")
    again = attrs.evolve(of, document="copy")
    pair = attrs.evolve(relation, claims=(again.id, relation.claims[1]))
    doubled = attrs.evolve(
        chronology,
        timeline=timeline | Timeline.of([copied], [again]),
        relations=(relation, pair, *others),
        origins={**chronology.origins, "copy": chronology.origins[of.document]},
    )
    assert disputes(doubled) == ((relation, pair),)
    words = "- Contradicts: a made-up reason (1 more pair of copies). the mayor in Coast"
    assert words in written(markdown, doubled, tmp_path / "x.md")
    assert "1 contradiction<" in written(html, doubled, tmp_path / "x.html")


def test_what_is_denied_from_outside_its_words_is_called_denied(chronology: Chronology) -> None:
    first, lost, _ = chronology.events
    fled, no_ship = (chronology.claims[event.lead] for event in (first, lost))
    assert headline(chronology, lost) == lost.title, "its words say so themselves"
    assert speaker_words(chronology, no_ship) == "a port spokesman in Coast Courier"
    denied = fled.shown_as({"cue": Cue("denied", ((5, 11),)), "certainty": DENIED})
    claims = [denied if claim.id == fled.id else claim for claim in chronology.timeline.claims]
    changed = attrs.evolve(chronology, timeline=Timeline.of(chronology.timeline.documents.values(), claims))
    assert headline(changed, first) == f"Denied: {first.title}"
    assert speaker_words(changed, denied) == "the mayor (denies it) in Coast Courier"
