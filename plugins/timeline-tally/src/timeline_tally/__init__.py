"""Tallies of claims: the reader for ``*.tally.csv``.

This module is what the entry point of ``pyproject.toml`` names. It stays small, because every run of ``timeline``
imports it; the reader itself is imported when there is a tally to read.
"""

from collections.abc import Iterator

from timeline.plugin.descriptors import Reader
from timeline.plugin.hooks import hookimpl


@hookimpl
def timeline_readers() -> Iterator[Reader]:
    """The reader ``tally``."""
    yield Reader(
        name="tally",
        version="1",
        suffixes=(".tally.csv",),
        read="timeline_tally.reading:read",
        settings="timeline_tally.reading:TallySettings",
    )
