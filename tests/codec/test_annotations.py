"""The lines of ``annotate``: every mention with its words, in the order of offsets."""

import json
from decimal import Decimal
from typing import Any, ClassVar

import attrs
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.annotations import line
from timeline.model.certainty import Level, Polarity
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Figure, Measure
from timeline.model.mention import (
    ActorMention,
    AttributionMention,
    CertaintyMention,
    FigureMention,
    Mention,
    TimeMention,
    TimexType,
)
from timeline.model.span import quote
from timeline.testing.strategies import mentions, texts

TEXT = "Norra said on 5 May that 1.5 tonnes may be lost."


def rows(*found: Mention) -> list[dict[str, Any]]:
    row = json.loads(line(Document(id="d", text=TEXT), found))
    assert row["document"] == "d"
    made: list[dict[str, Any]] = row["mentions"]
    return made


def test_a_time() -> None:
    mention = TimeMention(
        spans=((14, 19),),
        type=TimexType.DATE,
        value="2024-05-05",
        mod="APPROX",
        about=parse("2024-05-05"),
        form="day 5 of month 5",
    )
    (row,) = rows(mention)
    about = row.pop("about")
    assert row == {
        "kind": "time",
        "start": 14,
        "end": 19,
        "text": "5 May",
        "type": "DATE",
        "value": "2024-05-05",
        "mod": "APPROX",
        "form": "day 5 of month 5",
    }
    assert (about["edtf"], about["earliest"]) == ("2024-05-05", "2024-05-05")


def test_a_time_without_a_modifier_has_no_such_key() -> None:
    (row,) = rows(TimeMention(spans=((14, 19),), type=TimexType.DATE, value="XXXX-05-05"))
    assert "mod" not in row
    assert row["about"] is None


def test_an_attribution() -> None:
    (row,) = rows(AttributionMention(spans=((6, 10),), source=((0, 5),), content=((11, 19), (25, 47))))
    assert (row["source"], row["cue"], row["content"]) == ([[0, 5]], [[6, 10]], [[11, 19], [25, 47]])
    assert (row["kind"], row["class"], row["mode"]) == ("attribution", "speech", "indirect")


def test_a_figure() -> None:
    figure = Figure(
        low=Decimal("1.5"), best=None, counted="tonnes", measure=Measure.AREA, text="1.5 tonnes", spans=((25, 35),)
    )
    (row,) = rows(FigureMention(spans=figure.spans, figure=figure))
    assert (row["low"], row["best"], row["high"], row["counted"], row["measure"]) == (1.5, None, None, "tonnes", "area")
    assert (row["kind"], row["text"]) == ("figure", "1.5 tonnes")


def test_a_certainty() -> None:
    (row,) = rows(
        CertaintyMention(spans=((36, 39),), level=Level.POSSIBLE, polarity=Polarity.NEGATIVE, scope=((43, 47),))
    )
    assert (row["level"], row["polarity"], row["reported"], row["scope"]) == ("possible", "-", False, [[43, 47]])


def test_an_actor() -> None:
    (row,) = rows(ActorMention(spans=((0, 5),), name="Norra", kind="city"))
    assert (row["kind"], row["name"], row["type"]) == ("actor", "Norra", "city")


@attrs.frozen(slots=True, kw_only=True)
class Ship(Mention):
    layer: ClassVar[str] = "ship"
    name: str
    tonnes: int


def test_a_mention_of_a_plugins_own_layer_is_written_with_its_fields() -> None:
    (row,) = rows(Ship(spans=((0, 5), (6, 10)), name="Norra", tonnes=3))
    assert row == {"kind": "ship", "start": 0, "end": 10, "text": "Norra … said", "name": "Norra", "tonnes": 3}


@given(
    texts(min_size=1).filter(bool).flatmap(lambda text: st.tuples(st.just(text), st.lists(mentions(text), max_size=4)))
)
def test_mentions_stand_in_an_order_of_their_own(case: tuple[str, list[Mention]]) -> None:
    text, found = case
    document = Document(id="d", text=text)
    written = line(document, found)
    assert written == line(document, reversed(found))
    assert written.count(b"\n") == 1
    places = [(row["start"], row["end"]) for row in json.loads(written)["mentions"]]
    assert places == sorted((mention.start, mention.end) for mention in found)
    assert sorted(row["text"] for row in json.loads(written)["mentions"]) == sorted(
        quote(text, mention.spans) for mention in found
    )
