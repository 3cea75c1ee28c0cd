"""What is measured on a text: each shipped extractor, and each shipped reader on a file that holds the text."""

import html
import json
import re
from collections.abc import Callable, Mapping
from functools import cache, partial

from tests.growth.measuring import LIMIT, Measured, growth, measured
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.model import edtf
from timeline.model.document import Document, Source
from timeline.model.layer import SpanLayer
from timeline.model.mention import Mention
from timeline.plugin.descriptors import resolve
from timeline.plugin.settings import settings_of
from timeline.plugin.view import Layer, View

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def _engine() -> Engine:
    return Engine.of(shipped(), workers=0)


def extracting(text: str) -> dict[str, Measured]:
    """Each extractor by its name, on the layers that those before it make of a text."""
    engine = _engine()
    document = Document(id="text", text=text, published=edtf.parse("2025-02-03"))
    layers: dict[str, Layer] = {}
    found: dict[str, Measured] = {}
    for extractor in engine.registry.extractors:
        needed = {name: layers.get(name) for name in extractor.needs}
        view = View(document, needed, settings_of(extractor, engine.plugin_settings))
        run = found[extractor.name] = measured(partial(resolve(extractor.extract), view))
        segments = {item.layer: item for item in run.made if isinstance(item, SpanLayer)}
        mentions = [item for item in run.made if isinstance(item, Mention)]
        for name in extractor.makes:
            made = tuple(sorted((each for each in mentions if each.layer == name), key=lambda each: each.spans))
            layers[name] = segments.get(name, made)
    return found


def reading(text: str) -> dict[str, Measured]:
    """Each reader by its name, on a file that is a text, or holds it as the text of a document of its format."""
    engine = _engine()
    escaped = html.escape(_NOT_XML.sub("", text))
    files = {
        "plain-text": text,
        "markdown": text,
        "markdown, as front matter": f"---\n{text}\n---\nx",
        "json-lines": json.dumps({"id": "a", "text": text}),
        "json-lines, as lines": text,
        "feeds": f"<rss><channel><item><description>{escaped}</description></item></channel></rss>",
        "feeds, as markup": f"<rss><channel><item><description>{text}</description></item></channel></rss>",
    }
    readers = {reader.name: reader for reader in engine.registry.readers}
    found: dict[str, Measured] = {}
    for name, content in files.items():
        reader = readers[name.partition(",")[0]]
        source = Source(f"text{reader.suffixes[0]}", content.encode())
        found[name] = measured(partial(resolve(reader.read), source, settings_of(reader, engine.plugin_settings)))
    return found


def growths(
    run: Callable[[str], dict[str, Measured]], made: Callable[[int], str], size: int, doublings: int
) -> dict[str, float]:
    """The factor of one doubling of each step, between a text of one size and one that is so many times doubled.

    A step that looks ahead by a bounded number of characters more than doubles its time until a text is longer than
    that; so where a factor is too large, that of texts four times as long counts.
    """
    found = _growths(run, made, size, doublings)
    if superlinear(found):
        longer = _growths(run, made, size << 2, doublings)
        found |= {name: longer[name] for name in superlinear(found)}
    return found


def _growths(
    run: Callable[[str], dict[str, Measured]], made: Callable[[int], str], size: int, doublings: int
) -> dict[str, float]:
    # The longer text first: what is loaded on first use, or remembered of a word, is no part of the shorter one's time.
    large = run(made(size << doublings))
    small = run(made(size))
    return {name: growth(small[name], large[name], doublings) for name in small}


def superlinear(factors: Mapping[str, float]) -> dict[str, float]:
    """The steps whose time more than grows with the text."""
    return {name: round(factor, 2) for name, factor in factors.items() if factor >= LIMIT}
