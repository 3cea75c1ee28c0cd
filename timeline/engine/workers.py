"""Supervised worker processes: a task that hangs, exits or eats memory costs only what it had not yet given.

A task gives its result in parts, each of which has its own time: what was given before a failure is kept.

``multiprocessing.Pool`` hangs when a worker is killed and ``ProcessPoolExecutor`` loses what was queued, so each worker
here has a pipe of its own and one task at a time. A worker that dies without the task's doing (a signal from outside)
is replaced and its task is tried once more. Should this process be killed itself, the workers end: the idle ones at
once, since their pipe ends, the others when their task is done or its time is up.
"""

import contextlib
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

import attrs

Handler = Callable[[Any], Iterable[Any]]
"""What a worker does with a task: it yields the parts of its result; what it raises costs only the parts to come."""

TRIES = 2
GRACE = 2.0
"""Seconds by which a worker outlives the time of its task where nobody ends it."""

LONGEST = 86_400.0
"""Seconds that one wait lasts at most: ``poll`` takes no more than 24 days, and a wait can be repeated."""
_LONGEST_TIMER = 2.0**31 - 1
"""Seconds that every system's timer can count; whatever is allowed more time has no timer."""
_ALL_MEMORY = 1 << 62
"""Bytes from which on memory is not limited."""


@attrs.frozen(slots=True)
class Outcome:
    """What a task gave, part by part, and why it gave no more (empty: it was done).

    The reason is in words that do not depend on the run.
    """

    parts: tuple[Any, ...]
    failure: str = ""


@attrs.frozen(slots=True)
class Allowance:
    """What a task may cost: seconds for each part, and bytes of memory beside what the worker has at its start."""

    seconds: float
    memory: float


def run(handler: Handler, tasks: Iterable[Any], workers: int, allowance: Allowance) -> Iterator[tuple[int, Outcome]]:
    """Pairs of a task's index and its outcome, in the order in which they are done.

    ``workers`` 0 runs in this process, where memory is not limited, and time only in the main thread of a system that
    has timers.
    """
    if workers == 0:
        for index, task in enumerate(tasks):
            parts: list[Any] = []
            failure = ""
            for part in _attempt(handler, task, _alarm(allowance.seconds)):
                if isinstance(part, _End):
                    failure = part.failure
                else:
                    parts.append(part)
            yield index, Outcome(tuple(parts), failure)
        return
    with contextlib.closing(_Crew(handler, list(tasks), workers, allowance)) as crew:
        yield from crew.results()


@attrs.frozen(slots=True)
class _End:
    """Says that a task gives no more parts, and why (empty: it is done)."""

    failure: str = ""


class _OutOfTime(BaseException):
    """A part took too long in this process; no ``except Exception`` of a plugin catches it."""


def _attempt(handler: Handler, task: Any, timer: Callable[[bool], None]) -> Iterator[Any]:
    """The parts of a task, and an ``_End``; ``timer`` starts and stops the time of a part."""
    parts: Iterator[Any] | None = None
    while True:
        try:
            timer(True)
            try:
                parts = iter(handler(task)) if parts is None else parts
                part = next(parts)
            finally:
                timer(False)
        except StopIteration:
            yield _End()
        except MemoryError:
            yield _End("ran out of memory")
        except _OutOfTime as error:
            yield _End(str(error))
        except Exception as error:  # noqa: BLE001 - one document must not cost the others, whatever is wrong with it
            yield _End(f"{type(error).__name__}: {' '.join(str(error).split())[:500]}")
        else:
            yield part
            continue
        return


def _alarm(seconds: float) -> Callable[[bool], None]:
    """A timer that raises ``_OutOfTime`` in this thread, where that is to be had."""
    import signal
    import threading

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return lambda _on: None

    def ring(_signal: int, _frame: Any) -> None:
        raise _OutOfTime(f"took longer than {seconds:g} s")

    before: Any = None

    def timer(on: bool) -> None:
        nonlocal before
        if on:
            before = signal.signal(signal.SIGALRM, ring)
            _limit_time(seconds)
        else:
            _limit_time(0)
            signal.signal(signal.SIGALRM, before)

    return timer


@attrs.define(slots=True, eq=False)
class _Worker:
    process: Any
    pipe: Connection
    index: int | None = None
    deadline: float = 0.0
    parts: list[Any] = attrs.field(factory=list)


class _Crew:
    def __init__(self, handler: Handler, tasks: list[Any], workers: int, allowance: Allowance) -> None:
        # Forking is some hundred times faster than starting anew; where it is not to be had, the handler is pickled.
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
        self._handler = handler
        self._tasks = tasks
        self._allowance = allowance
        self._waiting = deque(range(len(tasks)))
        self._tries = [0] * len(tasks)
        self._crew: list[_Worker] = []
        for _ in range(min(workers, len(tasks))):
            self._crew.append(self._start())

    def results(self) -> Iterator[tuple[int, Outcome]]:
        for worker in self._crew:
            self._give(worker)
        while any(worker.index is not None for worker in self._crew):
            busy = [worker for worker in self._crew if worker.index is not None]
            patience = min(LONGEST, max(0.0, min(worker.deadline for worker in busy) - time.monotonic()))
            ready = set(wait([worker.pipe for worker in busy], timeout=patience))
            for worker in busy:
                outcome = self._outcome(worker, worker.pipe in ready)
                if outcome is not None:
                    yield outcome

    def _outcome(self, worker: _Worker, is_ready: bool) -> tuple[int, Outcome] | None:
        """What a busy worker has come to; None while its task goes on, or will be tried again."""
        index = worker.index
        assert index is not None
        if is_ready:
            try:
                part = worker.pipe.recv()
            except (EOFError, OSError):
                return self._bury(worker, index)
            if not isinstance(part, _End):
                worker.parts.append(part)
                worker.deadline = time.monotonic() + self._allowance.seconds
                return None
            outcome = Outcome(tuple(worker.parts), part.failure)
            self._give(worker)
            return index, outcome
        if time.monotonic() < worker.deadline:
            return None
        outcome = Outcome(tuple(worker.parts), f"took longer than {self._allowance.seconds:g} s")
        self._replace(worker)
        return index, outcome

    def _bury(self, worker: _Worker, index: int) -> tuple[int, Outcome] | None:
        worker.process.join(timeout=5)
        if worker.process.is_alive():  # it closed its pipe and goes on
            worker.process.kill()
            worker.process.join()
        code = worker.process.exitcode
        if self._tries[index] < TRIES and code is not None and code < 0:
            self._waiting.appendleft(index)
            self._replace(worker)
            return None
        how = f"was ended by signal {-code}" if code is not None and code < 0 else f"ended with exit code {code}"
        outcome = Outcome(tuple(worker.parts), f"its worker process {how}")
        self._replace(worker)
        return index, outcome

    def _give(self, worker: _Worker) -> None:
        """The next task for a worker, if there is one; a worker found dead is replaced."""
        worker.index, worker.parts = None, []
        while self._waiting:
            index = self._waiting.popleft()
            self._tries[index] += 1
            try:
                worker.pipe.send(self._tasks[index])
            except OSError:
                self._tries[index] -= 1
                self._waiting.appendleft(index)
                self._stop(worker)
                fresh = self._start()
                worker.process, worker.pipe = fresh.process, fresh.pipe
                continue
            worker.index, worker.deadline = index, time.monotonic() + self._allowance.seconds
            return

    def _replace(self, worker: _Worker) -> None:
        self._stop(worker)
        worker.index, worker.parts = None, []
        if self._waiting:
            fresh = self._start()
            worker.process, worker.pipe = fresh.process, fresh.pipe
            self._give(worker)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A fork has a copy of every pipe's end: as long as one of them is open, no worker sees this process end.
        forked = self._context.get_start_method() == "fork"
        inherited = [ours, *(worker.pipe for worker in self._crew)] if forked else []
        process = self._context.Process(
            target=_serve, args=(theirs, inherited, self._handler, self._allowance), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _stop(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()

    def close(self) -> None:
        """End the idle workers and kill the others."""
        for worker in self._crew:
            if worker.index is None:
                with contextlib.suppress(OSError):
                    worker.pipe.send(None)
                worker.pipe.close()
                worker.process.join(timeout=5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


def _serve(pipe: Connection, inherited: Iterable[Connection], handler: Handler, allowance: Allowance) -> None:
    """A worker's life: tasks in, results out, until the pipe closes or None comes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in inherited:
        end.close()
    _limit_memory(allowance.memory)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        if task is None:
            return
        for part in _attempt(handler, task, lambda on: _limit_time(allowance.seconds + GRACE if on else 0)):
            try:
                pipe.send(part)
            except MemoryError:
                pipe.send(_End("ran out of memory"))
            except OSError:
                return
            except Exception as error:  # noqa: BLE001 - pickle raises what the plugin's values make it raise
                pipe.send(_End(f"its result cannot be sent: {type(error).__name__}: {error}"))
            else:
                continue
            break


def _limit_time(seconds: float) -> None:
    """End this process after some seconds, whatever it is doing, where the system can do so; 0 takes that back.

    The supervisor is quicker. This is for the day on which there is none any more.
    """
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds if seconds < _LONGEST_TIMER else 0)


def _limit_memory(memory: float) -> None:
    """Cap the address space at what is in use now and ``memory`` bytes more, where the system can do so."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError, ValueError):
        return
    used = pages * os.sysconf("SC_PAGE_SIZE")
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        if used + memory < _ALL_MEMORY:
            resource.setrlimit(resource.RLIMIT_AS, (used + int(memory), hard))
