"""The exports of the sample story, byte for byte.

A change that is meant is taken over with ``TIMELINE_REGENERATE=1 pytest tests/golden``; read the difference before you
commit it.
"""

import os
from pathlib import Path

import pytest

from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.model.chronology import Chronology

HERE = Path(__file__).parent
TOP = HERE.parents[1]
REGENERATE = "TIMELINE_REGENERATE"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.of(shipped(), workers=0)


@pytest.fixture(scope="module")
def chronology(engine: Engine) -> Chronology:
    before = Path.cwd()
    os.chdir(TOP)
    try:
        return engine.chronology(engine.timeline(["seeds"]))
    finally:
        os.chdir(before)


@pytest.mark.parametrize("name", ["seeds.json", "seeds.jsonl", "seeds.csv", "seeds.md", "seeds.html"])
def test_export_of_the_sample_story(engine: Engine, chronology: Chronology, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    engine.export(chronology, engine.output(str(path)))
    golden = HERE / name
    if os.environ.get(REGENERATE):
        golden.write_bytes(path.read_bytes())
    assert path.read_bytes() == golden.read_bytes(), f"{name} changed; if that is meant, run with {REGENERATE}=1"
