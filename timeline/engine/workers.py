"""Supervised worker processes: a task that hangs, exits or eats memory costs only itself.

``multiprocessing.Pool`` hangs when a worker is killed and ``ProcessPoolExecutor`` loses what was queued, so each worker
here has a pipe of its own and one task at a time. A worker that dies without the task's doing (a signal from outside)
is replaced and its task is tried once more. Should this process be killed itself, the workers end: the idle ones at
once, since their pipe ends, the others when their task is done or its time is up.
"""

import contextlib
import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any

import attrs

Handler = Callable[[Any], Any]
"""What a worker does with a task; what it raises costs only that task."""

TRIES = 2
GRACE = 2.0
"""Seconds by which a worker outlives the time of its task where nobody ends it."""

LONGEST = 86_400.0
"""Seconds that one wait lasts at most: ``poll`` takes no more than 24 days, and a wait can be repeated."""
LATEST = 2.0**31 - 1
"""Seconds that every system's timer can count; whatever is allowed more time has no timer."""


@attrs.frozen(slots=True)
class Failure:
    """A task that brought no result, and why, in words that do not depend on the run."""

    reason: str


@attrs.frozen(slots=True)
class Allowance:
    """What one task may cost: seconds (inf: as long as it takes), and bytes beside what the worker has at its start."""

    seconds: float
    memory: int


def run(handler: Handler, tasks: Iterable[Any], workers: int, allowance: Allowance) -> Iterator[tuple[int, Any]]:
    """Pairs of a task's index and its result or ``Failure``, in the order in which they are done.

    ``workers`` 0 runs in this process, without any allowance.
    """
    if workers == 0:
        for index, task in enumerate(tasks):
            yield index, _attempt(handler, task)
        return
    with contextlib.closing(_Crew(handler, list(tasks), workers, allowance)) as crew:
        yield from crew.results()


def _attempt(handler: Handler, task: Any) -> Any:
    """The result of a task, or the ``Failure`` that what it raised amounts to."""
    try:
        return handler(task)
    except MemoryError:
        return Failure("ran out of memory")
    except Exception as error:  # noqa: BLE001 - one document must not cost the others, whatever is wrong with it
        return Failure(f"{type(error).__name__}: {' '.join(str(error).split())[:500]}")


@attrs.define(slots=True, eq=False)
class _Worker:
    process: Any
    pipe: Connection
    index: int | None = None
    deadline: float = 0.0


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

    def results(self) -> Iterator[tuple[int, Any]]:
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

    def _outcome(self, worker: _Worker, is_ready: bool) -> tuple[int, Any] | None:
        """What a busy worker has come to; None while its task goes on, or will be tried again."""
        index = worker.index
        assert index is not None
        if is_ready:
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                return self._bury(worker, index)
            self._give(worker)
            return index, result
        if time.monotonic() < worker.deadline:
            return None
        self._replace(worker)
        return index, Failure(f"took longer than {self._allowance.seconds:g} s")

    def _bury(self, worker: _Worker, index: int) -> tuple[int, Any] | None:
        worker.process.join(timeout=5)
        if worker.process.is_alive():  # it closed its pipe and goes on
            worker.process.kill()
            worker.process.join()
        code = worker.process.exitcode
        if self._tries[index] < TRIES and code is not None and code < 0:
            self._waiting.appendleft(index)
            self._replace(worker)
            return None
        self._replace(worker)
        how = f"was ended by signal {-code}" if code is not None and code < 0 else f"ended with exit code {code}"
        return index, Failure(f"its worker process {how}")

    def _give(self, worker: _Worker) -> None:
        """The next task for a worker, if there is one; a worker found dead is replaced."""
        worker.index = None
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
        worker.index = None
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
        _limit_time(allowance.seconds + GRACE)
        try:
            pipe.send(_attempt(handler, task))
        except MemoryError:
            pipe.send(Failure("ran out of memory"))
        except OSError:
            return
        except Exception as error:  # noqa: BLE001 - pickle raises what the plugin's values make it raise
            pipe.send(Failure(f"its result cannot be sent: {type(error).__name__}: {error}"))
        _limit_time(0)


def _limit_time(seconds: float) -> None:
    """End this process after some seconds, whatever it is doing, where the system can do so; 0 takes that back.

    The supervisor is quicker. This is for the day on which there is none any more.
    """
    import signal

    if hasattr(signal, "setitimer") and seconds <= LATEST:
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(memory: int) -> None:
    """Cap the address space at what is in use now and ``memory`` bytes more, where the system can do so."""
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError, ValueError):
        return
    most = pages * os.sysconf("SC_PAGE_SIZE") + memory
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if most > sys.maxsize:  # more than there are addresses
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
