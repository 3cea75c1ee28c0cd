"""The command line. Commands are imported when they are used."""

from importlib import import_module

import click

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


class _Lazy(click.Group):
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


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"timeline {version('claim-timeline')}")
        except PackageNotFoundError:
            click.echo("timeline (run from its source, not installed)")
        ctx.exit()


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """Who claimed what, when it was said, when it is about, how sure they were, and how the figures moved."""


def main() -> None:
    """Entry point of the program ``timeline``: no traceback for bad input, a clean end on Ctrl-C."""
    import sys

    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; no file was left half-written", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has gone: as `timeline show x.json | head` does.
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
