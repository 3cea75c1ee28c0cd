"""The first files of a plugin, for ``timeline plugins new``."""

import keyword
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template

from timeline.plugin.descriptors import NAME

_TAKEN = frozenset({"claim-timeline", "timeline", "timeline-plugins", "tests", "src"})
_SUFFIX = ".template"


def scaffold(name: str, folder: Path) -> Path:
    """Write a plugin distribution into ``folder / name`` and return that path.

    Its one extractor passes the conformance checks as it stands. Raises ``ValueError`` for a name that cannot be a
    distribution and, with ``_`` for ``-``, a module, and where the path exists already.
    """
    package = name.replace("-", "_")
    if not NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a plugin: write lower-case words joined by hyphens, like ship-names")
    if name in _TAKEN or keyword.iskeyword(package) or package in sys.stdlib_module_names:
        raise ValueError(f"{name!r} is taken: a module called {package} would hide another; choose a longer name")
    made = folder / name
    if made.exists():
        raise ValueError(f"{made} exists already; nothing was written")
    values = {"name": name, "package": package, "version": _version()}
    for source, place in sorted(_templates(files("timeline.command") / "template", Path()), key=lambda pair: pair[1]):
        target = made / str(place).replace("PACKAGE", package).removesuffix(_SUFFIX)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Template(source.read_text("utf-8")).substitute(values).encode())
    return made


def _templates(folder: Traversable, place: Path) -> list[tuple[Traversable, Path]]:
    found: list[tuple[Traversable, Path]] = []
    for item in folder.iterdir():
        if item.is_dir():
            found += _templates(item, place / item.name)
        elif item.name.endswith(_SUFFIX):
            found.append((item, place / item.name))
    return found


def _version() -> str:
    try:
        return version("claim-timeline")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0.1.0"
