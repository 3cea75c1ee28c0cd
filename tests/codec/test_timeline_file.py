"""``claim-timeline/1``: lossless, byte-identical for equal content, and what is wrong with a file is told."""

import copy
import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.converter import FormError
from timeline.codec.text import encode
from timeline.codec.timeline_file import FORMAT, Loaded, dumps, is_timeline, loads
from timeline.linking.link import link
from timeline.model.certainty import Certainty, Level
from timeline.model.claim import Claim, Cue, Entity, Ground
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Figure, Measure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.testing.strategies import timelines

TEXT = "Twelve people died on 5 May, the mayor of Norra said. It may rise."
CLAIM = Claim(
    document="flood",
    spans=((0, 27),),
    text=TEXT[:27],
    about=parse("2024-05-05").read_as("on 5 May", "day and month", "2024-05-06"),
    said=parse("2024-05-06"),
    claimant=Entity("the mayor of Norra", ((29, 47),), "role"),
    cue=Cue("said", ((48, 52),)),
    certainty=Certainty(Level.CERTAIN, reported=True, cues=("said",)),
    figures=(Figure(12, 12, 12, text="Twelve people", spans=((0, 13),), counted="people", measure=Measure.KILLED),),
    grounds=(Ground.CLAIMANT, Ground.FIGURE),
)
OTHER = Claim(document="flood", spans=((54, 66),), text=TEXT[54:66], said=parse("2024-05-06"))
TIMELINE = Timeline.of(
    [Document(id="flood", text=TEXT, published=parse("2024-05-06")), Document(id="other", text="Nothing.")],
    [CLAIM, OTHER],
    [Problem(kind=ProblemKind.LOST, message="is empty", source="a.txt")],
    [Decision(kind=DecisionKind.RETRACT, claims=(OTHER.id,), author="ada", date="2024-05-07", reason="hearsay")],
)


def file_of(timeline: Timeline) -> bytes:
    return dumps(link(timeline, []))


def read(data: bytes) -> Loaded:
    return loads(data, "x.json")


@given(timelines())
def test_a_timeline_comes_back_whole_and_to_the_byte(timeline: Timeline) -> None:
    data = file_of(timeline)
    loaded = read(data)
    assert not loaded.complaints
    assert loaded.timeline == timeline
    assert [claim.id for claim in loaded.timeline.claims] == [claim.id for claim in timeline.claims]
    assert file_of(loaded.timeline) == data
    assert is_timeline(data)


def test_what_equality_leaves_out_comes_back_too() -> None:
    (claim,) = (claim for claim in read(file_of(TIMELINE)).timeline.claims if claim.about)
    assert claim.about is not None
    assert (claim.about.text, claim.about.rule, claim.about.anchor) == ("on 5 May", "day and month", "2024-05-06")


def test_the_named_keys_are_always_written() -> None:
    file = json.loads(file_of(TIMELINE))
    assert file["format"] == FORMAT
    assert set(file) >= {"documents", "claims", "events", "relations", "series", "problems"}
    for claim in file["claims"]:
        keys = ("id", "document", "spans", "text", "about", "said", "claimant", "cue", "mode", "certainty", "figures")
        assert claim.keys() >= set(keys)
        assert claim["certainty"].keys() >= {"level", "polarity", "reported", "cues"}
        for figure in claim["figures"]:
            assert figure.keys() >= {"measure", "counted", "low", "best", "high", "text"}
        assert all(len(span) == 2 for span in claim["spans"])
    for event in file["events"]:
        assert event.keys() >= {"id", "claims", "about", "title"}


def test_a_line_holds_one_thing() -> None:
    lines = file_of(TIMELINE).splitlines()
    assert sum(line.startswith(b'{"id":"') for line in lines) >= 4
    assert file_of(Timeline()).count(b"\n") == 9


# --------------------------------------------------------------------------------------------------- files with faults


def changed(change: Callable[[dict[str, Any]], Any]) -> Loaded:
    file = json.loads(file_of(TIMELINE))
    change(file)
    return read(encode(file))


def claim_of(file: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = file["claims"][0]
    assert row["id"] == CLAIM.id
    return row


FAULTS: list[tuple[str, Callable[[dict[str, Any]], Any], str, int]] = [
    (
        "a tampered id",
        lambda f: claim_of(f).update(id="0" * 32),
        f"claim {'0' * 32}: its content has the id {CLAIM.id}",
        2,
    ),
    (
        "a tampered quotation",
        lambda f: claim_of(f).update(text="Eleven people died on 5 May"),
        "is not what the claim quotes",
        1,
    ),
    ("a moved span", lambda f: claim_of(f).update(spans=[[1, 28]]), "is not what the claim quotes", 1),
    (
        "a span beyond the text",
        lambda f: claim_of(f).update(spans=[[0, 999]]),
        "ends beyond the text of 66 characters",
        1,
    ),
    ("a span of three", lambda f: claim_of(f).update(spans=[[0, 1, 2]]), "claim 1: ", 1),
    ("an empty span", lambda f: claim_of(f).update(spans=[[3, 3]]), "a span needs 0 <= start < end", 1),
    ("no span", lambda f: claim_of(f).update(spans=[]), "a claim needs at least one span", 1),
    ("a tampered cue", lambda f: claim_of(f)["cue"].update(text="sang"), "is not the cue 'sang'", 1),
    ("a tampered figure", lambda f: claim_of(f)["figures"][0].update(text="Ten"), "is not the figure 'Ten'", 1),
    ("a tampered number", lambda f: claim_of(f)["figures"][0].update(low=2, best=2), "its content has the id", 2),
    ("a number that is none", lambda f: claim_of(f)["figures"][0].update(low="12"), "a number is needed, not '12'", 1),
    ("bounds upside down", lambda f: claim_of(f)["figures"][0].update(low=99), "a figure needs low <= best <= high", 1),
    (
        "an unknown measure",
        lambda f: claim_of(f)["figures"][0].update(measure="deaths"),
        "'deaths' is not a valid Measure",
        1,
    ),
    ("a broken date", lambda f: claim_of(f)["about"].update(edtf="2024-13"), "there is no month 13", 1),
    ("a text that is none", lambda f: claim_of(f).update(text=7), "a text is needed, not 7", 1),
    ("a missing field", lambda f: claim_of(f).pop("text"), "the field 'text' is missing", 1),
    (
        "a truth value that is none",
        lambda f: claim_of(f)["certainty"].update(reported=1),
        "true or false is needed, not 1",
        1,
    ),
    ("no object", lambda f: f["claims"].__setitem__(0, "claim"), "claim 1: ", 1),
    ("an unknown document", lambda f: claim_of(f).update(document="gone"), "there is no document 'gone'", 1),
    ("an event of a claim that is gone", lambda f: f["claims"].pop(0), f"there is no claim {CLAIM.id}", 1),
    ("a document twice", lambda f: f["documents"].append(copy.deepcopy(f["documents"][0])), "stands twice", 2),
    ("a cue without spans", lambda f: claim_of(f)["cue"].update(spans=[]), "is not the cue 'said'", 1),
    ("a whole beyond the text", lambda f: claim_of(f)["figures"][0].update(of=[60, 99]), "ends beyond the text", 1),
    (
        "an event of nothing",
        lambda f: f["events"].append({"claims": None}),
        "event 2: an object with a list of claims",
        2,
    ),
    (
        "an event of no claims",
        lambda f: f["events"].append({"id": "e", "claims": [[], 7]}),
        "event e: there is no claim 7",
        2,
    ),
    ("a broken problem", lambda f: f["problems"][0].update(kind="sad"), "problem 1: ", 2),
    ("a broken decision", lambda f: f["decisions"][0].pop("author"), "decision 1: ", 2),
]


@pytest.mark.parametrize(
    ("change", "complaint", "claims"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_a_fault_is_told_and_the_rest_is_read(
    change: Callable[[dict[str, Any]], Any], complaint: str, claims: int
) -> None:
    loaded = changed(change)
    assert complaint in "\n".join(loaded.complaints)
    assert len(loaded.timeline.claims) == claims
    assert set(loaded.timeline.documents) == {"flood", "other"}
    assert not read(file_of(loaded.timeline)).complaints, "what is left holds"


def test_a_tampered_text_is_told() -> None:
    loaded = changed(lambda file: file["documents"][1].update(text="Something."))
    assert loaded.complaints == ("document other: the text is not the one that text_sha256 was made of",)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "x.json: not JSON: "),
        (b"[]", "x.json: the format is None, and this version reads 'claim-timeline/1'"),
        (b"{}", "x.json: the format is None"),
        (b'{"format":"claim-timeline/2"}', "x.json: the format is 'claim-timeline/2', and this version reads"),
        (b'{"format":"claim-timeline/1","claims":{}}', "x.json: 'claims' must be a list"),
        (b'{"format":"claim-timeline/1","documents":7}', "x.json: 'documents' must be a list"),
        (b'{"format":"claim-timeline/1","claims":[{"id', "x.json: not JSON: "),
        (b'{"format":"claim-timeline/1","claims":' + b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_such_file_is_refused(data: bytes, complaint: str) -> None:
    with pytest.raises(FormError) as refused:
        read(data)
    assert complaint in str(refused.value)


def test_a_file_of_any_version_is_known_for_one() -> None:
    assert is_timeline(b' {\n\t"format" : "claim-timeline/7"')
    assert not is_timeline(b'{"format": "other/1"}')
    assert not is_timeline(b'{"documents": [], "format": "claim-timeline/1"}')


def test_numbers_that_would_fill_the_memory_are_refused() -> None:
    data = file_of(TIMELINE).replace(b'"low":12', b'"low":1e999999999', 1)
    assert "claim 1: " in read(data).complaints[0]


JSON_VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(("id", "edtf", "x")), inner, max_size=2)
    ),
    max_leaves=4,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [path, *(place for key in keys for place in places(value[key], (*path, key)))]


PLACES = [place for place in places(json.loads(file_of(TIMELINE))) if place]


@given(st.sampled_from(PLACES), JSON_VALUES)
def test_whatever_stands_in_a_place_the_file_is_read_or_refused(place: tuple[Any, ...], value: Any) -> None:
    file = json.loads(file_of(TIMELINE))
    *path, last = place
    at = file
    for key in path:
        at = at[key]
    at[last] = value
    try:
        loaded = read(encode(file))
    except FormError:
        return
    assert not read(file_of(loaded.timeline)).complaints


@given(st.integers(0, 10_000), st.binary(max_size=3))
def test_bytes_that_are_changed_never_crash_the_reader(at: int, put: bytes) -> None:
    data = file_of(TIMELINE)
    at %= len(data)
    try:
        loaded = read(data[:at] + put + data[at + len(put) + 1 :])
    except FormError:
        return
    assert not read(file_of(loaded.timeline)).complaints


def test_times_that_differ_in_how_they_were_read_give_one_claim() -> None:
    again = attrs.evolve(CLAIM, about=parse("2024-05-05"))
    assert again.id == CLAIM.id
    both = [file_of(Timeline.of([Document(id="flood", text=TEXT)], pair)) for pair in ((CLAIM, again), (again, CLAIM))]
    assert both[0] == both[1]
