"""What the inputs of a command are: files, folders, standard input.

What a person names may instruct the program; what lies in a folder is evidence. So earlier timelines, decisions and
settings in a folder are not followed, and what the program itself wrote there is not read as a source.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from timeline.model.problem import Problem, ProblemKind

STANDARD_INPUT = "-"
"""The input that stands for standard input."""

_HEAD = 4_096
"""Bytes at the beginning of a file by which it is recognised."""

_ASIDE = ("readme", "license", "licence", "copying", "changelog")
"""Files of a folder that describe the folder: skipped, and listed as skipped, unless they have front matter."""

_INSTRUCTIONS = {
    ".decisions": "decisions count where they are named as an input",
    ".toml": "settings count as timeline.toml of the working folder or with --config",
    ".sha256": "a checksum, not a document",
}
"""Files of a folder that are no evidence, by suffix, and why they are skipped."""

_FRONT_MATTER = (b"---\n", b"---\r\n")

Recognise = Callable[[bytes], str]
"""From the first bytes of a file to what this program wrote there ("a timeline"); empty where it did not."""


@attrs.frozen(slots=True, order=True)
class InputFile:
    """A file to read.

    ``name`` is its path below the folder that was given, or its base name where it was given itself, with ``/``
    between its parts: the same however the path was typed. ``path`` is where it is now, ``made`` what this program
    wrote in it ("a timeline"), empty where it is a source.
    """

    name: str
    path: Path
    made: str = ""


@attrs.frozen(slots=True)
class Inputs:
    """The files of a command's inputs, each once and by name.

    ``named`` were given themselves, ``walked`` were found in folders. ``own`` are those of folders that this program
    wrote: they are not read. ``problems`` say what else is left out.
    """

    named: tuple[InputFile, ...]
    walked: tuple[InputFile, ...]
    own: tuple[InputFile, ...]
    problems: tuple[Problem, ...]

    @property
    def sources(self) -> tuple[InputFile, ...]:
        """The files whose content a command must not overwrite; an empty one found in a folder has none."""
        return (*self.named, *(file for file in self.walked if not _is_empty(file.path)))

    def without(self, outputs: Iterable[Path]) -> "Inputs":
        """The inputs without the files of folders that the command itself will write."""
        written = {os.path.realpath(path) for path in outputs}

        def others(files: tuple[InputFile, ...]) -> tuple[InputFile, ...]:
            return tuple(file for file in files if os.path.realpath(file.path) not in written)

        return attrs.evolve(self, walked=others(self.walked), own=others(self.own))


class NoSuchInput(Exception):
    """An input that is neither a file nor a folder."""


def expand(inputs: Iterable[str | Path], recognise: Recognise = lambda _head: "") -> Inputs:
    """Find the files of some inputs. Raises ``NoSuchInput``.

    Folders are walked without following links; hidden files are passed over. A folder that cannot be listed is a
    problem.
    """
    named: dict[str, InputFile] = {}
    folders: list[Path] = []
    for given in inputs:
        path = Path(given)
        try:
            is_folder, is_there = path.is_dir(), str(given) == STANDARD_INPUT or os.path.lexists(path)
        except OSError as error:  # a name that is too long
            raise NoSuchInput(f"{given}: {error.strerror}") from None
        if not is_there:
            raise NoSuchInput(f"{given}: there is no such file or folder")
        if is_folder:
            folders.append(path)
        else:
            _add(named, InputFile(_text(path.name), path))
    walked: dict[str, InputFile] = {}
    own: dict[str, InputFile] = {}
    problems: list[Problem] = []
    for item in (item for folder in folders for item in _walk(folder)):
        if isinstance(item, Problem):
            problems.append(item)
        elif os.path.realpath(item.path) not in named:
            head = _head(item.path)
            if reason := _left_out(item.path, head):
                problems.append(Problem(kind=ProblemKind.SKIPPED, message=reason, source=item.name))
            elif made := recognise(head):
                _add(own, attrs.evolve(item, made=made))
            else:
                _add(walked, item)
    return Inputs(_sorted(named), _sorted(walked), _sorted(own), tuple(sorted(set(problems))))


def _add(found: dict[str, InputFile], file: InputFile) -> None:
    """Add a file; where it is reached by several names the longest is kept, whatever their order."""
    real = os.path.realpath(file.path)
    other = found.setdefault(real, file)
    if (file.name.count("/"), file.name) > (other.name.count("/"), other.name):
        found[real] = file


def _sorted(found: dict[str, InputFile]) -> tuple[InputFile, ...]:
    return tuple(sorted(found.values()))


def _walk(folder: Path) -> Iterator[InputFile | Problem]:
    """The files below a folder in the order of their names, and a problem for each folder that cannot be listed."""
    unlisted: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=unlisted.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(root, name)
                yield InputFile(_text(path.relative_to(folder).as_posix()), path)
    for error in unlisted:
        below = os.path.relpath(error.filename, folder)
        name = _text((folder.name or "." if below == "." else below) + "/")
        yield Problem(kind=ProblemKind.LOST, message=f"the folder cannot be listed: {error.strerror}", source=name)


def _text(name: str) -> str:
    """A path as text, ``/`` between its parts; bytes that are not UTF-8 appear as escapes."""
    return os.fsencode(name.replace(os.sep, "/")).decode("utf-8", "backslashreplace")


def _left_out(path: Path, head: bytes) -> str:
    """Why a file of a folder is left out; empty where it is not."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return ""
    if stat.S_ISLNK(mode):
        return "a link in a folder is not followed"
    if not stat.S_ISREG(mode):
        return "not a regular file"
    if reason := _INSTRUCTIONS.get(path.suffix.lower()):
        return reason
    if path.stem.lower() in _ASIDE and not head.startswith(_FRONT_MATTER):
        return f"{path.name} describes the folder and has no front matter"
    return ""


def _head(path: Path) -> bytes:
    """The beginning of a regular file; empty where it cannot be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:
        return False
