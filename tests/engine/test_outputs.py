"""Outputs are whole or not written at all, and never destroy a source."""

import errno
import io
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.engine.outputs import WrongOutput, check, write_bytes, write_file

OLD, NEW = b"as it was", b"as it is now"


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_has_the_rights_of_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_bytes(tmp_path / "x", [NEW, NEW])
    assert (tmp_path / "x").read_bytes() == NEW + NEW
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert listed(tmp_path) == ["plain", "x"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "x"
    path.write_bytes(OLD)
    path.chmod(mode)
    write_bytes(path, [NEW])
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (NEW, mode)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "real").write_bytes(OLD)
    for link, target in (("link", "folder/real"), ("loose", "folder/new")):
        (tmp_path / link).symlink_to(target)
        write_bytes(tmp_path / link, [NEW])
        assert (tmp_path / link).is_symlink()
        assert (tmp_path / target).read_bytes() == NEW


def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    heard: list[bytes] = []
    reader = threading.Thread(target=lambda: heard.append(pipe.read_bytes()))
    reader.start()
    write_bytes(pipe, [NEW])
    reader.join(timeout=30)
    assert heard == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_device_stays_a_device() -> None:
    before = Path("/dev/null").stat()
    write_bytes(Path("/dev/null"), [NEW])
    assert Path("/dev/null").stat().st_rdev == before.st_rdev
    with pytest.raises(OSError, match="No space left"):
        write_bytes(Path("/dev/full"), [NEW])


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_bytes(tmp_path, [NEW])


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ValueError("no"), KeyboardInterrupt()])
def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    def half(path: Path) -> None:
        path.write_bytes(NEW[:3])
        raise error

    (tmp_path / "x").write_bytes(OLD)
    with pytest.raises(type(error)):
        write_file(tmp_path / "x", half)
    assert ((tmp_path / "x").read_bytes(), listed(tmp_path)) == (OLD, ["x"])


class Faults:
    """Lets the nth fallible call on the way out fail, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.calls: list[str] = []
        self._at = at
        for module, name in [(os, name) for name in ("open", "fsync", "replace", "chmod", "close", "rename")]:
            monkeypatch.setattr(module, name, self._failing(name, getattr(module, name)))
        real = io.open

        def opened(*given: Any, **named: Any) -> Any:
            self._count("io.open")
            file = real(*given, **named)
            return _Writes(file, self) if "w" in (given[1] if len(given) > 1 else named.get("mode", "r")) else file

        monkeypatch.setattr(io, "open", opened)

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if name == "close":  # it closes whatever it says
                real(*given, **named)
                self._count(name)
                return None
            self._count(name)
            return real(*given, **named)

        return call

    def _count(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self._at:
            raise OSError(errno.EIO, "Input/output error")


class _Writes:
    """A file whose writes can fail."""

    def __init__(self, file: Any, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def write(self, data: bytes) -> int:
        self._faults._count("write")
        return int(self._file.write(data))

    def writelines(self, pieces: list[bytes]) -> None:
        for piece in pieces:
            self.write(piece)

    def __enter__(self) -> "_Writes":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()
        if error[0] is None:
            self._faults._count("file.close")


def attempt(path: Path, at: int) -> tuple[list[str], OSError | None]:
    """The fallible calls of writing a file of which the one ``at`` that place fails, and how that ended."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        faults = Faults(monkeypatch, at)
        try:
            write_bytes(path, [NEW, NEW])
        except OSError as error:
            return faults.calls, error
    return faults.calls, None


def test_whichever_call_fails_the_old_file_or_the_new_one_is_there_whole(tmp_path: Path) -> None:
    calls, error = attempt(tmp_path / "counted", 0)
    assert error is None
    assert {"open", "io.open", "write", "fsync", "replace"} <= set(calls)
    for is_new in (False, True):
        for at in range(1, len(calls) + 3):
            path = tmp_path / f"{is_new}-{at}"
            if not is_new:
                path.write_bytes(OLD)
            done, error = attempt(path, at)
            if len(done) >= at:
                assert error is not None, f"{done[at - 1]} failed, and nobody heard of it"
            content = path.read_bytes() if path.exists() else None
            assert content in (NEW + NEW, None if is_new else OLD), f"{done[at - 1]} failed"
            assert [name for name in listed(tmp_path) if name.startswith(".")] == []


def test_an_output_that_is_a_source_is_refused(tmp_path: Path) -> None:
    source, other = tmp_path / "notes.md", tmp_path / "other.md"
    source.write_bytes(OLD)
    (tmp_path / "link").symlink_to(source)
    os.link(source, tmp_path / "twin")
    check([other], [source])
    for output in (source, tmp_path / "link", tmp_path / "twin", tmp_path / "x" / ".." / "notes.md"):
        with pytest.raises(WrongOutput, match="is also an input"):
            check([other, output], [source])


def test_two_outputs_that_are_one_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "x")
    for pair in (["x", "x"], ["x", "./x"], ["x", "link"]):
        with pytest.raises(WrongOutput, match="two outputs are the same file"):
            check([tmp_path / name for name in pair], [])
    check([tmp_path / "x", tmp_path / "y"], [])
