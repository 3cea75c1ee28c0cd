"""The gate, and the units that patterns are matched on.

A cheap pass looks every token up in the language's table; only sentences that hold a trigger go on. There tokens become
units: compounds are taken apart ("third-quarter"), phrases and number words put together ("p.m.", "twenty-four").
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from timeline.model.mention import Segments
from timeline.model.span import Span
from timeline_plugins.extractors.time.language import NAME, OTHER, Entry, Language, numeral
from timeline_plugins.extractors.time.numerals import integer, ordinal, spell

_APOSTROPHES = "'\u2019"
_BREAKS = "-\u2010\u2011"
_PAIR = re.compile(r"[12]\d{3}/(?:\d\d|[12]\d{3})|\d\d?/\d\d?", re.ASCII)
"""Two years or days with a stroke: 2024/25, the night of 4/5 June."""
_RUN = 9
"""Number words that are put together at most."""

_PLAIN, _PLAIN_NAME = Entry(OTHER, {}), Entry(NAME, {})


@attrs.frozen(slots=True)
class Units:
    """The units of one sentence: their signs as one string, their entries and where they stand in the document."""

    signs: str
    entries: list[Entry]
    starts: list[int]
    ends: list[int]
    words: list[str]


@attrs.define(slots=True)
class _Growing:
    entries: list[Entry]
    starts: list[int]
    ends: list[int]
    words: list[str]

    def add(self, entry: Entry, start: int, end: int, word: str) -> None:
        self.entries.append(entry)
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)


def gated(language: Language, text: str, sentences: Segments, tokens: Segments) -> Iterator[Units]:
    """The units of every sentence that holds a trigger, in the order of the text."""
    table = language.words.get
    starts, ends = tokens.starts, tokens.ends
    at, count = 0, len(starts)
    for first, last in sentences:
        while at < count and starts[at] < first:
            at += 1
        begin, hit = at, False
        while at < count and starts[at] < last:
            if not hit:
                word = text[starts[at] : ends[at]]
                entry = table(word)
                if entry is None and not word.isalpha():
                    hit = _hidden(language, word)
                elif entry is not None:
                    hit = entry.trigger
            at += 1
        if hit:
            yield _units(language, text, [(starts[i], ends[i]) for i in range(begin, at)])


@lru_cache(maxsize=1 << 16)
def _hidden(language: Language, word: str) -> bool:
    """Does a token that stands in no table hold a trigger?"""
    return any(entry.trigger for entry, *_ in _pieces(language, word))


@lru_cache(maxsize=1 << 16)
def _pieces(language: Language, word: str) -> tuple[tuple[Entry, int, int], ...]:
    """The units of one token with their offsets in it."""
    entry = language.words.get(word)
    if entry is None and word[0].isdigit():
        entry = numeral(language, word)
    if entry is not None:
        return ((entry, 0, len(word)),)
    if len(word) < 10 and _PAIR.fullmatch(word):
        slash = word.index("/")
        cuts = ((0, slash), (slash, slash + 1), (slash + 1, len(word)))
        return tuple((_single(language, word[first:last]), first, last) for first, last in cuts)
    for at in range(1, len(word)):
        if word[at] in _BREAKS or word[at] in _APOSTROPHES:
            break
    else:
        return ((_PLAIN_NAME if word[0].isupper() else _PLAIN, 0, len(word)),)
    found: list[tuple[Entry, int, int]] = []
    start = 0
    for at, char in enumerate(word):
        if char in _BREAKS or (char in _APOSTROPHES and at > start):
            if at > start:
                found.append((_single(language, word[start:at]), start, at))
            if char in _BREAKS:
                found.append((language.words.get("-", _PLAIN), at, at + 1))
                start = at + 1
            else:
                start = at
    if start < len(word):
        found.append((_single(language, word[start:].replace("\u2019", "'")), start, len(word)))
    return tuple(found) if any(entry.values for entry, *_ in found) else ((_PLAIN, 0, len(word)),)


def _single(language: Language, word: str) -> Entry:
    entry = language.words.get(word)
    if entry is None and word[0].isdigit():
        entry = numeral(language, word)
    return entry or (_PLAIN_NAME if word[0].isupper() else _PLAIN)


def _units(language: Language, text: str, tokens: list[Span]) -> Units:
    simple = _Growing([], [], [], [])
    for start, end in tokens:
        word = text[start:end]
        for entry, first, last in _pieces(language, word):
            simple.add(entry, start + first, start + last, word[first:last].lower())
    joined = _Growing([], [], [], [])
    at = 0
    while at < len(simple.words):
        found, end = _phrase(language, simple, at)
        if found is None and _begins_number(language, simple, at):
            found, end = _number(language, simple, at)
        if found is None:
            found, end = simple.entries[at], at + 1
        joined.add(found, simple.starts[at], simple.ends[end - 1], simple.words[at])
        at = end
    signs = "".join([entry.sign for entry in joined.entries])
    return Units(signs, joined.entries, joined.starts, joined.ends, joined.words)


def _phrase(language: Language, units: _Growing, at: int) -> tuple[Entry | None, int]:
    for parts, entry in language.phrases.get(units.words[at], ()):
        end = at + len(parts)
        if tuple(units.words[at:end]) == parts:
            return entry, end
    return None, at + 1


def _begins_number(language: Language, units: _Growing, at: int) -> bool:
    word = units.words[at]
    if word in language.cardinals or word in language.scales:
        return True
    return "one" in units.entries[at].values and at + 1 < len(units.words) and units.words[at + 1] in language.scales


def _number(language: Language, units: _Growing, at: int) -> tuple[Entry | None, int]:
    """The longest run of number words that makes a number; a final ordinal makes it one ("twenty-first")."""
    between = language.lists["between number words"]
    end = last = at
    words: list[str] = []
    while end < min(len(units.words), at + _RUN):
        word = units.words[end]
        if word in language.cardinals or word in language.scales:
            if spell((*words, word), language.cardinals, language.scales) is None:
                break
            words.append(word)
            last = end + 1
        elif word not in between and end > at:
            break
        end += 1
    value = spell(words, language.cardinals, language.scales)
    if value is None:
        return None, at + 1
    follower = units.entries[end].values.get("ordinal") if end < len(units.words) else None
    if isinstance(follower, int) and follower < 10 and value % 10 == 0 and value < 100 and end > last:
        return language.entry(ordinal(value + follower)), end + 1
    if last == at + 1:
        return None, at + 1
    return language.entry(integer(value)), last
