"""A grammar of numbers in digits and words: "12,000", "1.75bn", "two hundred and fifty", "tens of thousands"."""

import re
from decimal import Decimal
from functools import cache

import attrs

from timeline.model.figure import Number
from timeline_plugins.extractors.figures.words import PACKAGE, Words
from timeline_plugins.lexicon import sections

DIGITS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)([^\W\d_].*)?")
LONGEST = 24
"""Characters beyond which a number is an identifier."""
LONGEST_PLAIN = 13
"""The same where no comma groups the digits."""
LONGEST_SPELLED = 30
"""Words of a number in words: more than the longest below a quadrillion has."""
LARGEST = 10**15
"""The largest product of magnitude words that is read."""
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_SPACES = frozenset(" \u00a0\u2009\u202f")
_HALVES = {"\u00bd": Decimal("0.5"), "\u00bc": Decimal("0.25"), "\u00be": Decimal("0.75")}


@attrs.frozen(slots=True)
class Cardinal:
    """A number without hedge, currency or unit, at the tokens ``first`` to ``end`` (exclusive).

    ``plain`` marks bare digits that could be a year; ``vague`` a word such as "several"; ``magnitude`` is what the
    last word multiplies by; ``unit`` is a unit written close to the digits ("31C"); ``share`` marks a fraction.
    """

    first: int
    end: int
    low: Number
    high: Number
    vague: bool = False
    plain: bool = False
    magnitude: Number = 1
    unit: str = ""
    share: bool = False
    odd: bool = False


@attrs.frozen(slots=True)
class Numerals:
    """The lexicon of number words."""

    units: dict[str, int]
    tens: dict[str, int]
    magnitudes: dict[str, int]
    suffixes: dict[str, int]
    fractions: dict[str, Decimal]
    vague: dict[str, tuple[int, int]]
    plurals: dict[str, tuple[int, int]]
    metres: frozenset[str]
    glued: frozenset[str]
    triggers: frozenset[str]


@cache
def numerals() -> Numerals:
    """The number words of ``numbers.txt`` and ``conventions.txt``."""
    table = sections(PACKAGE, "numbers.txt")
    vague = sections(PACKAGE, "conventions.txt")
    units, tens, magnitudes, suffixes = (
        {field.split()[0]: int(field.split()[1]) for row in table[name] for field in row}
        for name in ("units", "tens", "magnitudes", "suffixes")
    )
    fractions = {name: Decimal(a) / Decimal(b) for name, a, b in table["fractions"]}
    quantifiers = {name: (int(a), int(b)) for name, a, b in vague["vague"]}
    plurals = {name: (int(a), int(b)) for name, a, b in vague["plurals"]}
    glued = frozenset(
        form.strip() for row in table["measured"] for form in row[2].split(";") if " " not in form.strip()
    )
    return Numerals(
        units=units,
        tens=tens,
        magnitudes=magnitudes,
        suffixes=suffixes,
        fractions=fractions,
        vague=quantifiers,
        plurals=plurals,
        metres=frozenset(word for row in table["metres"] for word in row[0].split()),
        glued=glued,
        triggers=frozenset(
            {*units, *tens, *magnitudes, *plurals, *fractions, *_HALVES, *(name.split()[-1] for name in quantifiers)}
            - {"m", "halves"}
        ),
    )


def starts_number(token: str) -> bool:
    """Can a number begin at this lower-case token? Cheap; most that say yes are numbers."""
    if "0" <= token[0] <= "9":
        return True
    triggers = numerals().triggers
    return token in triggers or ("-" in token and token[: token.index("-")] in triggers)


def cardinal(words: Words, index: int) -> Cardinal | None:
    """The longest number that begins at a token, or one token before it where that is its article."""
    token = words.at(index)
    if not token:
        return None
    if "0" <= token[0] <= "9":
        return _digits(words, index)
    return _vague(words, index) or _fraction(words, index) or _spelled(words, index)


def whole(value: Number) -> Number:
    """A number as ``int`` where it is one."""
    if isinstance(value, int):
        return value
    rounded = value.to_integral_value()
    return int(rounded) if rounded == value else value


def _digits(words: Words, index: int) -> Cardinal | None:
    token = words.low[index]
    found = DIGITS.fullmatch(token) if len(token) <= LONGEST else None
    if found is None or (len(found[1]) > LONGEST_PLAIN and "," not in token):
        return None
    table = numerals()
    digits, suffix = found[1], found[2] or ""
    value: Number = whole(Decimal(digits.replace(",", ""))) if "." in digits else int(digits.replace(",", ""))
    plain = digits.isdigit() and not suffix
    end, magnitude, unit = index + 1, 1, ""
    if plain and len(digits) <= 3:
        while (
            end - index < 7
            and len(words.at(end)) == 3
            and words.low[end].isascii()
            and words.low[end].isdigit()
            and words.starts[end] - words.ends[end - 1] == 1
        ):
            value = value * 1000 + int(words.low[end])
            end, plain = end + 1, False
    if suffix == "m" and words.at(end) in table.metres:
        unit = "m"
    elif suffix in table.suffixes and not (suffix == "mm" and words.at(index - 1) not in {"$", "\u20ac", "\u00a3"}):
        magnitude = table.suffixes[suffix]
    elif suffix in table.glued:
        unit = suffix
    elif suffix and suffix not in _HALVES:
        return None
    if suffix in _HALVES:
        value, plain = value + _HALVES[suffix], False
    elif words.at(end) in _HALVES and words.glued(end):
        value, end, plain = value + _HALVES[words.low[end]], end + 1, False
    step = _magnitude(words, end)
    if step and not unit and magnitude == 1:
        end, magnitude = step
        plain = False
    value = whole(value * magnitude)
    return Cardinal(index, end, value, value, plain=plain, magnitude=magnitude, unit=unit)


def _magnitude(words: Words, index: int) -> tuple[int, int] | None:
    """Magnitude words at ``index`` ("million", "hundred thousand"): the index behind them and their product."""
    table, product, end = numerals(), 1, index
    if words.at(end) in HYPHENS and words.glued(end) and words.at(end + 1) in table.magnitudes:
        end += 1
    while words.at(end) in table.magnitudes and (end > index or words.raw[end] != "M" or words.glued(end)):
        if words.low[end] == "m" and not words.glued(end) and words.at(end + 1) in table.metres:
            break
        product *= table.magnitudes[words.low[end]]
        end += 1
        if product > LARGEST:
            return None
    return (end, product) if product > 1 else None


def _vague(words: Words, index: int) -> Cardinal | None:
    table = numerals()
    token = words.low[index]
    before = words.at(index - 1)
    first, end = index, index + 1
    if token in table.plurals:
        low, high = table.plurals[token]
        if words.at(end) == "of" and words.at(end + 1) in table.plurals and high < 10**5:
            factor = table.plurals[words.low[end + 1]][0] // 2
            low, high, end = low * factor, (high + 1) * factor - 1, end + 2
        return Cardinal(first, end, low, high, vague=True)
    name = f"a {token}" if before == "a" and f"a {token}" in table.vague else token
    if name not in table.vague:
        return None
    if name == "couple" and before not in {"another", "only", "last", "next", "first"}:
        return None
    counts = words.at(end) in {"of", "more"} or words.at(end) in table.magnitudes or words.at(end).endswith("s")
    if name == "a couple" and not counts:
        return None
    if name != token:
        first = index - 1
    low, high = table.vague[name]
    of = end + 1 if words.at(end) == "of" else end
    for place in (end, of):
        word = words.at(place)
        one = word[:-1] if word.endswith("s") else word
        if one in table.magnitudes and one != "m":
            factor = table.magnitudes[one]
            end = place + 1
            if word == one and words.at(end) in table.magnitudes:
                factor, end = factor * table.magnitudes[words.low[end]], end + 1
            wide = low != high and factor != 12
            return Cardinal(
                first, end, low * factor, (high + 1) * factor - 1 if wide else high * factor, vague=low != high
            )
        if word == "tens" and words.at(place + 1) == "of" and words.at(place + 2) in table.plurals:
            factor = 10 * (table.plurals[words.low[place + 2]][0] // 2)
            return Cardinal(first, place + 3, low * factor, (high + 1) * factor - 1, vague=True)
    return Cardinal(first, end, low, high, vague=low != high)


def _fraction(words: Words, index: int) -> Cardinal | None:
    """A share ("half", "a third", "two-thirds", "three quarters"), or one as a magnitude ("half a million")."""
    table = numerals()
    token, before = words.low[index], words.at(index - 1)
    first = index
    parts = token.split("-")
    if token in table.fractions:
        share = table.fractions[token]
        if token == "half":
            if before in {"a", "one"}:
                first = index - 1
        elif before in {"a", "one"} and (
            words.at(index + 1) == "of"
            or (not words.at(index + 1)[:1].isalpha() and words.at(index - 2) != "and")
            or words.at(index - 2)
            in {"by", "over", "than", "nearly", "almost", "about", "least", "around", "roughly", "only"}
        ):
            first = index - 1
        else:
            return None
    elif len(parts) == 2 and parts[1] in table.fractions and parts[0] in table.units:
        share = table.fractions[parts[1]] * table.units[parts[0]]
    elif parts[0] == "half" and parts[-1] in table.magnitudes and len(parts) in (2, 3):
        value = whole(Decimal(table.magnitudes[parts[-1]]) / 2)
        return Cardinal(index - (before == "a"), index + 1, value, value, magnitude=value)
    elif token in table.units and words.at(index + 1) in table.fractions and words.low[index + 1].endswith("s"):
        share = table.fractions[words.low[index + 1]] * table.units[token]
        return Cardinal(index, index + 2, share, share, share=True)
    else:
        return None
    end = index + 1
    place = end + (words.at(end) == "of")
    place += words.at(place) in {"a", "an", "-"}
    if words.at(place) in table.magnitudes and words.low[place] != "m" and (place > end or token == "half"):
        factor = table.magnitudes[words.low[place]]
        value = whole(share * factor)
        return Cardinal(first, place + 1, value, value, magnitude=factor)
    if words.at(place) in {"percent", "percentage", "per"} and place > end:
        return Cardinal(first, place, share, share)
    if share >= 1:
        return None
    return Cardinal(first, end, share, share, share=True)


def _spelled(words: Words, index: int) -> Cardinal | None:
    table = numerals()
    total: Number = 0
    current: Number = 0
    end, seen, odd, magnitude = index, False, False, 1
    while words.at(end) and end - index < LONGEST_SPELLED:
        parts = words.low[end].split("-")
        if words.low[end] == "and" and seen:
            if words.at(end + 1) == "a" and words.at(end + 2) == "half" and words.at(end + 3) in table.magnitudes:
                current, end = current + Decimal("0.5"), end + 3
                continue
            following = words.at(end + 1).split("-")[0]
            if magnitude < 100 or not (following in table.units or following in table.tens):
                break
            parts, end = words.low[end + 1].split("-"), end + 1
        if seen and parts == ["odd"]:
            odd, end = True, end + 1
            break
        if parts[-1] == "odd" and len(parts) > 1:
            parts, odd = parts[:-1], True
        step = _spell(parts, total, current, seen)
        if step is None:
            if words.low[end - 1] == "and" and seen and end > index:
                end -= 1
            odd = False
            break
        total, current = step
        seen, end = True, end + 1
        magnitude = table.magnitudes.get(parts[-1], 1)
        if odd:
            break
    if not seen:
        return None
    first = index
    if words.low[index].split("-")[0] in table.magnitudes:
        before = words.at(index - 1)
        if before in {"a", "an"}:
            first = index - 1
        elif before not in {"another", "the", "per", "over", "nearly", "about"}:
            return None
    value = whole(total + current)
    return Cardinal(first, end, value, value, magnitude=magnitude, odd=odd)


def _spell(parts: list[str], total: Number, current: Number, seen: bool) -> tuple[Number, Number] | None:
    """The running total and the part below a thousand after one more word; None where it does not go on the number."""
    table = numerals()
    for part in parts:
        if part in table.units:
            unit = table.units[part]
            rest = current % 100
            if seen and (rest != 0 and not (unit < 10 and unit and rest >= 20 and rest % 10 == 0)):
                return None
            current += unit
        elif part in table.tens:
            if seen and current % 100:
                return None
            current += table.tens[part]
        elif part in table.magnitudes and part not in {"m", "mn"}:
            factor = table.magnitudes[part]
            if factor <= 100:
                if current >= 100:
                    return None
                current = (current or 1) * factor
            else:
                if total + current >= 10**15:
                    return None
                total, current = total + (current or 1) * factor, 0
        else:
            return None
        seen = True
    return total, current
