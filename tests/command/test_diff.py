"""``timeline diff``: two files, or two days of one, in words."""

import json
from pathlib import Path

import pytest

from tests.command.program import Program
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.linking.difference import differences
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim, Ground
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.timeline import Timeline
from timeline.plugin.settings import Settings

TOLLS = Path(__file__).resolve().parents[3] / "shared" / "data" / "tables" / "daily-tolls" / "as_of"

REPORTS = (
    (
        "first",
        "2024-05-02",
        "Orlin Post",
        "The flood in Orlin killed 12 people on 1 May 2024, the mayor of Orlin said.",
    ),
    (
        "second",
        "2024-05-04",
        "Varn Times",
        "The flood in Orlin killed 18 people on 1 May 2024, the mayor of Orlin said.",
    ),
)


@pytest.fixture
def files(program: Program) -> Program:
    """The program beside ``first.json``, ``second.json`` and ``both.json``."""
    for name, day, publisher, text in REPORTS:
        row = {"id": name, "text": text, "published": day, "publisher": publisher, "title": "Flood in Orlin"}
        (program.folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        program("build", f"{name}.jsonl", "-q", "-o", f"{name}.json", "--workers", "0")
    program("merge", "first.json", "second.json", "-q", "-o", "both.json")
    return program


def moved(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith("~")]


def test_two_files_tell_how_the_figure_moved_by_whom_and_when(files: Program) -> None:
    (line,) = moved(files("diff", "first.json", "both.json").out)
    assert line.startswith("~ killed (2024-05-01): raised from 12 to 18 by mayor of Orlin on 2024-05-04 (claim ")


def test_two_days_of_one_file_are_compared(files: Program) -> None:
    there = files("diff", "both.json", "--as-of", "2024-05-03", "--as-of", "2024-05-05").out
    assert there == files("diff", "first.json", "both.json").out
    assert there == files("diff", "both.json", "--as-of", "2024-05-03").out
    assert files("diff", "both.json", "--as-of", "2024-05-04", "--as-of", "2024-05-05").out == "no difference\n"


def test_two_files_on_one_day(files: Program) -> None:
    assert files("diff", "first.json", "both.json", "--as-of", "2024-05-03").out == "no difference\n"


def test_what_cannot_be_decided_is_counted(files: Program) -> None:
    done = files("diff", "both.json", "--as-of", "2024-05-04T12:00:00")
    told, claim = done.err.splitlines()
    assert told == "1 claim may have been known by then or not; left out:"
    assert "left out of what was known by the end of 2024-05-04T12:00:00, since nothing decided" in claim
    assert "(said 2024-05-04): “The flood in Orlin killed 18 people" in claim
    assert claim.endswith(" (document then named 'second', characters 0-49)")


def test_decisions_and_contradictions_that_came_up_are_told(files: Program) -> None:
    claim = json.loads((files.folder / "both.json").read_bytes())["claims"][0]
    files("decide", "both.json", "retract", claim["id"], "--author", "Ada", "--date", "2024-05-06", "--reason", "so")
    files("build", "both.json", "both.decisions", "-q", "-o", "judged.json")
    (line,) = [line for line in files("diff", "both.json", "judged.json").out.splitlines() if "decision" in line]
    assert line.startswith(f"+ decision (retract by Ada, 2024-05-06: so) on claim {claim['id'][:12]} (mayor of Orlin,")

    row = {"id": "third", "published": "2024-05-04", "publisher": "Rill Gazette", "title": "Orlin"}
    row["text"] = "The flood in Orlin killed 31 people on 1 May 2024, the governor of Orlin said."
    (files.folder / "third.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    files("build", "both.json", "third.jsonl", "-q", "-o", "three.json")
    told = files("diff", "both.json", "three.json").out
    assert "x contradicts: claim" in told
    assert "x no longer contradicts: claim" not in told
    assert "+ document third (Orlin, Rill Gazette, published 2024-05-04)" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("both.json",),
        ("both.json", "both.json", "both.json"),
        ("both.json", *3 * ("--as-of", "2024")),
        ("both.json", "--as-of", "2024/.."),
        ("both.json", "--as-of", "soon"),
    ],
)
def test_what_makes_no_comparison_is_wrong_use(files: Program, arguments: tuple[str, ...]) -> None:
    assert files("diff", *arguments, expected=2).out == ""


def test_a_decision_made_later_does_not_apply() -> None:
    document = Document(id="a", text="The dam broke.", published=parse("2024-05-01"))
    claim = Claim(
        document="a", spans=((0, 14),), text="The dam broke.", said=parse("2024-05-01"), grounds=(Ground.HAPPENING,)
    )

    def retracted(date: str, day: str) -> bool:
        decision = Decision(kind=DecisionKind.RETRACT, claims=(claim.id,), author="ada", date=date, reason="withdrawn")
        return claim.id in Timeline.of([document], [claim], (), [decision]).as_of(parse(day)).known.decided.hidden

    assert retracted("2024-05-03", "2024-05-03")
    assert not retracted("2024-05-04", "2024-05-03")
    assert not retracted("2024", "2024-05-03")
    assert not retracted("some day", "2024-05-03")


# A table of daily figures, revised backwards


def snapshot(day: str, rows: list[tuple[str, int]]) -> Timeline:
    """One state of a table as a timeline: a document, and a claim for each row."""
    said, text, claims = parse(day), "", []
    for date, killed in rows:
        line, number = f"{date}: {killed} killed in all", str(killed)
        start = len(text)
        at = start + line.index(number, len(date))
        figure = Figure(
            low=killed,
            best=killed,
            high=killed,
            text=number,
            spans=((at, at + len(number)),),
            counted="people",
            measure=Measure.KILLED,
            accumulation=Accumulation.CUMULATIVE,
        )
        claims.append(
            Claim(
                document=f"table-{day}",
                spans=((start, start + len(line)),),
                text=line,
                about=parse(date),
                said=said,
                figures=(figure,),
                grounds=(Ground.FIGURE,),
            )
        )
        text += line + "\n"
    document = Document(id=f"table-{day}", text=text, title="Daily toll", published=said, publisher="Register")
    return Timeline.of([document], claims)


def states(timeline: Timeline, *days: str) -> list[Chronology]:
    engine = Engine.of(shipped(), Settings(), workers=0)
    suspected = engine.chronology(timeline).hindsight
    return [engine.chronology(timeline.as_of(parse(day), suspected).known) for day in days]


def latest(found: Chronology, day: str) -> object:
    (best,) = (
        series.views["latest"].best
        for series in found.series
        if found.claims[series.items[0].claim].about == parse(day)
    )
    return best


def test_past_days_of_a_table_are_revised() -> None:
    first = snapshot("2024-02-01", [("2024-01-01", 10), ("2024-01-02", 25), ("2024-01-03", 31)])
    second = snapshot("2024-03-01", [("2024-01-01", 14), ("2024-01-02", 25), ("2024-01-03", 30), ("2024-01-04", 40)])
    before, after = states(Timeline.union([second, first]), "2024-02-10", "2024-03-10")
    lines = [line.partition(" (claim")[0] for line in moved("\n".join(differences(before, after)))]
    assert lines == [
        "~ killed (2024-01-01): raised from 10 to 14 by Register on 2024-03-01",
        "~ killed (2024-01-03): corrected from 31 to 30 by Register on 2024-03-01",
    ]
    assert (latest(before, "2024-01-01"), latest(after, "2024-01-01")) == (10, 14)


@pytest.mark.skipif(not TOLLS.is_dir(), reason="the data lies beside the repository")
def test_the_daily_tolls() -> None:
    tables = []
    for file in sorted(TOLLS.glob("*.json")):
        found = (
            (row["report_date"], row.get("killed_cum", row.get("martyred_cum"))) for row in json.loads(file.read_text())
        )
        tables.append(snapshot(file.stem, [(date, killed) for date, killed in found if killed is not None]))
    before, after = states(Timeline.union(tables), "2024-02-04", "2024-02-26")
    assert (latest(before, "2023-10-07"), latest(after, "2023-10-07")) == (198, 232)
    assert len(moved("\n".join(differences(before, after)))) == 23
