"""The digests of a timeline file: what they are made of, so that any other program can make them again."""

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.digests import TABLES, complaint, metadata_sha256
from timeline.codec.text import encode
from timeline.codec.timeline_file import dumps, loads
from timeline.linking.link import link
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.problem import Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.testing.strategies import timelines

DATA = dumps(
    link(
        Timeline.of(
            [Document(id="a", text="One.", title="“Ein”\u2028Titel\x7f", published=parse("2024-05-06~"))],
            (),
            [Problem(kind=ProblemKind.LOST, message='"sha256":{', source="\n")],
        ),
        [],
    )
)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def by_hand(data: bytes) -> dict[str, str]:
    """The digests as the documentation describes them, without the code that writes them."""
    body, _, last = data.rpartition(b'"sha256":')
    assert last.endswith(b"}}\n")
    assert last.count(b"\n") == 1
    digests = {"file": sha256(body)}
    assert body.endswith(b",\n")
    for name in TABLES:
        start = body.index(b'\n"' + name.encode() + b'":[') + len(name) + 4
        end = min(place for end in (b"\n],\n", b"[],\n") if (place := body.find(end, start)) >= 0) + 2
        digests[name] = sha256(body[start:end])
    return digests


@given(timelines())
def test_the_last_line_holds_a_digest_of_each_table_and_of_all_before_it(timeline: Timeline) -> None:
    data = dumps(link(timeline, []))
    assert json.loads(data)["sha256"] == by_hand(data)
    assert list(json.loads(data)["sha256"]) == [*TABLES, "file"]


@given(timelines())
def test_the_digest_of_metadata_is_that_of_sorted_json(timeline: Timeline) -> None:
    for row in json.loads(dumps(link(timeline, [])))["documents"]:
        text, text_sha256, stated = (row.pop(key) for key in ("text", "text_sha256", "metadata_sha256"))
        assert text_sha256 == sha256(text.encode())
        assert stated == sha256(json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


@given(st.dictionaries(st.text(max_size=5), st.none() | st.booleans() | st.integers() | st.text(max_size=5)))
def test_the_order_of_keys_never_shows_in_it(row: dict[str, Any]) -> None:
    assert metadata_sha256(row) == metadata_sha256(dict(reversed(row.items())))
    assert metadata_sha256(row) == metadata_sha256({**row, "text": "x", "text_sha256": "x", "metadata_sha256": "x"})


def changed(old: bytes, new: bytes) -> tuple[str, ...]:
    assert DATA.count(old) == 1, "the place is one"
    return loads(DATA.replace(old, new), "x.json").complaints


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        (b'"source":"\\n"', b'"source":"\\t"', "problems, the whole file"),
        (b'"decisions":[]', b'"decisions":[ ]', "decisions, the whole file"),
        (b'"by":"about"', b'"by":"said"', "the whole file alone; its tables hold"),
        (b'"by":"about"', b'"by":"about","by":"about"', "the whole file alone; its tables hold"),
        (b',\n"sha256":{', b',\n\n"sha256":{', "the whole file alone; its tables hold"),
        (b',\n"sha256":{', b', "sha256":{', "the whole file alone; its tables hold"),
        (b'"sha256":{"documents":"', b'"sha256":{"documents":"0', "documents"),
        (b'"sha256":{"documents":', b'"sha256":{"document":', "documents"),
        (b'"events":[],\n', b"", "events, the whole file"),
    ],
)
def test_a_change_is_told_with_the_tables_that_it_touches(old: bytes, new: bytes, names: str) -> None:
    assert changed(old, new) == (f"the file was changed after it was written: the sha256 differs for {names}",)


@pytest.mark.parametrize("stated", [None, 7, [], {}, "x", {"file": None}])
def test_digests_that_are_none_are_wrong(stated: Any) -> None:
    file = json.loads(DATA)
    (told,) = loads(encode({**file, "sha256": stated}), "x.json").complaints
    assert "the sha256 differs for documents, claims, " in told


def test_a_file_without_digests_is_read_without_complaint() -> None:
    file = json.loads(DATA)
    del file["sha256"]
    loaded = loads(encode(file), "x.json")
    assert not loaded.complaints
    assert dumps(link(loaded.timeline, [])) == DATA


def test_complaints_name_what_differs() -> None:
    assert complaint(["claims", "file"]).endswith("the sha256 differs for claims, the whole file")
