"""``timeline annotate``."""

import sys
from pathlib import Path
from typing import Any

import click

from timeline.command import options


@click.command()
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
    from timeline.command import console

    made = options.engine(config, workers, quiet=quiet, announce=not quiet)
    lines, problems = made.annotate(options.inputs(made, inputs, [output]), published)
    lost = console.problems(problems, verbose=verbose, quiet=quiet)
    if output is None:
        sys.stdout.buffer.write(b"".join(lines))
        sys.stdout.buffer.flush()
    else:
        options.write_file(output, lines)
    return 1 if lost else 0
