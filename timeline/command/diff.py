"""``timeline diff``."""

from pathlib import Path

import click

from timeline.command import options


@click.command()
@click.argument("first", type=click.Path(path_type=Path), metavar="A.json")
@click.argument("second", type=click.Path(path_type=Path), metavar="B.json")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
def diff(first: Path, second: Path, config: Path | None) -> int:
    """Say what differs between two timelines: documents, claims, and how the figures moved."""
    from timeline.linking.difference import differences

    made = options.engine(config, 0)
    a, b = (made.chronology(options.read_files(made, [file])) for file in (first, second))
    lines = list(differences(a, b))
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo("no difference")
    return 0
