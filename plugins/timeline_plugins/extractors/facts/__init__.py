"""Facts: small typed values that English text states and that two reports can be compared by.

Each module finds facts of some kinds. A fact is a mention of the layer ``fact``; the claim in which it stands holds it
as an ``Attribute``. Kinds and their values are listed in ``docs/reference/facts.md``.
"""

import re
from collections.abc import Iterator

from timeline.model.claim import Attribute
from timeline.model.mention import FactMention
from timeline.plugin.view import View
from timeline_plugins.extractors.figures.ages import ages

_BLANK = re.compile(r"\s")


def extract(view: View) -> Iterator[FactMention]:
    """The layer ``fact``, in the order of the text."""
    text = _BLANK.sub(" ", view.text)  # of the same length: a line may end within a name
    found = list(map(_mention, ages(text, tuple(view.segments("sentence")))))
    yield from sorted(found, key=lambda fact: (fact.spans, fact.kind, fact.value))


def _mention(attribute: Attribute) -> FactMention:
    return FactMention(spans=attribute.spans, kind=attribute.kind, value=attribute.value, of=attribute.of)
