"""The linker ``happenings``: claims of one happening by what they count, who and what they name, and when.

No training: a score whose terms can be told to the reader, and relations with their reasons.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.model.calendar import DAY
from timeline.plugin.block import Block, Row, overlap
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.facts import bears, fact_keys, relate_unlike, related_by
from timeline_plugins.linkers.happenings.likeness import UNLIKE, Features, features, likeness
from timeline_plugins.linkers.happenings.relations import relate
from timeline_plugins.linkers.happenings.scope import subjects
from timeline_plugins.linkers.happenings.settings import HappeningsSettings
from timeline_plugins.linkers.happenings.words import meaning

__all__ = ["HappeningsSettings", "keys", "link"]

_BUCKET = 30 * DAY
_LEAD = 0.2
_REMEMBERED = 50_000
"""Rows whose features are kept from block to block, once more at most: neighbours among the blocks share rows."""


def keys(row: Row) -> Iterator[str]:
    """Blocking keys: in a story its lead, telling words, kinds of happening, measures; elsewhere words, names by time.

    Stretches of time overlap by half, so that two claims within 15 days share one.
    """
    telling = [told for told in map(meaning, row.words) if told[0]]
    words = [word for word, _ in telling[:4]]
    kinds = [word for word, is_kind in telling[4:] if is_kind]
    story = row.story
    if row.lead >= _LEAD:
        yield f"lead of {story}"
    yield from [f"{word} in {story}" for word in (*words, *kinds)]
    yield from [f"{measure.name if measure else counted} in {story}" for measure, counted in subjects(row.figures)]
    yield from [f"{a} {b}" for a, b in combinations(sorted(words[:3]), 2)]
    yield from fact_keys(row)
    names = (*row.actors, *row.places)
    if names:
        for bucket in _buckets(row):
            yield from [f"{bucket} named {name}" for name in names]


def _buckets(row: Row) -> tuple[str, ...]:
    """The two stretches of 30 days in which a claim lies, by what it is about, else by when it was said."""
    for lo, hi in (row.about, row.said):
        if lo is not None and hi is not None and hi - lo <= _BUCKET:
            return f"{lo // _BUCKET}", f"{(lo + _BUCKET // 2) // _BUCKET}½"
    return ("undated",)


def link(block: Block) -> Iterator[Link]:
    """Same-links and relations between the rows of a block."""
    settings = block.settings or HappeningsSettings()
    known: _Known = block.notes.get("known") or block.notes.setdefault("known", _Known())
    borne, features_of = known.borne(block.rows), known.features
    same = settings.same
    for a, others in block.beside():
        ours: Features | None = None
        around, bears_of_a = a.around, borne[a.index]
        for b in others:
            like = UNLIKE
            if overlap(around, b.around):  # the features of rows that lie far apart are not worked out
                if ours is None:
                    ours = features_of(a)
                like = likeness(ours, features_of(b), settings, least=same)
            if like.score >= same:
                yield Link(a.id, b.id, None, like.score, like.reason())
                yield from relate(a, b, like, settings)
            elif bears_of_a and (by := related_by(a, bears_of_a, b, borne[b.index])):
                yield from relate_unlike(a, b, by)


_UNKNOWN = 255


class _Known:
    """What is kept of rows from block to block: the features of those asked for of late, and what each bears."""

    __slots__ = ("_before", "_borne", "_late")

    def __init__(self) -> None:
        self._late: dict[int, Features] = {}
        self._before: dict[int, Features] = {}
        self._borne = bytearray()

    def features(self, row: Row) -> Features:
        found = self._late.get(row.index)
        if found is None:
            if len(self._late) >= _REMEMBERED:
                self._before, self._late = self._late, {}
            found = self._late[row.index] = self._before.get(row.index) or features(row)
        return found

    def borne(self, rows: Sequence[Row]) -> bytearray:
        """The flags of what rows bear, by their index, with those of some rows in order."""
        known = self._borne
        known.extend([_UNKNOWN] * (rows[-1].index + 1 - len(known)))
        for row in rows:
            if known[row.index] == _UNKNOWN:
                known[row.index] = bears(row)
        return known
