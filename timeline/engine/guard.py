"""Runs a plugin's code so that whatever it raises costs only that step."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import attrs

from timeline.model.problem import Problem, ProblemKind

T = TypeVar("T")


@attrs.frozen(slots=True)
class Crash:
    """What a plugin's code raised, in words, and the command that installs what it misses (empty: nothing)."""

    message: str
    hint: str = ""


def consume(function: Callable[[], Iterable[T]]) -> tuple[list[T], Crash | None]:
    """All that a plugin's function yields, and how it crashed; what was yielded before a crash is kept.

    ``SystemExit`` and ``MemoryError`` count as crashes; Ctrl-C is passed on.
    """
    found: list[T] = []
    for item in guarded(function):
        if isinstance(item, Crash):
            return found, item
        found.append(item)
    return found, None


def guarded(function: Callable[[], Iterable[T]]) -> Iterator[T | Crash]:
    """What a plugin's function yields, one by one, and at the end how it crashed, if it did."""
    try:
        yield from function()
    except ImportError as error:
        yield Crash(f"needs {error.name or error}, which is not installed", _install(error.name))
    except MemoryError:
        yield Crash("ran out of memory")
    except RecursionError:
        yield Crash("recursed too deeply")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything
        yield Crash(_in_words(error))


def _in_words(error: BaseException) -> str:
    words = " ".join(str(error).split())[:500]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _install(module: str | None) -> str:
    return f"pip install {module.partition('.')[0].replace('_', '-')}" if module else ""


def step_problem(crash: Crash, plugin: str, *, document: str = "", source: str = "") -> Problem:
    """The problem of a plugin that crashed on one document or source; one that misses something fails on all alike."""
    if crash.hint:
        return Problem(kind=ProblemKind.SETUP, message=crash.message, plugin=plugin, hint=crash.hint)
    return Problem(kind=ProblemKind.STEP, message=crash.message, plugin=plugin, document=document, source=source)
