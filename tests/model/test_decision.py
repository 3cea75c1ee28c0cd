"""Decisions of a person: what they say, and what they come to."""

import pytest

from timeline.model import edtf
from timeline.model.certainty import Level, Polarity
from timeline.model.claim import Attribute, Claim
from timeline.model.decision import FIELDS, Decision, DecisionKind, corrected, decided, read
from timeline.model.figure import Accumulation, Figure, Measure

TEXT = "Two men died."
ONE, TWO, THREE = (Claim(document="a", spans=((0, end),), text=TEXT[:end]) for end in (3, 7, 12))
KNOWN = {claim.id: claim for claim in (ONE, TWO, THREE)}


def decision(kind: str, *claims: Claim, date: str = "2025-03-01", field: str = "", value: str = "") -> Decision:
    return Decision(
        kind=DecisionKind(kind),
        claims=tuple(claim.id for claim in claims),
        author="Ada",
        date=date,
        reason="read again",
        field=field,
        value=value,
    )


@pytest.mark.parametrize(
    ("kind", "count", "field", "value", "complaint"),
    [
        ("same", 1, "", "", "two claims"),
        ("different", 1, "", "", "two claims"),
        ("retract", 0, "", "", "a claim"),
        ("retract", 1, "about", "", "takes no field"),
        ("wrong", 1, "about", "2025", "takes no value"),
        ("correct", 1, "", "2025", "needs a field"),
        ("correct", 1, "text", "so", "no field 'text'"),
        ("correct", 1, "about", "Monday", "EDTF like"),
        ("correct", 1, "level", "sure", "certain, probable"),
        ("correct", 1, "figures", "killed many", "no number"),
        ("correct", 1, "figures", "killed 1x", "is no number"),
        ("correct", 1, "figures", "killed 1e1000000", "at most 1000 digits"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(kind: str, count: int, field: str, value: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        decision(kind, *(ONE, TWO)[:count], field=field, value=value)


def test_every_field_can_be_emptied() -> None:
    for field in FIELDS:
        assert corrected(ONE, [decision("wrong", ONE, field=field)]).id == ONE.id
        read(field, "")


def test_a_correction_is_shown_under_the_same_id() -> None:
    changes = {"about": "2025-01-13", "claimant": "Ada", "level": "possible", "polarity": "-", "places": "Rill; Sall"}
    changes["attributes"] = "clock time 04:50; age 46 (Jo Berg)"
    made = corrected(ONE, [decision("correct", ONE, field=field, value=value) for field, value in changes.items()])
    assert made.id == ONE.id
    assert made.about is not None
    assert edtf.format(made.about) == "2025-01-13"
    assert (made.about.rule, made.about.anchor) == ("corrected by Ada", None)
    assert made.claimant is not None
    assert made.claimant.name == "Ada"
    assert (made.certainty.level, made.certainty.polarity) == (Level.POSSIBLE, Polarity.NEGATIVE)
    assert [place.name for place in made.places] == ["Rill", "Sall"]
    assert made.attributes == (Attribute("clock time", "04:50"), Attribute("age", "46", of="Jo Berg"))


def test_figures_are_written_with_their_measure_or_what_they_count() -> None:
    killed, injured, houses, more = read("figures", "killed 1,200; injured 30..40; 12 houses; killed 5..")
    assert (killed.measure, killed.low, killed.best, killed.high) == (Measure.KILLED, 1200, 1200, 1200)
    assert (injured.low, injured.best, injured.high) == (30, None, 40)
    assert (houses.measure, houses.counted, houses.best) == (None, "houses", 12)
    assert (more.low, more.high) == (5, None)


def test_the_later_decision_counts() -> None:
    earlier = decision("correct", ONE, field="about", value="2025-01-13")
    later = decision("correct", ONE, field="about", value="2025-01-14", date="2025-03-02")
    for order in ([earlier, later], [later, earlier]):
        about = decided(order, KNOWN).shown[ONE.id].about
        assert about is not None
        assert edtf.format(about) == "2025-01-14"


def test_same_and_different_are_of_pairs_and_the_one_that_keeps_apart_wins() -> None:
    found = decided([decision("same", ONE, TWO, THREE), decision("different", TWO, THREE)], KNOWN)
    pairs = {tuple(sorted((a.id, b.id))) for a, b in ((ONE, TWO), (ONE, THREE))}
    assert set(found.same) == pairs
    assert found.different == (tuple(sorted((TWO.id, THREE.id))),)
    again = decided([decision("different", ONE, TWO), decision("same", ONE, TWO, date="2025-03-02")], KNOWN)
    assert again.different == ()


def test_wrong_and_retracted_claims_get_no_row_and_a_wrong_field_is_no_wrong_claim() -> None:
    found = decided([decision("wrong", ONE), decision("retract", TWO), decision("wrong", THREE, field="about")], KNOWN)
    assert found.hidden == {ONE.id, TWO.id}
    assert set(found.shown) == {THREE.id}


def test_what_names_no_claim_that_is_there_does_nothing() -> None:
    found = decided([decision("retract", ONE)], {})
    assert found.hidden == frozenset()
    assert found.unknown == (ONE.id,)


def test_a_corrected_figure_counts_what_was_counted() -> None:
    read_as = Figure(low=9, counted="people", measure=Measure.KILLED, accumulation=Accumulation.CUMULATIVE)
    claim = Claim(document="a", spans=((0, 3),), text="Two", figures=(Figure.exactly(3), read_as))
    for value, counted in (("killed 12", "people"), ("killed 12 miners", "miners"), ("injured 12", None)):
        (figure,) = corrected(claim, [decision("correct", claim, field="figures", value=value)]).figures
        assert (figure.low, figure.counted) == (12, counted)
