"""The layers ``place`` and ``actor``: the names of the rules, corrected and completed by spaCy's named entities.

The rules know under which name a place is filed ("Ukrainian": Ukraine) and find roles ("the ministry"), which no
entity is; the entities tell what a name is that no list holds. A name is one thing in a document: what most of its
entities say.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from timeline.model.mention import ActorMention, Mention, PlaceMention
from timeline.model.span import Span, inside
from timeline.plugin.view import View
from timeline_spacy.drafts import drafts
from timeline_spacy.parsing import Entity, Parse, parsed

KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}
"""spaCy's labels (OntoNotes) that are names of actors and places."""
_PLACE = "place"
_OUTER = frozenset({"the", "'s", "\u2019s", "'", "\u2019", ",", ".", '"', "\u201c", "\u201d", "-"})


@attrs.frozen(slots=True)
class Named:
    """A name in the text: its place, its words with single blanks, and what it is in this document."""

    span: Span
    name: str
    kind: str


def extract(view: View) -> Iterator[PlaceMention | ActorMention]:
    """The places and actors of an English document. Kinds as those of the rules; None for a place of no list."""
    names = named(view.text, parsed(view.text, view.segments("sentence")))
    places = drafts(view, "places-english")
    kept: list[PlaceMention | ActorMention] = [draft for draft in places if not _in_an_actor(draft, names)]
    kinds = {name.name: name.kind for name in names}
    for draft in drafts(view, "actors-english"):
        same = _touching(names, draft)
        alone = same is None or same.span == (draft.start, draft.end)
        kind = kinds.get(view.text[draft.start : draft.end], same.kind if same else None)
        if kind == _PLACE and alone and draft.kind in (None, "person"):
            kept.append(PlaceMention(spans=draft.spans, name=draft.name))
        elif draft.kind is None and kind != _PLACE:
            kept.append(attrs.evolve(draft, kind=kind))
        else:
            kept.append(draft)
    kept += _missing(names, kept)
    kept.sort(key=lambda mention: (mention.spans, mention.layer))
    yield from kept


def named(text: str, p: Parse) -> list[Named]:
    """The names of a document in the order of their offsets; each is of the kind that most of its entities are."""
    found = [
        (span, " ".join(text[span[0] : span[1]].split()), KINDS[entity.label])
        for entity in p.entities
        if entity.label in KINDS and (span := _trimmed(p, entity))
    ]
    votes: dict[str, Counter[str]] = {}
    for _, name, kind in found:
        votes.setdefault(name, Counter())[kind] += 1
    kinds = {name: max(sorted(counts), key=lambda kind: counts[kind]) for name, counts in votes.items()}
    return [Named(span, name, kinds[name]) for span, name, _ in found]


def _trimmed(p: Parse, entity: Entity) -> Span | None:
    """An entity without an article, a possessive ending and marks at its edges; None where it has no capital."""
    first, end = entity.first, entity.end
    while first < end and p.low[first] in _OUTER:
        first += 1
    while end > first and p.low[end - 1] in _OUTER:
        end -= 1
    if not any(p.tag[i].startswith("NNP") for i in range(first, end)):
        return None
    return p.start[first], p.end[end - 1]


def _touching(names: Sequence[Named], draft: Mention) -> Named | None:
    """The first name that shares a character with a draft."""
    index = bisect_right(names, draft.start, key=lambda name: name.span[1])
    return names[index] if index < len(names) and names[index].span[0] < draft.end else None


def _in_an_actor(draft: Mention, names: Sequence[Named]) -> bool:
    """Is a place a part of the longer name of an actor: the city in the name of a newspaper?"""
    name = _touching(names, draft)
    span = draft.start, draft.end
    return name is not None and name.kind != _PLACE and inside(span, name.span) and span != name.span


def _missing(names: Sequence[Named], kept: Sequence[Mention]) -> Iterator[PlaceMention | ActorMention]:
    """The names that touch nothing of what was kept; a last name is filed under the first full one that ends in it."""
    taken = {offset for mention in kept for start, end in mention.spans for offset in range(start, end)}
    full: dict[str, str] = {}
    for name in names:
        if name.kind == "person" and " " in name.name:
            full.setdefault(name.name.rpartition(" ")[2], name.name)
        if not taken.isdisjoint(range(*name.span)):
            continue
        if name.kind == _PLACE:
            yield PlaceMention(spans=(name.span,), name=name.name)
        else:
            filed = full.get(name.name, name.name) if name.kind == "person" else name.name
            yield ActorMention(spans=(name.span,), name=filed, kind=name.kind)
