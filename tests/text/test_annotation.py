"""Tokens with their tags: compact, in the order of the text, quoted from the text that was annotated."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.mention import Segments
from timeline.testing.strategies import texts
from timeline.text.annotation import Annotation, TagSet, Token, norm

TAGS = TagSet(("NN", "VBD", "."), ("NOUN", "VERB", "PUNCT"))
TEXT = "Dams broke."
SPANS = ((0, 4), (5, 10), (10, 11))
BROKE = Annotation("word", TEXT, SPANS, (0, 1, 2), TAGS)


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    text = draw(texts())
    spans = [found.span() for found in re.finditer(r"\w+|[^\w\s]", text)]
    tags = draw(st.lists(st.integers(0, 2), min_size=len(spans), max_size=len(spans)))
    return Annotation("word", text, spans, tags, TAGS)


def test_a_token_has_its_words_tag_and_place() -> None:
    assert [*BROKE.tokens()] == [
        Token("Dams", "dams", "NN", "NOUN", (0, 4)),
        Token("broke", "broke", "VBD", "VERB", (5, 10)),
        Token(".", ".", ".", "PUNCT", (10, 11)),
    ]
    assert (BROKE.token(1).start, BROKE.token(1).end) == (5, 10)
    assert (BROKE.form(1), BROKE.tag(1)) == ("broke", "VBD")
    assert BROKE.token(-1).text == "."
    with pytest.raises(IndexError):
        BROKE.token(3)


def test_tokens_are_found_by_place() -> None:
    assert [token.text for token in BROKE.tokens_in(3, 6)] == ["Dams", "broke"]
    assert BROKE.tokens_in(4, 5) == []
    assert (BROKE.at(9), BROKE.at(4)) == (1, None)


def test_a_lemma_is_asked_of_the_language() -> None:
    asked: list[tuple[str, str]] = []

    def lemma(form: str, tag: str) -> str:
        asked.append((form, tag))
        return "break"

    with_lemmas = Annotation("word", TEXT, SPANS, (0, 1, 2), attrs.evolve(TAGS, lemma=lemma))
    assert not asked
    assert with_lemmas.token(1).lemma == "break"
    assert asked == [("broke", "VBD")]
    assert BROKE.token(1).lemma is None
    assert with_lemmas == BROKE, "a morphology changes no annotation"


@pytest.mark.parametrize(
    ("form", "expected"), [("Don\u2019t", "don't"), ("NATO", "nato"), ("\u2018Tis", "'tis"), ("", "")]
)
def test_words_are_looked_up_in_lower_case_with_straight_apostrophes(form: str, expected: str) -> None:
    assert norm(form) == expected


def test_tags_have_numbers() -> None:
    assert TAGS.number("VBD") == 1
    assert TAGS.numbers("NN", ".") == {0, 2}
    with pytest.raises(KeyError):
        TAGS.number("VB")


@pytest.mark.parametrize(
    ("names", "pos", "message"),
    [
        (("A", "B"), ("X",), "2 tags have 1 parts of speech"),
        (("A", "A"), ("X", "X"), "must differ"),
        (tuple(map(str, range(257))), ("X",) * 257, "256 at most"),
    ],
)
def test_a_tag_set_that_does_not_hold_is_refused(names: tuple[str, ...], pos: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        TagSet(names, pos)


@pytest.mark.parametrize(
    ("spans", "tags", "message"),
    [
        ([(0, 4), (3, 5)], [0, 1], "overlaps"),
        ([(4, 4)], [0], "empty"),
        ([(0, 4)], [0, 1], "1 tokens have 2 tags"),
        ([(0, 4)], [3], "no tag of the number 3"),
        ([(0, 12)], [0], "outside of the text"),
    ],
)
def test_an_annotation_that_does_not_hold_is_refused(
    spans: list[tuple[int, int]], tags: list[int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Annotation("word", TEXT, spans, tags, TAGS)


def test_an_annotation_of_another_text_is_told() -> None:
    assert BROKE.mismatch(TEXT) is None
    assert BROKE.mismatch("Dikes broke.") == "an annotation of another text"
    assert BROKE.mismatch("Dams") == "an annotation of another text"


def test_equal_annotations_have_equal_tokens() -> None:
    assert Annotation("word", TEXT, SPANS, (0, 1, 2), TAGS) == BROKE
    assert Annotation("word", TEXT, SPANS, (0, 0, 2), TAGS) != BROKE
    assert Annotation("other", TEXT, SPANS, (0, 1, 2), TAGS) != BROKE
    assert Segments("word", SPANS) != BROKE


@given(annotations(), st.integers(0, 1000))
def test_a_moved_annotation_has_the_same_tokens_elsewhere(made: Annotation, by: int) -> None:
    moved = made.moved(by)
    assert [*moved.tokens()] == [
        attrs.evolve(token, span=(token.start + by, token.end + by)) for token in made.tokens()
    ]
    assert moved.mismatch(" " * by + made.text) is None
    assert moved.moved(-by) == made


@given(annotations())
def test_every_token_is_at_its_place(made: Annotation) -> None:
    for index, token in enumerate(made.tokens()):
        assert made.text[slice(*token.span)] == token.text
        assert made.at(token.start) == made.at(token.end - 1) == index


def test_tags_are_numbers_of_another_set_by_name_or_else_by_part_of_speech() -> None:
    theirs = TagSet((".", "VBN", "NN", "XX"), ("PUNCT", "VERB", "NOUN", "X"))
    ours = TagSet(("NN", "VBD", ".", "FW"), ("NOUN", "VERB", "PUNCT", "X"))
    annotation = Annotation("word", TEXT, SPANS, (2, 1, 3), theirs)
    assert annotation.tags_in(ours) == bytes((0, 1, 3))
    assert annotation.tags_in(TAGS) == bytes((0, 1, 0))
    assert annotation.tags_in(theirs) == annotation.tags
