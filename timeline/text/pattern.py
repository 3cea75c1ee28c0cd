"""Patterns over token classes, compiled to regular expressions over one character for each token.

A token's *sign* is a character that stands for the set of classes it has. A class in a pattern becomes the character
class of all signs that hold it, so that a rule of any length is matched by ``re`` at the speed of C. Patterns have no
unbounded repetition: each attempt looks at a bounded number of tokens.

    field:class   a token of the class, its value kept in the field     class   alone: field of the same name
    'word         the word itself      .class    a token of the class, its value not kept
    x?            optional             ( a / b ) one of several, with ? behind it optional
    !x            not followed by      <!x       not preceded by       =x  followed by
    [ ... ]       a mention of its own inside the pattern (a range has two); without it the match is the mention
    {name}        a macro
"""

import re
from collections.abc import Callable, Mapping

import attrs

Signs = Callable[[str], frozenset[str]]


@attrs.frozen(slots=True)
class Pattern:
    """A compiled pattern: ``captures`` are (group, mention, field, class), ``mentions`` the groups of its brackets."""

    regex: re.Pattern[str]
    first: frozenset[str]
    captures: tuple[tuple[int, int, str, str], ...]
    mentions: tuple[int, ...]


class PatternError(ValueError):
    """A pattern that cannot be read; the message holds the pattern and the place."""


def expand(source: str, macros: Mapping[str, str]) -> list[str]:
    """The items of a pattern with its macros put in, to a depth of ten."""
    for _ in range(10):
        if "{" not in source:
            return source.split()
        try:
            source = re.sub(r"\{(\w+)\}(\??)", lambda found: f" ( {macros[found[1]]} ){found[2]} ", source)
        except KeyError as missing:
            raise PatternError(f"{source!r}: there is no macro {missing}") from None
    raise PatternError(f"{source!r}: macros that hold themselves")


def literals(items: list[str]) -> set[str]:
    """The words that a pattern names, as classes of their own (``'of``)."""
    found = {item.lstrip("!<=").rstrip("?") for item in items if "'" in item}
    return {word for word in found if word.startswith("'") and len(word) > 1}


def compile_pattern(items: list[str], signs: Signs) -> Pattern:
    """Compile the items of a pattern; raises ``PatternError`` for unbalanced brackets or an unknown class."""
    return _Compiler(items, signs).compile()


class _Compiler:
    def __init__(self, items: list[str], signs: Signs) -> None:
        self._items = items
        self._signs = signs
        self._at = 0
        self._groups = 0
        self._mention = 0
        self._captures: list[tuple[int, int, str, str]] = []
        self._mentions: list[int] = []

    def compile(self) -> Pattern:
        source, first, empty = self._alternatives()
        if self._at != len(self._items):
            raise PatternError(f"{' '.join(self._items)!r}: unbalanced at item {self._at + 1}")
        if empty:
            raise PatternError(f"{' '.join(self._items)!r}: matches nothing at all")
        return Pattern(re.compile(source, re.DOTALL), frozenset(first), tuple(self._captures), tuple(self._mentions))

    def _alternatives(self) -> tuple[str, set[str], bool]:
        branches, first, empty = list[str](), set[str](), False
        while True:
            source, branch_first, branch_empty = self._sequence()
            branches.append(source)
            first |= branch_first
            empty |= branch_empty
            if self._peek() != "/":
                return "|".join(branches), first, empty
            self._at += 1

    def _peek(self) -> str:
        return self._items[self._at] if self._at < len(self._items) else ""

    def _sequence(self) -> tuple[str, set[str], bool]:
        parts, first, empty = list[str](), set[str](), True
        while (item := self._peek()) and item not in ("/", ")", ")?"):
            self._at += 1
            if item == "[":
                self._groups += 1
                self._mentions.append(self._groups)
                parts.append("(")
            elif item == "]":
                self._mention += 1
                parts.append(")")
            else:
                source, item_first, item_empty = self._group() if item == "(" else self._item(item)
                parts.append(source)
                if empty:
                    first |= item_first
                empty &= item_empty
        return "".join(parts), first, empty

    def _group(self) -> tuple[str, set[str], bool]:
        source, first, empty = self._alternatives()
        closing = self._peek()
        if closing not in (")", ")?"):
            raise PatternError(f"{' '.join(self._items)!r}: a bracket is not closed")
        self._at += 1
        optional = closing == ")?"
        return f"(?:{source})" + "?" * optional, first, empty or optional

    def _item(self, item: str) -> tuple[str, set[str], bool]:
        for mark, form in (("<!", "(?<!{})"), ("!", "(?!{})"), ("=", "(?={})")):
            if item.startswith(mark):
                return form.format(self._class(item[len(mark) :])[0]), set(), True
        optional = item.endswith("?") and len(item) > 1
        core = item[:-1] if optional else item
        field, _, name = core.rpartition(":")
        keep = not core.startswith(("'", "."))
        source, chars = self._class(core.lstrip(".") if not keep else name)
        if keep:
            self._groups += 1
            self._captures.append((self._groups, self._mention, field or name, name))
            source = f"({source})"
        return source + "?" * optional, set(chars), optional

    def _class(self, name: str) -> tuple[str, frozenset[str]]:
        chars = self._signs(name)
        if not chars:
            raise PatternError(f"{' '.join(self._items)!r}: no token has the class {name!r}")
        return "[" + "".join(map(re.escape, sorted(chars))) + "]", chars
