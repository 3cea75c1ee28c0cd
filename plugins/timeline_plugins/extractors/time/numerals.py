"""Numbers as the time extractor sees them: shapes of digits, and runs of number words."""

import re
from collections.abc import Mapping, Sequence

Values = dict[str, int | float | str]

_SHAPE = re.compile(
    r"(?P<decade>[12]\d\d0|[2-9]0)['\u2019]?s$"
    r"|(?P<decade3>[1-9]?\d0)s$"
    r"|(?P<ordinal>\d{1,3})(?P<suffix>(?!am|pm)[a-z]{2})$"
    r"|(?P<numeric>\d{1,4}[/.]\d{1,2}[/.]\d{1,4})$"
    r"|(?P<fraction>1/[248]|3/4)$"
    r"|(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?)?(?P<noon>am|pm|h|z)?$"
    r"|(?P<dayt>\d\d)t$"
    r"|(?P<compact>(?:1[5-9]|20)\d\d[01]\d[0-3]\d)(?:t\d*)?$"
    r"|(?P<plain>\d{1,9}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,4})?$"
)


def digits(word: str, suffixes: frozenset[str]) -> Values | None:
    """The classes, each with its value, of a token that begins with a digit; None where it is no number.

    ``suffixes`` are the endings of ordinal numbers in digits ("th").
    """
    if len(word) > 24 or not word.isascii():
        return None
    found = _SHAPE.match(word.lower())
    if found is None:
        return None
    kind = found.lastgroup
    if kind == "decade":
        return {"decade": int(found["decade"]) // 10}
    if kind == "decade3":
        return {"decade3": int(found["decade3"]) // 10}
    if kind == "suffix":
        return ordinal(int(found["ordinal"])) if found["suffix"] in suffixes else None
    if kind == "numeric":
        return {"numeric": found["numeric"]}
    if kind == "fraction":
        above, below = found["fraction"].split("/")
        return {"fraction": int(above) / int(below)}
    if kind == "dayt":
        return {"dayt": int(found["dayt"])}
    if kind == "compact":
        return {"compact": found["compact"], "number": int(found["compact"])}
    if found["hour"] and (found["minute"] or found["noon"]):
        return _clock(found)
    plain = found["plain"] or found["hour"]
    value = plain.replace(",", "")
    if "." in word:
        return {"number": float(value + word[word.rindex(".") :])}
    return {"number": int(value)} if "," in word else integer(int(value), len(value))


def _clock(found: re.Match[str]) -> Values:
    """The classes of a clock time, to the second: a fraction of one ("12:04:05.123", "00:00:12,000") is left out."""
    hour, minute, second, noon = found["hour"], found["minute"], found["second"], found["noon"]
    clock = ":".join(part for part in (hour, minute, second) if part)
    if noon in ("am", "pm"):
        return {"clocknoon": f"{clock} {noon}"}
    if minute and not second and not noon and found[0][len(hour)] == ".":
        return {"number": float(found[0]), "dotclock": found[0]}  # 7.15 is a number, too
    return {"clock": clock + "z" * (noon == "z")}


def integer(value: int, width: int | None = None) -> Values:
    """The classes of a whole number that is written with ``width`` digits, in words where None."""
    values: Values = {"number": value, "int": value}
    if 1 <= value <= 31:
        values["dom"] = value
    if 1 <= value <= 12:
        values["monthnumber"] = value
        values["hour12"] = value
    if width == 2:
        values["y2"] = value
    if width == 3 or (width == 2 and value > 31):
        values["y3"] = value
    if 1000 <= value <= 2999 and width in (4, None):
        values["year4"] = value
        if value % 100 == 0:
            values["roundyear"] = value
    if width == 4 and value < 2400 and value % 100 < 60:
        values["hhmm"] = f"{value // 100}:{value % 100:02}"
    return values


def ordinal(value: int) -> Values:
    """The classes of an ordinal number."""
    values: Values = {"ordinal": value}
    if 1 <= value <= 31:
        values["domth"] = value
    if 1 <= value <= 4:
        values["nth"] = value
    return values


_WORDS = ("1990s", "90s", "470s", "1/2", "8:30", "9am", "7.15", "1.5", "1,200", "1/2/1999", "22t", "19980108")
SHAPES: tuple[Values, ...] = (
    tuple(values for word in _WORDS if (values := digits(word, frozenset())))
    + tuple(
        values
        for width in (1, 2, 3, 4, 5, None)
        for value in (0, 1, 12, 13, 31, 32, 60, 99, 100, 999, 1000, 1001, 1060, 2400, 2999, 3000)
        if (values := integer(value, width))
    )
    + tuple(ordinal(value) for value in (1, 4, 5, 31, 32))
)
"""One number of every shape, so that the signs of all of them are known before a pattern is compiled."""


def spell(words: Sequence[str], cardinals: Mapping[str, int], scales: Mapping[str, int]) -> int | None:
    """The value of number words ("two hundred five", "nineteen ninety seven"); None where they make no number.

    Raises nothing; words that are neither cardinals nor scales are passed over ("and", hyphens).
    """
    total = group = 0
    before = ""
    for word in words:
        if word in scales:
            scale = scales[word]
            if scale == 100:
                group = (group or 1) * 100
            else:
                total += (group or 1) * scale
                group = 0
            before = "scale"
        elif word in cardinals:
            value = cardinals[word]
            if before == "ten" and value < 10:
                group += value
            elif before in ("ten", "unit") and 10 <= value < 100 and 10 <= group < 100:
                group = group * 100 + value  # the reading of years: nineteen ninety
            elif before in ("", "scale"):
                group += value
            else:
                return None
            before = "ten" if value >= 20 and value % 10 == 0 else "unit"
    return total + group if before else None
