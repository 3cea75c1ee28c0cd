"""The JSON Schema is that of the code, and what the program writes keeps to it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.docs.site import DOCS, ROOT
from timeline.codec import schema, timeline_file
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.model import edtf
from timeline.model.calendar import Precision
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import Document
from timeline.model.problem import Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.model.when import Bound, Limit, When

COMMITTED = DOCS / "reference" / "claim-timeline-1.schema.json"


def closed(part: Any) -> Any:
    """The same schema, in which a field that it does not name is an error."""
    if isinstance(part, dict):
        made = {key: closed(value) for key, value in part.items()}
        return {**made, "additionalProperties": False} if "properties" in part else made
    return [closed(item) for item in part] if isinstance(part, list) else part


VALIDATOR = jsonschema.Draft202012Validator(closed(schema.schema()))


def written(timeline: Timeline) -> Any:
    return json.loads(timeline_file.dumps(Engine.of(shipped(), workers=0).chronology(timeline)))


def complaints(file: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(file)]


def test_the_committed_schema_is_that_of_the_code() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema.text(), (
        f"run: python -m timeline.codec.schema > {COMMITTED.relative_to(ROOT)}"
    )


def test_it_is_a_schema() -> None:
    VALIDATOR.check_schema(schema.schema())


def test_the_sample_story_keeps_to_it() -> None:
    timeline = Engine.of(shipped(), workers=0).timeline([ROOT / "seeds"])
    file = written(timeline)
    assert not complaints(file)
    assert all(file[name] for name in ("documents", "claims", "events", "relations", "series", "problems"))


def test_an_empty_timeline_and_one_with_everything_else_keep_to_it() -> None:
    # A window that EDTF cannot say: from some minute of the night on.
    odd = When(Bound(3600, 3660 * 5, Precision.HOUR, zone=60), Limit.OPEN)
    document = Document(id="a", text="x", published=edtf.parse("2024-05/.."), retrieved=odd)
    assert not edtf.exact(odd)
    timeline = Timeline.of(
        [document],
        (),
        [Problem(kind=ProblemKind.LOST, message="gone", source="b.txt")],
        [Decision(kind=DecisionKind.RETRACT, claims=("0" * 32,), author="a", date="2025-02-03", reason="withdrawn")],
    )
    assert not complaints(written(timeline))
    assert not complaints(written(Timeline()))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("format",), "claim-timeline/2"),
        (("documents", 0, "text"), None),
        (("claims", 0, "spans"), [[1]]),
        (("claims", 0, "mode"), "sung"),
        (("claims", 0, "unheard"), 1),
        (("claims", 0, "certainty", "level"), None),
        (("problems", 0, "kind"), "sad"),
    ],
)
def test_what_does_not_keep_to_it_is_told(place: tuple[Any, ...], value: Any, sample: bytes) -> None:
    file = json.loads(sample)
    inner = file
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert complaints(file)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder: Path = tmp_path_factory.mktemp("sample")
    (folder / "a.md").write_text("---\npublished: 2024-12-23\n---\nNine people were killed, the mayor said.\n")
    (folder / "empty.txt").touch()
    engine = Engine.of(shipped(), workers=0)
    return timeline_file.dumps(engine.chronology(engine.timeline([folder])))
