"""Lines that say when a page was published: ``Published: August 2, 2013``, ``Thu Jun 13, 2013 08:45 AM PDT``.

Pages that were copied as text carry their date as such a line below the headline.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from timeline.model import edtf
from timeline.model.when import When
from timeline_plugins.dateline import months
from timeline_plugins.lexicon import words

HEAD = 800
"""Such a line stands among the first characters of a text."""
LONGEST = 80
"""Characters of such a line."""
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_MARKS = frozenset("+,.:;|@/()[]-\u2013\u2014\u00b7\u2022*_")
_CLOCK = frozenset(":.h+")
_MOST_CLOCKS = 4
"""Numbers of the clock times of a line."""


@attrs.frozen(slots=True)
class Stamp:
    """The date of a line, and whether the line tells of it as that of an update, or names it at all."""

    date: When
    updated: bool
    labelled: bool


def published(text: str) -> When | None:
    """The date of the line that says when a text was published; None without one.

    A first publication goes before an update. Of dates that nothing is said of there must be one alone: several are
    the headings of a chronicle.
    """
    head = [stamp for line in _LINE.findall(text[:HEAD]) if (stamp := _stamp(line))]
    if not head:
        return None
    first = min(head, key=lambda stamp: (stamp.updated, not stamp.labelled))
    if not first.labelled:
        dates = {stamp.date for line in _LINE.findall(text) if (stamp := _stamp(line)) and not stamp.labelled}
        if len(dates) > 1:
            return None
    return first.date


def is_date_line(line: str) -> bool:
    """Does a line hold the date of a page and nothing else that tells?"""
    return _stamp(line) is not None


def _stamp(line: str) -> Stamp | None:
    line = line.strip()
    if not (6 <= len(line) <= LONGEST):
        return None
    tokens = _TOKEN.findall(line.lower())
    for place in range(len(tokens)):
        found = _date(tokens, place)
        if found is None:
            continue
        name, length = found
        rest = [*tokens[:place], *tokens[place + length :]]
        if not all(_beside(rest)):
            return None
        try:
            date = edtf.parse(name).read_as(text=line, rule="date line")
        except edtf.EDTFError:
            return None
        told = set(rest)
        updated, labelled = not told.isdisjoint(_words("updated")), not told.isdisjoint(_words("published"))
        return Stamp(date, updated and not labelled, updated or labelled)
    return None


def _date(tokens: Sequence[str], place: int) -> tuple[str, int] | None:
    """The EDTF of a date that begins at a token, in any usual order, and how many tokens it takes."""
    if tokens[place + 1 : place + 2] == ["/"] and tokens[place + 3 : place + 4] == ["/"]:
        return _slashed(tokens[place : place + 5])
    taken = [token for token in tokens[place : place + 8] if token not in (",", ".", "of", "st", "nd", "rd", "th")][:3]
    if len(taken) < 3:
        return None
    if tokens[place + 1 : place + 2] == ["-"] and tokens[place + 3 : place + 4] == ["-"]:  # 2013-05-03
        year, month, day = tokens[place], tokens[place + 2], "".join(tokens[place + 4 : place + 5])
        length = 5
    else:
        day, month, year = taken if taken[1] in months() else (taken[1], taken[0], taken[2])
        month = months().get(month, "")
        length = next((end for end in range(8, 2, -1) if tokens[place + end - 1 : place + end] == [year]), 8)
    if not (len(year) == 4 and all(number.isascii() and number.isdigit() for number in (year, month, day))):
        return None
    return f"{year}-{int(month):02}-{int(day):02}", length


def _slashed(tokens: Sequence[str]) -> tuple[str, int] | None:
    """``12/19/2005`` and ``19/12/2005``; not ``11/12/2005``, which is read in two ways."""
    if len(tokens) < 5 or not all(token.isascii() and token.isdigit() for token in tokens[::2]) or len(tokens[4]) != 4:
        return None
    first, second = int(tokens[0]), int(tokens[2])
    if (first > 12) is (second > 12):
        return None
    return f"{tokens[4]}-{min(first, second):02}-{max(first, second):02}", 5


def _beside(tokens: Sequence[str]) -> Iterator[bool]:
    """May each of the tokens stand beside the date of such a line?"""
    clocks = 0
    known = _words("published") | _words("updated") | _words("weekdays") | _words("beside dates")
    for place, token in enumerate(tokens):
        if token.isdigit():
            clocks += 1
            near = {*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]}
            timed = not near.isdisjoint(_CLOCK) or not near.isdisjoint(("am", "pm", "a", "p"))
            yield len(token) <= 4 and timed and clocks <= _MOST_CLOCKS
        else:
            yield token in _MARKS or token in known


@cache
def _words(section: str) -> frozenset[str]:
    return words("timeline_plugins", "dateline.txt", section)
