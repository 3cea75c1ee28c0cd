"""The rules that find cues and what they affect, one function a phenomenon."""

from collections.abc import Callable, Iterator
from functools import cache

import attrs

from timeline.model.certainty import Level, Polarity
from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, is_adverb, members, verbs
from timeline_plugins.lexicon import sections, words

Token = tuple[int, int]
Strength = tuple[Level, Polarity, bool]


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
    please: frozenset[str]


def _strength(level: str, polarity: str = "+", reported: str = "-") -> Strength:
    return Level(level), Polarity(polarity), reported == "reported"


@cache
def _cues() -> Cues:
    table = sections(__package__, "cues.txt")

    def by_word(section: str) -> dict[str, Strength]:
        return {word: _strength(*row[1:]) for row in table[section] for word in row[0].split()}

    def listed(section: str) -> frozenset[str]:
        return words(__package__, "cues.txt", section)

    prepositions: dict[str, list[tuple[str, ...]]] = {}
    for phrase in (tuple(field.split()) for row in table["negative prepositions"] for field in row):
        prepositions.setdefault(phrase[0], []).append(phrase)
    conditionals = {tuple(row[0].split()): _strength(*row[1:]) for row in table["conditionals"]}
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
        please=listed("please"),
    )


def _mention(sentence: Sentence, cue: Token, strength: Strength, scope: list[Token], rule: str) -> CertaintyMention:
    level, polarity, reported = strength
    return CertaintyMention(
        spans=(sentence.span(*cue),),
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


def cues(sentence: Sentence) -> Iterator[CertaintyMention]:
    """The certainty mentions of a sentence."""
    table = _cues()
    low = sentence.low
    for index, word in enumerate(low):
        for rule in _RULES.get(word, ()):
            found = rule(sentence, index)
            if found is not None:
                yield found
        if "'" in word:
            clitic = _clitic(sentence, index)
            if clitic is not None:
                yield clitic
        if word in verbs().base and word not in table.modals:
            order = _imperative(sentence, index)
            if order is not None:
                yield order
    question = _question(sentence)
    if question is not None:
        yield question


def joined(sentence: Sentence, group: Token) -> list[Token]:
    """The group and the verbs of the same form that are joined to it ("get back and fill out")."""
    table = verbs()
    result = [group]
    last = sentence.at(group[1] - 1)
    base = last in table.base
    place = group[1]
    for index in range(place, min(place + 14, len(sentence))):
        word = sentence.low[index]
        if word in ENDS or word in {"that", "who", "which", "if", "because", "when", "while", "where", "so"}:
            break
        if word in {"and", "or", "but", ",", "/", "&"}:
            start = sentence.past_adverbs(index + 1)
            following = sentence.at(start)
            if following == "to":
                start, following = start + 1, sentence.at(start + 1)
            if base and following in table.base and (following not in table.ambiguous or _object_follows(sentence, start + 1)):
                result.append((start, start + 1))
            elif not base and index == place and following in table.participle:
                result.append((start, start + 1))
            elif following in members("pronouns") and word != ",":
                break
    return result


def _object_follows(sentence: Sentence, index: int) -> bool:
    word = sentence.at(index)
    return (
        word in members("determiners") or word in members("pronouns") or word in members("prepositions") or word in {"", ".", ","}
    )


def _modal(sentence: Sentence, index: int) -> CertaintyMention | None:
    strength = _cues().modals[sentence.low[index]]
    before = sentence.at(index - 1)
    if before in members("determiners") and before not in {"this", "that", "these", "those", "which", "all", "both", "each"}:
        return None
    if sentence.raw[index] == "May" and index > 0:
        return None
    return _under_modal(sentence, index, strength)


def _under_modal(sentence: Sentence, index: int, strength: Strength) -> CertaintyMention | None:
    level, polarity, reported = strength
    place, cue_end = index + 1, index + 1
    if sentence.at(place) in {"not", "n't", "never"} or (sentence.at(place) == "t" and sentence.low[index] == "wo"):
        polarity = Polarity.NEGATIVE
        cue_end = place + 1
    group = None
    if sentence.opens_clause(index) and (sentence.at(place) in members("pronouns") or sentence.at(place) in members("determiners")):
        base = sentence.base_after(place + (sentence.at(place) in members("pronouns")))
        group = (base, base + 1) if base is not None else None
    group = group or sentence.group(place)
    if group is None:
        return None
    return _mention(sentence, (index, cue_end), (level, polarity, reported), joined(sentence, group), "modal")


def _clitic(sentence: Sentence, index: int) -> CertaintyMention | None:
    """A modal or negation inside of a token: "I'll", "they'd", "mustn't"."""
    word = sentence.low[index]
    table = _cues()
    if word.endswith("'ll") and word != "'ll":
        return _under_modal(sentence, index, table.modals["'ll"])
    if word.endswith("'d"):
        following = sentence.at(sentence.past_adverbs(index + 1))
        if following in verbs().base and following not in verbs().participle:
            return _under_modal(sentence, index, table.modals["'d"])
    return None


def _infinitive(sentence: Sentence, index: int) -> CertaintyMention | None:
    table = _cues()
    place = sentence.past_adverbs(index + 1)
    word = sentence.at(place)
    if word not in verbs().base:
        return None
    before = sentence.at(index - 1)
    if word in verbs().ambiguous and not _object_follows(sentence, place + 1) and before in {"due", "access", "up", "next", "close"}:
        return None
    strength, cue = _strength("unknown"), (index, index + 1)
    if before in {"have", "has", "having", "need"}:
        strength, cue = _strength("probable"), (index - 1, index + 1)
    elif before == "had" or before == "able" and sentence.at(index - 2) in {"was", "were", "been"}:
        return None
    else:
        for back in range(index - 1, max(-1, index - 6), -1):
            candidate = sentence.low[back]
            if candidate in ENDS or candidate == ",":
                break
            if candidate in table.implicatives:
                if back == index - 1 or candidate in {"forced", "caused", "led", "prompted", "helped", "helps"}:
                    return None
                break
            if candidate in table.governors:
                strength, cue = table.governors[candidate], (back, index + 1)
                break
    group = sentence.group(place)
    if group is None:
        return None
    return _mention(sentence, cue, strength, joined(sentence, (place, max(group[1], place + 1))), "infinitive")


def _conditional(sentence: Sentence, index: int) -> CertaintyMention | None:
    table = _cues()
    for phrase, strength in table.conditionals.items():
        if tuple(sentence.low[index : index + len(phrase)]) == phrase:
            break
    else:
        return None
    word = sentence.low[index]
    if word in table.beside_future and not _future(sentence, index):
        return None
    end = sentence.clause_end(index + len(phrase))
    if end <= index + len(phrase):
        return None
    return _mention(sentence, (index, index + len(phrase)), strength, [(index + len(phrase), end)], "conditional")


def _future(sentence: Sentence, index: int) -> bool:
    """Does the sentence speak of the future elsewhere: a modal, or an order?"""
    table = _cues()
    return any(word in table.modals or word in table.please or word.endswith("'ll") for word in sentence.low) or (
        sentence.low[0] in verbs().base and sentence.low[0] not in verbs().ambiguous
    )


def _negation(sentence: Sentence, index: int) -> CertaintyMention | None:
    before = sentence.at(index - 1)
    table = _cues()
    if before in table.modals or sentence.at(index + 1) in {"only", "just", "to", "merely", "sure"}:
        return None
    group = sentence.group(index + 1)
    if group is None:
        return None
    cue = (index, index + 1)
    return _mention(sentence, cue, _strength("certain", "-"), joined(sentence, group), "negation")


def _negated_auxiliary(sentence: Sentence, index: int) -> CertaintyMention | None:
    if sentence.opens_clause(index) and sentence.at(index + 1) in members("pronouns"):
        base = sentence.base_after(index + 2)
        group = (base, base + 1) if base is not None else None
    else:
        group = sentence.group(index + 1)
    if group is None:
        return None
    return _mention(sentence, (index, index + 1), _strength("certain", "-"), joined(sentence, group), "negation")


def _negative_subject(sentence: Sentence, index: int) -> CertaintyMention | None:
    word = sentence.low[index]
    if not (sentence.opens_clause(index) or sentence.at(index - 1) in {"said", "says", "claim", "claimed", "reported"}):
        return None
    if word == "few" and sentence.at(index - 1) == "a":
        return None
    if word == "no" and not sentence.at(index + 1)[:1].isalpha():
        return None
    group = sentence.predicate_after(index + 1, 10)
    if group is None:
        return None
    return _mention(sentence, (index, index + 1), _strength("certain", "-"), [group], "negative subject")


def _negative_preposition(sentence: Sentence, index: int) -> CertaintyMention | None:
    for phrase in _cues().negative_prepositions[sentence.low[index]]:
        end = index + len(phrase)
        if tuple(sentence.low[index:end]) == phrase:
            place = sentence.past_adverbs(end)
            word = sentence.at(place)
            if word in verbs().gerund or word in verbs().base:
                return _mention(sentence, (index, end), _strength("certain", "-"), [(place, place + 1)], "negation")
    return None


def _adverb(sentence: Sentence, index: int) -> CertaintyMention | None:
    word = sentence.low[index]
    strength = _cues().adverbs[word]
    before, after = sentence.at(index - 1), sentence.at(index + 1)
    if word == "likely" and (before in members("determiners") or after == "to" or before in {"is", "are", "was", "were"}):
        return None
    place = sentence.past_adverbs(index + 1)
    group: Token | None = None
    if sentence.at(place) in verbs().forms or sentence.at(place) in verbs().gerund or before in members("auxiliaries"):
        group = sentence.group(place)
    group = group or sentence.predicate_after(index + 1, 10) or _predicate_before(sentence, index)
    if group is None:
        return None
    return _mention(sentence, (index, index + 1), strength, joined(sentence, group), "adverb")


def _predicate_before(sentence: Sentence, index: int) -> Token | None:
    for place in range(index - 1, max(-1, index - 8), -1):
        if sentence.low[place] in verbs().forms and sentence.at(place - 1) not in members("determiners"):
            return place, place + 1
        if sentence.low[place] in ENDS:
            return None
    return None


def _clause_verb(sentence: Sentence, index: int) -> CertaintyMention | None:
    strength = _cues().clause_verbs[sentence.low[index]]
    before, after = sentence.at(index - 1), sentence.at(index + 1)
    if before in members("determiners") or before in members("prepositions") or after in {"to", "for", "of", "by"}:
        return None
    if strength[1] is Polarity.NEGATIVE and strength[0] is Level.UNKNOWN or after in verbs().gerund:
        place = sentence.past_adverbs(index + 1)
        for step in range(3):
            if sentence.at(place + step) in verbs().gerund:
                return _mention(sentence, (index, index + 1), strength, [(place + step, place + step + 1)], "clause verb")
        return None
    start = index + 1 + (after == "that")
    if after in members("prepositions") or after == ",":
        return None
    group = sentence.predicate_after(start, 9)
    if group is None:
        return None
    return _mention(sentence, (index, index + 1), strength, [group], "clause verb")


def _imperative(sentence: Sentence, index: int) -> CertaintyMention | None:
    """An order or request: a base form where a clause begins, without a subject."""
    table = _cues()
    before = sentence.at(index - 1)
    polite = before in table.please
    start = index
    while start > 0 and (is_adverb(sentence.low[start - 1]) or sentence.low[start - 1] in {"do", "don't", "let's"}):
        start -= 1
    first = start == 0 or sentence.low[start - 1] in {";", ":", "(", '"', "\u201c", "*", "-", "\u2013", "\u2022", ">", "\u2026"}
    after_condition = before == "," and sentence.low[0] in {"if", "when", "for", "once", "to", "before", "after", "unless"}
    if not (polite or first or after_condition):
        return None
    word, following = sentence.low[index], sentence.at(index + 1)
    if not polite and (word in verbs().ambiguous or after_condition or start != index):
        if not (
            following in members("determiners")
            or following in {"me", "him", "us", "them", "it", "you", "at", "for", "out", "up", "on", "with", "in"}
        ):
            return None
    if following in members("be") or following in {"has", "will", "would", "can", "and"} and word in verbs().ambiguous:
        return None
    if word in {"thank", "hope", "have"} and following in {"you", "this", "i", "we", "they"} or word in {"be"} and not polite and start != 0:
        return None
    scope = joined(sentence, (index, index + 1))
    if word == "let" and sentence.at(index + 2) in verbs().base:
        scope += joined(sentence, (index + 2, index + 3))
    return _mention(sentence, (index, index + 1), _strength("unknown"), scope, "imperative")


def _question(sentence: Sentence) -> CertaintyMention | None:
    """A question that can be answered by yes or no leaves its predicate open."""
    if "?" not in sentence.low[-3:]:
        return None
    start = sentence.past_adverbs(0)
    while sentence.at(start) in {",", "so", "and", "but", '"', "\u201c", "ok", "hey"}:
        start += 1
    word = sentence.at(start)
    if word not in members("questions") or word in _cues().modals:
        return None
    after = start + 1 + (sentence.at(start + 1) in members("pronouns"))
    if word in {"do", "does", "did"}:
        base = sentence.base_after(after)
        group = (base, base + 1) if base is not None else None
    else:
        group = (start, start + 1)
        for place in range(after, min(after + 6, len(sentence))):
            if sentence.low[place] in verbs().participle or sentence.low[place] in verbs().gerund:
                group = (place, place + 1)
                break
    if group is None:
        return None
    return _mention(sentence, (start, start + 1), _strength("unknown"), joined(sentence, group), "question")


Rule = Callable[[Sentence, int], CertaintyMention | None]


class _Rules:
    """The rules by the words that they begin at; made when first used."""

    __slots__ = ("_by_word",)

    def __init__(self) -> None:
        self._by_word: dict[str, tuple[Rule, ...]] = {}

    def get(self, word: str, default: tuple[Rule, ...]) -> tuple[Rule, ...]:
        if not self._by_word:
            self._by_word = _by_word()
        return self._by_word.get(word, default)


_RULES = _Rules()


def _by_word() -> dict[str, tuple[Rule, ...]]:
    table = _cues()
    result: dict[str, tuple[Rule, ...]] = {}
    for triggers, rule in (
        (table.modals, _modal),
        (("to",), _infinitive),
        (table.conditional_starts, _conditional),
        (table.negations, _negation),
        (table.negated, _negated_auxiliary),
        (table.negative_subjects, _negative_subject),
        (table.negative_prepositions, _negative_preposition),
        (table.adverbs, _adverb),
        (table.clause_verbs, _clause_verb),
    ):
        for word in triggers:
            result[word] = (*result.get(word, ()), rule)
    return result
