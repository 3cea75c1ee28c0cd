"""Measures and kinds of relation: values that are equal by name, and traits from which everything else follows."""

import copy
import pickle

import pytest

from tests.linking.factory import doc
from timeline.model.claim import Claim, claim_id
from timeline.model.decision import Decision, DecisionKind
from timeline.model.figure import Figure
from timeline.model.measure import MEASURES, Measure
from timeline.model.relation import RELATION_KINDS, RelationKind
from timeline.model.timeline import Timeline

DOWNED = Measure("drones-downed", words="shot down", predicate=True, grows=True)
RETRACTS = RelationKind("retracts", forward="is retracted by", backward="retracts", ordered=True)


def having(trait: str) -> set[str]:
    return {name for name, measure in MEASURES.items() if getattr(measure, trait)}


@pytest.mark.parametrize(
    ("trait", "names"),
    [
        ("predicate", "killed injured missing captured arrested displaced evacuated rescued"),
        ("person", "people troops"),
        ("thing", "weapons vehicles buildings"),
        ("dimension", "area distance money votes share temperature"),
        ("harm", "killed injured casualties"),
        ("victims", "killed injured casualties missing"),
        ("outcome", "killed injured"),
        ("grows", "killed injured casualties displaced buildings"),
        ("act", "captured arrested evacuated rescued"),
        ("lasts", "troops displaced evacuated captured weapons area"),
        ("status", "captured displaced"),
        ("persons_only", "killed displaced arrested evacuated"),
        ("takes_in", "injured"),
        ("undoes", "rescued"),
    ],
)
def test_the_traits_of_the_measures_that_ship(trait: str, names: str) -> None:
    assert having(trait) == set(names.split())


def test_parts_name_measures_that_there_are() -> None:
    for measure in MEASURES.values():
        assert {*measure.part_of, *measure.undoes} <= MEASURES.keys()
        assert not measure.takes_in or measure.takes_in in MEASURES


def test_what_takes_back_another_measure_is_opposed_to_it() -> None:
    assert Measure.RESCUED.opposed(Measure.CAPTURED)
    assert Measure.CAPTURED.opposed(Measure.RESCUED)
    assert not Measure.RESCUED.opposed(Measure.KILLED)
    assert not Measure.RESCUED.opposed(Measure.RESCUED)


@pytest.mark.parametrize("kind", [Measure, RelationKind])
def test_every_constant_that_is_declared_is_there(kind: type) -> None:
    shipped = {**MEASURES, **RELATION_KINDS}
    declared = [name for name, hint in kind.__annotations__.items() if "ClassVar" in str(hint)]
    assert {getattr(kind, name).name for name in declared} == {name.lower() for name in declared}
    assert all(shipped[name.lower()] is getattr(kind, name) for name in declared)


def test_what_has_one_name_is_equal_and_names_give_the_order() -> None:
    assert Measure("killed") == Measure.KILLED
    assert hash(Measure("killed")) == hash(Measure.KILLED)
    assert sorted([Measure.MISSING, DOWNED, Measure.AREA]) == [Measure.AREA, DOWNED, Measure.MISSING]
    assert RelationKind("denies") == RelationKind.DENIES < RelationKind.REPEATS


@pytest.mark.parametrize("name", ["", "Killed", "shot down", "shot_down", "-x", "x-", "é", "a" * 61, "killed\n"])
def test_other_names_are_refused(name: str) -> None:
    for kind in (Measure, RelationKind):
        with pytest.raises(ValueError, match="is not a valid name"):
            kind(name)


def test_a_kind_that_runs_from_earlier_to_later_has_no_other_direction() -> None:
    with pytest.raises(ValueError, match="no other direction"):
        RelationKind("echoes", ordered=True, symmetric=True)


def test_a_name_alone_is_read_in_words() -> None:
    assert (Measure("drones-downed").words, RelationKind("takes-back").forward) == ("drones downed", "takes back")


def test_a_figure_of_a_name_that_ships_has_its_traits() -> None:
    assert Figure(low=1, measure=Measure("killed")).measure is Measure.KILLED


@pytest.mark.parametrize("value", [Measure.KILLED, DOWNED, RelationKind.REVISES, RETRACTS])
def test_traits_survive_another_process(value: Measure | RelationKind) -> None:
    for again in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
        assert again == value
        assert (again is value) is (value.name in {**MEASURES, **RELATION_KINDS})
        assert vars_of(again) == vars_of(value)


def vars_of(value: Measure | RelationKind) -> dict[str, object]:
    return {name: getattr(value, name) for name in type(value).__slots__ if name != "__weakref__"}


def claim(measure: Measure | None) -> Claim:
    figures = (Figure(low=14, best=14, high=14, measure=measure),)
    return Claim(document="a", spans=((0, 2),), text="14", figures=figures)


def test_the_id_of_a_claim_knows_the_name_of_a_measure_alone() -> None:
    bare = claim(Measure(DOWNED.name))
    assert claim(DOWNED).id == bare.id == claim_id(bare)
    assert claim(DOWNED).id != claim(None).id
    assert claim(Measure.KILLED).id == "50604ae56d6f7d05fe4bfef34aca07b8"


def of(found: Timeline) -> Measure | None:
    (one,) = found.claims
    return one.figures[0].measure


def test_a_timeline_gives_registered_traits_and_takes_those_of_nobody() -> None:
    known = {DOWNED.name: DOWNED}
    for measure in (DOWNED, Measure(DOWNED.name)):
        timeline = Timeline.of([doc("a", text="14")], [claim(measure)])
        made = timeline.with_measures(known)
        assert of(made) is DOWNED
        assert made == timeline
        bare = of(timeline.with_measures({}))
        assert bare is not None
        assert not bare.grows
        assert bare.words == "drones downed"


def test_a_corrected_figure_has_the_traits_that_were_given_last() -> None:
    one = claim(Measure.KILLED)
    decision = Decision(
        kind=DecisionKind.CORRECT,
        claims=(one.id,),
        author="me",
        date="2024-06-01",
        reason="a slip",
        field="figures",
        value="drones-downed 15",
    )
    timeline = Timeline.of([doc("a", text="14")], [one], (), [decision])
    known = timeline.with_measures({DOWNED.name: DOWNED})
    assert known.decided.shown[one.id].figures[0].measure is DOWNED
    bare = known.with_measures({}).decided.shown[one.id].figures[0].measure
    assert bare is not None
    assert not bare.grows


def test_a_timeline_of_measures_that_ship_stays_the_same_object() -> None:
    timeline = Timeline.of([doc("a", text="14")], [claim(Measure.KILLED)])
    assert timeline.with_measures({DOWNED.name: DOWNED}) is timeline
