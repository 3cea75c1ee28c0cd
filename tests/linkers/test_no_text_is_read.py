"""Linkers and linking compare typed values and tokens: no module of theirs reads a text, or searches one for words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
FOLDERS = ("timeline/linking", "plugins/timeline_plugins/linkers")
MODULES = [
    *sorted(path for folder in FOLDERS for path in (TOP / folder).rglob("*.py")),
    TOP / "timeline/model/whereabouts.py",
]
OF_ADDRESSES = TOP / "timeline/linking/addresses.py"
"""Takes URLs apart, which are no texts."""
SEARCHES = frozenset({"re", "regex", "timeline.model.tokens.tokens"})
"""What finds words in a text; tokens that were found can be chosen from."""


def readings(source: str) -> Iterator[str]:
    """The places of a module that read the text of a claim or document, or that import what searches texts."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.expr) and _is_text(node):
            yield f"line {node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Import):
            yield from (f"line {node.lineno}: import {one.name}" for one in node.names if one.name in SEARCHES)
        elif isinstance(node, ast.ImportFrom):
            named = [node.module or "", *(f"{node.module}.{one.name}" for one in node.names)]
            yield from (f"line {node.lineno}: import {name}" for name in named if name in SEARCHES)


def _is_text(node: ast.expr) -> bool:
    """Is it ``claim.text``, ``getattr(claim, "text")`` or ``attrgetter("text")``?"""
    if isinstance(node, ast.Attribute):
        return node.attr == "text"
    if not isinstance(node, ast.Call):
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    constants = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return name in ("getattr", "attrgetter") and any(str(value).split(".")[-1] == "text" for value in constants)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_no_module_of_linking_reads_a_text(path: Path) -> None:
    found = [place.partition(": ")[2] for place in readings(path.read_text(encoding="utf-8"))]
    assert found == (["import re"] if path == OF_ADDRESSES else [])


@pytest.mark.parametrize(
    "source",
    [
        "def told(row): return row.claim.text.lower()",
        "def told(document): return document.text[:100]",
        "def told(figure): return figure.text",
        "def told(claim): return getattr(claim, 'text')",
        "from operator import attrgetter\ntold = attrgetter('claim.text')",
        "import re",
        "from re import compile as found",
        "import regex",
        "from timeline.model.tokens import tokens",
    ],
)
def test_a_module_that_reads_a_text_is_found(source: str) -> None:
    assert len(list(readings(source))) == 1


def test_tokens_and_values_may_be_compared() -> None:
    assert MODULES
    assert list(readings("from timeline.model.tokens import words\ndef told(row): return row.tokens, row.words")) == []
