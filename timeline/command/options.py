"""What several commands share: options, the engine that they make, how they end."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from timeline.engine.engine import Engine
    from timeline.model.chronology import Chronology
    from timeline.model.problem import Problem
    from timeline.model.timeline import Timeline
    from timeline.model.when import When

DEFAULT_SETTINGS = "timeline.toml"


def edtf_date(_ctx: click.Context, _option: click.Parameter, value: str | None) -> Any:
    """Turn an option's text into a ``When``; a text that is no EDTF ends the command as wrongly used."""
    from timeline.model import edtf

    try:
        return None if value is None else edtf.parse(value)
    except edtf.EDTFError as error:
        raise click.BadParameter(str(error)) from None


INPUTS = click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")

_PROCESSING = (
    click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there]."),
    click.option(
        "--published", metavar="DATE", callback=edtf_date, help="Date (EDTF) of the documents that bring none."
    ),
    click.option("--workers", type=click.IntRange(min=0), help="Processes [default: one a core; 0: none beside this]."),
    click.option("-q", "--quiet", is_flag=True, help="No progress, no remarks; errors only."),
    click.option("-v", "--verbose", is_flag=True, help="List every problem in full."),
)


def processing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of commands that read documents."""
    for option in reversed(_PROCESSING):
        command = option(command)
    return command


def engine(config: Path | None, workers: int | None = None, *, quiet: bool = True) -> "Engine":
    """The engine with all plugins; wrong settings and plugins end the command."""
    from timeline.command.console import progress
    from timeline.engine.engine import Engine
    from timeline.engine.shipped import shipped
    from timeline.plugin.registry import PluginError
    from timeline.plugin.settings import Settings

    try:
        if config is None and Path(DEFAULT_SETTINGS).is_file():
            config = Path(DEFAULT_SETTINGS)
        settings = Settings.load(config) if config else Settings()
        return Engine.of(shipped(), settings, entry_points=True, workers=workers, progress=progress(quiet=quiet))
    except PluginError as error:
        stop(str(error))


def read(made: "Engine", inputs: Iterable[Path], published: "When | None" = None) -> "Timeline":
    """The timeline of inputs; one that does not exist ends the command."""
    from timeline.engine.inputs import NoSuchInput

    try:
        return made.timeline(inputs, published)
    except NoSuchInput as error:
        stop(str(error))


def read_files(
    made: "Engine", files: Collection[Path], *, leave_out: bool = False
) -> "tuple[Timeline, tuple[Problem, ...]]":
    """The union of earlier timelines, and the problems of reading and uniting them.

    A file that is not a timeline ends the command; with ``leave_out`` it is one of the problems.
    """
    from timeline.codec.converter import FormError
    from timeline.engine.inputs import NoSuchInput

    try:
        return made.earlier(files, leave_out=leave_out)
    except (NoSuchInput, FormError) as error:
        stop(str(error))


def write(made: "Engine", chronology: "Chronology", targets: Iterable[str]) -> list[str]:
    """Export to each target; returns what each format lost, in words. An output that cannot be written ends it all."""
    remarks: list[str] = []
    chosen = []
    for target in targets:
        try:
            chosen.append((target, *made.exporter(target)))
        except ValueError as error:
            stop(str(error))
    for target, exporter, path in chosen:
        try:
            losses = made.export(chronology, exporter, path)
        except OSError as error:
            stop(f"{target}: cannot be written: {error.strerror}")
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything
            stop(f"{target}: the exporter {exporter.name} failed: {type(error).__name__}: {error}")
        if losses:
            remarks.append(f"{path} leaves out: " + ", ".join(f"{loss.what} ({loss.count})" for loss in losses))
    return remarks


def stop(message: str) -> NoReturn:
    """End the command as wrongly used: exit code 2, one message."""
    raise click.ClickException(message)
