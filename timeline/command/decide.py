"""``timeline decide``."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.command import options
from timeline.command.parsing import Command

if TYPE_CHECKING:
    from timeline.model.claim import Claim
    from timeline.model.decision import Decision
    from timeline.model.timeline import Timeline

SHORTEST = 4
"""Characters that the beginning of an id needs."""
SHOWN = 5
"""Ids that an error names."""


@click.command(cls=Command)
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
    from timeline.command import report
    from timeline.command.terminal import remark, visible
    from timeline.model import edtf
    from timeline.model.decision import Decision, DecisionKind

    made = options.engine(None, 0)
    found = options.timeline_of(made, [file])
    code = report.problems(found.problems, listed_by="")
    timeline = found.timeline
    named = tuple(_claim(timeline, file, claim) for claim in claims)
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
    options.keep_apart([target], [file])
    claims_of = {claim.id: claim for claim in timeline.claims}
    _check_measures(decision, [claims_of[name] for name in named], made.registry.measures)
    try:
        before = target.read_bytes() if target.exists() else decisions.HEAD.encode()
    except OSError as error:
        options.stop(f"{target}: cannot be read: {error.strerror}")
    known = before.decode("utf-8", "replace").splitlines()
    quotes = [decisions.quote_line(claims_of[name], timeline.documents[claims_of[name].document]) for name in named]
    lines = [*(quote for quote in quotes if quote not in known), line]
    end = b"" if not before or before.endswith(b"\n") else b"\n"  # as some editors leave it
    options.write_file(target, [before, end, ("\n".join(lines) + "\n").encode()])
    for name in named:
        remark(f"{kind}: {name[:12]} “{visible(claims_of[name].text)}”")
    remark(f"added to {target}; it holds when you build with {target} among the inputs")
    return code


def _check_measures(decision: "Decision", claims: "Iterable[Claim]", registered: "Collection[str]") -> None:
    """End the command at a measure that nobody registers and none of the claims has: it is rather a slip of the pen."""
    from timeline.model.decision import figures_of

    read = {figure.measure.name for claim in claims for figure in claim.figures if figure.measure}
    for figure in figures_of(decision):
        if figure.measure and figure.measure.name not in (*read, *registered):
            options.stop(f"there is no measure {figure.measure.name!r}; there are {', '.join(sorted(registered))}")


def _claim(timeline: "Timeline", file: Path, start: str) -> str:
    """The one claim whose id begins so; anything else ends the command."""
    way_out = f"timeline show {file} --all --ids lists the ids"
    found = [claim.id for claim in timeline.claims if claim.id.startswith(start.lower())]
    if len(start) < SHORTEST:
        options.stop(f"{start}: {SHORTEST} characters of an id are needed at least; {way_out}")
    if not found:
        options.stop(f"{start}: no such claim in {file}; {way_out}")
    if len(found) > 1:
        some = ", ".join(name[: len(start) + SHORTEST] for name in sorted(found)[:SHOWN])
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        options.stop(f"{start}: {len(found)} claims begin so: {some}{more}; give more of it")
    return found[0]


def _today() -> str:
    from datetime import date

    return date.today().isoformat()
