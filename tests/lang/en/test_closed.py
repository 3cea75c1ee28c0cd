"""Closed classes of English are written down once, and lexicons name them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline_plugins
from timeline_plugins.lexicon import sections, words

PLUGINS = Path(timeline_plugins.__file__).parent
CLOSED = PLUGINS / "lang" / "en" / "closed.txt"
TIME = PLUGINS / "extractors" / "time" / "en"
LEAST = 5
"""Words of a class that tell that it is listed: two or three stand together for other reasons."""


def raw_sections(path: Path) -> Iterator[tuple[str, set[str]]]:
    """The sections of a file with the words that are written in it, but for those that are keys of a table."""
    title, found = "", set[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("[") and line.endswith("]"):
            if title:
                yield title, found
            title, found = line[1:-1], set()
        elif "|" not in line:
            found.update(line.lower().split())
    if title:
        yield title, found


def classes() -> dict[str, set[str]]:
    """The closed classes and their parts, and the names of the calendar."""
    found: dict[str, set[str]] = {}
    for title, members in raw_sections(CLOSED):
        parts = title.split(".")
        for end in range(1, len(parts) + 1):
            found.setdefault(".".join(parts[:end]), set()).update(members)
    agencies = sections("timeline_plugins.readers", "credits.txt")["agencies"]
    found["agencies"] = {row[0].lower() for row in agencies if " " not in row[0]}
    for name in ("month", "weekday"):
        rows = sections("timeline_plugins.extractors.time", "en/words.txt")[name]
        found[name] = {row[0].split()[0].lstrip("^") for row in rows}
    return found


def lexicons() -> list[Path]:
    return [path for path in sorted(PLUGINS.rglob("*.txt")) if path != CLOSED and TIME not in path.parents]


@pytest.mark.parametrize("path", lexicons(), ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_no_lexicon_lists_a_closed_class(path: Path) -> None:
    listed = [
        (title, name)
        for title, found in raw_sections(path)
        for name, members in classes().items()
        if len(found & members) >= max(LEAST, 0.6 * len(members))
    ]
    assert listed == []


def test_each_word_of_the_classes_stands_once() -> None:
    listed = [word for _, found in raw_sections(CLOSED) for word in found]
    assert len(listed) == len(set(listed))


def test_a_class_stands_for_its_words() -> None:
    assert {"monday", "sunday"} <= words("timeline_plugins", "stop_words.txt", "stop")
    assert {"thurs", "weds"} <= words("timeline_plugins", "dateline.txt", "weekdays")
    days = words("timeline_plugins.extractors.certainty", "classes.txt", "units of time")
    assert "june" in days
    assert "may" not in days


@pytest.mark.parametrize("path", lexicons(), ids=lambda path: path.relative_to(PLUGINS).as_posix())
def test_each_word_taken_out_is_of_a_class_before_it(path: Path) -> None:
    package = ".".join(("timeline_plugins", *path.relative_to(PLUGINS).parts[:-1]))
    rows = [row for title, rows in sections(package, path.name).items() if title != "marks examples" for row in rows]
    found = {word for row in rows for word in " ".join(row).split()}
    assert not {word for word in found if word[0] in "!@" and word[1:2].isalpha()}


def test_an_unknown_class_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "faulty_lexicon"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "words.txt").write_text("[words]\n@time/nothing\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ValueError, match=r"words\.txt:2: there is no word class"):
        sections("faulty_lexicon", "words.txt")
