"""What is looked up instead of scanned is what a scan would have found."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.mention import Segments
from timeline.model.span import Spans
from timeline.testing.strategies import spans_of
from timeline_plugins.extractors.claims.passages import Passages
from timeline_plugins.extractors.claims.predicates import finite, inflected
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
