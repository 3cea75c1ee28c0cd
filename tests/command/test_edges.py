"""The edges of the program: streams that are closed, full or narrow, and readers that go.

Whatever becomes of the streams, there is never a traceback and the exit code says what was done.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command.program import command
from tests.command.streams import lengthened, prepared, run, started, surroundings

PRINTING: dict[str, tuple[str, ...]] = {
    "build": ("build", "good.txt"),
    "annotate": ("annotate", "good.txt"),
    "digest": ("digest", "good.txt", "--dates", "1", "--sentences", "1"),
    "show": ("show", "x.json"),
    "explain": ("show", "x.json", "--explain", "CLAIM"),
    "diff": ("diff", "x.json", "y.json"),
    "verify": ("verify", "x.json"),
    "plugins": ("plugins", "list"),
    "help": ("--help",),
    "command-help": ("build", "--help"),
    "version": ("--version",),
}
"""Commands whose result goes to standard output."""

WRITING: dict[str, tuple[str, ...]] = {
    "build": ("build", "good.txt", "-o", "made.json"),
    "annotate": ("annotate", "good.txt", "-o", "made.jsonl"),
    "digest": ("digest", "good.txt", "--dates", "1", "--sentences", "1", "-o", "made.json"),
    "merge": ("merge", "x.json", "y.json", "-o", "made.json"),
    "decide": ("decide", "x.json", "wrong", "CLAIM", "--reason", "r", "--author", "a", "-o", "made.decisions"),
}
"""Commands whose result goes to a file, with remarks on standard error."""


NOT_WRITTEN = re.compile(rb"Error: standard output cannot be written: [A-Z][a-z ]+\n")

printing = pytest.mark.parametrize("given", PRINTING.values(), ids=PRINTING)
writing = pytest.mark.parametrize("given", WRITING.values(), ids=WRITING)
buffering = pytest.mark.parametrize(
    ("given", "unbuffered"),
    [*((given, "") for given in PRINTING.values()), (PRINTING["show"], "1"), (PRINTING["annotate"], "1")],
    ids=[*PRINTING, "show-unbuffered", "annotate-unbuffered"],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = prepared(tmp_path_factory.mktemp("edges"))
    lengthened(made, "long.json", 60)
    return made


@pytest.fixture(scope="module")
def printed(folder: Path) -> dict[tuple[str, ...], bytes]:
    """What the commands print where nothing is in the way."""
    utf_8 = {"PYTHONIOENCODING": "utf-8"}
    return {given: run(folder, given, variables=utf_8).stdout for given in PRINTING.values()}


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[tuple[str, ...], bytes]:
    """What the others leave in their files."""
    return {given: outcome(folder, given, run(folder, given).returncode) for given in WRITING.values()}


def outcome(folder: Path, given: tuple[str, ...], code: int) -> bytes:
    """What a command left in its file, which is taken away."""
    assert code == 0
    file = folder / given[given.index("-o") + 1]
    content = file.read_bytes()
    file.unlink()
    return content


@contextmanager
def nobody() -> Iterator[int]:
    """A pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


# ---------------------------------------------------------------------------------------- output that cannot be written


@buffering
def test_a_full_device_is_told_in_one_line(folder: Path, given: tuple[str, ...], unbuffered: str) -> None:
    done = run(folder, given, ">/dev/full", variables={"PYTHONUNBUFFERED": unbuffered})
    assert done.stderr == b"Error: standard output cannot be written: No space left on device\n"
    assert done.returncode == 2


@printing
def test_closed_output_is_told_in_one_line(folder: Path, given: tuple[str, ...]) -> None:
    done = run(folder, given, ">&-")
    assert NOT_WRITTEN.fullmatch(done.stderr)
    assert done.returncode == 2


@printing
def test_what_cannot_be_remarked_changes_no_result(
    folder: Path, given: tuple[str, ...], printed: dict[tuple[str, ...], bytes]
) -> None:
    for redirection in ("2>&-", "2>/dev/full") if given == PRINTING["build"] else ("2>&-",):
        done = run(folder, given, redirection)
        assert (done.returncode, done.stdout) == (0, printed[given])


@printing
def test_where_nothing_can_be_told_the_exit_code_does(folder: Path, given: tuple[str, ...]) -> None:
    for redirection in (
        (">&- 2>&-", ">/dev/full 2>/dev/full", "<&- >&- 2>&-") if given == PRINTING["build"] else (">&- 2>&-",)
    ):
        assert run(folder, given, redirection).returncode == 2


@writing
@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full 2>/dev/full"])
def test_a_result_that_goes_to_a_file_is_written_whole(
    folder: Path, given: tuple[str, ...], redirection: str, written: dict[tuple[str, ...], bytes]
) -> None:
    assert outcome(folder, given, run(folder, given, redirection).returncode) == written[given]


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", ">/dev/full 2>/dev/full"])
def test_neither_wrong_use_nor_losses_are_hidden(folder: Path, redirection: str) -> None:
    for given in (("build", "gone.txt"), ("build", "--mood"), ()):
        assert run(folder, given, redirection).returncode == 2
    assert run(folder, ("build", "good.txt", "empty.txt", "-o", "lossy.json"), redirection).returncode == 1


# ----------------------------------------------------------------------------------------------- readers that have gone


@buffering
def test_a_reader_that_has_gone_is_no_failure(folder: Path, given: tuple[str, ...], unbuffered: str) -> None:
    with nobody() as stdout:
        done = run(folder, given, stdout=stdout, variables={"PYTHONUNBUFFERED": unbuffered})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("given", "redirection"),
    [(("show", "long.json", "--all"), ""), (("show", "long.json", "--all"), "2>&1"), (("show", "x.json"), "")],
)
def test_head_gets_its_line(folder: Path, given: tuple[str, ...], redirection: str) -> None:
    script = f'set -o pipefail; "$@" {redirection} | head -1'
    head = ["bash", "-c", script, "bash", *command(*given)]
    env = surroundings(folder, {})
    done = subprocess.run(head, cwd=folder, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 1, b"")


def test_a_reader_that_has_gone_hides_no_loss(folder: Path) -> None:
    with nobody() as stdout:
        assert run(folder, ("build", "good.txt", "empty.txt"), stdout=stdout).returncode == 1


# ----------------------------------------------------------------------------------------------------- narrow encodings


def test_what_is_printed_needs_more_than_latin_1(printed: dict[tuple[str, ...], bytes]) -> None:
    needing = {given[0] for given, text in printed.items() if "—" in text.decode("utf-8")}
    assert needing == {"build", "digest", "show"}


@printing
def test_characters_that_an_encoding_lacks_are_shown_by_their_code_points(
    folder: Path, given: tuple[str, ...], printed: dict[tuple[str, ...], bytes]
) -> None:
    done = run(folder, given, variables={"PYTHONIOENCODING": "latin1"})
    assert (done.returncode, done.stdout) == (0, narrowed(printed[given], given, "latin-1"))


@pytest.mark.parametrize("given", [PRINTING["build"], PRINTING["show"]], ids=["build", "show"])
def test_so_they_are_in_a_locale_without_them(
    folder: Path, given: tuple[str, ...], printed: dict[tuple[str, ...], bytes]
) -> None:
    done = run(folder, given, variables={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (done.returncode, done.stdout) == (0, narrowed(printed[given], given, "ascii"))


def narrowed(text: bytes, given: tuple[str, ...], encoding: str) -> bytes:
    """What is to be expected of a text in an encoding; JSON is UTF-8 wherever it goes."""
    if given[0] == "annotate":
        return text
    pieces = (
        character if character.encode(encoding, "ignore") else f"<U+{ord(character):04X}>"
        for character in text.decode("utf-8")
    )
    return "".join(pieces).encode(encoding)


def test_remarks_too(folder: Path) -> None:
    done = run(folder, ("build", "gone-ø-—.txt"), variables={"PYTHONIOENCODING": "latin1", "PYTHONUTF8": "1"})
    assert done.stderr == b"Error: gone-\xf8-<U+2014>.txt: there is no such file or folder\n"
    assert done.returncode == 2


# ------------------------------------------------------------------------------------------------------- errors within


FAILING = """\
import timeline.engine.engine as engine

def expand(*given):
    raise ERROR

engine.expand = expand
from timeline.command import main
main()
"""


def test_an_error_within_is_one_line(folder: Path) -> None:
    done = started(folder, FAILING.replace("ERROR", "RuntimeError('no luck\\n\\x1b[31m')"), "build", "good.txt")
    line = rb"Error: RuntimeError: no luck <U\+001B>\[31m \(<string>, line 4; TIMELINE_TRACEBACK=1 shows more\)\n"
    assert re.fullmatch(line, done.stderr)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.parametrize("error", ["SystemExit(5)", "SystemExit('no \\x1b luck')", "MemoryError()", "OSError(32, 'x')"])
def test_whatever_the_error_is(folder: Path, error: str) -> None:
    done = started(folder, FAILING.replace("ERROR", error), "build", "good.txt")
    assert (done.returncode, done.stderr.count(b"\n"), done.stderr.count(b"\x1b")) == (2, 1, 0)


def test_all_of_an_error_is_told_on_request(folder: Path) -> None:
    script = FAILING.replace("ERROR", "RuntimeError('no \\x1b luck')")
    done = started(folder, script, "build", "good.txt", TIMELINE_TRACEBACK="1")
    assert done.stderr.startswith(b"Traceback (most recent call last):\n")
    assert b"\nRuntimeError: no <U+001B> luck\n" in done.stderr
    assert b"\x1b" not in done.stderr


def test_a_shell_still_gets_its_completions(folder: Path) -> None:
    variables = {"_TIMELINE_COMPLETE": "bash_complete", "COMP_WORDS": "timeline d", "COMP_CWORD": "1"}
    done = run(folder, (), variables=variables)
    assert done.stdout.split() == [b"plain,digest", b"plain,decide", b"plain,diff"]
