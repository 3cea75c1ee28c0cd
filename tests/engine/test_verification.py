"""What verification finds in a timeline file, and what it leaves open."""

import random
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.command.forgery import naive, resealed
from timeline.codec.converter import FormError
from timeline.codec.timeline_file import dumps
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.engine.verification import verify
from timeline.linking import link as linking
from timeline.model.chronology import Chronology
from timeline.model.timeline import Timeline

ENGINE = Engine.of(shipped(), workers=0)


@pytest.fixture(scope="module")
def seeds() -> bytes:
    """The timeline of the sample story."""
    return dumps(ENGINE.chronology(ENGINE.timeline([Path(__file__).parents[2] / "seeds"])))


def complaints(data: bytes) -> tuple[str, ...]:
    try:
        return verify(data, "x.json", ENGINE).complaints
    except FormError as error:
        return (str(error),)


def test_every_flipped_bit_is_found(seeds: bytes) -> None:
    chance = random.Random(400)
    silent = []
    for _ in range(400):
        data = bytearray(seeds)
        at, bit = chance.randrange(len(data)), chance.randrange(8)
        data[at] ^= 1 << bit
        if not complaints(bytes(data)):
            silent.append((at, bit))
    assert not silent


def test_an_empty_timeline_holds() -> None:
    verdict = verify(dumps(ENGINE.chronology(Timeline())), "x.json", ENGINE)
    assert verdict.timeline == Timeline()
    assert not verdict.complaints
    assert not verdict.remarks


def test_a_chronology_of_unknown_making_is_told(seeds: bytes) -> None:
    timeline = verify(seeds, "x.json", ENGINE).timeline
    verdict = verify(dumps(Chronology(timeline, (), (), (), {})), "x.json", ENGINE)
    assert verdict.complaints == ("the key linking is missing or null",)
    assert "the file does not say what they were made with" in verdict.remarks[0]


def test_another_version_of_linking_is_a_remark(seeds: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "VERSION", "77")
    verdict = verify(seeds, "x.json", ENGINE)
    assert not verdict.complaints
    assert verdict.remarks[0].endswith("could not be compared: linking is version 2 in the file and 77 here")


def test_reasons_are_few_and_short(seeds: bytes) -> None:
    def edit(file: dict[str, Any]) -> None:
        file["linking"]["settings"] = dict.fromkeys(map(str, range(100)), "x" * 10_000)
        file["linking"]["linkers"] += [{"name": f"n{number}", "version": 7, "settings": []} for number in range(100)]

    (remark,) = verify(resealed(seeds, edit), "x.json", ENGINE).remarks
    assert len(remark) < 600
    assert " more" in remark


def test_a_linking_that_fails_is_told(seeds: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Engine.chronology

    def fails(engine: Engine, timeline: Timeline, by: str = "about", *, everything: bool = False) -> Chronology:
        if timeline.claims:
            raise OverflowError("too large")
        return real(engine, timeline, by, everything=everything)

    monkeypatch.setattr(Engine, "chronology", fails)
    verdict = verify(seeds, "x.json", ENGINE)
    assert verdict.complaints == ("linking failed: OverflowError: too large",)


def test_rows_are_not_compared_where_their_claims_do_not_hold(seeds: bytes) -> None:
    verdict = verify(naive(seeds, lambda file: file["claims"][0].update(text="forged")), "x.json", ENGINE)
    assert len(verdict.complaints) == 2
    assert "some of its documents, claims or decisions are not valid" in verdict.remarks[0]


def test_problems_of_linking_are_no_fault(seeds: bytes) -> None:
    """A linker that failed left a problem in the file; today it works, or fails in another way."""
    timeline = verify(seeds, "x.json", ENGINE).timeline
    made = ENGINE.chronology(timeline)
    problem = attrs.evolve(made.problems[0], message="failed on a block")
    data = dumps(attrs.evolve(made, problems=(*made.problems, problem)))
    assert not complaints(data)


def without(key: str, file: dict[str, Any]) -> None:
    del file["claims"][1][key]


def test_keys_that_an_earlier_version_did_not_have_are_no_fault(seeds: bytes) -> None:
    def edit(file: dict[str, Any]) -> None:
        for row in file["claims"]:
            for key in [key for key, value in row.items() if value in (None, [])]:
                del row[key]
        for row in file["documents"]:
            for key in ("credit", "part"):
                if row[key] is None:
                    del row[key]

    assert not complaints(resealed(seeds, edit))
    for key in ("mode", "certainty", "about"):
        assert complaints(resealed(seeds, partial(without, key))), f"{key} had a value"
