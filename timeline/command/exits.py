"""How a command ends."""

import enum
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model.problem import Problem


@enum.unique
class Exit(enum.IntEnum):
    """The exit codes of all commands."""

    DONE = 0
    """Done. What a rule skipped and texts in a language without extractors are reported and cost nothing."""
    LOSSES = 1
    """Done, and something is missing or damaged: a document, a part of one, a layer of it, or a plugin; or a check or
    a verification found something that does not hold."""
    NOT_DONE = 2
    """Not done: wrong use (an unknown option, a missing input, a wrong setting), an output that cannot be written, or
    an error in the program itself. One line on standard error says which."""
    INTERRUPTED = 130
    """Interrupted by Ctrl-C."""


def exit_of(problems: Iterable["Problem"]) -> Exit:
    """The exit code that the problems of a run amount to."""
    return Exit.LOSSES if any(problem.kind.costs for problem in problems) else Exit.DONE
