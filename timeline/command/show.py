"""``timeline show``."""

from pathlib import Path

import click

from timeline.command import options
from timeline.command.parsing import Command


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", type=click.Choice(["about", "said"]), default="about", show_default=True, help="Order of rows.")
@click.option("--all", "everything", is_flag=True, help="Comment claims, too.")
@click.option("--ids", "with_ids", is_flag=True, help="The id of each row, too.")
@click.option("--explain", metavar="ID", help="Tell how a claim or event came about; the start of its id will do.")
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
def show(file: Path, by: str, everything: bool, with_ids: bool, explain: str | None, config: Path | None) -> int:
    """Show a timeline file in the terminal, or tell how one of its claims or events came about."""
    from timeline.command import console, report, terminal
    from timeline.command import explain as claims
    from timeline.command import explain_event as events
    from timeline.engine import explanation
    from timeline.linking.near_misses import near_misses
    from timeline.plugin.settings import settings_of

    made = options.engine(config, 0)
    found = options.timeline_of(made, [file])
    timeline = found.timeline
    problems = [*found.problems, *made.registry.problems]
    if explain is None:
        chronology = made.chronology(timeline, by)
        code = report.problems([*problems, *chronology.linking_problems], listed_by="")
        ids = explanation.shortest_ids(chronology) if with_ids else None
        console.table(chronology, everything=everything, ids=ids)
        return code
    heard = explanation.listen(made, timeline, by)
    chronology = heard.chronology
    code = report.problems([*problems, *chronology.linking_problems], listed_by="")
    try:
        claim = explanation.find(chronology, explain)
    except explanation.NoSuchId as error:
        options.stop(f"{file}: {error}")
    ids = explanation.shortest_ids(chronology)
    event = next((event for event in chronology.events if event.id == claim.id), None)
    if event:
        console.fields(events.event_parts(event, heard, ids))
        terminal.say()
    mentions = explanation.mentions(made, timeline.documents[claim.document])
    console.fields(claims.claim_parts(claim, chronology, mentions))
    if not event and claim.id in chronology.events_of:
        name = ids[chronology.events_of[claim.id]]
        terminal.say()
        console.fields([("event", (f"{name}; timeline show {file} --explain {name} tells how it came about",))])
        console.fields(events.standing({claim.id}, chronology, ids))
    linkers = [(linker, settings_of(linker, made.plugin_settings)) for linker in made.registry.linkers]
    console.fields(events.misses(claim.id, near_misses(chronology.timeline, claim.id, linkers), chronology, ids))
    return code
