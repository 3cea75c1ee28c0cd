"""The layer ``word`` of English text: tokens with their parts of speech."""

from collections.abc import Iterator
from functools import cache

from timeline.plugin.view import View
from timeline.text.annotation import Annotation
from timeline_plugins.lang.en.tagging import Tagger
from timeline_plugins.lang.en.tags import tagset
from timeline_plugins.lang.en.tokens import rows
from timeline_plugins.lang.en.weights import shipped

LONGEST = 400
"""Tokens of a sentence that are tagged at once; longer ones, mostly tables, are tagged in such parts."""


def extract(view: View) -> Iterator[Annotation]:
    """Every token of a document; those between sentences, such as the mark of a list item, are among them."""
    starts: list[int] = []
    ends: list[int] = []
    tags = bytearray()
    tagger = _tagger()
    for begin, behind, forms in rows(view.text, view.segments("sentence")):
        starts += begin
        ends += behind
        for first in range(0, len(forms), LONGEST):
            tags += bytes(tagger.tags(forms[first : first + LONGEST]))
    yield Annotation("word", view.text, zip(starts, ends, strict=True), tags, tagset())


@cache
def _tagger() -> Tagger:
    """The tagger, loaded once in a process. Raises ``ValueError`` where its weights are for other tags."""
    weights = shipped()
    if weights.tags != tagset().names:
        raise ValueError("weights/words.bin was trained for other tags than those of tags.txt: train it again")
    return Tagger(weights)
