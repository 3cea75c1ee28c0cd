"""Noun phrases, verb groups and clauses of a tagged sentence, by the tags of its tokens and a few small word classes.

Chunks after Abney (1991): flat and without overlap, each found in one pass. A clause is a finite verb group with its
subject; it is dependent where a relative pronoun or a conjunction has opened it. Openers wait for their verb like
brackets, so that in "the dam that burst broke" the first verb belongs to "that" and the second to "the dam".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from timeline.text.annotation import TagSet

LONGEST_PHRASE = 24
"""Tokens of the longest noun phrase; a longer run, mostly a list, is cut."""
ADVERBS = 4
"""Adverbs and the like between an auxiliary and the verb behind it."""
POSTMODIFIERS = 2
"""Prepositional phrases between the subject and the verb of a clause that a preposition opens ("after")."""


@attrs.frozen(slots=True, eq=False)
class Grammar:
    """What a language tells of its tags and small words.

    ``roles`` gives numbers of tags by role: ``noun`` (heads of noun phrases), ``pronoun``, ``determiner`` (only at the
    beginning of a phrase), ``modifier`` (before its head, or in its place), ``participle`` (only before it), ``finite``
    and ``verb`` (finite and other verbs), ``adverb`` (what may stand inside a verb group), ``relative``,
    ``adposition``, ``coordinator``, ``comma``. ``auxiliaries``, ``between`` (what stands between them and their verb,
    adverbs aside), ``conjunctions`` (words that open a clause) and ``either`` (those that are prepositions, too) hold
    norms.
    """

    roles: Mapping[str, frozenset[int]]
    auxiliaries: frozenset[str]
    between: frozenset[str]
    conjunctions: frozenset[str]
    either: frozenset[str]
    phrase: re.Pattern[bytes] = attrs.field(init=False, repr=False)

    @classmethod
    def of(
        cls,
        tagset: TagSet,
        roles: Mapping[str, Iterable[str]],
        *,
        auxiliaries: Iterable[str],
        between: Iterable[str],
        conjunctions: Iterable[str],
        either: Iterable[str],
    ) -> "Grammar":
        """A grammar from names of tags. Raises ``KeyError`` for a tag that the set does not have."""
        numbers = {role: tagset.numbers(*names) for role, names in roles.items()}
        return cls(numbers, frozenset(auxiliaries), frozenset(between), frozenset(conjunctions), frozenset(either))

    def __attrs_post_init__(self) -> None:
        determiner, modifier, participle, noun, pronoun = (
            _any_of(self.roles[role]) for role in ("determiner", "modifier", "participle", "noun", "pronoun")
        )
        inner = b"(?:%s|%s|%s){0,%d}" % (modifier, participle, noun, LONGEST_PHRASE - 2)
        opening = b"(?:%s|(?!%s))" % (determiner, participle)  # "the warning signs", but not "warning residents"
        pattern = b"%s%s%s|%s?%s{1,4}|%s" % (opening, inner, noun, determiner, modifier, pronoun)
        object.__setattr__(self, "phrase", re.compile(pattern, re.DOTALL))


def _any_of(numbers: Iterable[int]) -> bytes:
    return b"[" + b"".join(re.escape(bytes([number])) for number in sorted(numbers)) + b"]"


@attrs.frozen(slots=True)
class VerbGroup:
    """Auxiliaries and the verb that they lead to, as indices of tokens.

    ``head`` is the last verb; where it is itself an auxiliary ("is able") the group is a ``copula``: it leads to no
    other verb. ``auxiliaries`` are those before the head, the copula among them.
    """

    first: int
    head: int
    auxiliaries: tuple[int, ...]
    finite: bool
    copula: bool


@attrs.frozen(slots=True)
class Clause:
    """A finite verb group, the noun phrase that is its subject as far as its place tells, and whether it is dependent.

    The subject of a relative clause is what the relative pronoun stands for. It is None where no noun phrase stands
    before the verb.
    """

    verbs: VerbGroup
    subject: range | None
    dependent: bool


def noun_phrases(grammar: Grammar, tags: bytes) -> Iterator[range]:
    """The noun phrases of a sentence, pronouns among them, as ranges of its tokens; ``tags`` has a number for each."""
    for found in grammar.phrase.finditer(tags):
        yield range(*found.span())


def verb_groups(grammar: Grammar, norms: Sequence[str], tags: bytes) -> Iterator[VerbGroup]:
    """The verb groups of a sentence, finite or not; ``norms`` and ``tags`` are those of its tokens."""
    verbs, place = grammar.roles["verb"], 0
    while place < len(tags):
        if tags[place] in verbs:
            group = _group(grammar, norms, tags, place)
            yield group
            place = group.head
        place += 1


def _group(grammar: Grammar, norms: Sequence[str], tags: bytes, first: int) -> VerbGroup:
    auxiliaries, head, copula = list[int](), first, False
    while norms[head] in grammar.auxiliaries and not copula:
        auxiliaries.append(head)
        place = _behind_adverbs(grammar, norms, tags, head + 1)
        copula = place >= len(tags) or tags[place] not in grammar.roles["verb"]
        head = head if copula else place
    return VerbGroup(first, head, tuple(auxiliaries), tags[first] in grammar.roles["finite"], copula)


def _behind_adverbs(grammar: Grammar, norms: Sequence[str], tags: bytes, place: int) -> int:
    end = min(len(tags), place + ADVERBS)
    while place < end and (tags[place] in grammar.roles["adverb"] or norms[place] in grammar.between):
        place += 1
    return place


def clauses(grammar: Grammar, norms: Sequence[str], tags: bytes) -> Iterator[Clause]:
    """The clauses of a sentence in the order of their verbs; ``norms`` and ``tags`` are those of its tokens."""
    return _Clauses(grammar, norms, tags).found()


@attrs.define(slots=True)
class _Opener:
    """What opens a clause, the subject before it, and whether a clause inside of its own has had its verb."""

    index: int
    subject: range | None
    nested: bool = False


class _Clauses:
    """One pass over a sentence; ``_openers`` are those that wait for their verb, the innermost last."""

    def __init__(self, grammar: Grammar, norms: Sequence[str], tags: bytes) -> None:
        self._grammar = grammar
        self._roles = grammar.roles
        self._norms = norms
        self._tags = tags
        self._openers: list[_Opener] = []

    def found(self) -> Iterator[Clause]:
        phrases = {phrase.stop: phrase for phrase in noun_phrases(self._grammar, self._tags)}
        subject: range | None = None
        held = False  # behind a relative clause what it describes is the subject, whatever its objects are
        before: dict[bool, range | None] = {}  # the subject of the last clause, dependent or not
        place = 0
        for verbs in verb_groups(self._grammar, self._norms, self._tags):
            for index in range(place, verbs.first + 1):
                phrase = phrases.get(index)
                if phrase is not None and not held and not self._governed(phrase.start):
                    subject = phrase
                if index < verbs.first and self._opens(index, verbs.first):
                    self._openers.append(_Opener(index, subject))
                    held = False
            if not verbs.finite:
                continue
            dependent = bool(self._openers)
            if self._joined(verbs.first, place):
                subject = before.get(dependent)
            yield Clause(verbs, subject, dependent)
            before[dependent] = subject
            subject = self._close() if dependent else None
            held = subject is not None
            place = verbs.head + 1

    def _close(self) -> range | None:
        """The innermost opener has found its verb: what stood before it, if that still waits for its own."""
        closed = self._openers.pop()
        for opener in self._openers[-1:]:
            opener.nested = True
        return closed.subject if self._is_relative(closed.index) else None

    def _governed(self, first: int) -> bool:
        """Does a preposition stand before a noun phrase, so that it is no subject?"""
        return (
            first > 0
            and self._tags[first - 1] in self._roles["adposition"]
            and not (self._openers and self._openers[-1].index == first - 1)
        )

    def _joined(self, verb: int, place: int) -> bool:
        """Does a coordinator stand right before a verb: "fled and was shot"?"""
        while verb > place and self._tags[verb - 1] in self._roles["adverb"]:
            verb -= 1
        return verb > place and self._tags[verb - 1] in self._roles["coordinator"]

    def _opens(self, index: int, verb: int) -> bool:
        """Does a token open a clause? A comma closes those that have no verb, as in "if possible, ..."."""
        tag, word = self._tags[index], self._norms[index]
        if tag in self._roles["comma"] and self._tags[index + 1] not in self._roles["relative"]:
            while self._openers and not (self._openers[-1].nested or self._is_relative(self._openers[-1].index)):
                self._openers.pop()
        if tag in self._roles["adposition"]:
            either = word in self._grammar.either and self._leads_to(index + 1, verb)
            return word in self._grammar.conjunctions or either
        return self._is_relative(index)

    def _is_relative(self, index: int) -> bool:
        return self._tags[index] in self._roles["relative"]

    def _leads_to(self, place: int, verb: int) -> bool:
        """Do nothing but a noun phrase with its prepositional phrases, and adverbs, stand before a finite verb?"""
        if place == verb:
            return False
        for _ in range(POSTMODIFIERS + 1):
            found = self._grammar.phrase.match(self._tags, place, verb)
            if found is None:
                return False
            place = _behind_adverbs(self._grammar, self._norms, self._tags, found.end())
            if place >= verb:
                return True
            if self._tags[place] not in self._roles["adposition"]:
                return False
            place += 1
        return False
