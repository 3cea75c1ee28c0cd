"""Lexicons and conventions as commented text files.

A file has ``[sections]`` of lines whose fields are separated by ``|``; ``#`` begins a comment. Files lie beside the
module that uses them and are read once.

``@closed/NAME`` stands for the words of a closed class of English: the section ``NAME`` of ``lang/en/closed.txt`` and
those whose names begin with ``NAME.``. ``@time/NAME`` stands for the first form of each row of a section of the words
that times are read by, ``@time/NAME+`` for all forms; ``@credits/agencies`` for the news agencies whose names are one
word, in lower case. ``!word`` behind them in a field takes a word out again.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

Rows = tuple[tuple[str, ...], ...]

_CLASS = re.compile(r"(?<!\S)@(closed|time|credits)/([\w.-]+)(\+?)(?!\S)")
_WITHOUT = re.compile(r"(?<!\S)!([\w'-]+)(?!\S)")


@cache
def sections(package: str, name: str) -> dict[str, Rows]:
    """The sections of a lexicon file in a package, each a tuple of rows of stripped fields.

    Raises ``ValueError`` with the line for a row that stands before the first section, a section that stands twice, or
    a closed class that does not exist.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    rows: list[tuple[str, ...]] | None = None
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            title = line[1:-1].strip()
            if title in found:
                raise ValueError(f"{package}/{name}:{number}: the section [{title}] stands twice")
            rows = found.setdefault(title, [])
        elif rows is None:
            raise ValueError(f"{package}/{name}:{number}: a row before the first [section]")
        else:
            try:
                rows.append(tuple(_whole(field.strip()) for field in line.split("|")))
            except KeyError as error:
                raise ValueError(f"{package}/{name}:{number}: no closed class {error}") from None
    return {title: tuple(rows) for title, rows in found.items()}


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
