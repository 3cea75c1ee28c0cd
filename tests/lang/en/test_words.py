"""English words get their parts of speech: in sentences written for this test, and alike in any text."""

import struct
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped as shipped_plugins
from timeline.model.document import Document
from timeline.model.mention import Segments
from timeline.plugin.view import View
from timeline.testing.strategies import texts
from timeline.text.annotation import Annotation
from timeline_plugins.extractors.segments import sentences
from timeline_plugins.lang.en.features import class_contexts, flags, shape, tag_contexts
from timeline_plugins.lang.en.tagging import CLOSE, Tagger
from timeline_plugins.lang.en.tags import tagset
from timeline_plugins.lang.en.weights import loads, shipped
from timeline_plugins.lang.en.words import extract

CONTEXTS = len(tag_contexts(0, 0, 0, 0, 0)) + len(class_contexts(0, 0, 0, 0, 0, 0))
"""Rows that the second model adds up."""


def annotated(text: str) -> Annotation:
    document = Document(id="d", text=text)
    (found,) = sentences(View(document, {}))
    (made,) = extract(View(document, {"sentence": found}))
    return made


def tagged(text: str) -> str:
    return " ".join(f"{token.text}/{token.tag}" for token in annotated(text).tokens())


SENTENCES = """\
The/DT dam/NN broke/VBD on/IN Monday/NNP ./.
Nobody/NN knows/VBZ how/WRB many/JJ people/NNS were/VBD killed/VBN ./.
Officials/NNS said/VBD that/IN 40/CD houses/NNS had/VBD been/VBN destroyed/VBN by/IN the/DT flood/NN ./.
The/DT mayor/NN 's/POS office/NN does/VBZ n't/RB expect/VB the/DT water/NN to/TO rise/VB ./.
She/PRP told/VBD reporters/NNS that/IN they/PRP would/MD not/RB leave/VB their/PRP$ homes/NNS ./.
Rescuers/NNS are/VBP still/RB looking/VBG for/IN three/CD small/JJ children/NNS ./.
“/`` We/PRP have/VBP lost/VBN everything/NN ,/, ”/'' he/PRP said/VBD ./.
The/DT report/NN ,/, which/WDT was/VBD published/VBN in/IN May/NNP ,/, may/MD be/VB wrong/JJ ./.
At/IN least/JJS 12/CD soldiers/NNS surrendered/VBD ,/, the/DT ministry/NN claimed/VBD ./.
Prices/NNS rose/VBD more/RBR quickly/RB than/IN wages/NNS (/-LRB- see/VB below/RB )/-RRB- ./.
There/EX is/VBZ no/DT well/RB -/HYPH known/VBN reason/NN for/IN it/PRP ./.
Who/WP pays/VBZ $/$ 5m/CD for/IN the/DT oldest/JJS bridge/NN ?/.
The/DT fire/NN reached/VBD a/DT warehouse/NN and/CC both/DT roads/NNS were/VBD closed/VBN ./.
"""


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_sentences(line: str) -> None:
    words = [token.rpartition("/")[0] for token in line.split()]
    tags = [token.rpartition("/")[2] for token in line.split()]
    found = Tagger(shipped()).tags(words)
    assert [tagset().names[number] for number in found] == tags


def test_tokens_have_lemmas() -> None:
    found = annotated("Rebels freed twelve hostages who hadn't eaten; they won't say it's over in Norra.")
    lemmas = {token.text: token.lemma for token in found.tokens()}
    told = {"Rebels": "rebel", "freed": "free", "hostages": "hostage", "had": "have", "n't": "not", "eaten": "eat"}
    assert {word: lemmas[word] for word in told} == told
    short = {"wo": "will", "'s": "be", "Norra": "norra", "over": "over", ";": ";", "twelve": "twelve"}
    assert {word: lemmas[word] for word in short} == short


def test_the_layer_has_the_tokens_of_sentences_and_of_what_stands_between_them() -> None:
    text = "1. The dam didn't hold.\n\n2. Nobody died."
    assert tagged(text).startswith("1/")
    assert [token.text for token in annotated(text).tokens()] == [
        *("1", ".", "The", "dam", "did", "n't", "hold", "."),
        *("2", ".", "Nobody", "died", "."),
    ]
    token = annotated(text).token(5)
    assert (token.norm, token.tag, token.pos) == ("n't", "RB", "ADV")


def test_claims_have_the_extractor_run() -> None:
    engine = Engine.of(shipped_plugins(), workers=0)
    (made,) = [extractor for extractor in engine.extractors() if extractor.name == "words-english"]
    assert made.on_demand
    assert "word" in next(extractor.needs for extractor in engine.extractors() if "claim" in extractor.makes)


@given(texts())
def test_every_character_but_white_space_is_in_one_token(text: str) -> None:
    covered = [offset for start, end in annotated(text) for offset in range(start, end)]
    assert covered == [offset for offset, character in enumerate(text) if not character.isspace()]


@given(st.lists(texts(), max_size=4))
def test_the_tokens_of_parts_are_those_of_the_whole(parts: list[str]) -> None:
    """Sentences are tagged one by one, so what is before a text changes nothing in it."""
    whole = "\n\n".join(parts)
    document = Document(id="d", text=whole)
    spans = []
    at = 0
    for part in parts:
        if part.strip():
            spans.append((at, at + len(part)))
        at += len(part) + 2
    (made,) = extract(View(document, {"sentence": Segments("sentence", spans)}))
    moved = []
    for start, end in spans:
        alone = Document(id="d", text=whole[start:end])
        view = View(alone, {"sentence": Segments("sentence", [(0, end - start)])})
        moved += [token for layer in extract(view) for token in layer.moved(start).tokens()]
    assert [*made.tokens()] == moved


@given(st.lists(st.sampled_from(["said", "the", "Norra", "12", ".", "x" * 90, "qzx-ing", "\u00c9t\u00e9"]), max_size=8))
def test_what_was_tagged_before_changes_nothing(forms: list[str]) -> None:
    used = Tagger(shipped())
    used.tags(["A", "word", "before"])
    assert used.tags(forms) == used.tags(forms) == Tagger(shipped()).tags(forms)


def test_a_word_that_is_common_has_the_sums_of_what_is_seen_of_it() -> None:
    tagger = Tagger(shipped())
    for flag, form in ((0, "said"), (0, "Monday"), (1, "The"), (0, "-"), (0, "2000")):
        assert shipped().words.get(f"{flag}{form}") == tagger.word(flag, form)


@given(st.text(min_size=1), st.integers(0, 3))
@example("unpredictable", 3)
@example("-----", 0)
def test_sums_never_run_into_the_next_lane(form: str, flag: int) -> None:
    """With four such neighbours and the most that the second model adds, a sum stays between 0 and the free bit."""
    count = len(shipped().tags)
    lanes = struct.unpack(f"<{5 * count}H", Tagger(shipped()).word(flag, form)[: 10 * count])
    side, own = lanes[: 4 * count], lanes[4 * count :]
    assert 4 * max(side) + max(own) + CONTEXTS * 127 < 1 << 15
    assert 4 * min(side) + min(own) - CONTEXTS * 127 - CLOSE >= 0


def test_the_tag_set_is_that_of_the_weights() -> None:
    assert shipped().tags == tagset().names
    assert set(tagset().pos) <= {
        *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART"),
        *("PRON", "PROPN", "PUNCT", "SYM", "VERB", "X"),
    }


def test_weights_of_another_format_are_refused() -> None:
    with pytest.raises(ValueError, match=r"words\.bin: the format is 'claim-timeline words/0'"):
        loads(zlib.compress(b'["claim-timeline words/0", []]\n'))


@pytest.mark.parametrize(
    ("form", "expected"),
    [("Norra", "Xxx"), ("NATO", "XX"), ("1990s", "ddx"), ("F-16", "X-dd"), ("\u00c9t\u00e9", "Xxx"), ("x" * 99, "xx")],
)
def test_shapes(form: str, expected: str) -> None:
    assert shape(form) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the dam broke", [(0, 1)]),
        ("\u201c The dam", [(1, 1)]),
        ("12 . 3", []),
        ("Dam Breaks in Norra Valley", [(0, 3), (1, 2), (2, 2), (3, 2), (4, 2)]),
    ],
)
def test_flags(sentence: str, expected: list[tuple[int, int]]) -> None:
    assert flags(sentence.split()) == expected
