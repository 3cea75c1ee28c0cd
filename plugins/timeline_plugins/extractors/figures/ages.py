"""Ages of people: "John Smith, 34,", "a 34-year-old man", "aged 5", "in her 40s". They are facts, but no figures."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from timeline.model.claim import Attribute
from timeline.model.span import Span, Spans
from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.numbers import numerals
from timeline_plugins.extractors.figures.persons import persons_lexicon
from timeline_plugins.extractors.figures.words import PACKAGE
from timeline_plugins.lexicon import words

OLDEST = 120

_NEXT = 4
"""Words behind "34-year-old" that its person is looked for in."""

_OLD = re.compile(
    r"\b(?P<n>[0-9]{1,3}|[A-Za-z]{3,9}(?:-[a-z]{3,5})?)[- \u2010\u2011]"
    r"(?P<unit>year|month|week|day)s?[- \u2010\u2011]old(?P<s>s?)\b"
)
_AGED = re.compile(r"\b[Aa]ged?[: ] ?(?P<n>[0-9]{1,3})(?:,? and (?P<m>[0-9]{1,3}))?\b(?![-\u2013%:./]?[0-9])")
_BESIDE = re.compile(
    r"\b(?P<who>[^\W\d_][\w.\u2019'-]{0,30})(?:, | \()(?:also |both )?"
    r"(?P<n>[0-9]{1,3})(?: and (?P<m>[0-9]{1,3}))?(?=[,;:.)](?![0-9])| who\b| of [A-Z]|$)"
)
_DECADE = re.compile(r"\bin (?:his|her|their) (?:early |mid-?|late )?(?P<n>[2-9]0)(?:'|\u2019)?s\b")
_OF = re.compile(r"\b(?P<who>[a-z]{3,10}) of (?P<n>[0-9]{1,2})(?= [a-z]|[,.;)])")
_TURNED = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who) (?:is|was|turned|turns) (?P<n>[0-9]{1,3})(?=[,.;)]| (?:when|at|in|and|on)\b)"
)


@cache
def _no_names() -> frozenset[str]:
    return words(PACKAGE, "guards.txt", "months") | words(PACKAGE, "guards.txt", "naming")


def ages(text: str, spans: Spans) -> tuple[Attribute, ...]:
    """The ages that a text tells inside of ``spans``, as attributes ``age`` in the order in which they stand.

    A value is a number of years ("34"), of another unit ("8 months") or a decade ("40-49"); its span is that of the
    number and its unit; it is ``of`` the name beside it ("Jo Berg"), else of the noun ("girl", in lower case), None for
    a pronoun. Ages of things ("a 300-year-old bridge") and limits ("children under 12") are left out.
    """
    found = {span: (value, of) for start, end in spans for value, span, of in _ages(text, start, end)}
    return tuple(Attribute("age", found[span][0], (span,), found[span][1]) for span in sorted(found))


_Age = tuple[str, Span, str | None]


def _ages(text: str, start: int, end: int) -> Iterator[_Age]:
    for match in _OLD.finditer(text, start, end):
        years = _number(match["n"])
        if years is not None and (match["s"] or _person_follows(text[match.end() : match.end() + 80])):
            value = str(years) if match["unit"] == "year" else f"{years} {match['unit']}s"
            yield (
                value,
                match.span(),
                None if match["s"] else _person_ahead(text[match.end() : min(end, match.end() + 80)]),
            )
    for match in _AGED.finditer(text, start, end):
        yield from _pair(match, _person_behind(text[max(start, match.start() - 80) : match.start()]))
    for match in _BESIDE.finditer(text, start, end):
        who = match["who"]
        person = who.lower() in persons_lexicon().nouns or lexicon().plural.get(who.lower()) is not None
        if (person or who[0].isupper()) and who.lower().strip(".") not in _no_names():
            yield from _pair(match, _person_behind(text[max(start, match.end("who") - 80) : match.end("who")]))
    for match in _DECADE.finditer(text, start, end):
        decade = int(match["n"])
        behind = _person_behind(text[max(start, match.start() - 80) : match.start()])
        yield f"{decade}-{decade + 9}", match.span("n"), behind
    for match in _OF.finditer(text, start, end):
        if match["who"] in words(PACKAGE, "guards.txt", "aged of"):
            yield from _pair(match, match["who"])
    for match in _TURNED.finditer(text, start, end):
        yield from _pair(match, None)


def _pair(match: re.Match[str], of: str | None) -> Iterator[_Age]:
    """One age, or the two of "aged 12 and 14"."""
    for group in ("n", "m"):
        value = match.groupdict().get(group)
        if value is not None and 0 < int(value) < OLDEST:
            yield str(int(value)), match.span(group), of


_NAME_AHEAD = re.compile(r",?\s+([^\W\d_][\w'\u2019.-]{0,24}(?:\s+[^\W\d_][\w'\u2019.-]{0,24}){0,3})")
_NAME_BEHIND = re.compile(
    r"(?:(?<=\s)|(?<=[(\"\u201c])|\A)((?:[^\W\d_][\w'\u2019.-]{0,24}\s+){0,3}[^\W\d_][\w'\u2019.-]{0,24}),?\s*\(?\Z"
)


def _person_ahead(text: str) -> str | None:
    """Whom the words right behind an age name: "Jo Berg", or "girl"."""
    match = _NAME_AHEAD.match(text)
    if match is None:
        return None
    found = match[1].split()
    name = list(takewhile(_capital, found))
    if name:
        return _name(name)
    noun = found[0].strip(".'\u2019-")
    return noun if noun in persons_lexicon().nouns else None


def _person_behind(text: str) -> str | None:
    """Whom the words right before an age name: "Jo Berg", or "girl"."""
    match = _NAME_BEHIND.search(text)
    if match is None:
        return None
    found = match[1].split()
    name = list(takewhile(_capital, reversed(found)))[::-1]
    if name:
        return _name(name)
    noun = found[-1].strip(".'\u2019-")
    return noun if noun in persons_lexicon().nouns else None


def _name(parts: list[str]) -> str:
    return re.sub(r"['\u2019]s?\Z", "", " ".join(parts).rstrip(".-"))


def _capital(word: str) -> bool:
    return word[0].isupper()


def _number(word: str) -> int | None:
    """The number in digits or in a word such as "six" or "thirty-four"."""
    table = numerals()
    if word.isdigit():
        value = int(word)
    else:
        parts = word.lower().split("-")
        if not all(part in table.units or part in table.tens for part in parts):
            return None
        value = sum(table.units.get(part, table.tens.get(part, 0)) for part in parts)
    return value if 0 < value < OLDEST else None


def _person_follows(behind: str) -> bool:
    """Is it a person whose age "34-year-old" tells, from the words behind it?"""
    for place, word in enumerate(re.findall(r"[\w\u2019'-]{1,30}|[^\w\s]", behind)[:_NEXT]):
        low = word.lower()
        if low in persons_lexicon().nouns or word[0].isupper():
            return True
        if low in syntax("stops") or low in syntax("be") or not word[0].isalpha():
            return place == 0  # "the 34-year-old was hurt"
    return behind.strip() == ""
