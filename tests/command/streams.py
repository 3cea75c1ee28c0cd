"""The program in processes of its own whose streams are closed, full, narrow, or a terminal."""

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from tests.command.program import command, environment
from timeline.codec.timeline_file import dumps
from timeline.linking.link import link
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.timeline import Timeline

GOOD = "Officials said on 6 May 2024 that 12 people — “all” — were killed in the flood at Brønmoor.\n"
MORE = "Ada Quill, the mayor of Brønmoor, said on 7 May 2024 that 40 houses were damaged.\n"


def prepared(folder: Path) -> Path:
    """A folder with a document, one more that is empty, and two timelines; `x.json` is the smaller one."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "more.txt").write_text(MORE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    for output, inputs in (("x.json", ("good.txt",)), ("y.json", ("good.txt", "more.txt"))):
        build = command("build", *inputs, "-q", "-o", output)
        subprocess.run(build, cwd=folder, env=surroundings(folder, {}), check=True)
    return folder


def lengthened(folder: Path, name: str, count: int) -> None:
    """A timeline of comment claims, which ``show --all`` prints in full: 2,000 characters each."""
    documents = [Document(id=f"{number:04}", text=f"{number:04} ".ljust(2000, "x")) for number in range(count)]
    claims = [Claim(document=document.id, spans=((0, 2000),), text=document.text) for document in documents]
    (folder / name).write_bytes(dumps(link(Timeline.of(documents, claims))))


def surroundings(folder: Path, variables: dict[str, str]) -> dict[str, str]:
    """Variables for a process. Output is held back, bytecode kept, and the encoding that of the locale, as usual."""
    usual = dict.fromkeys(("PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING"), "")
    return environment(**usual | {"PYTHONPYCACHEPREFIX": f"{folder.parent}/bytecode"} | variables)


def run(
    folder: Path,
    given: tuple[str, ...],
    redirection: str = "",
    *,
    stdout: int | IO[bytes] = subprocess.PIPE,
    variables: dict[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command with its streams redirected as a shell does it; ``CLAIM`` stands for the first id of `x.json`."""
    if "CLAIM" in given:
        claim = json.loads((folder / "x.json").read_bytes())["claims"][0]["id"]
        given = tuple(claim if word == "CLAIM" else word for word in given)
    program = ["sh", "-c", f'exec "$@" {redirection}', "sh", *command(*given)]
    env = surroundings(folder, variables or {})
    done = subprocess.run(program, cwd=folder, env=env, stdout=stdout, stderr=subprocess.PIPE, check=False)
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
    return done


def started(folder: Path, script: str, *words: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run a script that does something to the program and starts it."""
    python = [sys.executable, "-c", script, *words]
    done = subprocess.run(python, cwd=folder, env=surroundings(folder, variables), capture_output=True, check=False)
    if not variables:
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr
    return done


class Screen:
    """A command in a terminal of its own, and all that it writes there."""

    def __init__(self, folder: Path, given: list[str], columns: int = 100, **variables: str) -> None:
        self.written = b""
        terminal = surroundings(folder, {"TERM": "xterm-256color", "COLUMNS": str(columns), **variables})
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            os.execve(given[0], given, terminal)

    def until(self, stop: Callable[[bytes], bool] = lambda _written: False) -> bytes:
        """Read until something was written, or to the end."""
        while not stop(self.written):
            try:
                piece = os.read(self._terminal, 65536)
            except OSError:  # as Linux says that the other side is closed
                break
            if not piece:
                break
            self.written += piece
        return self.written

    def press(self, keys: bytes) -> None:
        os.write(self._terminal, keys)

    def end(self) -> int:
        self.until()
        _, status = os.waitpid(self._process, 0)
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(status)
