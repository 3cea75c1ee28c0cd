"""What the inputs of a command are: files, folders, earlier timelines."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from timeline.model.problem import Problem, ProblemKind

_ASIDE = ("readme", "license", "licence", "copying", "changelog")
"""Files of a folder that speak of the folder: skipped, and listed as skipped, unless they have front matter."""

_FRONT_MATTER = (b"---\n", b"---\r\n")


@attrs.frozen(slots=True, order=True)
class InputFile:
    """A file to read; ``name`` is its path as given, ``/`` between its parts."""

    name: str
    path: Path


class NoSuchInput(Exception):
    """An input that is neither a file nor a folder."""


def expand(inputs: Iterable[str | Path]) -> tuple[list[InputFile], list[Problem]]:
    """The files of the inputs by name, each once, and a problem for each file of a folder that is skipped.

    Folders are walked without following links; hidden files are passed over. Raises ``NoSuchInput``.
    """
    files: dict[str, InputFile] = {}
    problems: list[Problem] = []
    for given in inputs:
        path = Path(given)
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except OSError as error:  # a name that is too long
            raise NoSuchInput(f"{given}: {error.strerror}") from None
        if is_folder:
            for file in _walk(path):
                reason = _skipped(file.path)
                if reason:
                    problems.append(Problem(kind=ProblemKind.SKIPPED, message=reason, source=file.name))
                else:
                    files.setdefault(file.name, file)
        elif is_there:
            name = _name(path)
            files.setdefault(name, InputFile(name, path))
        else:
            raise NoSuchInput(f"{given}: there is no such file or folder")
    return sorted(files.values()), problems


def _walk(folder: Path) -> Iterator[InputFile]:
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = Path(root, name)
                yield InputFile(_name(path), path)


def _name(path: Path) -> str:
    """The path as it was given; bytes of it that are no UTF-8 stand as escapes, since they are no text."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _skipped(path: Path) -> str:
    """Why a file of a folder is left out; empty when it is not."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return ""
    if stat.S_ISLNK(mode):
        return "a link in a folder is not followed"
    if not stat.S_ISREG(mode):
        return "not a regular file"
    if path.stem.lower() in _ASIDE and not _has_front_matter(path):
        return f"{path.name} speaks of the folder and has no front matter"
    return ""


def _has_front_matter(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(5).startswith(_FRONT_MATTER)
    except OSError:
        return False
