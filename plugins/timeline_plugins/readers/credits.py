"""Whom a text credits.

The agency of its dateline, its byline or its last lines, the paper that had it first, or who a message was forwarded
from. Of several the one farthest back is the origin, so an agency goes before whoever forwarded its report.
"""

import re
from functools import cache

import attrs

from timeline.model.document import Document
from timeline_plugins.dateline import Dateline
from timeline_plugins.lexicon import Rows, sections

_HEAD = 600
"""Characters at the beginning of a text in which a dateline or a byline stands."""
_TAIL = 1_000
"""Characters at its end in which a credit stands."""
_LINE = 160
"""Length of the longest line that is taken for a credit."""

_BRACKETS = re.compile(r"(?:\(([^()\n]{2,60})\)|\[([^\[\]\n]{2,60})\]|/([^/\n]{2,60})/)")
_LINES = re.compile(r"[^\n]+")
_JOINTS = re.compile(r"\s*(?:/|,|;|&|\bvia\b|\band\b)\s*")
_BYLINE = re.compile(r"(?i:by|from)\s[^\n]{0,80}$")
_NAME = re.compile(r"(?:[Tt]he\s)?[^\W\d_a-z][\w.&'’-]*(?:\s(?:(?:of|the|and)\s)?[^\W\d_a-z][\w.&'’-]*){0,5}")


_HANDLE = re.compile(r"RT (@\w{1,40}):")
_SENDER = re.compile(r"[*_ ]{0,4}From:[*_ ]{0,4}([^\n<>*]{2,60}?)\s*(?:<|\*|$)")
_HEADERS = 4
"""Lines behind the mark of a forwarded letter in which its sender stands."""
_TRIM = " \t\r*_>|-–—()[]"


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


@cache
def _forwarded() -> re.Pattern[str]:
    """``Forwarded from Marsano Live``, with a colon, a handle, in brackets, and what follows a colon on the line."""
    phrases = "|".join(map(re.escape, _phrases("forwarded")))
    return re.compile(rf"(?i:{phrases})\s*:?\s*(?P<name>@\w{{1,40}}|[^\n:()\[\]]{{2,60}}?(?=[:()\[\]]|\s*$))")


def with_credit(document: Document, line: Dateline | None = None) -> Document:
    """The document with the origin that its text credits, and the words that do so, where it declares none.

    ``line`` is the text's dateline; whom it names is credited where nobody else is, known or not. A declared origin
    that is an agency, or one and whom it came through, is called by the agency's one name, and so is a publisher that
    is an agency: "Associated Press" and "(AP)" are one origin.
    """
    if document.origin and document.origin.strip():
        return attrs.evolve(document, origin=_only(document.origin) or document.origin)
    credit = credited(document.text) or _sent_by(document.text, line)
    if credit:
        return attrs.evolve(document, origin=credit.name, credit=credit.words)
    agency = _only(document.publisher or "")
    return attrs.evolve(document, origin=agency) if agency and agency != document.publisher else document


def _sent_by(text: str, line: Dateline | None) -> Credit | None:
    """Whom a dateline names that has a date or a place in capitals: not so "Ada Keller (Labour) - who"."""
    if line is None or not line.agency or line.agency.lower() in _phrases("nobody"):
        return None
    words = text[slice(*line.span)]
    is_place = words[:2].isupper() or any(character.isdigit() for character in words)
    return Credit(line.agency, f"({line.agency})") if is_place else None


def credited(text: str) -> Credit | None:
    """Whom the beginning or else the end of a text credits, None where it credits nobody that is known."""
    head = text[:_HEAD]
    for found in _BRACKETS.finditer(head):
        name = _only(found[1] or found[2] or found[3])
        if name and not _pictures(_line_of(head, found)):
            return Credit(name, found[0])
    tail = text[max(len(head), len(text) - _TAIL) :]
    for part in (head, tail):
        for match in _LINES.finditer(part):
            credit = _line(match[0].strip(_TRIM), head is part)
            if credit:
                return credit
    return _source(tail) or _forward(head)


def _line_of(text: str, found: re.Match[str]) -> str:
    start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    return text[start : end if end >= 0 else len(text)]


def _source(tail: str) -> Credit | None:
    """A line at the end that names a source and says nothing else."""
    for match in _LINES.finditer(tail):
        line = match[0].strip(_TRIM)
        label = next((label for label in _phrases("source") if line.lower().startswith(label)), None)
        if label and (name := _NAME.fullmatch(line[len(label) :].strip(" ."))):
            return Credit(name[0], line)
    return None


def _forward(head: str) -> Credit | None:
    """Who a message was forwarded from, as the first lines of it say."""
    lines = [match[0].strip(_TRIM) for match in _LINES.finditer(head)]
    for place, line in enumerate(lines):
        handle = _HANDLE.match(line) if place == 0 else None
        if handle:
            return Credit(handle[1], handle[0])
        if any(line.lower().startswith(mark) for mark in _phrases("letters")):
            for header in lines[place + 1 : place + 1 + _HEADERS]:
                if sender := _SENDER.match(header):
                    return Credit(sender[1].strip('" '), header)
        if found := _forwarded().match(line):
            return Credit(found["name"].strip(), found[0])
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
