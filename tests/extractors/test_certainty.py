"""Certainty: cues, their levels on FactBank's scale, and the predicates in their scope."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.certainty import Level, Polarity
from timeline.model.document import Document
from timeline.model.mention import CertaintyMention
from timeline.plugin.view import View
from timeline_plugins.extractors.certainty import extract
from timeline_plugins.extractors.certainty.grammar import verbs
from timeline_plugins.extractors.segments import sentences, tokens
from timeline_plugins.lexicon import sections

PACKAGE = "timeline_plugins.extractors.certainty"


def mentions(text: str) -> list[CertaintyMention]:
    bare = View(Document(id="t", text=text), {})
    return list(extract(View(bare.document, {"token": next(tokens(bare)), "sentence": next(sentences(bare))})))


def affected(text: str, word: str) -> set[tuple[Level, Polarity, bool]]:
    """What is said about the first occurrence of a word."""
    start = text.index(word)
    end = start + len(word)
    return {
        (mention.level, mention.polarity, mention.reported)
        for mention in mentions(text)
        if any(a <= start and end <= b for a, b in mention.scope)
    }


YES, NO = Polarity.POSITIVE, Polarity.NEGATIVE

CUES = [
    # modals, the future
    ("The envoy will visit the camp.", "visit", Level.PROBABLE, YES),
    ("They'll leave on Friday.", "leave", Level.PROBABLE, YES),
    ("The dam may have burst.", "burst", Level.POSSIBLE, YES),
    ("The troops could potentially return.", "return", Level.POSSIBLE, YES),
    ("Some might soon be recalled.", "recalled", Level.POSSIBLE, YES),
    ("The rivals will likely merge.", "merge", Level.PROBABLE, YES),
    ("The town would fall.", "fall", Level.UNKNOWN, YES),
    ("Ministers should resign and apologise.", "apologise", Level.UNKNOWN, YES),
    ("The pilot could not land.", "land", Level.POSSIBLE, NO),
    ("The bank won't pay.", "pay", Level.PROBABLE, NO),
    ("Can you send the list?", "send", Level.POSSIBLE, YES),
    ("When will your team arrive?", "arrive", Level.PROBABLE, YES),
    # adverbs
    ("He probably fled north.", "fled", Level.PROBABLE, YES),
    ("Perhaps the bridge collapsed.", "collapsed", Level.POSSIBLE, YES),
    ("Their retreat is likely temporary.", "temporary", Level.PROBABLE, YES),
    # infinitives
    ("The president plans to visit the port.", "visit", Level.POSSIBLE, YES),
    ("Both sides are expected to talk.", "talk", Level.PROBABLE, YES),
    ("They went home to rest.", "rest", Level.UNKNOWN, YES),
    ("The crew refused to sail.", "sail", Level.PROBABLE, NO),
    ("Rescuers were unable to reach it.", "reach", Level.PROBABLE, NO),
    ("He seems to know the way.", "know", Level.PROBABLE, YES),
    # conditionals and questions
    ("If the dam breaks, the valley is lost.", "breaks", Level.UNKNOWN, YES),
    ("It is unclear whether the men survived.", "survived", Level.UNKNOWN, YES),
    ("They will march once the snow melts.", "melts", Level.UNKNOWN, YES),
    ("Did the rebels attack?", "attack", Level.UNKNOWN, YES),
    # denial and negation
    ("No foreign divers were spotted.", "spotted", Level.CERTAIN, NO),
    ("The missile did not hit the plant.", "hit", Level.CERTAIN, NO),
    ("Nobody was hurt.", "hurt", Level.CERTAIN, NO),
    ("He didn't sign and never returned.", "returned", Level.CERTAIN, NO),
    ("The army denied that it had lost the town.", "lost", Level.CERTAIN, NO),
    ("She left without paying.", "paying", Level.CERTAIN, NO),
    ("There was no attack.", "attack", Level.CERTAIN, NO),
    # orders, requests, wishes
    ("Send the file to us.", "Send", Level.UNKNOWN, YES),
    ("Please sign and return the form.", "return", Level.UNKNOWN, YES),
    ("Don't open the gate.", "open", Level.CERTAIN, NO),
    ("We hope she stops.", "stops", Level.UNKNOWN, YES),
    ("There is a risk of losing the port.", "losing", Level.POSSIBLE, YES),
    ("It is possible that they escaped.", "escaped", Level.POSSIBLE, YES),
]


CUES += [
    # orders behind an opening, a mark or another order
    ("For the full list, ask Ms Orr.", "ask", Level.UNKNOWN, YES),
    ("If the alarm sounds, then leave at once.", "leave", Level.UNKNOWN, YES),
    ("Fill out the form (both pages) and mail it to us.", "mail", Level.UNKNOWN, YES),
    ("Sort out the paper, tins and rags, or burn them.", "burn", Level.UNKNOWN, YES),
    ("Stay away from the harbour!", "Stay", Level.UNKNOWN, YES),
    # what a verb passes on to its complement
    ("Let your neighbours and friends know.", "know", Level.UNKNOWN, YES),
    ("Please make sure that they come.", "come", Level.UNKNOWN, YES),
    ("The mill will begin to close its gates.", "close", Level.PROBABLE, YES),
    ("He did not bother to reply.", "reply", Level.CERTAIN, NO),
    ("I don't think he knows the way.", "knows", Level.CERTAIN, NO),
    ("The envoy has yet to reply.", "reply", Level.CERTAIN, NO),
    ("There is no place to sit.", "sit", Level.CERTAIN, NO),
    ("She would rather stay than go.", "go", Level.CERTAIN, NO),
    # gerunds
    ("They talked of the joys of sailing.", "sailing", Level.UNKNOWN, YES),
    ("Selling the port would be a mistake.", "Selling", Level.UNKNOWN, YES),
    ("She will be reading the file and answering letters.", "answering", Level.PROBABLE, YES),
    # questions
    ("Hello, do you have the keys?", "have", Level.UNKNOWN, YES),
    ("How do I mend it?", "mend", Level.UNKNOWN, YES),
    # the unspecific, what is set for later, what things look like
    ("Anyone who saw the men should call.", "saw", Level.UNKNOWN, YES),
    ("We are looking for someone who speaks Dutch.", "speaks", Level.UNKNOWN, YES),
    ("The minister is leaving for Rill tomorrow.", "leaving", Level.PROBABLE, YES),
    ("Talks begin in two weeks.", "begin", Level.PROBABLE, YES),
    ("They are going to Rill.", "going", Level.PROBABLE, YES),
    ("The chief appears poised to quit.", "poised", Level.PROBABLE, YES),
    ("If the dam breaks, the village floods.", "floods", Level.UNKNOWN, YES),
    # elliptic denials
    ("They were told to leave but they didn't.", "didn't", Level.CERTAIN, NO),
    ("Nobody knows who fired.", "knows", Level.CERTAIN, NO),
    ("He no longer leads the party.", "leads", Level.CERTAIN, NO),
    ("Not a single house was left.", "left", Level.CERTAIN, NO),
    ("There is no evidence that he was involved.", "involved", Level.UNKNOWN, NO),
]


@pytest.mark.parametrize(("text", "word", "level", "polarity"), CUES)
def test_cues(text: str, word: str, level: Level, polarity: Polarity) -> None:
    assert (level, polarity) in {(found[0], found[1]) for found in affected(text, word)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The brigade has reportedly suffered heavy losses.", "suffered"),
        ("He allegedly shot a guard.", "shot"),
        ("Two men are believed to have drowned.", "drowned"),
    ],
)
def test_hearsay_is_marked_as_reported(text: str, word: str) -> None:
    (found,) = affected(text, word)
    assert found[2]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The troops left the town on Monday.", "left"),
        ("She managed to escape.", "escape"),
        ("They were forced to retreat.", "retreat"),
        ("The talks in May failed.", "failed"),
        ("His will was read.", "read"),
        ("The general said the bridge had fallen, but he may resign.", "fallen"),
        ("He was able to leave.", "leave"),
        # infinitives told as done
        ("The crew was a pleasure to meet.", "meet"),
        ("They were quick to reply.", "reply"),
        ("It took two hours to reach the hut.", "reach"),
        ("She was the first to arrive.", "arrive"),
        ("Shares rose 3 cents to close at 40.", "close"),
        ("The flood forced thousands to leave.", "leave"),
        ("I love to sail.", "sail"),
        # praise, formulas, and what makes sure
        ("I can't wait for the fair.", "wait"),
        ("I would argue that it failed.", "argue"),
        ("There is no doubt that it burned.", "doubt"),
        # times that are past, and names
        ("After giving a speech, he will rest.", "giving"),
        ("He came under attack in recent days.", "came"),
        ("Will Orr signed the paper.", "Orr"),
        ("The search brought to light the files.", "light"),
        ("Weeks of fighting followed.", "fighting"),
        # bounds of figures, and words beside the predicate
        ("No fewer than 40 people died.", "died"),
        ("They were not only hurt.", "hurt"),
        ("He took a look at likely nominee Ann Orr.", "took"),
        ("Fire at the mill killed three.", "Fire"),
        # a condition of one word
        ("If possible, I walk.", "walk"),
    ],
)
def test_facts_have_no_cue(text: str, word: str) -> None:
    assert affected(text, word) == set()


def test_a_governor_apart_from_its_infinitive_is_shown_in_two_pieces() -> None:
    text = "The court ordered the mayor to resign."
    (mention,) = mentions(text)
    assert [text[start:end] for start, end in mention.spans] == ["ordered", "to"]


def test_the_cue_is_shown() -> None:
    text = "The envoys could not agree."
    (mention,) = mentions(text)
    assert [text[start:end] for start, end in mention.spans] == ["could not"]
    assert [text[start:end] for start, end in mention.scope] == ["agree"]
    assert mention.rule == "modal"


def test_the_example_of_the_specification() -> None:
    text = "Scouts report that no North Korean soldiers were being spotted near the river."
    assert affected(text, "spotted") == {(Level.CERTAIN, NO, False)}
    text = "Her note says that the units could potentially return in spring."
    assert affected(text, "return") == {(Level.POSSIBLE, YES, False)}


def test_curly_apostrophes_are_read_as_straight_ones() -> None:
    assert affected("It didn’t burn.", "burn") == {(Level.CERTAIN, NO, False)}


def test_the_lexicon_is_whole() -> None:
    table = sections(PACKAGE, "cues.txt")
    for section in ("modals", "adverbs", "governors", "clause verbs"):
        for row in table[section]:
            assert row[1] in {level.value for level in Level}
            assert row[2] in {polarity.value for polarity in Polarity}
    assert {"went", "gone", "planned", "tried"} <= verbs().forms
    assert {"lying", "running", "making"} <= verbs().gerund


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "will",
                "not",
                "to",
                "have",
                "been",
                "if",
                ",",
                ".",
                "?",
                "could",
                "never",
                "please",
                "send",
                "and",
                "or",
                "without",
                "let's",
                "don't",
                "may",
                "the",
                "he",
                "reportedly",
                "no",
                "soldiers",
                "spotted",
                "until",
                "hope",
                "that",
                "“",
                "”",
                "'ll",
                "I'd",
                "would",
                "wo",
                "n't",
                "Do",
                "you",
                "likely",
                "is",
                "as",
                "well",
                "of",
                "course",
                "going",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_text_has_scopes_that_hold(text: str) -> None:
    for mention in mentions(text):
        assert mention.scope
        for start, end in (*mention.spans, *mention.scope):
            assert 0 <= start < end <= len(text)


CLAIMS = [
    # what happened is certain, whatever its purpose or what hangs on it
    ("The army killed nine men in Darun to stop a march.", Level.CERTAIN, YES),
    ("The army planned to attack Darun on Monday.", Level.CERTAIN, YES),
    ("Nine men were sent to be trained in Darun.", Level.CERTAIN, YES),
    ("Darun was hit by two missiles that could carry bombs.", Level.CERTAIN, YES),
    # auxiliaries in all but name
    ("The bridge in Rill is set to open in May.", Level.PROBABLE, YES),
    ("The talks are to begin next week.", Level.UNKNOWN, YES),
    ("Two men are believed to have drowned near Darun on Monday.", Level.PROBABLE, YES),
    ("It is unlikely that nine men drowned in Darun.", Level.PROBABLE, NO),
    # what stands behind a copula
    ("Nine men may be hostages in Darun.", Level.POSSIBLE, YES),
    ("The train was not in Darun on Monday.", Level.CERTAIN, NO),
    # the words of the attribution
    ("Officials believe that nine men drowned near Darun.", Level.PROBABLE, YES),
    ("Reports suggest that nine men drowned in Darun.", Level.PROBABLE, YES),
    ("The minister doubts that nine men drowned in Darun.", Level.POSSIBLE, NO),
    ("The minister denied that nine men drowned in Darun.", Level.CERTAIN, NO),
]


@pytest.mark.parametrize(("sentence", "level", "polarity"), CLAIMS)
def test_a_claim_has_the_certainty_of_its_main_predicate(
    claims_of: Any, sentence: str, level: Level, polarity: Polarity
) -> None:
    (claim,) = claims_of(sentence)
    assert (claim.certainty.level, claim.certainty.polarity) == (level, polarity)


def test_the_word_of_the_attribution_is_shown_where_it_counts(claims_of: Any) -> None:
    (claim,) = claims_of("Officials believe that nine men drowned near Darun.")
    assert claim.certainty.cues == ("believe",)
    (claim,) = claims_of("Officials said that nine men drowned near Darun.")
    assert claim.certainty.cues == ()
