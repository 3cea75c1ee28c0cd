"""What is reported of problems: few lines however many there are, each counted, and the exit code by their kinds."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command.program import ROOT, Program
from timeline.command import report
from timeline.command.exits import Exit, exit_of
from timeline.model.problem import Problem, ProblemKind

COSTS = {
    ProblemKind.LOST: Exit.LOSSES,
    ProblemKind.DAMAGED: Exit.LOSSES,
    ProblemKind.STEP: Exit.LOSSES,
    ProblemKind.SETUP: Exit.LOSSES,
    ProblemKind.SKIPPED: Exit.DONE,
    ProblemKind.UNREAD: Exit.DONE,
}
PROBLEMS = st.lists(
    st.builds(
        Problem,
        kind=st.sampled_from(ProblemKind),
        message=st.sampled_from(["is empty", "line 7 is odd", "'a' is odd", "'b' is odd", "byte 12", "byte 13"])
        | st.integers(0, 10**6).map(lambda number: f"{number * 'x' if number < 400 else number} is unknown"),
        source=st.integers(0, 10**6).map(str),
        plugin=st.sampled_from(["", "markdown"]),
    ),
    max_size=300,
    unique=True,
)


def reported(problems: list[Problem], capture: pytest.CaptureFixture[str], *, quiet: bool = False) -> list[str]:
    report.problems(problems, quiet=quiet)
    captured = capture.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()


def counted(lines: list[str]) -> int:
    """How many problems some lines stand for."""
    total = 0
    for line in lines:
        alone = re.fullmatch(r"\w+: and ([\d,]+) more; -v lists them", line)
        alike = re.search(r" \(and ([\d,]+) more like it; -v lists them\)$", line)
        found = alone or alike
        total += (0 if alone else 1) + (int(found[1].replace(",", "")) if found else 0)
    return total


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_has_its_exit_code(kind: ProblemKind) -> None:
    assert exit_of([Problem(kind=kind, message="odd")]) is COSTS[kind]
    assert exit_of([Problem(kind=ProblemKind.SKIPPED, message="odd"), Problem(kind=kind, message="odd")]) is COSTS[kind]
    assert exit_of([]) is Exit.DONE


@given(PROBLEMS)
def test_every_problem_is_counted_in_few_lines(problems: list[Problem]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr(report, "remark", lines.append)
        code = report.problems(problems)
    assert code == max([COSTS[problem.kind] for problem in problems], default=Exit.DONE)
    for kind in ProblemKind:
        of_kind = [line for line in lines if line.startswith(f"{kind.value}: ")]
        assert len(of_kind) <= report.MOST + 1
        assert counted(of_kind) == sum(problem.kind is kind for problem in problems)


@given(PROBLEMS)
def test_each_is_listed_where_that_is_asked_for(problems: list[Problem]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr(report, "remark", lines.append)
        report.problems(problems, verbose=True)
    assert sorted(lines) == sorted(f"{problem.kind.value}: {problem}" for problem in problems)


def lost(count: int, message: str = "is empty") -> list[Problem]:
    return [Problem(kind=ProblemKind.LOST, message=message, source=f"{number}.txt") for number in range(count)]


def test_what_was_lost_is_named_as_long_as_it_is_little(capsys: pytest.CaptureFixture[str]) -> None:
    assert reported(lost(report.MOST), capsys) == [f"lost: {number}.txt: is empty" for number in range(report.MOST)]
    assert reported(lost(49_000), capsys) == ["lost: 0.txt: is empty (and 48,999 more like it; -v lists them)"]


def test_messages_that_differ_in_numbers_and_quoted_words_are_alike_where_there_are_many(
    capsys: pytest.CaptureFixture[str],
) -> None:
    problems = [
        Problem(kind=ProblemKind.SKIPPED, message=f"the entry 'k{number}' is unknown", source="a")
        for number in range(150_000)
    ]
    assert len(reported(problems[:50], capsys)) == 50
    assert reported(problems, capsys) == [
        "skipped: a: the entry 'k0' is unknown (and 149,999 more like it; -v lists them)"
    ]


def test_where_nothing_is_alike_the_most_frequent_are_told_and_the_others_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ["".join(chr(97 + number // 26**place % 26) for place in range(3)) for number in range(2_848)]
    problems = [problem for word in words for problem in lost(1, word)] + lost(2, words[-1])[1:]
    lines = reported(problems, capsys)
    assert lines[0] == f"lost: 0.txt: {words[-1]} (and 1 more like it; -v lists them)"
    assert lines[-1] == "lost: and 2,798 more; -v lists them"
    assert len(lines) == 51


def test_only_what_costs_something_is_told_where_quiet_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    problems = [Problem(kind=kind, message="odd") for kind in ProblemKind]
    lines = reported(problems, capsys, quiet=True)
    assert [line.partition(":")[0] for line in lines] == ["lost", "damaged", "setup", "step"]


def test_a_folder_of_broken_lines_fits_on_a_screen(program: Program) -> None:
    broken = "".join(f'{"x" * (number % 40)}{{"text": {number}\n' for number in range(12_000))
    program.write(bad_jsonl=broken, good_txt="Twelve people were killed on 5 May 2024, the mayor of Norra said.")
    assert "and 11,980 more problems of this kind" in program("build", "bad.jsonl", "-q", expected=1).err
    program.write(timeline_toml="[limits]\nproblems = inf\n")
    done = program("build", "bad.jsonl", "good.txt", "-o", "made.json", "--workers", "0", expected=1)
    lines = [line for line in done.err.splitlines() if line.startswith("lost: ")]
    assert len(lines) <= report.MOST + 1
    assert counted(lines) == 12_000
    stored = json.loads((program.folder / "made.json").read_bytes())["problems"]
    assert len([problem for problem in stored if problem["kind"] == "lost"]) == 12_000
    done = program("build", "bad.jsonl", "-v", "-o", "made.json", "--workers", "0", expected=1)
    assert done.err.count("lost: ") == 12_000


def test_decisions_that_decide_nothing_are_counted(program: Program) -> None:
    claims = [f"{number:032x}" for number in range(300)]
    lines = "".join(f"2024-05-01 | Anna | retract {claim} | no\n" for claim in claims)
    program.write(good_txt="Twelve people were killed on 5 May 2024.", mine_decisions=lines)
    err = program("build", "good.txt", "mine.decisions", "-o", "made.json", "--workers", "0").err.splitlines()
    assert len([line for line in err if "this decides nothing" in line]) == report.MOST
    assert "and 250 more" in err


# --------------------------------------------------------------------------------------------- plugins that do not work

CRASHES = """\
from timeline.plugin.descriptors import Extractor, Linker
from timeline.plugin.hooks import hookimpl


@hookimpl
def timeline_extractors():
    yield Extractor(name="crashing", version="1", makes=frozenset({"crash"}), extract=crash)


@hookimpl
def timeline_linkers():
    yield Linker(name="crashing", version="1", keys=crash, link=crash)


def crash(*arguments):
    raise ValueError("no \\x1b luck")
"""


def install(program: Program, monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    """Put a plugin on the path, as pip would."""
    site = program.folder / "site"
    record = site / f"{name}-1.0.dist-info"
    record.mkdir(parents=True)
    (site / f"{name}.py").write_text(code, encoding="utf-8")
    (record / "METADATA").write_bytes(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode())
    (record / "entry_points.txt").write_bytes(f"[timeline]\n{name} = {name}\n".encode())
    monkeypatch.syspath_prepend(str(site))


def commands(folder: Path) -> dict[str, tuple[str, ...]]:
    claim = json.loads((folder / "sound.json").read_bytes())["claims"][0]["id"]
    return {
        "build": ("build", "good.txt", "-o", "made.json", "--workers", "0"),
        "table": ("build", "good.txt", "--workers", "0"),
        "annotate": ("annotate", "good.txt", "-q", "--workers", "0"),
        "merge": ("merge", "sound.json", "-q", "-o", "made.json"),
        "show": ("show", "sound.json"),
        "explain": ("show", "sound.json", "--explain", claim),
        "diff": ("diff", "sound.json", "sound.json"),
    }


def test_a_step_that_crashes_costs_every_command_that_runs_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write(good_txt="Twelve people were killed on 5 May 2024, the mayor of Norra said.")
    program("build", "good.txt", "-o", "sound.json", "--workers", "0")
    install(program, monkeypatch, "crashing", CRASHES)
    for name, command in commands(program.folder).items():
        steps = [line for line in program(*command, expected=1).err.splitlines() if line.startswith("step: ")]
        assert all("ValueError: no <U+001B> luck [crashing]" in line for line in steps)
        assert any("linking failed" in line for line in steps) == (name != "annotate")
        assert any("linking failed" not in line for line in steps) == (name in ("build", "table", "annotate"))
    program("build", "good.txt", "-o", "crashed.json", "-q", "--workers", "0", expected=1)
    assert "linking failed" in program("show", "crashed.json", expected=1).err, "met again, though it is stored, too"


def test_a_plugin_that_cannot_be_loaded_costs_every_command_that_would_use_it(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write(good_txt="Twelve people were killed on 5 May 2024, the mayor of Norra said.")
    program("build", "good.txt", "-o", "sound.json", "--workers", "0")
    install(program, monkeypatch, "broken_one", "raise RuntimeError('no luck')\n")
    digest = ("digest", "good.txt", "--dates", "1", "--sentences", "1", "--workers", "0")
    for command in (*commands(program.folder).values(), digest, ("plugins", "list"), ("plugins",)):
        err = program(*command, expected=1).err
        assert "setup: could not be loaded: RuntimeError: no luck [broken_one]" in err
        assert err.count("setup: ") == 1


def test_the_sample_story_is_done_without_losses(program: Program) -> None:
    program("build", str(ROOT / "seeds"), "-o", "seeds.json", "--workers", "0")
