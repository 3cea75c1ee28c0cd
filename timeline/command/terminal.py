"""The only way to standard output and standard error.

Results, remarks, help and errors all pass here, so that nothing that was read from a file acts on a terminal, and so
that a stream that cannot be written never ends in a traceback:

- Standard output that cannot take a result raises ``Unwritable``. A reader that has gone, as ``head`` does, is no
  failure: what follows is dropped.
- Standard error that cannot take a remark changes nothing: the work goes on and its exit code stands.
"""

import codecs
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, TextIO

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.progress import Progress
    from rich.segment import Segment

_ERRORS = "timeline-code-points"
"""Name of the error handler that writes characters which an encoding lacks as their code points."""

_CONTROL_BLANKS = frozenset("\x1c\x1d\x1e\x1f\x85")
"""Controls that Python counts as white space."""

_BEYOND = "[^ -~\n]+"
"""Runs of a JSON text that may hold characters to be escaped."""


class Unwritable(Exception):
    """Standard output cannot be written; the message says why."""


def printable(text: str) -> str:
    """Text on one line: blanks of any kind as blanks, controls and bidirectional marks as their code points."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() else " " if c.isspace() and c not in _CONTROL_BLANKS else _code_point(c) for c in text
    )


def visible(text: str) -> str:
    """A value for a table or a sentence: as ``printable``, with runs of blanks folded."""
    return " ".join(printable(text).split())


def say(*cells: str) -> None:
    """Write one line of a result, its cells set apart by tabs. Raises ``Unwritable``."""
    with _output() as stream:
        stream.write("\t".join(map(printable, cells)) + "\n")


def data(lines: Iterable[bytes]) -> None:
    """Write lines of JSON as a result. Raises ``Unwritable``.

    Characters that ``printable`` would not show are written as escapes of JSON, which is the same to whoever reads the
    JSON, since lines that go through a pipe often end in a terminal.
    """
    finish()
    for line in lines:
        escaped = _escaped(line)
        with _output() as stream:
            stream.buffer.write(escaped)


def content(file: BinaryIO) -> None:
    """Write the bytes of a file as a result, to a terminal as lines of visible text. Raises ``Unwritable``."""
    finish()
    if is_terminal():
        for line in file:
            say(line.decode("utf-8", "replace").rstrip("\r\n"))
        return
    with _output() as stream:
        shutil.copyfileobj(file, stream.buffer)


def show(*renderables: "RenderableType") -> None:
    """Write what rich makes of some objects, for people. Raises ``Unwritable``."""
    from rich.console import Console

    console = Console()
    with console.capture() as captured:  # rich would write by itself, and end the program where that fails
        for renderable in renderables:
            console.print(_Printable(renderable))
    with _output() as stream:
        stream.write(captured.get())


def remark(line: str) -> None:
    """Write one line beside the results: what went wrong, what was done."""
    with forgiving():
        sys.stderr.write(printable(line) + "\n")
        sys.stderr.flush()


@contextmanager
def forgiving() -> Iterator[None]:
    """Where standard error fails, drop what is written to it from there on."""
    try:
        yield
    except (OSError, ValueError):
        _discard(sys.stderr)


def is_terminal() -> bool:
    """Whether results go to a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns of the terminal that results go to."""
    from rich.console import Console

    return Console().width


def bars() -> "Progress | None":
    """Progress bars on standard error; None where that is no terminal."""
    if not sys.stderr.isatty():
        return None
    from rich.console import Console
    from rich.progress import Progress

    # Without a refreshing thread: worker processes are forked, which does not go with threads.
    return Progress(console=Console(stderr=True), auto_refresh=False, transient=True)


def attach() -> None:
    """Make the standard streams of this process usable, whatever state they are in.

    A descriptor that is closed is taken by one that can be neither read nor written to any effect: else the next file
    that is opened would get its number, and with it all that is meant for the stream.
    """
    with suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDONLY)) <= 2:
            pass
        os.close(descriptor)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # it was closed when Python began
            stream = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
            setattr(sys, name, stream)
        if stream.encoding.lower() != "utf-8":  # UTF-8 has all characters that `printable` leaves
            codecs.register_error(_ERRORS, _code_points)
            stream.reconfigure(errors=_ERRORS)


def finish() -> None:
    """Write what is still held back. Raises ``Unwritable``."""
    with _output() as stream:
        stream.flush()


def abandon() -> None:
    """Drop what standard output still holds back: the command ends early."""
    _discard(sys.stdout)


@contextmanager
def _output() -> Iterator[TextIO]:
    try:
        yield sys.stdout
    except BrokenPipeError:
        _discard(sys.stdout)
    except (OSError, ValueError) as error:
        _discard(sys.stdout)
        raise Unwritable(getattr(error, "strerror", None) or str(error)) from None


def _discard(stream: TextIO) -> None:
    """Send what a stream holds, and all that follows, to nowhere; the interpreter flushes it once more at its end."""
    with suppress(OSError, ValueError):
        descriptor = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


def _code_point(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _code_points(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_code_point, error.object[error.start : error.end])), error.end


def _escaped(line: bytes) -> bytes:
    if line.isascii() and b"\x7f" not in line:
        return line
    return re.sub(_BEYOND, _json_escapes, line.decode("utf-8")).encode("utf-8")


def _json_escapes(found: re.Match[str]) -> str:
    run = found[0]
    return run if run.isprintable() else "".join(c if c.isprintable() else _json_escape(c) for c in run)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))


class _Printable:
    """What rich makes of an object, its text as ``printable`` makes it; colours and lines are rich's own."""

    def __init__(self, renderable: "RenderableType") -> None:
        self._renderable = renderable

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> Iterator["Segment"]:
        from rich.segment import Segment

        for segment in console.render(self._renderable, options):
            if segment.control:
                yield segment
            else:
                yield Segment("\n".join(map(printable, segment.text.split("\n"))), segment.style)
