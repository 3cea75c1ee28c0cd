"""The laws of merging: union of sets, whatever the order and grouping; compared as the bytes of an export."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.codec.timeline_file import dumps
from timeline.command.known import cut, marked
from timeline.model import edtf
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim, Maker, canonical
from timeline.model.decision import Decision, DecisionKind, Quoted, decided, words_of
from timeline.model.document import Document
from timeline.model.figure import Figure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.quotation import misquotes
from timeline.model.timeline import Timeline
from timeline.model.variants import united, version_key
from timeline.model.when import Bound, When
from timeline.testing import strategies as own

DAYS = st.one_of(own.whens(), st.integers(1, 4).map(lambda day: When.day(2024, 5, day)))
PARTS = st.lists(own.timelines(), min_size=1, max_size=4)
ID_FREE = ("extractor", "incomplete", "grounds")


def export(timeline: Timeline) -> bytes:
    """All of a timeline, with what equality leaves out."""
    return dumps(Chronology(timeline, (), (), (), {}))


def names(document: Document) -> Iterator[str]:
    """The id of a document and those that a merge gives it, one after the other, when others have them already."""
    name = document.id
    for _ in range(5):
        yield name
        name += f"~{document.text_sha256[:12]}"


def home(document: Document, merged: Timeline) -> Document:
    """What has become of an input's document: what has the first of its names that holds its text."""
    found = [merged.documents[name] for name in names(document) if name in merged.documents]
    found = [kept for kept in found if kept.text == document.text]
    assert found, f"{document.id!r} is lost"
    return found[0]


def moved(claim: Claim, source: Timeline, merged: Timeline) -> Claim:
    return attrs.evolve(claim, document=home(source.documents[claim.document], merged).id)


def one_by_one(timeline: Timeline) -> list[Timeline]:
    """A timeline as one for each document, and one for what belongs to none: how a stream delivers it."""
    parts = [
        Timeline.of([document], [claim for claim in timeline.claims if claim.document == name])
        for name, document in timeline.documents.items()
    ]
    return [*parts, Timeline.of((), (), timeline.problems, timeline.decisions)]


# The algebra


@given(own.timelines(), own.timelines())
def test_merge_is_commutative(a: Timeline, b: Timeline) -> None:
    assert export(a | b) == export(b | a)


@given(own.timelines(), own.timelines(), own.timelines())
def test_merge_is_associative(a: Timeline, b: Timeline, c: Timeline) -> None:
    assert export((a | b) | c) == export(a | (b | c))


@given(own.timelines(), own.timelines())
def test_merge_is_idempotent(a: Timeline, b: Timeline) -> None:
    assert export(a | a) == export(a)
    assert export((a | b) | b) == export(a | b)


@given(own.timelines())
def test_merge_has_an_identity(a: Timeline) -> None:
    assert export(a | Timeline()) == export(Timeline() | a) == export(a)
    assert export(Timeline.union([a])) == export(a)
    assert Timeline.union([]) == Timeline()


@given(st.data(), PARTS)
def test_batch_equals_stream(data: st.DataObject, parts: list[Timeline]) -> None:
    """Any split of the documents, in any order, merged in any grouping."""
    batch = export(Timeline.union(parts))
    pending = data.draw(st.permutations([single for part in parts for single in one_by_one(part)]))
    while len(pending) > 1:
        count = data.draw(st.integers(2, len(pending)))
        pending = [*pending[count:], Timeline.union(pending[:count])]
    assert export(pending[0]) == batch


# Variants of one document

VARIANTS = st.lists(own.documents(st.just("a"), st.just("Ten men died.")), min_size=2, max_size=4)
FIELDS = [field for field in attrs.fields_dict(Document) if field not in ("id", "text", "origin", "credit")]


def shown(document: Document) -> bytes:
    return export(Timeline.of([document]))


@given(st.data(), VARIANTS)
def test_variants_unite_whatever_their_order_and_grouping(data: st.DataObject, variants: list[Document]) -> None:
    together = shown(united(variants))
    cut = data.draw(st.integers(1, len(variants) - 1))
    assert shown(united(variants[::-1])) == together
    assert shown(united([united(variants[:cut]), united(variants[cut:])])) == together
    assert shown(united([united(variants), *variants])) == together


@given(VARIANTS)
def test_variants_unite_field_by_field(variants: list[Document]) -> None:
    """Each field of the result depends on that field alone, and what one variant knows is not lost."""
    found = united(variants)
    for field in FIELDS:
        alone = united([Document(id="a", text=one.text, **{field: getattr(one, field)}) for one in variants])
        assert getattr(alone, field) == getattr(found, field)
        told = [bool(value.strip() if isinstance(value, str) else value) for value in values(field, [found, *variants])]
        assert told[0] == any(told[1:])
    assert (found.origin, found.credit) in [(one.origin, one.credit) for one in variants]
    assert bool(found.origin) == any(one.origin for one in variants)


def values(field: str, variants: list[Document]) -> list[object]:
    return [getattr(one, field) for one in variants]


@given(VARIANTS)
def test_what_was_seen_by_a_day_stays_seen(variants: list[Document]) -> None:
    seen = united(variants).retrieved
    for variant in variants:
        if variant.retrieved and variant.retrieved.hi is not None:
            assert seen is not None
            assert seen.hi is not None
            assert seen.hi <= variant.retrieved.hi


# Variants of one claim

VERSIONS = ("", "0", "0.9", "1", "1+nupunkt-0.8", "1+nupunkt-0.10", "1.1", "1.10", "2", "9", "10", "10.1", "2024.1")
"""Ascending."""
READING = Claim(document="a", spans=((0, 3),), text="Ten", about=When.day(2024, 5, 2))


@st.composite
def readings_of_one_claim(draw: st.DrawFn) -> Claim:
    """The same claim, made by several versions of several extractors, which read its time in another way."""
    claim = draw(own.read_otherwise(READING))
    failed = draw(st.sampled_from(((), ("figure",), ("time",), ("figure", "time"))))
    made_by = Maker(draw(st.sampled_from(("claims", "tally"))), draw(st.sampled_from(VERSIONS)))
    return claim.marked(extractor=made_by, incomplete=failed)


@given(st.data(), st.lists(readings_of_one_claim(), min_size=2, max_size=5))
def test_of_several_readings_of_a_claim_the_newest_and_most_complete_is_kept(
    data: st.DataObject, readings: list[Claim]
) -> None:
    parts = [Timeline.of([Document(id="a", text="Ten men died.")], [reading]) for reading in readings]
    (kept,) = Timeline.union(parts).claims
    assert kept in readings
    newest = max(VERSIONS.index(reading.extractor.version) for reading in readings)
    assert kept.extractor.version == VERSIONS[newest]
    assert len(kept.incomplete) == min(
        len(reading.incomplete) for reading in readings if reading.extractor.version == VERSIONS[newest]
    )
    shuffled = data.draw(st.permutations(parts))
    split = data.draw(st.integers(1, len(parts) - 1))
    grouped = Timeline.union([Timeline.union(shuffled[:split]), Timeline.union(shuffled[split:])])
    assert export(grouped) == export(Timeline.union(parts))


NUMBERS = st.one_of(st.integers(0, 20), st.integers(0, 10**30))


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.lists(NUMBERS, min_size=1, max_size=4))
def test_versions_are_ordered_by_their_numbers(one: list[int], other: list[int]) -> None:
    keys = [version_key(".".join(map(str, numbers))) for numbers in (one, other)]
    assert (keys[0] < keys[1], keys[0] == keys[1]) == (one < other, one == other)


@given(st.text(st.sampled_from("019.+-a\u0663"), max_size=8))
def test_a_version_with_more_behind_it_is_newer(version: str) -> None:
    """And none is too long: a file may say anything."""
    assert version_key("") <= version_key(version) < version_key(f"{version}.1") < version_key(f"{version}.1+x")
    assert version_key(f"{version}.{'9' * 5000}") < version_key(f"{version}.1{'0' * 5000}")


# Nothing lost, nothing invented


@given(PARTS)
def test_merge_loses_nothing(parts: list[Timeline]) -> None:
    merged = Timeline.union(parts)
    ids = {claim.id for claim in merged.claims}
    for part in parts:
        for document in part.documents.values():
            home(document, merged)
        assert {moved(claim, part, merged).id for claim in part.claims} <= ids
        assert set(part.problems) <= set(merged.problems)
        assert set(part.decisions) <= set(merged.decisions)


@given(PARTS)
def test_merge_invents_nothing(parts: list[Timeline]) -> None:
    merged = Timeline.union(parts)
    documents = [document for part in parts for document in part.documents.values()]
    for kept in merged.documents.values():
        variants = [one for one in documents if kept.id in names(one) and one.text == kept.text]
        for field in attrs.fields_dict(Document):
            values = [getattr(one, field) for one in variants]
            if field == "candidates":
                assert set(kept.candidates) == {candidate for value in values for candidate in value}
            else:
                assert field == "id" or getattr(kept, field) in values
    claims = [moved(claim, part, merged) for part in parts for claim in part.claims]
    assert set(merged.claims) <= set(claims)
    assert len({claim.id for claim in merged.claims}) == len(merged.claims)
    for problem in set(merged.problems) - {problem for part in parts for problem in part.problems}:
        assert problem.kind is ProblemKind.DAMAGED
        assert any(problem.document in names(document) for document in documents)
    assert set(merged.decisions) <= {decision for part in parts for decision in part.decisions}


@given(PARTS)
def test_every_span_in_the_result_exists_in_an_input(parts: list[Timeline]) -> None:
    merged = Timeline.union(parts)
    spans = {(part.documents[claim.document].text, claim.spans) for part in parts for claim in part.claims}
    for claim in merged.claims:
        document = merged.documents[claim.document]
        assert (document.text, claim.spans) in spans
        assert list(misquotes(claim, document)) == []


@given(PARTS)
def test_of_several_texts_the_one_with_the_smallest_hash_keeps_the_id(parts: list[Timeline]) -> None:
    merged = Timeline.union(parts)
    for part in parts:
        for name, document in part.documents.items():
            kept = merged.documents[name]
            assert kept.text_sha256 <= document.text_sha256
            if kept.text != document.text:
                gave_way = home(document, merged).id
                assert any(repr(gave_way) in problem.message for problem in merged.problems)


# Retraction


@given(own.timelines(), own.timelines())
def test_retraction_is_an_added_fact(a: Timeline, b: Timeline) -> None:
    judged = a | Timeline.of((), (), (), b.decisions)
    assert judged.claims == a.claims
    assert judged.documents == a.documents
    assert a.decided.hidden <= judged.decided.hidden


@given(own.timelines(), own.timelines())
def test_retraction_outlives_a_merge(a: Timeline, b: Timeline) -> None:
    merged = a | b
    for claim in a.claims:
        if claim.id in a.decided.hidden:
            assert moved(claim, a, merged).id in merged.decided.hidden


@given(own.timelines(), own.timelines())
def test_retraction_reaches_only_what_it_names(a: Timeline, b: Timeline) -> None:
    """A claim that no input retracts is retracted only if the same quotation of the same document is."""
    merged = a | b
    hidden = a.decided.hidden | b.decided.hidden
    quoted = {(claim.spans, claim.text) for part in (a, b) for claim in part.claims if claim.id in hidden}
    for claim in merged.claims:
        if claim.id in merged.decided.hidden:
            assert (claim.spans, claim.text) in quoted


@given(own.timelines())
def test_a_decision_finds_its_claim_by_its_words(timeline: Timeline) -> None:
    """Where nothing has the id that it names, the one claim that has the words is meant, and of several none."""
    words = [words_of(claim.text) for claim in timeline.claims]
    for claim in timeline.claims:
        quoted = Quoted("f" * 32, words_of(claim.text))
        decision = Decision(
            kind=DecisionKind.RETRACT, claims=("f" * 32,), author="a", date="2024", reason="", quotes=(quoted,)
        )
        judged = Timeline.of(timeline.documents.values(), timeline.claims, (), [decision])
        assert judged.decided.hidden == ({claim.id} if words.count(quoted.text) == 1 else set())


CLAIMS = [Claim(document="a", spans=((0, end),), text="Ten men"[:end]) for end in (3, 7)]


@given(st.data(), st.lists(own.decisions(st.sampled_from([claim.id for claim in CLAIMS])), max_size=6))
def test_decisions_count_whatever_their_order(data: st.DataObject, decisions: list[Decision]) -> None:
    known = {claim.id: claim for claim in CLAIMS}
    found = decided(decisions, known)
    assert decided(data.draw(st.permutations(decisions)), known) == found
    assert not set(found.same) & set(found.different)


@given(own.timelines())
def test_corrections_change_what_is_shown_alone(timeline: Timeline) -> None:
    known = {claim.id: claim for claim in timeline.claims}
    for name, claim in timeline.decided.shown.items():
        assert claim.id == name
        stored = known[name]
        quoted = (stored.document, stored.spans, stored.text, stored.grounds)
        assert (claim.document, claim.spans, claim.text, claim.grounds) == quoted


# What was known


@given(own.timelines(), DAYS)
def test_as_of_divides_the_claims(timeline: Timeline, day: When) -> None:
    if day.hi is None:
        return
    then = timeline.as_of(day)
    known, undecided = set(then.known.claims), set(then.undecided.claims)
    assert not known & undecided
    for claim in timeline.claims:
        since = timeline.known_since(claim)
        lo, hi = (since.lo, since.hi) if since else (None, None)
        assert (claim in known) == (hi is not None and hi <= day.hi)
        assert (claim not in known | undecided) == (lo is not None and lo >= day.hi)


@given(own.timelines(), DAYS, DAYS)
def test_what_is_known_grows_with_time(timeline: Timeline, one: When, other: When) -> None:
    if one.hi is None or other.hi is None:
        return
    early, late = sorted((one, other), key=lambda day: day.hi or 0)
    then, now = timeline.as_of(early), timeline.as_of(late)
    assert set(then.known.claims) <= set(now.known.claims)
    assert set(then.undecided.claims) <= {*now.known.claims, *now.undecided.claims}


@attrs.frozen
class Cut:
    """A timeline, and what is written of it as of a day."""

    source: Timeline
    day: str
    written: Timeline
    later: int
    undecided: frozenset[str]

    @classmethod
    def of(cls, source: Timeline, day: When) -> "Cut":
        known, undecided = cut(source, day)
        then = source.as_of(day)
        count = len(source.claims) - len(then.known.claims) - len(then.undecided.claims)
        ids = frozenset(claim.id for claim in then.undecided.claims)
        return cls(source, edtf.format(day), marked(known, source, day, undecided), count, ids)


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    source, day = draw(own.timelines()), draw(DAYS)
    assume(day.hi is not None)
    return Cut.of(source, day)


def part_of_a_day(said: re.Match[str], made: Cut, union: Timeline) -> bool:
    """There is such a part, as much is missing from it, and what it holds is in the union."""
    counts = (int(said["later"].replace(",", "")), int(said["undecided"].replace(",", "")))
    ids = {claim.id for claim in union.claims}
    return (
        said["day"] == made.day
        and counts == (made.later, len(made.undecided))
        and {moved(claim, made.written, union).id for claim in made.written.claims} <= ids
    )


def left_out_of_a_part(said: re.Match[str], made: Cut, _union: Timeline) -> bool:
    """The part was made of a document with these words at that place, and does not hold them."""
    for claim in made.source.claims:
        place = (repr(claim.document), str(claim.spans[0][0]), str(claim.spans[-1][1]))
        if place == (said["document"], said["start"], said["end"]) and said["day"] == made.day:
            words = said["words"].removesuffix("…").rstrip()
            if claim.id in made.undecided and " ".join(claim.text.split()).startswith(words):
                return True
    return False


STATEMENTS: dict[str, Callable[[re.Match[str], Cut, Timeline], bool]] = {
    r"a part of this timeline is as it was known by the end of (?P<day>\S+); claims left out of that part: "
    r"(?P<later>[\d,]+) known later, (?P<undecided>[\d,]+) undecided": part_of_a_day,
    r"left out of what was known by the end of (?P<day>\S+), since nothing decided whether it belongs there \(.*\): "
    r"“(?P<words>.*)” \(document then named (?P<document>.*), characters (?P<start>\d+)-(?P<end>\d+)\)": (
        left_out_of_a_part
    ),
}
"""All that is said of a day, and when it is true."""


def is_true(problem: Problem, made: list[Cut], union: Timeline) -> bool:
    for form, holds in STATEMENTS.items():
        if said := re.fullmatch(form, problem.message, re.DOTALL):
            return not problem.document and any(holds(said, one, union) for one in made)
    return False


@given(st.lists(cuts(), min_size=1, max_size=2), st.lists(own.timelines(), max_size=1), st.booleans())
def test_what_is_said_of_a_day_stays_true(made: list[Cut], others: list[Timeline], in_full: bool) -> None:
    """Also where the rest of the same timeline, another day of it and any other timeline are merged with it."""
    wholes = [*(one.source for one in made if in_full), *others]
    again = [Cut.of(made[0].source, When.day(2024, 5, 2))]
    union = Timeline.union([*(one.written for one in [*made, *again]), *wholes])
    usual = {problem for part in [*(one.source for one in made), *others] for problem in part.problems}
    for problem in set(union.problems) - usual:
        if problem.kind is not ProblemKind.DAMAGED:  # that two documents have one id
            assert is_true(problem, [*made, *again], union), problem.message


@given(cuts(), cuts(), st.one_of(st.none(), own.timelines()))
def test_merging_days_is_a_union(one: Cut, other: Cut, third: Timeline | None) -> None:
    """Of days of one timeline and of two, and of the timeline that a day is of."""
    a, b, c = one.written, other.written, one.source if third is None else third
    assert export(a | b) == export(b | a)
    assert export((a | b) | c) == export(a | (b | c))
    assert export((a | c) | c) == export(a | c)


# Identity of claims


@st.composite
def pairs_of_claims(draw: st.DrawFn) -> tuple[Claim, Claim]:
    """Two claims that often differ in one field or in none."""
    documents = [Document(id=name, text="Ten men died.") for name in "ab"]
    one = draw(own.claims(documents[0]))
    other = draw(own.claims(draw(st.sampled_from(documents))))
    fields = draw(st.sets(st.sampled_from([field.name for field in attrs.fields(Claim) if field.init]), max_size=2))
    return one, attrs.evolve(one, **{name: getattr(other, name) for name in fields})


@given(pairs_of_claims())
def test_claim_ids_depend_on_content_only(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    same = all(
        getattr(one, field.name) == getattr(other, field.name)
        for field in attrs.fields(Claim)
        if field.init and field.name not in ID_FREE
    )
    assert (one.id == other.id) == same


@given(st.data(), pairs_of_claims())
def test_claim_ids_do_not_depend_on_how_a_claim_was_read(data: st.DataObject, pair: tuple[Claim, Claim]) -> None:
    assert data.draw(own.read_otherwise(pair[0])).id == pair[0].id


@st.composite
def marks(draw: st.DrawFn) -> tuple[Claim, Claim]:
    """A claim, and the same one by another version of the extractor, with other marks."""
    claim = draw(own.claims(Document(id="a", text="Ten men died.")))
    return claim, draw(own.read_otherwise(claim))


@given(marks())
def test_marking_a_claim_is_evolving_it(pair: tuple[Claim, Claim]) -> None:
    """``Claim.marked`` copies without hashing anew; it must be what a new claim would be."""
    one, other = pair
    marked = one.marked(extractor=other.extractor, incomplete=other.incomplete, grounds=other.grounds)
    anew = attrs.evolve(one, extractor=other.extractor, incomplete=other.incomplete, grounds=other.grounds)
    assert marked == anew
    assert (marked.id, hash(marked)) == (anew.id, hash(anew))


@st.composite
def pairs_of_values(draw: st.DrawFn) -> tuple[object, object]:
    """Two bounds or figures that often differ in one field or in none."""
    values: st.SearchStrategy[Bound | Figure] = draw(st.sampled_from((own.bounds(), own.figures())))
    one, other = draw(values), draw(values)
    field = draw(st.sampled_from([field.name for field in attrs.fields(type(one))]))
    try:
        return one, attrs.evolve(one, **{field: getattr(other, field)})
    except ValueError:
        return one, other


@given(pairs_of_values())
def test_equal_values_have_one_canonical_form(pair: tuple[object, object]) -> None:
    one, other = pair
    assert (one == other) == (canonical(one) == canonical(other))


_IDS = """
from timeline.model.claim import Claim, Entity
from timeline.model.edtf import parse
print(Claim(document="a", spans=[(0, 3)], text="Ten", about=parse("2024-05%"), claimant=Entity("\U0001fae8")).id)
"""


def test_claim_ids_are_the_same_in_every_process() -> None:
    """And in every version of Python, whatever characters its Unicode tables know: the id is pinned."""
    found = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run([sys.executable, "-c", _IDS], env=env, capture_output=True, text=True, check=True)
        found.add(run.stdout.strip())
    assert found == {"19b7c86e297b75589d12056d418f612a"}
