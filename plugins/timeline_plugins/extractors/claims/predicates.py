"""Main predicates: where one stands, and whether it tells of something done."""

from collections.abc import Iterator, Sequence
from functools import cache

import attrs

from timeline.text.chunk import VerbGroup, clauses, verb_groups
from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.lang.en.chunks import grammar
from timeline_plugins.lang.en.morphology import lemma as inflected_from
from timeline_plugins.lang.en.tags import lemma, tagset

FARTHEST = 120
"""Tokens of a passage among which its main predicate is looked for: an attribution may reach to the end of a table."""


@attrs.frozen(slots=True)
class Predicate:
    """The main predicate of a passage: the place of its word, and how the passage tells of it.

    ``told`` is true of the past and the perfect, ``ongoing`` of the progressive of the present, ``lexical`` of a verb
    that is more than a copula. ``chain`` are the auxiliaries before it, as words are looked up. ``deed`` is true of
    what is done in the present as news have it ("kills", "is killed"): its verb names no state.
    """

    place: int
    told: bool
    ongoing: bool
    lexical: bool
    chain: tuple[str, ...] = ()
    deed: bool = False


@attrs.frozen(slots=True)
class Wording:
    """The tokens of a passage: as they are written, as they are looked up, and the numbers of their tags.

    The three are parallel.
    """

    forms: Sequence[str]
    norms: Sequence[str]
    tags: bytes

    @classmethod
    def joined(cls, pieces: Sequence["Wording"]) -> "Wording":
        """The tokens of several passages as those of one."""
        forms = [form for one in pieces for form in one.forms]
        norms = [norm for one in pieces for norm in one.norms]
        return cls(forms, norms, b"".join(one.tags for one in pieces))

    def __len__(self) -> int:
        return len(self.tags)

    def cut(self, first: int, end: int | None = None) -> "Wording":
        """The tokens from ``first`` to ``end`` (exclusive; None: to the last)."""
        return Wording(self.forms[first:end], self.norms[first:end], self.tags[first:end])


def predicate(words: Wording) -> Predicate | None:
    """The main predicate of a passage; None where it has no verb.

    That of a dependent clause counts only where there is no other, a participle without auxiliary ("12 killed in
    Rill", as headlines have it) only where no verb is finite.
    """
    words = words.cut(0, FARTHEST)
    found = clauses(grammar(), words.norms, words.tags)
    main = first = next(found, None)
    while main is not None and main.dependent:
        main = next(found, None)
    main = main or first
    if main is not None and _is_reduced(words, main.verbs):
        following = next(found, None)
        main = following if following is not None and following.subject is None else main
    if main is not None:
        return _of(words, main.verbs)
    return next((_of(words, verbs) for verbs in _participles(words)), None)


def _is_reduced(words: Wording, verbs: VerbGroup) -> bool:
    """Could a past form be a participle that describes the noun before it ("the losses suffered in May could grow")?"""
    return not verbs.auxiliaries and bool(inflected_from(words.norms[verbs.head], "VBN"))


def _participles(words: Wording) -> Iterator[VerbGroup]:
    for verbs in verb_groups(grammar(), words.norms, words.tags):
        if verbs.first and words.tags[verbs.first] in _tags("VBN"):
            yield verbs


def _of(words: Wording, verbs: VerbGroup) -> Predicate:
    before, place = tuple(words.norms[index] for index in verbs.auxiliaries), verbs.head
    copula = verbs.copula and before[-1] in lexicon("copulas")
    if verbs.copula and not copula:
        before = before[:-1]  # "had a plan", "got an update"
    if copula:
        place = min(_behind_adverbs(words, place + 1), len(words) - 1)
    tag = words.tags[verbs.head]
    past = tag in done()
    if not before:
        deed = not past and _names_a_deed(words, verbs.head)
        return Predicate(place, told=past, ongoing=False, lexical=True, deed=deed)
    first, last, single = before[0], before[-1], len(before) == 1
    if last in lexicon("before participles"):
        # "Has come": the base is a participle, too.
        past = past or bool(inflected_from(words.norms[verbs.head], "VBN"))
    perfect = first in lexicon("perfect auxiliaries") and (not single or (past and not copula))
    progressive = tag in _tags("VBG") and not copula
    told = first in lexicon("past auxiliaries") or perfect
    lexical = progressive or (not copula and (past or first == "did"))
    ongoing = progressive and last in lexicon("progressive auxiliaries")
    passive = single and lexical and past and last in lexicon("present passive")
    return Predicate(place, told, ongoing, lexical, before, passive and _names_a_deed(words, verbs.head))


def _names_a_deed(words: Wording, place: int) -> bool:
    name = lemma(words.norms[place], tagset().names[words.tags[place]])
    return name not in lexicon("states of the present")


def _behind_adverbs(words: Wording, place: int) -> int:
    while place < len(words) and (
        words.tags[place] in grammar().roles["adverb"] or words.norms[place] in lexicon("between")
    ):
        place += 1
    return place


@cache
def _tags(*names: str) -> frozenset[int]:
    return tagset().numbers(*names)


def finite(words: Wording) -> bool:
    """Has a passage a finite verb, or a participle that may stand for one as in headlines?"""
    return not finite_tags().isdisjoint(words.tags)


def done() -> frozenset[int]:
    """The tags of the past and of past participles."""
    return _tags("VBD", "VBN")


@cache
def finite_tags() -> frozenset[int]:
    """The tags of finite verbs and of past participles."""
    return grammar().roles["finite"] | _tags("VBN")
