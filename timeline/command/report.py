"""What went wrong and what was done, on standard error: a few lines, however much it is."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from timeline.command.exits import Exit, exit_of
from timeline.command.terminal import remark
from timeline.linking.difference import QUOTED
from timeline.model.problem import Problem, ProblemKind
from timeline.model.quotation import shortened
from timeline.model.timeline import Timeline

MOST = 50
"""Lines about one kind of problem."""

_VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")
"""Parts of a message that differ between problems of one sort."""

_ALIKE: tuple[Callable[[Problem], Hashable], ...] = (
    lambda problem: problem,
    lambda problem: (problem.plugin, problem.message),
    lambda problem: (problem.plugin, _VARYING.sub("", problem.message)),
)
"""What problems must share to be told in one line, from the strictest to the loosest."""


def problems(
    found: Iterable[Problem], *, verbose: bool = False, quiet: bool = False, listed_by: str = "; -v lists them"
) -> Exit:
    """Report problems by kind, and return the exit code that they amount to.

    With ``verbose`` each has a line. Else there are at most ``MOST`` lines for each kind, and what they leave out is
    counted; ``listed_by`` says how to see it. ``quiet`` leaves out the kinds that cost nothing.
    """
    everything = list(found)
    by_kind: dict[ProblemKind, list[Problem]] = {}
    for problem in everything:
        by_kind.setdefault(problem.kind, []).append(problem)
    for kind in sorted(by_kind, key=lambda kind: (kind is not ProblemKind.LOST, kind.value)):
        if kind.costs or not quiet:
            lines = map(str, by_kind[kind]) if verbose else _summary(kind, by_kind[kind], listed_by)
            for line in lines:
                remark(f"{kind.value}: {line}")
    return exit_of(everything)


def _summary(kind: ProblemKind, several: Sequence[Problem], listed_by: str) -> Iterator[str]:
    """A line for each problem that was lost, as long as they are few; else one for those that are alike."""
    groups: list[list[Problem]] = []
    for alike in _ALIKE if kind is ProblemKind.LOST else _ALIKE[1:]:
        found: dict[Hashable, list[Problem]] = {}
        for problem in several:
            found.setdefault(alike(problem), []).append(problem)
        groups = list(found.values())
        if len(groups) <= MOST:
            break
    else:
        groups.sort(key=len, reverse=True)
    for group in groups[:MOST]:
        more = f" (and {len(group) - 1:,} more like it{listed_by})" if len(group) > 1 else ""
        yield f"{group[0]}{more}"
    rest = sum(map(len, groups[MOST:]))
    if rest:
        yield f"and {rest:,} more{listed_by}"


def remarks(lines: Iterable[str]) -> None:
    """Print lines to standard error, at most ``MOST``, and how many more there are."""
    listed = list(lines)
    for line in listed[:MOST]:
        remark(line)
    if len(listed) > MOST:
        remark(f"and {len(listed) - MOST:,} more")


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
