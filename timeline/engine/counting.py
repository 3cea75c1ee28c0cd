"""Problems of one source, so many of each kind and the rest counted: a hostile file can make millions."""

from collections.abc import Iterable

import attrs

from timeline.model.problem import Problem, ProblemKind


@attrs.define(slots=True)
class Counted:
    """The problems of a source: of each kind the ``most`` that come first, by content, and how many there are.

    Which ones are kept does not depend on the order in which they are added.
    """

    most: float
    _kept: dict[ProblemKind, set[Problem]] = attrs.field(factory=dict, init=False)
    _counts: dict[ProblemKind, int] = attrs.field(factory=dict, init=False)

    def add(self, problems: Iterable[Problem]) -> None:
        """Count more problems."""
        for problem in problems:
            kept = self._kept.setdefault(problem.kind, set())
            if problem in kept:
                continue
            self._counts[problem.kind] = self._counts.get(problem.kind, 0) + 1
            kept.add(problem)
            if len(kept) > 2 * self.most:
                self._kept[problem.kind] = set(self._first(kept))

    def result(self) -> list[Problem]:
        """The problems that are kept, and for each kind of which there are more, one that says how many."""
        found: list[Problem] = []
        for kind, kept in self._kept.items():
            first = self._first(kept)
            found += first
            if self._counts[kind] > len(first):
                found.append(_more(kind, self._counts[kind] - len(first), first[0]))
        return sorted(found)

    def _first(self, problems: Iterable[Problem]) -> list[Problem]:
        ordered = sorted(problems)
        return ordered[: int(min(self.most, len(ordered)))]


def _more(kind: ProblemKind, count: int, like: Problem) -> Problem:
    return Problem(
        kind=kind,
        message=f"and {count:,} more problems of this kind",
        source=like.source,
        plugin=like.plugin,
        hint="raise problems in [limits] of timeline.toml to keep them",
    )
