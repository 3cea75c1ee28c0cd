"""``timeline show``."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from timeline.command import options


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(["about", "said"]), default="about", show_default=True, help="Order of rows.")
@click.option("--all", "everything", is_flag=True, help="Comment claims, too.")
@click.option("--ids", "with_ids", is_flag=True, help="The id of each row, too.")
@click.option("--explain", metavar="ID", help="Tell how a claim or event came about; the start of its id will do.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
def show(file: Path, by: str, everything: bool, with_ids: bool, explain: str | None, config: Path | None) -> int:
    """Show a timeline file in the terminal, or tell how one of its claims or events came about."""
    from timeline.command import console
    from timeline.command import explain as claims
    from timeline.command import explain_event as events
    from timeline.engine import explanation
    from timeline.linking.near_misses import near_misses
    from timeline.plugin.settings import settings_of

    made = options.engine(config, 0)
    found = options.timeline_of(made, [file])
    timeline = found.timeline
    if explain is None:
        chronology = made.chronology(timeline, by)
        ids = explanation.shortest_ids(chronology) if with_ids else None
        console.table(chronology, everything=everything, ids=ids)
        return 0
    heard = explanation.listen(made, timeline, by)
    chronology = heard.chronology
    try:
        claim = explanation.find(chronology, explain)
    except explanation.NoSuchId as error:
        options.stop(f"{file}: {error}")
    ids = explanation.shortest_ids(chronology)
    event = next((event for event in chronology.events if event.id == claim.id), None)
    if event:
        _tell(events.event_parts(event, heard, ids))
        click.echo()
    mentions = explanation.mentions(made, timeline.documents[claim.document])
    _tell(claims.claim_parts(claim, chronology, mentions))
    if not event and claim.id in chronology.events_of:
        name = ids[chronology.events_of[claim.id]]
        click.echo()
        _tell([("event", (f"{name}; timeline show {file} --explain {name} tells how it came about",))])
        _tell(events.standing({claim.id}, chronology, ids))
    linkers = [(linker, settings_of(linker, made.plugin_settings)) for linker in made.registry.linkers]
    _tell(events.misses(claim.id, near_misses(timeline, claim.id, linkers), chronology, ids))
    return 0


def _tell(parts: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """Fields with what tells of them: side by side in a terminal, else a line each, set apart by a tab."""
    if not sys.stdout.isatty():
        for name, lines in parts:
            for line in lines:
                click.echo(f"{name}\t{line}")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, lines in parts:
        for place, line in enumerate(lines):
            style = "not dim" if not place else "dim"
            table.add_row(Text("" if place else name, style="bold"), Text(line, style=style))
    Console().print(table)
