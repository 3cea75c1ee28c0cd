"""Whom a text credits: the agency of its dateline, its byline or its last lines, or the paper that had it first."""

import re
from functools import cache

import attrs

from timeline.model.document import Document
from timeline_plugins.lexicon import Rows, sections

_HEAD = 600
"""Characters at the beginning of a text in which a dateline or a byline stands."""
_TAIL = 1_000
"""Characters at its end in which a credit stands."""
_LINE = 160
"""Length of the longest line that is taken for a credit."""

_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_LINES = re.compile(r"[^\n]+")
_JOINTS = re.compile(r"\s*(?:/|,|;|&|\bvia\b|\band\b)\s*")
_BYLINE = re.compile(r"(?i:by|from)\s[^\n]{0,80}$")
_NAME = re.compile(r"(?:[Tt]he\s)?[^\W\d_a-z][\w.&'’-]*(?:\s(?:(?:of|the|and)\s)?[^\W\d_a-z][\w.&'’-]*){0,5}")


@attrs.frozen(slots=True)
class Credit:
    """The name of who is credited, and the words that do so."""

    name: str
    words: str


_PACKAGE = __name__.rpartition(".")[0]


def _section(name: str) -> Rows:
    return sections(_PACKAGE, "credits.txt")[name]


@cache
def _agencies() -> dict[str, str]:
    return {form: row[0] for row in _section("agencies") for form in row}


@cache
def _named() -> re.Pattern[str]:
    forms = sorted(_agencies(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _phrases(section: str) -> tuple[str, ...]:
    return tuple(field.lower() for row in _section(section) for field in row)


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?i:{'|'.join(map(re.escape, _phrases('first')))})\s+(?P<name>{_NAME.pattern})")


def with_credit(document: Document) -> Document:
    """The document with the origin that its text credits, and the words that do so, where it declares none."""
    if document.origin and document.origin.strip():
        return document
    credit = credited(document.text)
    return attrs.evolve(document, origin=credit.name, credit=credit.words) if credit else document


def credited(text: str) -> Credit | None:
    """Whom the beginning or else the end of a text credits, None where it credits nobody that is known."""
    head = text[:_HEAD]
    for found in _BRACKETS.finditer(head):
        name = _only(found[1])
        if name:
            return Credit(name, found[0])
    tail = text[max(len(head), len(text) - _TAIL) :]
    for part in (head, tail):
        for match in _LINES.finditer(part):
            credit = _line(match[0].strip(" \t\r*_>|-–—()[]"), head is part)
            if credit:
                return credit
    return None


def _only(words: str) -> str | None:
    """The first agency of words that name agencies, or one and whom it came through, and nothing else."""
    if _pictures(words):
        return None
    names = [_agencies().get(part) for part in _JOINTS.split(words.strip(" .:-–—"))]
    known = [name for name in names if name]
    return known[0] if known and (len(known) == len(names) or (" via " in words and names[0])) else None


def _line(line: str, head: bool) -> Credit | None:
    """Whom a line credits."""
    if not line or _pictures(line):
        return None
    for agency, *parts in _section("style"):
        places = [line.find(part) for part in parts]
        if -1 not in places and places == sorted(places):
            return Credit(agency, line[:_LINE])
    found = _first().search(line)
    if found:
        return Credit(found["name"].rstrip(".,"), found[0])
    if len(line) > _LINE:
        return None
    named = _named().search(line)
    if named is None:
        return None
    lower = line.lower()
    if (
        _only(line)
        or any(phrase in lower for phrase in _phrases("credit"))
        or (head and _BYLINE.match(line) and not line.rstrip().endswith("."))
    ):
        return Credit(_agencies()[named[0]], line)
    return None


def _pictures(words: str) -> bool:
    lower = words.lower()
    return any(word in lower for word in _phrases("pictures"))
