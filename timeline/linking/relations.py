"""Relations from links; of those of an ordered kind, a partial order from earlier to later claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from timeline.model.chronology import Relation
from timeline.model.relation import RelationKind
from timeline.plugin.block import Row, before
from timeline.plugin.descriptors import Link


def relations(rows: Sequence[Row], index: Mapping[str, int], links: Iterable[Link]) -> tuple[Relation, ...]:
    """Relations in order. ``index`` is that of each row by its id, ``links`` are those that have a kind."""
    ordered: defaultdict[RelationKind, list[Link]] = defaultdict(list)
    found: list[Relation] = []
    for link in links:
        if link.kind is not None and link.kind.ordered:
            ordered[link.kind].append(link)
        elif link.kind is not None:
            found.append(_relation(link, link.kind))
    for kind, these in ordered.items():
        named = {name: rows[index[name]] for link in these for name in (link.first, link.second)}
        found += [_relation(link, kind) for link in partial_order(named, these)]
    return tuple(sorted(found))


def _relation(link: Link, kind: RelationKind) -> Relation:
    return Relation(kind, (link.first, link.second), link.reason, link.score)


def partial_order(rows: Mapping[str, Row], links: Iterable[Link]) -> list[Link]:
    """The links that run from earlier to later and form no cycle.

    Those against what is certain of when the claims were said are dropped. Among the others some may run in a circle,
    where it is not certain who spoke first; there only those along the order of ``spoken`` are kept, which is a linear
    extension of that certainty.
    """
    kept = [link for link in links if not before(rows[link.second].said, rows[link.first].said)]
    circular = _circular({(link.first, link.second) for link in kept})
    return [
        link
        for link in kept
        if not {link.first, link.second} <= circular or spoken(rows[link.first]) < spoken(rows[link.second])
    ]


def spoken(row: Row) -> tuple[object, ...]:
    """Sort key of a row by when it was said, then by the order of the timeline; unknown times come last."""
    lo, hi = row.said
    return (
        lo is None and hi is None,
        float("-inf") if lo is None else lo,
        float("inf") if hi is None else hi,
        row.index,
    )


def _circular(edges: set[tuple[str, str]]) -> set[str]:
    """The nodes on a cycle or between two: what is left when sources and sinks are taken off again and again."""
    ahead: dict[str, set[str]] = {}
    behind: dict[str, set[str]] = {}
    for first, second in edges:
        for node in (first, second):
            ahead.setdefault(node, set())
            behind.setdefault(node, set())
        ahead[first].add(second)
        behind[second].add(first)
    left = set(ahead)
    for away, back in ((ahead, behind), (behind, ahead)):
        ways = {node: sum(other in left for other in away[node]) for node in left}
        free = [node for node, count in ways.items() if not count]
        while free:
            node = free.pop()
            left.discard(node)
            for other in back[node] & left:
                ways[other] -= 1
                if not ways[other]:
                    free.append(other)
    return left
