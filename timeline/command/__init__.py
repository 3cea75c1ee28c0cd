"""The command line."""

import sys
from collections.abc import Sequence
from typing import Any


def main() -> None:
    """Entry point of the program ``timeline``: ends with an exit code of ``exits``, and never with a traceback."""
    try:
        import signal

        from timeline.command import terminal

        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, _interrupt)
        terminal.attach()
        code = run(sys.argv[1:])
        if signal.getsignal(signal.SIGINT) is _interrupt:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # Python's own end would show a traceback
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def run(arguments: Sequence[str], **context: Any) -> int:
    """Run one command and return its exit code; whatever goes wrong is told on standard error.

    ``context`` goes to click's context.
    """
    from contextlib import suppress

    from timeline.command import terminal
    from timeline.command.exits import Exit

    try:
        from timeline.command.program import call

        code = call(arguments, **context)
        terminal.finish()
    except KeyboardInterrupt:
        terminal.abandon()
        terminal.remark("interrupted; no file was left half-written")
        code = Exit.INTERRUPTED
    except terminal.Unwritable as error:
        terminal.remark(f"Error: standard output cannot be written: {error}")
        code = Exit.NOT_DONE
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, a traceback helps nobody who uses it
        with suppress(terminal.Unwritable):
            terminal.finish()
        _failed(error)
        code = Exit.NOT_DONE
    return int(code)


def _failed(error: BaseException) -> None:
    """Tell of an error in the program: one line, and all of it where ``TIMELINE_TRACEBACK`` is set."""
    import os
    import traceback

    from timeline.command import terminal

    if os.environ.get("TIMELINE_TRACEBACK"):
        for line in "".join(traceback.format_exception(error)).splitlines():
            terminal.remark(line)
    where = traceback.extract_tb(error.__traceback__)[-1]
    what = "ran out of memory" if isinstance(error, MemoryError) else f"{type(error).__name__}: {error}"
    terminal.remark(f"Error: {what} ({where.filename}, line {where.lineno}; TIMELINE_TRACEBACK=1 shows more)")


def _interrupt(number: int, _frame: Any) -> None:
    """Ctrl-C: the first time the command ends in order, the second time at once."""
    import signal

    signal.signal(number, signal.SIG_DFL)
    raise KeyboardInterrupt
