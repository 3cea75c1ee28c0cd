"""Hand-made claims, documents and timelines."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from timeline.linking.link import link
from timeline.model.certainty import Certainty, Polarity
from timeline.model.chronology import Chronology, RelationKind
from timeline.model.claim import Attribute, Claim, Entity, Ground
from timeline.model.document import Document
from timeline.model.edtf import parse
from timeline.model.figure import Figure, Measure
from timeline.model.mention import ActorMention, FigureMention, PlaceMention, Segments
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import Linker
from timeline.plugin.view import View
from timeline_plugins.extractors.facts import OF_CUES, OF_FIGURES, extract

HAPPENINGS = Linker(
    name="happenings",
    version="1",
    keys="timeline_plugins.linkers.happenings:keys",
    link="timeline_plugins.linkers.happenings:link",
    languages={"en"},
)


def doc(name: str, **parts: Any) -> Document:
    """A document whose text is a placeholder unless one is given."""
    published = parts.pop("published", None)
    return Document(
        id=name, text=parts.pop("text", f"Text of {name}."), published=parse(published) if published else None, **parts
    )


def saying(document: str, text: str, **parts: Any) -> Claim:
    """A claim that deserves a row. Times are EDTF, places and actors names, the claimant a name."""
    start = parts.pop("start", 0)
    for name in ("about", "said"):
        if name in parts:
            parts[name] = parse(parts[name])
    for name in ("places", "actors"):
        entities = (one if isinstance(one, tuple) else (one, None) for one in parts.pop(name, ()))
        parts[name] = tuple(Entity(one, kind=kind) for one, kind in entities)
    if "claimant" in parts:
        parts["claimant"] = Entity(parts["claimant"])
    if parts.pop("denied", False):
        parts["certainty"] = Certainty(polarity=Polarity.NEGATIVE)
    parts.setdefault("grounds", (Ground.HAPPENING,))
    found = stated(text, start, parts.get("figures", ()), parts.get("actors", ()), parts.get("places", ()))
    if parts.get("cue") and parts.get("figures"):
        cue = stated(parts["cue"].text, parts["cue"].spans[0][0], parts["figures"])
        found = (*found, *(fact for fact in cue if fact.kind == OF_CUES))
    parts["attributes"] = (*parts.get("attributes", ()), *found)
    return Claim(document=document, spans=((start, start + len(text)),), text=text, **parts)


def stated(
    text: str,
    start: int = 0,
    figures: Sequence[Figure] = (),
    actors: Sequence[Entity] = (),
    places: Sequence[Entity] = (),
) -> tuple[Attribute, ...]:
    """The facts that the shipped extractor finds in a text of one sentence, which begins at ``start``."""
    whole = " " * start + text
    layers: dict[str, Any] = {
        "sentence": Segments("sentence", [(start, len(whole))]),
        "figure": tuple(
            FigureMention(spans=figure.spans or ((start, start + 1),), figure=figure) for figure in figures
        ),
        "time": (),
        "actor": tuple(_mentions(text, start, actors, ActorMention)),
        "place": tuple(_mentions(text, start, places, PlaceMention)),
    }
    found = extract(View(doc("text", text=whole), layers))
    kept = (fact for fact in found if figures or fact.kind not in OF_FIGURES)
    return tuple(Attribute(fact.kind, fact.value, fact.spans, fact.of) for fact in kept)


M = TypeVar("M", ActorMention, PlaceMention)


def _mentions(text: str, start: int, entities: Sequence[Entity], kind: type[M]) -> Iterator[M]:
    for entity in entities:
        last = entity.name.split()[-1] if kind is ActorMention else entity.name
        place = text.lower().find(last.lower())
        if place >= 0:
            yield kind(spans=((start + place, start + place + len(last)),), name=entity.name)


def count(low: int | None, high: int | None = None, **parts: Any) -> Figure:
    """A figure of killed people; exact where only ``low`` is given, open above where ``high`` is -1."""
    parts = {"measure": Measure.KILLED, "counted": "people", **parts}
    if high is None:
        return Figure(low=low, best=low, high=low, **parts)
    return Figure(low=low, high=None if high == -1 else high, **parts)


def chronology(
    claims: Sequence[Claim], documents: Sequence[Document] = (), linkers: Sequence[tuple[Linker, Any]] | None = None
) -> Chronology:
    """Link claims; documents that are not given are made, each with an origin of its own."""
    named = {document.id for document in documents}
    made = [doc(name) for name in sorted({claim.document for claim in claims} - named)]
    timeline = Timeline.of([*documents, *made], claims)
    return link(timeline, [(HAPPENINGS, None)] if linkers is None else linkers)


def kinds(found: Chronology, *claims: Claim) -> list[RelationKind]:
    """The kinds of relation between some claims."""
    ids = {claim.id for claim in claims}
    return [relation.kind for relation in found.relations if ids.issuperset(relation.claims)]


def together(found: Chronology, *claims: Claim) -> bool:
    """Do some claims stand in one event?"""
    return len({found.events_of[claim.id] for claim in claims}) == 1
