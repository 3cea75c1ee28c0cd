"""From a number to a quantity: currency, percent, unit, range and hedges, by the table of ``conventions.txt``."""

from decimal import Decimal
from functools import cache

import attrs

from timeline.model.figure import Number
from timeline_plugins.extractors.figures.numbers import HYPHENS, Cardinal, cardinal, whole
from timeline_plugins.extractors.figures.words import PACKAGE, Phrases, Words
from timeline_plugins.lang.en.morphology import forms
from timeline_plugins.lexicon import sections, words

MINUS = frozenset("-\u2212\u2013")
NEGATIVE_UNITS = frozenset({"C", "F", "degree", "%"})


@attrs.frozen(slots=True)
class Quantity:
    """An interval at the tokens ``first`` to ``end``; ``noun`` is where the words for what is counted begin.

    ``base`` is the first token of the number itself, ``measured`` the measure that the unit fixes, ``marker`` the word
    that makes it an addition ("another"), ``joined`` what joins it to another number.
    """

    first: int
    base: int
    end: int
    noun: int
    low: Number | None
    best: Number | None
    high: Number | None
    rule: str
    vague: bool = False
    plain: bool = False
    unit: str | None = None
    measured: str | None = None
    approximator: str | None = None
    marker: str | None = None
    share: bool = False
    joined: str = ""


@attrs.frozen(slots=True)
class Conventions:
    """The table of conventions and the marks of money, percent and units."""

    kinds: dict[str, tuple[Decimal | None, Decimal | None, bool]]
    odd: int
    before: Phrases
    after: Phrases
    fillers: Phrases
    topics: frozenset[str]
    increments: frozenset[str]
    currency_marks: dict[str, str]
    currency_words: dict[str, str]
    percent: Phrases
    units: Phrases
    forms: dict[str, str]
    measures: dict[str, str]
    compounds: frozenset[str]


@cache
def conventions() -> Conventions:
    """The tables of ``conventions.txt`` and ``numbers.txt``."""
    table, marks = sections(PACKAGE, "conventions.txt"), sections(PACKAGE, "numbers.txt")
    kinds = {
        name: (None if low == "-" else Decimal(low), None if high == "-" else Decimal(high), best == "best")
        for name, low, high, best in table["kinds"]
    }
    hedges: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for title, rows in table.items():
        side, _, kind = title.partition(": ")
        if side in hedges:
            hedges[side].update({phrase: kind for row in rows for phrase in row if phrase})
    measured = {form.strip(): row[0] for row in marks["measured"] for form in row[2].split(";")}
    return Conventions(
        kinds=kinds,
        odd=int(table["odd"][0][0]),
        before=Phrases(hedges["before"]),
        after=Phrases(hedges["after"]),
        fillers=Phrases({cell: "" for row in table["fillers"] for cell in row if cell}),
        topics=words(PACKAGE, "conventions.txt", "topics"),
        increments=words(PACKAGE, "measures.txt", "increments"),
        currency_marks={mark: row[0] for row in marks["currencies"] for mark in row[1].split() if mark != "-"},
        currency_words={word: row[0] for row in marks["currencies"] for word in row[2].split() if word != "-"},
        percent=Phrases({form: "%" for row in marks["percent"] for form in row}),
        units=Phrases(measured),
        forms=measured,
        measures={row[0]: row[1] for row in marks["measured"] if row[1] != "-"},
        compounds=words(PACKAGE, "numbers.txt", "compounds"),
    )


def quantity(words: Words, index: int) -> tuple[Quantity, ...]:
    """What the number at a token says: one quantity, two where a change is told ("from A to B"), or none."""
    number = cardinal(words, index)
    if number is None:
        return ()
    ratio = _ratio(words, number)
    if ratio is not None:
        return (_hedged(words, ratio),)
    one = _signed(words, _marked(words, number))
    between = words.at(one.first - 1) == "between" or (
        words.at(one.first - 1) in {"of", "from"} and words.at(one.first - 2) == "between"
    )
    other = _second(words, one, number, between)
    if other is not None:
        second, joint = other
        pair = _pair(words, one, second, joint, number, between)
        if pair is not None:
            return tuple(_hedged(words, each) for each in pair)
    if number.odd or (words.at(one.end) in HYPHENS and words.at(one.end + 1) == "odd") or words.at(one.end) == "odd":
        step = 0 if number.odd else 1 + (words.at(one.end) in HYPHENS)
        end = one.end + step
        high = (one.low or 0) + conventions().odd
        one = attrs.evolve(one, end=end, noun=max(one.noun, end), best=None, high=high, rule="odd")
    return (_hedged(words, one),)


def _ratio(words: Words, number: Cardinal) -> Quantity | None:
    """A ratio such as "one in five" or "nine out of ten" as a share."""
    place = number.end
    if words.at(place) == "in":
        place += 1 + (words.at(place + 1) == "every")
    elif words.at(place) == "out" and words.at(place + 1) == "of":
        place += 2 + (words.at(place + 2) == "every")
    else:
        return None
    other = cardinal(words, place) if place < len(words) else None
    if other is None or other.low not in _ROUND or not 0 < number.low < min(other.low, 10):
        return None
    exact = number.low == number.high and other.low == other.high
    if not exact or words.at(other.end) in {"days", "years", "months", "weeks", "hours", "%"}:
        return None
    share = Decimal(number.low) / Decimal(other.low)
    return Quantity(number.first, number.first, other.end, other.end, share, share, share, "ratio", share=True)


_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000, 10000})


def _marked(words: Words, number: Cardinal) -> Quantity:
    """The number with the currency, percent or unit beside it."""
    table = conventions()
    best = None if number.vague else number.low
    one = Quantity(
        first=number.first,
        base=number.first,
        end=number.end,
        noun=number.end,
        low=number.low,
        best=best,
        high=number.high,
        rule="vague" if number.vague else "number",
        vague=number.vague,
        plain=number.plain,
        share=number.share,
    )
    mark = words.at(number.first - 1)
    if mark in table.currency_marks and (mark not in {"won", "nis"} or words.raw[number.first - 1].isupper()):
        first = number.first - 1
        code = table.currency_marks[mark]
        prefix = words.at(first - 1)
        if words.glued(first) and prefix + mark in table.currency_marks:
            first, code = first - 1, table.currency_marks[prefix + mark]
        return attrs.evolve(one, first=first, unit=code, measured="money", plain=False)
    percent = table.percent.ahead(words, number.end)
    if percent is None and words.at(number.end) in HYPHENS and words.glued(number.end):
        percent = table.percent.ahead(words, number.end + 1)
    if percent is not None and not number.share:
        return attrs.evolve(one, end=percent[0], noun=percent[0], unit="%", measured="share", plain=False)
    name, noun = number.unit, number.end
    skip = words.at(noun) in HYPHENS
    if skip and words.glued(noun):
        noun += 1
    noun += words.at(noun) == "of" and number.vague
    if name:
        name = table.forms.get(name, name)
    else:
        found = table.units.ahead(words, noun)
        short = words.at(noun) in {"c", "f", "in"}
        if found is not None and (not short or (words.raw[noun].isupper() and not number.vague)):
            noun, name = found
        elif words.at(noun) in table.currency_words and not (words.low[noun] == "won" and not number.magnitude > 1):
            code = table.currency_words[words.low[noun]]
            return attrs.evolve(one, noun=noun + 1, unit=code, measured="money", plain=False)
        elif words.at(noun) in {"us", "american"} and words.at(noun + 1) in {"dollars", "dollar"}:
            return attrs.evolve(one, noun=noun + 2, unit="USD", measured="money", plain=False)
    if not name:
        return one
    measured = table.measures.get(name)
    return attrs.evolve(one, noun=max(noun, one.end), unit=name, measured=measured, plain=False)


def _signed(words: Words, one: Quantity) -> Quantity:
    """The quantity below zero where a minus stands before it and its unit can be negative."""
    mark = words.at(one.first - 1)
    if one.unit not in NEGATIVE_UNITS or one.best is None:
        return one
    if mark == "minus" and words.at(one.first - 2) == "or":  # "plus or minus 3"
        return one
    if mark == "minus" or (mark in MINUS and words.glued(one.first) and not words.glued(one.first - 1)):
        return attrs.evolve(one, first=one.first - 1, low=-one.best, best=-one.best, high=-one.best)
    return one


def _second(words: Words, one: Quantity, number: Cardinal, between: bool) -> tuple[Quantity, str] | None:
    """The other end of a range or change and the word that joins the two."""
    for place in dict.fromkeys((one.end, one.noun)):
        joint = words.at(place)
        if joint in HYPHENS:
            joint = "-"
            if words.glued(place) != words.glued(place + 1):
                continue
        elif joint == "and":
            if not between:
                continue
        elif joint not in {"to", "or", "till"}:
            continue
        start = place + 1
        start += words.at(start) in {"as", "about", "around"} and joint != "-"
        while start < place + 4 and (
            words.at(start) in conventions().currency_marks or words.at(start) in {"a", "an", "us"}
        ):
            start += 1
        other = cardinal(words, start) if start < len(words) else None
        if other is None or other.share != number.share:
            return None
        return _marked(words, other), joint
    return None


def _pair(
    words: Words, one: Quantity, two: Quantity, joint: str, number: Cardinal, between: bool
) -> tuple[Quantity, ...] | None:
    """A range as one quantity, a change as two, None where the numbers have nothing to do with each other."""
    if one.unit and two.unit and one.unit != two.unit:
        return None
    low, high = one.low or 0, two.high or 0
    magnitude = _last_magnitude(words, two)
    bare = number.magnitude == 1 and not one.vague and not (between and low >= 1000)
    if bare and magnitude > 1 and low * magnitude < high:
        low = whole(low * magnitude)  # "10 to 15 million"
    lead = words.at(one.first - 1)
    told = lead in {"from", "by"} or _after_change(words, one.first)
    ranges = one.vague or (lead == "from" and _spread(words, one.first - 1))
    if joint == "to" and (told or low >= high) and not ranges:
        before = attrs.evolve(one, joined="from" if told else "versus", low=low, high=low, best=low)
        if before.unit is None:
            before = attrs.evolve(before, unit=two.unit, measured=two.measured)
        return before, attrs.evolve(two, joined="to" if told else "versus")
    if joint == "or" and (one.vague or two.vague or one.measured != two.measured):
        return None
    if low >= high:
        return None
    if not (one.measured == two.measured or one.measured is None or (two.measured is None and one.measured == "money")):
        return None
    first = one.first
    if between:
        first -= 1 if words.at(first - 1) == "between" else 2
    merged = one if two.measured is None else two
    return (
        attrs.evolve(
            two,
            first=first,
            base=one.base,
            low=low,
            best=None,
            high=high,
            rule="range",
            vague=False,
            plain=False,
            unit=merged.unit,
            measured=merged.measured,
            joined="between" if between else joint,
        ),
    )


def _last_magnitude(words: Words, two: Quantity) -> Number:
    number = cardinal(words, two.base)
    return number.magnitude if number else 1


@cache
def _change() -> tuple[frozenset[str], frozenset[str]]:
    rows = sections(PACKAGE, "measures.txt")
    change = frozenset(form for row in rows["change"] for verb in row for form in forms(verb))
    return change, words(PACKAGE, "measures.txt", "spread")


def _after_change(sentence: Words, first: int) -> bool:
    """Does a verb of change stand close before?"""
    change, _ = _change()
    return any(sentence.at(i) in change for i in range(max(0, first - 2), first))


def _spread(sentence: Words, first: int) -> bool:
    _, spread = _change()
    return any(sentence.at(i) in spread for i in range(max(0, first - 3), first))


def _hedged(words: Words, one: Quantity) -> Quantity:
    """The quantity with the hedges around it, innermost first."""
    table = conventions()
    while True:
        place, marker = one.first, one.marker
        while True:
            filler = table.fillers.behind(words, place)
            if words.at(place - 1) in table.increments:
                place -= 1
                marker = words.low[place]
            elif filler is not None:
                place = filler[0]
            elif marker is not None and words.at(place - 1) in {"a", "an"}:
                place -= 1
            else:
                break
        found = table.before.behind(words, place)
        if found is not None and words.at(found[0]) == "about" and words.at(found[0] - 1) in table.topics:
            found = None
        if found is None or one.rule.count("+") >= 3:
            return _after(words, one if marker is one.marker else attrs.evolve(one, marker=marker))
        first, kind = found
        one = _bounded(one, kind, words.low[first:place])
        one = attrs.evolve(one, first=first, marker=marker)


def _after(words: Words, one: Quantity) -> Quantity:
    table = conventions()
    for place in dict.fromkeys((one.end, one.noun, one.noun + 1)):
        start = place + (words.at(place) in HYPHENS and words.glued(place))
        found = table.after.ahead(words, start)
        if found is None:
            continue
        end, kind = found
        if words.low[start] == "plus" and place != one.end:
            continue
        if words.low[start] == "at" and place != one.end and words.at(end) not in {"", ".", ",", ";"}:
            continue
        one = _bounded(one, kind, words.low[start:end])
        if place == one.end:
            one = attrs.evolve(one, end=end, noun=max(one.noun, end))
        return one
    return one


def _bounded(one: Quantity, kind: str, hedge: list[str]) -> Quantity:
    """The bounds under one more hedge; a hedge on a vague word or a range moves its own bound."""
    low_factor, high_factor, keeps_best = conventions().kinds[kind]
    phrase = " ".join(hedge)
    rule = f"{kind}+{one.rule}" if one.rule != "number" else kind
    approximator = f"{phrase} {one.approximator}" if one.approximator else phrase
    low, high = one.low, one.high
    exact = one.best is not None and low == high
    if exact and keeps_best and low_factor is not None and high_factor is not None:
        value = one.best if one.best is not None else 0
        ends = sorted((whole(value * low_factor), whole(value * high_factor)))
        return attrs.evolve(one, low=ends[0], high=ends[1], rule=rule, approximator=approximator)
    if keeps_best or (one.vague and low == high):
        return attrs.evolve(one, rule=rule, approximator=approximator)
    outer = one.best if one.best is not None else (high if low_factor is None else low)
    if outer is None:  # "up to at least 5": the inner hedge has opened that side
        return one
    if low_factor is None:
        return attrs.evolve(
            one,
            low=None,
            best=None,
            high=one.best if one.best is not None else high,
            rule=rule,
            approximator=approximator,
        )
    return attrs.evolve(
        one, low=one.best if one.best is not None else low, best=None, high=None, rule=rule, approximator=approximator
    )
