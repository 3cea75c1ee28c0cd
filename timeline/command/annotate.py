"""``timeline annotate``."""

from pathlib import Path
from typing import Any

import click

from timeline.command import options
from timeline.command.parsing import Command


@click.command(cls=Command)
@options.INPUTS
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write FILE instead of stdout.")
@options.processing
def annotate(
    inputs: tuple[Path, ...],
    output: Path | None,
    config: Path | None,
    published: Any,
    workers: int | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Write every mention of every document as JSON Lines, a document a line, by id."""
    from timeline.command import report, terminal

    made = options.engine(config, workers, quiet=quiet, announce=not quiet)
    lines, problems = made.annotate(options.inputs(made, inputs, [output], quiet=quiet), published)
    code = report.problems(problems, verbose=verbose, quiet=quiet)
    if output is None:
        terminal.data(lines)
    else:
        options.write_file(output, lines)
    return code
