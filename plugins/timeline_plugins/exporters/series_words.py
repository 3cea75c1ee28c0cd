"""How a figure moved, in words: the interval of a series with its rule, its views, a remark for each step."""

from collections.abc import Mapping

from timeline.model.certainty import Polarity
from timeline.model.chronology import Chronology, Event, Series
from timeline.model.figure import Number
from timeline_plugins.exporters.time_words import time_words
from timeline_plugins.exporters.wording import figure_words, headline, number_words

VIEWS = ("first", "latest", "mode", "most origins", "range")
"""The named views in the order in which they are told; others follow by name."""


def moved(chronology: Chronology) -> tuple[Series, ...]:
    """The series of more than one figure, in the order of their rows."""
    places = {event.id: place for place, event in enumerate(chronology.events)}
    found = [series for series in chronology.series if len(series.items) > 1]
    return tuple(sorted(found, key=lambda series: (places.get(series.event, len(places)), series.id)))


def row_of(chronology: Chronology, series: Series) -> tuple[int, Event] | None:
    """Number and event of the row that a series belongs to; None where there is none."""
    return next(((row, event) for row, event in enumerate(chronology.events, 1) if event.id == series.event), None)


def about_words(chronology: Chronology, event: Event) -> str:
    """``2 May 2024: An earthquake killed at least 12 people``."""
    return f"{time_words(event.about)}: {headline(chronology, event)}"


def interval_words(series: Series) -> str:
    """``low 12, best 25, high 40, by the rule range-and-most-origins``; what is not bounded is open."""
    low, best, high = (_bound(value) for value in (series.low, series.best, series.high))
    return f"low {low or 'open'}, best {best or 'not given'}, high {high or 'open'}, by the rule {series.rule}"


def _bound(value: Number | None) -> str:
    return "" if value is None else number_words(value)


def views_words(series: Series, dash: str = "-") -> str:
    """``first 12 or more, latest 33, ...``; empty where there are no views."""
    order = sorted(series.views, key=lambda name: (VIEWS.index(name) if name in VIEWS else len(VIEWS), name))
    return ", ".join(f"{name} {figure_words(series.views[name], dash)}" for name in order)


def remarks(chronology: Chronology, series: Series) -> Mapping[tuple[str, int], str]:
    """What is to be said of a figure (claim, index): how it moved, or what keeps it from being one like the others."""
    figures = {item: chronology.claims[item.claim].figures[item.figure] for item in series.items}
    stated = any(not figure.implicit for figure in figures.values())
    told: dict[tuple[str, int], list[str]] = {(item.claim, item.figure): [] for item in series.items}
    for move in series.moves:
        told.setdefault((move.claim, move.figure), []).append(move.reason)
    for (claim, _), words in told.items():
        if chronology.claims[claim].certainty.polarity is Polarity.NEGATIVE:
            words.append("the claim says that it is not so")
    for item, figure in figures.items():
        if stated and figure.implicit:
            told[item.claim, item.figure].append("no number word, so left out of the views")
    for mark in series.hindsight:
        told.setdefault((mark.claim, mark.figure), []).append(f"suspected of hindsight: {mark.reason}")
    return {item: "; ".join(words) for item, words in told.items()}
