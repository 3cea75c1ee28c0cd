"""Small plugins: what a reader, an extractor and an exporter do in tests of the engine."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.model.claim import Claim, Ground
from timeline.model.mention import PlaceMention, TimeMention, TimexType
from timeline.plugin.descriptors import Extractor, Reader
from timeline.plugin.hooks import hookimpl
from timeline.plugin.registry import Plugin
from timeline.plugin.settings import Settings
from timeline.plugin.view import View

Extract = Callable[[View], Iterable[Any]]


class Contributes:
    """A plugin with the given readers and extractors."""

    def __init__(self, readers: Iterable[Reader] = (), extractors: Iterable[Extractor] = ()) -> None:
        self._readers, self._extractors = readers, extractors

    @hookimpl
    def timeline_readers(self) -> Iterable[Reader]:
        return self._readers

    @hookimpl
    def timeline_extractors(self) -> Iterable[Extractor]:
        return self._extractors


def extractor(name: str, makes: str, extract: Extract | str, *needs: str, **parts: Any) -> Extractor:
    return Extractor(name=name, version="1", makes={makes}, needs=needs, extract=extract, **parts)


def engine(*extractors: Extractor, workers: int | None = 0, settings: Settings | None = None) -> Engine:
    """The shipped plugins with the shipped extractors replaced by the given ones."""
    names = {one.name for plugin in shipped() for one in plugin.implementation.timeline_extractors()}
    settings = settings or Settings()
    settings = Settings(settings.limits, settings.off | names, settings.plugins, settings.path)
    return Engine.of([*shipped(), Plugin("test", Contributes(extractors=extractors))], settings, workers=workers)


def may_fifth(view: View) -> Iterator[TimeMention]:
    """Every "5 May"."""
    at = view.text.find("5 May")
    while at >= 0:
        yield TimeMention(spans=((at, at + 5),), type=TimexType.DATE, value="XXXX-05-05")
        at = view.text.find("5 May", at + 5)


def norra(view: View) -> Iterator[PlaceMention]:
    """The first "Norra"."""
    at = view.text.find("Norra")
    if at >= 0:
        yield PlaceMention(spans=((at, at + 5),), name="Norra")


def lines(view: View) -> Iterator[Claim]:
    """A claim for every line that is not blank."""
    at = 0
    for line in view.text.split("\n"):
        if line.strip():
            yield Claim(
                document=view.document.id,
                spans=((at, at + len(line)),),
                text=line,
                said=view.document.published,
                grounds=(Ground.HAPPENING,),
            )
        at += len(line) + 1


TIMES = extractor("times", "time", may_fifth)
PLACES = extractor("places", "place", norra)
LINES = extractor("lines", "claim", lines)


def write(folder: Path, **texts: str | bytes) -> Path:
    """Files of a folder; ``_`` before the suffix stands for the dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        stem, _, suffix = name.rpartition("_")
        (folder / f"{stem}.{suffix}").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
