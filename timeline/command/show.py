"""``timeline show``."""

from pathlib import Path

import click

from timeline.command import options


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(["about", "said"]), default="about", show_default=True, help="Order of rows.")
@click.option("--all", "everything", is_flag=True, help="Comment claims, too.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
def show(file: Path, by: str, everything: bool, config: Path | None) -> int:
    """Show a timeline file in the terminal."""
    from timeline.command import console

    made = options.engine(config, 0)
    chronology = made.chronology(options.read_files(made, [file]), by)
    console.table(chronology, everything=everything)
    return 0
