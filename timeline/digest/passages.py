"""Passages: the sentences of a document with the days that they name."""

import re
from collections.abc import Iterable

import attrs

from timeline.digest.heads import head
from timeline.model.calendar import DAY, Precision
from timeline.model.document import Document
from timeline.model.mention import Segments, TimeMention, TimexType
from timeline.model.span import Span
from timeline.model.when import When

Day = int
"""Days since 1970-01-01."""

OPENING = 5
"""Sentences that open a document."""

_STAMP = re.compile(
    r"(?:\b(?:19|20)\d\d\b[^|:\n]{0,12}\b\d\d?:\d\d\b|\b\d\d?:\d\d\b[^|:\n]{0,30}\b(?:19|20)\d\d\b)"
    r"[^|:\n]{0,60}[|:]"
)
"""Date with year and clock time, then a name or none, and a colon or a bar: how readers' comments are headed."""


@attrs.frozen(slots=True)
class Passage:
    """One sentence: its place among those of its document, from 0, and the days that its words name, ascending.

    ``span`` leaves out what stands before its own words (``heads``), ``days`` what is named there. ``published`` is the
    day on which its document appeared; None where that is not known to the day. ``elsewhen``: do its words name a time
    that is longer than a day ("last month")?
    """

    document: str
    span: Span
    text: str
    place: int
    published: Day | None
    days: tuple[Day, ...]
    elsewhen: bool = False


def passages(document: Document, sentences: Segments | Iterable[Span], times: Iterable[TimeMention]) -> list[Passage]:
    """The passages of a document, in their order, without its readers' comments.

    ``times`` come in the order of their offsets.
    """
    published = day_of(document.published)
    dated = [(time.start, _named(time)) for time in times if _on_the_calendar(time)]
    found: list[Passage] = []
    stamped: list[int] = []
    following = 0
    for place, (start, end) in enumerate(sentences):
        if place >= OPENING and _STAMP.search(document.text, start, end):
            stamped.append(place)
        start += head(document.text[start:end])
        days: set[Day | None] = set()
        while following < len(dated) and dated[following][0] < end:
            if dated[following][0] >= start:
                days.add(dated[following][1])
            following += 1
        text = document.text[start:end]
        known = tuple(sorted(day for day in days if day is not None))
        found.append(Passage(document.id, (start, end), text, place, published, known, None in days))
    # One stamp may be the report's own; from the first of several on its readers speak.
    return found[: stamped[0]] if len(stamped) > 1 else found


def day_of(when: When | None) -> Day | None:
    """The day of a time that is no longer than one, a night's that of its evening; None for a longer one."""
    if when is None or when.lo is None or when.hi is None or when.hi - when.lo > DAY:
        return None
    return when.lo // DAY


def _on_the_calendar(time: TimeMention) -> bool:
    return time.type in (TimexType.DATE, TimexType.TIME) and time.about is not None


def _named(time: TimeMention) -> Day | None:
    precision = time.about.precision if time.about is not None else None
    return day_of(time.about) if precision is not None and precision <= Precision.DAY else None
