"""``timeline diff``."""

from pathlib import Path
from typing import Any

import click

from timeline.command import options
from timeline.command.parsing import Command


def _dates(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> list[Any]:
    """The dates as ``When``, each of which needs an end."""
    dates = [options.edtf_date(context, option, value) for value in values]
    if any(date.hi is None for date in dates):
        raise click.BadParameter("a date with an end is needed")
    return dates


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="A.json [B.json]")
@click.option(
    "--as-of",
    "dates",
    multiple=True,
    metavar="DATE",
    callback=_dates,
    help="Only what was known by the end of this date (EDTF); given twice: the first date against the second.",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
def diff(files: tuple[Path, ...], dates: list[Any], config: Path | None) -> int:
    """Say what differs between two timelines, or between two days of one: documents, claims, how the figures moved.

    One file is compared with itself: as it was known on one --as-of date and on the other, or with a single date, then
    and now.
    """
    from timeline.command import known, report, terminal
    from timeline.linking.difference import differences

    if len(files) > 2 or len(dates) > 2:
        options.stop("diff compares two timelines: one or two files, and one or two dates")
    if len(files) == 1 and not dates:
        options.stop("to compare a file with itself, give one or two dates with --as-of")
    made = options.engine(config, 0)
    found = [options.timeline_of(made, [file]) for file in files]
    timelines = [earlier.timeline for earlier in found]
    problems = [*made.registry.problems, *(problem for earlier in found for problem in earlier.problems)]
    if len(files) == 1:
        timelines *= 2
        days = [*dates, None][:2]
    else:
        days = [*dates, *dates][:2] if dates else [None, None]
    states = []
    for timeline, day in zip(timelines, days, strict=True):
        if day is not None:
            timeline, undecided = known.known_by(made, timeline, day)
            for line in known.lines(undecided, verbose=False):
                terminal.remark(line)
        states.append(made.chronology(timeline))
    problems += (problem for state in states for problem in state.linking_problems)
    code = report.problems(dict.fromkeys(problems), listed_by="")
    for line in list(differences(*states)) or ["no difference"]:
        terminal.say(line)
    return code
