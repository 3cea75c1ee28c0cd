"""The linker ``happenings``: claims of one happening by what they count, who and what they name, and when.

No training: a score whose terms can be told to the reader, and relations with their reasons.
"""

from collections.abc import Iterator
from itertools import combinations

from timeline.model.calendar import DAY
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.likeness import Features, features, likeness
from timeline_plugins.linkers.happenings.relations import fact_keys, relate, tells_facts
from timeline_plugins.linkers.happenings.scope import subjects
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.words import kind, stem, stop_words

__all__ = ["HappeningsSettings", "keys", "link"]

_BUCKET = 30 * DAY
_LEAD = 0.2
_REMEMBERED = 50_000
"""Rows whose features are kept from block to block: neighbours among the blocks share rows."""


def keys(row: Row) -> Iterator[str]:
    """Blocking keys: in a story its lead, telling words, kinds of happening, measures; elsewhere words, names by time.

    Stretches of time overlap by half, so that two claims within 15 days share one.
    """
    stop = stop_words()
    telling = [word for word in row.words if word not in stop]
    words = [kind(word) or stem(word) for word in telling[:4]]
    kinds = [named for word in telling[4:] if (named := kind(word))]
    if row.lead >= _LEAD:
        yield f"lead of {row.story}"
    yield from (f"{word} in {row.story}" for word in (*words, *kinds))
    yield from (f"{measure or counted} in {row.story}" for measure, counted in subjects(row.figures))
    yield from (f"{a} {b}" for a, b in combinations(sorted(words[:3]), 2))
    yield from fact_keys(row)
    for bucket in _buckets(row):
        yield from (f"{bucket} named {name}" for name in (*row.actors, *row.places))


def _buckets(row: Row) -> tuple[str, ...]:
    """The two stretches of 30 days in which a claim lies, by what it is about, else by when it was said."""
    for lo, hi in (row.about, row.said):
        if lo is not None and hi is not None and hi - lo <= _BUCKET:
            return f"{lo // _BUCKET}", f"{(lo + _BUCKET // 2) // _BUCKET}½"
    return ("undated",)


def link(block: Block) -> Iterator[Link]:
    """Same-links and relations between the rows of a block."""
    settings = block.settings or HappeningsSettings()
    known: dict[int, tuple[Features, bool]] = block.notes
    if len(known) > _REMEMBERED:
        known.clear()
    for a, b in block.pairs():
        ours = known.get(a.index)
        if ours is None:
            ours = known[a.index] = features(a), tells_facts(a)
        theirs = known.get(b.index)
        if theirs is None:
            theirs = known[b.index] = features(b), tells_facts(b)
        like = likeness(ours[0], theirs[0], settings, least=settings.same)
        one = like.score >= settings.same
        if one:
            yield Link(a.id, b.id, None, like.score, like.reason())
        if one or (ours[1] and theirs[1]) or (a.document == b.document and a.figures and b.figures):
            yield from relate(a, b, like, settings, one=one)
