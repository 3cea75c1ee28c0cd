"""Long texts are processed in windows, and nothing shows it but the problems of a window."""

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.engine import windows
from timeline.engine.engine import Engine
from timeline.engine.extraction import makers
from timeline.engine.shipped import shipped
from timeline.engine.tasks import Annotate, MakeClaims, window_by_window
from timeline.engine.windows import cut_out, moved
from timeline.model.claim import Attribute, Claim, Cue, Entity
from timeline.model.document import Document
from timeline.model.figure import Figure
from timeline.model.mention import AttributionMention, Segments, TimeMention, TimexType
from timeline.model.quotation import misquotes
from timeline.plugin.settings import Limits
from timeline.text.annotation import Annotation, TagSet

PARAGRAPH = (
    "Officials said on 6 May 2024 that 12 people were killed at Brenmoor. \u201cAll is well,\u201d Ada Quill said.\n\n"
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "WINDOW", 400)
    monkeypatch.setattr(windows, "_LAST", 600)
    monkeypatch.setattr(windows, "_SEARCHED", 200)


@given(st.text(alphabet="ab.\n \u00e9\U0001f4a5", max_size=300), st.integers(1, 400))
def test_windows_cover_what_is_searched_without_a_gap(text: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(windows, "WINDOW", 40)
        monkeypatch.setattr(windows, "_LAST", 60)
        monkeypatch.setattr(windows, "_SEARCHED", 10)
        found = list(windows.windows(text, most))
    assert "".join(text[start:end] for start, end in found) == text[:most]
    assert found[0][0] == 0
    assert all(0 < end - start <= 60 for start, end in found) or not text
    assert all(end == start for (_, end), (start, _) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a" * 390 + "\n\nb. c\n" + "d" * 400, 392),
        ("a" * 390 + "\nb. cd " + "d" * 400, 391),
        ("a" * 390 + ". cd " + "d" * 400, 392),
        ("a" * 390 + " c" + "d" * 400, 391),
        ("a" * 900, 400),
    ],
)
@pytest.mark.usefixtures("small")
def test_a_text_is_cut_where_it_pauses(text: str, cut: int) -> None:
    assert next(windows.windows(text, float("inf"))) == (0, cut)


def test_a_short_text_is_one_window_and_the_document_itself() -> None:
    document = Document(id="d", text=PARAGRAPH)
    (span,) = windows.windows(document.text, 5_000_000)
    assert cut_out(document, span) is document


def test_every_span_moves() -> None:
    claim = Claim(
        document="d",
        spans=((0, 3), (5, 9)),
        text="x",
        claimant=Entity("Ada", ((1, 2),)),
        cue=Cue("said", ((2, 3),)),
        figures=(Figure(low=1, spans=((3, 4),), of=(4, 5)),),
        attributes=(Attribute("age", "31", ((6, 7),)),),
        places=(Entity("Norra", ((7, 8),)),),
    )
    there = moved(claim, 100)
    assert there.spans == ((100, 103), (105, 109))
    assert there.claimant is not None
    assert there.cue is not None
    assert (there.claimant.spans, there.cue.spans) == (((101, 102),), ((102, 103),))
    assert (there.figures[0].spans, there.figures[0].of) == (((103, 104),), (104, 105))
    assert (there.attributes[0].spans, there.places[0].spans) == (((106, 107),), ((107, 108),))
    assert moved(there, -100) == claim
    time = TimeMention(spans=((0, 1),), type=TimexType.DATE, value="2024", signal=(2, 3))
    assert moved(time, 7) == attrs.evolve(time, spans=((7, 8),), signal=(9, 10))
    said = AttributionMention(spans=((0, 1),), source=((2, 3),), content=((4, 5), (6, 7)))
    assert moved(said, 1) == AttributionMention(spans=((1, 2),), source=((3, 4),), content=((5, 6), (7, 8)))
    assert moved(Segments("token", [(0, 1), (2, 4)]), 3) == Segments("token", [(3, 4), (5, 7)])
    words = moved(Annotation("word", "a bc", [(0, 1), (2, 4)], [0, 0], TagSet(("NN",), ("NOUN",))), 3)
    assert [(token.text, token.span) for token in words.tokens()] == [("a", (3, 4)), ("bc", (5, 7))]


ENGINE = Engine.of(shipped(), workers=0)


def made(text: str, **limits: float) -> tuple[list[Claim], list[str]]:
    """The claims of a text, and the messages of the problems."""
    task = MakeClaims(ENGINE.registry.extractors, {}, attrs.evolve(Limits(), **limits))
    parts = list(task(Document(id="d", text=text)))
    return [claim for claims, _ in parts for claim in claims], [str(p) for _, problems in parts for p in problems]


@pytest.mark.usefixtures("small")
def test_windows_give_the_claims_of_the_whole() -> None:
    text = PARAGRAPH * 30
    found, problems = made(text)
    assert not problems
    document = Document(id="d", text=text)
    assert all(not list(misquotes(claim, document)) for claim in found)
    once, _ = made(PARAGRAPH)
    assert len(found) == 30 * len(once)
    mentions = [m for part in window_by_window(document, ENGINE.registry.extractors, {}, 10**9) for m in part.mentions]
    assert mentions
    assert sum(isinstance(mention, TimeMention) for mention in mentions) == 30
    assert {text[m.start : m.end] for m in mentions if isinstance(m, TimeMention)} == {"6 May 2024"}


def test_the_words_of_windows_are_those_of_the_whole() -> None:
    document = Document(id="d", text=PARAGRAPH * 30)
    task = Annotate(makers(ENGINE.registry.extractors, ["word"]), {}, Limits(), frozenset({"word"}))
    ((whole, _),) = task(document)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(windows, "WINDOW", 400)
        monkeypatch.setattr(windows, "_LAST", 600)
        monkeypatch.setattr(windows, "_SEARCHED", 200)
        parts = [rows for rows, _ in task(document)]
    assert len(parts) > 5
    assert [row for part in parts for row in part] == whole
    assert len(whole) > 30 * 20


@pytest.mark.usefixtures("small")
def test_no_more_characters_are_searched_than_allowed_and_that_is_said() -> None:
    text = PARAGRAPH * 30
    found, (problem,) = made(text, characters=1000)
    assert max(claim.spans[-1][1] for claim in found) <= 1000
    assert f"has {len(text):,} characters; only the first 1,000 are searched" in problem


@pytest.mark.usefixtures("small")
def test_no_more_claims_are_kept_than_allowed_and_those_are_the_first() -> None:
    everything, _ = made(PARAGRAPH * 30)
    found, (problem,) = made(PARAGRAPH * 30, claims=7)
    assert {claim.id for claim in found} == {claim.id for claim in sorted(everything, key=lambda c: c.spans)[:7]}
    assert "makes more than 7 claims; the first 7 are kept" in problem
