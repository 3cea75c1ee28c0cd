"""The sample story of ``seeds/``, built once for all pages."""

import contextlib
from functools import cache
from pathlib import Path

from timeline.engine.engine import Engine
from timeline.engine.inputs import NoSuchInput
from timeline.engine.shipped import shipped
from timeline.model.chronology import Chronology
from timeline.model.timeline import Timeline

ROOT = Path(__file__).resolve().parents[2]


@cache
def engine() -> Engine:
    """The shipped plugins in this process, without those that happen to be installed."""
    return Engine.of(shipped(), workers=0)


@cache
def timeline(path: str = "seeds") -> Timeline:
    """The timeline of a file or folder, which counts from the top of the checkout.

    Raises ``ValueError`` for an input that cannot be read.
    """
    with contextlib.chdir(ROOT):
        try:
            if not path.endswith(".json"):
                return engine().timeline([path])
            found = engine().earlier([path])
        except NoSuchInput as error:
            raise ValueError(str(error)) from None
        if not found.read:
            raise ValueError(str(found.problems[0]))
        return found.timeline


@cache
def chronology(path: str = "seeds", by: str = "about") -> Chronology:
    """What linking makes of it."""
    return engine().chronology(timeline(path), by)
