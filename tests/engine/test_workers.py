"""A task that hangs, exits, kills its process or eats memory costs only itself."""

import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from timeline.engine.workers import Allowance, Outcome, run

PLENTY = Allowance(30.0, 1_000_000_000)
SHORT = Allowance(0.5, 1_000_000_000)


def double(task: int) -> Iterator[int]:
    yield task * 2


def outcomes(
    handler: Callable[[Any], Any], tasks: list[Any], workers: int, allowance: Allowance = PLENTY
) -> list[Outcome]:
    done = dict(run(handler, tasks, workers, allowance))
    assert sorted(done) == list(range(len(tasks)))
    return [done[index] for index in range(len(tasks))]


def results(handler: Callable[[Any], Any], tasks: list[Any], workers: int, allowance: Allowance = PLENTY) -> list[Any]:
    """The one part of each task, or why it failed."""
    return [outcome.failure or one(outcome.parts) for outcome in outcomes(handler, tasks, workers, allowance)]


def one(parts: tuple[Any, ...]) -> Any:
    (part,) = parts
    return part


@pytest.mark.parametrize("workers", [0, 2])
@pytest.mark.parametrize("seconds", [1e7, 1e10, 1e300, math.inf])
def test_a_task_may_be_given_all_the_time_and_memory(seconds: float, workers: int) -> None:
    assert results(double, [1, 2, 3], workers, Allowance(seconds, sys.maxsize)) == [2, 4, 6]


def test_a_wait_that_ends_before_the_task_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.engine.workers.LONGEST", 0.0)
    assert results(double, [1, 2, 3], 2, Allowance(math.inf, sys.maxsize)) == [2, 4, 6]


@pytest.mark.parametrize("workers", [0, 1, 2, 5])
def test_every_task_is_done_once(workers: int) -> None:
    assert results(double, list(range(20)), workers) == [2 * task for task in range(20)]
    assert results(double, [], workers) == []


def bad_seven(how: Callable[[], Any], task: int) -> Iterator[int]:
    if task == 7:
        how()
    yield task * 2


def hang() -> None:
    while True:
        pass


def raise_error() -> None:
    raise ValueError("no\n luck")


def leave() -> None:
    os._exit(3)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def eat() -> int:
    return len(bytearray(2_000_000_000))


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        (hang, "took longer than 0.5 s"),
        (leave, "its worker process ended with exit code 3"),
        (kill, "its worker process was ended by signal 9"),
        (eat, "ran out of memory"),
        (raise_error, "ValueError: no luck"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_task_costs_itself_alone(how: Callable[[], Any], reason: str, workers: int) -> None:
    found = results(partial(bad_seven, how), list(range(12)), workers, SHORT if how is hang else PLENTY)
    assert found == [reason if task == 7 else task * 2 for task in range(12)]


def test_in_this_process_what_a_task_raises_costs_it_alone() -> None:
    assert results(partial(bad_seven, raise_error), [6, 7, 8], 0) == [12, "ValueError: no luck", 16]


def test_in_this_process_a_task_has_its_time_too() -> None:
    before = signal.getsignal(signal.SIGALRM)
    assert results(partial(bad_seven, hang), [6, 7, 8], 0, SHORT) == [12, "took longer than 0.5 s", 16]
    assert signal.getsignal(signal.SIGALRM) is before


def counts(how: Callable[[], Any], task: int) -> Iterator[int]:
    """Three parts, and then what is wrong."""
    yield from range(task, task + 3)
    how()


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        (hang, "took longer than 0.5 s"),
        (leave, "its worker process ended with exit code 3"),
        (kill, "its worker process was ended by signal 9"),
        (eat, "ran out of memory"),
        (raise_error, "ValueError: no luck"),
    ],
)
def test_what_was_given_before_a_failure_is_kept(how: Callable[[], Any], reason: str) -> None:
    found = outcomes(partial(counts, how), [10, 20], 2, SHORT if how is hang else PLENTY)
    assert found == [Outcome((10, 11, 12), reason), Outcome((20, 21, 22), reason)]


def many(task: int) -> Iterator[int]:
    yield from range(task)


def test_every_part_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that goes on by a second whenever it is looked at, all parts together take longer than one may."""
    clock = count()
    monkeypatch.setattr("timeline.engine.workers.time.monotonic", lambda: float(next(clock)))
    assert outcomes(many, [400], 1, Allowance(100.0, 1e9)) == [Outcome(tuple(range(400)))]
    assert next(clock) > 400


def test_all_tasks_may_be_bad() -> None:
    assert results(partial(bad_seven, leave), [7] * 5, 2) == ["its worker process ended with exit code 3"] * 5


def killed_once(folder: Path, task: int) -> Iterator[int]:
    yield -task
    tries = folder / f"{task}"
    with tries.open("a", encoding="ascii") as file:
        file.write("x")
    if task < 2 and (task == 0 or len(tries.read_text("ascii")) == 1):
        kill()
    yield task


def test_a_task_whose_worker_is_killed_is_tried_once_more(tmp_path: Path) -> None:
    found = outcomes(partial(killed_once, tmp_path), [0, 1, 2], 2)
    assert found == [
        Outcome((0,), "its worker process was ended by signal 9"),
        Outcome((-1, 1)),
        Outcome((-2, 2)),
    ], "the parts of the first try are not kept twice"
    assert [len((tmp_path / name).read_text("ascii")) for name in "012"] == [2, 2, 1]


def huge(task: int) -> Iterator[bytes]:
    yield bytes(task)


def test_large_results_pass() -> None:
    assert [len(result) for result in results(huge, [3_000_000, 5, 2_000_000], 2)] == [3_000_000, 5, 2_000_000]


def unsendable(task: int) -> Iterator[Any]:
    yield lambda: task


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    (found,) = results(unsendable, [1], 1)
    assert found.startswith("its result cannot be sent: ")


def test_an_abandoned_run_leaves_no_process_behind() -> None:
    import multiprocessing

    running = run(partial(bad_seven, hang), [1, 7, 7, 7], 2, PLENTY)
    assert next(running) == (0, Outcome((2,)))
    running.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


_KILLED = """
from timeline.engine import workers
workers.GRACE = -59.5  # the time of a task that nobody ends is up at once
def handler(task):
    print(task, flush=True)
    while task == "hang":
        pass
    yield task
for _ in workers.run(handler, ["one", "two", "three", "hang"], 3, workers.Allowance(60.0, 1_000_000_000)):
    pass
"""


def test_a_killed_supervisor_leaves_no_process_behind() -> None:
    """Every worker holds a copy of stdout, so that it ends with the last of them."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", _KILLED], stdout=subprocess.PIPE, text=True, env=env) as supervisor:
        assert supervisor.stdout is not None
        assert any(line == "hang\n" for line in supervisor.stdout)
        supervisor.kill()
        supervisor.communicate(timeout=60)


def test_where_nothing_can_be_forked_the_handler_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert results(double, [1, 2, 3], 1) == [2, 4, 6]
