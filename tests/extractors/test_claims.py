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
from timeline_plugins.extractors.claims.grounds import grounds
from timeline_plugins.extractors.claims.predicates import predicate
from timeline_plugins.extractors.claims.telling import Telling


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


@pytest.mark.parametrize(
    "line",
    [
        "Follow Anna Berg on Twitter.",
        "Copyright 2025 The Rill Herald. All rights reserved.",
        "Sign up for our newsletter today.",
        "Ben Holt of Darun contributed to this report.",
        "If you have information, you are asked to call 555-0100 on Monday.",
        "Published Wednesday, 29 January 2025",
        "Wednesday, 29 January 2025.",
        "Firemen carry hoses on Monday in Rill. (Photo: Agency)",
        "Five Things to Know for Today",
    ],
)
def test_furniture_claims_nothing(claims_of: Any, line: str) -> None:
    claims = claims_of(f"Nine men were arrested in Rill on Monday.\n\n{line}\n")
    assert [claim.text for claim in claims if claim.grounds] == ["Nine men were arrested in Rill on Monday."]


@pytest.mark.parametrize(
    "dateline", ["RILL \u2014 ", "RILL, Norland (Agency) - ", "UPPER RILL -- ", "RILL, Jan. 5 (Agency) - "]
)
def test_a_dateline_is_no_part_of_a_claim(claims_of: Any, dateline: str) -> None:
    (claim,) = claims_of(f"{dateline}Nine men were arrested in Darun.")
    assert claim.text == "Nine men were arrested in Darun."


def test_conjunctions_at_the_edges_join_a_claim_to_what_is_no_part_of_it(claims_of: Any) -> None:
    claims = claims_of("The bridge was closed on Monday after the mayor said that nine men had been hurt.")
    assert [claim.text for claim in claims] == ["nine men had been hurt", "The bridge was closed on Monday"]
    (claim,) = claims_of("But that bridge was closed in Rill on Monday.")
    assert claim.text == "that bridge was closed in Rill on Monday."


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("In a call on Monday with nine men, Anna Berg said the bridge was closed.", "In a call"),
        ("Noting that four men had left, the mayor said the bridge was closed.", "Noting"),
    ],
)
def test_an_adverbial_beside_a_report_claims_nothing(claims_of: Any, sentence: str, rest: str) -> None:
    assert [claim.text for claim in claims_of(sentence) if claim.text.startswith(rest)] == []


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        (
            "Norland won nine seats, but well-known rivals have kept eight.",
            ["Norland won nine seats", "well-known rivals have kept eight."],
        ),
        ("The wounded were Anna Berg, 33; her brother, Ben, 30; and a guard, 50, of Rill.", 1),
        ("The army left Rill on Monday, but not before it had burned nine houses.", 1),
        ("Four bridges were closed; the army had mined nine roads.", 2),
    ],
)
def test_clauses_with_subjects_of_their_own_are_cut(claims_of: Any, sentence: str, pieces: list[str] | int) -> None:
    texts = [claim.text for claim in claims_of(sentence)]
    assert (len(texts) if isinstance(pieces, int) else texts) == pieces


def test_two_cues_of_one_source_make_one_claim(claims_of: Any) -> None:
    claims = claims_of("\u201cNine men were hurt,\u201d Anna Berg said, adding: \u201cNine men were hurt.\u201d")
    assert len({(claim.spans, claim.claimant) for claim in claims}) == len(claims)


class TestGrounds:
    @pytest.mark.parametrize(
        "sentence",
        [
            "The mayor of Rill kept the keys.",
            "Anna Berg has given the keys to a friend.",
            "The parents were later taken away.",
            "Anna Berg is using old boats.",
            "Ben Holt, who is a baker, learned about the fire.",
            "Norland, the smaller neighbour, urged a truce.",
            "The suspect is wanted for questioning.",
            "The pact allows for more, with Norland supplying weapons to Darun.",
            "The Norland army is still committed to its advance near Kyiv.",
        ],
    )
    def test_what_was_done_or_goes_on_is_a_happening(self, claims_of: Any, sentence: str) -> None:
        (claim,) = claims_of(sentence)
        assert Ground.HAPPENING in claim.grounds

    @pytest.mark.parametrize(
        "sentence",
        [
            "The reported losses illuminate the human cost for Norland.",
            "Such tools, used so often by Norland, could be vital.",
            "Norland has long been criticized for its old strategies.",
            "Norland, already committed to the pact, faces growing pressure.",
            "It is unfair to tell the towns that worked for Norland.",
            "How many men had left was not clear.",
            "It was not clear on which day they had left.",
            "Let's hope that Norland wins in May.",
        ],
    )
    def test_participles_relative_clauses_and_judgements_are_none(self, claims_of: Any, sentence: str) -> None:
        assert [claim.grounds for claim in claims_of(sentence)] == [()]

    @pytest.mark.parametrize(
        ("quotation", "checked"),
        [
            ("I love this town", False),
            ("It\u2019s a tragedy", False),
            ("The people of this town are wonderful", False),
            ("I don\u2019t think they wanted it", False),
            ("We lost our house", True),
            ("The children are dead", True),
            ("The dam holds 300 tons of water", True),
        ],
    )
    def test_a_sentence_in_quotation_marks_needs_more_than_its_speaker(
        self, claims_of: Any, quotation: str, *, checked: bool
    ) -> None:
        claim = only(claims_of(f"\u201c{quotation},\u201d Anna Berg said."), quotation)
        assert bool(claim.grounds) is checked

    def test_what_is_told_of_a_speaker_can_be_checked(self, claims_of: Any) -> None:
        claim = only(claims_of("Anna Berg said that the water is \u201cunsafe\u201d to drink."), "water")
        assert claim.grounds == (Ground.CLAIMANT,)

    def test_how_sure_it_is_makes_a_proposition_of_a_noun(self, claims_of: Any) -> None:
        text = "The likely temporary nature of the pause, as cited by officials in Rill, worries the mayor."
        claim = only(claims_of(text), "temporary")
        assert claim.certainty.level is Level.PROBABLE
        assert claim.grounds == (Ground.CLAIMANT,)

    def test_a_setting_gives_opinions_their_rows(self, claims_of: Any, words_of: Any) -> None:
        claim = only(claims_of("\u201cI love this town,\u201d Anna Berg said."), "love")
        words = words_of(claim.text).all
        telling = Telling.of(words, predicate(words), asked=False, dated=False)
        assert grounds(claim, telling) == ()
        assert grounds(claim, telling, opinions=True) == (Ground.CLAIMANT,)

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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor of Rill agreed.", "agreed"),
        ("Anna Berg is gathering strength.", "gathering"),
        ("That was May. The mayor of Rill spoke on Monday.", "That was"),
        ("I told the mayor of Rill about my garden last week.", "I told"),
        ("The mayor of Rill was so quick to smile.", "so quick"),
        ("The mayor of Rill was asked whether the council had strong views.", "whether"),
        ('"Would it be cheaper for 300 people in Rill?" the mayor asked.', "Would"),
    ],
)
def test_remarks_reactions_prose_in_the_first_person_and_questions_earn_no_row(
    claims_of: Any, text: str, words: str
) -> None:
    assert all(claim.grounds == () for claim in claims_of(text) if words in claim.text)


def test_what_has_lost_its_subject_to_a_report_takes_it_back(claims_of: Any) -> None:
    found = claims_of("The mayor of Rill said “the bridge is safe” and opened a school in Darun.")
    assert "The mayor of Rill … opened a school in Darun." in [claim.text for claim in found]


def test_a_span_of_time_that_counts_from_a_report_leaves_no_claim(claims_of: Any) -> None:
    found = claims_of("The order came two days after the ministry said that nine ships had sunk.")
    assert [claim.text for claim in found] == ["nine ships had sunk"]


def test_hearsay_is_told_for_certain_and_reported_wherever_its_adverb_stands(claims_of: Any) -> None:
    for text in ("Reportedly, nine miners were killed in Rill.", "The dam of Rill allegedly broke on Sunday."):
        (claim,) = claims_of(text)
        assert (claim.certainty.level, claim.certainty.reported, claim.claimant) == (Level.CERTAIN, True, None)


def test_a_relative_clause_is_not_the_main_predicate(words_of: Any) -> None:
    main = predicate(words_of("The minister who may resign opened the bridge").all)
    assert main is not None
    assert (main.place, main.chain) == (5, ())
    alone = predicate(words_of("A miner who was rescued").all)
    assert alone is not None
    assert alone.place == 4


@pytest.mark.parametrize("verb", ["withstood", "swept", "sprang", "overheard", "misread", "bled"])
def test_irregular_past_forms_are_predicates(words_of: Any, verb: str) -> None:
    main = predicate(words_of(f"The crew {verb} it").all)
    assert main is not None
    assert main.place == 2


def test_nouns_that_look_like_past_forms_are_no_predicates(words_of: Any) -> None:
    assert predicate(words_of("A century of bloodshed ahead").all) is None
    assert predicate(words_of("The watershed of the river").all) is None


def test_an_act_of_speech_about_a_thing_is_what_the_document_tells(claims_of: Any) -> None:
    claim = only(claims_of("The Rovers have offered an eight-year contract to Carl Voss."), "The Rovers")
    assert claim.text == "The Rovers have offered an eight-year contract to Carl Voss."
    assert claim.claimant is None
    assert Ground.HAPPENING in claim.grounds


def test_of_two_reports_the_outer_claims_where_the_inner_names_a_mere_thing(claims_of: Any) -> None:
    text = "The Rovers have offered a contract to Carl Voss, Anna Berg said on Friday."
    claim = only(claims_of(text), "The Rovers")
    assert claim.text == "The Rovers have offered a contract to Carl Voss"
    assert claim.claimant is not None
    assert claim.claimant.name == "Anna Berg"


def test_an_aside_stays_with_its_subject_before_reportedly(claims_of: Any) -> None:
    claim = only(claims_of("Carl Voss, 33, reportedly headed to a clinic in Rill on Tuesday."), "headed")
    assert claim.text.startswith("Carl Voss, 33")
    assert claim.certainty.reported


def test_an_announced_act_of_somebody_named_deserves_a_row(claims_of: Any) -> None:
    assert only(claims_of("President Anna Berg will name Carl Voss as head of the court."), "Voss").grounds
    assert not only(claims_of("If he wins, Anna Berg will name Carl Voss as head of the court."), "Voss").grounds
    assert not only(claims_of("Anna Berg will face hard questions over the plan."), "hard").grounds


def test_a_time_between_auxiliary_and_participle_is_no_predicate(claims_of: Any) -> None:
    assert Ground.HAPPENING in only(claims_of("A man was last night arrested over the fire in Rill."), "man").grounds


@pytest.mark.parametrize(
    "text",
    [
        "Vitter answered while avoiding the questions he was asked, said Anna Berg.",
        "Anna Berg told reporters when the police arrived at the bridge in Rill.",
        "Anna Berg warned.",
    ],
)
def test_fragments_of_sentences_deserve_no_row(claims_of: Any, text: str) -> None:
    torn = [claim for claim in claims_of(text) if claim.text.lower().startswith(("while", "when", "anna berg warned"))]
    assert not any(claim.grounds for claim in torn)


def test_what_stands_behind_a_joint_of_contrast_deserves_one(claims_of: Any) -> None:
    text = "The first letter was answered on Monday, while the second letter was returned to Rill."
    assert only(claims_of(text), "second").grounds
