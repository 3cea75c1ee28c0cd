"""Ctrl-C at any time: exit code 130, no traceback, and the terminal as it was."""

import fcntl
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.command.program import command
from tests.command.streams import GOOD, Screen, lengthened, prepared, run, started, surroundings

INTERRUPTING = """\
import os, signal, sys

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(100):
                pass

wanted = sys.argv.pop(1)
sys.meta_path.insert(0, Finder())
from timeline.command import main
main()
"""
"""Sends the signal of Ctrl-C when a module is about to be imported."""

ENDING = """\
import atexit, os, signal

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)
    for _ in range(100):
        pass

atexit.register(interrupt)
from timeline.command import main
main()
"""
"""Sends it when everything is done and Python itself comes to its end."""

DELETING = """\
import os, signal
import timeline.engine.inputs as inputs

class Trap:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(100):
            pass

original = inputs.expand

def expand(*given):
    Trap()
    return original(*given)

import timeline.engine.engine as engine
engine.expand = expand
from timeline.command import main
main()
"""
"""Sends it where Python cannot raise anything: while an object is deleted."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = prepared(tmp_path_factory.mktemp("interrupts"))
    lengthened(made, "few.json", 3)
    lengthened(made, "long.json", 60)
    return made


@pytest.mark.parametrize(
    "module",
    [
        "timeline.command.terminal",
        "timeline.command.program",
        "click",
        "timeline.command.show",
        "timeline.command.console",
        "timeline.engine.engine",
        "timeline_plugins.shipped",
        "timeline.linking.link",
        "timeline.codec.timeline_file",
    ],
)
def test_ctrl_c_ends_with_its_code_whatever_is_being_imported(folder: Path, module: str) -> None:
    done = started(folder, INTERRUPTING, module, "show", "x.json")
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr in (b"", b"interrupted; no file was left half-written\n")


def test_ctrl_c_at_the_very_end_changes_nothing(folder: Path) -> None:
    done = started(folder, ENDING, "show", "x.json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == run(folder, ("show", "x.json")).stdout


def test_ctrl_c_is_heard_though_python_cannot_raise_it(folder: Path) -> None:
    done = started(folder, DELETING, "build", "good.txt", "--workers", "0")
    assert (done.returncode, done.stdout) == (130, b"")
    assert done.stderr == b"interrupted; no file was left half-written\n"


@pytest.mark.parametrize(("file", "held_back"), [("few.json", True), ("long.json", False)], ids=["end", "middle"])
def test_ctrl_c_while_the_output_waits_for_its_reader(folder: Path, file: str, held_back: bool) -> None:
    # The pipe takes less than the command prints, so that it is still writing when its first byte has come. Up to 8,192
    # bytes are held back to the very end.
    reading, stdout = os.pipe()
    room: int = fcntl.fcntl(stdout, fcntl.F_SETPIPE_SZ, 4096)
    size = len(run(folder, ("show", file, "--all")).stdout)
    assert room < size
    assert (size < 8192) == held_back
    env = surroundings(folder, {})
    process = subprocess.Popen(
        command("show", file, "--all"), cwd=folder, env=env, stdout=stdout, stderr=subprocess.PIPE
    )
    os.close(stdout)
    assert os.read(reading, 1)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate()
    os.close(reading)
    assert (process.returncode, stderr) == (130, b"interrupted; no file was left half-written\n")


def test_ctrl_c_in_a_terminal_gives_the_cursor_back(folder: Path) -> None:
    rows = "".join(f'{{"text": "{GOOD.strip()} Note {number}."}}\n' for number in range(1000))
    (folder / "many.jsonl").write_text(rows, encoding="utf-8")
    screen = Screen(folder, command("build", "many.jsonl", "-o", "made.json"))
    assert b"\x1b[?25l" in screen.until(lambda written: b"extracting" in written), "progress hides the cursor"
    screen.press(b"\x03")
    assert screen.end() == 130
    assert screen.written.rindex(b"\x1b[?25h") > screen.written.rindex(b"\x1b[?25l")
    assert screen.written.endswith(b"interrupted; no file was left half-written\r\n")
    assert b"Traceback" not in screen.written
