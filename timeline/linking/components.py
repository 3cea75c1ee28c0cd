"""Groups of claims about one happening: same-links joined from the best one down, with a guard against chaining."""

from collections.abc import Mapping, Sequence

from timeline.linking.linkers import Same
from timeline.linking.settings import LinkingSettings
from timeline.model.decision import NOTHING_DECIDED, Decided
from timeline.plugin.block import Row, Window

Kinds = dict[str, frozenset[str]]
"""Kind of place to the names that all claims of a group share, of those that name such a place."""


class Groups:
    """Claims that are joined two groups at a time (union-find), each group with what it says of place and time.

    Two groups join unless they contradict each other, and when enough links hold them together: a chain in which each
    claim resembles only the next one is how different happenings become one.
    """

    def __init__(self, windows: Sequence[Window], places: Sequence[Kinds], settings: LinkingSettings) -> None:
        self._parent = list(range(len(windows)))
        self._size = [1] * len(windows)
        self._latest_start = [lo for lo, _ in windows]
        self._earliest_end = [hi for _, hi in windows]
        self._places = list(places)
        self._links: dict[int, dict[int, int]] = {}
        self._apart: dict[int, set[int]] = {}
        self._settings = settings

    def root(self, item: int) -> int:
        """The claim that stands for a group."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def link(self, a: int, b: int) -> None:
        """Count one more link between two claims, and join their groups if that is enough."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return
        ours, theirs = self._links.setdefault(a, {}), self._links.setdefault(b, {})
        ours[b] = theirs[a] = count = ours.get(b, 0) + 1
        if count >= self._needed(self._size[a], self._size[b]) and not self._contradict(a, b):
            self._join(a, b)

    def keep_apart(self, a: int, b: int) -> None:
        """Never let the groups of two claims join: a person said so."""
        a, b = self.root(a), self.root(b)
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)

    def unite(self, a: int, b: int) -> None:
        """Join the groups of two claims, whatever they say, unless they are to be kept apart: a person said so."""
        a, b = self.root(a), self.root(b)
        if a != b and b not in self._apart.get(a, ()):
            self._join(a, b)

    def _needed(self, a: int, b: int) -> int:
        """One link for two single claims, and more the larger the groups are."""
        return min(self._settings.ties, a * b, max(a, b).bit_length())

    def _contradict(self, a: int, b: int) -> bool:
        if b in self._apart.get(a, ()):
            return True
        start = _latest(self._latest_start[a], self._latest_start[b])
        end = _earliest(self._earliest_end[a], self._earliest_end[b])
        if start is not None and end is not None and start - end >= self._settings.time_gap:
            return True
        ours, theirs = self._places[a], self._places[b]
        return any(not names & theirs[kind] for kind, names in ours.items() if kind in theirs)

    def _join(self, a: int, b: int) -> None:
        if (self._size[a], -a) < (self._size[b], -b):
            a, b = b, a
        self._parent[b] = a
        self._size[a] += self._size[b]
        self._latest_start[a] = _latest(self._latest_start[a], self._latest_start[b])
        self._earliest_end[a] = _earliest(self._earliest_end[a], self._earliest_end[b])
        ours, theirs = self._places[a], self._places[b]
        self._places[a] = {
            kind: ours.get(kind, names) & theirs.get(kind, names) for kind, names in {**theirs, **ours}.items()
        }
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        links = self._links.setdefault(a, {})
        for other, count in self._links.pop(b, {}).items():
            del self._links[other][b]
            if other != a:
                links[other] = self._links[other][a] = links.get(other, 0) + count


def _latest(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else max(a, b)


def _earliest(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)


def components(
    rows: Sequence[Row],
    index: Mapping[str, int],
    kinds: Sequence[Kinds],
    same: Same,
    settings: LinkingSettings,
    decided: Decided = NOTHING_DECIDED,
) -> list[list[int]]:
    """The groups as lists of row indices in order, the group with the first row first; single claims are groups too.

    ``index`` is that of each row by its id, ``kinds`` are the places of each row by kind. Links are taken by score,
    equal ones in the order of the timeline, in which they are given. What a person ``decided`` goes before all of them.
    """
    groups = Groups([row.around for row in rows], kinds, settings)
    for pairs, decide in ((decided.different, groups.keep_apart), (decided.same, groups.unite)):
        for first, second in pairs:
            if first in index and second in index:
                decide(index[first], index[second])
    for a, b in sorted(same, key=lambda pair: -same[pair]):
        groups.link(a, b)
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(groups.root(row.index), []).append(row.index)
    return list(found.values())
