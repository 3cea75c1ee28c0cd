"""``timeline decide``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.command import options

if TYPE_CHECKING:
    from timeline.model.timeline import Timeline

SHORTEST = 4
"""Characters that the beginning of an id needs."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("kind", type=click.Choice(["same", "different", "wrong", "correct", "retract"]))
@click.argument("claims", nargs=-1, required=True, metavar="ID...")
@click.option("--field", default="", help="The field that is wrong or corrected.")
@click.option("--value", default="", help="What it is corrected to; leave it out to empty the field.")
@click.option("--reason", required=True, help="Why, in one line.")
@click.option("--author", envvar="TIMELINE_AUTHOR", required=True, help="Who decides [default: $TIMELINE_AUTHOR].")
@click.option("--date", metavar="DATE", callback=options.edtf_date, help="When (EDTF) [default: today].")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Add to this file of decisions.")
def decide(
    file: Path,
    kind: str,
    claims: tuple[str, ...],
    field: str,
    value: str,
    reason: str,
    author: str,
    date: Any,
    output: Path | None,
) -> int:
    """Add a decision of yours about claims to a file of plain text.

    FILE is a timeline; an ID may be the beginning of one. The decision is added to the file beside it that ends in
    .decisions. Build with that file among the inputs, and it holds from then on; take its line away to undo it.
    """
    from timeline.codec import decisions
    from timeline.command.console import remark, visible
    from timeline.model import edtf
    from timeline.model.decision import Decision, DecisionKind

    timeline = options.read_files(options.engine(None, 0), [file])
    named = tuple(_claim(timeline, claim) for claim in claims)
    try:
        decision = Decision(
            kind=DecisionKind(kind),
            claims=named,
            author=author.strip(),
            date=edtf.format(date) if date else _today(),
            reason=reason.strip(),
            field=field,
            value=value.strip(),
        )
        line = decisions.line(decision)
    except ValueError as error:
        options.stop(str(error))
    target = output or file.with_suffix(decisions.SUFFIX)
    texts = {claim.id: claim.text for claim in timeline.claims}
    quoted = "".join(f"# {name[:12]}: {visible(texts[name])}\n" for name in named)
    try:
        with target.open("a", encoding="utf-8") as stream:
            stream.write(("" if stream.tell() else decisions.HEAD) + quoted + line + "\n")
    except OSError as error:
        options.stop(f"{target}: cannot be written: {error.strerror}")
    remark(f"added to {target}; it holds when you build with {target} among the inputs")
    return 0


def _claim(timeline: "Timeline", start: str) -> str:
    """The one claim whose id begins so; anything else ends the command."""
    found = [claim.id for claim in timeline.claims if claim.id.startswith(start.lower())]
    if len(start) < SHORTEST:
        options.stop(f"{start}: {SHORTEST} characters of an id are needed at least")
    if len(found) != 1:
        options.stop(f"{start}: " + (f"{len(found)} claims begin so; give more of it" if found else "no such claim"))
    return found[0]


def _today() -> str:
    from datetime import date

    return date.today().isoformat()
