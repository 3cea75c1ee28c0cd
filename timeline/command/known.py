"""What was known on a day. What was left out stands among the problems, so that every export says it."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline.linking.difference import QUOTED
from timeline.model import edtf
from timeline.model.problem import Problem, ProblemKind
from timeline.model.quotation import shortened
from timeline.model.timeline import AsOf, Timeline
from timeline.model.when import When

if TYPE_CHECKING:
    from timeline.engine.engine import Engine

LISTED = 5
"""Undecided claims that are told in the terminal."""
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def known_by(
    made: "Engine", timeline: Timeline, day: When, by: str = "about", *, everything: bool = False
) -> tuple[Timeline, list[Problem]]:
    """What was known by the end of a day, and a problem for each claim of which that cannot be decided."""
    return cut(timeline, day, made.chronology(timeline, by, everything=everything).hindsight)


def cut(timeline: Timeline, day: When, suspected: Mapping[str, str] = NOTHING) -> tuple[Timeline, list[Problem]]:
    """The same, where ``suspected`` are the claims that are suspected of hindsight, by id, with the reasons."""
    then = timeline.as_of(day, suspected)
    return then.known, list(_undecided(then, edtf.format(day), suspected))


def marked(known: Timeline, of: Timeline, day: When, undecided: Collection[Problem]) -> Timeline:
    """The timeline as it was known with what was left out of it among its problems.

    They speak of a part of the timeline: merged with others it may hold again what was left out of that part. For the
    same reason they name no document of it, since a merge may give an id to another text.
    """
    later = len(of.claims) - len(known.claims) - len(undecided)
    head = Problem(
        kind=ProblemKind.SKIPPED,
        message=f"a part of this timeline is as it was known by the end of {edtf.format(day)}; claims left out of that "
        f"part: {later:,} known later, {len(undecided):,} undecided",
    )
    told = [head, *undecided] if later or undecided else []
    return Timeline(known.documents.values(), known.claims, (*known.problems, *told), known.decisions)


def lines(undecided: Collection[Problem], *, verbose: bool) -> Iterator[str]:
    """How many claims are undecided, and the first of them (all, where ``verbose``)."""
    if undecided:
        claims = "claim" if len(undecided) == 1 else "claims"
        yield f"{len(undecided)} {claims} may have been known by then or not; left out:"
    shown = list(undecided) if verbose else list(undecided)[:LISTED]
    yield from (f"  {problem}" for problem in shown)
    if len(shown) < len(undecided):
        yield f"  and {len(undecided) - len(shown)} more"


def _undecided(then: AsOf, day: str, suspected: Mapping[str, str]) -> Iterator[Problem]:
    for claim in then.undecided.claims:
        document = then.undecided.documents[claim.document]
        if document.retrieved:
            since = f"retrieved {edtf.format(document.retrieved)}"
        else:
            since = f"said {edtf.format(claim.said)}" if claim.said else "no day on which it was said"
        why = f"{since}, suspected of hindsight: {suspected[claim.id]}" if claim.id in suspected else since
        yield Problem(
            kind=ProblemKind.SKIPPED,
            message=f"left out of what was known by the end of {day}, since nothing decided whether it belongs there "
            f"({why}): “{shortened(claim.text, QUOTED)}” (document then named {claim.document!r}, "
            f"characters {claim.spans[0][0]}-{claim.spans[-1][1]})",
        )
