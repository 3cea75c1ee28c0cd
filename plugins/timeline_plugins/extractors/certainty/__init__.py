"""Certainty: cues in English text that say how sure a predicate is, or that it is denied.

Levels are those of FactBank (Saurí and Pustejovsky 2009). The scope of a cue is the predicate words that it affects,
which can be told without a parser; a conditional's scope is its clause. Rules are in ``rules``, words in ``cues.txt``.
"""

from collections.abc import Iterator

from timeline.model.mention import CertaintyMention
from timeline.plugin.view import View
from timeline_plugins.extractors.certainty.grammar import Sentence
from timeline_plugins.extractors.certainty.rules import cues

LONGEST_SENTENCE = 300
"""Tokens of a sentence that are read at once; longer ones are read in such parts."""


def extract(view: View) -> Iterator[CertaintyMention]:
    """The layer ``certainty``, from the layers ``token`` and ``sentence``."""
    text, tokens = view.text, view.segments("token")
    starts, ends = tokens.starts, tokens.ends
    for first_character, last_character in view.segments("sentence"):
        around = tokens.touching(first_character, last_character)
        for first in range(around.start, around.stop, LONGEST_SENTENCE):
            part = slice(first, min(first + LONGEST_SENTENCE, around.stop))
            begin, end = starts[part].tolist(), ends[part].tolist()
            raw = [text[a:b] for a, b in zip(begin, end, strict=True)]
            low = [word.lower().replace("\u2019", "'") for word in raw]
            yield from sorted(cues(Sentence(raw, low, begin, end)), key=lambda mention: mention.spans)
