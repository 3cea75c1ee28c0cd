"""Certainty: cues in English text that say how sure a predicate is, or that it is denied.

Levels are those of FactBank (Saurí and Pustejovsky 2009). The scope of a cue is the predicate words that it affects,
which can be told without a parser; a conditional's scope is its clause. Rules are in ``rules``, words in ``cues.txt``.
"""

from collections.abc import Iterator

from timeline.model.mention import CertaintyMention
from timeline.plugin.view import View
from timeline_plugins.extractors.certainty.grammar import Sentence
from timeline_plugins.extractors.certainty.rules import cues
from timeline_plugins.sentence_tokens import rows


def extract(view: View) -> Iterator[CertaintyMention]:
    """The layer ``certainty``, from the layers ``token`` and ``sentence``."""
    for raw, begin, end in rows(view):
        low = [word.lower().replace("\u2019", "'") for word in raw]
        yield from sorted(cues(Sentence(raw, low, begin, end)), key=lambda mention: mention.spans)
