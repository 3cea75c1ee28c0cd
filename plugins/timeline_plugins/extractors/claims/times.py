"""When a claim is about, and when it was said."""

import re
from collections.abc import Iterable, Sequence

import attrs

from timeline.model import edtf
from timeline.model.calendar import DAY
from timeline.model.mention import AttributionMention, TimeMention, TimexType
from timeline.model.span import Span, Spans
from timeline.model.when import Bound, Limit, Qualifier, Side, When
from timeline.text.mentions import MentionIndex, touches
from timeline_plugins.extractors.claims.tense import Tense
from timeline_plugins.extractors.claims.words import lexicon, phrases

NEAR = 48
"""A time this many characters from a cue, outside of the content, says when it was said."""

LONGEST_WORD = 24
_NEXT = re.compile(r" ([a-z][\w-]+)")
_THING = re.compile(r" ([^\W\d_][\w-]+)")
_POSSESSIVE = re.compile(r" ?['\u2019]s? \w")

OPENING = 12
"""A date that begins within this many characters of its sentence opens it ("In early May", "But on Friday")."""

LONG = 366 * DAY
"""A date that lies this far (in seconds) before a document sets the time of what is told behind it."""

_DONE, _AHEAD = "told as done: not after it was said", "told as to come: not before it was said"
_HOLDS = "told as what is so: on the day on which it was said"
_NEWS = "told as news: on the day on which it was said or the one before"

STRETCH = 8 * DAY
"""Longer times (in seconds) are stretches."""

_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "PX", "PTX")
"""How the TIMEX3 values begin of times that date nothing: "now", "recently", "for years to come"."""


def about(times: Sequence[TimeMention], spans: Spans, beside: Sequence[Span]) -> When | None:
    """When a claim is about.

    The finest time inside its spans, the first of equals; else that of what is left of its sentence (``beside``), as
    long as the sentence has no claim beside it. Vague references ("now", "recently") date nothing.
    """
    dated = [time for time in times if _dates(time)]
    inside = [time for time in dated if touches(time.spans, spans)]
    left = [time for time in dated if touches(time.spans, beside)]
    for candidates in (inside, left):
        if candidates:
            return min(candidates, key=_rank).about
    return None


def telling(times: Iterable[TimeMention], text: str, main: int) -> list[TimeMention]:
    """The times that can tell when a claim is about; ``main`` is where its main predicate begins, else its first word.

    Behind that, a date between a determiner and a noun only says which thing is meant ("sentenced for the 2005
    rampage", "to host the 2014 show", "over last year's attack"; but "died in the 2005 rampage"), one behind a
    comparison says when something else was so ("compared with 12 in 2019").
    """
    return [time for time in times if time.start <= main or not (_names(time, text) or _compares(time, text))]


def _names(time: TimeMention, text: str) -> bool:
    if _POSSESSIVE.match(text, time.end):
        return True
    words = text[time.start : time.end]
    if words.isdigit() and len(words) == 4 and (thing := _THING.match(text, time.end, time.end + LONGEST_WORD)):
        # "to host 2014 awards"; a year of its own stands behind a preposition or a mark
        led = text[max(0, time.start - LONGEST_WORD) : time.start].split()
        if led and led[-1].isalpha() and led[-1].lower() not in lexicon("before years"):
            return thing[1] not in lexicon("behind dates") and not thing[1].endswith("ing")
    behind = _NEXT.match(text, time.end, time.end + LONGEST_WORD)
    if behind is None or behind[1] in lexicon("behind dates") or behind[1].endswith("ing"):
        return False
    before = text[max(0, time.start - LONGEST_WORD) : time.start].split()
    first, *more = text[time.start : time.end].split()
    if first == "the" and more:
        before.append(first)
    if not before or not (before[-1] in lexicon("before names") or before[-1].endswith(("'s", "\u2019s"))):
        return False
    return not before[-2:-1] or before[-2].lower() not in ("in", "during", "amid", "over", "at", "on")


def _compares(time: TimeMention, text: str) -> bool:
    words = text[max(0, time.start - NEAR) : time.start].lower()
    return any(f" {phrase} " in words for phrase in phrases("comparisons"))


def carried(text: str, sentences: Iterable[Span], times: Sequence[TimeMention]) -> dict[int, TimeMention]:
    """For each sentence, by its start, the date that opened a sentence before it in its paragraph.

    Such a date ("In May 1961, ...") sets the time of what follows, until another date is named.
    """
    found: dict[int, TimeMention] = {}
    last: TimeMention | None = None
    behind = place = 0
    dated = [time for time in times if time.type is TimexType.DATE and _dates(time)]
    for start, end in sentences:
        if "\n" in text[behind:start]:
            last = None
        if last is not None:
            found[start] = last
        while place < len(dated) and dated[place].start < end:
            last = dated[place] if dated[place].start - start <= OPENING else None
            place += 1
        behind = end
    return found


def context(tense: Tense | None, last: TimeMention | None, said: When | None, *, counted: bool = False) -> When | None:
    """When a claim is about that names no time, as far as its context tells.

    What is told as done behind a date of long ago goes on from there: that date, uncertain. Else what is done was so
    by the time it was said, what is to come not before, and what is so on that day. None where its words say nothing
    of the kind, or where it is not known when it was said; for what is so also where no day is known, or where
    something is ``counted``: a count that stands at a number may have done so for days.
    """
    if tense is Tense.PAST and last is not None and last.about is not None and _long_ago(last.about, said):
        begin, end = _uncertain(last.about.begin), _uncertain(last.about.end)
        return When(begin, end).read_as(rule="told behind this date", anchor=last.about.text or last.value)
    if tense is None or said is None:
        return None
    if tense is Tense.STATE:
        if counted or said.lo is None or said.hi is None or said.hi - said.lo > DAY:
            return None
        return said.read_as(rule=_HOLDS, anchor=edtf.format(said))
    if tense is Tense.FUTURE:
        if not isinstance(said.begin, Bound) or said.begin.earliest is None:
            return None
        return When.within(attrs.evolve(said.begin, latest=None)).read_as(rule=_AHEAD, anchor=edtf.format(said))
    if not isinstance(said.end, Bound) or said.end.latest is None:
        return None
    if tense is Tense.NEWS:
        if said.lo is None:
            return None
        return When.within(attrs.evolve(said.end, earliest=said.lo - DAY)).read_as(rule=_NEWS, anchor=edtf.format(said))
    return When.within(attrs.evolve(said.end, earliest=None)).read_as(rule=_DONE, anchor=edtf.format(said))


def background(when: When, said: When | None) -> bool:
    """Is a time in news of the day that of something else: "protest the collapse of last week", "this year's prize"?

    It lies before the news, or is a stretch that holds their day.
    """
    if said is None or when.hi is None or said.lo is None or said.hi is None:
        return False
    if when.hi <= said.lo - DAY:
        return True
    return when.lo is not None and when.lo < said.lo and said.hi <= when.hi and when.hi - when.lo > STRETCH


def _uncertain(side: Side) -> Side:
    if isinstance(side, Limit):
        return side
    return attrs.evolve(side, qualifiers=side.qualifiers | {Qualifier.UNCERTAIN})


def _long_ago(when: When, said: When | None) -> bool:
    if said is None:
        return True
    return when.hi is not None and said.lo is not None and when.hi < said.lo - LONG


def near(times: MentionIndex[TimeMention], attribution: AttributionMention, sentence: Span) -> list[TimeMention]:
    """The times that begin in the sentence of an attribution, near enough to its cue to say when it was said."""
    return times.around((attribution.start - NEAR - 1, attribution.end + NEAR + 1), sentence)


def said(times: Iterable[TimeMention], attribution: AttributionMention | None, published: When | None) -> When | None:
    """When a claim was said: by a time beside the cue, else when the document was published."""
    if attribution is not None:
        beside = [
            time
            for time in times
            if _dates(time)
            and time.type in (TimexType.DATE, TimexType.TIME)
            and not touches(time.spans, attribution.content)
        ]
        if beside:
            return min(beside, key=lambda time: (_distance(time, attribution), time.start)).about
    return published


def _dates(time: TimeMention) -> bool:
    return time.about is not None and time.about.precision is not None and not time.value.startswith(_VAGUE)


def _distance(time: TimeMention, attribution: AttributionMention) -> int:
    return max(0, time.start - attribution.end, attribution.start - time.end)


def _rank(time: TimeMention) -> tuple[int, int]:
    precision = time.about.precision if time.about else None
    return (precision.rank if precision else 99, time.start)
