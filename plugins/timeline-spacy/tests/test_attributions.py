import pytest

from timeline.model.mention import CueClass, Mode
from timeline_spacy import parsing
from timeline_spacy.attributions import extract
from timeline_spacy.judging import weights
from timeline_spacy.settings import AttributionSpacySettings


def words(text, spans):
    return " … ".join(text[start:end] for start, end in spans)


def found(view, text, **settings):
    mentions = extract(view(text, AttributionSpacySettings(**settings)))
    return [(words(text, m.source), words(text, m.spans), words(text, m.content)) for m in mentions]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The mayor of Norra said that the dam had held.", "The mayor of Norra", "said", "that the dam had held"),
        (
            '"We lost everything," Anna Berg told reporters.',
            "Anna Berg",
            "told",
            '"We lost everything,"',
        ),
        (
            "According to the ministry of health, at least 20 people are missing.",
            "the ministry of health",
            "According to",
            "at least 20 people are missing",
        ),
        (
            "The dam, the mayor said, had held for a hundred years.",
            "the mayor",
            "said",
            "The dam … had held for a hundred years",
        ),
        (
            "The governor, who took office in May, announced that the port would close.",
            "The governor, who took office in May",
            "announced",
            "that the port would close",
        ),
        (
            "Both officers and two of the sailors believe the captain slept.",
            "Both officers and two of the sailors",
            "believe",
            "the captain slept",
        ),
    ],
)
def test_source_cue_and_content(view, text, source, cue, content):
    assert found(view, text) == [(source, cue, content)]


def test_two_cues_share_a_subject(view):
    text = "The harbour master said the ferry was full and added that nobody counted the passengers."
    assert [row[:2] for row in found(view, text)] == [("The harbour master", "said"), ("The harbour master", "added")]


def test_what_nobody_says_is_no_attribution(view):
    assert found(view, "The dam broke on Monday and the water reached the market within an hour.") == []


def test_the_precision_is_a_trade(view):
    text = "Fishermen hope to return. The report shows the dam held. Officials said the bridge is closed."
    counts = [len(found(view, text, least_precision=least)) for least in (0.0, 0.3, 0.8, 1.0)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[2] > 0
    assert counts[3] == 0
    for mention in extract(view(text, AttributionSpacySettings(least_precision=0.0))):
        assert mention.precision == round(mention.precision, 2)


def test_classes_can_be_chosen(view):
    text = "Fishermen hope to return. Officials said the bridge is closed."
    (speech,) = extract(view(text, AttributionSpacySettings(classes=[CueClass.SPEECH])))
    assert words(text, speech.spans) == "said"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("\u201cThe dam held,\u201d Anna Berg said.", Mode.DIRECT),
        ("Anna Berg said the dam \u201cheld by a hair\u201d on Monday.", Mode.MIXED),
        ("Anna Berg said the dam held.", Mode.INDIRECT),
    ],
)
def test_the_mode_follows_the_marks(view, text, mode):
    (mention,) = extract(view(text))
    assert mention.mode is mode


def test_the_rule_tells_both_ways(view):
    (mention,) = extract(view("Anna Berg said that the dam held."))
    rule, source, content = mention.rule.split("; ")
    assert rule == "say + that, finite"
    assert source.startswith("source: ")
    assert content.startswith("content: ")


def test_behind_the_parsed_part_the_rules_speak_alone(view, monkeypatch):
    text = "Anna Berg said that the dam held.\n\nTom Hart said that the ferry sank.\n"
    monkeypatch.setattr(parsing, "LONGEST", 10)
    first, second = extract(view(text))
    assert "; source: " in first.rule
    assert second.rule == "say + that, finite"
    assert words(text, second.source) == "Tom Hart"


@pytest.mark.parametrize("text", ["", " \n\u2028", "said", '"said said"', "that " * 300, "\ud800 said \ud800"])
def test_odd_text_raises_nothing(view, text):
    for mention in extract(view(text, AttributionSpacySettings(least_precision=0.0))):
        assert mention.end <= len(text)


def test_weights_are_read():
    table = weights()
    assert len(table) > 1_000
    assert table["precision 17"] > 0 > table["precision 2"]
