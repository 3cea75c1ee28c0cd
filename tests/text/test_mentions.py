"""Mentions that are looked up by their offsets are those that a scan of all of them finds."""

import string

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.mention import TimeMention, TimexType
from timeline.model.span import Span, Spans, shared
from timeline.testing.strategies import spans_of
from timeline.text.mentions import MentionIndex, touches


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
    index = MentionIndex(found)
    here = [mention for mention in index if begun[0] <= mention.start < begun[1]]
    assert index.within(begun) == here
    assert index.sharing(spans, begun) == [
        mention for mention in here if any(shared(piece, span) for piece in mention.spans for span in spans)
    ]
    first, last = spans[0][0], spans[-1][1]
    assert index.touching(spans) == [
        mention for mention in index if first <= mention.start < last and touches(mention.spans, spans)
    ]


@given(mentions(), SPAN, SPAN)
def test_mentions_around_a_span_are_found_as_by_a_scan(found: list[TimeMention], span: Span, begun: Span) -> None:
    index = MentionIndex(found)
    here = [mention for mention in index if begun[0] <= mention.start < begun[1]]
    assert index.around(span, begun) == [
        mention for mention in here if mention.start < span[1] and mention.end > span[0]
    ]
