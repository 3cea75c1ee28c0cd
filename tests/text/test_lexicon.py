"""Lexicon files: sections of rows, checked against the schema of the file, faults with their line."""

from pathlib import Path

import pytest

from timeline.text.lexicon import load

FIELDS = {"verbs": ("form", "class")}


def written(folder: Path, text: str) -> Path:
    (folder / "words.txt").write_text(text, encoding="utf-8")
    return folder


def test_sections_have_rows_of_stripped_fields(tmp_path: Path) -> None:
    folder = written(tmp_path, "# Verbs.\n[verbs]\nsay | speech  # a comment\n\nask|speech\n[ nouns ]\n")
    assert load(folder, "words.txt", fields=FIELDS) == {"verbs": (("say", "speech"), ("ask", "speech")), "nouns": ()}


def test_fields_are_expanded(tmp_path: Path) -> None:
    folder = written(tmp_path, "[verbs]\n@be | state\n")
    expanded = load(folder, "words.txt", expand=lambda field: {"@be": "is are"}.get(field, field))
    assert expanded == {"verbs": (("is are", "state"),)}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("say | speech\n", r"words\.txt:1: a row before the first \[section\]"),
        ("[verbs]\n[nouns]\n[verbs]\n", r"words\.txt:3: there are two sections \[verbs\]"),
        ("[verbs]\nsay\n", r"words\.txt:2: 1 fields where there must be 2: form \| class"),
        ("[verbs]\nsay | speech | 1\n", r"words\.txt:2: 3 fields where there must be 2"),
        ("[nouns]\n", r"words\.txt: there is no section \[verbs\]"),
        ("[verbs]\n@no | speech\n", r"words\.txt:2: there is no word class '@no'"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    def expand(field: str) -> str:
        if field.startswith("@"):
            raise KeyError(field)
        return field

    with pytest.raises(ValueError, match=message):
        load(written(tmp_path, text), "words.txt", fields=FIELDS, expand=expand)
