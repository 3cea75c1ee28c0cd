"""``[limits]``: any number above 0, inf for no limit, and a message for everything else."""

import math
import sys
from pathlib import Path

import attrs
import pytest

from timeline.plugin.limits import Limits, bytes_of
from timeline.plugin.settings import Settings, SettingsError

FIELDS = [field.name for field in attrs.fields(Limits)]
COUNTS = ["claims", "characters", "problems"]
AMOUNTS = [name for name in FIELDS if name not in COUNTS]

WRONG = {
    "-1": "-1",
    "0": "0",
    "-0.0": "-0.0",
    "nan": "nan",
    "-inf": "-inf",
    '"60"': "'60'",
    '"inf"': "'inf'",
    "true": "True",
    "false": "False",
    "[1]": "[1]",
    "{}": "{}",
    "2024-05-06": "datetime.date(2024, 5, 6)",
    f"-{10**400}": f"-1{'0' * 38}...",
}
"""Values as TOML, and how the message shows them."""

HUGE = (1e13, 1e300, sys.float_info.max, math.inf)
"""Megabytes beyond all addresses."""


def loaded(folder: Path, field: str, value: str) -> Limits:
    path = folder / "timeline.toml"
    path.write_text(f"[limits]\n{field} = {value}\n", encoding="utf-8")
    return Settings.load(path).limits


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", WRONG)
def test_what_is_no_limit_is_refused(tmp_path: Path, field: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        loaded(tmp_path, field, value)
    number = "a whole number" if field in COUNTS else "a number"
    needed = f"{field} must be {number} above 0, or inf for no limit, not {WRONG[value]}"
    assert str(refused.value) == f"{tmp_path / 'timeline.toml'}: [limits]: {needed}"


@pytest.mark.parametrize("field", COUNTS)
@pytest.mark.parametrize("value", ["0.5", "1.5", "1e-300", "2251799813685249.5"])
def test_a_count_is_whole(tmp_path: Path, field: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"{field} must be a whole number above 0"):
        loaded(tmp_path, field, value)


@pytest.mark.parametrize(
    ("value", "number"), [("1", 1), ("7.0", 7), ("1e6", 10**6), (str(10**12), 10**12), ("0xff_ffff", 2**24 - 1)]
)
@pytest.mark.parametrize("field", FIELDS)
def test_a_number_is_kept(tmp_path: Path, field: str, value: str, number: int) -> None:
    found = getattr(loaded(tmp_path, field, value), field)
    assert (found, type(found)) == (number, int if field in COUNTS else float)


@pytest.mark.parametrize("value", ["0.25", "1e-300"])
@pytest.mark.parametrize("field", AMOUNTS)
def test_an_amount_may_be_a_fraction(tmp_path: Path, field: str, value: str) -> None:
    assert getattr(loaded(tmp_path, field, value), field) == float(value)


@pytest.mark.parametrize("value", ["inf", "+inf", str(10**400), f"0x{'f' * 6000}", "1e400"])
@pytest.mark.parametrize("field", FIELDS)
def test_no_limit(tmp_path: Path, field: str, value: str) -> None:
    """A count can be sliced with, whatever it is; no list, text or stream has more than ``sys.maxsize`` items."""
    found = getattr(loaded(tmp_path, field, value), field)
    if field in COUNTS:
        assert found == sys.maxsize
        assert "abc"[:found] == "abc"
    else:
        assert found == math.inf


@pytest.mark.parametrize(
    ("megabytes", "count"),
    [(1e-300, 0), (0.5, 500_000), (512.0, 512_000_000), (1e12, 10**18), *((many, sys.maxsize) for many in HUGE)],
)
def test_megabytes_in_bytes(megabytes: float, count: int) -> None:
    assert (bytes_of(megabytes), type(bytes_of(megabytes))) == (count, int)


def test_the_defaults_are_sound() -> None:
    assert Limits() == Limits(**attrs.asdict(Limits()))
