"""What passes the one way out: nothing acts on a terminal, a value stays on its line, and nobody goes round it."""

import ast
import io
import json
import sys
from collections.abc import Iterator

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command.program import ROOT
from timeline.command import terminal
from timeline.command.program import cli

CONTROLS = [*map(chr, range(32)), *map(chr, range(0x7F, 0xA0))]
BIDIRECTIONAL = [*"\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
ANYTHING = st.text(st.characters() | st.sampled_from([*CONTROLS, *BIDIRECTIONAL, "\ud800", "\udcff", "\u2028"]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Twelve people", "Twelve people"),
        ("Brønmoor — “all” 東京", "Brønmoor — “all” 東京"),
        ("\x1b]0;pwn\x07", "<U+001B>]0;pwn<U+0007>"),
        ("a\x7fb\x9b31m", "a<U+007F>b<U+009B>31m"),
        ("\u202egnp.exe\u2066", "<U+202E>gnp.exe<U+2066>"),
        ("\ud800 \udcff", "<U+D800> <U+DCFF>"),
        ("\x85\x1c\x1f", "<U+0085><U+001C><U+001F>"),
        ("one\ntwo\rthree\tfour\u2028five\u00a0six", "one two three four five six"),
    ],
)
def test_what_a_terminal_would_act_on_is_shown_as_a_code_point(text: str, shown: str) -> None:
    assert terminal.printable(text) == shown


@given(ANYTHING)
def test_whatever_a_text_holds_it_is_printable_and_on_one_line(text: str) -> None:
    for shown in (terminal.printable(text), terminal.visible(text)):
        assert shown.isprintable()
        assert terminal.printable(shown) == shown


@given(st.lists(ANYTHING, min_size=1))
def test_a_line_of_cells_stays_one_line_of_as_many_cells(cells: list[str]) -> None:
    written = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", written)
        terminal.say(*cells)
    assert written.getvalue().endswith("\n")
    assert [cell.isprintable() for cell in written.getvalue()[:-1].split("\t")] == [True] * len(cells)


def test_leading_blanks_are_kept_and_runs_of_blanks_folded_only_in_values(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("    a  b")
    terminal.remark("  c  d")
    assert capsys.readouterr() == ("    a  b\n", "  c  d\n")
    assert terminal.visible("  a  b\n") == "a b"


@given(st.lists(ANYTHING.map(lambda text: text.encode("utf-8", "replace").decode())))
def test_json_keeps_its_content(texts: list[str]) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", newline="\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        terminal.data(json.dumps({text: text}, ensure_ascii=False).encode() + b"\n" for text in texts)
        terminal.finish()
    written = stream.buffer.getvalue().decode("utf-8")
    assert all(line.isprintable() for line in written.split("\n"))
    assert [json.loads(line) for line in written.split("\n")[:-1]] == [{text: text} for text in texts]


def test_json_that_is_printable_is_written_as_it_is(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    line = '{"text":"Brønmoor — “all” 東京 \\u001b"}\n'.encode()
    terminal.data([line])
    terminal.finish()
    assert capfdbinary.readouterr().out == line


# ------------------------------------------------------------------------------------------------ nobody goes round it

OWNER = "timeline/command/terminal.py"
EXEMPT = {"timeline/codec/schema.py": {"sys.stdout", "sys.stdout.write"}}
"""A tool of its own, ``python -m timeline.codec.schema``, which prints only what the code says."""

FORBIDDEN = (
    *(f"click.{name}" for name in ("echo", "secho", "echo_via_pager", "prompt", "confirm", "pause", "clear", "edit")),
    *(f"click.{name}" for name in ("progressbar", "get_text_stream", "get_binary_stream")),
    *("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__", "sys.displayhook", "sys.excepthook"),
    *("print", "input", "os.write", "os.system", "os.popen", "pprint.pprint", "pprint.pp", "logging", "warnings"),
    *("traceback.print_exc", "traceback.print_exception", "traceback.print_tb", "traceback.print_stack"),
    *("rich.print", "rich.get_console", "rich.inspect", "rich.console.Console", "rich.progress.Progress"),
    *("rich.progress.track", "rich.live.Live", "rich.status.Status", "rich.prompt", "rich.pretty.pprint"),
)
METHODS = ("print", "print_json")
"""Of a rich console. ``show`` of a click exception is told from ``terminal.show`` below."""


def ways_round(source: str) -> Iterator[str]:
    """The names in a module that lead to a terminal by another way, and the calls of methods that do."""
    tree = ast.parse(source)
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.partition(".")[0]] = (
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Name | ast.Attribute):
            name = _dotted(node, names)
            if any(name == one or name.startswith(f"{one}.") for one in FORBIDDEN):
                yield name
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (one for one in FORBIDDEN for alias in node.names if f"{node.module}.{alias.name}" == one)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = _dotted(node.func.value, names)
            if node.func.attr in METHODS or (node.func.attr == "show" and not owner.endswith("command.terminal")):
                yield f"{owner}.{node.func.attr}()"


def _dotted(node: ast.expr, names: dict[str, str]) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, names)}.{node.attr}"
    return names.get(node.id, node.id) if isinstance(node, ast.Name) else "?"


@pytest.mark.parametrize(
    "source",
    [
        "import click\nclick.echo('x')",
        "import click as c\nc.secho('x', err=True)",
        "from click import echo as say\nsay('x')",
        "print('x')",
        "import sys\nsys.stdout.write('x')",
        "from sys import stderr\nstderr.write('x')",
        "import sys as s\ns.stderr.buffer.write(b'x')",
        "from rich.console import Console\nConsole().print('x')",
        "import rich.console\nrich.console.Console()",
        "import rich\nrich.print('x')",
        "def f(console):\n    console.print('x')",
        "import click\ntry:\n    f()\nexcept click.ClickException as error:\n    error.show()",
        "import traceback\ntraceback.print_exc()",
        "import os\nos.write(1, b'x')",
        "import logging\nlogging.warning('x')",
    ],
)
def test_a_way_round_is_seen(source: str) -> None:
    assert list(ways_round(source))


@pytest.mark.parametrize(
    "source",
    [
        "from timeline.command import terminal\nterminal.say('x')\nterminal.show(table)",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from rich.console import Console",
        "import sys\nsys.exit(2)",
        "from rich.table import Table\nTable()",
    ],
)
def test_the_way_itself_is_no_way_round(source: str) -> None:
    assert not list(ways_round(source))


def test_no_module_goes_round_the_terminal_module() -> None:
    modules = [*(ROOT / "timeline").rglob("*.py"), *(ROOT / "plugins" / "timeline_plugins").rglob("*.py")]
    found = {path.relative_to(ROOT).as_posix(): set(ways_round(path.read_text(encoding="utf-8"))) for path in modules}
    assert found.pop(OWNER)
    assert {name: ways for name, ways in found.items() if ways} == EXEMPT


def test_help_of_every_command_goes_through_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def commands(group: click.Group) -> Iterator[click.Command]:
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield command
            if isinstance(command, click.Group):
                yield from commands(command)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("click writes by itself")

    monkeypatch.setattr("click.core.echo", refuse)
    monkeypatch.setattr("click.decorators.echo", refuse)
    said: list[str] = []
    monkeypatch.setattr(terminal, "say", said.append)
    for command in (cli, *commands(cli)):
        said.clear()
        with pytest.raises(click.exceptions.Exit):
            command.make_context("timeline", ["--help"])
        assert said[0].startswith("Usage: ")
