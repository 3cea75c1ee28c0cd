"""What several commands share: options, the engine that they make, how they end."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from timeline.engine.engine import Engine
    from timeline.engine.inputs import Inputs
    from timeline.engine.intake import Earlier
    from timeline.engine.outputs import Output
    from timeline.model.chronology import Chronology

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


def engine(config: Path | None, workers: int | None = None, *, quiet: bool = True, announce: bool = True) -> "Engine":
    """The engine with all plugins; wrong settings and plugins end the command.

    ``announce``: say on stderr which settings file is in use, and which timelines and decisions are taken in.
    """
    from timeline.command.console import progress
    from timeline.command.terminal import remark
    from timeline.engine.engine import Engine
    from timeline.engine.shipped import shipped
    from timeline.plugin.registry import PluginError
    from timeline.plugin.settings import Settings

    try:
        if config is None and Path(DEFAULT_SETTINGS).is_file():
            config = Path(DEFAULT_SETTINGS)
            if announce:
                remark(f"settings are taken from {config}")
        settings = Settings.load(config) if config else Settings()
        return Engine.of(
            shipped(),
            settings,
            entry_points=True,
            workers=workers,
            progress=progress(quiet=quiet),
            announce=remark if announce else lambda _line: None,
            few_collections=True,
        )
    except PluginError as error:
        stop(str(error))


def outputs_of(made: "Engine", targets: Iterable[str]) -> list["Output"]:
    """The outputs of a command; one that no exporter writes, and two that go to standard output, end it."""
    from timeline.engine.outputs import WrongOutput

    try:
        found = [made.output(target) for target in targets]
    except WrongOutput as error:
        stop(str(error))
    if sum(output.path is None for output in found) > 1:
        stop("two outputs go to standard output; write one of them to a file")
    return found


def keep_apart(outputs: Iterable[Path | None], sources: Iterable[Path]) -> None:
    """End the command where an output is a source, or the same file as another output; None is standard output."""
    from timeline.engine.outputs import WrongOutput, check

    try:
        check([output for output in outputs if output is not None], sources)
    except WrongOutput as error:
        stop(str(error))


def inputs(made: "Engine", given: Iterable[Path], outputs: Iterable[Path | None], *, quiet: bool) -> "Inputs":
    """The files of the inputs; one that does not exist, and an output that is one of them, end the command."""
    from timeline.command.terminal import remark
    from timeline.engine.inputs import NoSuchInput

    targets = [target for target in outputs if target is not None]
    try:
        found = made.inputs(given)
    except NoSuchInput as error:
        stop(str(error))
    keep_apart(targets, [file.path for file in found.sources])
    rest = found.without(targets)
    for file in () if quiet else sorted({*found.walked, *found.own} - {*rest.walked, *rest.own}):
        remark(f"skipped: {file.name}: this command writes it")
    return rest


def content(file: Path, megabytes: float, seconds: float) -> bytes:
    """The bytes of a file, within limits; one that does not exist or cannot be read ends the command."""
    from timeline.engine.inputs import InputFile
    from timeline.engine.reading import load
    from timeline.model.document import Source
    from timeline.plugin.limits import bytes_of

    if file.is_dir():
        stop(f"{file}: is a folder, not a file")
    found = load(InputFile(str(file), file), bytes_of(megabytes), seconds)
    if not isinstance(found, Source):
        stop(str(found))
    return found.data


def timeline_of(made: "Engine", files: Collection[Path], outputs: Iterable[Path | None] = ()) -> "Earlier":
    """The union of timeline files, with what is wrong with them.

    A file that does not exist ends the command as wrongly used. Files of which nothing can be read end it, too, with
    the exit code of what is lost.
    """
    from timeline.command import report
    from timeline.engine.inputs import NoSuchInput

    keep_apart(outputs, files)
    try:
        found = made.earlier(files)
    except NoSuchInput as error:
        stop(str(error))
    if not found.read:
        raise click.exceptions.Exit(report.problems(found.problems, listed_by=""))
    return found


def write(made: "Engine", chronology: "Chronology", outputs: Iterable["Output"]) -> list[str]:
    """Export to each output; returns what each format leaves out. An output that cannot be written ends it all."""
    from timeline.command import terminal

    remarks: list[str] = []
    for output in outputs:
        try:
            losses = made.export(chronology, output, terminal.content)
        except OSError as error:
            stop(f"{output.given}: cannot be written: {error.strerror or error}")
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a plugin may raise anything
            stop(f"{output.given}: the exporter {output.exporter.name} failed: {type(error).__name__}: {error}")
        if losses:
            name = output.path or "standard output"
            remarks.append(f"{name} leaves out: " + ", ".join(f"{loss.what} ({loss.count})" for loss in losses))
    return remarks


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write bytes to a file, whole or not at all; one that cannot be written ends the command."""
    from timeline.engine.outputs import write_bytes

    try:
        write_bytes(path, pieces)
    except OSError as error:
        stop(f"{path}: cannot be written: {error.strerror or error}")


def stop(message: str) -> NoReturn:
    """End the command as wrongly used: exit code 2, one message."""
    raise click.ClickException(message)
