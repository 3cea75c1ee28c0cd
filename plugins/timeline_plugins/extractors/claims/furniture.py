"""What stands around a report and claims nothing: datelines, credits, and lines that ask to click."""

import re
from collections.abc import Iterable, Iterator

from timeline.model.span import Span
from timeline_plugins.date_lines import HEAD, is_date_line
from timeline_plugins.dateline import find
from timeline_plugins.extractors.claims.passages import Passages
from timeline_plugins.extractors.claims.predicates import done
from timeline_plugins.extractors.claims.words import phrases

_PLACE = re.compile(
    r"(?:[A-Z\u00c0-\u00de]{2}[A-Z\u00c0-\u00de.'\u2019-]{1,20}|[A-Z\u00c0-\u00de]{3,20})"
    r"(?: [A-Z\u00c0-\u00de.'\u2019-]{2,20}){0,3}(?:, [A-Z][\w.]{1,15}(?: [A-Z][\w.]{1,15})?)?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:-{2}|[-\u2013\u2014\u2015](?= )|[\u2013\u2014\u2015])\s*"
)
"""The place that opens a report: "RILL, Norland (Agency) \u2014 "."""
_LONGEST_OPENING = 4


def reported_sentences(passages: Passages, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, each with a dateline from behind it on; those of nothing but furniture are left out."""
    text = passages.text
    dateline = find(text)
    for start, end in sentences:
        if dateline and start < dateline.span[1] and dateline.span[0] < end:
            start = dateline.span[1]
        elif place := _PLACE.match(text, start, end):
            start = place.end()
        line = text.rfind("\n", start, end) + 1
        if line > start and start < HEAD and is_date_line(text[line:end]):
            end = line - 1
        if start < end and not boilerplate(text[start:end]) and not _caption(passages, (start, end)):
            yield start, end


def _caption(passages: Passages, sentence: Span) -> bool:
    """Is a sentence a caption in the present: behind it stands a picture's credit, and it tells nothing as done?"""
    text, end = passages.text, sentence[1]
    behind = text[end : end + 40].lstrip(" \t*_(\r\n").lower()
    credited = "\n\n" not in text[end : end + 3] and behind.startswith(tuple(phrases("behind captions")))
    return credited and done().isdisjoint(passages.of((sentence,)).tags)


def boilerplate(sentence: str) -> bool:
    """Is a sentence a credit, a notice or an invitation: one that opens or ends like those in ``words.txt``?"""
    words = sentence[:80].lower().strip("([*_ \"'\u201c\u2018\u2022\u00d7|").replace("\u2019", "'").split(None, 6)
    if not words:
        return False
    openings = phrases("furniture openings")
    if any(" ".join(words[:length]) in openings for length in range(1, _LONGEST_OPENING + 1)):
        return True
    tail = sentence[-120:].lower()
    return any(phrase in tail for phrase in phrases("furniture endings"))
