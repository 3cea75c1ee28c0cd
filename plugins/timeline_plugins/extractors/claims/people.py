"""Who vouches for a claim: the source of an attribution as an entity, short forms under the fuller name."""

from collections.abc import Iterable, Sequence

from timeline.model.claim import Entity
from timeline.model.mention import ActorMention, AttributionMention, PlaceMention
from timeline.model.span import Spans, quote
from timeline.text.mentions import MentionIndex, touches
from timeline_plugins.extractors.claims.passages import Passages
from timeline_plugins.extractors.claims.predicates import finite
from timeline_plugins.extractors.claims.short_forms import ShortForms, listed
from timeline_plugins.extractors.claims.words import lexicon

_ARTICLES = ("the ", "a ", "an ")
LONGEST_NAME = 80

_KINDS: dict[str | None, int] = {"person": 0, "organisation": 1, "role": 2, "group": 3}


class Claimants:
    """Names the sources of one document, in the order of the text, so that a pronoun finds the name before it."""

    def __init__(
        self, passages: Passages, actors: MentionIndex[ActorMention], places: MentionIndex[PlaceMention]
    ) -> None:
        self._text = text = passages.text
        self._passages = passages
        self._actors = actors
        self._places = places
        self._surnames = _surnames(actors)
        self._short = ShortForms(text, actors)

    def name(self, source: Spans, content: Spans = (), *, inner: bool = False) -> Entity | None:
        """The claimant at the spans of a source; None where there is none.

        ``content`` is what he says; ``inner``: he speaks within what somebody else says, so that a later pronoun is
        not his.
        """
        if not source:
            return None
        entity = (self._short.stands_for(source[0], content) if len(source) == 1 else None) or self._entity(source)
        if not inner and quote(self._text, source) != "who" and entity.kind is not None:
            self._short.spoke(entity)
        return entity

    def _entity(self, source: Spans) -> Entity:
        """A source under its own words."""
        words = quote(self._text, source)
        if words.lower() in lexicon("pronouns"):
            return Entity(words, source, None)
        actor = self._actor(source)
        place = self._places.touching(source)
        kind = actor.kind if actor else "country" if place else None
        return Entity(self._called(words, actor), source, kind)

    def credible(self, source: Spans) -> bool:
        """Can a source vouch for something: is it a name, a role, a pronoun or a report, and no clause?"""
        words = quote(self._text, source).lower().split()
        passage = self._passages.of(source)
        clause = next((place for place, word in enumerate(passage.norms) if word in lexicon("ends of names")), None)
        if finite(passage.cut(0, clause)):
            return False
        if len(words) == 1 and words[0] in lexicon("pronouns"):
            return True
        if words == ["who"]:
            return self._short.stands_for(source[0]) is not None
        return any(word.strip(".,'\u2019\"") in lexicon("vouchers") for word in words) or bool(
            self._actor(source) or self._places.touching(source)
        )

    def _called(self, words: str, actor: ActorMention | None) -> str:
        """A person's fullest name, else the words of the source up to its first clause, without an article."""
        if actor and actor.kind in ("person", "organisation"):
            called = self._surnames.get(actor.name, actor.name)
            return called if self._short.can_be(words, called) else actor.name if actor.name in words else words
        name = words.split(", ")[0].strip()
        if name in self._surnames:
            return self._surnames[name]
        for article in _ARTICLES:
            if name.lower().startswith(article):
                name = name[len(article) :]
        return name[:LONGEST_NAME].rstrip() or words[:LONGEST_NAME]

    def _actor(self, source: Spans) -> ActorMention | None:
        """The actor that a source names: its head, a person before a body before a role, the first of equals.

        "A spokesman for Anna Berg" is no Anna Berg, nor is "the Berg campaign".
        """
        rank = {"person": 0, "organisation": 1, "role": 2, "group": 3, None: 4}
        return min(
            self._actors.touching(source),
            key=lambda actor: (not self._heads(actor, source), rank.get(actor.kind, 4), actor.start),
            default=None,
        )

    def _heads(self, actor: ActorMention, source: Spans) -> bool:
        """Does an actor stand in a source as a noun of its own, behind no preposition and before no noun?"""
        start, end = next((span for span in source if span[0] <= actor.start < span[1]), source[0])
        before = self._text[start : actor.start].rpartition(",")[2].lower().split()
        if any(word in listed("prepositions") for word in before):
            return False
        behind = self._text[actor.end : max(end, actor.end)]
        if behind.startswith(("'s ", "\u2019s ", "' ", "\u2019 ")):
            return False
        following = behind.split(None, 1)[:1] if behind[:1].isspace() else []
        return not following or not following[0].isalpha() or following[0].lower() in listed("no nouns")


def _surnames(actors: Iterable[ActorMention]) -> dict[str, str]:
    """The last names that only one person of the document has, each with the full one; headlines use them first."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        if actor.kind == "person" and " " in actor.name:
            found.setdefault(actor.name.rpartition(" ")[2], set()).add(actor.name)
    return {last: full for last, names in found.items() if len(names) == 1 for full in names}


def is_evidence(text: str, source: Spans) -> bool:
    """Is a source no person or body, but a thing that somebody else vouches for ("the nature of ...")?"""
    words = quote(text, source).lower().split()
    return any(word in lexicon("evidence") for word in words[:4])


def vouched(attribution: AttributionMention, others: Sequence[AttributionMention], text: str) -> AttributionMention:
    """The attribution whose source vouches for a claim: another one of the sentence where its own is mere evidence."""
    if attribution.source and not is_evidence(text, attribution.source):
        return attribution
    named = [
        other
        for other in others
        if other is not attribution and other.source and not is_evidence(text, other.source)
        and touches(other.content, attribution.source)
    ]  # fmt: skip
    return named[0] if named else attribution
