"""How two figures of one thing stand to each other: do they agree, contradict or revise each other?"""

from collections.abc import Iterator

import attrs

from timeline.model.calendar import DAY
from timeline.model.chronology import RelationKind
from timeline.model.figure import Figure, Measure, Number
from timeline.plugin.block import ANY_TIME, Row, before, gap
from timeline_plugins.linkers.happenings.manner import going_on, rising, running
from timeline_plugins.linkers.happenings.scope import called, group, level, loose, why_not
from timeline_plugins.linkers.happenings.stated import stated
from timeline_plugins.linkers.happenings.updates import superseded

VAGUE = 2
"""From this ratio of its bounds on, a range without a best value is a vague word such as "dozens"."""
NEAR = 1.5
"""A vague word fits a number that lies beyond its bounds by less than this factor."""
CLOSE = 1.25
"""A mere bound such as "at least 10" speaks for a number up to this factor above it."""
FEW = 3
"""A bound below this number says little."""
WEEK = 8 * DAY
"""A longer time does not tell whether two figures are of one time."""
ELLIPTIC = 6
"""Words up to which a sentence rests on the one before it."""
ONGOING = 5 * DAY
"""Seconds between two reports from which a later one must show that it takes up an earlier figure."""


@attrs.frozen(slots=True)
class Finding:
    """A relation of two claims as one of their figures, or another fact, has it; ``revises`` names the earlier."""

    kind: RelationKind
    reason: str
    first: str
    second: str


def comparable(
    a: Row, b: Row, alike: bool = True, *, at_any_time: bool = False
) -> tuple[list[tuple[Figure, Figure]], bool]:
    """The figures of two claims that are of one thing at one scope, and whether some of one measure are not.

    A figure that fits several of the other claim is paired with the one of the very same group, else with none:
    nobody says which is meant. Without sentences that are ``alike``, only measures that tell what became of the counted
    are compared.
    """
    pairs: list[tuple[Figure, Figure]] = []
    unpaired = False
    for ours in a.figures:
        if not alike and loose(ours):
            continue
        fitting = [
            theirs
            for theirs in b.figures
            if theirs.measure == ours.measure and why_not(a, ours, b, theirs, at_any_time=at_any_time) is None
        ]
        if len(fitting) > 1:
            fitting = [theirs for theirs in fitting if group(theirs.counted) == group(ours.counted)]
        if len(fitting) == 1:
            pairs.append((ours, fitting[0]))
        elif any(ours.measure == theirs.measure and words(ours) != words(theirs) for theirs in b.figures):
            unpaired = True
    chosen = [id(theirs) for _, theirs in pairs]
    return [pair for pair in pairs if chosen.count(id(pair[1])) == 1], unpaired


def opposed(a: Row, b: Row) -> bool:
    """Do two claims give one number by measures of which one takes back the other: 12 freed, 12 captured?"""
    ours, theirs = _measures(a), _measures(b)
    return any(
        ours[number].isdisjoint(theirs[number])
        and any(one.opposed(other) for one in ours[number] for other in theirs[number])
        for number in ours.keys() & theirs.keys()
    )


def _measures(row: Row) -> dict[tuple[Number | None, Number | None], set[Measure]]:
    """The measures by which a claim gives each number."""
    found: dict[tuple[Number | None, Number | None], set[Measure]] = {}
    for figure in row.figures:
        if figure.measure is not None:
            found.setdefault((figure.low, figure.high), set()).add(figure.measure)
    return found


def findings(a: Row, b: Row, pairs: list[tuple[Figure, Figure]], *, alike: bool = True) -> Iterator[Finding]:
    """What the comparable figures of two claims say, each at most once.

    A vague word and a small bound speak for a number only between sentences that are ``alike``.
    """
    if not pairs:
        return
    turned = before(b.said, a.said)
    first, second = (b, a) if turned else (a, b)
    later = before(first.said, second.said)
    told = superseded(a, b)
    if told and told[0] is second:
        first, second, turned = second, first, not turned
    ordered = [(theirs, ours) if turned else (ours, theirs) for ours, theirs in pairs]
    for old, new in ordered:
        what = _what(a, b, old, new)
        if _beyond(old, new) and unlike(a, b):
            continue
        if _beyond(old, new) and told:
            verb = "raised" if _above(new, old) else "lowered"
            reason = f"{what} {verb} from {words(old)} to {words(new)}, {told[2]}"
            yield Finding(RelationKind.REVISES, reason, first.id, second.id)
        elif _beyond(old, new):
            verb = "raised" if _above(new, old) else "lowered"
            if verb == "lowered" and old.measure is not None and old.measure.act:
                continue
            if later and (verb == "raised" or not _rivals(first, second)):
                reason = f"{what} {verb} from {words(old)} to {words(new)}"
                yield Finding(RelationKind.REVISES, reason, first.id, second.id)
            elif running(a) or running(b):
                yield from _counted_on(first, old, second, new, what)
            elif not own_words(a, b):
                ours, theirs = (new, old) if turned else (old, new)
                reason = f"both give {what}; {words(ours)} against {words(theirs)}, which no number satisfies"
                yield Finding(RelationKind.CONTRADICTS, reason, a.id, b.id)
        elif later and _passed(old, new):
            reason = f"{what} raised from {words(old)} to {words(new)}"
            yield Finding(RelationKind.REVISES, reason, first.id, second.id)
        elif later and _same_voice(first, second) and _restated(old, new):
            reason = f"{what} {_change(old, new)} from {words(old)} to {words(new)}"
            yield Finding(RelationKind.REVISES, reason, first.id, second.id)
        elif a.origin != b.origin and _speaks_for(old, new) and (alike or not _weak(old, new)):
            ours, theirs = (new, old) if turned else (old, new)
            same = words(ours) == words(theirs)
            both = words(ours) if same else f"{words(ours)} and {words(theirs)}, which agree"
            yield Finding(RelationKind.CORROBORATES, f"{two(a, b)} both give {what}: {both}", a.id, b.id)


def together(found: list[Finding]) -> str:
    """The reasons of several findings as one."""
    return "; ".join(finding.reason for finding in found)


def sums_agree(a: Row, b: Row) -> str | None:
    """How the dead and the hurt of one claim add up to those hit of the other; None where they do not."""
    for row, other in ((a, b), (b, a)):
        hit = [one for one in row.figures if one.measure is Measure.CASUALTIES and one.best is not None]
        dead, hurt = (
            [one for one in other.figures if one.measure is measure and one.best is not None and one.of is None]
            for measure in (Measure.KILLED, Measure.INJURED)
        )
        if len(hit) == len(dead) == len(hurt) == 1 and float(hit[0].best or 0) == _sum(dead[0], hurt[0]):
            parts = f"{words(dead[0])} killed and {words(hurt[0])} injured"
            return f"{two(row, other)} agree: {words(hit[0])} hit, {parts}"
    return None


def _sum(*figures: Figure) -> float:
    return sum(float(figure.best or 0) for figure in figures)


def _counted_on(a: Row, ours: Figure, b: Row, theirs: Figure, what: str) -> Iterator[Finding]:
    """Of two running counts of one day the one that is said to have grown is the later one."""
    for old_row, old, new_row, new in ((a, ours, b, theirs), (b, theirs, a, ours)):
        if _above(new, old) and rising(new_row) and not before(new_row.said, old_row.said):
            reason = f"{what} raised from {words(old)} to {words(new)}"
            yield Finding(RelationKind.REVISES, reason, old_row.id, new_row.id)


def unlike(a: Row, b: Row) -> str | None:
    """Why figures that differ are no matter of two claims, whatever they count; None where they are."""
    if timeless(a) or timeless(b):
        return "no telling whether both are of one time"
    for row, other in ((a, b), (b, a)):
        abroad = any(place.kind == "country" for place in row.claim.places)
        # A short sentence leaves out what the one before it says.
        if abroad and not other.places and len(other.words) > ELLIPTIC:
            return "one is of a country, the other of no telling where"
    return None


def timeless(row: Row) -> bool:
    """Is neither known when a claim was said nor, but for a stretch, when it is about?"""
    lo, hi = row.about
    return row.said == ANY_TIME and (lo is None or hi is None or hi - lo > WEEK)


def apart(a: Row, b: Row, pairs: list[tuple[Figure, Figure]]) -> str | None:
    """Why figures that look comparable are rather of two happenings of one kind; None where nothing says so."""
    if not pairs:
        return None
    first, second = (a, b) if before(a.said, b.said) else (b, a)
    if going_on(second) or _looks_back(second):
        return None
    if gap(a.said, b.said) >= ONGOING:
        days = gap(a.said, b.said) // DAY + 1
        return f"{days} days lie between the reports, and the later one does not take up the earlier"
    if before(first.said, second.said) and _of_its_day(second) and second.places:
        return "the later report is news of its own day"
    return None


def _of_its_day(row: Row) -> bool:
    """May a claim be about the day on which it was said? It names no time, or a short one that reaches to that day."""
    lo, hi = row.about
    if row.about == ANY_TIME:
        return True
    return lo is not None and hi is not None and row.said[1] is not None and hi >= row.said[1] and hi - lo <= WEEK


def _looks_back(row: Row) -> bool:
    """Is a claim about a time that lies before it was said?"""
    return row.about[1] is not None and row.said[0] is not None and row.about[1] < row.said[0]


def words(figure: Figure) -> str:
    """A figure in words: ``18``, ``23-25``, ``at least 10``."""
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and low == high:
        return _number(low)
    about = f"about {_number(best)}" if best is not None else ""
    if low is not None and high is not None:
        return f"{about} ({_number(low)}-{_number(high)})" if about else f"{_number(low)}-{_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    return f"at most {_number(high)}" if high is not None else about


def two(a: Row, b: Row) -> str:
    """The origins of two claims."""
    return f"{a.origin} and {b.origin}"


def own_words(a: Row, b: Row) -> bool:
    """Are both the words of one document that names no two claimants? It tells how things went on."""
    return a.document == b.document and not _rivals(a, b)


def _number(value: Number) -> str:
    return f"{value:,}"


def _what(a: Row, b: Row, ours: Figure, theirs: Figure) -> str:
    """What both figures give, and where if both say so: ``the number of killed in Kursk``."""
    # A claim names places of many kinds: those of its actors, too, where nothing happened.
    here, there = ({fact.value for fact in stated(row, "scene")} for row in (a, b))
    scenes = sorted(here & there)
    where = f" in {' and '.join(scenes[:2])}" if scenes else ""
    return f"{_given(ours.measure, ours.counted or theirs.counted)}{where}"


def _given(measure: Measure | None, counted: str | None) -> str:
    if measure is None or measure.subject:
        return called(measure, counted)
    return f"the {measure.words}" if measure.dimension else f"the number of {measure.words}"


def _above(new: Figure, old: Figure) -> bool:
    return new.low is not None and old.high is not None and new.low > old.high


def _beyond(a: Figure, b: Figure) -> bool:
    """Can no number satisfy both, even where one of them is a vague word?"""
    if not a.disjoint(b):
        return False
    if not (_vague(a) or _vague(b)):
        return True
    lower, upper = (a, b) if _above(b, a) else (b, a)
    return bool(lower.high is not None and upper.low is not None and upper.low > NEAR * float(lower.high))


def _vague(figure: Figure) -> bool:
    low, high = figure.low, figure.high
    return figure.best is None and low is not None and high is not None and high >= VAGUE * low


def _passed(old: Figure, new: Figure) -> bool:
    """Was "at least 140" passed by a later 161 or "more than 160"?"""
    if old.low is None or old.high is not None or new.low is None:
        return False
    return new.low > old.low and (new.high is None or new.best is not None)


def _weak(a: Figure, b: Figure) -> bool:
    """Does one of two figures say little: a vague word such as "several", or "at least one"?"""
    return any(_vague(figure) or (None in (figure.low, figure.high) and level(figure) < FEW) for figure in (a, b))


def _speaks_for(a: Figure, b: Figure) -> bool:
    """Does one figure speak for the other? "At least 10" says little of 300, and a higher bound nothing of a lower."""
    if None not in (a.low, a.high, b.low, b.high):
        return not a.disjoint(b)
    ours, theirs = (level(figure) for figure in (a, b))
    return max(ours, theirs) <= CLOSE * max(1.0, min(ours, theirs))


def _restated(old: Figure, new: Figure) -> bool:
    """Does one interval hold the other, and more, with another number? "At least 10" and 10 are one number."""
    if _vague(new) and old.best is not None:
        return False
    if level(old) == level(new) and (old.best is None) is not (new.best is None):
        return False
    return _holds(old, new) is not _holds(new, old)


def _change(old: Figure, new: Figure) -> str:
    """How a figure changed into one that overlaps it."""
    if (old.low is None and new.low is None) or (old.high is None and new.high is None):
        return "raised" if level(new) > level(old) else "lowered"
    return "narrowed" if _holds(old, new) else "widened"


def _holds(outer: Figure, inner: Figure) -> bool:
    """Does one interval hold the other, and more?"""
    low = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high and (outer.low, outer.high) != (inner.low, inner.high)


def _rivals(a: Row, b: Row) -> bool:
    """Do two named claimants stand against each other, so that the later one takes nothing back?"""
    return a.claimant is not None and b.claimant is not None and a.claimant.casefold() != b.claimant.casefold()


def _same_voice(a: Row, b: Row) -> bool:
    return a.claimant is not None and b.claimant is not None and a.claimant.casefold() == b.claimant.casefold()
