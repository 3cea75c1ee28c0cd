"""How two claims about one happening stand to each other, with the reason for the reader."""

from collections.abc import Iterator

from timeline.model.certainty import Polarity
from timeline.model.chronology import RelationKind
from timeline.model.figure import Figure, Number
from timeline.plugin.block import Row, before
from timeline.plugin.descriptors import Link
from timeline_plugins.linkers.happenings.likeness import Likeness
from timeline_plugins.linkers.happenings.scope import called, group, why_not
from timeline_plugins.linkers.happenings.settings import HappeningsSettings


def relate(a: Row, b: Row, like: Likeness, settings: HappeningsSettings) -> Iterator[Link]:
    """The relations of two claims that ``like`` takes for one happening; ``a`` comes first in the timeline."""
    if a.polarity is not b.polarity:
        if like.words >= settings.denies and not _own_words(a, b):
            yield _denial(a, b, like)
        return
    pairs, unpaired = comparable(a, b)
    if not any(ours.disjoint(theirs) for ours, theirs in pairs) and not unpaired:
        reason = _repetition(a, b, like, settings)
        if reason:
            yield Link(a.id, b.id, RelationKind.REPEATS, like.score, reason)
            return
    found = [link for ours, theirs in pairs for link in figures_relate(a, ours, b, theirs, like.score)]
    yield from found
    if not pairs and not unpaired and a.origin != b.origin and like.words >= settings.corroborates:
        words = ", ".join(like.shared[:5])
        yield Link(
            a.id, b.id, RelationKind.CORROBORATES, like.score, f"{_two(a, b)} tell of the same, with the words {words}"
        )


def comparable(a: Row, b: Row) -> tuple[list[tuple[Figure, Figure]], bool]:
    """The figures of two claims that are of one thing at one scope, and whether some of one measure are not.

    A figure that fits several of the other claim is paired with the one of the very same group, else with none:
    nobody says which is meant.
    """
    pairs: list[tuple[Figure, Figure]] = []
    unpaired = False
    for ours in a.figures:
        fitting = [theirs for theirs in b.figures if why_not(a, ours, b, theirs) is None]
        if len(fitting) > 1:
            fitting = [theirs for theirs in fitting if group(theirs.counted) == group(ours.counted)]
        if len(fitting) == 1:
            pairs.append((ours, fitting[0]))
        elif any(ours.measure is theirs.measure for theirs in b.figures):
            unpaired = True
    chosen = [id(theirs) for _, theirs in pairs]
    return [pair for pair in pairs if chosen.count(id(pair[1])) == 1], unpaired


def figures_relate(a: Row, ours: Figure, b: Row, theirs: Figure, score: float) -> Iterator[Link]:
    """The relation of two comparable figures, if there is one."""
    first, second, old, new = (a, b, ours, theirs) if not before(b.said, a.said) else (b, a, theirs, ours)
    later = before(first.said, second.said)
    what = _what(a, b, ours, theirs)
    if old.disjoint(new):
        raised = _above(new, old)
        if later and (raised or not _rivals(first, second)):
            verb = "raised" if raised else "lowered"
            yield Link(
                first.id, second.id, RelationKind.REVISES, score, f"{what} {verb} from {words(old)} to {words(new)}"
            )
        elif not _own_words(a, b):
            yield Link(
                a.id,
                b.id,
                RelationKind.CONTRADICTS,
                score,
                f"both give {what}; {words(ours)} against {words(theirs)}, which no number satisfies",
            )
        return
    if later and _holds(old, new) is not _holds(new, old):
        verb = "narrowed" if _holds(old, new) else "widened"
        if first.origin == second.origin or _same_voice(first, second):
            yield Link(
                first.id, second.id, RelationKind.REVISES, score, f"{what} {verb} from {words(old)} to {words(new)}"
            )
            return
    if a.origin != b.origin:
        both = f"{words(ours)}" if words(ours) == words(theirs) else f"{words(ours)} and {words(theirs)}, which agree"
        yield Link(a.id, b.id, RelationKind.CORROBORATES, score, f"{_two(a, b)} both give {what}: {both}")


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


def _number(value: Number) -> str:
    return f"{value:,}"


def _what(a: Row, b: Row, ours: Figure, theirs: Figure) -> str:
    """What both figures give, and where if both say so: ``killed in Kursk``."""
    spelled = sorted({place.name for place in a.claim.places})
    texts = [f" {' '.join(row.claim.text.split())}".lower() for row in (a, b)]
    # A claim names places of many kinds: those of its actors, too, where nothing happened.
    scenes = [name for name in spelled if all(_scene(name.lower(), text) for text in texts)]
    where = f" in {' and '.join(scenes[:2])}" if scenes else ""
    return f"{called(ours.measure, ours.counted or theirs.counted)}{where}"


def _scene(name: str, text: str) -> bool:
    return any(f" {where} {name}" in text for where in ("in", "at", "near", "above", "over", "around"))


def _above(new: Figure, old: Figure) -> bool:
    return new.low is not None and old.high is not None and new.low > old.high


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


def _own_words(a: Row, b: Row) -> bool:
    """Are both the words of one document that names no two claimants? It tells how things went on."""
    return a.document == b.document and not _rivals(a, b)


def _denial(a: Row, b: Row, like: Likeness) -> Link:
    no, yes = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    topic = ", ".join(like.shared[:5])
    return Link(no.id, yes.id, RelationKind.DENIES, like.score, f"one says it is not so, the other that it is: {topic}")


def _repetition(a: Row, b: Row, like: Likeness, settings: HappeningsSettings) -> str | None:
    ours, theirs = set(a.words), set(b.words)
    if len(ours & theirs) >= settings.repeats * len(ours | theirs):
        return "the same words" if ours == theirs else "nearly the same words"
    if a.origin == b.origin and a.document != b.document and like.words >= settings.repeats_one_origin:
        return f"one origin, {a.origin}, and the same content"
    return None


def _two(a: Row, b: Row) -> str:
    return f"{a.origin} and {b.origin}"
