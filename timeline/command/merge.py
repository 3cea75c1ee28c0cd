"""``timeline merge``."""

from collections.abc import Iterable
from pathlib import Path

import click

from timeline.command import options


@click.command()
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
    from timeline.command import console

    made = options.engine(config, 0)
    timeline = options.read_files(made, files)
    chronology = made.chronology(timeline, by or _order_of(files))
    for line in options.write(made, chronology, outputs):
        if not quiet:
            console.remark(line)
    if not quiet:
        console.remark(
            f"{len(timeline.documents)} documents, {len(timeline.claims)} claims, {len(chronology.events)} rows"
        )
    return 0


def _order_of(files: Iterable[Path]) -> str:
    """The order of rows that all of the files have, else ``about``."""
    from timeline.codec.text import decode

    return "said" if all(decode(file.read_bytes()).get("by") == "said" for file in files) else "about"
