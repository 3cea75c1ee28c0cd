"""Whom a short form stands for: pronouns, "the ministry", "the mayor". Rather nobody than the wrong one.

Salience after Lappin & Leass (1994) at its plainest: who spoke last, or the subject of the clause before.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile

import attrs

from timeline.model.claim import Entity
from timeline.model.mention import ActorMention
from timeline.model.span import Span, Spans
from timeline.text.mentions import MentionIndex, touches
from timeline_plugins.lexicon import words

_PACKAGE = __name__.rpartition(".")[0]
NEAR = 700
"""Characters behind which a pronoun takes up no speaker."""
BESIDE = 350
"""Characters behind which "it", "they" and "the group" take up none."""
CLAUSE = 160
"""Characters before a pronoun in which its own sentence is looked at."""
MOST = 8
"""Actors of one word or office that are kept apart."""
OPENING = 5
"""Words at most before the subject of a sentence ("When the former senator")."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019.][^\W_]+)*")
_STOP = re.compile(r"[.!?\u201d\"\u2019'](?=\s)|\n")
_OFFICE = re.compile(r",\s+(?:the|a|an|its|their|his|her)?\s*((?:[\w-]+\s+){0,4}?)([\w-]+)\b")


@cache
def listed(section: str) -> frozenset[str]:
    """A section of ``people.txt``."""
    return words(_PACKAGE, "people.txt", section)


@attrs.frozen(slots=True)
class Spoken:
    """Somebody who vouched for something, and where the words that name him end."""

    entity: Entity
    end: int


class ShortForms:
    """Finds whom the short forms of one document stand for; asked in the order of the text."""

    def __init__(self, text: str, actors: MentionIndex[ActorMention]) -> None:
        self._text = text
        self._actors = actors
        self._sexes: dict[str, str] = {}
        self._offices: dict[str, dict[str, int]] = {}
        self._bodies: dict[str, dict[str, int]] = {}
        self._last: Spoken | None = None
        for actor in actors:
            if actor.kind == "person":
                self._learn(actor)
            elif actor.kind == "organisation" and " " in actor.name:
                for word in actor.name.lower().split():
                    _first(self._bodies, word, actor)

    def spoke(self, entity: Entity) -> None:
        """Remember who spoke last."""
        self._last = Spoken(entity, entity.spans[-1][1]) if entity.spans else None

    def stands_for(self, span: Span, content: Spans = ()) -> Entity | None:
        """Whom the words at a span stand for; None where that is not plain. The spans are those of the short form.

        ``content`` is what he says: whoever is named there is somebody else ("Berg is no liar, he said").
        """
        found = self._found(span, content)
        return Entity(found[0], (span,), found[1]) if found else None

    def can_be(self, form: str, name: str) -> bool:
        """Can a form with a title ("Mrs. Berg") stand for a name, by the titles that stand with it?"""
        first = form.split(None, 1)[0].lower().rstrip(".")
        sex = self._sexes.get(name)
        return sex is None or not (
            (first in listed("men") and sex != "he") or (first in listed("women") and sex != "she")
        )

    def _found(self, span: Span, content: Spans) -> tuple[str, str | None] | None:
        form = self._text[slice(*span)].lower()
        for section in ("he", "she"):
            if form in listed(section):
                return self._person(span, section, content)
        if form in listed("they"):
            return self._near(span, _is_plural)
        if form in listed("it"):
            return self._near(span, lambda entity: entity.kind in ("organisation", "country"))
        if form in ("who", "which"):
            return self._before_relative(span)
        if form.startswith("the "):
            return self._definite(span, form.split()[1:])
        return None

    def _person(self, span: Span, sex: str, content: Spans) -> tuple[str, str | None] | None:
        """The subject of the clause before in the same sentence, else who spoke last, if nobody else is in between."""
        start = span[0]
        sentence = self._sentence_start(start)
        here = [
            actor
            for actor in self._actors.within((sentence, start))
            if actor.kind in ("person", None) and not touches(actor.spans, content)
        ]
        last = self._last if self._last and 0 <= start - self._last.end <= NEAR else None
        if last and not (last.entity.kind == "person" or (last.entity.kind == "role" and last.entity.name[-1:] != "s")):
            last = None
        names = {actor.name for actor in here}
        if not names:
            name = last.entity.name if last else None
        elif len(names) == 1 and (
            here[0].name == (last.entity.name if last else None) or self._is_subject(here[0], sentence)
        ):
            name = here[0].name
        else:
            name = None
        if name is None or self._sex(name, sex) != sex:
            return None
        if self._between(last, sentence, name) and not names:
            return None
        self._sexes.setdefault(name, sex)
        return name, last.entity.kind if last and last.entity.name == name else "person"

    def _sex(self, name: str, default: str) -> str:
        """Whether a name is that of a man or a woman, by its titles, else by its first name; else the default."""
        first = name.split(None, 1)[0].lower()
        by_name = "he" if first in listed("names of men") else "she" if first in listed("names of women") else default
        return self._sexes.get(name, by_name)

    def _between(self, last: Spoken | None, sentence: int, name: str) -> bool:
        """Does another person open a sentence between the last speaker and the one of a pronoun?"""
        if last is None:
            return False
        return any(
            actor.kind in ("person", None)
            and actor.name != name
            and self._sentence_start(actor.start) > last.end
            and len(_WORD.findall(self._text[self._sentence_start(actor.start) : actor.start])) <= OPENING
            for actor in self._actors.within((last.end, sentence))
        )

    def _is_subject(self, actor: ActorMention, sentence: int) -> bool:
        """Does an actor open its sentence, or the clause behind "when" and the like at its beginning?"""
        before = [word.lower() for word in _WORD.findall(self._text[sentence : actor.start])]
        return len(before) <= OPENING and not any(word in listed("prepositions") for word in before)

    def _near(self, span: Span, fits: Callable[[Entity], bool]) -> tuple[str, str | None] | None:
        last = self._last
        if last is None or not 0 <= span[0] - last.end <= BESIDE or not fits(last.entity):
            return None
        return last.entity.name, last.entity.kind

    def _before_relative(self, span: Span) -> tuple[str, str | None] | None:
        """Who stands right before "who"."""
        near = self._actors.within((max(0, span[0] - CLAUSE), span[0]))
        for actor in reversed(near):
            if self._text[actor.end : span[0]].strip() in ("", ","):
                return actor.name, actor.kind
        return None

    def _definite(self, span: Span, form: list[str]) -> tuple[str, str | None] | None:
        """Whom "the" and one or two lower-case words stand for: a body by its name, or the holder of an office."""
        if not 1 <= len(form) <= 2 or self._text[span[0] + 4 : span[1]] != " ".join(form):
            return None
        head = form[-1]
        if head in listed("named bodies"):
            names = [
                name
                for name, end in self._bodies.get(head, {}).items()
                if end <= span[0] and all(word in name.lower().split() for word in form)
            ]
            if len(names) == 1:
                return names[0], "organisation"
        if len(form) == 1 and head in listed("bodies") and self._last and self._last.entity.kind == "organisation":
            if not self._near(span, lambda entity: True):
                return None
            others = {
                actor.name
                for actor in self._actors.within((self._last.end, span[0]))
                if actor.kind == "organisation" and actor.name != self._last.entity.name
            }
            return None if others else self._near(span, lambda entity: True)
        if head in listed("offices"):
            holders = [name for name, end in self._offices.get(head, {}).items() if end <= span[0]]
            if len(holders) == 1:
                return holders[0], "person"
        return None

    def _learn(self, actor: ActorMention) -> None:
        """What stands beside a name: an office or a title before it, an office behind its comma."""
        before = _WORD.findall(self._text[max(0, actor.start - 40) : actor.start])[-2:]
        inside = _WORD.findall(self._text[actor.start : actor.end])
        for word in (*before[-1:], *inside[:-1]):
            low = word.lower().rstrip(".")
            for section, sex in (("men", "he"), ("women", "she")):
                if low in listed(section) and self._sexes.setdefault(actor.name, sex) != sex:
                    self._sexes[actor.name] = "both"  # two people of one name
            if low in listed("offices"):
                _first(self._offices, low, actor)
        behind = _OFFICE.match(self._text, actor.end, min(len(self._text), actor.end + 60))
        if behind and behind[2].lower() in listed("offices"):
            _first(self._offices, behind[2].lower(), actor)

    def _sentence_start(self, position: int) -> int:
        """Where the sentence around a position begins, as far as full stops tell, within a bounded look back."""
        least = max(0, position - CLAUSE)
        start = least
        for found in _STOP.finditer(self._text, least, position):
            if found[0] == "\n" or not self._text[max(0, found.start() - 2) : found.start()].istitle():
                start = found.end()
        return start


def _is_plural(entity: Entity) -> bool:
    """Is an entity a group, or several of a kind ("officials in Rill")?"""
    head = list(takewhile(lambda word: word not in listed("prepositions"), entity.name.split()))
    return entity.kind == "group" or (entity.kind != "person" and bool(head) and head[-1].endswith("s"))


def _first(known: dict[str, dict[str, int]], word: str, actor: ActorMention) -> None:
    """Keep where an actor is first named with a word; of many such actors only some, since none would be plain."""
    names = known.setdefault(word, {})
    if len(names) < MOST:
        names.setdefault(actor.name, actor.end)
