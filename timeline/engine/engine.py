"""``Engine``: plugins and settings, put to work on inputs."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from timeline.codec import annotations, decisions, timeline_file
from timeline.codec.converter import FormError
from timeline.digest.passages import Passage, passages
from timeline.engine import workers
from timeline.engine.extraction import extract, makers
from timeline.engine.inputs import InputFile, NoSuchInput, expand
from timeline.engine.reading import Read, load, read
from timeline.linking.link import link
from timeline.model.chronology import Chronology
from timeline.model.document import Document
from timeline.model.mention import Segments, TimeMention
from timeline.model.problem import Loss, Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.model.when import When
from timeline.plugin.descriptors import Exporter, Extractor, Reader, resolve
from timeline.plugin.registry import Plugin, Registry
from timeline.plugin.settings import Settings, settings_of

Progress = Callable[[str, int, int], None]
"""Hears what is being done, how many are done, and how many there are."""


def _silent(_what: str, _done: int, _all: int) -> None:
    return


@attrs.frozen(slots=True, eq=False)
class Engine:
    """Reads inputs into a timeline, links it, exports it.

    Made by ``Engine.of``; ``plugin_settings`` holds the settings of the plugins that are not left at their defaults.
    Everything up to claims is a pure function of one document and runs in ``workers`` processes
    (None: one for each core; 0: in this process); the results do not depend on their number.
    """

    registry: Registry
    settings: Settings
    plugin_settings: Mapping[str, Any]
    workers: int | None = None
    progress: Progress = _silent

    @classmethod
    def of(
        cls,
        plugins: Iterable[Plugin],
        settings: Settings | None = None,
        *,
        entry_points: bool = False,
        workers: int | None = None,
        progress: Progress = _silent,
    ) -> "Engine":
        """Collect the plugins and give each its settings; raises ``PluginError`` or ``SettingsError``."""
        settings = settings or Settings()
        registry = Registry.of(plugins, entry_points=entry_points, off=settings.off)
        settings.check_names(frozenset(row.descriptor.name for row in registry.listed))
        used = [row.descriptor for row in registry.listed if row.state == "on"]
        own = {descriptor.name: made for descriptor in used if (made := settings.of(descriptor)) is not None}
        return cls(registry, settings, own, workers, progress)

    def timeline(self, inputs: Iterable[str | Path], published: When | None = None) -> Timeline:
        """Everything that the inputs claim. Raises ``NoSuchInput`` for an input that does not exist."""
        documents, earlier, problems = self._documents(inputs, published)
        parts = [*earlier, Timeline.of((), (), [*problems, *self.registry.problems])]
        parts += self._map("extracting", MakeClaims(*self._extraction), documents, _lost_document)
        made = Timeline.union(parts)
        for problem in made.problems:
            self.registry.tell(problem)
        return made

    def earlier(self, files: Iterable[str | Path], *, leave_out: bool = False) -> tuple[Timeline, tuple[Problem, ...]]:
        """The union of earlier timelines, and the problems of reading and uniting them (not those stored in them).

        Raises ``NoSuchInput``, and ``FormError`` for a file that is not a timeline; with ``leave_out`` that is a
        problem instead, and the others are read.
        """
        parts: list[Timeline] = []
        stored: set[Problem] = set()
        met: set[Problem] = set()
        for file in files:
            name = str(file)
            try:
                loaded = timeline_file.loads(Path(file).read_bytes(), name)
            except OSError as error:
                raise NoSuchInput(f"{file}: {error.strerror}") from None
            except FormError as error:
                if not leave_out:
                    raise
                met.add(_not_a_timeline(error, name))
                continue
            parts.append(loaded.timeline)
            stored.update(loaded.timeline.problems)
            met.update(_complaints(loaded, name))
        united = Timeline.union([*parts, Timeline.of((), (), met)])
        return united, tuple(sorted(met | {*united.problems} - stored))

    def annotate(
        self, inputs: Iterable[str | Path], published: When | None = None
    ) -> tuple[list[bytes], tuple[Problem, ...]]:
        """A line of JSON for every document, by id, and the problems."""
        documents, _, problems = self._documents(inputs, published)
        job = Annotate(*self._extraction)
        rows = list(self._map("annotating", job, documents, lambda document, why: (b"", _lost(document, why))))
        found = sorted({*problems, *self.registry.problems, *(problem for _, more in rows for problem in more)})
        for problem in found:
            self.registry.tell(problem)
        named = sorted((document.id, line) for document, (line, _) in zip(documents, rows, strict=True) if line)
        return [line for _, line in named], tuple(found)

    def passages(
        self, inputs: Iterable[str | Path], published: When | None = None
    ) -> tuple[list[Passage], tuple[Problem, ...]]:
        """The sentences of all documents with the days that they name, by document, and the problems."""
        documents, earlier, problems = self._documents(inputs, published)
        everything = Timeline.union([Timeline.of([document]) for document in documents] + earlier)
        job = MakePassages(makers(self.registry.extractors, ("sentence", "time")), self.plugin_settings)
        rows = list(self._map("reading days", job, list(everything.documents.values()), _no_passages))
        made = (problem for _, more in rows for problem in more)
        found = sorted({*problems, *everything.problems, *self.registry.problems, *made})
        for problem in found:
            self.registry.tell(problem)
        return [passage for more, _ in rows for passage in more], tuple(found)

    def chronology(self, timeline: Timeline, by: str = "about", *, everything: bool = False) -> Chronology:
        """What linking makes of a timeline; with ``everything`` comment claims get rows, too."""
        linkers = [(linker, settings_of(linker, self.plugin_settings)) for linker in self.registry.linkers]
        return link(timeline, linkers, by=by, everything=everything)

    def exporter(self, target: str) -> tuple[Exporter, Path]:
        """The exporter of an output, chosen by ``NAME:FILE`` or the longest suffix; raises ``ValueError``."""
        name, colon, rest = target.partition(":")
        for exporter in self.registry.exporters:
            if colon and exporter.name == name:
                if not Path(rest).name:
                    raise ValueError(f"{target}: name a file behind the colon, like {name}:FILE")
                return exporter, Path(rest)
        fitting = [
            (len(suffix), exporter)
            for exporter in self.registry.exporters
            for suffix in exporter.suffixes
            if Path(target).name.lower().endswith(suffix)
        ]
        if not fitting:
            known = sorted(suffix for exporter in self.registry.exporters for suffix in exporter.suffixes)
            raise ValueError(f"{target}: no exporter writes such a file; there are {', '.join(known)}")
        return max(fitting, key=lambda pair: pair[0])[1], Path(target)

    def export(self, chronology: Chronology, exporter: Exporter, path: Path) -> tuple[Loss, ...]:
        """Write a file in one go (temporary name, then rename) and say what the format could not."""
        part = path.with_name(f".{path.name}.part")
        try:
            resolve(exporter.export)(chronology, part, settings_of(exporter, self.plugin_settings))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return tuple(resolve(exporter.loses)(chronology)) if exporter.loses else ()

    @property
    def _extraction(self) -> tuple[tuple[Extractor, ...], Mapping[str, Any], int]:
        return self.registry.extractors, self.plugin_settings, self.settings.limits.claims

    def _documents(
        self, inputs: Iterable[str | Path], published: When | None
    ) -> tuple[list[Document], list[Timeline], list[Problem]]:
        files, problems = expand(inputs)
        documents: list[Document] = []
        earlier: list[Timeline] = []

        job = ReadFile(self.registry.readers, self.plugin_settings, self.settings.limits.input_megabytes, published)
        for outcome in self._map("reading", job, files, _lost_file):
            if isinstance(outcome, Timeline):
                earlier.append(outcome)
            else:
                documents += outcome.documents
                problems += outcome.problems
        return documents, earlier, problems

    def _map(
        self, what: str, handler: Callable[[Any], Any], tasks: list[Any], lost: Callable[[Any, str], Any]
    ) -> Iterator[Any]:
        """Results in the order of the tasks; a failure becomes what ``lost`` makes of it."""
        limits = self.settings.limits
        allowance = workers.Allowance(limits.seconds, limits.megabytes * 1_000_000)
        count = (os.cpu_count() or 1) if self.workers is None else self.workers
        done: dict[int, Any] = {}
        following = 0
        for number, (index, result) in enumerate(workers.run(handler, tasks, count, allowance), 1):
            done[index] = lost(tasks[index], result.reason) if isinstance(result, workers.Failure) else result
            self.progress(what, number, len(tasks))
            while following in done:
                yield done.pop(following)
                following += 1


@attrs.frozen(slots=True)
class ReadFile:
    """The task of reading one file; like the two below it can be sent to another process."""

    readers: tuple[Reader, ...]
    settings: Mapping[str, Any]
    megabytes: int
    published: When | None

    def __call__(self, file: InputFile) -> Read | Timeline:
        """The documents of a file, or the timeline that it is; a file of decisions is one of nothing else."""
        source = load(file, self.megabytes * 1_000_000)
        if isinstance(source, Problem):
            return Read(problems=(source,))
        if timeline_file.is_timeline(source.data):
            return _earlier(source.data, source.name)
        if source.name.lower().endswith(decisions.SUFFIX):
            found = decisions.loads(source.data, source.name)
            return Timeline.of((), (), found.problems, found.decisions)
        return read(source, self.readers, self.settings, self.published)


@attrs.frozen(slots=True)
class MakeClaims:
    """The task of making the claims of one document."""

    extractors: tuple[Extractor, ...]
    settings: Mapping[str, Any]
    most_claims: int

    def __call__(self, document: Document) -> Timeline:
        """The timeline of this document alone."""
        made = extract(document, self.extractors, self.settings, self.most_claims)
        return Timeline.of([attrs.evolve(document, drafts=())], made.claims, made.problems)


@attrs.frozen(slots=True)
class MakePassages:
    """The task of finding the days that the sentences of one document name."""

    extractors: tuple[Extractor, ...]
    settings: Mapping[str, Any]

    def __call__(self, document: Document) -> tuple[list[Passage], tuple[Problem, ...]]:
        """The passages of the document, and the problems met."""
        made = extract(document, self.extractors, self.settings, 0)
        sentences = made.layers.get("sentence", ())
        times = [mention for mention in made.mentions if isinstance(mention, TimeMention)]
        return passages(document, sentences if isinstance(sentences, Segments) else (), times), made.problems


@attrs.frozen(slots=True)
class Annotate:
    """The task of annotating one document."""

    extractors: tuple[Extractor, ...]
    settings: Mapping[str, Any]
    most_claims: int

    def __call__(self, document: Document) -> tuple[bytes, tuple[Problem, ...]]:
        """The document's line of JSON, and the problems met."""
        made = extract(document, self.extractors, self.settings, self.most_claims)
        return annotations.line(document, made.mentions), made.problems


def _earlier(data: bytes, name: str) -> Read | Timeline:
    try:
        loaded = timeline_file.loads(data, name)
    except FormError as error:
        return Read(problems=(_not_a_timeline(error, name),))
    return loaded.timeline | Timeline.of((), (), _complaints(loaded, name))


def _not_a_timeline(error: FormError, name: str) -> Problem:
    return Problem(kind=ProblemKind.LOST, message=str(error).removeprefix(f"{name}: "), source=name)


def _complaints(loaded: timeline_file.Loaded, name: str) -> list[Problem]:
    return [
        Problem(kind=ProblemKind.DAMAGED, message=complaint, source=name, hint=f"timeline verify {name}")
        for complaint in loaded.complaints
    ]


def _lost_file(file: InputFile, reason: str) -> Read:
    return Read(problems=(Problem(kind=ProblemKind.LOST, message=f"cannot be read: {reason}", source=file.name),))


def _lost(document: Document, reason: str) -> tuple[Problem, ...]:
    return (Problem(kind=ProblemKind.LOST, message=f"no claims could be made: {reason}", document=document.id),)


def _no_passages(document: Document, reason: str) -> tuple[list[Passage], tuple[Problem, ...]]:
    return [], _lost(document, reason)


def _lost_document(document: Document, reason: str) -> Timeline:
    return Timeline.of([attrs.evolve(document, drafts=())], (), _lost(document, reason))
