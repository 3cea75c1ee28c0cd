"""What is looked up in sums over a document is what a look at each word of a passage finds."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.span import Spans
from timeline.testing.strategies import spans_of
from timeline_plugins.extractors.claims.predicates import finite, finite_tags

WORDS = (
    "said",
    "killed,",
    "was;",
    "Officials",
    "the",
    "says",
    "towns",
    "they're",
    "red",
    "...",
    ",",
    "\u2014",
    "a\u2003b",
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Spans]:
    text = draw(st.sampled_from(["", " "])) + " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)))
    return text, draw(spans_of(text + "x" if len(text) < 2 else text))


@given(passages())
def test_a_finite_word_of_a_passage_is_found_as_by_a_scan(words_of: Any, passage: tuple[str, Spans]) -> None:
    text, spans = passage
    found = words_of(text)
    words = found.of(spans)
    assert found.has_finite(spans) is finite(words) is any(tag in finite_tags() for tag in words.tags)
    for indices in map(found.indices, spans):
        assert found.any_finite(indices.start, indices.stop) is finite(found.all.cut(indices.start, indices.stop))


@given(passages())
def test_the_words_of_a_passage_share_a_character_with_it(words_of: Any, passage: tuple[str, Spans]) -> None:
    text, spans = passage
    found = words_of(text)
    assert found.of((spans[0],)).forms == [
        text[start:end] for start, end in found.tokens if start < spans[0][1] and spans[0][0] < end
    ]
