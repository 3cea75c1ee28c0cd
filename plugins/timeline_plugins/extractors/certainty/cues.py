"""The cues of ``cues.txt`` and the mention that one makes."""

from functools import cache

import attrs

from timeline.model.certainty import Level, Polarity
from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.grammar import PACKAGE, Sentence
from timeline_plugins.lexicon import sections, words

Token = tuple[int, int]
"""The first token of a piece of a sentence, and the one behind it."""
Strength = tuple[Level, Polarity, bool]
"""Level, polarity, and whether the cue marks hearsay."""


@attrs.frozen(slots=True)
class Cues:
    """``cues.txt`` by word."""

    modals: dict[str, Strength]
    adverbs: dict[str, Strength]
    governors: dict[str, Strength]
    clause_verbs: dict[str, Strength]
    conditionals: dict[tuple[str, ...], Strength]
    conditional_starts: frozenset[str]
    beside_future: frozenset[str]
    negations: frozenset[str]
    negated: frozenset[str]
    negative_subjects: frozenset[str]
    negative_prepositions: dict[str, tuple[tuple[str, ...], ...]]
    implicatives: frozenset[str]
    causatives: frozenset[str]
    please: frozenset[str]
    looks: frozenset[str]


def strength(level: str, polarity: str = "+", reported: str = "-") -> Strength:
    """The strength from the words of the data file."""
    return Level(level), Polarity(polarity), reported == "reported"


@cache
def cue_table() -> Cues:
    """The cues by word."""
    table = sections(PACKAGE, "cues.txt")

    def by_word(section: str) -> dict[str, Strength]:
        return {word: strength(*row[1:]) for row in table[section] for word in row[0].split()}

    def listed(section: str) -> frozenset[str]:
        return words(PACKAGE, "cues.txt", section)

    prepositions: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (tuple(field.split()) for row in table["negative prepositions"] for field in row):
        prepositions.setdefault(phrase[0], []).append(phrase)
    conditionals = {tuple(row[0].split()): strength(*row[1:]) for row in table["conditionals"]}
    for word in listed("conditionals beside a future"):
        conditionals.setdefault((word,), strength("unknown"))
    return Cues(
        modals=by_word("modals"),
        adverbs=by_word("adverbs"),
        governors=by_word("governors"),
        clause_verbs=by_word("clause verbs"),
        conditionals=dict(sorted(conditionals.items(), key=lambda row: -len(row[0]))),
        conditional_starts=frozenset(phrase[0] for phrase in conditionals) | listed("conditionals beside a future"),
        beside_future=listed("conditionals beside a future"),
        negations=listed("negations"),
        negated=listed("negated auxiliaries"),
        negative_subjects=listed("negative subjects"),
        negative_prepositions={word: tuple(phrases) for word, phrases in prepositions.items()},
        implicatives=listed("implicatives"),
        causatives=listed("implicatives with an object"),
        please=listed("please"),
        looks=listed("looks"),
    )


def mention(sentence: Sentence, cue: list[Token], said: Strength, scope: list[Token], rule: str) -> CertaintyMention:
    """A certainty mention from tokens: the pieces of the cue, and of what it affects."""
    level, polarity, reported = said
    return CertaintyMention(
        spans=tuple(sentence.span(*piece) for piece in cue),
        level=level,
        polarity=polarity,
        reported=reported,
        scope=tuple(sentence.span(first, end) for first, end in _disjoint(scope)),
        rule=rule,
    )


def _disjoint(scope: list[Token]) -> list[Token]:
    result: list[Token] = []
    for first, end in sorted(scope):
        if result and first < result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((first, end))
    return result
