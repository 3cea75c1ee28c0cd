"""What a person sees in the terminal: tables and progress where it is one, plain lines elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from timeline.command import report, terminal
from timeline.command.terminal import visible
from timeline.model import edtf
from timeline.model.chronology import Chronology, Event
from timeline.model.claim import Claim
from timeline.model.figure import Figure
from timeline.model.relation import RELATION_KINDS
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
    bars = None if quiet else terminal.bars()
    if bars is None:
        return lambda _what, _done, _all: None
    tasks: dict[str, TaskID] = {}

    def hear(what: str, done: int, total: int) -> None:
        with terminal.forgiving():
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
                bars.start()
            bars.update(tasks[what], completed=done, total=total, refresh=True)
            if done == total:
                bars.remove_task(tasks.pop(what))
                if not tasks:
                    bars.stop()

    def end() -> None:
        with terminal.forgiving():
            bars.stop()  # it shows the cursor again, which bars hide

    click.get_current_context().call_on_close(end)
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
    if terminal.is_terminal():
        _rich_rows(head, rows)
        for line in _legend(chronology):
            terminal.remark(line)
    else:
        for row in (head, *rows):
            terminal.say(*map(visible, row))
    report.remarks(f"claim {claim[:12]}: {reason}" for claim, reason in chronology.hindsight.items())
    if not everything and chronology.comment:
        terminal.remark(f"{len(chronology.comment)} claims of comment have no row; --all shows them")


def _legend(chronology: Chronology) -> Iterator[str]:
    """What the marks of a table mean, and how much of what was found it does not show."""
    yield (
        "~ about, [..D] not after D, ? perhaps not after the row above, (NAME) the document speaks for itself, "
        "+N more claimants, outlets/origins: how many publish it and how many of them are independent"
    )
    against = [relation.kind for relation in chronology.relations if relation.kind.opposed]
    moved = sum(len(series.items) > 1 for series in chronology.series)
    names = dict.fromkeys(kind.plural for kind in (*RELATION_KINDS.values(), *sorted(against)) if kind.opposed)
    found = f"{len(against)} {listed(list(names))}, {moved} series of figures"
    yield f"{found}: show FILE --explain ID tells them, and a page written with -o FILE.html"


def _rich_rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table where it is readable, else two lines and more for each row: its facts, and the claim under them."""
    from rich.padding import Padding
    from rich.text import Text

    if terminal.width() >= NARROWEST_TABLE:
        _rich_table(head, rows)
        return
    shown: list[Text | Padding] = []
    for row in rows:
        about, said, *facts, support, claim = row[-len(HEAD) :]
        outlets, _, origins = support.partition("/")
        line = Text("".join(f"{name}  " for name in row[: -len(HEAD)]))
        line.append(visible(about), style="bold")
        line.append(f"  said {visible(said)}", style="not bold")
        for fact in (*facts, f"outlets {outlets}, origins {origins}" if origins else support):
            if fact:
                line.append(f" \u00b7 {visible(fact)}", style="not bold")
        shown += [line, Padding(Text(visible(claim)), (0, 0, 1, 4))]
    terminal.show(*shown)


def _rich_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand="claim" in head)
    for name in head:
        wide = name == "claim"
        made.add_column(name, ratio=1 if wide else None, max_width=_WIDEST.get(name), overflow="fold")
    for row in rows:
        made.add_row(*(Text(visible(cell)) for cell in row))
    terminal.show(made)


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
    what = value.measure.words if value.measure else value.counted or ""
    return f"{numbers} {what}".rstrip()


def listed(words: Sequence[str]) -> str:
    """Words with commas, and before the last one an "and"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def plain_table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a small table: with rich in a terminal, else as lines of fields set apart by tabs."""
    cells = [[str(cell) for cell in row] for row in rows]
    if terminal.is_terminal():
        _rich_table(head, cells)
        return
    for row in (head, *cells):
        terminal.say(*map(visible, row))


def fields(parts: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Print fields with their lines: side by side in a terminal, else a line each, set apart by a tab."""
    if not terminal.is_terminal():
        for name, lines in parts:
            for line in lines:
                terminal.say(name, line)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, lines in parts:
        for place, line in enumerate(lines):
            style = "not dim" if not place else "dim"
            table.add_row(Text("" if place else name, style="bold"), Text(line, style=style))
    terminal.show(table)
