"""The phrases of ``figure_phrases.txt``: what a reader takes from each, held as a score and as a list of exceptions."""

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from timeline.model.document import Document
from timeline.model.figure import Accumulation, Figure
from timeline.plugin.view import Layer, View
from timeline_plugins.extractors.figures import extract
from timeline_plugins.extractors.segments import sentences, tokens

PHRASES = Path(__file__).with_name("figure_phrases.txt")


@attrs.frozen
class Expected:
    """One row: the words of a figure, its bounds and what else is judged ("*" is not)."""

    words: str
    bounds: tuple[str, str, str]
    counted: str
    measure: str
    said: str

    def span(self, text: str) -> tuple[int, int]:
        """Where the words stand."""
        start = text.index(self.words)
        return start, start + len(self.words)

    def bounded(self, figure: Figure) -> bool:
        """Are the figure's low, best and high right, to half a percent?"""
        return all(map(_close, self.bounds, (figure.low, figure.best, figure.high)))

    def meant(self, figure: Figure, text: str) -> bool:
        """Are noun, measure and relation to other figures right?"""
        of = text[slice(*figure.of)] if figure.of else None
        measure = figure.measure.value if figure.measure else "-"
        said = {
            Accumulation.CUMULATIVE: "cumulative",
            Accumulation.INCREMENTAL: "incremental",
            None: "implicit" if figure.implicit else "",
        }[figure.accumulation]
        return (
            self.counted in {"*", figure.counted or "-"}
            and self.measure in {"*", measure}
            and (self.said in {"*", "optional"} or self.said == (f"of: {of}" if of else said))
        )


def _close(want: str, got: object) -> bool:
    if want == "*":
        return True
    if want == "-" or got is None:
        return want == "-" and got is None
    value = float(str(got))
    return abs(value - float(want)) <= 0.005 * max(abs(value), abs(float(want)))


def phrases() -> Iterator[tuple[str, str, list[Expected]]]:
    """Each group and sentence of the file with its rows."""
    group, sentence, rows = "", "", list[Expected]()
    for line in [*PHRASES.read_text(encoding="utf-8").splitlines(), "[end]"]:
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            words, bounds, counted, measure, said = (cell.strip() for cell in line.split("|"))
            low, best, high = bounds.split()
            rows.append(Expected(words, (low, best, high), counted, measure, said))
            continue
        if sentence:
            yield group, sentence, rows
        sentence, rows = "", []
        if line.startswith("["):
            group = line.strip("[]")
        else:
            sentence = line


def figures(text: str) -> list[Figure]:
    """The figures of a text without its times, so that the guards alone keep dates and ages out."""
    document = Document(id="t", text=text)
    bare = View(document, {})
    layers: dict[str, Layer] = {"token": next(tokens(bare)), "sentence": next(sentences(bare)), "time": ()}
    return [mention.figure for mention in extract(View(document, layers))]


def judged(text: str, rows: list[Expected]) -> tuple[bool, bool]:
    """Whether spans and bounds are right and nothing else is found; whether the rest is right, too."""
    found = figures(text)
    right = meant = True
    for row in rows:
        start, end = row.span(text)
        same = [each for each in found if each.spans[0][0] < end and start < each.spans[0][1]]
        exact = [each for each in same if each.spans[0] == (start, end)] or same
        for each in exact[:1]:
            found.remove(each)
            if row.said != "optional":
                right = right and row.bounded(each)
                meant = meant and row.meant(each, text) and each.spans[0] == (start, end)
        if not exact and row.said != "optional":
            right = False
    right = right and not found
    return right, right and meant


@pytest.mark.parametrize(("text", "rows"), [(text, rows) for _group, text, rows in phrases()])
def test_a_phrase_holds_its_figures(text: str, rows: list[Expected]) -> None:
    if text in UNREAD:
        pytest.xfail(UNREAD[text])
    found = figures(text)
    assert judged(text, rows) == (True, True), [(each.text, each.low, each.best, each.high) for each in found]


UNREAD = {"A 2-million-euro grant will help.": "a magnitude inside of a compound is not split off"}
"""Phrases that are known to be read wrongly, with the reason."""
