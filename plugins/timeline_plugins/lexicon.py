"""Lexicons of English: files of ``timeline.text.lexicon`` in packages, read once, with closed classes by their names.

``@closed/NAME`` stands for the words of a closed class of English: the section ``NAME`` of ``lang/en/closed.txt`` and
those whose names begin with ``NAME.``. ``@time/NAME`` stands for the first form of each row of a section of the words
that times are read by, ``@time/NAME+`` for all forms; ``@credits/agencies`` for the news agencies whose names are one
word, in lower case. ``!word`` behind them in a field takes a word out again.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from timeline.text.lexicon import Rows as Rows  # other modules have it from here
from timeline.text.lexicon import load

_CLASS = re.compile(r"(?<!\S)@(closed|time|credits)/([\w.-]+)(\+?)(?!\S)")
_WITHOUT = re.compile(r"(?<!\S)!([\w'-]+)(?!\S)")


@cache
def sections(package: str, name: str, **fields: tuple[str, ...]) -> dict[str, Rows]:
    """The sections of a lexicon file in a package, each a tuple of rows of stripped fields.

    ``fields`` are those that each row of a section must have. Raises ``ValueError`` as ``timeline.text.lexicon.load``.
    """
    return load(files(package), name, fields=fields, expand=_whole)


@cache
def words(package: str, name: str, section: str) -> frozenset[str]:
    """The words of a section whose rows are blank-separated words."""
    return frozenset(word for row in sections(package, name)[section] for field in row for word in field.split())


@cache
def phrases(package: str, name: str, section: str) -> frozenset[str]:
    """The fields of a section, which may be of several words each."""
    return frozenset(field for row in sections(package, name)[section] for field in row if field)


def _whole(field: str) -> str:
    """A field with the words of the classes that it names."""
    if not _CLASS.search(field):
        return field
    found = _CLASS.sub(lambda match: " ".join(_class(match[1], match[2], everything=bool(match[3]))), field)
    without = set(_WITHOUT.findall(found))
    return " ".join(word for word in _WITHOUT.sub("", found).split() if word not in without)


def _class(home: str, name: str, *, everything: bool) -> Iterator[str]:
    if home == "time":
        for row in sections("timeline_plugins.extractors.time", "en/words.txt")[name]:
            forms = dict.fromkeys(form.lstrip("^").removesuffix("_.") for form in row[0].split())
            yield from forms if everything else [next(iter(forms))]
        return
    if home == "credits":
        names = (row[0].lower() for row in sections("timeline_plugins.readers", "credits.txt")[name])
        yield from (one for one in names if " " not in one)
        return
    named = sections("timeline_plugins.lang.en", "closed.txt")
    chosen = [title for title in named if title == name or title.startswith(f"{name}.")]
    if not chosen:
        raise KeyError(name)
    for title in chosen:
        yield from (word for row in named[title] for field in row for word in field.split())
