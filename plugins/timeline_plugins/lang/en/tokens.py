"""English tokens: which characters make a word, a number, a mark. The lists and examples are in ``tokens.txt``.

Text is divided at white space first. How a piece without white space is divided depends on that piece alone, and on
whether a sentence ends with it, so what was made of short pieces is kept.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import accumulate, pairwise

from timeline.model.span import Span
from timeline.text.annotation import norm
from timeline_plugins.lexicon import phrases, words

Piece = tuple[tuple[int, int, str], ...]
"""The tokens of a piece of text: start and end in it, and the token as written."""

KEPT = 20_000
"""How many divided pieces are kept at most, some 10 MB, none longer than ``SHORT`` characters."""
SHORT = 24

_PIECE = re.compile(r"\S+")
_INNER = "(?:[^\\W_]|[\u0300-\u036f\u200c\u200d])"
_LETTER = r"[^\W\d_]"
_SINGLE = frozenset(',;:!?)"\u201d')
"""Marks that are a token of their own behind any word."""
_MARKED = re.compile("[-&_'\u2019]")
_BEHIND_ADDRESS = ".,;:!?'\"\u2019)]}*_\u2026"


@cache
def _list(section: str) -> frozenset[str]:
    return words(__package__, "tokens.txt", section)


def _alternatives(found: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))


@cache
def _token() -> re.Pattern[str]:
    elided = _alternatives(word[1:] for word in _list("elided"))
    clitics = _alternatives(word[1:] for word in _list("clitics") if word[0] == "'")
    stopped = _alternatives(_list("abbreviations") | _list("abbreviations within a sentence"))
    units = _alternatives(_list("units"))
    return re.compile(
        rf"""
          \d{{1,4}}(?:-\d{{1,4}}){{2,4}}(?![\w-])
        | \d{{3}}-\d{{4}}(?![\w-])
        | \d+(?:[.,:/]\d+)*+(?:['\u2019]s(?!\w)|(?!(?:{units})(?!\w)){_LETTER}{_INNER}*+)?
        | (?<!\w)\.\d+
        | (?:{_LETTER}\.)+{_LETTER}\.?(?!\w)
        | (?:{stopped})\.(?!\w)
        | [A-Z]\.$
        | (?:{_alternatives(_list("currencies"))})\$
        | (?P<word>{_INNER}++(?:(?:[-_'\u2019]|(?<=[A-Z])&(?=[A-Z])){_INNER}++)*+)
        | ['\u2019](?i:{elided}|{clitics})(?!\w)
        | [\#@]{_LETTER}\w*+
        | (?<!\w)(?:{_alternatives(_list("faces"))})$
        | (?P<mark>[.\-=*~_!?<>+`'\u2018\u2019])(?:(?P=mark)|(?<=[!?])[!?])+
        | .
        """,
        re.VERBOSE | re.DOTALL,
    )


@cache
def _address() -> re.Pattern[str]:
    domains = _alternatives(_list("domains"))
    rest = r'[^\s<>"\u201c\u201d]'
    return re.compile(
        rf"""
          (?i:https?://|ftp://|www\.){rest}++
        | [^\W_][\w.+%-]{{0,63}}@[^\W_][\w.-]{{0,250}}
        | [^\W_](?:[\w-]{{0,63}}\.){{1,8}}(?:{domains})(?!\w)(?:/{rest}*+)?
        """,
        re.VERBOSE,
    )


_HINT = re.compile(r"(?i)@|://|www\.|\.[a-z]{2,4}(?!\w)")


Row = tuple[list[int], list[int], list[str]]
"""The tokens of a stretch of text: where each begins, where each ends, and how it is written."""


def rows(text: str, sentences: Iterable[Span]) -> Iterator[Row]:
    """The tokens of each sentence, and of each stretch of text between sentences that is not blank, in order.

    ``sentences`` are ascending and disjoint. Every character that is not white space is in exactly one token.
    """
    at = 0
    for start, end in sentences:
        if at < start and not text[at:start].isspace():
            yield from _row(text, at, start, is_sentence=False)
        yield from _row(text, start, end, is_sentence=True)
        at = end
    yield from _row(text, at, len(text), is_sentence=False)


def _row(text: str, start: int, end: int, *, is_sentence: bool) -> Iterator[Row]:
    starts: list[int] = []
    ends: list[int] = []
    forms: list[str] = []
    for at, piece in _pieces(text, start, end):
        parts = _kept(piece) if len(piece) <= SHORT else divided(piece)
        if len(parts) == 1:
            starts.append(at)
            ends.append(at + len(piece))
            forms.append(piece)
            continue
        for begin, behind, form in parts:
            starts.append(at + begin)
            ends.append(at + behind)
            forms.append(form)
    if not forms:
        return
    if is_sentence and (form := forms[-1])[-1] == "." and _loses_stop(form[:-1]):
        forms[-1:] = form[:-1], "."
        starts.append(ends[-1] - 1)
        ends[-1:] = ends[-1] - 1, ends[-1]
    yield starts, ends, forms


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The pieces without white space in a stretch of text, each with its offset."""
    stretch = text[start:end]
    pieces = stretch.split()
    if " ".join(pieces) == stretch:
        # Mostly single spaces divide them, and then their lengths say where they are.
        return zip(accumulate([len(piece) + 1 for piece in pieces], initial=start), pieces, strict=False)
    return ((found.start(), found[0]) for found in _PIECE.finditer(text, start, end))


def _loses_stop(form: str) -> bool:
    """Is the stop behind a short form at the end of a sentence a token of its own?"""
    return form in _list("abbreviations within a sentence") or (len(form) == 1 and form.isalpha())


def divided(piece: str) -> Piece:
    """The tokens of a text without white space, in order; they cover it."""
    # Most pieces are a word, or a word and a mark: the pattern would find the same.
    if piece.isalpha():
        if piece.lower() not in _joined():
            return ((0, len(piece), piece),)
    elif piece[-1] in _SINGLE and (word := piece[:-1]).isalpha() and word.lower() not in _joined():
        return ((0, len(word), word), (len(word), len(piece), piece[-1]))
    return tuple(_divided(piece))


_kept = lru_cache(KEPT)(divided)


def _divided(piece: str) -> Iterator[tuple[int, int, str]]:
    begin = 0
    if _HINT.search(piece):
        for found in _address().finditer(piece):
            address = found[0].rstrip(_BEHIND_ADDRESS)
            if found.start() >= begin and address:
                yield from _plain(piece[begin : found.start()], begin)
                begin = found.start() + len(address)
                yield found.start(), begin, address
    yield from _plain(piece[begin:], begin)


def _plain(piece: str, offset: int) -> Iterator[tuple[int, int, str]]:
    for found in _token().finditer(piece):
        start = offset + found.start()
        for part in _parts(found[0]) if found.lastgroup == "word" else (found[0],):
            yield start, start + len(part), part
            start += len(part)


def _parts(word: str) -> Iterator[str]:
    """The tokens of a word with hyphens and apostrophes in it, or of two words written as one."""
    if not _MARKED.search(word):
        cut = _joined().get(norm(word), len(word))
        yield word[:cut]
        if cut < len(word):
            yield word[cut:]
        return
    for part in _hyphened(word):
        end, cuts = len(part), []
        while begin := _clitic(part, end):
            cuts.append((begin, end))
            end = begin
        yield part[:end]
        yield from (part[begin:behind] for begin, behind in reversed(cuts))


def _clitic(word: str, end: int) -> int:
    """Where the clitic begins that ``word[:end]`` ends in; 0 where it ends in none, or is one."""
    for begin in range(max(1, end - 3), end - 1):
        if norm(word[begin:end]) in _list("clitics"):
            return begin
    return 0


def _hyphened(word: str) -> Iterator[str]:
    if "-" not in word or word.lower() in _list("whole"):
        yield word
        return
    prefixes, suffixes = _list("prefixes"), _list("suffixes")
    begin = end = 0
    parts = word.split("-")
    for before, after in pairwise(parts):
        end += len(before)
        if before.lower() not in prefixes and after.lower() not in suffixes:
            yield word[begin:end]
            yield "-"
            begin = end + 1
        end += 1
    yield word[begin:]


@cache
def _joined() -> dict[str, int]:
    """Where a word that is two tokens is cut, by the word."""
    pairs = [row.split() for row in sorted(phrases(__package__, "tokens.txt", "joined"))]
    return {first + second: len(first) for first, second in pairs}
