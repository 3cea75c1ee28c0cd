"""``claim-timeline/1``: lossless, byte-identical for equal content, and what is wrong with a file is told."""

import copy
import json
from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec.converter import FormError
from timeline.codec.text import encode
from timeline.codec.timeline_file import FORMAT, Loaded, dumps, is_timeline, loads, stream
from timeline.linking.link import link
from timeline.model.certainty import Certainty, Level
from timeline.model.chronology import Chronology
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


def test_a_file_says_in_which_order_its_events_stand_and_what_they_were_linked_with() -> None:
    for by in ("about", "said"):
        for everything in (False, True):
            loaded = read(dumps(link(TIMELINE, [], by=by, everything=everything)))
            assert loaded.by == by
            assert loaded.linking is not None
            assert loaded.linking["everything"] is everything
            assert loaded.linking["linkers"] == []
    assert read(dumps(Chronology(TIMELINE, (), (), (), {}))).linking is None


def test_pieces_make_the_file_and_none_is_large() -> None:
    timeline = Timeline.of([Document(id=f"{i}", text="Nothing. " * 1000) for i in range(50)])
    pieces = list(stream(link(timeline, [])))
    assert b"".join(pieces) == file_of(timeline)
    assert max(map(len, pieces)) < 80_000


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
    assert file_of(Timeline()).count(b"\n") == 10


# --------------------------------------------------------------------------------------------------- files with faults


def changed(change: Callable[[dict[str, Any]], Any]) -> Loaded:
    file = json.loads(file_of(TIMELINE))
    change(file)
    return read(encode(file))


def claim_of(file: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = file["claims"][0]
    assert row["id"] == CLAIM.id
    return row


def zoned(zone: Any) -> dict[str, Any]:
    bound = {"earliest": 0, "latest": 60, "precision": "minute", "qualifiers": [], "zone": zone}
    return {"begin": bound, "end": "open"}


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
        "a measure without a name",
        lambda f: claim_of(f)["figures"][0].update(measure="Many deaths!"),
        "'Many deaths!' is not a valid name",
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
    ("a rule that is none", lambda f: claim_of(f)["about"].update(rule=[1]), "rule: a text is needed", 1),
    ("an anchor that is none", lambda f: claim_of(f)["said"].update(anchor=7), "anchor: a text is needed", 1),
    ("a zone in words", lambda f: claim_of(f).update(about=zoned("en")), "zone: an integer or null is needed", 1),
    ("a zone of days", lambda f: claim_of(f).update(about=zoned(9999)), "zone: less than 1440 minutes", 1),
    ("bounds that are none", lambda f: claim_of(f)["about"].update(earliest=1), "earliest: a text is needed", 1),
    ("a time that is a list", lambda f: claim_of(f).update(said=["2024"]), "a time needs an object or EDTF", 1),
    ("spans in words", lambda f: claim_of(f).update(spans="12"), "a list is needed, not '12'", 1),
    ("spans of texts", lambda f: claim_of(f).update(spans=[["0", "27"]]), "a span is a pair of integers", 1),
    ("spans of fractions", lambda f: claim_of(f).update(spans=[[0.5, 27]]), "a span is a pair of integers", 1),
    ("spans of truth", lambda f: claim_of(f).update(spans=[[False, True]]), "a span is a pair of integers", 1),
    ("a whole turned round", lambda f: claim_of(f)["figures"][0].update(of=[9, 3]), "a span needs 0 <= start < end", 1),
    ("cues as one word", lambda f: claim_of(f)["certainty"].update(cues="said"), "a list is needed, not 'said'", 1),
    ("certainty as a list", lambda f: claim_of(f).update(certainty=[]), "an object is needed, not a list", 1),
    ("an entity that is a name", lambda f: claim_of(f).update(claimant="Ada"), "an object is needed, not 'Ada'", 1),
    ("figures as an object", lambda f: claim_of(f).update(figures={}), "a list is needed, not an object", 1),
    ("a mode that is a list", lambda f: claim_of(f).update(mode=["direct"]), "is not a valid Mode", 1),
    ("a claim twice", lambda f: f["claims"].append(copy.deepcopy(f["claims"][0])), "stands twice", 2),
    ("another order", lambda f: f.update(by="mood"), "by: 'about' or 'said' is needed, not 'mood'", 2),
    ("linking without linkers", lambda f: f["linking"].pop("linkers"), "linking: an object with version", 2),
    ("decisions on letters", lambda f: f["decisions"][0].update(claims="abc"), "a list is needed, not 'abc'", 2),
    (
        "a decision of a billion digits",
        lambda f: f["decisions"][0].update(kind="correct", field="figures", value="killed 1e999999999"),
        "a number of at most 1000 digits is needed",
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


CHANGED = "the file was changed after it was written: the sha256 differs for documents, claims"


def test_a_document_with_another_text_is_left_out_with_its_claims() -> None:
    loaded = changed(lambda file: file["documents"][0].update(text=TEXT.replace("Norra", "Sorra")))
    broken = "document flood: the text is not the one that text_sha256 was made of; left out with its 2 claims"
    assert loaded.complaints[0].startswith(CHANGED)
    assert loaded.complaints[1:] == (broken,), "nothing is said of its claims and of their events"
    assert set(loaded.timeline.documents) == {"other"}
    assert not loaded.timeline.claims
    assert loaded.faulty == {("documents", 1), ("claims", 1), ("claims", 2)}


def test_a_text_that_nothing_vouches_for_is_left_out() -> None:
    assert set(changed(lambda file: file["documents"][1].pop("text_sha256")).timeline.documents) == {"flood"}


@pytest.mark.parametrize("field", ["title", "url", "publisher", "language", "genre", "origin", "credit", "part", "new"])
def test_tampered_metadata_are_told_and_kept(field: str) -> None:
    loaded = changed(lambda file: file["documents"][1].update({field: "forged"}))
    assert "document other: its metadata are not those that metadata_sha256 was made of" in loaded.complaints
    assert getattr(loaded.timeline.documents["other"], field, "forged") == "forged"


def test_a_digest_of_metadata_is_missed_where_the_file_has_digests() -> None:
    def without(file: dict[str, Any], *, digests: bool) -> None:
        file["documents"][1].pop("metadata_sha256")
        if not digests:
            file.pop("sha256")

    complaint = "document other: its metadata are not those that metadata_sha256 was made of"
    assert complaint in changed(partial(without, digests=True)).complaints
    assert not changed(partial(without, digests=False)).complaints, "an earlier version wrote none"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "x.json: not JSON: "),
        (b"[]", "x.json: the format is None, and this version reads 'claim-timeline/1'"),
        (b"{}", "x.json: the format is None"),
        (b'{"format":"claim-timeline/2"}', "x.json: the format is 'claim-timeline/2', and this version reads"),
        (b'{"format":"claim-timeline/1","claims":{}}', "x.json: 'claims' must be a list"),
        (b'{"format":"claim-timeline/1","documents":7}', "x.json: 'documents' must be a list"),
        (b'{"format":"claim-timeline/1","series":{}}', "x.json: 'series' must be a list"),
        (b'{"format":[[]]}', "x.json: the format is a list, and this version reads"),
        (b'{"format":"claim-timeline/1","claims":[{"id', "x.json: not JSON: "),
        (b'{"format":"claim-timeline/1","claims":[1e99999999999999999999]}', "x.json: not JSON: "),
        (b'{"format":"claim-timeline/1","claims":[1' + b"0" * 5000 + b"]}", "x.json: not JSON: "),
        (b'{"format":"claim-timeline/1","claims":["\xff"]}', "x.json: not JSON: "),
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
    assert "claim 1: a number of at most 1000 digits is needed" in "\n".join(read(data).complaints)


@pytest.mark.parametrize("depth", [50, 300, 900, 980])
def test_values_of_any_depth_are_read_or_refused(depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    data = file_of(TIMELINE)
    for old in (b'"title":null', b'"rule":null', b'"about":null', b'"id":"flood"', CLAIM.id.encode(), b'"said"', b"12"):
        for at in (data.find(old), data.rfind(old)):
            try:
                read(data[:at] + old.split(b":")[0] + b":" + deep + data[at + len(old) :])
                read(data[:at] + deep + data[at + len(old) :])
            except FormError:
                continue


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
