"""Numbers of figures: whatever the patterns let in can be counted with, however large and in whatever company."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.document import Document
from timeline.model.mention import FigureMention
from timeline.plugin.view import View
from timeline_plugins.extractors import segments
from timeline_plugins.extractors.figures import extract
from timeline_plugins.extractors.figures.ages import ages
from timeline_plugins.extractors.figures.numbers import DIGITS
from timeline_plugins.extractors.figures.words import PACKAGE
from timeline_plugins.extractors.time import extract as times
from timeline_plugins.lexicon import sections


def figures(text: str) -> list[FigureMention]:
    document = Document(id="text", text=text)
    (sentences,) = segments.sentences(View(document, {}))
    (tokens,) = segments.tokens(View(document, {}))
    layers = {"sentence": sentences, "token": tokens}
    return list(extract(View(document, {**layers, "time": tuple(times(View(document, dict(layers))))})))


@cache
def _words() -> list[str]:
    """The words that the tables of figures name."""
    names = ("numbers.txt", "conventions.txt", "measures.txt", "implicit.txt")
    rows = [row for name in names for table in sections(PACKAGE, name).values() for row in table]
    found = {word for row in rows for field in row for word in (field, *field.split(";")) if word and word != "-"}
    return sorted(word.strip() for word in found)


@cache
def _texts() -> st.SearchStrategy[str]:
    digits = st.one_of(
        st.from_regex(DIGITS.pattern.split("([^")[0], fullmatch=True).map(lambda word: word[:24]),
        st.from_regex(r"[0-9]{1,3}(?:,[0-9]{3}){3,5}(?:\.[0-9]{1,3})?", fullmatch=True),
        st.sampled_from(["0", "1", "9999999999999", "999,999,999,999,999,999", "0.0001", "12", "100", "1/2", "00"]),
    )
    joints = st.sampled_from(
        [*"-\u2013,.%$()'/+", "in", "out of", "of", "of the", "and", "to", "or", "between", "from"]
    )
    words = st.sampled_from(["million", "billion", "trillion", "hundred", "half", "a third", "percent", "per cent"])
    pieces = st.one_of(digits, digits, joints, words, st.sampled_from(_words()))
    between = st.sampled_from([" ", " ", " ", ""])
    return st.lists(st.tuples(pieces, between).map("".join), min_size=1, max_size=12).map("".join)


@settings(max_examples=600)
@given(st.deferred(lambda: _texts()))
def test_numbers_of_any_size_are_read_or_left(text: str) -> None:
    for mention in figures(text):
        figure = mention.figure
        bounds = [value for value in (figure.low, figure.best, figure.high) if value is not None]
        assert bounds == sorted(bounds)
    assert isinstance(ages(text, ((0, len(text)),)), tuple)
