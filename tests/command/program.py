"""The program ``timeline``, in this process and in one of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import attrs
import pytest

from timeline.command import run

ROOT = Path(__file__).parents[2]
STORY = {
    "harbour.txt": "NORRA, May 6, 2024 (Agency) - At least 12 people were killed on 5 May, the mayor of Norra said.\n"
    "The ministry denied that 40 soldiers had been captured. Critics call the plan a symbol of hope.\n",
    "post.md": "---\nid: post\ntitle: The flood\npublished: 2024-05-07\npublisher: Norra Post\n---\n"
    "Fourteen people were killed on 5 May, the mayor of Norra said on Tuesday.\n",
    "notes.jsonl": '{"id": "notes", "text": "About 1,200 people fled in May, Anna Berg said.", "published": "2024"}\n',
    "README.md": "# What this is\n",
}


@attrs.frozen(slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


@attrs.frozen(slots=True, eq=False)
class Program:
    """Runs commands in this process, in a folder of their own; an exit code that is not expected is a failed test."""

    folder: Path
    _monkeypatch: pytest.MonkeyPatch
    _capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, expected: int = 0) -> Done:
        return self._run(arguments, (expected,))

    def _run(self, arguments: tuple[str, ...], codes: tuple[int, ...]) -> Done:
        self._monkeypatch.chdir(self.folder)
        code = run(arguments)
        captured = self._capture.readouterr()
        assert code in codes, captured.out + captured.err
        return Done(code, captured.out, captured.err)

    def anyhow(self, *arguments: str, codes: tuple[int, ...]) -> Done:
        """Run a command that may end with any of some codes."""
        return self._run(arguments, codes)

    def write(self, **files: str | bytes) -> None:
        """Files of the folder; ``_`` before the suffix stands for the dot."""
        for name, content in files.items():
            stem, _, suffix = name.rpartition("_")
            (self.folder / f"{stem}.{suffix}").write_bytes(content if isinstance(content, bytes) else content.encode())


def story(folder: Path) -> Path:
    """The folder ``story`` with a few documents, one of them a README to be skipped."""
    made = folder / "story"
    made.mkdir()
    for name, text in STORY.items():
        (made / name).write_bytes(text.encode())
    return made


def environment(**changes: str) -> dict[str, str]:
    """Variables for a process of its own, which finds the packages where this one does.

    Its coverage is not traced, which would double its time.
    """
    path = os.pathsep.join((str(ROOT), str(ROOT / "plugins"), changes.pop("PYTHONPATH", "")))
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS")}
    return {**untraced, "PYTHONPATH": path.rstrip(os.pathsep), **changes}


def command(*arguments: str) -> list[str]:
    """The command line of the program."""
    return [sys.executable, "-m", "timeline", *arguments]


def process(
    folder: Path, *arguments: str, variables: Mapping[str, str] | None = None, expected: int = 0
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    done = subprocess.run(
        command(*arguments), cwd=folder, env=environment(**(variables or {})), capture_output=True, check=False
    )
    assert done.returncode == expected, done.stderr.decode(errors="replace")
    assert b"Traceback" not in done.stderr
    return done
