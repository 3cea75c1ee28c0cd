"""Languages of times are folders of data, found by the language of a document."""

import re
from pathlib import Path

import attrs
import pytest

from tests.extractors.test_time import document, found
from timeline_plugins.extractors.time.folders import language_of
from timeline_plugins.extractors.time.settings import TimeSettings

SPANISH = {
    "words.txt": "[triggers]\nmonth dayword\n[month]\nenero | 1\njunio | 6\n[dayword]\nayer | -1\n",
    "rules.txt": """
        [rules]
        fecha | DATE | day:dom 'de month:month ( 'de year:year4 )?
        mes   | DATE | month:month
        ayer  | DATE | relative:dayword | kind=shift unit=day
    """,
    "policies.txt": "".join(
        f"[{genre}]\nmonth | {way}\n" for genre, way in (("news", "before"), ("narrative", "nearest"))
    ),
}


def test_another_language_is_a_folder_of_data(tmp_path: Path) -> None:
    folder = tmp_path / "es"
    folder.mkdir()
    for name, text in SPANISH.items():
        (folder / name).write_text(text, encoding="utf-8")
    chosen = TimeSettings(languages=str(tmp_path))

    def read(text: str, language: str | None) -> list[tuple[str, str]]:
        found_in = attrs.evolve(document(text), language=language)
        return [(text[m.start : m.end], m.value) for m, _ in found(found_in, chosen)]

    text = "El 3 de enero de 2024, y ayer. El puente fue cerrado en junio."
    expected = [("3 de enero de 2024", "2024-01-03"), ("ayer", "2025-02-02"), ("junio", "2024-06")]
    assert read(text, "es") == read(text, "es-MX") == expected
    assert read("It fell yesterday.", "en-GB") == read("It fell yesterday.", None) == [("yesterday", "2025-02-02")]
    chosen = attrs.evolve(chosen, language="es")
    assert read(text, None) == expected


@pytest.mark.parametrize("language", ["es", "xx", "../en", "\u00e9n", "en/../en", "-"])
def test_a_language_without_a_folder_is_not_read(language: str) -> None:
    read = attrs.evolve(document("It fell yesterday, on 3 May 2024."), language=language)
    assert [m.value for m, _ in found(read)] == []


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("words.txt", "[a]\n[a]\n", "words.txt:2"),
        ("words.txt", "row\n", "words.txt:1"),
        ("rules.txt", "[rules]\nmes | DATE | moon\n", "moon"),
    ],
)
def test_a_folder_that_cannot_be_read_is_refused_with_its_place(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    folder = tmp_path / "es"
    folder.mkdir()
    for file, own in {**SPANISH, name: text}.items():
        (folder / file).write_text(own, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        language_of("es", str(tmp_path))
