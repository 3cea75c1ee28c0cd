"""The program ``timeline``: its commands, and what becomes of wrong use. Commands are imported when they are used."""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from timeline.command import terminal
from timeline.command.parsing import Group

_COMMANDS = {
    "build": "Read documents and write their timeline.",
    "annotate": "Write every mention of every document as JSON Lines.",
    "digest": "Write the key days of a story with their sentences.",
    "decide": "Add a decision of yours about claims.",
    "merge": "Unite timelines into one.",
    "show": "Show a timeline in the terminal.",
    "diff": "Say what differs between two timelines.",
    "verify": "Check spans, hashes and ids of a timeline.",
    "plugins": "List plugins, scaffold one, check one.",
}
_COMPLETION = "_TIMELINE_COMPLETE"
"""The variable by which a shell asks for completions."""


class _Lazy(Group):
    """Lists the commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"timeline.command.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            terminal.say(f"timeline {version('claim-timeline')}")
        except PackageNotFoundError:
            terminal.say("timeline (run from its source, not installed)")
        context.exit()


@click.group(
    cls=_Lazy,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def cli(context: click.Context) -> None:
    """Who claimed what, when it was said, when it is about, how sure they were, and how the figures moved."""
    if context.invoked_subcommand is None:
        for line in context.get_help().split("\n"):
            terminal.remark(line)
        context.exit(_not_done())


def call(arguments: Sequence[str], **context: Any) -> int:
    """Run a command and return its exit code; wrong use is told on standard error.

    ``context`` goes to click's context, such as a ``default_map``. Raises what the command itself raises.
    """
    if instruction := os.environ.get(_COMPLETION):
        from click.shell_completion import shell_complete

        return shell_complete(cli, {}, "timeline", _COMPLETION, instruction)
    # Not click's own `main`: that writes to the streams itself, and turns a reader that has gone into an exit code 1.
    try:
        with cli.make_context("timeline", list(arguments), **context) as made:
            return int(cli.invoke(made) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        _tell(error)
        return _not_done()


def _not_done() -> int:
    from timeline.command.exits import Exit  # imported when used: it is not needed for help

    return Exit.NOT_DONE


def _tell(error: click.ClickException) -> None:
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        terminal.remark(context.get_usage())
        if context.command.get_help_option(context) is not None:
            terminal.remark(f"Try '{context.command_path} {context.help_option_names[0]}' for help.")
        terminal.remark("")
    terminal.remark(f"Error: {error.format_message()}")
