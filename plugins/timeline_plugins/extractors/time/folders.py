"""Where the data of a language lie: in a folder that is named by its primary subtag (BCP 47), ``en`` or ``de``.

A folder that a setting names is looked at first, so that it can also take the place of a shipped one; then the folders
beside this module. A language without a folder is not read.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from timeline_plugins.extractors.time.language import FILES, PACKAGE, Language, load


def language_of(tag: str, outside: str = "") -> Language | None:
    """The language of a tag ("en-GB"); None where there is no folder for it.

    ``outside`` is a folder of such folders. Raises ``ValueError`` with the file and the row for data that cannot be
    read, and ``OSError`` for a folder that lacks a file.
    """
    code = tag.partition("-")[0].lower()
    # A tag comes with a document, which is not to be trusted with the name of a path.
    return _found(code, outside) if code.isascii() and code.isalpha() else None


@cache
def _found(code: str, outside: str) -> Language | None:
    places: list[Traversable] = [Path(outside)] if outside else []
    for place in (*places, files(PACKAGE)):
        folder = place / code
        if folder.joinpath(FILES[0]).is_file():
            return load(folder)
    return None
