"""``timeline annotate``."""

from pathlib import Path
from typing import Any

import click

from timeline.command import options
from timeline.command.parsing import Command


@click.command(cls=Command)
@options.INPUTS
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write FILE instead of stdout.")
@click.option("--layer", "layers", multiple=True, metavar="NAME", help="Write this layer alone; can be repeated.")
@options.processing
def annotate(
    inputs: tuple[Path, ...],
    output: Path | None,
    layers: tuple[str, ...],
    config: Path | None,
    published: Any,
    workers: int | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Write every mention of every document as JSON Lines, a document a line, by id.

    Layers of sentences and tokens, such as `word`, are written only where --layer names them.
    """
    from timeline.command import report, terminal
    from timeline.engine.engine import NoSuchLayer

    made = options.engine(config, workers, quiet=quiet, announce=not quiet)
    given = options.inputs(made, inputs, [output], quiet=quiet)
    try:
        lines, problems = made.annotate(given, published, layers)
    except NoSuchLayer as error:
        options.stop(f"--layer: {error}")
    code = report.problems(problems, verbose=verbose, quiet=quiet)
    if output is None:
        terminal.data(lines)
    else:
        options.write_file(output, lines)
    return code
