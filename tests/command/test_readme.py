"""The README shows what the program does."""

import re
from pathlib import Path

from click.testing import CliRunner

from timeline.command import cli

TOP = Path(__file__).parents[2]


def test_the_rows_of_the_readme_are_those_of_the_sample_story() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- rows -->\n```text\n\$ timeline (.*)\n((?:.+\n)+?)```", readme)
    assert block is not None
    command = block[1].replace("seeds/", str(TOP / "seeds")).split()
    printed = CliRunner().invoke(cli, [*command, "--workers", "0"]).stdout
    rows = {tuple(cell for place, cell in enumerate(line.split("\t")) if place != 5) for line in printed.splitlines()}
    for line in block[2].splitlines():
        cells = re.split(r" {2,}", line.rstrip())
        assert any(tuple(cell for cell in row if cell) == tuple(cells) for row in rows), line


def test_every_command_of_the_readme_exists() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for name in set(re.findall(r"`timeline ([a-z]+)", readme)):
        assert cli.get_command(None, name) is not None, name  # type: ignore[arg-type]
