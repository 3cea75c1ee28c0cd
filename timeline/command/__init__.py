"""The command line."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_INTERRUPTED = 130


def main() -> None:
    """Entry point of the program ``timeline``: ends with an exit code of ``exits``, and never with a traceback."""
    try:
        from timeline.command import terminal

        sys.unraisablehook = _interrupt_again
        terminal.attach()
        code = run(sys.argv[1:])
        sys.unraisablehook = id  # does nothing: from here on Ctrl-C has nothing to end but Python itself
        gc.freeze()  # else Python looks for cycles in all that was made before it ends
    except KeyboardInterrupt:  # a second time, while the first was being told
        os._exit(_INTERRUPTED)
    sys.exit(code)


def run(arguments: Sequence[str], **context: Any) -> int:
    """Run one command and return its exit code; whatever goes wrong is told on standard error.

    ``context`` goes to click's context.
    """
    from timeline.command import terminal

    try:
        from timeline.command.program import call

        code = call(arguments, **context)
        terminal.finish()
        return code
    except KeyboardInterrupt:
        terminal.abandon()
        terminal.remark("interrupted; no file was left half-written")
        return _INTERRUPTED
    except terminal.Unwritable as error:
        return _not_done(f"standard output cannot be written: {error}")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, a traceback helps nobody who uses it
        return _not_done(_in_words(error))


def _not_done(message: str) -> int:
    from contextlib import suppress

    from timeline.command import terminal
    from timeline.command.exits import Exit

    with suppress(terminal.Unwritable):
        terminal.finish()
    terminal.remark(f"Error: {message}")
    return Exit.NOT_DONE


def _in_words(error: BaseException) -> str:
    """An error in the program, in one line; all of it is told where ``TIMELINE_TRACEBACK`` is set."""
    import traceback

    from timeline.command import terminal

    if os.environ.get("TIMELINE_TRACEBACK"):
        for line in "".join(traceback.format_exception(error)).splitlines():
            terminal.remark(line)
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = "ran out of memory" if isinstance(error, MemoryError) else f"{type(error).__name__}: {error}"
    return f"{what} ({place.filename}, line {place.lineno}; TIMELINE_TRACEBACK=1 shows more)"


def _interrupt_again(ignored: "UnraisableHookArgs") -> None:
    """Pass over what Python cannot raise, where it would print a traceback; Ctrl-C there must still be heard."""
    if ignored.exc_type is KeyboardInterrupt:
        import _thread

        _thread.start_new_thread(_thread.interrupt_main, ())  # raised here it would be ignored again
