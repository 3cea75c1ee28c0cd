"""``timeline plugins``."""

from pathlib import Path

import click

from timeline.command import options
from timeline.command.parsing import Group


@click.group(cls=Group, invoke_without_command=True)
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
@click.pass_context
def plugins(ctx: click.Context, config: Path | None) -> int:
    """List plugins (the default), scaffold one, check one."""
    ctx.obj = config
    if ctx.invoked_subcommand is None:
        return int(ctx.invoke(list_plugins))
    return 0


@plugins.command("list")
@click.pass_context
def list_plugins(ctx: click.Context) -> int:
    """List readers, extractors, linkers, exporters, measures and relations with state, provider and settings."""
    from timeline.command import console, report

    registry = options.engine(ctx.obj, 0).registry
    rows = [
        (
            *(row.kind, row.descriptor.name, row.descriptor.version, row.state, row.provider),
            *(_about(row.descriptor), f"[plugins.{row.table}]"),
        )
        for row in registry.listed
    ]
    rows += [(row.kind, row.value.name, "", "on", row.provider, row.value.words, "") for row in registry.names]
    console.plain_table(("kind", "name", "version", "state", "provider", "about", "settings"), rows)
    return report.problems(registry.problems, verbose=True)


def _about(descriptor: object) -> str:
    """Suffixes, or the layers that an extractor makes out of others, and the languages, where they are some."""
    suffixes = getattr(descriptor, "suffixes", None)
    if suffixes:
        return " ".join(suffixes)
    makes, needs, languages = (sorted(getattr(descriptor, name, ())) for name in ("makes", "needs", "languages"))
    layers = f"{', '.join(makes)} from {', '.join(needs)}" if needs else ", ".join(makes)
    spoken = f"in {', '.join(languages)}" if languages else ""
    on_demand = "on demand" if getattr(descriptor, "on_demand", False) else ""
    return "; ".join(filter(None, (layers, spoken, on_demand)))


@plugins.command()
@click.argument("name")
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Where to put it.")
def new(name: str, folder: Path) -> int:
    """Scaffold a plugin distribution called NAME that passes the checks."""
    from timeline.command.scaffold import scaffold
    from timeline.command.terminal import say

    try:
        made = scaffold(name, folder)
    except (ValueError, OSError) as error:
        options.stop(str(error))
    say(f"made {made}; next: pip install -e '{made}[tests]' && pytest {made}")
    return 0


@plugins.command()
@click.argument("name")
@click.pass_context
def check(ctx: click.Context, name: str) -> int:
    """Run the conformance checks on the plugin NAME: a distribution, a module, or anything `list` shows.

    Exits with 1 when a check fails.
    """
    from timeline.command.exits import Exit
    from timeline.command.terminal import say
    from timeline.plugin.registry import PluginError
    from timeline.testing.checks import checks_of

    implementation = _find(name, ctx.obj)
    try:
        found = checks_of(implementation, name)
    except PluginError as error:
        options.stop(str(error))
    failed = 0
    for one in found:
        try:
            one()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it raises is a failed check
            failed += 1
            say(f"FAILED  {one}: {type(error).__name__}: {error}")
        else:
            say(f"passed  {one}")
    say(f"{len(found) - failed} passed, {failed} failed")
    return Exit.LOSSES if failed else Exit.DONE


def _find(name: str, config: Path | None) -> object:
    """The plugin of a name: an entry point's, a provider's, a descriptor's, or a module's."""
    from importlib.metadata import entry_points

    from timeline.engine.shipped import shipped
    from timeline.plugin.hooks import PROJECT

    known: dict[str, object] = {}
    for plugin in shipped():
        known[plugin.provider] = plugin.implementation
    for point in entry_points(group=PROJECT):
        try:
            loaded = point.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's import may raise anything
            if name in (point.name, point.dist.name if point.dist else ""):
                options.stop(f"plugin {name} cannot be loaded: {type(error).__name__}: {error}")
            continue
        known[point.name] = loaded
        if point.dist:
            known[point.dist.name] = known[f"{point.dist.name}:{point.name}"] = loaded
    registry = options.engine(config, 0).registry
    for row in registry.listed:
        if row.provider in known:
            known.setdefault(row.descriptor.name, known[row.provider])
    for named in registry.names:
        if named.provider in known:
            known.setdefault(named.value.name, known[named.provider])
    if name in known:
        return known[name]
    found = _module(name)
    if found is None:
        options.stop(f"there is no plugin {name!r}; `timeline plugins` lists them")
    return found


def _module(name: str) -> object | None:
    """The module of a name; None where there is none. One that cannot be imported ends the command."""
    from importlib import import_module

    try:
        return import_module(name) if all(part.isidentifier() for part in name.split(".")) else None
    except ModuleNotFoundError as error:
        if error.name and (error.name == name or name.startswith(f"{error.name}.")):
            return None
        options.stop(f"plugin {name} cannot be loaded: {error}")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin's import may raise anything
        options.stop(f"plugin {name} cannot be loaded: {type(error).__name__}: {error}")
