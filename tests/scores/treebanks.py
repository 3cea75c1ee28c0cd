"""Treebanks in CoNLL-U: texts with the spans and tags of their tokens."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import attrs

from timeline.model.span import Span


@attrs.frozen
class Tree:
    """A sentence: its text, and the span, form and fine tag (column 5) of each token."""

    text: str
    spans: tuple[Span, ...]
    forms: tuple[str, ...]
    tags: tuple[str, ...]


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a compressed treebank."""
    rows: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 1:
                rows.append(columns)
            elif not line.strip():
                yield _tree(rows)
                rows = []


def _tree(rows: list[list[str]]) -> Tree:
    """A word that the treebank divides ("don't") stands in the text as one; its tokens share its characters."""
    text = ""
    spans: list[Span] = []
    tokens: list[list[str]] = []
    until = at = 0
    for columns in rows:
        first, _, last = columns[0].partition("-")
        if not columns[0].replace("-", "").isdigit():
            continue  # an empty node
        if last or int(first) > until:
            at = len(text)
            text += columns[1] + ("" if "SpaceAfter=No" in columns[-1] else " ")
            end = at + len(columns[1])
        if last:
            until = int(last)
            continue
        behind = at + len(columns[1]) if int(first) < until else end
        spans.append((at, behind))
        tokens.append(columns)
        at = behind
    return Tree(text.rstrip(), tuple(spans), tuple(row[1] for row in tokens), tuple(row[4] for row in tokens))
