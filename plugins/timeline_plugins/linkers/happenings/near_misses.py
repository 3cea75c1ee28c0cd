"""Why two claims that look alike have no relation: told on request, since most claims have many near misses."""

from collections.abc import Iterator

from timeline.plugin.block import Row, overlap
from timeline_plugins.linkers.happenings.quantities import apart, comparable, unlike, words
from timeline_plugins.linkers.happenings.scope import called, why_not
from timeline_plugins.linkers.happenings.settings import HappeningsSettings


def explain(a: Row, b: Row, settings: HappeningsSettings | None = None) -> Iterator[str]:
    """Why the figures of two claims are not held against each other, each pair of figures once; ``a`` comes first.

    Nothing is said of claims without figures of kindred measures: they are no near misses.
    """
    told: set[str] = set()
    for ours in a.figures:
        for theirs in b.figures:
            reason = why_not(a, ours, b, theirs)
            if reason is None and not overlap(a.around, b.around):
                reason = "another time"
            if reason is None and ours.disjoint(theirs):
                reason = unlike(a, b)
            if reason is None or (ours.measure is None and theirs.measure is None):
                continue
            what = f"{words(ours)} {called(ours.measure, ours.counted)}, {words(theirs)} "
            line = f"{what}{called(theirs.measure, theirs.counted)}: {reason}"
            if line not in told:
                told.add(line)
                yield line
    distant = apart(a, b, comparable(a, b)[0])
    if distant:
        yield distant
