"""The scores that the shipped plugins have reached on the development data are held.

The data and the scripts that score them lie in the folder ``shared`` beside the repository; without it nothing is run.
"""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.codec.timeline_file import dumps
from timeline.digest.days import key_days
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.plugin.settings import Settings

pytestmark = pytest.mark.untraced

SHARED = Path(__file__).resolve().parents[3] / "shared"
EPOCH = date(1970, 1, 1).toordinal()
DATA, SCORE = SHARED / "data", SHARED / "score"


@attrs.frozen
class Held:
    """A corpus: its folder, the script that scores it, the extractors that are run, and what each measure must reach.

    Measures are those of the script's ``--json``, a dot between keys, in percent: what was reached, less 0.7 points.
    """

    folder: str
    script: str
    extractors: frozenset[str]
    least: dict[str, float]


TIME, ATTRIBUTION = frozenset({"time-english"}), frozenset({"attribution-english"})
FIGURES, CERTAINTY = frozenset({"time-english", "figures-english"}), frozenset({"certainty-english"})

HELD = (
    Held("time/timebank", "time_mentions", TIME, {"strict.f": 90.5, "relaxed.f": 94.2, "value.f": 83.2}),
    Held("time/aquaint-dev", "time_mentions", TIME, {"strict.f": 87.1, "relaxed.f": 94.9, "value.f": 76.3}),
    Held("time/wikiwars-dev", "time_mentions", TIME, {"strict.f": 89.4, "relaxed.f": 95.1, "value.f": 88.7}),
    Held(
        "attribution/polnear-dev",
        "attribution",
        ATTRIBUTION,
        {
            "relation.content+cue+source.f": 61.0,
            "source.exact.f": 68.6,
            "content.partial.f": 69.6,
            "relation.recall on reporting cues": 83.7,
        },
    ),
    Held("figures/figures-dev", "figures", FIGURES, {"bounds.f": 99.3}),
    Held("certainty/uds-dev", "certainty", CERTAINTY, {"f": 77.0}),
)


@pytest.mark.parametrize("held", HELD, ids=[held.folder for held in HELD])
def test_scores_hold(held: Held, tmp_path: Path) -> None:
    if not ((DATA / held.folder).exists() and (SCORE / f"{held.script}.py").exists()):
        pytest.skip("the development data are not beside the repository")
    documents, gold = DATA / held.folder / "documents.jsonl", DATA / held.folder / "gold.jsonl"
    given = [str(documents), str(gold)] if held.script in ("time_mentions", "attribution") else [str(gold)]
    if not documents.exists():
        documents = tmp_path / "documents.jsonl"
        documents.write_bytes(score(held.script, "documents", str(gold)))
    system = tmp_path / "system.jsonl"
    system.write_bytes(annotated(documents, held.extractors))
    report = json.loads(score(held.script, *given, str(system), "--json"))
    assert report.get("text mismatches", 0) == 0
    reached = {measure: round(100 * looked_up(report, *measure.split(".")), 2) for measure in held.least}
    assert all(reached[measure] >= least for measure, least in held.least.items()), reached


def annotated(documents: Path, extractors: frozenset[str]) -> bytes:
    """The lines of ``annotate``, with no extractor of mentions but the named ones."""
    every = {extractor.name for extractor in Engine.of(shipped()).registry.extractors}
    others = every - extractors - {"sentences", "tokens"}
    lines, problems = Engine.of(shipped(), Settings(off=frozenset(others)), workers=0).annotate([documents])
    assert not problems
    return b"".join(lines)


def score(script: str, *arguments: str) -> bytes:
    command = [sys.executable, str(SCORE / f"{script}.py"), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


def looked_up(report: dict[str, Any], *keys: str) -> float:
    found: Any = report
    for key in keys:
        found = found[key]
    return float(found)


# Date F1 (mean of the newsrooms) at the newsrooms' own sizes.
DIGESTS = {
    "summaries/timeline17-H1N1": 66.0,
    "summaries/timeline17-haiti": 90.0,
    "summaries/timeline17-EgyptianProtest": 89.0,
}


@pytest.mark.parametrize(("folder", "least"), DIGESTS.items())
def test_key_days_hold(folder: str, least: float, tmp_path: Path) -> None:
    documents, gold = DATA / folder / "documents.jsonl", DATA / folder / "gold.jsonl"
    if not (gold.exists() and (SCORE / "summaries.py").exists()):
        pytest.skip("the development data are not beside the repository")
    passages, problems = Engine.of(shipped(), workers=0).passages([documents])
    assert not problems
    digests: list[str] = []
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines()):
        size = len({named[:10] for named, _ in json.loads(line)["timeline"]})
        rows = [{"date": str(date.fromordinal(EPOCH + day)), "sentences": []} for day in key_days(passages, size)]
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps({"dates": rows}), encoding="utf-8")
        digests.append(str(path))
    report = json.loads(score("summaries", str(documents), str(gold), *digests, "--json"))
    assert 100 * report["mean"]["date"] >= least


# What linking has reached, less a point: the kind of ``clusters.py``, the corpus, and each measure of its ``--json``.
LINKED: dict[tuple[str, str], dict[tuple[str, ...], float]] = {
    ("casualties", "merge/casualties-dev"): {
        ("documents", "pairwise", "f"): 80.8,
        ("figures", "killed, above 0", "of all"): 84.4,
        ("figures", "killed, above 0", "right"): 86.7,
        ("figures", "killed, above 0", "inside"): 88.7,
        ("figures", "injured, above 0", "of all"): 80.3,
        ("figures", "injured, above 0", "right"): 82.8,
        ("figures", "injured, above 0", "inside"): 87.5,
    },
    ("relations", "merge/relations-dev"): {("micro", "f"): 87.3, ("contradicts", "p"): 99.0},
    ("coreference", "merge/ecbplus-dev"): {("mentioned", "kappa"): 50.8},
}


@pytest.mark.parametrize(("kind", "folder"), LINKED, ids=[folder for _, folder in LINKED])
def test_linking_holds(kind: str, folder: str, tmp_path: Path) -> None:
    documents, gold = DATA / folder / "documents.jsonl", DATA / folder / "gold.jsonl"
    if not (gold.exists() and (SCORE / "clusters.py").exists()):
        pytest.skip("the development data are not beside the repository")
    engine = Engine.of(shipped())
    made = tmp_path / "made.json"
    made.write_bytes(dumps(engine.chronology(engine.timeline([documents]))))
    given = [str(gold)] if kind == "relations" else [str(documents), str(gold)]
    report = json.loads(score("clusters", kind, *given, str(made), "--json"))
    least = LINKED[kind, folder]
    reached = {measure: round(100 * looked_up(report, *measure), 2) for measure in least}
    assert all(reached[measure] >= least[measure] for measure in least), reached
