"""``timeline digest``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.command import options
from timeline.command.parsing import Command

if TYPE_CHECKING:
    from timeline.digest.passages import Passage


@click.command(cls=Command)
@options.INPUTS
@click.option("--dates", type=click.IntRange(min=1), required=True, metavar="N", help="Days to choose.")
@click.option("--sentences", type=click.IntRange(min=1), required=True, metavar="K", help="Sentences for each at most.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write FILE as JSON.")
@options.processing
def digest(
    inputs: tuple[Path, ...],
    dates: int,
    sentences: int,
    output: Path | None,
    config: Path | None,
    published: Any,
    workers: int | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Write the key days of a story with the sentences that tell them best.

    A day is a key day where many documents about the story name it, the more so where they look back to it. Sentences
    are quoted as they stand, without datelines; the JSON says of which document and where.
    """
    from timeline.command import report, terminal
    from timeline.digest.days import key_days
    from timeline.digest.pile import Pile
    from timeline.digest.sentences import sentences as best

    made = options.engine(config, workers, quiet=quiet, announce=not quiet)
    passages, problems = made.passages(options.inputs(made, inputs, [output], quiet=quiet), published)
    code = report.problems(problems, verbose=verbose, quiet=quiet)
    pile = Pile.of(passages)
    found = best(pile, key_days(pile, dates), sentences)
    rows = [(_date(day), chosen) for day, chosen in sorted(found.items())]
    if output is None:
        for line in _lines(rows):
            terminal.say(line)
    else:
        options.write_file(output, [_json(rows)])
    return code


def _date(day: int) -> str:
    from timeline.model.calendar import DAY, Precision
    from timeline.model.edtf import format_instant

    return format_instant(day * DAY, Precision.DAY)


def _lines(rows: "list[tuple[str, list[Passage]]]") -> Iterator[str]:
    from timeline.command.terminal import visible

    for date, chosen in rows:
        yield date
        for passage in chosen:
            yield f"    {visible(passage.text)}  ({visible(passage.document)})"


def _json(rows: "list[tuple[str, list[Passage]]]") -> bytes:
    from timeline.codec.text import encode

    dates = [
        {
            "date": date,
            "sentences": [passage.text for passage in chosen],
            "sources": [{"document": passage.document, "span": list(passage.span)} for passage in chosen],
        }
        for date, chosen in rows
    ]
    return encode({"dates": dates}) + b"\n"
