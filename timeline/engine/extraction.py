"""Runs the extractors on one document, each behind a guard."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from timeline.engine.guard import Crash, consume, step_problem
from timeline.engine.reading import drafts
from timeline.model.claim import Claim, Maker
from timeline.model.document import Document
from timeline.model.layer import SpanLayer
from timeline.model.mention import Mention
from timeline.model.problem import Problem, ProblemKind
from timeline.model.quotation import misquotes
from timeline.plugin.descriptors import Extractor, resolve, understands
from timeline.plugin.settings import settings_of
from timeline.plugin.view import Layer, View

CLAIM = "claim"
"""The layer that claims form."""


@attrs.frozen(slots=True)
class Extracted:
    """What the extractors made of one document: layers by name, claims, problems."""

    layers: Mapping[str, Layer]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]

    @property
    def mentions(self) -> list[Mention]:
        """All mentions of all layers; layers of bare spans and of tokens hold none."""
        return [mention for layer in self.layers.values() if isinstance(layer, tuple) for mention in layer]


def extract(document: Document, extractors: Sequence[Extractor], settings: Mapping[str, Any]) -> Extracted:
    """Run extractors in the given order, which must respect their needs.

    A crash, a mention outside of the text or of an undeclared layer costs that extractor's whole output on this
    document; the layers that it makes count as incomplete from there on, and claims built on them say so.
    """
    layers: dict[str, list[Mention] | SpanLayer] = {}
    claims: list[Claim] = drafts(document)
    problems: list[Problem] = []
    incomplete: set[str] = set()
    understood = False
    for extractor in extractors:
        if not understands(extractor, document.language):
            continue
        understood = understood or bool(extractor.languages)
        found, crash = consume(partial(_run, extractor, document, layers, settings, frozenset(incomplete)))
        wrong = crash or _wrong(found, extractor, document)
        if wrong:
            problems.append(step_problem(wrong, extractor.name, document=document.id))
            incomplete |= extractor.makes
            continue
        if incomplete & extractor.needs:
            incomplete |= extractor.makes - {CLAIM}
        for item in found:
            if isinstance(item, Claim):
                maker = Maker(extractor.name, extractor.version)
                claims.append(item.marked(extractor=maker, incomplete=tuple(sorted(incomplete))))
            elif isinstance(item, SpanLayer):
                layers[item.layer] = item
            else:
                mentions = layers.setdefault(item.layer, [])
                if isinstance(mentions, list):
                    mentions.append(item)
    if not understood and not claims and any(extractor.languages for extractor in extractors):
        problems.append(_unread(document))
    return Extracted({name: _frozen(layer) for name, layer in layers.items()}, tuple(claims), tuple(problems))


def makers(extractors: Sequence[Extractor], layers: Iterable[str]) -> tuple[Extractor, ...]:
    """Those of some extractors that are needed for these layers, in the order given."""
    return _needed(extractors, layers, always=lambda _extractor: False)


def demanded(extractors: Sequence[Extractor], layers: Iterable[str] = ()) -> tuple[Extractor, ...]:
    """The extractors that run, in the order given: all but those ``on_demand`` whose layers nothing needs.

    ``layers`` are wanted by the user, beside those that extractors which run need.
    """
    return _needed(extractors, layers, always=lambda extractor: not extractor.on_demand)


def _needed(
    extractors: Sequence[Extractor], layers: Iterable[str], always: Callable[[Extractor], bool]
) -> tuple[Extractor, ...]:
    """Extractors that ``always`` run, those that make some layers, and the makers of what these need."""
    wanted = set(layers)
    chosen: list[Extractor] = []
    for extractor in reversed(extractors):
        if always(extractor) or wanted & extractor.makes:
            wanted |= extractor.needs
            chosen.append(extractor)
    return tuple(reversed(chosen))


def _run(
    extractor: Extractor,
    document: Document,
    layers: Mapping[str, list[Mention] | SpanLayer],
    settings: Mapping[str, Any],
    incomplete: frozenset[str],
) -> Iterable[Mention | SpanLayer | Claim]:
    needed = {name: _frozen(layers[name]) if name in layers else None for name in extractor.needs}
    view = View(document, needed, settings_of(extractor, settings), incomplete & extractor.needs)
    found: Iterable[Mention | SpanLayer | Claim] = resolve(extractor.extract)(view)
    return found


def _frozen(layer: list[Mention] | SpanLayer) -> Layer:
    if isinstance(layer, SpanLayer):
        return layer
    return tuple(sorted(layer, key=lambda mention: mention.spans))


def _wrong(found: list[Mention | SpanLayer | Claim], extractor: Extractor, document: Document) -> Crash | None:
    """What is wrong with an extractor's output; None when it is sound."""
    length = len(document.text)
    for item in found:
        layer = CLAIM if isinstance(item, Claim) else getattr(item, "layer", None)
        if layer not in extractor.makes:
            made = type(item).__name__ if layer is None else f"the layer {layer!r}"
            return Crash(f"gave {made}, and makes only {', '.join(sorted(extractor.makes))}")
        if isinstance(item, Claim):
            if item.document != document.id:
                return Crash(f"gave a claim of another document, {item.document!r}")
            for complaint in misquotes(item, document):
                return Crash(f"gave a claim whose quotation does not hold: {complaint}")
        elif isinstance(item, SpanLayer):
            if (wrong := item.mismatch(document.text)) is not None:
                return Crash(f"gave {wrong}")
        else:
            for spans in _all_spans(item):
                if spans and spans[-1][1] > length:
                    return Crash(f"gave a span that ends beyond the text: {spans[-1]}")
            if not item.spans:
                return Crash(f"gave a {type(item).__name__} without spans")
    return None


def _all_spans(mention: Mention) -> list[Any]:
    return [mention.spans, *(getattr(mention, name, ()) for name in ("source", "content", "scope"))]


def _unread(document: Document) -> Problem:
    return Problem(
        kind=ProblemKind.UNREAD,
        message=f"no extractor understands the language {document.language!r}; the text is kept without claims",
        document=document.id,
        hint="install a plugin for this language",
    )
