"""The assembly of claims: who says what, how surely, when, with which figures, and what deserves a row."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import edtf
from timeline.model.certainty import Level, Polarity
from timeline.model.claim import Claim, Ground
from timeline.model.figure import Measure
from timeline.model.mention import Mode
from timeline.model.span import quote


def only(claims: list[Claim], words: str) -> Claim:
    found = [claim for claim in claims if words in claim.text]
    assert len(found) == 1, [claim.text for claim in claims]
    return found[0]


def test_an_attributed_clause_is_a_claim_of_its_source(claims_of: Any) -> None:
    claim = only(claims_of("The mayor of Rill said on Friday that nine miners had been rescued."), "nine miners")
    assert claim.text == "nine miners had been rescued"
    assert claim.claimant is not None
    assert claim.claimant.name == "mayor of Rill"
    assert claim.mode is Mode.INDIRECT
    assert claim.cue is not None
    assert claim.cue.text == "said"
    assert [(figure.measure, figure.low, figure.high) for figure in claim.figures] == [(Measure.RESCUED, 9, 9)]


def test_when_it_was_said_is_not_when_it_is_about(claims_of: Any) -> None:
    claim = only(claims_of("The ministry said on Friday that 12 soldiers were captured on 27 January."), "12 soldiers")
    assert claim.said is not None
    assert claim.about is not None
    assert edtf.format(claim.said) == "2025-01-31"
    assert edtf.format(claim.about) == "2025-01-27"


def test_the_date_of_publication_stands_for_when_it_was_said(claims_of: Any) -> None:
    claim = only(claims_of("Police say two men were arrested.", "2024-12~"), "two men")
    assert claim.said is not None
    assert edtf.format(claim.said) == "2024-12~"


def test_no_date_of_publication_leaves_it_undated(claims_of: Any) -> None:
    assert only(claims_of("Police say two men were arrested.", None), "two men").said is None


def test_a_sentence_without_a_source_is_in_the_documents_own_voice(claims_of: Any) -> None:
    claim = only(claims_of("Nine policemen were killed in Darun on Monday."), "Nine")
    assert claim.claimant is None
    assert claim.mode is Mode.NARRATED
    assert not claim.certainty.reported


def test_hearsay_without_a_source_says_so(claims_of: Any) -> None:
    claim = only(claims_of("Rebel troops have reportedly lost several hundred men in Karsk."), "several hundred")
    assert claim.claimant is None
    assert claim.certainty.reported
    assert (claim.figures[0].low, claim.figures[0].best, claim.figures[0].high) == (300, None, 999)


@pytest.mark.parametrize(
    ("sentence", "level", "polarity"),
    [
        ("Officials said that no rebel soldiers have been seen near Darun.", Level.CERTAIN, Polarity.NEGATIVE),
        ("The minister said that the troops may have pulled back.", Level.POSSIBLE, Polarity.POSITIVE),
        ("The minister said that the troops had probably pulled back.", Level.PROBABLE, Polarity.POSITIVE),
        ("The ministry denied that its troops had pulled back.", Level.CERTAIN, Polarity.NEGATIVE),
        ("The ministry said that its troops had pulled back.", Level.CERTAIN, Polarity.POSITIVE),
    ],
)
def test_certainty_of_the_main_predicate(claims_of: Any, sentence: str, level: Level, polarity: Polarity) -> None:
    (claim,) = claims_of(sentence)
    assert (claim.certainty.level, claim.certainty.polarity) == (level, polarity)


def test_a_participle_before_its_auxiliary_is_not_the_predicate(claims_of: Any) -> None:
    (claim,) = claims_of("The losses suffered in Karsk could grow.")
    assert claim.certainty.level is Level.POSSIBLE


def test_a_conclusion_drawn_from_a_statement_is_a_claim_of_its_own(claims_of: Any) -> None:
    text = (
        "Officials reported that no boats had left the harbour for two weeks, suggesting that they may have been sunk."
    )
    claims = claims_of(text)
    assert only(claims, "no boats").certainty.polarity is Polarity.NEGATIVE
    assert only(claims, "been sunk").certainty.level is Level.POSSIBLE


def test_joined_clauses_are_claims_of_their_own(claims_of: Any) -> None:
    claims = claims_of("Four bridges were destroyed in Rill, and the army has closed the road to Darun.")
    assert [claim.text for claim in claims] == [
        "Four bridges were destroyed in Rill",
        "the army has closed the road to Darun.",
    ]


def test_mere_evidence_leaves_the_claim_to_the_person_who_cites_it(claims_of: Any) -> None:
    text = (
        "The brief nature of the retreat, as cited by Norland officials, indicates that the soldiers could return soon."
    )
    claim = only(claims_of(text), "could return")
    assert claim.claimant is not None
    assert claim.claimant.name == "Norland officials"


def test_a_pronoun_stands_for_the_person_named_before(claims_of: Any) -> None:
    text = "Anna Berg, the mayor, said the bridge was closed. She said it would open in May."
    later = only(claims_of(text), "would open")
    assert later.claimant is not None
    assert later.claimant.name == "Anna Berg"
    assert quote(text, later.claimant.spans) == "She"


def test_a_last_name_in_a_headline_stands_for_the_full_name_below_it(claims_of: Any) -> None:
    claims = claims_of("Bridge is closed, Berg says\n\nThe bridge is closed, mayor Anna Berg said on Monday.\n")
    assert {claim.claimant.name for claim in claims if claim.claimant} == {"Anna Berg"}


@pytest.mark.parametrize(
    "text", ["\u201cThat,\u201d he said.", "He said that.", "\u201cThat?\u201d Anna Berg said. She said: that"]
)
def test_a_mere_that_claims_nothing(claims_of: Any, text: str) -> None:
    assert [claim.text for claim in claims_of(text) if claim.claimant] == []


def test_headings_claim_nothing(claims_of: Any) -> None:
    assert claims_of("**What the two capitals owe each other**\n\nNine men were arrested in Rill on Monday.\n")[
        0
    ].text == ("Nine men were arrested in Rill on Monday.")


class TestGrounds:
    @pytest.mark.parametrize(
        "sentence",
        [
            "This underscores the complexity of alliances.",
            "The implications for the region are profound.",
            "What will the partners owe each other?",
            "Each choice now echoes with implications for years to come.",
        ],
    )
    def test_comment_deserves_no_row(self, claims_of: Any, sentence: str) -> None:
        assert [claim.grounds for claim in claims_of(sentence)] == [()]

    def test_a_figure_a_time_a_claimant_and_a_happening_do(self, claims_of: Any) -> None:
        text = "The ministry said Norland signed the treaty on 9 November and sent 3,000 troops."
        grounds = {ground for claim in claims_of(text) for ground in claim.grounds}
        assert grounds == {Ground.CLAIMANT, Ground.FIGURE, Ground.TIME, Ground.HAPPENING}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_gives_claims_that_quote_it(claims_of: Any, text: str) -> None:
    for claim in claims_of(text):
        assert claim.spans[-1][1] <= len(text)
