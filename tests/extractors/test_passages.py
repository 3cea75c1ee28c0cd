"""What is looked up instead of scanned is what a scan would have found."""

import string

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.mention import Segments, TimeMention, TimexType
from timeline.model.span import Span, Spans, shared
from timeline.testing.strategies import spans_of
from timeline_plugins.extractors.claims.passages import Passages
from timeline_plugins.extractors.claims.predicates import finite, inflected
from timeline_plugins.extractors.claims.walk import Walk, touches
from timeline_plugins.extractors.segments import TOKEN

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


def made(text: str) -> Passages:
    return Passages(text, Segments("token", (found.span() for found in TOKEN.finditer(text))))


@given(passages())
def test_a_finite_word_of_a_passage_is_found_as_by_a_scan(passage: tuple[str, Spans]) -> None:
    text, spans = passage
    words = [word for start, end in spans for word in text[start:end].split()]
    bare = [word.strip(",.;:") for word in words]
    clausal = finite(bare) or any(inflected(word) for word in bare if word and word.islower())
    assert made(text).has_finite(spans) is finite(words)
    assert made(text).is_clausal(spans) is clausal


@given(passages())
def test_a_finite_token_is_found_as_by_a_scan(passage: tuple[str, Spans]) -> None:
    text, spans = passage
    found = made(text)
    for indices in map(found.indices, spans):
        assert found.any_finite(indices.start, indices.stop) is finite(found.words[indices.start : indices.stop])
        assert found.of((spans[0],)) == [
            text[slice(*found.tokens[index])] for index in found.tokens.touching(*spans[0])
        ]


@st.composite
def mentions(draw: st.DrawFn) -> list[TimeMention]:
    text = string.ascii_letters
    spans = draw(st.lists(spans_of(text), max_size=12))
    return [TimeMention(spans=each, type=TimexType.DATE, value="2024") for each in spans]


SPANS = spans_of(string.ascii_letters)
SPAN = spans_of(string.ascii_letters, 1).map(lambda spans: spans[0])


@given(mentions(), SPANS, SPAN)
def test_mentions_that_share_a_character_are_found_as_by_a_scan(
    found: list[TimeMention], spans: Spans, begun: Span
) -> None:
    walk = Walk(found)
    here = [mention for mention in walk if begun[0] <= mention.start < begun[1]]
    assert walk.within(begun) == here
    assert walk.sharing(spans, begun) == [
        mention for mention in here if any(shared(piece, span) for piece in mention.spans for span in spans)
    ]
    first, last = spans[0][0], spans[-1][1]
    assert walk.touching(spans) == [
        mention for mention in walk if first <= mention.start < last and touches(mention.spans, spans)
    ]


@given(mentions(), SPAN, SPAN)
def test_mentions_around_a_span_are_found_as_by_a_scan(found: list[TimeMention], span: Span, begun: Span) -> None:
    walk = Walk(found)
    here = [mention for mention in walk if begun[0] <= mention.start < begun[1]]
    assert walk.around(span, begun) == [
        mention for mention in here if mention.start < span[1] and mention.end > span[0]
    ]
