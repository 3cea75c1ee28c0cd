"""What a person sees in the terminal: tables and progress where it is one, plain lines elsewhere."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from timeline.linking.difference import QUOTED, shortened
from timeline.model import edtf
from timeline.model.chronology import Chronology, Event
from timeline.model.claim import Claim
from timeline.model.figure import Figure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.model.when import When

if TYPE_CHECKING:
    from rich.progress import TaskID

HEAD = ("about", "said", "who", "certainty", "figures", "outlets/origins", "claim")
"""Columns of a timeline; behind the stroke is the number of independent origins."""

NARROWEST_TABLE = 130
"""Characters of a terminal's width from which the columns have room."""

_WIDEST = {"about": 21, "said": 12, "who": 20, "certainty": 10, "figures": 16}


def progress(*, quiet: bool) -> Callable[[str, int, int], None]:
    """Something to hear of progress: bars on stderr where that is a terminal, else nothing."""
    if quiet or not sys.stderr.isatty():
        return lambda _what, _done, _all: None
    from rich.console import Console
    from rich.progress import Progress

    # Without a refreshing thread: worker processes are forked, which does not go with threads.
    bars = Progress(console=Console(stderr=True), auto_refresh=False, transient=True)
    tasks: dict[str, TaskID] = {}

    def hear(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = bars.add_task(what, total=total)
            bars.start()
        bars.update(tasks[what], completed=done, total=total, refresh=True)
        if done == total:
            bars.remove_task(tasks.pop(what))
            if not tasks:
                bars.stop()

    return hear


def table(chronology: Chronology, *, everything: bool = False, ids: Mapping[str, str] | None = None) -> None:
    """Print the rows, and with ``everything`` the claims that deserve none; ``ids`` are the short ids to print."""
    head = ("id", *HEAD) if ids else HEAD
    rows = [(event.id, *_event_row(chronology, event)) for event in chronology.events]
    if everything:
        rows += [
            (claim.id, *_cells(chronology, claim, claim.about, "no row", claim.text)) for claim in chronology.comment
        ]
    rows = [(ids[name], *cells) if ids else tuple(cells) for name, *cells in rows]
    if sys.stdout.isatty():
        _rich_rows(head, rows)
        for line in _legend(chronology):
            remark(line)
    else:
        for row in (head, *rows):
            click.echo("\t".join(visible(cell) for cell in row))
    for claim, reason in chronology.hindsight.items():
        remark(f"claim {claim[:12]}: {reason}")
    if not everything and chronology.comment:
        remark(f"{len(chronology.comment)} claims of comment have no row; --all shows them")


def _legend(chronology: Chronology) -> Iterator[str]:
    """What the marks of a table mean, and how much of what was found it does not show."""
    yield (
        "~ about, [..D] not after D, ? perhaps not after the row above, (NAME) the document speaks for itself, "
        "+N more claimants, outlets/origins: how many publish it and how many of them are independent"
    )
    against = sum(relation.kind.value in ("contradicts", "denies") for relation in chronology.relations)
    moved = sum(len(series.items) > 1 for series in chronology.series)
    found = f"{against} contradictions and denials, {moved} series of figures"
    yield f"{found}: show FILE --explain ID tells them, and a page written with -o FILE.html"


def _rich_rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table where it is readable, else two lines and more for each row: its facts, and the claim under them."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console()
    if console.width >= NARROWEST_TABLE:
        _rich_table(head, rows)
        return
    for row in rows:
        about, said, *facts, support, claim = row[-len(HEAD) :]
        outlets, _, origins = support.partition("/")
        line = Text("".join(f"{name}  " for name in row[: -len(HEAD)]))
        line.append(visible(about), style="bold")
        line.append(f"  said {visible(said)}", style="not bold")
        for fact in (*facts, f"outlets {outlets}, origins {origins}" if origins else support):
            if fact:
                line.append(f" \u00b7 {visible(fact)}", style="not bold")
        console.print(line)
        console.print(Padding(Text(visible(claim)), (0, 0, 1, 4)))


def _rich_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand="claim" in head)
    for name in head:
        wide = name == "claim"
        made.add_column(name, ratio=1 if wide else None, max_width=_WIDEST.get(name), overflow="fold")
    for row in rows:
        made.add_row(*(Text(visible(cell)) for cell in row))
    Console().print(made)


def visible(text: str) -> str:
    """Text for a terminal: blanks folded, controls and bidirectional marks shown as their code points."""
    folded = " ".join(text.split())
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in folded)


def _event_row(chronology: Chronology, event: Event) -> tuple[str, ...]:
    claim = chronology.claims[event.lead]
    mark = "? " if event.id in chronology.undecided else ""
    about, _, name, *rest = _cells(chronology, claim, event.about, f"{event.outlets}/{len(event.origins)}", event.title)
    others = {who(chronology, chronology.claims[other]) for other in event.claims} - {name}
    more = f" +{len(others)}" if others else ""
    marked = [chronology.claims[other] for other in event.claims if other in chronology.hindsight]
    for other_claim in marked:
        # The figures stand second behind the name, with what is hardly known on that day beside them.
        rest[1] = "; ".join(
            filter(None, (rest[1] if other_claim is not claim else "", f"hindsight? {figures(other_claim)}"))
        )
    return (mark + about, when(event.said), name + more, *rest)


def _cells(chronology: Chronology, claim: Claim, about: When | None, support: str, text: str) -> tuple[str, ...]:
    return (when(about), when(claim.said), who(chronology, claim), certainty(claim), figures(claim), support, text)


def when(value: When | None) -> str:
    """A time as EDTF; ``undated`` where there is none."""
    return edtf.format(value) if value else "undated"


def who(chronology: Chronology, claim: Claim) -> str:
    """The claimant; else the publisher in brackets, since the document speaks for itself."""
    if claim.claimant:
        return claim.claimant.name
    if claim.certainty.reported:
        return "(source not named)"
    document = chronology.timeline.documents[claim.document]
    return f"({document.publisher or document.origin or document.title or document.id})"


def certainty(claim: Claim) -> str:
    """Level and polarity, and whether it is hearsay."""
    parts = [claim.certainty.level.value]
    if claim.certainty.polarity.value == "-":
        parts.append("not so")
    if claim.certainty.reported:
        parts.append("reported")
    return ", ".join(parts)


def figures(claim: Claim) -> str:
    """Every figure as its interval, with what it measures."""
    return "; ".join(figure(value) for value in claim.figures)


def figure(value: Figure) -> str:
    """A figure as its interval: ``900-1100 killed``."""
    if value.low == value.high and value.low is not None:
        numbers = f"{value.low:,}"
    elif value.high is None:
        numbers = f"{value.low:,}+"
    elif value.low is None:
        numbers = f"up to {value.high:,}"
    else:
        numbers = f"{value.low:,}-{value.high:,}"
    what = value.measure.value if value.measure else value.counted or ""
    return f"{numbers} {what}".rstrip()


def problems(found: Iterable[Problem], *, verbose: bool, quiet: bool) -> bool:
    """Print problems to stderr: what was lost always, the rest as counts or in full. Is a document lost?"""
    by_kind: dict[ProblemKind, list[Problem]] = {}
    for problem in found:
        by_kind.setdefault(problem.kind, []).append(problem)
    lost = by_kind.pop(ProblemKind.LOST, [])
    for problem in lost:
        remark(f"lost: {problem}")
    if not quiet:
        for kind, several in sorted(by_kind.items(), key=lambda pair: pair[0].value):
            if verbose:
                for problem in several:
                    remark(f"{kind.value}: {problem}")
            else:
                _summary(kind, several)
    return bool(lost)


def _summary(kind: ProblemKind, several: list[Problem]) -> None:
    """A line for each message: what, how often, where first."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in several:
        alike.setdefault((problem.plugin, problem.message), []).append(problem)
    for problems in alike.values():
        more = f" (and {len(problems) - 1} more like it; -v lists them)" if len(problems) > 1 else ""
        remark(f"{kind.value}: {problems[0]}{more}")


def decisions(timeline: Timeline) -> Iterator[str]:
    """A line for each claim that a decision names and that is not there, or that has another id now."""
    now = timeline.decided.ids
    for decision in timeline.decisions:
        quotes = {quoted.claim: quoted.text for quoted in decision.quotes}
        for name in dict.fromkeys(decision.claims):
            made = f"{decision.kind.value} by {decision.author}, {decision.date}"
            words = f" (“{shortened(quotes[name], QUOTED)}”)" if name in quotes else ""
            if name not in now:
                why = ", and its words are those of no claim or of several" if words else ""
                yield f"{made}: the claim {name}{words} is not there{why}; this decides nothing"
            elif now[name] != name:
                yield f"{made}: the claim {name[:12]}{words} is {now[name][:12]} now; it holds for that one"


def remark(message: str) -> None:
    """One line to stderr."""
    click.echo(visible(message), err=True)


def plain_table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a small table: with rich in a terminal, else as lines of fields set apart by tabs."""
    cells = [[str(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _rich_table(head, cells)
        return
    for row in (list(head), *cells):
        click.echo("\t".join(row))
