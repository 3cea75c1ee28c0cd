"""Every promise of the page names a test that exists."""

import ast
import re
from pathlib import Path

import pytest

from tests.docs.site import DOCS

ROOT = Path(__file__).parents[2]
PAGE = (DOCS / "explanation" / "promises.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+(?:\.py)?(?:::\w+)?)`", PAGE)))
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise")]


def test_the_page_makes_promises() -> None:
    assert len(ROWS) > 15
    assert len(NAMED) > 15


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:60])
def test_every_promise_names_its_test(row: str) -> None:
    assert re.search(r"`tests/[\w/]+(?:\.py)?(?:::\w+)?`", row), row


@pytest.mark.parametrize("named", NAMED)
def test_every_test_that_is_named_exists(named: str) -> None:
    name, _, function = named.partition("::")
    file = ROOT / name
    assert file.exists(), f"{name} does not exist"
    if function:
        nodes = ast.walk(ast.parse(file.read_text("utf-8")))
        found = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
        assert function in found, f"{name} has no test {function}"
