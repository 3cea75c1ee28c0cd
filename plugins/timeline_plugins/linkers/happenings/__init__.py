"""The linker ``happenings``: claims of one happening by what they count, who and what they name, and when.

No training: a score whose terms can be told to the reader, and relations with their reasons.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from timeline.model.calendar import DAY
from timeline.plugin.block import Block, Row, overlap
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.likeness import UNLIKE, Features, features, likeness
from timeline_plugins.linkers.happenings.relations import fact_keys, relate, tells_facts
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
    yield from [f"{measure or counted} in {story}" for measure, counted in subjects(row.figures)]
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
    known = block.notes.get("known") or block.notes.setdefault("known", _Known())
    facts = known.facts(block.rows)
    last: Features | None = None
    for a, b in block.pairs():
        like = UNLIKE
        if overlap(a.around, b.around):  # the features of rows that lie far apart are not worked out
            ours = last if last is not None and last.row is a else known.features(a)
            like = likeness(ours, known.features(b), settings, least=settings.same)
            last = ours
        one = like.score >= settings.same
        if one:
            yield Link(a.id, b.id, None, like.score, like.reason())
        if one or (a.index in facts and b.index in facts) or (a.figures and b.figures and a.document == b.document):
            yield from relate(a, b, like, settings, one=one)


class _Known:
    """What is kept of rows from block to block: the features of those asked for of late, and who tells facts."""

    __slots__ = ("_before", "_facts", "_late")

    def __init__(self) -> None:
        self._late: dict[int, Features] = {}
        self._before: dict[int, Features] = {}
        self._facts = bytearray()  # by the index of the row: 0 for not known yet, 1 for no, 2 for yes

    def features(self, row: Row) -> Features:
        found = self._late.get(row.index)
        if found is None:
            if len(self._late) >= _REMEMBERED:
                self._before, self._late = self._late, {}
            found = self._late[row.index] = self._before.get(row.index) or features(row)
        return found

    def facts(self, rows: Sequence[Row]) -> set[int]:
        """The indices of those rows that tell facts."""
        facts = self._facts
        for row in rows:
            if row.index >= len(facts):
                facts.extend(bytes(row.index + 1 - len(facts)))
            if not facts[row.index]:
                facts[row.index] = 1 + tells_facts(row)
        return {row.index for row in rows if facts[row.index] == 2}
