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
from timeline_plugins.extractors.figures.words import PACKAGE
from timeline_plugins.extractors.time import extract as times
from timeline_plugins.lexicon import sections


def figures(text: str) -> list[FigureMention]:
    document = Document(id="text", text=text)
    (sentences,) = segments.sentences(View(document, {}))
    (tokens,) = segments.tokens(View(document, {}))
    layers = {"sentence": sentences, "token": tokens}
    return list(extract(View(document, {**layers, "time": tuple(times(View(document, dict(layers))))})))


def _listed(name: str, *titles: str) -> st.SearchStrategy[str]:
    """The phrases of some sections of a table, those whose titles begin so."""
    rows = [row for title, table in sections(PACKAGE, name).items() if title.startswith(titles) for row in table]
    found = {part.strip() for row in rows for cell in row for part in cell.split(";")} - {"", "-"}
    return st.sampled_from(sorted(found))


@cache
def _texts() -> st.SearchStrategy[str]:
    """Hedges, numbers, joints, units and nouns in the order in which they stand in a text, any of them left out."""
    digits = st.one_of(
        st.from_regex(r"[0-9]{1,13}(?:\.[0-9]{1,9})?", fullmatch=True),
        st.from_regex(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,3})?", fullmatch=True).map(lambda word: word[:24]),
        st.sampled_from(["0", "1", "2", "3", "10", "9999999999999", "999,999,999,999,999,999", "0.0001", "1/2", "00"]),
    )
    number = st.one_of(
        digits, digits, _listed("numbers.txt", "units", "tens", "fractions"), _listed("conventions.txt", "vague")
    )
    scale = st.sampled_from(
        ["", "", "million", "bn", "m", "-odd", "\u00bd", "hundred thousand", "trillion trillion", "+"]
    )
    hedge = st.one_of(
        st.just(""), _listed("conventions.txt", "before"), st.sampled_from(["$", "US$", "-", "between", "from", "by"])
    )
    unit = st.one_of(
        st.just(""), _listed("numbers.txt", "percent", "measured", "currencies"), _listed("conventions.txt", "after")
    )
    joint = st.sampled_from(
        ["-", "\u2013", " to ", " and ", " or ", " in ", " out of ", " of ", " of the ", ", ", " in every ", " versus "]
    )
    noun = st.sampled_from(
        ["people were killed", "were hurt", "of them died", "houses", "of the people", "half", "children", ""]
    )
    quantity = st.tuples(
        hedge, st.sampled_from(["", " "]), number, st.sampled_from(["", " "]), scale, st.just(" "), unit
    ).map("".join)
    plain = st.builds("{} {}".format, number, scale)
    first, second = st.one_of(plain, quantity), st.one_of(plain, quantity)
    return st.builds("{}{}{}{} {}".format, st.sampled_from(["", "between ", "from "]), first, joint, second, noun)


@settings(max_examples=300)
@given(st.deferred(lambda: _texts()))
def test_numbers_of_any_size_are_read_or_left(text: str) -> None:
    for mention in figures(text):
        figure = mention.figure
        bounds = [value for value in (figure.low, figure.best, figure.high) if value is not None]
        assert bounds == sorted(bounds)
    assert isinstance(ages(text, ((0, len(text)),)), tuple)
