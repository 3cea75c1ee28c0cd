"""How a claim tells its figures: as a count or in general, as known, suspected or possible, of all or of some."""

from timeline.model.certainty import Level
from timeline.model.figure import Accumulation, Figure
from timeline.model.span import shared
from timeline.plugin.block import Row
from timeline_plugins.linkers.happenings.stated import stated, states


def manners_differ(a: Row, b: Row) -> str | None:
    """Why figures of two claims are told in two manners, so that one says nothing against the other."""
    general = [states(row, "generality", "general") for row in (a, b)]
    if any(general):
        return "what happens in general" if all(general) else "what happens in general against what happened"
    if (a.level is Level.POSSIBLE) is not (b.level is Level.POSSIBLE):
        return "what may be against what is told as a fact"
    first, second = map(_status, (a, b))
    if first != second:
        return f"{first or 'all'} against {second or 'all'}"
    return None


def _status(row: Row) -> str:
    """``suspected`` or ``confirmed`` where a claim counts cases of that kind alone, else empty."""
    found = {fact.value for fact in stated(row, "cases")}
    return max(found, default="")  # in the order of the letters: what is suspected goes before what is confirmed


def running(row: Row) -> bool:
    """Does a claim give a running count, such as a death toll?"""
    cumulative = any(figure.accumulation is Accumulation.CUMULATIVE for figure in row.figures)
    return cumulative or states(row, "count", "running")


def negated(row: Row) -> frozenset[str]:
    """The words that a claim says no to."""
    return frozenset(fact.value for fact in stated(row, "negated"))


def going_on(row: Row) -> bool:
    """Does a claim give a count up to the day on which it was said?"""
    return running(row) or states(row, "count", "continuing")


def rising(row: Row) -> bool:
    """Does a claim give a count as grown from an earlier one?"""
    return states(row, "count", "rising")


def wider(row: Row) -> bool:
    """Does a claim count over a whole city, a weekend or a year?"""
    return states(row, "count", "wide")


def with_the_dead(row: Row) -> bool:
    """Does a claim say that its figures take in those killed?"""
    return states(row, "count", "inclusive")


def some_of_the_hurt(row: Row) -> bool:
    """Does a claim tell of some of the hurt alone: what became of them, or where they were then?"""
    return states(row, "hurt", "some")


def several_happenings(row: Row) -> bool:
    """Does a claim tell of several happenings of one kind, whose figures are told together?"""
    return states(row, "events", "several")


def one_of_several(row: Row) -> bool:
    """Does a claim speak of "the first shooting" or "another attack"?"""
    return states(row, "events", "another")


def belonging(row: Row, figure: Figure) -> bool:
    """Does a figure count things of those whose noun it has: "two police cars"?"""
    return _is_part(row, figure, "belongings")


def picked_out(row: Row, figure: Figure) -> bool:
    """Does a figure count some of a whole that is named: "two of the wounded", "some of the 40"?"""
    return _is_part(row, figure, "some")


def the_rest(row: Row, figure: Figure) -> bool:
    """Does a figure count those that come to others: "three others", "a further 9"?"""
    return _is_part(row, figure, "rest")


def _is_part(row: Row, figure: Figure, value: str) -> bool:
    return any(fact.value == value and fact.spans == figure.spans for fact in stated(row, "part"))


def an_age(row: Row, figure: Figure) -> bool:
    """Is a bare number rather an age that the claim states?"""
    if figure.counted or not figure.spans:
        return False
    return any(shared(piece, span) for fact in stated(row, "age") for piece in fact.spans for span in figure.spans)
