"""Passages: the sentences of a document with the days that they name."""

from collections.abc import Iterable

import attrs

from timeline.model.calendar import DAY, Precision
from timeline.model.document import Document
from timeline.model.mention import Segments, TimeMention, TimexType
from timeline.model.span import Span
from timeline.model.when import When

Day = int
"""Days since 1970-01-01."""


@attrs.frozen(slots=True)
class Passage:
    """One sentence: its place among those of its document, from 0, and the days that its words name, ascending.

    ``published`` is the day on which its document appeared; None where that is not known to the day.
    """

    document: str
    span: Span
    text: str
    place: int
    published: Day | None
    days: tuple[Day, ...]


def passages(document: Document, sentences: Segments | Iterable[Span], times: Iterable[TimeMention]) -> list[Passage]:
    """The passages of a document, in their order; ``times`` in the order of their offsets."""
    published = day_of(document.published)
    dated = [(time.start, day) for time in times if (day := _named(time)) is not None]
    found: list[Passage] = []
    following = 0
    for place, (start, end) in enumerate(sentences):
        days: set[Day] = set()
        while following < len(dated) and dated[following][0] < end:
            if dated[following][0] >= start:
                days.add(dated[following][1])
            following += 1
        text = document.text[start:end]
        found.append(Passage(document.id, (start, end), text, place, published, tuple(sorted(days))))
    return found


def day_of(when: When | None) -> Day | None:
    """The day of a time that is no longer than one, a night's that of its evening; None for a longer one."""
    if when is None or when.lo is None or when.hi is None or when.hi - when.lo > DAY:
        return None
    return when.lo // DAY


def _named(time: TimeMention) -> Day | None:
    if time.type not in (TimexType.DATE, TimexType.TIME) or time.about is None:
        return None
    precision = time.about.precision
    return day_of(time.about) if precision is not None and precision <= Precision.DAY else None
