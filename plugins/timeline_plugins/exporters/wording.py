"""What the views for readers say in the same words: figures, certainty, claimants, corroboration, relations, counts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from timeline.model.certainty import Certainty, Level, Polarity
from timeline.model.chronology import Chronology, Event, Relation, Series
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.figure import Accumulation, Figure, Number
from timeline.model.span import Spans
from timeline_plugins.exporters.time_words import time_words


def number_words(number: Number) -> str:
    """A number with commas between thousands."""
    return f"{Decimal(number):,f}"


def figure_words(figure: Figure, dash: str = "-") -> str:
    """The bounds of a figure: ``300-999``, ``9,900-12,100 (best 11,000)``, ``1,000 or more``, ``at most 90``.

    ``dash`` joins the ends of a range; below zero it is `` to ``.
    """
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and low == high:
        return number_words(low)
    middle = f" (best {number_words(best)})" if best is not None else ""
    if low is not None and high is not None:
        joint = " to " if low < 0 else dash
        return f"{number_words(low)}{joint}{number_words(high)}{middle}"
    if low is not None:
        return f"{number_words(low)} or more{middle}"
    if high is not None:
        return f"at most {number_words(high)}{middle}"
    assert best is not None  # a figure has at least one of the three
    return f"{number_words(best)} (bounds not said)"


def figure_phrase(figure: Figure, dash: str = "-") -> str:
    """A figure with its unit, what it counts and what it measures: ``900-1,100 (best 1,000) troops killed``."""
    counted = figure.counted or ""
    words = [figure_words(figure, dash), figure.unit or "", counted if counted != figure.unit else ""]
    measure = figure.measure
    if measure and (measure.predicate or not (counted or figure.unit)) and measure.words not in counted:
        words.append(measure.words)
    if figure.accumulation is Accumulation.CUMULATIVE:
        words.append("in total")
    elif figure.accumulation is Accumulation.INCREMENTAL:
        words.append("more")
    return " ".join(word for word in words if word)


def series_subject(series: Series) -> str:
    """What a series counts, with a capital: ``Soldiers killed``, ``Area``; ``Figure`` where that is not known."""
    measure, counted = series.measure, series.counted
    if not measure or not counted or counted == measure.words:
        words = (measure.words if measure else counted) or "figure"
    else:
        words = f"{counted} {measure.words}" if measure.predicate else f"{counted} ({measure.words})"
    return words[:1].upper() + words[1:]


def certainty_marks(certainty: Certainty) -> tuple[str, ...]:
    """How sure, as single words: ``reported``, ``possible``, ``negated``.

    A bare ``certain`` is left unsaid where ``reported`` stands; ``unclear`` is the level unknown.
    """
    marks = ["reported"] if certainty.reported else []
    if certainty.level is not Level.CERTAIN or not marks:
        marks.append("unclear" if certainty.level is Level.UNKNOWN else certainty.level.value)
    if certainty.polarity is Polarity.NEGATIVE:
        marks.append("negated")
    return tuple(marks)


def certainty_words(certainty: Certainty) -> str:
    """How sure, in words: ``reported, possible, negated``."""
    return ", ".join(certainty_marks(certainty))


def claimant_words(claim: Claim) -> str:
    """Who vouches for a claim."""
    if claim.claimant:
        return claim.claimant.name
    return "unknown source (reported)" if claim.certainty.reported else "the document's own voice"


def claimant_and_reporter(claim: Claim) -> str:
    """Who vouches for a claim and who passes it on, where the document names one."""
    reporter = f", passed on by {claim.reporter.name}" if claim.reporter else ""
    return claimant_words(claim) + reporter


def claimants(chronology: Chronology, event: Event) -> tuple[str, ...]:
    """The claimants of a row in words, each once; first that of the claim that speaks for the others."""
    names = (event.lead, *event.claims)
    return distinct(claimant_words(chronology.claims[name]) for name in names)


def outlet(document: Document) -> str:
    """Who published a document, as far as that is known: publisher, else its origin, else title, else id."""
    return document.publisher or document.origin or document.title or document.id


def headline(chronology: Chronology, event: Event) -> str:
    """The title of a row; what its words do not deny themselves is called denied."""
    return f"Denied: {event.title}" if chronology.claims[event.lead].denied else event.title


def speaker_words(chronology: Chronology, claim: Claim) -> str:
    """Who says a claim, and where: ``interior ministry (denies it) in Coast Courier``."""
    where = outlet(chronology.timeline.documents[claim.document])
    if claim.claimant is None and not claim.certainty.reported:
        return where
    return f"{claimant_words(claim)}{' (denies it)' if claim.denied else ''} in {where}"


def document_words(document: Document) -> str:
    """A document in one line: title, publisher, date."""
    published = f"published {time_words(document.published)}" if document.published else "publication date not known"
    return ", ".join(part for part in (document.title or document.id, document.publisher, published) if part)


def corroboration_words(event: Event) -> str:
    """``3 outlets, 2 independent origins``."""
    return f"{counted(event.outlets, 'outlet')}, {counted(len(event.origins), 'independent origin')}"


def relation_words(relation: Relation, claim: str) -> tuple[str, str]:
    """What a claim (its id) is to the other claim of a relation, in words, and the other's id."""
    first, second = relation.claims
    return (relation.kind.forward, second) if claim == first else (relation.kind.backward, first)


def disputes(chronology: Chronology) -> tuple[tuple[Relation, ...], ...]:
    """The relations in which one claim stands against another, each with its copies behind it.

    A copy says the same: claims of the same words and origins, for the same reason.
    """
    found: dict[tuple[object, ...], list[Relation]] = {}
    for relation in chronology.relations:
        if relation.kind.opposed:
            sides = (_side(chronology, name) for name in relation.claims)
            found.setdefault((relation.kind, relation.reason, *sides), []).append(relation)
    return tuple(tuple(same) for same in found.values())


def dispute_words(dispute: Sequence[Relation]) -> str:
    """``Contradicts: both give killed; 4 against 6 (1 more pair of copies)``."""
    first, *copies = dispute
    more = f" ({counted(len(copies), 'more pair')} of copies)" if copies else ""
    return f"{first.kind.words.capitalize()}: {first.reason}{more}"


def _side(chronology: Chronology, name: str) -> tuple[str, str]:
    claim = chronology.claims[name]
    origin = chronology.origins.get(claim.document)
    return " ".join(claim.text.split()), origin.name if origin else claim.document


def spans_words(spans: Spans) -> str:
    """Spans as ``103-320 408-460``, half-open, in code points."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def counted(number: int, noun: str) -> str:
    """A number and its noun: ``1 row``, ``2 rows``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of first appearance."""
    return tuple(dict.fromkeys(words))


def counts_words(chronology: Chronology) -> tuple[str, ...]:
    """What a chronology holds: documents, claims in rows, comment, problems."""
    timeline = chronology.timeline
    comment = len(chronology.comment)
    return (
        counted(len(timeline.documents), "document"),
        counted(len(chronology.events), "row"),
        f"{counted(len(timeline.claims) - comment, 'claim')} in rows",
        f"{counted(comment, 'claim')} of comment without a row",
        counted(len(chronology.problems), "problem"),
    )


def order_words(chronology: Chronology) -> str:
    """By which time the rows stand in order."""
    time = "when their claims were said" if chronology.by == "said" else "the time that they are about"
    return f"The rows stand in the order of {time}."
