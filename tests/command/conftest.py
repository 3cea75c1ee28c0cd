from pathlib import Path

import pytest

from tests.command.program import Program, story


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program in an empty folder."""
    return Program(tmp_path, monkeypatch, capsys)


@pytest.fixture
def with_story(program: Program) -> Program:
    """The program in a folder that holds the folder ``story``."""
    story(program.folder)
    return program
