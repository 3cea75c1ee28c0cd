"""When and where a group of claims has it that something happened, as most of the claims say.

One odd date or town must neither keep apart what belongs together nor pass for that of the whole group: the time of a
group is what as many of its claims as possible have in common, its town the one that most of them name.
"""

from collections import Counter
from collections.abc import Mapping

import attrs

from timeline.plugin.block import Window

Kinds = Mapping[str, frozenset[str]]
"""Kind of place to the names that a claim gives of it."""
Said = tuple[Window, tuple[tuple[str, frozenset[str]], ...]]
"""The time of a claim and its places by kind."""


@attrs.frozen(slots=True, eq=False)
class Votes:
    """What some claims say of time and place, and what most of them agree on.

    ``said`` counts the claims that say the same, ``time`` is the latest start and the earliest end of those that agree
    (they may lie apart by less than the ``gap`` in seconds from which times contradict each other), ``places`` is the
    name of each kind of place that most claims give.
    """

    said: Counter[Said]
    time: Window
    places: Mapping[str, str]
    gap: int

    @classmethod
    def of_one(cls, said: Said, gap: int) -> "Votes":
        """What a single claim says."""
        window, kinds = said
        return cls(Counter((said,)), window, {kind: min(names) for kind, names in kinds if names}, gap)

    @classmethod
    def of(cls, said: Counter[Said], gap: int) -> "Votes":
        """What most of some claims agree on."""
        windows: Counter[Window] = Counter()
        names: Counter[tuple[str, str]] = Counter()
        for (window, kinds), count in said.items():
            windows[window] += count
            names.update({(kind, name): count for kind, found in kinds for name in found})
        places: dict[str, str] = {}
        for kind, name in sorted(names, key=lambda place: (-names[place], place)):
            places.setdefault(kind, name)
        return cls(said, _shared(windows, gap), places, gap)

    def joined(self, other: "Votes") -> "Votes":
        """What most claims of both agree on; ``self`` and ``other`` are used up."""
        said = self.said
        said.update(other.said)
        if self._clash(other) or (self.places and other.places):
            return Votes.of(said, self.gap)
        # All that agree with one half agree with the other.
        (a_lo, a_hi), (b_lo, b_hi) = self.time, other.time
        lo = b_lo if a_lo is None else a_lo if b_lo is None else max(a_lo, b_lo)
        hi = b_hi if a_hi is None else a_hi if b_hi is None else min(a_hi, b_hi)
        return Votes(said, (lo, hi), self.places or other.places, self.gap)

    def odd(self, other: "Votes") -> int:
        """How many of these claims contradict what most of the others agree on."""
        if not self._clash(other):
            return 0
        return sum(count for said, count in self.said.items() if not other.allow(said))

    def allow(self, said: Said) -> bool:
        """Does a claim agree with most of these?"""
        window, kinds = said
        return not _apart(self.time, window, self.gap) and all(
            kind not in self.places or self.places[kind] in names for kind, names in kinds
        )

    def _clash(self, other: "Votes") -> bool:
        return _apart(self.time, other.time, self.gap) or any(
            other.places.get(kind, name) != name for kind, name in self.places.items()
        )


def said(window: Window, kinds: Kinds) -> Said:
    """The time and the places of a claim."""
    return window, tuple(sorted(kinds.items())) if kinds else ()


def _apart(a: Window, b: Window, gap: int) -> bool:
    (a_lo, a_hi), (b_lo, b_hi) = a, b
    return (a_lo is not None and b_hi is not None and a_lo - b_hi >= gap) or (
        b_lo is not None and a_hi is not None and b_lo - a_hi >= gap
    )


def _shared(windows: Counter[Window], gap: int) -> Window:
    """The latest start and earliest end of the windows that hold one moment, as many as possible, the first such one.

    A sweep over the starts and the ends; windows less than ``gap`` apart count as holding one moment.
    """
    if len(windows) == 1:
        return next(iter(windows))
    opened = sum(count for (lo, _), count in windows.items() if lo is None)
    best, moment = opened, None
    starts = sorted((lo, count) for (lo, _), count in windows.items() if lo is not None)
    ends = sorted((hi + gap, count) for (_, hi), count in windows.items() if hi is not None)
    closed = 0
    for lo, count in starts:
        opened += count
        while closed < len(ends) and ends[closed][0] <= lo:
            opened -= ends[closed][1]
            closed += 1
        if opened > best:
            best, moment = opened, lo
    held = [window for window in windows if _holds(window, moment, gap)]
    return (
        max((lo for lo, _ in held if lo is not None), default=None),
        min((hi for _, hi in held if hi is not None), default=None),
    )


def _holds(window: Window, moment: int | None, gap: int) -> bool:
    """Does a window hold a moment (None: before all starts), as far as ends are known to ``gap`` seconds?"""
    lo, hi = window
    if moment is None:
        return lo is None
    return (lo is None or lo <= moment) and (hi is None or moment < hi + gap)
