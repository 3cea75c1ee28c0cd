"""What worker processes do: read one file, or process one document. Each gives its result in parts.

A part is small and comes soon after the one before, so that a failure costs only what was still to come.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import attrs

from timeline.codec import annotations
from timeline.digest.passages import Passage, passages
from timeline.engine.extraction import Extracted, extract
from timeline.engine.reading import Read, drafts, records
from timeline.engine.windows import cut_out, moved, windows
from timeline.model.claim import Claim
from timeline.model.document import Document, Source
from timeline.model.layer import SpanLayer
from timeline.model.mention import Mention, TimeMention
from timeline.model.problem import Problem, ProblemKind
from timeline.model.span import Span
from timeline.model.timeline import Timeline
from timeline.model.when import When
from timeline.plugin.descriptors import Extractor, Reader
from timeline.plugin.limits import Limits
from timeline.plugin.view import Layer

_BATCH = 1_000_000
"""Characters of text after which a part of what was read is given."""
_BATCH_SECONDS = 1.0


@attrs.frozen(slots=True)
class ReadFile:
    """The task of reading one source; it can be sent to another process, like those below."""

    readers: tuple[Reader, ...]
    settings: Mapping[str, Any]
    published: When | None

    def __call__(self, source: Source) -> Iterator[Read]:
        """The documents of a source, some at a time, and what was lost."""
        documents: list[Document] = []
        problems: list[Problem] = []
        size, since = 0, time.monotonic()
        for item in records(source, self.readers, self.settings, self.published):
            if isinstance(item, Problem):
                problems.append(item)
                size += 100
            else:
                documents.append(item)
                size += len(item.text) + 500
            if size > _BATCH or time.monotonic() - since > _BATCH_SECONDS:
                yield Read(tuple(documents), tuple(problems))
                documents, problems = [], []
                size, since = 0, time.monotonic()
        yield Read(tuple(documents), tuple(problems))


@attrs.frozen(slots=True)
class MakeClaims:
    """The task of making the claims of one document."""

    extractors: tuple[Extractor, ...]
    settings: Mapping[str, Any]
    limits: Limits

    def __call__(self, document: Document) -> Iterator[tuple[tuple[Claim, ...], tuple[Problem, ...]]]:
        """Claims and problems, window by window; no more claims than the limit."""
        left = self.limits.claims
        alone = attrs.evolve(document, text="", drafts=())
        for made in window_by_window(document, self.extractors, self.settings, self.limits.characters):
            # What cannot be a timeline fails here, where it costs this document alone.
            found = Timeline.of([alone], made.claims, made.problems)
            if len(found.claims) > left:
                first = sorted(found.claims, key=lambda claim: (claim.spans, claim.id))
                yield tuple(first[: int(left)]), (*found.problems, _too_many(document, self.limits.claims))
                return
            yield found.claims, found.problems
            left -= len(found.claims)


@attrs.frozen(slots=True)
class Annotate:
    """The task of annotating one document: all mentions, or what ``layers`` hold where some are named."""

    extractors: tuple[Extractor, ...]
    settings: Mapping[str, Any]
    limits: Limits
    layers: frozenset[str] = frozenset()

    def __call__(self, document: Document) -> Iterator[tuple[list[bytes], tuple[Problem, ...]]]:
        """The mentions, spans and tokens as JSON, and the problems met, window by window."""
        for made in window_by_window(document, self.extractors, self.settings, self.limits.characters):
            wanted = [made.layers[name] for name in sorted(self.layers & made.layers.keys())]
            found = [item for layer in wanted for item in _items(layer)] if self.layers else made.mentions
            yield annotations.rows(document, found), made.problems


@attrs.frozen(slots=True)
class MakePassages:
    """The task of finding the days that the sentences of one document name."""

    extractors: tuple[Extractor, ...]
    settings: Mapping[str, Any]
    limits: Limits

    def __call__(self, document: Document) -> Iterator[tuple[list[Passage], tuple[Problem, ...]]]:
        """The problems met, window by window, and at the end the passages of the document."""
        sentences: list[Span] = []
        times: list[TimeMention] = []
        for made in window_by_window(document, self.extractors, self.settings, self.limits.characters):
            found = made.layers.get("sentence", ())
            sentences += found if isinstance(found, SpanLayer) else ()
            times += [mention for mention in made.mentions if isinstance(mention, TimeMention)]
            yield [], made.problems
        yield passages(document, sentences, times), ()


def _items(layer: Layer) -> Iterable[Mention | SpanLayer]:
    return (layer,) if isinstance(layer, SpanLayer) else layer or ()


def window_by_window(
    document: Document, extractors: tuple[Extractor, ...], settings: Mapping[str, Any], most: float
) -> Iterator[Extracted]:
    """What the extractors make of each window of a document, in its place there; drafts come with the first."""
    spans = list(windows(document.text, most))
    for span in spans:
        if len(spans) == 1 and span[1] == len(document.text):
            yield extract(document, extractors, settings)
            return
        made = _placed(extract(cut_out(document, span), extractors, settings), span)
        yield attrs.evolve(made, claims=(*drafts(document), *made.claims)) if span == spans[0] else made
    if spans[-1][1] < len(document.text):
        yield Extracted({}, (), (_too_long(document, spans[-1][1]),))


def _placed(made: Extracted, span: Span) -> Extracted:
    move: Callable[[Any], Any] = lambda value: moved(value, span[0])  # noqa: E731
    layers = {
        name: move(layer) if isinstance(layer, SpanLayer) else tuple(map(move, layer or ()))
        for name, layer in made.layers.items()
    }
    where = f"characters {span[0]:,}-{span[1]:,}"
    problems = (
        attrs.evolve(problem, place=problem.place or where) if problem.kind is ProblemKind.STEP else problem
        for problem in made.problems
    )
    return Extracted(layers, tuple(map(move, made.claims)), tuple(problems))


def _too_many(document: Document, most: float) -> Problem:
    return Problem(
        kind=ProblemKind.DAMAGED,
        message=f"makes more than {most:,} claims; the first {most:,} are kept",
        document=document.id,
        hint="raise claims in [limits] of timeline.toml",
    )


def _too_long(document: Document, searched: int) -> Problem:
    return Problem(
        kind=ProblemKind.DAMAGED,
        message=f"has {len(document.text):,} characters; only the first {searched:,} are searched for claims",
        document=document.id,
        hint="raise characters in [limits] of timeline.toml",
    )
