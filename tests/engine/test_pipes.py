"""Pipes and devices: read once, up to a size, and never waited for without end."""

import os
import threading
from pathlib import Path

import pytest

from timeline.engine import pipes


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"x" * 200_000))
    writer.start()
    assert pipes.read(pipe, 1_000_000, 30.0) == b"x" * 200_000
    writer.join(timeout=30)
    assert not pipes.is_regular(pipe)


def test_a_pipe_that_nobody_writes_to_is_not_waited_for_without_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(pipes.TooMuch, match=r"nothing more came within 0\.05 s"):
        pipes.read(pipe, 1_000_000, 0.05)


def test_an_endless_device_is_read_up_to_the_limit() -> None:
    with pytest.raises(pipes.TooMuch, match="larger than 1 MB"):
        pipes.read(Path("/dev/zero"), 1_000_000, 30.0)


def test_a_regular_file_is_one(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "x")
    assert pipes.is_regular(tmp_path / "x")
    assert pipes.is_regular(tmp_path / "link")
