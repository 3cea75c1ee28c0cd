"""Ages of persons in a claim, as far as two claims can be held against each other by them."""

from collections.abc import Iterable

from timeline.model.calendar import DAY
from timeline.plugin.block import Row, gap
from timeline_plugins.linkers.happenings.scope import group
from timeline_plugins.linkers.happenings.stated import stated

OLDEST = 115
GENERATION = 20
"""Years from which two persons of one name are rather parent and child."""
WEEK = 7 * DAY
YEAR = 365 * DAY
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})

Years = tuple[int, int]
"""The least and the most years that an age may be."""
Ages = dict[str, Years]
_NO_AGES: tuple[Ages, Ages] = {}, {}


def ages(row: Row) -> tuple[Ages, Ages]:
    """The ages that a claim states: by the name of the person, and by what an unnamed person is called ("girl").

    A person of two ages is left out, and so is one with a single name.
    """
    if not row.claim.attributes:
        return _NO_AGES
    named: list[tuple[str, Years]] = []
    unnamed: list[tuple[str, Years]] = []
    for attribute in stated(row, "age"):
        years = _years(attribute.value)
        if years is None or not attribute.of:
            continue
        if attribute.of[:1].isupper():
            named.append((_first_and_last(attribute.of), years))
        else:
            unnamed.append((group(attribute.of), years))
    return _single(named), _single(unnamed)


def _years(value: str) -> Years | None:
    """The years of "34", "40-49" or "8 months"; None for anything else."""
    low, _, high = value.partition("-")
    if low.isdecimal() and (high or low).isdecimal():
        return int(low), int(high or low)
    number, _, unit = value.partition(" ")
    return (0, 2) if number.isdecimal() and unit else None


def _first_and_last(name: str) -> str:
    parts = [part for part in name.split() if part.strip(".").casefold() not in _GENERATIONS]
    return f"{parts[0]} {parts[-1]}" if len(parts) > 1 else ""


def _single(found: Iterable[tuple[str, Years]]) -> Ages:
    several: dict[str, set[Years]] = {}
    for who, age in found:
        if who and age[1] <= OLDEST:
            several.setdefault(who, set()).add(age)
    return {who: values.pop() for who, values in several.items() if len(values) == 1}


def ages_differ(a: Row, b: Row, *, alike: bool) -> str | None:
    """Two ages of one person, in words; None where there is none. The unnamed count where the sentences are ``alike``.

    Between reports of one week a year is a difference; between others one is left alone, and one for each that lies
    between them, since people have birthdays. The unnamed are said to be "nearly 30": a year is none of theirs.
    """
    ours, ours_unnamed = ages(a)
    if not (ours or ours_unnamed):
        return None
    theirs, theirs_unnamed = ages(b)
    apart = gap(a.said, b.said)
    years = -(-apart // YEAR)
    leeway = 0 if apart < WEEK and None not in (*a.said, *b.said) else 1 + years
    for who in sorted(ours.keys() & theirs.keys()):
        if leeway < _between(ours[who], theirs[who]) <= GENERATION:
            return f"both give the age of {who}: {_shown(ours[who])} against {_shown(theirs[who])}"
    if alike and len(ours_unnamed) == len(theirs_unnamed) == 1 and ours_unnamed.keys() == theirs_unnamed.keys():
        ((who, age),), ((_, other),) = ours_unnamed.items(), theirs_unnamed.items()
        if 1 + years < _between(age, other) <= GENERATION:
            return f"both give the age of one {who}: {_shown(age)} against {_shown(other)}"
    return None


def _between(a: Years, b: Years) -> int:
    """The years that certainly lie between two ages."""
    return max(0, b[0] - a[1], a[0] - b[1])


def _shown(age: Years) -> str:
    return str(age[0]) if age[0] == age[1] else f"{age[0]}-{age[1]}"
