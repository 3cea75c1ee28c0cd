"""Names: places by a small gazetteer and patterns, actors by capitals and role nouns, in English text."""

from collections.abc import Iterator

from timeline.model.mention import ActorMention, PlaceMention
from timeline.plugin.view import View
from timeline_plugins.extractors.names.actors import found_actors
from timeline_plugins.extractors.names.gazetteer import found_places
from timeline_plugins.extractors.names.words import sentences


def places(view: View) -> Iterator[PlaceMention]:
    """The layer ``place``, from ``token`` and ``sentence``.

    Kinds: country, demonym (filed under its country), city, region.
    """
    for sentence in sentences(view):
        for first, end, name, kind in found_places(sentence):
            yield PlaceMention(spans=(sentence.span(first, end),), name=name, kind=kind)


def actors(view: View) -> Iterator[ActorMention]:
    """The layer ``actor``, from ``token`` and ``sentence``. Kinds: person, organisation, role, group, or None.

    A short form is filed under the fullest form that stands earlier in the document.
    """
    known: dict[str, str] = {}
    found = list(sentences(view))
    inside = {
        sentence.raw[index]
        for sentence in found
        for index in sentence.capitals
        if index and sentence.raw[index - 1].islower() and not sentence.at(index + 1)[:1].isupper()
    }
    for sentence in found:
        for first, end, name, kind in found_actors(sentence, known, inside):
            yield ActorMention(spans=(sentence.span(first, end),), name=name, kind=kind)
