"""Groups of claims about one happening: same-links joined from the best one down, with a guard against chaining."""

import math
from collections.abc import Iterable, Mapping, Sequence

from timeline.linking.linkers import Same
from timeline.linking.settings import LinkingSettings
from timeline.linking.votes import Kinds, Said, Votes, said
from timeline.model.decision import NOTHING_DECIDED, Decided
from timeline.plugin.block import Row

__all__ = ["Kinds", "components"]

Pairs = Iterable[tuple[int, int]]


class Groups:
    """Claims that are joined two groups at a time (union-find), each group with what it says of place and time.

    Two groups join unless more than the share ``odd`` of the smaller one contradicts the larger one, and when enough
    links hold them together: a chain in which each claim resembles only the next one is how different happenings become
    one.
    """

    def __init__(self, claims: Sequence[Said], settings: LinkingSettings, odd: float = 0.0) -> None:
        self._claims = claims
        self._odd = odd
        self._parent = list(range(len(claims)))
        self._size = [1] * len(claims)
        self._votes: dict[int, Votes] = {}
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

    def votes(self, root: int) -> Votes:
        """What a group says of time and place."""
        found = self._votes.get(root)
        return Votes.of_one(self._claims[root], self._settings.time_gap) if found is None else found

    def odd(self, item: int) -> bool:
        """Does a claim contradict most of its group?"""
        found = self._votes.get(self.root(item))
        return found is not None and not found.allow(self._claims[item])

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
        """The links between two groups of these sizes, as many as a share of all pairs that may be compared."""
        smaller, larger = min(a, b), max(a, b)
        return max(1, math.ceil(self._settings.ties * smaller * min(larger, self._settings.tied)))

    def _contradict(self, a: int, b: int) -> bool:
        if b in self._apart.get(a, ()):
            return True
        if self._size[a] < self._size[b]:
            a, b = b, a
        return self.votes(b).odd(self.votes(a)) > self._odd * self._size[b]

    def _join(self, a: int, b: int) -> None:
        if (self._size[a], -a) < (self._size[b], -b):
            a, b = b, a
        self._votes[a] = self.votes(a).joined(self.votes(b))
        self._votes.pop(b, None)
        self._parent[b] = a
        self._size[a] += self._size[b]
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        links = self._links.setdefault(a, {})
        for other, count in self._links.pop(b, {}).items():
            del self._links[other][b]
            if other != a:
                links[other] = self._links[other][a] = links.get(other, 0) + count


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
    Claims that contradict most of their group are left out of it, and grouped among themselves.
    """
    claims = [said(row.around, kinds[row.index]) for row in rows]
    different, united = (
        [(index[first], index[second]) for first, second in pairs if first in index and second in index]
        for pairs in (decided.different, decided.same)
    )
    links = sorted(same, key=lambda pair: -same[pair])
    first = _grouped(Groups(claims, settings, settings.odd), links, different, united)
    fixed = {item for pair in united for item in pair}
    odd = {item for item in range(len(rows)) if item not in fixed and first.odd(item)}
    second = _grouped(Groups(claims, settings), [(a, b) for a, b in links if a in odd and b in odd], different)
    found: dict[tuple[bool, int], list[int]] = {}
    for item in range(len(rows)):
        left_out = item in odd
        found.setdefault((left_out, (second if left_out else first).root(item)), []).append(item)
    return list(found.values())


def _grouped(groups: Groups, links: Pairs, different: Pairs, united: Pairs = ()) -> Groups:
    for a, b in different:
        groups.keep_apart(a, b)
    for a, b in united:
        groups.unite(a, b)
    for a, b in links:
        groups.link(a, b)
    return groups
