"""The conformance kit: named checks that every plugin should pass.

In a plugin's tests, in the way of scikit-learn's ``parametrize_with_checks``::

    import my_plugin
    from timeline.testing import parametrize_with_checks

    @parametrize_with_checks(my_plugin)
    def test_conformance(check):
        check()

A check raises ``AssertionError`` with what is wrong. ``timeline plugins check NAME`` runs them for an installed plugin.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import attrs

from timeline.codec import annotations, timeline_file
from timeline.engine.engine import Engine
from timeline.engine.extraction import extract
from timeline.engine.reading import choose
from timeline.engine.shipped import shipped
from timeline.linking.link import link
from timeline.model import edtf
from timeline.model.chronology import Chronology
from timeline.model.document import Document, Source
from timeline.model.mention import FigureMention
from timeline.model.problem import Loss, Problem, ProblemKind
from timeline.model.quotation import misquotes
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import KINDS, Descriptor, Exporter, Extractor, Linker, Reader, resolve
from timeline.plugin.registry import NAMES, Plugin, Registry
from timeline.plugin.settings import settings_of
from timeline.testing.texts import JUNK_BYTES, JUNK_TEXTS, STORY

if TYPE_CHECKING:
    import pytest


@attrs.frozen(slots=True)
class Check:
    """One check of one descriptor of a plugin; call it to run it."""

    kind: str
    subject: str
    name: str
    run: Callable[[], None] = attrs.field(repr=False, eq=False)

    def __call__(self) -> None:
        """Run the check; raises ``AssertionError``."""
        self.run()

    def __str__(self) -> str:
        return f"{self.subject}: {self.name}"


def checks_of(implementation: Any, provider: str = "plugin under test") -> list[Check]:
    """All checks of all that a plugin contributes. Raises ``PluginError`` for a plugin that cannot be registered."""
    plugin = Plugin(provider, implementation)
    alone = Registry.of([plugin])
    together = [plugin for plugin in shipped() if plugin.implementation is not implementation]
    found = [Check("plugin", provider, "contributes something", partial(_contributes, alone, provider))]
    for row in alone.listed:
        for name, check in _CHECKS[row.kind]:
            run = partial(check, row.descriptor, [*together, plugin])
            found.append(Check(row.kind, row.descriptor.name, name, run))
    return found


def parametrize_with_checks(implementation: Any) -> "pytest.MarkDecorator":
    """A pytest decorator that runs a test once for each check of a plugin."""
    import pytest

    return pytest.mark.parametrize("check", checks_of(implementation), ids=str)


def _contributes(registry: Registry, provider: str) -> None:
    named = [row for row in registry.names if row.provider == provider]
    hooks = ", ".join(f"timeline_{kind}" for kind in (*KINDS, *NAMES))
    assert registry.listed or named, f"the plugin implements none of the hooks {hooks}"


def _documents() -> Iterator[Document]:
    published = edtf.parse("2024-12-23")
    for number, text in enumerate((*STORY, *JUNK_TEXTS)):
        yield Document(id=f"document-{number}", text=text, published=published if number % 2 else None)


def _timeline(plugins: Iterable[Plugin]) -> tuple[Engine, Timeline]:
    engine = Engine.of(plugins, workers=0)
    parts = []
    for document in _documents():
        made = extract(document, engine.registry.extractors, engine.plugin_settings)
        parts.append(Timeline.of([document], made.claims, made.problems))
    return engine, Timeline.union(parts)


# ------------------------------------------------------------------------------------------------------------ readers


def _survives_junk(reader: Reader, _plugins: list[Plugin]) -> None:
    settings = settings_of(reader, {})
    for data in JUNK_BYTES:
        source = Source(f"junk{(reader.suffixes or ('',))[0]}", data)
        if reader.sniff:
            resolve(reader.sniff)(source)
        for item in resolve(reader.read)(source, settings):
            assert isinstance(item, Document | Problem), f"gave {type(item).__name__} for {data[:40]!r}"


def _reads_alike(reader: Reader, _plugins: list[Plugin]) -> None:
    settings = settings_of(reader, {})
    for data in JUNK_BYTES:
        source = Source(f"junk{(reader.suffixes or ('',))[0]}", data)
        first, second = (list(resolve(reader.read)(source, settings)) for _ in range(2))
        assert first == second, f"gave different documents for {data[:40]!r}"
        for document in first:
            if isinstance(document, Document):
                for draft in document.drafts:
                    claim = attrs.evolve(draft, document=document.id)
                    assert not list(misquotes(claim, document)), f"a draft of {document.id} does not quote its text"


def _is_chosen(reader: Reader, plugins: list[Plugin]) -> None:
    registry = Registry.of(plugins)
    for suffix in reader.suffixes:
        if reader.sniff is None:
            chosen = choose(Source(f"story{suffix}", b"x"), registry.readers)
            assert chosen == reader, f"a file *{suffix} is read by {chosen.name if chosen else 'nobody'}"


# --------------------------------------------------------------------------------------------------------- extractors


def _step_problems(extractor: Extractor, plugins: list[Plugin]) -> Iterator[Problem]:
    engine = Engine.of(plugins, workers=0)
    for document in _documents():
        made = extract(document, engine.registry.extractors, engine.plugin_settings)
        annotations.rows(document, made.mentions)
        for problem in made.problems:
            if problem.plugin == extractor.name and problem.kind in (ProblemKind.STEP, ProblemKind.SETUP):
                yield problem


def _holds_on_any_text(extractor: Extractor, plugins: list[Plugin]) -> None:
    """Spans inside, declared layers only, claims that quote their text: the engine watches these on every run."""
    for problem in _step_problems(extractor, plugins):
        raise AssertionError(str(problem))


def _extracts_alike(extractor: Extractor, plugins: list[Plugin]) -> None:
    engine = Engine.of(plugins, workers=0)
    for document in _documents():
        first, second = (extract(document, engine.registry.extractors, engine.plugin_settings) for _ in range(2))
        assert first == second, f"{extractor.name} gave different results for the same text: {document.text[:60]!r}"


def _measures_are_registered(_extractor: Extractor, plugins: list[Plugin]) -> None:
    engine = Engine.of(plugins, workers=0)
    for document in _documents():
        made = extract(document, engine.registry.extractors, engine.plugin_settings)
        figures = [mention.figure for mention in made.mentions if isinstance(mention, FigureMention)]
        figures += [figure for claim in made.claims for figure in claim.figures]
        for name in {figure.measure.name for figure in figures if figure.measure}:
            told = f"the measure {name!r} is not registered; timeline_measures must return it"
            assert name in engine.registry.measures, told


def _survives_the_file(_extractor: Extractor, plugins: list[Plugin]) -> None:
    engine, timeline = _timeline(plugins)
    loaded = timeline_file.loads(timeline_file.dumps(engine.chronology(timeline)), "round trip")
    assert not loaded.complaints, loaded.complaints[0]
    assert loaded.timeline == timeline, "claims change on the way through JSON"


def _order_never_shows(_descriptor: Descriptor, plugins: list[Plugin]) -> None:
    first, second = Registry.of(plugins), Registry.of(list(reversed(plugins)))
    for kind in KINDS:
        names = [[descriptor.name for descriptor in getattr(registry, kind)] for registry in (first, second)]
        assert names[0] == names[1], f"the order of registration shows in the order of {kind}"


# ------------------------------------------------------------------------------------------------ linkers and exporters


def _links_alike(linker: Linker, plugins: list[Plugin]) -> None:
    engine, timeline = _timeline(plugins)
    first = engine.chronology(timeline)
    shuffled = Timeline.union([timeline._only([claim]) for claim in reversed(timeline.claims)] + [timeline])
    second = engine.chronology(shuffled)
    assert first.events == second.events, "another order of claims gives other events"
    assert first.relations == second.relations, "another order of claims gives other relations"
    failed = [problem for problem in first.problems if problem.plugin == linker.name]
    assert not failed, str(failed[0])


def _links_in_its_languages(linker: Linker, plugins: list[Plugin]) -> None:
    engine, timeline = _timeline(plugins)
    used, kinds = [(linker, settings_of(linker, {}))], engine.registry.relations
    expected = link(timeline, used, kinds=kinds)
    for language in sorted(linker.languages):
        documents = [attrs.evolve(document, language=language) for document in timeline.documents.values()]
        found = link(Timeline.of(documents, timeline.claims, timeline.problems), used, kinds=kinds)
        told = f"documents in its language {language!r} are linked otherwise than those that name none"
        assert (found.events, found.relations) == (expected.events, expected.relations), told


def _chronologies(plugins: list[Plugin]) -> Iterator[Chronology]:
    engine, timeline = _timeline(plugins)
    yield engine.chronology(timeline)
    yield engine.chronology(Timeline())


def _exports_alike(exporter: Exporter, plugins: list[Plugin]) -> None:
    with TemporaryDirectory() as folder:
        for chronology in _chronologies(plugins):
            written = []
            for name in ("first", "second"):
                path = Path(folder, name)
                resolve(exporter.export)(chronology, path, settings_of(exporter, {}))
                written.append(path.read_bytes())
            assert written[0] == written[1], "two exports of one chronology differ"


def _says_what_it_loses(exporter: Exporter, plugins: list[Plugin]) -> None:
    for chronology in _chronologies(plugins):
        for loss in resolve(exporter.loses)(chronology) if exporter.loses else ():
            assert isinstance(loss, Loss), f"loses gave {type(loss).__name__}"
            assert loss.count > 0, f"loses gave a count of {loss.count} for {loss.what}"


def _leaves_the_record(exporter: Exporter, plugins: list[Plugin]) -> None:
    with TemporaryDirectory() as folder:
        for chronology in _chronologies(plugins):
            before = timeline_file.dumps(chronology)
            resolve(exporter.export)(chronology, Path(folder, "export"), settings_of(exporter, {}))
            assert timeline_file.dumps(chronology) == before, "the export changes what it is given"


_CHECKS: dict[str, list[tuple[str, Callable[[Any, list[Plugin]], None]]]] = {
    "readers": [
        ("survives junk input", _survives_junk),
        ("reads the same twice", _reads_alike),
        ("is chosen for its suffixes", _is_chosen),
        ("registration order never shows", _order_never_shows),
    ],
    "extractors": [
        ("holds on any text", _holds_on_any_text),
        ("extracts the same twice", _extracts_alike),
        ("gives registered measures", _measures_are_registered),
        ("round trip of what it makes", _survives_the_file),
        ("registration order never shows", _order_never_shows),
    ],
    "linkers": [
        ("links the same in any order", _links_alike),
        ("links in its languages", _links_in_its_languages),
    ],
    "exporters": [
        ("exports the same twice", _exports_alike),
        ("says what it loses", _says_what_it_loses),
        ("leaves what it is given as it is", _leaves_the_record),
    ],
}
