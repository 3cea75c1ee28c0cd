"""A language as data: the words with their classes and values, and the rules, of one folder.

Another language is another folder of these files, found by folders.py:

``words.txt``     A section for each class of words that its rules name. The code asks for these by name: ``triggers``
                  (the classes that open the gate), and where they are there ``cardinal``, ``scale`` and ``ordinal
                  suffix`` (number words), ``signal`` (since, until, by, before, after, from) and ``lists``, whose rows
                  are named: ``between number words``, ``past cues``, ``due cues``, ``start cues``, ``deadline cues``,
                  ``past verbs``, ``onward``, ``weekday cues``, ``weekday barriers`` and ``future cues``.
``rules.txt``     The sections ``macros``, ``not`` (matches that are no temporal expression) and ``rules``. The pattern
                  language is that of timeline.text.pattern; fields are those of ``Form``, or reading.py makes them so.
``policies.txt``  For ``news`` and for ``narrative`` what is done where the words leave a choice.
``holidays.txt``  The section ``holiday``: words, key and how the date is found. A folder may lack this file.

What "early", "mid-" and "late" leave of an interval is in thirds.txt, for all languages.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources.abc import Traversable

import attrs

from timeline.model.mention import TimexType
from timeline.text.lexicon import Rows
from timeline.text.lexicon import load as lexicon
from timeline.text.pattern import Pattern, compile_pattern, expand, literals
from timeline_plugins.extractors.time.form import Anchor, Kind
from timeline_plugins.extractors.time.numerals import SHAPES, Values, digits, ordinal

PACKAGE = __package__ or __name__
FILES = ("words.txt", "rules.txt", "policies.txt", "holidays.txt")
LISTS = (
    "between number words", "past cues", "due cues", "start cues", "deadline cues", "past verbs", "onward",
    "weekday cues", "weekday barriers", "future cues",
)  # fmt: skip
"""The rows of the section ``lists``; what a folder leaves out is empty."""
GENRES = ("news", "narrative")
_POLICIES = {"definite": ("published",), "deictic": ("published",), "omit": ("",), "today": ("",)}
"""What holds where a folder's policies say nothing; directions are nearest then."""
OTHER, NAME = "x", "N"
"""The signs of tokens that no rule knows: in lower case or without case, and capitalised."""


@attrs.frozen(slots=True)
class Entry:
    """What a token can be: its sign in patterns, its values by class, and whether it can begin an expression."""

    sign: str
    values: Mapping[str, int | float | str]
    trigger: bool = False


@attrs.frozen(slots=True, kw_only=True)
class Rule:
    """A pattern and the form that it gives; ``constants`` are the fields that no token fills in."""

    name: str
    type: TimexType | None
    pattern: Pattern
    constants: Mapping[str, object]


@attrs.frozen(slots=True, eq=False)
class Language:
    """The data of one folder, ready to be matched. Identity counts, so that results can be cached by language."""

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    rules: Mapping[str, tuple[Rule, ...]]
    signs: Mapping[frozenset[str], str]
    policies: Mapping[str, Mapping[str, tuple[str, ...]]]
    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: frozenset[str]
    triggers: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    holidays: Mapping[str, tuple[str, ...]]

    def entry(self, values: Values) -> Entry:
        """The entry of values that were found out, such as a number's."""
        classes = frozenset(values)
        return Entry(self.signs.get(classes, OTHER), values, not classes.isdisjoint(self.triggers))


def load(folder: Traversable) -> Language:
    """Read a language's folder; raises ``ValueError`` with the file and the row for what cannot be read."""
    words_file, rules_file, policies_file, holidays_file = FILES
    classes, rules, policies = (lexicon(folder, name) for name in (words_file, rules_file, policies_file))
    days = lexicon(folder, holidays_file) if folder.joinpath(holidays_file).is_file() else {}
    holidays = days.get("holiday", ())
    macros = {row[0]: row[1] for row in rules.get("macros", ())}
    patterns = [(row, expand(row[2], macros)) for title in ("not", "rules") for row in rules.get(title, ())]
    triggers = frozenset(word for (row,) in classes["triggers"] for word in row.split())

    meanings: dict[str, Values] = {}
    for title, rows in classes.items():
        if title in ("triggers", "lists"):
            continue
        for row in rows:
            for word in _written(row[0]):
                value = _value(row[1] if len(row) > 1 else word)
                meanings.setdefault(word, {}).update(_meaning(title, value))
    for row in holidays:
        for word in _written(row[0]):
            meanings.setdefault(word, {})["holiday"] = row[1]
    for _, items in patterns:
        for literal in literals(items):
            meanings.setdefault(literal[1:], {})[literal] = literal[1:]

    signs: dict[frozenset[str], str] = {}
    both = ({**meanings.get(form[1:], {}), **values} for form, values in meanings.items() if form.startswith("^"))
    for values in (*meanings.values(), *both, *SHAPES):
        signs.setdefault(frozenset(values), chr(0xE000 + len(signs)))

    def having(name: str) -> frozenset[str]:
        if name in ("Name", "Word"):
            return frozenset(NAME if name == "Name" else OTHER)
        return frozenset(sign for classes, sign in signs.items() if name in classes)

    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    openers: set[str] = set()  # the longest word of each phrase opens the gate for it
    for form, own in meanings.items():
        capitalised = form.startswith("^")
        form = form.removeprefix("^")
        values = {**meanings.get(form, {}), **own} if capitalised else own
        entry = Entry(signs[frozenset(values)], values, not triggers.isdisjoint(values))
        parts = tuple(form.split())
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts, entry))
            if entry.trigger:
                openers.add(max(parts, key=lambda part: (len(part), parts.index(part))))
        else:
            for written in _cases(form, capitalised):
                if capitalised or "^" + form not in meanings or written == form:
                    words[written] = entry
    for opener in openers:
        for written in _cases(opener, False):
            words[written] = attrs.evolve(words.get(written, Entry(OTHER, {})), trigger=True)
    by_first: dict[str, list[Rule]] = {}
    for row, items in patterns:
        compiled = _rule(row, compile_pattern(items, having))
        for sign in compiled.pattern.first:
            by_first.setdefault(sign, []).append(compiled)
    return Language(
        words=words,
        phrases={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()},
        rules={sign: tuple(found) for sign, found in by_first.items()},
        signs=signs,
        policies={genre: {**_POLICIES, **{row[0]: row[1:] for row in policies.get(genre, ())}} for genre in GENRES},
        cardinals={row[0]: int(row[1]) for row in classes.get("cardinal", ())},
        scales={row[0]: int(row[1]) for row in classes.get("scale", ())},
        suffixes=frozenset(word for row in classes.get("ordinal suffix", ()) for word in row[0].split()),
        triggers=triggers,
        lists={**dict.fromkeys(LISTS, frozenset[str]()), **_lists(classes.get("lists", ()))},
        holidays={row[1]: row[2:] for row in holidays},
    )


def _lists(rows: Rows) -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(_written(row[1])) for row in rows}


def _rule(row: tuple[str, ...], pattern: Pattern) -> Rule:
    constants: dict[str, object] = {}
    for item in " ".join(row[3:]).split():
        name, _, value = item.partition("=")
        constants[name] = {"kind": Kind, "anchor": Anchor}.get(name, _value)(value)
    return Rule(
        name=row[0],
        type=TimexType(row[1]) if row[1] != "-" else None,
        pattern=pattern,
        constants=constants,
    )


def _written(field: str) -> Iterable[str]:
    """The words of a lexicon field, separated by blanks; ``_`` stands for the blank inside a phrase."""
    return (word.replace("_", " ") for word in field.split())


def _meaning(title: str, value: int | float | str) -> Values:
    if title == "ordinal" and isinstance(value, int):
        return ordinal(value)
    if title in ("cardinal", "scale"):
        return {title: value, "number": value, "int": value}
    return {title: value}


def _value(text: str) -> int | float | str:
    if text.lstrip("-").isdigit():
        return int(text)
    return float(text) if text.replace(".", "", 1).isdigit() else text


def _cases(word: str, capitalised: bool) -> tuple[str, ...]:
    return (word.capitalize(), word.upper()) if capitalised else (word, word.capitalize(), word.upper())


@lru_cache(maxsize=1 << 16)
def numeral(language: Language, word: str) -> Entry | None:
    """The entry of a token that begins with a digit; None where it is no number that matters here."""
    values = digits(word, language.suffixes)
    return language.entry(values) if values else None
