"""The conformance kit passes over every shipped plugin, and catches each kind of bad one."""

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest

import timeline_plugins.shipped
from timeline.model.chronology import Chronology, RelationKind
from timeline.model.claim import Attribute, Claim
from timeline.model.document import Document, Source, document_id
from timeline.model.figure import Figure
from timeline.model.measure import Measure
from timeline.model.mention import FigureMention, Mention, TimeMention
from timeline.model.problem import Loss
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Exporter, Extractor, Link, Linker, Reader
from timeline.plugin.hooks import hookimpl
from timeline.plugin.registry import PluginError
from timeline.plugin.view import View
from timeline.testing import Check, checks_of, parametrize_with_checks


@parametrize_with_checks(timeline_plugins.shipped)
def test_every_shipped_plugin_conforms(check: Check) -> None:
    check()


@attrs.frozen(slots=True, kw_only=True)
class Note(Mention):
    """A mention of a layer that the core knows nothing of."""

    layer: ClassVar[str] = "note"
    number: int = 0


class Contributes:
    """A plugin with hooks that give what it is made with."""

    def __init__(
        self,
        readers: Iterable[Reader] = (),
        extractors: Iterable[Extractor] = (),
        linkers: Iterable[Linker] = (),
        exporters: Iterable[Exporter] = (),
    ) -> None:
        self._given = readers, extractors, linkers, exporters

    @hookimpl
    def timeline_readers(self) -> Iterable[Reader]:
        return self._given[0]

    @hookimpl
    def timeline_extractors(self) -> Iterable[Extractor]:
        return self._given[1]

    @hookimpl
    def timeline_linkers(self) -> Iterable[Linker]:
        return self._given[2]

    @hookimpl
    def timeline_exporters(self) -> Iterable[Exporter]:
        return self._given[3]


def extracting(extract: Callable[[View], Iterable[Any]] | str, makes: str = "note", **parts: Any) -> Contributes:
    return Contributes(extractors=[Extractor(name="bad", version="1", makes={makes}, extract=extract, **parts)])


def reading(read: Callable[[Source, Any], Iterable[Any]], suffix: str = ".bad", **parts: Any) -> Contributes:
    return Contributes(readers=[Reader(name="z-bad", version="1", suffixes=(suffix,), read=read, **parts)])


def exporting(export: Callable[[Chronology, Path, Any], None], **parts: Any) -> Contributes:
    return Contributes(exporters=[Exporter(name="bad", version="1", suffixes=(".bad",), export=export, **parts)])


def nothing(_: object) -> tuple[()]:
    return ()


def whole_text(view: View) -> Iterator[Claim]:
    """A good extractor: its claims give linkers something to do."""
    text = view.text
    if text.strip():
        yield Claim(document=view.document.id, spans=((0, len(text)),), text=text, about=view.document.published)


_COUNT = itertools.count()
_MOODS = itertools.count()


# The bad plugins, one function each.


def beyond_the_text(view: View) -> Iterator[Note]:
    yield Note(spans=((0, len(view.text) + 1),))


def misquoting(view: View) -> Iterator[Claim]:
    yield Claim(document=view.document.id, spans=((0, 4),), text="not those words")


def undeclared_need(view: View) -> Iterator[Note]:
    for found in view.mentions(TimeMention):
        yield Note(spans=found.spans)


def raising_on_junk(view: View) -> Iterator[Note]:
    first = view.text.split()[0]
    yield Note(spans=((view.text.index(first), view.text.index(first) + len(first)),))


def counting(view: View) -> Iterator[Note]:
    if view.text:
        yield Note(spans=((0, 1),), number=next(_COUNT))


def measuring(view: View) -> Iterator[FigureMention]:
    if view.text:
        figure = Figure(low=1, text=view.text[:1], spans=((0, 1),), measure=Measure("balloons"))
        yield FigureMention(spans=((0, 1),), figure=figure)


def number_for_a_text(view: View) -> Iterator[Claim]:
    for claim in whole_text(view):
        yield attrs.evolve(claim, attributes=(Attribute("age", 40),))  # type: ignore[arg-type]


def junk_hater(source: Source, _settings: object) -> Iterator[Document]:
    yield Document(id="x", text=source.data.decode("ascii"))


def not_documents(source: Source, _settings: object) -> Iterator[str]:
    yield source.name


def ids_by_count(source: Source, _settings: object) -> Iterator[Document]:
    yield Document(id=f"{next(_COUNT)}", text="x")


def misquoting_draft(source: Source, _settings: object) -> Iterator[Document]:
    draft = Claim(document="", spans=((0, 3),), text="abc")
    yield Document(id=document_id(source), text="xyz", drafts=(draft,))


def no_document(_source: Source, _settings: object) -> tuple[()]:
    return ()


def changing_bytes(_chronology: Chronology, path: Path, _settings: object) -> None:
    path.write_text(str(next(_COUNT)), encoding="utf-8")


def meddling(chronology: Chronology, path: Path, _settings: object) -> None:
    chronology.timeline.documents.clear()  # type: ignore[attr-defined]
    path.write_bytes(b"")


def writing(_chronology: Chronology, path: Path, _settings: object) -> None:
    path.write_bytes(b"")


def in_words(_chronology: Chronology) -> Iterator[str]:
    yield "much"


def of_none(_chronology: Chronology) -> Iterator[Loss]:
    yield Loss("nothing at all", 0)


def one_key(_row: Row) -> tuple[str]:
    return ("all",)


def moody(block: Block) -> Iterator[Link]:
    at = next(_MOODS) % (len(block.rows) - 1)
    yield Link(block.rows[at].id, block.rows[at + 1].id, RelationKind.CORROBORATES, 0.9, "a mood")


def crashing_link(block: Block) -> Iterator[Link]:
    raise RuntimeError(f"no idea about {block.key}")


def of_no_language(block: Block) -> Iterator[Link]:
    if block.rows[0].language is None:
        yield Link(block.rows[0].id, block.rows[1].id, RelationKind.CORROBORATES, 0.9, "no language")


def linking(link: Callable[[Block], Iterable[Link]], **parts: Any) -> Contributes:
    claims = Extractor(name="good", version="1", makes={"claim"}, extract=whole_text)
    return Contributes(extractors=[claims], linkers=[Linker(name="bad", version="1", keys=one_key, link=link, **parts)])


class Whimsical:
    """Its extractor needs now this, now that."""

    @hookimpl
    def timeline_extractors(self) -> Iterator[Extractor]:
        first, second = ({"b"}, set[str]()) if next(_COUNT) % 2 else (set[str](), {"a"})
        yield Extractor(name="bad", version="1", makes={"a"}, needs=first, extract=nothing)
        yield Extractor(name="also-bad", version="1", makes={"b"}, needs=second, extract=nothing)


BAD: list[tuple[str, str, object]] = [
    ("contributes something", "implements none of the hooks", Contributes()),
    ("holds on any text", "ends beyond the text", extracting(beyond_the_text)),
    ("holds on any text", "'note', and makes only time", extracting(counting, makes="time")),
    ("holds on any text", "'time' is not among those needed", extracting(undeclared_need)),
    ("holds on any text", "IndexError", extracting(raising_on_junk)),
    ("holds on any text", "is not what the claim quotes", extracting(misquoting, makes="claim")),
    ("holds on any text", "not_there, which is not installed", extracting("not_there:extract")),
    ("extracts the same twice", "different results for the same text", extracting(counting)),
    ("gives registered measures", "timeline_measures must return it", extracting(measuring, makes="figure")),
    ("round trip of what it makes", "a text is needed, not 40", extracting(number_for_a_text, makes="claim")),
    ("registration order never shows", "order of extractors", Whimsical()),
    ("survives junk input", "can't decode byte", reading(junk_hater)),
    ("survives junk input", "gave str", reading(not_documents)),
    ("reads the same twice", "gave different documents", reading(ids_by_count)),
    ("reads the same twice", "does not quote its text", reading(misquoting_draft)),
    ("is chosen for its suffixes", "is read by plain-text", reading(no_document, suffix=".txt")),
    ("links the same in any order", "gives other", linking(moody)),
    ("links the same in any order", "no idea about", linking(crashing_link)),
    ("links in its languages", "linked otherwise", linking(of_no_language, languages={"de"})),
    ("exports the same twice", "two exports of one chronology differ", exporting(changing_bytes)),
    ("says what it loses", "loses gave str", exporting(writing, loses=in_words)),
    ("says what it loses", "a count of 0", exporting(writing, loses=of_none)),
    ("leaves what it is given as it is", "changes what it is given", exporting(meddling)),
]


@pytest.mark.parametrize(("name", "complaint", "plugin"), BAD, ids=[f"{name}: {what}" for name, what, _ in BAD])
def test_a_bad_plugin_fails_its_check(name: str, complaint: str, plugin: object) -> None:
    failures = []
    for check in checks_of(plugin):
        if check.name == name:
            try:
                check()
            except (AssertionError, UnicodeDecodeError) as error:
                failures.append(str(error))
    assert failures, f"nothing failed {name!r}"
    assert complaint in "".join(failures)


def test_a_good_plugin_fails_nothing() -> None:
    for check in checks_of(extracting(whole_text, makes="claim")):
        check()


def test_a_plugin_that_cannot_be_registered_is_refused() -> None:
    with pytest.raises(PluginError, match="two extractors are called 'bad': one of mine and one of mine"):
        checks_of(
            Contributes(extractors=2 * [Extractor(name="bad", version="1", makes={"x"}, extract=nothing)]), "mine"
        )


def test_the_kit_does_not_need_hypothesis() -> None:
    program = "import sys, timeline.testing; print('hypothesis' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"
