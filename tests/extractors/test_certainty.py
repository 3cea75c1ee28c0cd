"""Certainty: cues, their levels on FactBank's scale, and the predicates in their scope."""

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
    ],
)
def test_facts_have_no_cue(text: str, word: str) -> None:
    assert affected(text, word) == set()


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
