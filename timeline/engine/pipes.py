"""Bytes of what is not a regular file: pipes, devices, standard input.

They are read at once, up to a size, and for as long as is waited at most.
"""

import os
import select
import stat
import sys
import time
from pathlib import Path

_PIECE = 1 << 16


class TooMuch(OSError):
    """More bytes than allowed, or none for too long; ``strerror`` says which."""


def is_regular(path: Path) -> bool:
    """Is the path a regular file, or a link to one? True as well where that cannot be known, so that opening tells."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def standard_input(most_bytes: float) -> bytes:
    """All of standard input. Raises ``TooMuch``; nobody can say how long a person or a program may take to write it."""
    if sys.stdin is None:
        raise TooMuch(0, "standard input is closed")
    return _read(sys.stdin.fileno(), most_bytes, float("inf"))


def read(path: Path, most_bytes: float, seconds: float) -> bytes:
    """All bytes of a pipe or device, for which at most ``seconds`` are waited. Raises ``OSError``."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        return _read(handle, most_bytes, seconds)
    finally:
        os.close(handle)


def _read(handle: int, most_bytes: float, seconds: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    until = time.monotonic() + seconds
    while True:
        if not _ready(handle, until):
            raise TooMuch(0, f"nothing more came within {seconds:g} s")
        try:
            piece = os.read(handle, _PIECE)
        except BlockingIOError:
            continue
        if not piece:
            return b"".join(pieces)
        size += len(piece)
        if size > most_bytes:
            raise TooMuch(0, f"larger than {most_bytes / 1_000_000:,g} MB")
        pieces.append(piece)


def _ready(handle: int, until: float) -> bool:
    """Wait until there is something to read or the end; False when the time is up first."""
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    left = until - time.monotonic()
    patience = None if left > 1_000_000 else max(0.0, left) * 1000
    return bool(poll.poll(patience))
