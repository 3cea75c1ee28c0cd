"""When a document was published and where it came from, as far as its text tells."""

import attrs

from timeline.model.document import DateCandidate, Document
from timeline_plugins import date_lines
from timeline_plugins.dateline import find
from timeline_plugins.readers.credits import with_credit


def dated(document: Document) -> Document:
    """The document with the date and the origin that its text gives, as far as nothing else gave them.

    The date is that of an agency's dateline, else that of a line which says when the page was published.
    """
    line = find(document.text)
    told = line.published if line else None
    rule = "dateline"
    if told is None and document.published is None:
        told, rule = date_lines.published(document.text), "date line"
    if told:
        candidates = (*document.candidates, DateCandidate(told, rule))
        document = attrs.evolve(document, published=document.published or told, candidates=candidates)
    return with_credit(document, line)
