"""The scores on the development articles are held, where these lie in the folder ``shared`` beside the repository."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"
ARTICLES = SHARED / "data" / "attribution" / "polnear-dev"

# In percent: what was reached, less some two points, because the drafts of the rules change beneath the weights.
LEAST = {"relation": 63.0, "source": 72.0, "content": 71.0}


@pytest.mark.skipif(not ARTICLES.exists(), reason="no development articles beside the repository")
def test_scores_hold(tmp_path):
    made = tmp_path / "made.jsonl"
    program = [sys.executable, "-m", "timeline", "annotate", str(ARTICLES / "documents.jsonl"), "-o", str(made), "-q"]
    subprocess.run(program, cwd=tmp_path, check=True)
    script = [sys.executable, str(SHARED / "score" / "attribution.py"), str(ARTICLES / "documents.jsonl")]
    scored = subprocess.run(
        [*script, str(ARTICLES / "gold.jsonl"), str(made), "--json"], capture_output=True, encoding="utf-8", check=True
    )
    report = json.loads(scored.stdout)
    reached = {
        "relation": report["relation"]["content+cue+source"]["f"],
        "source": report["source"]["exact"]["f"],
        "content": report["content"]["partial"]["f"],
    }
    assert not {name: value for name, value in reached.items() if 100 * value < LEAST[name]}
