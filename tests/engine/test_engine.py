"""From inputs to a timeline: whatever the order, the workers and the failures."""

import json
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.engine.plugins import LINES, PLACES, TIMES, Contributes, engine, extractor, may_fifth, write
from timeline.codec import timeline_file
from timeline.engine.engine import Engine, NoSuchLayer
from timeline.engine.inputs import NoSuchInput
from timeline.engine.outputs import Output
from timeline.engine.shipped import shipped
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.mention import TimeMention
from timeline.model.problem import Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import Exporter, Extractor, Reader
from timeline.plugin.hooks import hookimpl
from timeline.plugin.registry import Plugin, PluginError
from timeline.plugin.settings import Limits, Settings, SettingsError
from timeline.plugin.view import View
from timeline.text.annotation import Annotation, TagSet

STORY = {
    "one_txt": "NORRA, May 6, 2024 (Agency) - Two dams broke on 5 May.\nThe mayor was there.\n",
    "two_md": "---\nid: two\npublished: 2024-05-07\npublisher: Coast Daily\n---\nThree dams broke.\n",
    "three_jsonl": '{"id": "three", "text": "Nobody saw it on 5 May.", "published": "2024-05"}\n'
    '{"id": "four", "text": "All is well."}\n{"id": "broken", "text": \n',
}


def dumped(made: Engine, inputs: Iterable[Path], published: str = "") -> bytes:
    return timeline_file.dumps(made.chronology(made.timeline(inputs, parse(published) if published else None)))


def bad_on(word: str, crash: str) -> Extractor:
    """Fails in one of many ways on documents that hold a word."""

    def extract(view: View) -> Iterator[TimeMention]:
        if word in view.text:
            if crash == "hang":
                while True:
                    pass
            if crash == "exit":
                import os

                os._exit(4)
            if crash == "memory":
                bytearray(4_000_000_000)
            raise ValueError(crash)
        yield from may_fifth(view)

    return extractor("bad", "time", extract)


def test_documents_of_all_formats_come_into_one_timeline(tmp_path: Path) -> None:
    made = engine(TIMES, LINES).timeline([write(tmp_path, **STORY)])
    assert {document.published for document in made.documents.values()} == {
        parse("2024-05-06"),
        parse("2024-05-07"),
        parse("2024-05"),
        None,
    }
    assert {claim.text for claim in made.claims} == {
        "NORRA, May 6, 2024 (Agency) - Two dams broke on 5 May.",
        "The mayor was there.",
        "Three dams broke.",
        "Nobody saw it on 5 May.",
        "All is well.",
    }
    (problem,) = made.problems
    assert (problem.kind, problem.place) == (ProblemKind.LOST, "line 3")


@pytest.mark.parametrize("workers", [1, 2, 4, None])
def test_the_number_of_workers_never_changes_a_byte(tmp_path: Path, workers: int | None) -> None:
    extractors = (TIMES, PLACES, bad_on("mayor", "no luck"), LINES)
    folder = write(tmp_path, **STORY)
    alone = dumped(engine(*extractors, workers=0), [folder])
    assert dumped(engine(*extractors, workers=workers), [folder]) == alone
    assert b"no luck" in alone


def test_the_order_of_inputs_never_changes_a_byte(tmp_path: Path) -> None:
    files = sorted(write(tmp_path, **STORY).iterdir())
    made = engine(TIMES, PLACES, LINES)
    expected = dumped(made, [tmp_path])
    shuffled = random.Random(1)
    for _ in range(4):
        shuffled.shuffle(files)
        assert dumped(made, files) == expected


def test_where_nothing_can_be_forked_the_tasks_are_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, **STORY)
    alone = dumped(Engine.of(shipped(), workers=0), [folder])
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert dumped(Engine.of(shipped(), workers=1), [folder]) == alone


@pytest.mark.parametrize(
    ("crash", "message"),
    [
        ("hang", "no claims could be made: took longer than 0.5 s"),
        ("exit", "no claims could be made: its worker process ended with exit code 4"),
        ("memory", "ran out of memory"),
        ("odd", "ValueError: odd"),
    ],
)
def test_one_bad_document_costs_itself_alone(tmp_path: Path, crash: str, message: str) -> None:
    settings = Settings(Limits(seconds=0.5 if crash == "hang" else 30.0))
    made = engine(bad_on("Three", crash), LINES, workers=2, settings=settings).timeline([write(tmp_path, **STORY)])
    assert len(made.documents) == 4
    (problem,) = (problem for problem in made.problems if problem.document)
    assert (problem.message, problem.document) == (message, "two")
    complete = {claim.text: claim.incomplete for claim in made.claims}
    if problem.kind is ProblemKind.LOST:
        assert "Three dams broke." not in complete
    else:
        assert complete.pop("Three dams broke.") == ("time",)
    assert len(complete) == 4
    assert set(complete.values()) == {()}


class Reads:
    @hookimpl
    def timeline_readers(self) -> Iterator[Reader]:
        yield Reader(name="slow", version="1", suffixes=(".slow",), read=self.read)

    @staticmethod
    def read(_source: Any, _settings: Any) -> Iterator[Document]:
        while True:
            yield from ()


def test_a_reader_that_hangs_costs_its_file_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, a_slow="x", **STORY)
    settings = Settings(Limits(seconds=0.5))
    made = Engine.of([*shipped(), Plugin("slow", Reads())], settings, workers=2).timeline([folder])
    assert len(made.documents) == 4
    assert "cannot be read: took longer than 0.5 s" in {problem.message for problem in made.problems}


@pytest.mark.parametrize("workers", [0, 2])
def test_claims_that_cannot_even_be_sorted_cost_their_document_alone(tmp_path: Path, workers: int) -> None:
    def odd(view: View) -> Iterator[Claim]:
        if "Three" in view.text:
            yield Claim(document=view.document.id, spans=((0, 5),), text=view.text[:5], about="2024")  # type: ignore[arg-type]

    made = engine(extractor("odd", "claim", odd), LINES, workers=workers).timeline([write(tmp_path, **STORY)])
    assert {claim.document for claim in made.claims} >= {"three", "four"}
    (problem,) = (problem for problem in made.problems if problem.document)
    assert problem.document == "two"


def test_an_earlier_timeline_is_an_input(tmp_path: Path) -> None:
    made = engine(TIMES, LINES)
    folder = write(tmp_path / "story", **STORY)
    everything = dumped(made, [folder])
    (tmp_path / "earlier.json").write_bytes(dumped(made, [folder / "one.txt", folder / "three.jsonl"]))
    again = dumped(made, [tmp_path / "earlier.json", folder / "two.md"])
    assert again == everything
    assert dumped(made, [tmp_path / "earlier.json", folder]) == everything


def test_a_damaged_earlier_timeline_is_read_as_far_as_it_holds(tmp_path: Path) -> None:
    made = engine(LINES)
    folder = write(tmp_path / "story", **STORY)
    data = dumped(made, [folder]).replace(b'"text":"All is well."', b'"text":"All is hell."', 1)
    (tmp_path / "earlier.json").write_bytes(data)
    (tmp_path / "later.json").write_bytes(b'{"format":"claim-timeline/99","documents":[]}')
    timeline = made.timeline([tmp_path / "earlier.json", tmp_path / "later.json"])
    assert len(timeline.documents) == 3, "the document with another text is left out"
    lost = [problem for problem in timeline.problems if problem.source.endswith("later.json")]
    assert "'claim-timeline/99'" in lost[0].message
    damaged = [problem for problem in timeline.problems if problem.source.endswith("earlier.json")]
    assert {problem.kind for problem in damaged} == {ProblemKind.DAMAGED}
    assert all("timeline verify" in problem.hint for problem in damaged)


def test_one_id_with_two_texts_keeps_both_and_says_so(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl='{"id": "x", "text": "One dam broke."}\n{"id": "x", "text": "Two dams broke."}\n')
    made = engine(LINES).timeline([tmp_path])
    assert sorted(claim.text for claim in made.claims) == ["One dam broke.", "Two dams broke."]
    first, second = made.documents
    assert first == "x"
    assert second.startswith("x~")
    (problem,) = made.problems
    assert "another document has the id 'x' and another text" in problem.message


def test_published_fills_gaps_only(tmp_path: Path) -> None:
    made = engine(LINES).timeline([write(tmp_path, **STORY)], parse("1999"))
    assert made.documents["four"].published == parse("1999")
    assert made.documents["two"].published == parse("2024-05-07")


def test_lone_surrogates_of_json_are_told(tmp_path: Path) -> None:
    write(
        tmp_path, a_jsonl='{"id": "x", "text": "One \\ud83d dam."}\n{"id": "y", "text": "Two \\ud83d\\udca5 dams."}\n'
    )
    made = engine(LINES).timeline([tmp_path])
    assert made.documents["y"].text == "Two \U0001f4a5 dams."
    assert "x" not in made.documents or made.documents["x"].text == "One \ufffd dam."
    assert made.problems


def test_inputs_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchInput, match="there is no such file or folder"):
        engine(LINES).timeline([tmp_path / "nothing"])
    with pytest.raises(NoSuchInput, match="there is no such file or folder"):
        engine(LINES).earlier([tmp_path / "nothing.json"])


def test_a_file_that_is_not_a_timeline_is_a_problem_and_the_others_are_united(tmp_path: Path) -> None:
    made = engine(LINES)
    (tmp_path / "good.json").write_bytes(dumped(made, [write(tmp_path / "story", **STORY)]))
    write(tmp_path, no_json="{}", cut_json=(tmp_path / "good.json").read_bytes()[:500])
    found = made.earlier([tmp_path / name for name in ("no.json", "good.json", "cut.json")])
    assert len(found.timeline.documents) == 4
    assert [(problem.kind, problem.source) for problem in found.problems] == [
        (ProblemKind.LOST, "cut.json"),
        (ProblemKind.LOST, "no.json"),
    ]
    assert set(found.problems) <= set(found.timeline.problems)


def test_annotations_come_in_the_order_of_ids(tmp_path: Path) -> None:
    folder = write(tmp_path, **STORY)
    lines, problems = engine(TIMES, PLACES, workers=0).annotate([folder])
    rows = [json.loads(line) for line in lines]
    assert [row["document"] for row in rows] == sorted(row["document"] for row in rows)
    assert {mention["text"] for row in rows for mention in row["mentions"]} == {"5 May"}
    assert [problem.place for problem in problems] == ["line 3"]
    assert engine(TIMES, PLACES, workers=2).annotate([folder]) == (lines, problems)


def words(view: View) -> Iterator[Annotation]:
    """Every run of letters, as a noun."""
    spans = [found.span() for found in re.finditer(r"[a-z]+", view.text)]
    yield Annotation("word", view.text, spans, [0] * len(spans), TagSet(("NN",), ("NOUN",)))


def test_a_layer_is_written_where_it_is_asked_for_and_no_other_is_made(tmp_path: Path) -> None:
    def unasked(view: View) -> Iterator[TimeMention]:
        raise AssertionError("the layer time was not asked for")

    folder = write(tmp_path, a_txt="Norra fell.")
    on_demand = extractor("words", "word", words, on_demand=True)
    lines, problems = engine(on_demand, extractor("times", "time", unasked)).annotate([folder], None, ["word"])
    assert not problems
    (row,) = map(json.loads, lines)
    assert row["mentions"] == [
        {
            "kind": "word",
            "start": 1,
            "end": 5,
            "text": "orra",
            "norm": "orra",
            "lemma": None,
            "tag": "NN",
            "pos": "NOUN",
        },
        {
            "kind": "word",
            "start": 6,
            "end": 10,
            "text": "fell",
            "norm": "fell",
            "lemma": None,
            "tag": "NN",
            "pos": "NOUN",
        },
    ]
    lines, _ = engine(on_demand, TIMES).annotate([folder])
    assert b'"mentions":[]' in lines[0], "without --layer only mentions are written"


def test_a_layer_that_nobody_makes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchLayer, match="no extractor makes the layer 'wrod'; there are time, word"):
        engine(extractor("words", "word", words), TIMES).annotate([tmp_path], None, ["wrod"])


@pytest.mark.parametrize("workers", [0, 2])
def test_a_mention_that_cannot_be_written_costs_its_document_alone(tmp_path: Path, workers: int) -> None:
    def odd(view: View) -> Iterator[TimeMention]:
        for mention in may_fifth(view):
            yield TimeMention(spans=mention.spans, type=mention.type, value=object())  # type: ignore[arg-type]

    lines, problems = engine(extractor("odd", "time", odd), workers=workers).annotate([write(tmp_path, **STORY)])
    assert [json.loads(line)["document"] for line in lines] == ["four", "two"]
    assert len([problem for problem in problems if problem.document]) == 2


class Hears:
    def __init__(self) -> None:
        self.heard: list[Problem] = []

    @hookimpl
    def timeline_problem(self, problem: Problem) -> None:
        self.heard.append(problem)
        raise RuntimeError("passed over")


def test_observers_hear_of_every_problem_and_change_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, empty_txt="", **STORY)
    hears = Hears()
    heard = Engine.of([*shipped(), Plugin("hears", hears)], workers=2)
    quiet = Engine.of(shipped(), workers=2)
    timeline = heard.timeline([folder])
    assert timeline == quiet.timeline([folder])
    assert sorted(hears.heard) == list(timeline.problems)
    assert len(hears.heard) >= 2


def test_progress_is_told(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    made = Engine.of(shipped(), workers=0, progress=lambda what, done, total: heard.append((what, done, total)))
    made.timeline([write(tmp_path, **STORY)])
    assert [row for row in heard if row[0] == "reading"] == [("reading", n, 3) for n in (1, 2, 3)]
    assert heard[-1] == ("extracting", 4, 4)


def test_settings_reach_their_plugin(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"\[plugins.markdown\]"):
        Engine.of(shipped(), Settings(plugins={"markdown": {"no-such-setting": 1}}, path="timeline.toml"))
    with pytest.raises(SettingsError, match="there is no such plugin"):
        Engine.of(shipped(), Settings(plugins={"no-such-plugin": {}}, path="timeline.toml"))
    with pytest.raises(PluginError, match="to switch off"):
        Engine.of(shipped(), Settings(off=frozenset({"no-such-plugin"})))


def test_settings_reach_the_plugin_of_that_kind_alone(tmp_path: Path) -> None:
    tables = {"exporters.markdown": {"title": "The flood"}}
    made = Engine.of(shipped(), Settings(plugins=tables, path="timeline.toml"), workers=0)
    path = tmp_path / "made.md"
    made.export(made.chronology(Timeline()), made.output(str(path)))
    assert path.read_text("utf-8").startswith("# The flood\n")
    with pytest.raises(SettingsError, match=r"\[plugins.readers.markdown\]: the plugin has no setting 'title'"):
        Engine.of(shipped(), Settings(plugins={"readers.markdown": {"title": "x"}}, path="timeline.toml"))
    with pytest.raises(SettingsError, match=r"^timeline.toml: \[plugins.markdown\] is ambiguous"):
        Engine.of(shipped(), Settings(off=frozenset({"markdown"}), path="timeline.toml"))


def test_the_longest_suffix_chooses_the_exporter() -> None:
    def write_nothing(*_: object) -> None:
        return

    class Exports:
        @hookimpl
        def timeline_exporters(self) -> Iterator[Exporter]:
            yield Exporter(name="special", version="1", suffixes=(".special.json",), export=write_nothing)

    made = Engine.of([*shipped(), Plugin("exports", Exports())])
    assert made.output("a/b.special.json").exporter.name == "special"
    assert made.output("B.JSON").exporter.name == "json"
    assert made.output("csv:b.json") == Output("csv:b.json", made.registry.named("exporters", "csv"), Path("b.json"))  # type: ignore[arg-type]
    assert made.output("csv:-").path is None
    with pytest.raises(ValueError, match=r"x\.doc: no exporter writes such a file; there are \.csv"):
        made.output("x.doc")
    with pytest.raises(ValueError, match="name the format for standard output"):
        made.output("-")


@pytest.mark.parametrize("name", ["x.timelinejs.json", "A.TimelineJS.JSON", "x.timesketch.jsonl", "x.acled.csv"])
def test_another_tools_format_that_is_not_installed_is_never_written_as_something_else(name: str) -> None:
    made = Engine.of(shipped())
    with pytest.raises(ValueError, match="no installed exporter writes"):
        made.output(name)
    assert made.output(f"json:{name}").exporter.name == "json", "unless a person says so"
    assert made.output("x.2024.json").exporter.name == "json"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    def half(_chronology: Any, path: Path, _settings: Any) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    made = Engine.of(shipped())
    target = tmp_path / "x.half"
    target.write_bytes(b"as it was")
    exporter = Exporter(name="half", version="1", suffixes=(".half",), export=half)
    with pytest.raises(OSError, match="No space left"):
        made.export(made.chronology(Timeline()), Output(str(target), exporter, target))
    assert [path.name for path in tmp_path.iterdir()] == ["x.half"]
    assert target.read_bytes() == b"as it was"


def test_a_plugin_of_nothing_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, **STORY)
    plain = dumped(Engine.of(shipped(), workers=0), [folder])
    assert dumped(Engine.of([Plugin("nothing", Contributes()), *shipped()], workers=0), [folder]) == plain
