"""Pages as terminal sessions: their files are written, their commands are run, in a folder with the sample story.

In a page, a ``{code-block}`` with a caption is a file of that name, and ``{timeline-run}`` (or a plain ``console``
block) holds commands after ``$``. Those that begin with ``timeline`` are run, in order, in one folder for each page;
after ``pip install -e FOLDER`` the plugin in that folder counts as installed. The pages show the output of that run,
and a test plays all pages.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import attrs

from timeline.command import run

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
WIDTH = 100

_FENCE = re.compile(
    r"^(?P<mark>`{3,}|:{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL
)
_OPTION = re.compile(r"^:(?P<name>[a-z-]+):[ \t]*(?P<value>.*)$")
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@attrs.frozen
class Fence:
    """A fenced block: its info string, its options and the rest of its lines."""

    info: str
    options: dict[str, str]
    body: str


@attrs.frozen
class File:
    """A file that the page tells its reader to write."""

    name: str
    text: str


@attrs.frozen
class Block:
    """The commands of one block, and the exit code that the last one is expected to have."""

    commands: tuple[str, ...]
    exit: int


@attrs.frozen
class Outcome:
    """What came of a block: the exit code of each command that was run, and all that the block shows."""

    codes: tuple[int, ...]
    text: str


def fences(page: str) -> list[Fence]:
    """The fenced blocks of a page, outermost ones only."""
    found = []
    for match in _FENCE.finditer(page):
        lines = match["body"].splitlines(keepends=True)
        options: dict[str, str] = {}
        if match["info"].strip().startswith("{"):
            while lines and (option := _OPTION.match(lines[0].rstrip("\n"))):
                options[option["name"]] = option["value"].strip()
                lines.pop(0)
            if lines and not lines[0].strip():
                lines.pop(0)
        found.append(Fence(match["info"].strip(), options, "".join(lines)))
    return found


def steps(page: str) -> list[File | Block]:
    """What a page tells its reader to do, in order."""
    found: list[File | Block] = []
    for fence in fences(page):
        if fence.info.startswith("{code-block}") and "caption" in fence.options:
            found.append(File(fence.options["caption"].strip('"`'), fence.body))
        elif fence.info in ("console", "{timeline-run}"):
            commands = tuple(line[2:] for line in fence.body.splitlines() if line.startswith("$ "))
            found.append(Block(commands, int(fence.options.get("exit", 0))))
    return found


def play(page: str, folder: Path) -> Iterator[tuple[Block, Outcome]]:
    """Follow a page in an empty folder, which gets a copy of the sample story first."""
    shutil.copytree(SEEDS, folder / "seeds")
    installed: list[str] = []
    for step in steps(page):
        if isinstance(step, File):
            path = folder / step.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.text, encoding="utf-8")
        else:
            yield step, _run(step, folder, installed)


def _run(block: Block, folder: Path, installed: list[str]) -> Outcome:
    codes: list[int] = []
    shown: list[str] = []
    for command in block.commands:
        shown.append(f"$ {command}")
        words = shlex.split(command)
        if words[0] == "timeline":
            code, output = call(words[1:], folder, installed)
            codes.append(code)
            shown += output.rstrip().splitlines()
        elif words[:3] == ["pip", "install", "-e"]:
            installed += _install(folder / words[3], folder / ".site")
    return Outcome(tuple(codes), "\n".join(line.rstrip() for line in shown))


def _install(project: Path, site: Path) -> list[str]:
    """What an editable installation does, without pip: entry points on the path, and the sources."""
    table = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    record = site / f"{table['name'].replace('-', '_')}-{table['version']}.dist-info"
    record.mkdir(parents=True)
    (record / "METADATA").write_text(f"Name: {table['name']}\nVersion: {table['version']}\n", encoding="utf-8")
    points = [
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in rows.items())
        for group, rows in table["entry-points"].items()
    ]
    (record / "entry_points.txt").write_text("\n".join(points), encoding="utf-8")
    return [str(site), str(project / "src")]


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, so that tables look as a person sees them."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)

    def isatty(self) -> bool:
        return True


def call(arguments: list[str], folder: Path, installed: list[str]) -> tuple[int, str]:
    """Exit code and output of the program in a folder; runs in this process, without workers of its own.

    ``installed`` are folders that are put on the path.
    """
    screen, path, modules = _Terminal(), list(sys.path), set(sys.modules)
    # A terminal without colours, of a width that fits a page.
    variables = {"COLUMNS": str(WIDTH), "TERM": "xterm", "NO_COLOR": "1"}
    sys.path += installed
    try:
        with (
            contextlib.chdir(folder),
            mock.patch.dict(os.environ, variables),
            contextlib.redirect_stdout(screen),
            contextlib.redirect_stderr(screen),
            mock.patch("timeline.command.console.progress", return_value=_no_progress),
        ):
            code = _exit_code(arguments)
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - modules:
            if str(folder) in str(getattr(sys.modules[name], "__file__", None) or ""):
                del sys.modules[name]
    screen.seek(0)
    return code, _ANSI.sub("", screen.read()).replace(str(folder), ".")


def _no_progress(_what: str, _done: int, _all: int) -> None:
    """Bars would be shown, since the stream says it is a terminal."""


def _exit_code(arguments: list[str]) -> int:
    return run(arguments, default_map={name: {"workers": 0} for name in ("build", "annotate", "digest")})
