"""What makes a number no figure: years, dates, durations, ages, clock times, names, calibres, scores, identifiers."""

from functools import cache

from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.numbers import HYPHENS, starts_number
from timeline_plugins.extractors.figures.predicates import after as harm_follows
from timeline_plugins.extractors.figures.quantities import Quantity, conventions
from timeline_plugins.extractors.figures.words import PACKAGE, Words
from timeline_plugins.lexicon import words

_CLOSE = frozenset("/_@=&\\:+*^")
_APOSTROPHES = frozenset("'\u2019")
_QUOTES = frozenset("'\"\u2018\u2019")
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_MARKS = frozenset({"#", "\u2116", "\u00a7"})
_LIST_ENDS = frozenset({".", ")", ":"})


@cache
def _lists(section: str) -> frozenset[str]:
    return words(PACKAGE, "guards.txt", section)


def is_figure(sentence: Words, one: Quantity, text: str, line_start: bool) -> bool:
    """Does the quantity count or measure something? ``line_start`` tells that the sentence begins its line."""
    if one.measured is not None and one.unit != "mm":
        return not _identifier(sentence, one, text)
    return not (
        _identifier(sentence, one, text)
        or _list_item(sentence, one, line_start)
        or _time(sentence, one)
        or _age(sentence, one)
        or _year(sentence, one)
        or _name(sentence, one)
        or _score(sentence, one)
        or _calibre(sentence, one)
        or _other(sentence, one)
    )


def _identifier(sentence: Words, one: Quantity, text: str) -> bool:
    start, end = sentence.starts[one.base], sentence.ends[one.end - 1]
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    further, beyond = text[max(0, start - 2) : max(0, start - 1)], text[end + 1 : end + 2]
    if after == "+" or before == "+":
        return before == "+" and end - start > 6
    return (
        before in _CLOSE
        or (before.isalnum() and one.first == one.base)
        or (after in _CLOSE and beyond.strip() != "")
        or (before == "." and further.isalnum())
        or (before == "[" and after == "]")
        or (
            before in _QUOTES
            and (further.isdigit() or further == "=" or (one.plain and end - start == 2 and after != before))
        )
        or (after in _APOSTROPHES and beyond.isdigit())
    )


def _list_item(sentence: Words, one: Quantity, line_start: bool) -> bool:
    if one.first != one.base or one.rule not in {"number"}:
        return False
    if one.first == 0 and (one.end == len(sentence) or (line_start and sentence.at(one.end) in _LIST_ENDS)):
        return True
    return sentence.at(one.first - 1) == "(" and sentence.at(one.end) == ")"


def _time(sentence: Words, one: Quantity) -> bool:
    units = _lists("time units")
    place = one.noun
    if sentence.at(place) in HYPHENS and (sentence.glued(place) or sentence.at(place + 1) in units):
        place += 1
    place += sentence.at(place) == "of" and (one.vague or one.rule != "number")
    place += sentence.at(place) in {"the", "a", "an", "her", "his", "its"} and one.share
    for step in range(3):
        word = sentence.at(place + step)
        stem = word.partition("-")[0].removesuffix("'").removesuffix("\u2019")
        if word in units or stem in units or stem.removesuffix("'s") in units:
            return not (word in {"second", "am"} and one.end != place)
        if word not in _lists("between") and word != "and":
            break
    if (
        sentence.at(one.end) in {"and", "or", "to", ","}
        and sentence.at(one.end + 2) in units
        and starts_number(sentence.at(one.end + 1))
    ):
        return True
    if sentence.at(one.end) in {"a", "p"} and sentence.at(one.end + 1) == "." and sentence.at(one.end + 2) == "m":
        return True
    if sentence.at(one.end) in _lists("months") and sentence.raw[one.end][0].isupper():
        return one.plain or one.rule == "range"
    before = sentence.at(one.first - 1)
    days = one.plain or (one.rule == "range" and one.unit is None and (one.high or 0) <= 31)
    if days and (before in _lists("months") or (before == "." and sentence.at(one.first - 2) in _lists("months"))):
        return before != "may" or sentence.raw[one.first - 1] == "May"
    return sentence.at(one.end) == "of" and sentence.at(one.end + 1) in _lists("months")


def _age(sentence: Words, one: Quantity) -> bool:
    before = sentence.at(one.first - 1)
    if before in _lists("age before") or (
        before in {"between", "of", "from"} and sentence.at(one.first - 2) in _lists("age before")
    ):
        return True
    if sentence.low[one.first] == "between" and before in _lists("age before"):
        return True
    if before == "and" and any(
        word in _lists("age before") for word in sentence.low[max(0, one.first - 5) : one.first]
    ):
        return True
    ends = not sentence.at(one.end)[:1].isalnum() or sentence.at(one.end) in _lists("after an age")
    if one.plain and one.rule == "number" and before in _lists("being") and ends:
        return before in _lists("being of age") or sentence.at(one.first - 2) in {"he", "she", "who", "i"}
    if before == "as" and sentence.at(one.first - 2) in _lists("ages as"):
        return True
    if before == "of" and sentence.at(one.first - 2) in _lists("parents"):
        return True
    if before == "of" and one.plain and sentence.at(one.first - 2) in _lists("aged of"):
        return not _counts(sentence.at(one.end))
    if _after_sons(sentence, one):
        return True
    if not one.plain or (one.high or one.low or 0) >= 120:
        return False
    after = sentence.at(one.end)
    if before == "both" and sentence.at(one.first - 2) == "," and not after[:1].isalnum():  # "Berg and Lind, both 23,"
        return True
    if before == "," and after in {",", ".", ";", ")", "(", "", *_DASHES} and one.rule == "number":
        word = sentence.at(one.first - 2)
        return not word[:1].isdigit() and word != "and"
    if after in {"and", "or"} and sentence.at(one.end + 1) in _lists("age limits"):
        return True
    hedged = sentence.low[one.first] in {"under", "over", "below", "above"}
    follows = sentence.raw[one.end] if one.end < len(sentence) else ""
    named = follows[:1].isalpha() and follows not in syntax("stops") and _counts(follows)
    return hedged and before in _lists("age of") and not named


def _after_sons(sentence: Words, one: Quantity) -> bool:
    """Is it one of the ages in "her sons, 7 and 8," or "another teen, also 15,"?"""
    if not one.plain or one.rule != "number" or (sentence.at(one.end)[:1].isalnum() and sentence.at(one.end) != "and"):
        return False
    before, place = sentence.at(one.first - 1), one.first - 2
    if before == "and" and sentence.at(place).isdigit() and sentence.at(place - 1) == ",":
        return sentence.at(one.end) in {",", "."}
    if before == "also" and sentence.at(place) == ",":
        return True
    if before != "," or sentence.at(one.end) != "and":
        return False
    if _name_with_age(sentence, one.end + 1):
        return sentence.raw[one.first - 2][0].isupper()
    if not sentence.at(one.end + 1).isdigit():
        return False
    return sentence.at(one.end + 2) in {",", "."} and (one.high or 0) < 120


def _name_with_age(sentence: Words, index: int) -> bool:
    """Does a name with an age stand there: "Berg, 24 and Jo Lind, 23"?"""
    end = index
    while end < min(index + 4, len(sentence)) and sentence.raw[end][0].isupper():
        end += 1
    return end > index and sentence.at(end) == "," and sentence.at(end + 1).isdigit() and len(sentence.at(end + 1)) < 4


def _year(sentence: Words, one: Quantity) -> bool:
    low = one.low if one.low is not None else one.high
    if not one.plain and not (one.rule == "range" and one.joined in {"-", "to"}):
        return False
    token = sentence.low[one.base]
    if len(token) != 4 or not token.isdigit() or low is None or not 1000 <= low <= 2100:
        return False
    before = sentence.at(one.first - 1)
    follows = sentence.at(one.noun)
    counts = _counts(follows) or follows in lexicon().plural or follows in lexicon().animals
    if one.rule == "range":
        return not counts
    earlier = sentence.at(one.first - 2)
    listed = before in {"and", "or", ","} and len(earlier) == 4 and earlier.isdigit()
    pointed = listed or before in _lists("before a year's noun")
    if pointed and one.first == one.base and follows not in lexicon().plural:
        return low >= 1900
    if before in _lists("year before") or (
        sentence.low[one.first] in {"about", "around", "circa"} and before in {"in", "since"}
    ):
        return not (before in {"of", "to", "by", "from", "and", "between", "the", "through"} and counts)
    return not counts


def _counts(word: str) -> bool:
    """Does a word after a number look like a noun in the plural?"""
    return word in _lists("plurals") or (len(word) > 3 and word.endswith("s") and word not in _lists("no plurals"))


def _name(sentence: Words, one: Quantity) -> bool:
    if one.first != one.base or one.marker is not None:
        return False
    before = sentence.at(one.first - 1)
    if before in _MARKS:
        return True
    if sentence.low[one.base] in _lists("emergency") or _address(sentence, one):
        return True
    if before == "of" and sentence.at(one.first - 2).isdigit() and sentence.at(one.first - 3) in _lists("naming"):
        return True
    if before == "." and sentence.at(one.first - 2) in {"no", "nos", "art", "sec", "p", "pp", "vol", "ch", "fig"}:
        return True
    if before in HYPHENS and sentence.glued(one.first):
        return True
    if not one.plain and not (one.low is not None and one.low < 100 and one.rule == "number"):
        return False
    if before in _lists("naming") and one.rule in {"number", "range"}:
        raw = sentence.raw[one.first - 1]
        return raw[0].isupper() or not _counts(sentence.at(one.end)) or before in _lists("always naming")
    if not one.plain or one.first == 0:
        return False
    raw = sentence.raw[one.first - 1]
    if not (raw[0].isupper() and len(raw) > 1) or (one.first == 1 and before in _lists("sentence starts")):
        return False
    return not _noun_follows(sentence, one.end)


def _address(sentence: Words, one: Quantity) -> bool:
    """A bare number before a capitalised name that ends in a word for a street."""
    if not one.plain:
        return False
    for index in range(one.end, min(one.end + 5, len(sentence))):
        word = sentence.raw[index]
        if not word[0].isupper() and not word[0].isdigit():
            return False
        if index > one.end and word.lower() in _lists("streets"):
            return True
    return False


def _noun_follows(sentence: Words, place: int) -> bool:
    """Does something that can be counted come within three words?"""
    for step in range(3):
        word = sentence.at(place + step)
        if _counts(word):
            return True
        if not word.isalpha():
            return False
    return False


def _score(sentence: Words, one: Quantity) -> bool:
    hyphen = one.joined == "-" and one.rule.endswith("range")
    glued = sentence.at(one.end) in HYPHENS and sentence.glued(one.end) and sentence.at(one.end + 1)[:1].isdigit()
    if glued:
        return True
    if hyphen and one.unit is None and (one.high or 0) > 10 * (one.low or 0):
        return True  # a telephone number
    if hyphen and (one.high or 0) < 130 and sentence.low[one.base].isdigit():
        return any(word in _lists("scores") for word in sentence.low)
    return False


def _calibre(sentence: Words, one: Quantity) -> bool:
    if one.unit == "mm":
        follows = sentence.at(one.noun)
        return follows != "of" or sentence.at(one.noun + 1) not in _lists("fallen")
    return False


def _other(sentence: Words, one: Quantity) -> bool:
    after, before = sentence.at(one.end), sentence.at(one.first - 1)
    skip = after in HYPHENS and sentence.glued(one.end)
    word = sentence.at(one.end + 1) if skip else after
    if word in _lists("behind") or (before in _lists("big") and sentence.raw[one.base][0].isupper()):
        return True
    if skip and one.unit is None:
        return word not in conventions().compounds
    token = sentence.low[one.base]
    unhedged_half = token == "half" and one.share and one.first == one.base
    doubtful = unhedged_half or (token == "one" and "ratio" not in one.rule)
    if doubtful and _idle(sentence, one, after, before):
        return True
    noun = sentence.at(one.end + (after == "of" or (one.share and after == "a")))
    if noun in _lists("idle nouns") and one.unit is None:
        person = sentence.at(one.end + 1) in lexicon().singular  # "one other person"
        return noun not in {"other", "another"} or not (person or _noun_follows(sentence, one.end + 1))
    if token == "scores" and (after not in _lists("behind scores") or before in {"the", "his", "their"}):
        return True
    if one.vague and before == "in" and after in {"", ".", ","}:
        return True
    return token == "zero" and not _noun_follows(sentence, one.end)


def _idle(sentence: Words, one: Quantity, after: str, before: str) -> bool:
    """Whether "one" or "half" counts nothing ("no one", "one of them", "half-hearted", "the first half")."""
    if one.share:
        counts = after in _lists("behind half") or one.approximator is not None
        return before in _lists("before half") or not counts
    if before in {"to", "at"} and not lexicon().subject_heads.isdisjoint(
        sentence.low[max(0, one.first - 8) : one.first]
    ):
        return False  # "the death toll rose to one"
    if after == "of" and before in syntax("be"):  # "he was one of four people killed"
        return True
    if before in lexicon().transitive or (
        before not in {"no", "not", "this", "that"} and harm_follows(sentence, one.end, one.end + 6)
    ):
        return False
    if before in _lists("before one") or after in _lists("behind one") or after in syntax("stops"):
        return True
    if after == "other" and sentence.at(one.end + 1) in lexicon().singular:
        return before in {"not", "no"}
    return not after[:1].isalpha() or after.endswith(("ed", "ing", "ly")) or _counts(after)
