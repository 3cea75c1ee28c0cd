"""The README shows what the program does.

Rows that changed because they should are taken over with ``TIMELINE_REGENERATE=1 pytest tests/command/test_readme.py``.
"""

import os
import re
from pathlib import Path

import click
from click.testing import CliRunner

from timeline.command.program import cli

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(?<=<!-- rows -->\n```text\n)\$ timeline (.*)\n((?:.+\n)+?)(?=```)")
SUPPORT = 5
"""The column that the README leaves out."""


def test_the_rows_of_the_readme_are_those_of_the_sample_story() -> None:
    readme = README.read_text(encoding="utf-8")
    block = BLOCK.search(readme)
    assert block is not None
    command = block[1].replace("seeds/", str(README.parent / "seeds")).split()
    printed = CliRunner().invoke(cli, [*command, "--workers", "0"]).stdout
    rows = [line.split("\t") for line in printed.splitlines()]
    shown = [next(row for row in rows if line.rstrip().endswith(row[-1])) for line in block[2].splitlines()]
    expected = _aligned([[cell for place, cell in enumerate(row) if place != SUPPORT] for row in shown])
    if os.environ.get("TIMELINE_REGENERATE"):
        README.write_text(readme.replace(block[2], expected), encoding="utf-8")
    assert BLOCK.search(README.read_text(encoding="utf-8"))[2] == expected  # type: ignore[index]


def _aligned(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[-1] = 0
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def test_every_command_of_the_readme_exists() -> None:
    readme = README.read_text(encoding="utf-8")
    for name in set(re.findall(r"`timeline ([a-z]+)", readme)):
        assert cli.get_command(click.Context(cli), name) is not None, name
