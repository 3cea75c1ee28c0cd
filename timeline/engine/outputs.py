"""Files that are written whole or not at all, and never over a source.

A new file is written under a unique name beside its target, synced to the disk and renamed: whoever looks finds the old
content or the new, and of two programs that write at once the one that ends last. What no file can be renamed to (a
device, a pipe, standard output) is written through.
"""

import contextlib
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import attrs

from timeline.plugin.descriptors import Exporter

STANDARD_OUTPUT = "-"
"""What stands for standard output in ``NAME:-``."""


class WrongOutput(ValueError):
    """An output that must not or cannot be written; the message names it and the way out."""


_FORMATS_OF_OTHERS = (
    ".claimreview.json",
    ".datapackage.json",
    ".ftm.json",
    ".geojson.json",
    ".timelinejs.json",
    ".timesketch.jsonl",
    ".timesketch.csv",
    ".timelinejs.csv",
    ".acled.csv",
    ".ucdp.csv",
    ".vis.json",
    ".bundle.zip",
)
"""Suffixes by which other tools' formats are known: without their exporter such a file must not become another one."""


@attrs.frozen(slots=True)
class Output:
    """A file to write: as it was given, with which exporter, and where (None: standard output)."""

    given: str
    exporter: Exporter
    path: Path | None


def choose(given: str, exporters: Sequence[Exporter]) -> Output:
    """The output of ``NAME:FILE``, of ``NAME:-``, or of a file with the longest suffix; raises ``WrongOutput``."""
    name, colon, rest = given.partition(":")
    for exporter in exporters:
        if colon and exporter.name == name:
            if rest == STANDARD_OUTPUT:
                return Output(given, exporter, None)
            if not Path(rest).name:
                raise WrongOutput(f"{given}: a file is needed after the colon, as in {name}:FILE, or {name}:-")
            return Output(given, exporter, Path(rest))
    if given == STANDARD_OUTPUT:
        raise WrongOutput(f"-: name the format for standard output, as in {exporters[0].name if exporters else 'X'}:-")
    file = Path(given).name.lower()
    fitting = [
        (len(suffix), exporter) for exporter in exporters for suffix in exporter.suffixes if file.endswith(suffix)
    ]
    if not fitting:
        known = sorted(suffix for exporter in exporters for suffix in exporter.suffixes)
        raise WrongOutput(f"{given}: no exporter writes such a file; there are {', '.join(known)}")
    length, exporter = max(fitting, key=lambda pair: pair[0])
    other = next((suffix for suffix in _FORMATS_OF_OTHERS if file.endswith(suffix) and len(suffix) > length), None)
    if other:
        raise WrongOutput(
            f"{given}: no installed exporter writes {other}; to write {exporter.name} under this name: "
            f"-o {exporter.name}:{given}"
        )
    return Output(given, exporter, Path(given))


def check(outputs: Iterable[Path], sources: Iterable[Path]) -> None:
    """Raise ``WrongOutput`` for an output that is a source or the same file as another output.

    Files are compared as the system knows them, so links and other spellings of a path are seen through.
    """
    read = {key for path in sources for key in _keys(path)}
    written: dict[object, Path] = {}
    for path in outputs:
        keys = _keys(path)
        if keys & read:
            raise WrongOutput(f"{path}: is also an input, and would be overwritten; name another file")
        for key in keys:
            if key in written:
                raise WrongOutput(f"{path}: two outputs are the same file ({written[key]}); name another one")
        written |= dict.fromkeys(keys, path)


def _keys(path: Path) -> set[object]:
    """What two paths of one file share: the path without links, and its number on the disk where it exists."""
    keys: set[object] = {os.path.realpath(path)}
    with contextlib.suppress(OSError):
        found = path.stat()
        keys.add((found.st_dev, found.st_ino))
    return keys


def write_file(path: Path, make: Callable[[Path], None]) -> None:
    """Write a file whole or not at all: ``make`` writes to the path that it is given.

    Links are followed, and a file that is there keeps its mode and, where this process may set them, its owner and
    group. Raises ``OSError``, and whatever ``make`` raises; the old content stands then.
    """
    target = Path(os.path.realpath(path))
    try:
        before = target.stat()
    except FileNotFoundError:
        before = None
    if before is not None and stat.S_ISDIR(before.st_mode):
        raise IsADirectoryError(21, os.strerror(21), str(path))
    if before is not None and not stat.S_ISREG(before.st_mode):
        with made(make) as content, target.open("wb", buffering=0) as stream:
            shutil.copyfileobj(content, stream)
        return
    part = _new_file(target)
    try:
        make(part)
        _settle(part, before)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _sync_folder(target.parent)


def write_bytes(path: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces of bytes as a file, whole or not at all; raises ``OSError``."""

    def make(part: Path) -> None:
        with part.open("wb") as file:
            file.writelines(pieces)

    write_file(path, make)


@contextlib.contextmanager
def made(make: Callable[[Path], None]) -> Iterator[BinaryIO]:
    """What ``make`` writes, opened for reading: for an output that is no regular file."""
    with tempfile.TemporaryDirectory(prefix="claim-timeline-") as folder:
        part = Path(folder, "output")
        make(part)
        with part.open("rb") as content:
            yield content


def _new_file(target: Path) -> Path:
    """An empty file of a unique, hidden name beside the target, with the rights of a new file."""
    while True:
        part = target.with_name(f".claim-timeline.{secrets.token_hex(8)}.part")
        with contextlib.suppress(FileExistsError):
            handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
            try:
                os.close(handle)
            except OSError:
                part.unlink()
                raise
            return part


def _settle(part: Path, before: os.stat_result | None) -> None:
    """Give the new file the owner and mode of the old one, and wait until it is on the disk."""
    if before is not None:
        with contextlib.suppress(OSError, AttributeError):
            os.chown(part, before.st_uid, before.st_gid)
        part.chmod(stat.S_IMODE(before.st_mode))
    handle = os.open(part, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Wait until the new name is on the disk, where the system can do so for a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
