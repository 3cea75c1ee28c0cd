"""``timeline build``."""

from pathlib import Path
from typing import Any

import click

from timeline.command import options
from timeline.command.parsing import Command


@click.command(cls=Command)
@options.INPUTS
@click.option("-o", "--output", "outputs", multiple=True, metavar="FILE", help="Write FILE, or NAME:FILE (repeatable).")
@click.option("--by", type=click.Choice(["about", "said"]), default="about", show_default=True, help="Order of rows.")
@click.option(
    "--as-of", metavar="DATE", callback=options.edtf_date, help="Only what was known by the end of this date (EDTF)."
)
@click.option("--all", "everything", is_flag=True, help="Give comment claims rows, too.")
@options.processing
def build(
    inputs: tuple[Path, ...],
    outputs: tuple[str, ...],
    by: str,
    as_of: Any,
    everything: bool,
    config: Path | None,
    published: Any,
    workers: int | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Read documents and write their timeline.

    INPUT is a file, a folder, an earlier timeline or - for standard input. Without -o a table goes to the terminal.
    Exits with 1 where documents, or parts of them, could not be read; they are listed, and the others are done.
    """
    from timeline.command import console, known, report
    from timeline.command.terminal import remark

    made = options.engine(config, workers, quiet=quiet, announce=not quiet)
    chosen = options.outputs_of(made, outputs)
    timeline = made.timeline(options.inputs(made, inputs, [output.path for output in chosen], quiet=quiet), published)
    code = report.problems(timeline.problems, verbose=verbose, quiet=quiet)
    if as_of is not None:
        if as_of.hi is None:
            options.stop("--as-of needs a date with an end")
        then, undecided = known.known_by(made, timeline, as_of, by, everything=everything)
        timeline = known.marked(then, timeline, as_of, undecided)
        if not quiet:
            for line in known.lines(undecided, verbose=verbose):
                remark(line)
    report.remarks(report.decisions(timeline))
    chronology = made.chronology(timeline, by, everything=everything)
    code = max(code, report.problems(chronology.linking_problems, verbose=verbose, quiet=quiet))
    remarks = options.write(made, chronology, chosen)
    if not outputs:
        console.table(chronology)
    elif not quiet:
        for line in remarks:
            remark(line)
        count = len(timeline.documents)
        remark(f"{count} documents, {len(timeline.claims)} claims, {len(chronology.events)} rows")
    return code
