"""``timeline merge``."""

from pathlib import Path

import click

from timeline.command import options
from timeline.command.parsing import Command


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", "outputs", multiple=True, required=True, metavar="FILE", help="Write FILE (repeatable)."
)
@click.option(
    "--by",
    type=click.Choice(["about", "said"]),
    help="Order of rows [default: that of the files, or about if they differ].",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
@click.option("-q", "--quiet", is_flag=True, help="Errors only.")
def merge(files: tuple[Path, ...], outputs: tuple[str, ...], by: str | None, config: Path | None, quiet: bool) -> int:
    """Unite timelines into one: nothing lost, nothing invented, whatever their order."""
    from timeline.command import report
    from timeline.command.terminal import remark

    made = options.engine(config, 0, announce=not quiet)
    chosen = options.outputs_of(made, outputs)
    found = options.timeline_of(made, files, [output.path for output in chosen])
    timeline = found.timeline
    chronology = made.chronology(timeline, by or found.by)
    problems = (*found.problems, *made.registry.problems, *chronology.linking_problems)
    code = report.problems(problems, quiet=quiet, listed_by="")
    for line in options.write(made, chronology, chosen):
        if not quiet:
            remark(line)
    if not quiet:
        remark(f"{len(timeline.documents)} documents, {len(timeline.claims)} claims, {len(chronology.events)} rows")
    return code
