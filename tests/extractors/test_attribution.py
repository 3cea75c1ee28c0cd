"""Who says what: own sentences for each phenomenon, the lexicon and odd input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.document import Document
from timeline.model.mention import AttributionMention, CueClass, Mode
from timeline.model.span import quote
from timeline.plugin.view import View
from timeline_plugins.extractors.attribution import cues, extract, words
from timeline_plugins.extractors.attribution.quotations import quotations
from timeline_plugins.extractors.attribution.settings import AttributionSettings
from timeline_plugins.extractors.attribution.units import LONGEST
from timeline_plugins.extractors.segments import sentences, tokens


def annotated(text: str, chosen: AttributionSettings | None = None) -> list[AttributionMention]:
    document = Document(id="d", text=text)
    bare = View(document, {})
    layers = {"sentence": next(sentences(bare)), "token": next(tokens(bare))}
    return list(extract(View(document, layers, chosen)))


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content as texts."""
    return [(quote(text, m.source), quote(text, m.spans), quote(text, m.content)) for m in annotated(text)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # source, cue, content
        ("The mayor said that the dam had burst.", "The mayor", "said", "that the dam had burst"),
        ("The mayor said the dam had burst.", "The mayor", "said", "the dam had burst"),
        ("Doctors have reported that 12 people died.", "Doctors", "have reported", "that 12 people died"),
        ("She told reporters that the dam was old.", "She", "told", "that the dam was old"),
        ("Hart told the council on Tuesday the dam was old.", "Hart", "told", "the dam was old"),
        ("Estimates indicate that some 300 were hurt.", "Estimates", "indicate", "that some 300 were hurt"),
        ("Reports suggest that they were unprepared.", "Reports", "suggest", "that they were unprepared"),
        ("Experts warn that it could fall.", "Experts", "warn", "that it could fall"),
        ("Tom Hart bragged that the mill had closed.", "Tom Hart", "bragged", "that the mill had closed"),
        ("In a statement, the ministry said: “We found no one.”", "the ministry", "said", "“We found no one.”"),
        # content, cue, source
        ("“We will rebuild,” said Anna Berg, a farmer.", "Anna Berg, a farmer", "said", "“We will rebuild,”"),
        # content, source, cue
        ("At least 12 people were killed, police said.", "police", "said", "At least 12 people were killed"),
        # in pieces
        ("The dam, he said, is broken.", "he", "said", "The dam … is broken"),
        ('"We go on," she said. "All of us here."', "she", "said", '"We go on," … "All of us here."'),
        # phrases
        (
            "The dam broke, according to the ministry of water.",
            "the ministry of water",
            "according to",
            "The dam broke",
        ),
        (
            "According to Anna Berg, the mayor of Rill, it broke.",
            "Anna Berg, the mayor of Rill",
            "According to",
            "it broke",
        ),
        ("As the mayor noted, the bridge was old.", "the mayor", "noted", "the bridge was old"),
        # adverbs: nobody is named
        ("The troops have reportedly suffered losses.", "", "reportedly", "The troops have … suffered losses"),
        ("Allegedly, the man fled.", "", "Allegedly", "the man fled"),
        # in the passive
        ("The man is said to have fled.", "", "is said", "The man … to have fled"),
        ("She was quoted as saying that it fell.", "She", "was quoted as saying", "that it fell"),
        # nouns
        ("The army's claim that it took the town was denied.", "The army's", "claim", "that it took the town"),
        # parenthetical, behind what is no clause of its own
        ("Otherwise, she said, the dam will break.", "she", "said", "Otherwise … the dam will break"),
        ("Hart says, for now, he is staying in Rill.", "Hart", "says", "for now, he is staying in Rill"),
        # a participle leads
        ("Noting that no one had come, Berg left.", "Berg", "Noting", "that no one had come"),
        # the subject of the content is moved to its front
        ("The man, who police say shot two people, fled.", "police", "say", "who … shot two people"),
        # nobody is named, and the subject is part of what is believed
        ("The river seems to rise.", "", "seems", "The river … to rise"),
        # passed on by somebody else
        (
            "Hart was quoted by the Post as saying that it fell.",
            "Hart",
            "was quoted by the Post as saying",
            "that it fell",
        ),
        ("According to Hart, cited by the Post, it fell.", "Hart", "According to", "it fell"),
        ("The Post, citing Hart, said it fell.", "The Post", "citing", "Hart"),
        ("It fell in May, Hart told the state agency Rilla.", "Hart", "told", "It fell in May"),
        # what follows the source is not what it said
        ("Rill took the hill, the army said — the first in years.", "the army", "said", "Rill took the hill"),
        ("The dam had burst, said Berg, a guard — the first.", "Berg, a guard", "said", "The dam had burst"),
        # what stands before a quotation
        ("In an essay, “we go on here,” he wrote.", "he", "wrote", "“we go on here,”"),
        ("He was brief: “We go on here,” he said.", "he", "said", "“We go on here,”"),
        ("“We go on here,” Berg said by telephone.", "Berg", "said", "“We go on here,”"),
        ("RILL — The dam has burst, Hart said.", "Hart", "said", "The dam has burst"),
        ("Newspaper Says Hart Must Quit His Post.", "Newspaper", "Says", "Hart Must Quit His Post"),
        # labels
        ("Anna Berg: Rill will rise again", "Anna Berg", ":", "Rill will rise again"),
    ],
)
def test_orders_of_words(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in said(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Anna Berg, the mayor of Rill, said it broke.", "Anna Berg, the mayor of Rill"),
        ("Anna Berg, who runs the farm, said it broke.", "Anna Berg, who runs the farm"),
        ("On Monday, the mayor of Rill said it broke.", "the mayor of Rill"),
        ("Meanwhile, Anna Berg said it broke.", "Anna Berg"),
        ("The mayor on Tuesday said it broke.", "The mayor"),
        ("A spokesman for the ministry of water said it broke.", "A spokesman for the ministry of water"),
        ("Tom Hart and Anna Berg said it broke.", "Tom Hart and Anna Berg"),
        ("Mr. Hart said it broke.", "Mr. Hart"),
        ("More than half of voters said it broke.", "More than half of voters"),
        ("Officials involved with the repairs said it broke.", "Officials involved with the repairs"),
        ("It broke, the governor of Rill, Tom Hart, wrote on Telegram.", "the governor of Rill, Tom Hart"),
        ("When the water rose, they said it broke.", "they"),
        ("Jill A. Martin said it broke.", "Jill A. Martin"),
        ("The 43-year-old mayor said it broke.", "The 43-year-old mayor"),
        ("Only three senators said it broke.", "Only three senators"),
        ("Berg and others said it broke.", "Berg and others"),
        ("Sen. Tom Hart (D-Ill.) said it broke.", "Sen. Tom Hart (D-Ill.)"),
        ("A copy of the memo seen by Berg said it broke.", "A copy of the memo seen by Berg"),
        ("Undecided voter Anna Berg said it broke.", "Undecided voter Anna Berg"),
        (
            "Anna Berg, a friend of Hart's who was her chief, said it broke.",
            "Anna Berg, a friend of Hart's who was her chief",
        ),
        ("Anna Berg, 30, of Rill, N.C., who was there, said it broke.", "Anna Berg, 30, of Rill, N.C., who was there"),
        ("Rill's governor, Tom Hart, a farmer, said it broke.", "Rill's governor, Tom Hart, a farmer"),
        ("In May, a judge, in her reply, said it broke.", "a judge"),
        ("On CNN Tuesday, his wife, Jane, said it broke.", "his wife, Jane"),
        ("In the 2012 race, Berg and his deputy, Tom Hart, said it broke.", "Berg and his deputy, Tom Hart"),
        ("While he's said it broke, it rained.", "he"),
        ("A survey has, however, found that it broke.", "A survey"),
        ("Polls in New Rill show it broke.", "Polls in New Rill"),
        ("It broke, said Anna Berg, an adviser to the mayor.", "Anna Berg, an adviser to the mayor"),
        ("“It broke,” said Anna Berg, head of sales at Rill Bank.", "Anna Berg, head of sales at Rill Bank"),
    ],
)
def test_edges_of_sources(text: str, source: str) -> None:
    assert [row[0] for row in said(text)] == [source]


def test_a_participle_shares_the_source_before_it() -> None:
    text = "Ferrymen have reported that no boats were seen for three weeks, suggesting that they may have left."
    assert said(text) == [
        ("Ferrymen", "have reported", "that no boats were seen for three weeks"),
        ("Ferrymen", "suggesting", "that they may have left"),
    ]


def test_reporter_and_speaker_are_both_kept() -> None:
    found = said("The agency quoted the governor as saying that 30 people died.")
    assert ("The agency", "quoted", "the governor as saying that 30 people died") in found
    assert ("the governor", "saying", "that 30 people died") in found


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "At least 40 people died. The figure comes from the ministry of health.",
            ("the ministry of health", "comes from", "At least 40 people died"),
        ),
        (
            "At least 40 people died.\n\nThese figures were released by the governor's office on Monday.",
            ("the governor's office", "were released by", "At least 40 people died"),
        ),
        (
            "At least 40 people died. That is according to Anna Berg.",
            ("Anna Berg", "according to", "At least 40 people died"),
        ),
        (
            "At least 40 people died. This claim, from an official, was new.",
            ("an official", "claim, from", "At least 40 people died"),
        ),
        (
            "They reportedly lost 40 people. This revelation, from an official, was new.",
            ("an official", "reportedly", "They … lost 40 people"),
        ),
    ],
)
def test_a_source_in_the_next_sentence(text: str, row: tuple[str, str, str]) -> None:
    assert said(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "The wind was strong that day. This comes from the sea.",
        "The dam is old and weak. The report was published by the ministry.",
        "It was cold in the town. These numbers from the army are old.",
        "Break. The figure comes from the ministry.",
    ],
)
def test_a_sentence_that_does_not_point_back_names_no_source(text: str) -> None:
    assert said(text) == []


def test_a_sentence_with_a_source_gets_no_other() -> None:
    text = "The mayor said 40 people died. The figure comes from two hospitals."
    assert said(text) == [("The mayor", "said", "40 people died")]


def test_a_speaker_within_a_quotation() -> None:
    found = said("“The ministry said that the dam was old, and I said that it was not,” she told us.")
    assert [row[0] for row in found] == ["The ministry", "she"]
    assert found[0][2].startswith("that the dam was old")


def test_the_kind_of_a_source_changes_how_likely_it_is_one() -> None:
    rows = [annotated(f"{source} stated that it broke.")[0].precision for source in ("Anna Berg", "The rain")]
    assert rows[0] > rows[1]


def test_two_speakers_in_a_sentence() -> None:
    found = said("Officials said up to 40 were missing, while rescuers said the number was 60.")
    assert found == [
        ("Officials", "said", "up to 40 were missing"),
        ("rescuers", "said", "the number was 60"),
    ]


def test_a_claim_as_subject_of_another() -> None:
    text = "The likely end of the strike, as cited by US officials, indicates that trains could run again."
    assert said(text) == [
        ("US officials", "as cited by", "The likely end of the strike"),
        ("The likely end of the strike", "indicates", "that trains could run again"),
    ]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"We go on," she said.', Mode.DIRECT),
        ("«We go on now,» she said.", Mode.DIRECT),
        ("''We go on now,'' she said.", Mode.DIRECT),
        ("„We go on now,“ she said.", Mode.DIRECT),
        ("‹We go on now,› she said.", Mode.DIRECT),
        ("「We go on now,」 she said.", Mode.DIRECT),
        ("‚We go on now,‘ she said.", Mode.DIRECT),
        ("''I don't know him,'' she said.", Mode.DIRECT),
        ("''I will not call it 'old,''' she said.", Mode.DIRECT),
        ('She said the plan was "a mad idea" for all.', Mode.MIXED),
        ("She said the plan was bad.", Mode.INDIRECT),
    ],
)
def test_modes(text: str, mode: Mode) -> None:
    assert [mention.mode for mention in annotated(text)] == [mode]


def test_a_quotation_over_paragraphs() -> None:
    text = "She said: “We were cold.\n\n“We had no bread for days.”\n\nThen it rained."
    assert said(text) == [("She", "said", "“We were cold. … “We had no bread for days.”")]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert said("He said “no one knows the way\n\nIt rained.") == [("He", "said", "“no one knows the way")]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“one” and \"two\" and ''three''", ["one", "two", "three"]),
        ("the farmers' plan and 'a new plan' of theirs", ["a new plan"]),
        ("a 5'10\" man", []),
        ("don't and '90s", []),
        ("“one", ["one"]),
        ("say ” what", []),
    ],
)
def test_marks(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text, 0, len(text))] == inner


def test_precision_is_traded_for_recall() -> None:
    text = "The mayor said it broke. The mayor supports the plan."
    assert len(annotated(text, AttributionSettings(least_precision=0.0))) == 2
    assert [row.rule for row in annotated(text, AttributionSettings(least_precision=0.8))] == ["say + clause, finite"]
    with pytest.raises(ValueError, match="least_precision"):
        AttributionSettings(least_precision=2.0)


def test_classes_are_chosen() -> None:
    text = "The mayor said it broke. Hart hopes to rebuild it."
    assert [m.cue_class for m in annotated(text)] == [CueClass.SPEECH, CueClass.INTENTION]
    chosen = AttributionSettings(classes=frozenset({CueClass.SPEECH}))
    assert [m.cue_class for m in annotated(text, chosen)] == [CueClass.SPEECH]


def test_the_lexicon_holds() -> None:
    names = {"that", "quote", "clause", "to", "object", "prep", "left", "tell", "passive", "raising"}
    for forms in cues.verbs().values():
        for cue in forms:
            assert cue.patterns.keys() <= names
            assert all(0 < precision <= 1 for _, precision in cue.patterns.values())
    assert {precision for _, precision in cues.adverbs().values()} <= {n / 20 for n in range(1, 21)}
    assert all(0 < factor <= 1.5 for factor in cues.contexts().values())
    assert cues.nouns()["claims"] == cues.nouns()["claim"]
    assert words.classify("Said", "said") & words.CAP


@pytest.mark.parametrize("verb", ["bragged", "opted", "forgave", "signalled", "pleaded"])
def test_irregular_and_doubled_forms_are_cues(verb: str) -> None:
    assert verb in cues.verbs()


def test_no_form_is_of_another_verb() -> None:
    assert "lied" in cues.verbs()
    assert "lay" not in cues.verbs()


def holds(text: str, found: list[AttributionMention]) -> None:
    for mention in found:
        assert mention.content
        for spans in (mention.spans, mention.source, mention.content):
            assert all(text[start:end].strip() for start, end in spans)
            assert not spans or spans[-1][1] <= len(text)


MARKS = ("''", "'", ", ", ". ", ": ", "\n\n", *"“”\"'()—‹›「」‚‘İ\U0001f600")
WORDS = (
    "This claim, from ",
    "came from the ministry. ",
    "citing ",
    "noting that ",
    "12 ",
    "Rill ",
    "as ",
    "and ",
    "that ",
    "told ",
    "he said ",
    "the man who ",
    "according to ",
    "claim that ",
)
PIECES = st.sampled_from((*MARKS, *WORDS, "reportedly ", "was quoted as saying ", "to say "))


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    holds(text, annotated(text, AttributionSettings(least_precision=0.0)))


def test_an_endless_sentence_is_cut() -> None:
    found = annotated("he said that " * LONGEST, AttributionSettings(least_precision=0.0))
    assert found
    assert max(m.end - m.start for m in found) < 10
    assert max(end - start for m in found for start, end in m.content) <= 5 * LONGEST
