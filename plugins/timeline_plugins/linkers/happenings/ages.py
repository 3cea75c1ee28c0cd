"""Ages of persons in a claim, as far as two claims can be held against each other by them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.model.calendar import DAY
from timeline.plugin.block import Row, gap
from timeline_plugins.linkers.happenings.scope import group

_NAME = r"[A-Z][\w'’.-]{0,24}(?: [A-Z][\w'’.-]{0,24}){1,3}"
# "Jo Berg, 31," and "Jo Berg (31)"; no "Jo Berg, 31 May" and no "Jo Berg, 3 other people".
_BEHIND = re.compile(rf"\b({_NAME})(?:, | \()(\d{{1,3}})(?=[,.;:)]|$| who| of )(?!,\d)")
_BEFORE = re.compile(rf"\b(\d{{1,3}})[- ]years?[- ]old,? ({_NAME})")
_UNNAMED = re.compile(r"\b(\d{1,3})[- ]years?[- ]old ([a-z]{2,20})\b")
# What stands in every match of these: far quicker to look for.
_NUMBER_BEHIND = re.compile(r"[,(]\s*\d{1,3}(?:[,.;:)]|$|\swho|\sof\s)")
_YEARS = "year"
_NO_AGES: tuple[dict[str, int], dict[str, int]] = {}, {}
OLDEST = 115
GENERATION = 20
"""Years from which two persons of one name are rather parent and child."""
WEEK = 7 * DAY
YEAR = 365 * DAY


@lru_cache(maxsize=4096)
def ages(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """Ages in a claim: by the name of the person, and by what an unnamed person is called ("girl").

    Who is given two ages is left out.
    """
    behind, years = _NUMBER_BEHIND.search(text), _YEARS in text
    if not behind and not years:
        return _NO_AGES
    text = " ".join(text.split())
    named = _BEHIND.findall(text) if behind else []
    if years:
        named += [(name, age) for age, name in _BEFORE.findall(text)]
    return (
        _single((_first_and_last(name), int(age)) for name, age in named),
        _single((group(noun), int(age)) for age, noun in _UNNAMED.findall(text)) if years else {},
    )


def _first_and_last(name: str) -> str:
    parts = [part for part in name.split() if part.strip(".").casefold() not in ("jr", "sr", "ii", "iii")]
    return f"{parts[0]} {parts[-1]}"


def _single(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    several: dict[str, set[int]] = {}
    for who, age in found:
        if who and age <= OLDEST:
            several.setdefault(who, set()).add(age)
    return {who: values.pop() for who, values in several.items() if len(values) == 1}


def ages_differ(a: Row, b: Row, *, alike: bool) -> str | None:
    """Two ages of one person, in words; None where there is none. The unnamed count where the sentences are ``alike``.

    Between reports of one week a year is a difference; between others one is left alone, and one for each that lies
    between them, since people have birthdays. The unnamed are said to be "nearly 30": a year is none of theirs.
    """
    (ours, ours_unnamed), (theirs, theirs_unnamed) = ages(a.claim.text), ages(b.claim.text)
    if not (ours or ours_unnamed):
        return None
    apart = gap(a.said, b.said)
    years = -(-apart // YEAR)
    leeway = 0 if apart < WEEK and None not in (*a.said, *b.said) else 1 + years
    for who in sorted(ours.keys() & theirs.keys()):
        if leeway < abs(ours[who] - theirs[who]) <= GENERATION:
            return f"both give the age of {who}: {ours[who]} against {theirs[who]}"
    if alike and len(ours_unnamed) == len(theirs_unnamed) == 1 and ours_unnamed.keys() == theirs_unnamed.keys():
        ((who, age),), ((_, other),) = ours_unnamed.items(), theirs_unnamed.items()
        if 1 + years < abs(age - other) <= GENERATION:
            return f"both give the age of one {who}: {age} against {other}"
    return None
