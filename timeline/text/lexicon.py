"""Word lists and tables as commented text files, for extractors of any language.

A file has ``[sections]`` of rows whose fields are separated by ``|``; ``#`` begins a comment. Files lie beside the
module that uses them, so that somebody who knows the language can edit them without reading code.
"""

from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable

Rows = tuple[tuple[str, ...], ...]
Expand = Callable[[str], str]
"""Gives a field with what stands for several words written out; raises ``KeyError`` for a name that does not exist."""


def load(
    folder: Traversable,
    name: str,
    *,
    fields: Mapping[str, tuple[str, ...]] | None = None,
    expand: Expand | None = None,
) -> dict[str, Rows]:
    """The sections of a file of a folder, each a tuple of rows of stripped fields.

    ``fields`` is the schema of the file: for some sections, by title, the names of the fields that each row must have,
    no more and no fewer. ``expand`` writes out what stands for several words, such as the name of a closed class.
    Raises ``ValueError`` with file and line for a row before the first section, a section that is there twice, a row
    that does not fit the schema or a name that does not exist, and for a section of the schema that the file lacks.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    title = ""
    for number, line in enumerate(folder.joinpath(name).read_text(encoding="utf-8").splitlines(), 1):
        line = line.partition("#")[0].strip()
        place = f"{folder / name}:{number}"
        if line.startswith("[") and line.endswith("]"):
            title = line[1:-1].strip()
            if title in found:
                raise ValueError(f"{place}: there are two sections [{title}]; join them")
            found[title] = []
        elif line and not title:
            raise ValueError(f"{place}: a row before the first [section]")
        elif line:
            found[title].append(_row(line, place, (fields or {}).get(title), expand))
    for missing in (fields or {}).keys() - found.keys():
        raise ValueError(f"{folder / name}: there is no section [{missing}]")
    return {title: tuple(rows) for title, rows in found.items()}


def _row(line: str, place: str, names: tuple[str, ...] | None, expand: Expand | None) -> tuple[str, ...]:
    row = tuple(field.strip() for field in line.split("|"))
    if names is not None and len(row) != len(names):
        raise ValueError(f"{place}: {len(row)} fields where there must be {len(names)}: {' | '.join(names)}")
    if expand is None:
        return row
    try:
        return tuple(map(expand, row))
    except KeyError as error:
        raise ValueError(f"{place}: there is no word class {error}") from None
