"""``Engine``: plugins and settings, put to work on inputs."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import attrs

from timeline.codec import annotations
from timeline.digest.passages import Passage
from timeline.engine import outputs
from timeline.engine.counting import Counted
from timeline.engine.extraction import CLAIM, demanded, makers
from timeline.engine.inputs import Inputs, NoSuchInput, expand
from timeline.engine.intake import Announce, Earlier, earlier, made_by, take
from timeline.engine.outputs import Output
from timeline.engine.tasks import Annotate, MakeClaims, MakePassages, ReadFile
from timeline.engine.workers import Allowance, Outcome, run
from timeline.linking.collector import few_collections
from timeline.linking.link import link
from timeline.model.chronology import Chronology
from timeline.model.document import Document, Source
from timeline.model.problem import Loss, Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.model.when import When
from timeline.plugin.descriptors import Extractor, Linker, resolve
from timeline.plugin.limits import bytes_of
from timeline.plugin.registry import Plugin, PluginNameError, Registry
from timeline.plugin.settings import Settings, SettingsError, settings_of

T = TypeVar("T")

Given = Inputs | Iterable[str | Path]
"""Inputs as paths, or as ``Engine.inputs`` made them out."""

Progress = Callable[[str, int, int], None]
"""Hears what is being done, how many are done, and how many there are."""


class NoSuchLayer(LookupError):
    """A layer that no extractor makes; the message names those that there are."""


def _silent(*_heard: object) -> None:
    return


@attrs.frozen(slots=True, eq=False)
class Engine:
    """Reads inputs into a timeline, links it, exports it.

    Made by ``Engine.of``; ``plugin_settings`` holds, by KIND.NAME, the settings of the plugins that are not left at
    their defaults.
    Everything up to claims is a pure function of one document and runs in ``workers`` processes
    (None: one for each core; 0: in this process); the results do not depend on their number. ``announce`` hears which
    timelines and decisions are taken in. With ``few_collections`` linking slows down Python's collector of cycles for
    the whole process (``timeline.linking.collector``): for programs that do nothing else meanwhile.
    """

    registry: Registry
    settings: Settings
    plugin_settings: Mapping[str, Any]
    workers: int | None = None
    progress: Progress = _silent
    announce: Announce = _silent
    few_collections: bool = False

    @classmethod
    def of(
        cls,
        plugins: Iterable[Plugin],
        settings: Settings | None = None,
        *,
        entry_points: bool = False,
        workers: int | None = None,
        progress: Progress = _silent,
        announce: Announce = _silent,
        few_collections: bool = False,
    ) -> "Engine":
        """Collect the plugins and give each its settings; raises ``PluginError`` or ``SettingsError``."""
        settings = settings or Settings()
        try:
            registry = Registry.of(plugins, entry_points=entry_points, off=settings.off)
        except PluginNameError as error:
            raise SettingsError(f"{settings.path}: {error}" if settings.path else str(error)) from None
        settings.check_names([row.full_name for row in registry.listed])
        used = [row for row in registry.listed if row.state == "on"]
        own = {row.full_name: made for row in used if (made := settings.of(row.descriptor)) is not None}
        return cls(registry, settings, own, workers, progress, announce, few_collections)

    def inputs(self, given: Given) -> Inputs:
        """The files of some inputs, without what this program wrote in folders. Raises ``NoSuchInput``."""
        return given if isinstance(given, Inputs) else expand(given, partial(made_by, self.registry.exporters))

    def timeline(self, inputs: Given, published: When | None = None) -> Timeline:
        """Everything that the inputs claim. Raises ``NoSuchInput`` for an input that does not exist."""
        documents, parts, problems = self._documents(inputs, published)
        parts.append(Timeline.of((), (), [*problems, *self.registry.problems]))
        made = Timeline.union([*parts, *self.extracted(documents)])
        self._tell(made.problems)
        return made

    def documents(self, inputs: Given) -> tuple[list[Document], list[Problem]]:
        """The documents of the inputs, without those of earlier timelines, and the problems of reading them."""
        documents, _, problems = self._documents(inputs, None)
        return documents, problems

    def extracted(self, documents: Iterable[Document]) -> Iterator[Timeline]:
        """For each document the timeline of it alone, with the claims that the extractors make."""
        task = MakeClaims(self.extractors(), self.plugin_settings, self.settings.limits)
        for document, outcome in self._map("extracting", task, list(documents)):
            claims = [claim for found, _ in outcome.parts for claim in found]
            lost = [problem for _, met in outcome.parts for problem in met] + _failed(document, outcome)
            yield Timeline.of([attrs.evolve(document, drafts=())], claims, lost)

    def earlier(self, files: Iterable[str | Path]) -> Earlier:
        """The union of timeline files. One that cannot be read is a problem.

        Raises ``NoSuchInput`` for one that does not exist and for a folder.
        """
        given = list(files)
        for path in map(Path, given):
            if path.is_dir():
                raise NoSuchInput(f"{path}: is a folder, not a timeline file")
        return earlier(expand(given).named, self.settings.limits)

    def extractors(self, layers: Iterable[str] = ()) -> tuple[Extractor, ...]:
        """The extractors that run, in order: all in use but those ``on_demand`` whose layers nothing asks for.

        ``layers`` are asked for beside those that extractors need.
        """
        return demanded(self.registry.extractors, layers)

    def annotate(
        self, inputs: Given, published: When | None = None, layers: Iterable[str] = ()
    ) -> tuple[list[bytes], tuple[Problem, ...]]:
        """A line of JSON for every document, by id, and the problems.

        Without ``layers`` every mention is written; with some, what they hold, sentences and tokens too, and no
        extractor runs that they do not need. Raises ``NoSuchLayer`` for one that no extractor makes.
        """
        wanted = frozenset(layers)
        extractors = makers(self.registry.extractors, wanted) if wanted else self.extractors()
        for layer in sorted(wanted - self.layers):
            raise NoSuchLayer(f"no extractor makes the layer {layer!r}; there are {', '.join(sorted(self.layers))}")
        documents, _, problems = self._documents(inputs, published)
        task = Annotate(extractors, self.plugin_settings, self.settings.limits, wanted)
        lost = {*problems, *self.registry.problems}
        lines: list[tuple[str, bytes]] = []
        for document, outcome in self._map("annotating", task, documents):
            lost.update(problem for _, met in outcome.parts for problem in met)
            lost.update(_failed(document, outcome))
            if outcome.parts:
                rows = [row for found, _ in outcome.parts for row in found]
                lines.append((document.id, annotations.line_of(document.id, rows)))
        return [line for _, line in sorted(lines)], self._tell(lost)

    @property
    def layers(self) -> frozenset[str]:
        """The layers that extractors in use make, claims left out."""
        return frozenset(layer for extractor in self.registry.extractors for layer in extractor.makes) - {CLAIM}

    def passages(self, inputs: Given, published: When | None = None) -> tuple[list[Passage], tuple[Problem, ...]]:
        """The sentences of all documents with the days that they name, by document, and the problems."""
        documents, parts, problems = self._documents(inputs, published)
        everything = Timeline.union([*(Timeline.of([document]) for document in documents), *parts])
        task = MakePassages(
            makers(self.registry.extractors, ("sentence", "time")), self.plugin_settings, self.settings.limits
        )
        lost = {*problems, *everything.problems, *self.registry.problems}
        found: list[Passage] = []
        for document, outcome in self._map("reading days", task, list(everything.documents.values())):
            found += [passage for some, _ in outcome.parts for passage in some]
            lost.update(problem for _, met in outcome.parts for problem in met)
            lost.update(_failed(document, outcome))
        return found, self._tell(lost)

    def chronology(self, timeline: Timeline, by: str = "about", *, everything: bool = False) -> Chronology:
        """What linking makes of a timeline; with ``everything`` comment claims get rows, too."""
        return self.linked(timeline, self.registry.linkers, by, everything=everything)

    def linked(self, timeline: Timeline, linkers: Iterable[Linker], by: str, *, everything: bool) -> Chronology:
        """What linking makes of a timeline with these linkers, each with the settings that it has in this engine."""
        given = [(linker, settings_of(linker, self.plugin_settings)) for linker in linkers]
        measured = timeline.with_measures(self.registry.measures)
        with few_collections() if self.few_collections else nullcontext():
            return link(measured, given, by=by, everything=everything, kinds=self.registry.relations)

    def output(self, given: str) -> Output:
        """The output that ``NAME:FILE``, or a file with the suffix of an exporter, stands for.

        Raises ``WrongOutput``.
        """
        return outputs.choose(given, self.registry.exporters)

    def export(
        self, chronology: Chronology, output: Output, standard_output: Callable[[BinaryIO], None] = _silent
    ) -> tuple[Loss, ...]:
        """Write an output, whole or not at all, and say what the format leaves out.

        ``standard_output`` takes the content, opened for reading, of an output that has no path. Raises ``OSError``,
        and whatever the exporter raises.
        """
        exporter = output.exporter
        settings = settings_of(exporter, self.plugin_settings)

        def make(path: Path) -> None:
            resolve(exporter.export)(chronology, path, settings)

        if output.path is not None:
            outputs.write_file(output.path, make)
        else:
            with outputs.made(make) as content:
                standard_output(content)
        return tuple(resolve(exporter.loses)(chronology)) if exporter.loses else ()

    def _documents(self, given: Given, published: When | None) -> tuple[list[Document], list[Timeline], list[Problem]]:
        """The documents of the inputs, the timelines and decisions among them, and the problems of reading."""
        limits = self.settings.limits
        taken = take(self.inputs(given), limits, self.announce)
        documents: list[Document] = []
        problems = list(taken.problems)
        task = ReadFile(self.registry.readers, self.plugin_settings, published)
        for source, outcome in self._map("reading", task, list(taken.sources)):
            counted = Counted(limits.problems)
            for part in outcome.parts:
                documents += part.documents
                counted.add(part.problems)
            problems += counted.result()
            if outcome.failure:
                problems.append(_unread(source, outcome))
        return documents, list(taken.timelines), problems

    def _tell(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Let the observers hear of problems; they come back sorted."""
        found = tuple(sorted(problems))
        for problem in found:
            self.registry.tell(problem)
        return found

    def _map(self, what: str, handler: Callable[[T], Any], tasks: list[T]) -> Iterator[tuple[T, Outcome]]:
        """Tasks with their outcomes, in the order of the tasks."""
        limits = self.settings.limits
        allowance = Allowance(limits.seconds, bytes_of(limits.megabytes))
        count = (os.cpu_count() or 1) if self.workers is None else self.workers
        done: dict[int, Outcome] = {}
        following = 0
        for number, (index, outcome) in enumerate(run(handler, tasks, count, allowance), 1):
            done[index] = outcome
            self.progress(what, number, len(tasks))
            while following in done:
                yield tasks[following], done.pop(following)
                following += 1


def _unread(source: Source, outcome: Outcome) -> Problem:
    is_started = any(part.documents for part in outcome.parts)
    message = "cannot be read to its end" if is_started else "cannot be read"
    return Problem(kind=ProblemKind.LOST, message=f"{message}: {outcome.failure}", source=source.name)


def _failed(document: Document, outcome: Outcome) -> list[Problem]:
    """What a document lost whose processing came to no end."""
    if not outcome.failure:
        return []
    what = "the rest of its claims is lost" if len(outcome.parts) else "no claims could be made"
    return [Problem(kind=ProblemKind.LOST, message=f"{what}: {outcome.failure}", document=document.id)]
