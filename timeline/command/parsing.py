"""Click's classes with help that goes through ``terminal``, as all output does."""

import click

from timeline.command import terminal


def _help(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        for line in context.get_help().split("\n"):
            terminal.say(line)
        context.exit()


def _with_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.callback = _help
    return option


class Command(click.Command):
    """A command."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``--help``."""
        return _with_help(super().get_help_option(ctx))


class Group(click.Group):
    """A command that has commands."""

    command_class = Command

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option ``--help``."""
        return _with_help(super().get_help_option(ctx))
