"""KB of text per CPU second: each shipped extractor alone, all together, and dateparser's search in the same run.

    speed.py [--kilobytes N] [--rounds N] [--sample N] [--texts FILE.jsonl] [--growth]

A KB is 1,000 bytes of UTF-8. An extractor alone finds the layers that it needs ready; ``annotate`` runs all of them and
writes the lines. The best round counts. The texts are those of the folder ``seeds``, repeated; as their words come back
often, what extractors remember of words helps a little more than it would elsewhere: ``--texts`` takes other documents.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, cycle
from pathlib import Path

import attrs

from timeline.engine.engine import Engine
from timeline.engine.extraction import extract
from timeline.engine.guard import consume
from timeline.engine.shipped import shipped
from timeline.engine.tasks import Annotate
from timeline.model.calendar import civil
from timeline.model.document import Document
from timeline.model.when import Bound
from timeline.plugin.descriptors import Extractor, resolve
from timeline.plugin.settings import Settings, settings_of
from timeline.plugin.view import View

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SIZES = (10, 100, 1_000, 10_000)
TIME = frozenset({"sentences", "tokens", "time-english"})
_NAME, _NUMBER = 30, 13
"""Widths of the columns of a table."""


@attrs.frozen
class Texts:
    """Documents, and how many KB they are."""

    documents: tuple[Document, ...]

    @property
    def kilobytes(self) -> float:
        return sum(len(document.text.encode()) for document in self.documents) / 1000


def read(path: Path) -> Texts:
    """The documents of a file or folder; raises ``SystemExit`` where there are none."""
    every = {extractor.name for extractor in Engine.of(shipped()).registry.extractors}
    found = Engine.of(shipped(), Settings(off=frozenset(every)), workers=0).timeline([path]).documents.values()
    if not any(document.text.strip() for document in found):
        raise SystemExit(f"{path}: no documents")
    return Texts(tuple(found))


def repeated(texts: Texts, kilobytes: float) -> Texts:
    """Whole documents, over and over, until so many KB are reached."""
    found: list[Document] = []
    size = 0.0
    for document in cycle(texts.documents):
        found.append(document)
        size += len(document.text.encode()) / 1000
        if size >= kilobytes:
            return Texts(tuple(found))
    raise AssertionError("a cycle has no end")


def grown(texts: Texts, kilobytes: int) -> Texts:
    """One document of so many KB, its text that of all documents over and over."""
    text = "\n\n".join(document.text for document in texts.documents) + "\n\n"
    size = len(text.encode()) / 1000
    long = text * int(kilobytes / size) + text[: round(kilobytes % size / size * len(text))]
    return Texts((attrs.evolve(texts.documents[0], text=long),))


def cpu_seconds(run: Callable[[], object], rounds: int) -> float:
    """CPU time of the best round."""
    taken: list[float] = []
    for _ in range(rounds):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return max(min(taken), 1e-9)


def alone(extractor: Extractor, views: Sequence[View]) -> Callable[[], object]:
    """A run of one extractor over documents whose layers are ready; a crash costs a document, as in the engine."""
    function = resolve(extractor.extract)
    return lambda: [consume(partial(function, view)) for view in views]


def views_of(engine: Engine, texts: Texts, extractors: Sequence[Extractor]) -> dict[str, list[View]]:
    """What each of some extractors sees of each document, by its name."""
    chosen = engine.plugin_settings
    views: dict[str, list[View]] = {extractor.name: [] for extractor in extractors}
    for document in texts.documents:
        layers = extract(document, extractors, chosen).layers
        for extractor in extractors:
            needed = {name: layers.get(name) for name in extractor.needs}
            views[extractor.name].append(View(document, needed, settings_of(extractor, chosen)))
    return views


def together(engine: Engine, texts: Texts) -> Callable[[], object]:
    """What ``timeline annotate`` does with documents."""
    job = Annotate(engine.extractors(), engine.plugin_settings, engine.settings.limits)
    return lambda: [list(job(document)) for document in texts.documents]


def searching(texts: Texts) -> Callable[[], object] | None:
    """dateparser's search over documents, told their language and date; None where it is not installed."""
    try:
        search = importlib.import_module("dateparser.search").search_dates
    except ImportError:
        return None

    def base(document: Document) -> datetime:
        begin = document.published.begin if document.published else None
        at = begin.earliest if isinstance(begin, Bound) else None
        return datetime(2025, 1, 1) if at is None else datetime(*civil(at)[:3])

    def run() -> None:
        for document in texts.documents:
            search(document.text, languages=["en"], settings={"RELATIVE_BASE": base(document)})

    return run


def show(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """Print a Markdown table, each row as soon as it is measured; numbers to the right."""
    widths = [max(len(head[0]), _NAME), *(max(len(cell), _NUMBER) for cell in head[1:])]
    rule = ("-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:]))
    for row in chain((head, rule), rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        sys.stdout.write(f"| {' | '.join(cells)} |\n")
        sys.stdout.flush()


def speeds(engine: Engine, texts: Texts, rounds: int) -> Iterator[tuple[str, ...]]:
    """A row for each extractor, and one for all of them."""
    extractors = engine.registry.extractors
    views = views_of(engine, texts, extractors)
    for extractor in extractors:
        yield extractor.name, _speed(texts, cpu_seconds(alone(extractor, views[extractor.name]), rounds))
    yield "all, annotate", _speed(texts, cpu_seconds(together(engine, texts), rounds))


def compared(engine: Engine, texts: Texts, rounds: int) -> Iterator[tuple[str, ...]]:
    """Rows of dateparser's search and of the time extractor on the same sample."""
    search = searching(texts)
    if search is None:
        yield "dateparser's search", "not installed", ""
        return
    search()  # it loads its languages at the first call
    other = cpu_seconds(search, 1)
    yield "dateparser's search", _speed(texts, other), "1"
    extractors = [extractor for extractor in engine.registry.extractors if extractor.name in TIME]
    views = views_of(engine, texts, extractors)
    taken = {row.name: cpu_seconds(alone(row, views[row.name]), rounds) for row in extractors}
    for name, seconds in (("time-english", taken["time-english"]), ("and sentences and tokens", sum(taken.values()))):
        yield name, _speed(texts, seconds), f"{other / seconds:,.1f}"


def growth(engine: Engine, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Rows of single documents of more and more text; a column that stays level is time that grows as the text does."""
    extractors = [extractor for extractor in engine.registry.extractors if extractor.name in TIME]
    for size in SIZES:
        one, rounds = grown(texts, size), max(1, min(10, 1_000 // size))
        views = views_of(engine, one, extractors)
        (run,) = (alone(row, views[row.name]) for row in extractors if row.name == "time-english")
        seconds = cpu_seconds(run, rounds), cpu_seconds(together(engine, one), rounds)
        yield f"{size:,} KB", *(_speed(one, taken) for taken in seconds)


def _speed(texts: Texts, seconds: float) -> str:
    return f"{texts.kilobytes / seconds:,.0f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, default=300, metavar="N", help="KB of text for the extractors")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="rounds, of which the best counts")
    parser.add_argument("--sample", type=int, default=30, metavar="N", help="KB of them for dateparser's search")
    parser.add_argument("--texts", type=Path, metavar="FILE.jsonl", help="documents instead of those of seeds")
    parser.add_argument("--growth", action="store_true", help="documents of 10 KB to 10 MB instead: minutes")
    args = parser.parse_args()
    engine, texts = Engine.of(shipped(), workers=0), read(args.texts or SEEDS)
    if args.growth:
        show(("KB per CPU second, document of", "time-english", "all, annotate"), growth(engine, texts))
        return
    whole, sample = repeated(texts, args.kilobytes), repeated(texts, args.sample)
    show((f"KB per CPU second, on {whole.kilobytes:,.0f} KB", "alone"), speeds(engine, whole, args.rounds))
    sys.stdout.write("\n")
    show((f"the same, on {sample.kilobytes:,.0f} KB", "", "x dateparser"), compared(engine, sample, args.rounds))


if __name__ == "__main__":
    main()
