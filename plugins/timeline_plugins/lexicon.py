"""Lexicons and conventions as commented text files.

A file has ``[sections]`` of lines whose fields are separated by ``|``; ``#`` begins a comment. Files lie beside the
module that uses them and are read once.
"""

from functools import cache
from importlib.resources import files

Rows = tuple[tuple[str, ...], ...]


@cache
def sections(package: str, name: str) -> dict[str, Rows]:
    """The sections of a lexicon file in a package, each a tuple of rows of stripped fields.

    Raises ``ValueError`` with the line for a row that stands before the first section, or a section that stands twice.
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
            rows.append(tuple(field.strip() for field in line.split("|")))
    return {title: tuple(rows) for title, rows in found.items()}


@cache
def words(package: str, name: str, section: str) -> frozenset[str]:
    """The words of a section whose rows are blank-separated words."""
    return frozenset(word for row in sections(package, name)[section] for field in row for word in field.split())


@cache
def phrases(package: str, name: str, section: str) -> frozenset[str]:
    """The fields of a section, which may be of several words each."""
    return frozenset(field for row in sections(package, name)[section] for field in row if field)
