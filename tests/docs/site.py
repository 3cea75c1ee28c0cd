"""The sources of the documentation site, and the parts of its extension that need no Sphinx."""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("**/*.md"))}
"""Text of each page by its path, fragments of the changelog aside."""

PAGES = {name: text for name, text in PAGES.items() if not name.startswith(("changelog.d/", "_build/"))}


def extension(name: str) -> ModuleType:
    """A module of ``docs/_ext``."""
    folder = str(DOCS / "_ext")
    if folder not in sys.path:
        sys.path.append(folder)
    return import_module(name)
