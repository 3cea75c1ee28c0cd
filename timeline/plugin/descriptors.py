"""What a plugin's hooks return: frozen descriptions of readers, extractors, linkers and exporters.

A function may be given as ``"module:function"``, so that nothing is imported before it is used.
"""

import re
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.document import Document, Source
from timeline.model.layer import SpanLayer
from timeline.model.mention import Mention
from timeline.model.problem import Loss, Problem
from timeline.model.relation import RelationKind

if TYPE_CHECKING:
    from timeline.plugin.block import Block, Row
    from timeline.plugin.view import View

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SUFFIX = re.compile(r"\.[a-z0-9]+(?:\.[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,8}")

Read = Callable[[Source, Any], Iterable[Document | Problem]]
Sniff = Callable[[Source], bool]
Extract = Callable[["View"], Iterable[Mention | SpanLayer | Claim]]
Keys = Callable[["Row"], Iterable[str]]
Join = Callable[["Block"], Iterable["Link"]]
Explain = Callable[["Row", "Row", Any], Iterable[str]]
Export = Callable[[Chronology, Path, Any], None]
Loses = Callable[[Chronology], Iterable[Loss]]
Wrote = Callable[[bytes], bool]


def resolve(function: Any) -> Any:
    """The function itself, imported where it was given as ``"module:function"``."""
    if not isinstance(function, str):
        return function
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)


def _name(_instance: object, _attribute: object, value: str) -> None:
    if not NAME.fullmatch(value):
        raise ValueError(f"{value!r} is no name for a plugin: lower-case words joined by hyphens")


def _suffixes(_instance: object, _attribute: object, value: tuple[str, ...]) -> None:
    for suffix in value:
        if not SUFFIX.fullmatch(suffix):
            raise ValueError(f"{suffix!r} is no suffix: write it in lower case and with its dot, like '.claims.csv'")


def _function(_instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    if not (callable(value) or (isinstance(value, str) and re.fullmatch(r"[\w.]+:\w+", value))):
        raise ValueError(f"{attribute.name} must be a function or 'module:function', not {value!r}")


def _languages(_instance: object, _attribute: object, value: frozenset[str]) -> None:
    for language in sorted(value):
        if not LANGUAGE.fullmatch(language):
            raise ValueError(f"{language!r} is not a primary language subtag: write it like 'de'")


def _layers(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@attrs.frozen(slots=True, kw_only=True)
class Descriptor:
    """What all four kinds have: a unique name, a version that changes with the results, and settings.

    ``settings`` is an attrs class (or ``"module:Class"``) whose defaults are the plugin's, or None: nothing to set.
    """

    name: str = attrs.field(validator=_name)
    version: str
    settings: type | str | None = None


@attrs.frozen(slots=True, kw_only=True)
class Reader(Descriptor):
    """Turns a source into documents.

    The reader with the longest suffix that the source's name ends in is asked first; among equal ones, and where no
    suffix fits, the first in the order of names whose ``sniff`` accepts. A reader without ``sniff`` accepts by suffix
    alone. ``read(source, settings)`` yields documents, and a problem for each part that cannot be read.
    """

    suffixes: tuple[str, ...] = attrs.field(default=(), validator=_suffixes)
    sniff: Sniff | str | None = None
    read: Read | str = attrs.field(validator=_function)


@attrs.frozen(slots=True, kw_only=True)
class Extractor(Descriptor):
    """Makes layers of mentions, or claims (the layer ``claim``), from one document.

    ``extract(view)`` sees the document and only the layers in ``needs``, and yields mentions of the layers in
    ``makes``. Several makers of a layer are united. ``replaces`` names extractors whose place this one takes.
    ``languages`` are the primary language subtags it understands; empty means all. With ``on_demand`` it runs only
    where another extractor that runs needs one of its layers, or where a user asks for one of them.
    """

    makes: frozenset[str] = attrs.field(converter=_layers)
    needs: frozenset[str] = attrs.field(default=frozenset(), converter=_layers)
    replaces: frozenset[str] = attrs.field(default=frozenset(), converter=_layers)
    languages: frozenset[str] = attrs.field(default=frozenset(), converter=_layers, validator=_languages)
    on_demand: bool = False
    extract: Extract | str = attrs.field(validator=_function)


@attrs.frozen(slots=True, order=True)
class Link:
    """What a linker says about two claims (ids): ``same`` happening where ``kind`` is None, else a relation.

    ``reason`` is shown to the reader as it stands, ``score`` lies between 0 and 1.
    """

    first: str
    second: str
    kind: RelationKind | None = attrs.field(order=lambda kind: kind.name if kind else "")
    score: float
    reason: str


@attrs.frozen(slots=True, kw_only=True)
class Linker(Descriptor):
    """Finds out which claims belong together.

    ``keys(row)`` are the blocking keys of a claim; rows that share one meet in a block. ``link(block)`` yields links
    between two rows of the block. ``explain(first, second, settings)``, where there is one, yields in words why two
    rows that look alike are not held against each other; it is asked for near misses alone. ``languages`` are the
    primary language subtags it understands; empty means all. It gets no rows of documents in other languages.
    """

    keys: Keys | str = attrs.field(validator=_function)
    link: Join | str = attrs.field(validator=_function)
    explain: Explain | str | None = None
    languages: frozenset[str] = attrs.field(default=frozenset(), converter=_layers, validator=_languages)


@attrs.frozen(slots=True, kw_only=True)
class Exporter(Descriptor):
    """Writes a chronology. ``export(chronology, path, settings)``; ``loses`` says what the format cannot.

    ``wrote(head)`` tells from the first 4,096 bytes of a file whether this exporter wrote it: such a file in a folder
    is not read as a source. None: that cannot be told.
    """

    suffixes: tuple[str, ...] = attrs.field(validator=_suffixes)
    export: Export | str = attrs.field(validator=_function)
    loses: Loses | str | None = None
    wrote: Wrote | str | None = None


def understands(plugin: Extractor | Linker, language: str | None) -> bool:
    """Does a plugin understand a language: a tag like ``de-AT``, or None where a document names none?"""
    if not plugin.languages or language is None:
        return True
    return language.lower().partition("-")[0] in plugin.languages


KINDS: dict[str, type[Descriptor]] = {
    "readers": Reader,
    "extractors": Extractor,
    "linkers": Linker,
    "exporters": Exporter,
}
