"""What the pages tell their readers to type works as it stands."""

import doctest
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.docs.site import DOCS, PAGES, ROOT, extension

sessions = extension("sessions")

FENCES = [(page, fence) for page, text in PAGES.items() for fence in sessions.fences(text)]
SESSIONS = [page for page, text in PAGES.items() if sessions.steps(text) and page.startswith(("tutorial/", "how-to/"))]
SUITES = [page for page in SESSIONS if "$ pytest " in PAGES[page]]


def info(page: str, *names: str) -> list[str]:
    return [fence.body for name, fence in FENCES if name == page and fence.info in names]


def files(page: str) -> dict[str, str]:
    return {step.name: step.text for step in sessions.steps(PAGES[page]) if isinstance(step, sessions.File)}


def test_the_tutorial_and_the_how_to_pages_have_sessions() -> None:
    pages = {page for page in PAGES if page.startswith(("tutorial/", "how-to/")) and page != "how-to/index.md"}
    assert pages == set(SESSIONS)


@pytest.mark.parametrize("page", SESSIONS)
def test_commands_end_as_the_page_says(page: str, tmp_path: Path) -> None:
    for block, outcome in sessions.play(PAGES[page], tmp_path):
        assert not any(outcome.codes[:-1]), outcome.text
        assert outcome.codes[-1:] in ((block.exit,), ()), outcome.text
        assert "Traceback" not in outcome.text


def test_the_tutorial_shows_what_it_speaks_of(tmp_path: Path) -> None:
    shown = "".join(outcome.text for _, outcome in sessions.play(PAGES["tutorial/index.md"], tmp_path))
    assert "\n~ casualties" in shown, "no figure moves"
    assert "no difference" in shown
    assert "everything holds" in shown
    story = json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))
    (row,) = [claim for claim in story["claims"] if "several hundred" in claim["text"]]
    assert [(figure["low"], figure["high"]) for figure in row["figures"]] == [(300, 999)]
    assert (row["about"]["edtf"], row["about"]["rule"].split(":")[0]) == ("[..2024-12~]", "told as done")
    assert (row["said"]["edtf"], row["certainty"]["reported"]) == ("2024-12~", True)
    assert len(story["documents"]) == 15


def test_test_files_of_pages_pass(tmp_path: Path) -> None:
    suites: list[str] = []
    sources = [str(ROOT), str(ROOT / "plugins")]
    for number, page in enumerate(SUITES):
        folder = tmp_path / str(number)
        folder.mkdir()
        for _ in sessions.play(PAGES[page], folder):
            pass
        found = [str(folder / name) for name in files(page) if "/tests/" in name]
        assert found, page
        suites += found
        sources += [str(path) for path in folder.glob("*/src")]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", *suites],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sources)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_python_blocks_run() -> None:
    for page in PAGES:
        names: dict[str, object] = {"__name__": "__main__"}
        for number, body in enumerate(info(page, "python", "{testcode}"), 1):
            exec(compile(body, f"{page}, block {number}", "exec"), names)


@pytest.mark.parametrize("page", [page for page in PAGES if info(page, "{doctest}")])
def test_examples_give_what_they_show(page: str) -> None:
    text = "\n".join(info(page, "{doctest}"))
    parsed = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    report: list[str] = []
    assert parsed.examples
    assert not doctest.DocTestRunner(verbose=False).run(parsed, out=report.append).failed, "".join(report)


@pytest.mark.parametrize(("page", "fence"), FENCES, ids=[f"{page}-{number}" for number, (page, _) in enumerate(FENCES)])
def test_other_blocks_are_well_formed(page: str, fence: object) -> None:
    language, body = getattr(fence, "info", ""), getattr(fence, "body", "")
    options = getattr(fence, "options", {})
    language = language.removeprefix("{code-block} ") if language.startswith("{code-block}") else language
    if language == "toml":
        tomllib.loads(body)
    elif language == "json":
        json.loads(body)
    elif language == "python":
        compile(body, page, "exec")
    assert "..." not in options.get("caption", ""), "a caption names a file"


def test_no_page_loads_anything_from_the_network() -> None:
    for path in (DOCS / "_static").iterdir():
        assert "http" not in path.read_text(encoding="utf-8")
