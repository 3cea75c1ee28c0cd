"""What linking was made with, as plain JSON that is the same in every run."""

import enum
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.codec.rows import linking_row
from timeline.codec.text import decode, encode
from timeline.linking.link import link
from timeline.linking.settings import LinkingSettings
from timeline.model.chronology import LinkerUsed, Linking
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import Linker


class Colour(enum.Enum):
    RED = "red"


@attrs.frozen
class Inner:
    weight: float = 0.25


@attrs.frozen
class Wanted:
    value: Any


def setting(value: Any) -> Any:
    row = linking_row(Linking("1", False, Wanted(value), ()))
    return decode(encode(row))["settings"]["value"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (0.25, Decimal("0.25")),
        ("x", "x"),
        ((1, "b"), [1, "b"]),
        ({"b", "a", "c"}, ["a", "b", "c"]),
        (frozenset({3, 1, 2}), [1, 2, 3]),
        ({"b": 1, "a": {Colour.RED}}, {"a": ["red"], "b": 1}),
        (Path("a") / "b", "a/b"),
        (Inner(), {"weight": Decimal("0.25")}),
        ([Inner(1.5)], [{"weight": Decimal("1.5")}]),
        (len, "len"),
        (re.compile("x"), "Pattern"),
        (object(), "object"),
    ],
)
def test_a_setting_is_plain(value: Any, written: Any) -> None:
    assert setting(value) == written


def linker(name: str) -> Linker:
    return Linker(name=name, version=f"{name}1", keys=lambda row: (), link=lambda block: ())


def test_linkers_stand_by_name_with_their_versions_and_settings() -> None:
    a, b = (linker("a"), None), (linker("b"), Inner())
    for linkers in ([a, b], [b, a]):
        made = link(Timeline(), linkers, LinkingSettings(tied=7), everything=True).linking
        assert made is not None
        assert made.everything
        assert made.linkers == (LinkerUsed("a", "a1", None), LinkerUsed("b", "b1", Inner()))
        row = linking_row(made)
        assert row["settings"]["tied"] == 7
        assert row["linkers"][1] == {"name": "b", "version": "b1", "settings": {"weight": 0.25}}
    assert linking_row(None) is None
