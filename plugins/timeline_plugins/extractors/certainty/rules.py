"""The rules that find cues and what they affect, one function a phenomenon."""

from collections.abc import Callable, Iterator
from functools import cache

from timeline.model.certainty import Level, Polarity
from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.clauses import conditional, going, scheduled, unspecific
from timeline_plugins.extractors.certainty.cues import Strength, Token, cue_table, mention, strength
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, members, verbs
from timeline_plugins.extractors.certainty.infinitives import gerund_subject, infinitive, named_gerund, possible_gerund
from timeline_plugins.extractors.certainty.orders import imperative, joined, questions


def cues(sentence: Sentence) -> Iterator[CertaintyMention]:
    """The certainty mentions of a sentence."""
    table = cue_table()
    low = sentence.low
    for index, word in enumerate(low):
        for rule in _rules().get(word, ()):
            found = rule(sentence, index)
            if found is not None:
                yield found
        if "'" in word:
            clitic = _clitic(sentence, index)
            if clitic is not None:
                yield clitic
        found = None
        if word in verbs().base and word not in table.modals:
            found = imperative(sentence, index)
        elif word in verbs().gerund:
            found = gerund_subject(sentence, index)
        if found is not None:
            yield found
    yield from questions(sentence)


def _modal(sentence: Sentence, index: int) -> CertaintyMention | None:
    said = cue_table().modals[sentence.low[index]]
    before = sentence.at(index - 1)
    if before in members("noun markers") and sentence.low[index] in members("modal nouns"):
        return None
    raw, following = sentence.raw[index], sentence.raw[index + 1 : index + 2]
    if raw == "May" and index > 0:
        return None
    if raw in {"Will", "May"} and following and following[0][:1].isupper() and "?" not in sentence.low[-3:]:
        return None
    return _under_modal(sentence, index, said)


def _under_modal(sentence: Sentence, index: int, said: Strength) -> CertaintyMention | None:
    level, polarity, reported = said
    place, cue_end = index + 1, index + 1
    if sentence.at(place) in {"not", "n't", "never"} or (sentence.at(place) == "t" and sentence.low[index] == "wo"):
        polarity = Polarity.NEGATIVE
        cue_end = place + 1
    group = None
    if sentence.opens_clause(index) and (
        sentence.at(place) in members("pronouns") or sentence.at(place) in members("determiners")
    ):
        base = sentence.base_after(place + (sentence.at(place) in members("pronouns")))
        group = (base, base + 1) if base is not None else None
    group = group or sentence.group(place)
    if group is None or (polarity is Polarity.NEGATIVE and _praise(sentence, group)):
        return None
    if sentence.at(group[1] - 1) in members("performatives") and sentence.at(index - 1) in {"i", "we"}:
        return None
    return mention(sentence, [(index, cue_end)], (level, polarity, reported), joined(sentence, group), "modal")


def _praise(sentence: Sentence, group: Token) -> bool:
    """Does the negation say how very much ("cannot wait", "could not be happier")?"""
    return sentence.at(group[1] - 1) in members("praise") or (
        sentence.at(group[1] - 1) == "be" and sentence.at(group[1]) in {"more", "any", "further", "less"}
    )


def _clitic(sentence: Sentence, index: int) -> CertaintyMention | None:
    """A modal or negation inside of a token: "I'll", "they'd", "mustn't"."""
    word = sentence.low[index]
    table = cue_table()
    if word.endswith("'ll") and word != "'ll":
        return _under_modal(sentence, index, table.modals["'ll"])
    if word.endswith("'d"):
        following = sentence.at(sentence.past_adverbs(index + 1))
        if following in verbs().base and following not in verbs().participle:
            return _under_modal(sentence, index, table.modals["'d"])
    return None


def _negation(sentence: Sentence, index: int) -> CertaintyMention | None:
    before = sentence.at(index - 1)
    table = cue_table()
    if before in table.modals or sentence.at(index + 1) in members("not negated"):
        return None
    if sentence.at(index + 2) == "single":
        group = sentence.predicate_after(index + 3, 8)
        return mention(sentence, [(index, index + 3)], strength("certain", "-"), [group], "negation") if group else None
    group = sentence.group(index + 1) or ((index - 1, index) if before in members("questions") else None)
    if group is None:
        return None
    if sentence.at(group[1] - 1) in table.modals and sentence.at(group[1]) in members("pronouns"):
        base = sentence.base_after(group[1] + 1)
        group = (base, base + 1) if base is not None else group
    if sentence.low[index] == "neither" and sentence.opens_clause(index):
        return None
    return mention(sentence, [(index, index + 1)], strength("certain", "-"), _denied(sentence, group), "negation")


def _negated_auxiliary(sentence: Sentence, index: int) -> CertaintyMention | None:
    if sentence.opens_clause(index) and sentence.at(index + 1) in members("pronouns"):
        base = sentence.base_after(index + 2)
        group = (base, base + 1) if base is not None else None
    else:
        group = sentence.group(index + 1)
    scope = _denied(sentence, group) if group else [(index, index + 1)]
    return mention(sentence, [(index, index + 1)], strength("certain", "-"), scope, "negation")


def _denied(sentence: Sentence, group: Token) -> list[Token]:
    """What a negation before a verb group denies: with "think" and the like the clause behind it, too."""
    scope = joined(sentence, group)
    if sentence.at(group[1] - 1) in members("raising"):
        start = group[1] + (sentence.at(group[1]) == "that")
        if sentence.at(start) in members("pronouns") or sentence.at(start) in members("determiners"):
            behind = sentence.predicate_after(start, 8)
            if behind is not None:
                scope.append(behind)
    return scope


def _negative_subject(sentence: Sentence, index: int) -> CertaintyMention | None:
    word, following = sentence.low[index], sentence.at(index + 1)
    if (word, following) == ("no", "longer"):
        group = sentence.group(index + 2)
        scope = joined(sentence, group) if group else [(index, index + 2)]
        return mention(sentence, [(index, index + 2)], strength("certain", "-"), scope, "negation")
    if following in members("comparatives"):
        return None
    be = index - 1
    if word == "no" and sentence.at(be) in members("be") and (sentence.at(be - 1) == "there" or "'" in sentence.at(be)):
        if not sentence.at(index + 1)[:1].isalpha() or sentence.at(index + 1) in members("certainties"):
            return None
        return mention(sentence, [(index, index + 1)], strength("certain", "-"), [(be, index + 2)], "negation")
    if not (sentence.opens_clause(index) or sentence.at(index - 1) in {"said", "says", "claim", "claimed", "reported"}):
        return None
    if word == "few" and sentence.at(index - 1) == "a":
        return None
    if word == "no" and (not sentence.at(index + 1)[:1].isalpha() or sentence.at(index + 1) in members("certainties")):
        return None
    if word != "no" and following in verbs().forms and following not in verbs().ambiguous:
        group = sentence.group(index + 1)
    else:
        group = sentence.predicate_after(index + 1, 10)
    if group is None:
        return None
    return mention(sentence, [(index, index + 1)], strength("certain", "-"), [group], "negative subject")


def _negative_preposition(sentence: Sentence, index: int) -> CertaintyMention | None:
    for phrase in cue_table().negative_prepositions[sentence.low[index]]:
        end = index + len(phrase)
        if tuple(sentence.low[index:end]) == phrase:
            place = sentence.past_adverbs(end)
            word = sentence.at(place)
            if word in verbs().gerund or word in verbs().base:
                return mention(sentence, [(index, end)], strength("certain", "-"), [(place, place + 1)], "negation")
    return None


def _adverb(sentence: Sentence, index: int) -> CertaintyMention | None:
    word = sentence.low[index]
    said = cue_table().adverbs[word]
    before, after = sentence.at(index - 1), sentence.at(index + 1)
    if word == "likely" and after in {"to", "that"}:
        return None
    if word == "likely" and (before in members("determiners") or before in members("be")) and after[:1].isalpha():
        first = index - 1 if before in members("be") else index + 1
        return mention(sentence, [(index, index + 1)], said, [(first, index + 2)], "adverb")
    place = sentence.past_adverbs(index + 1)
    group: Token | None = None
    if sentence.at(place) in verbs().forms or sentence.at(place) in verbs().gerund or before in members("auxiliaries"):
        group = sentence.group(place)
    if group is None and word != "likely":
        group = sentence.predicate_after(index + 1, 10)
        if group is None and not after[:1].isalnum():
            group = _predicate_before(sentence, index)
    if group is None:
        return None
    return mention(sentence, [(index, index + 1)], said, joined(sentence, group), "adverb")


def _predicate_before(sentence: Sentence, index: int) -> Token | None:
    for place in range(index - 1, max(-1, index - 8), -1):
        if sentence.low[place] in verbs().forms and sentence.at(place - 1) not in members("determiners"):
            return place, place + 1
        if sentence.low[place] in ENDS:
            return None
    return None


def _clause_verb(sentence: Sentence, index: int) -> CertaintyMention | None:
    said = cue_table().clause_verbs[sentence.low[index]]
    before, after = sentence.at(index - 1), sentence.at(index + 1)
    if sentence.low[index] in members("evidence"):
        group = sentence.predicate_after(index + 2, 9) if before in {"no", "any"} and after == "that" else None
        return mention(sentence, [(index - 1, index + 1)], said, [group], "clause verb") if group else None
    if before in members("determiners") or before in members("prepositions") or after in {"to", "for", "of", "by"}:
        return None
    if before in {"if", "where", "wherever", "when", "whenever"}:
        return None
    if (said[1] is Polarity.NEGATIVE and said[0] is Level.UNKNOWN) or after in verbs().gerund:
        place = sentence.past_adverbs(index + 1)
        for step in range(3):
            if sentence.at(place + step) in verbs().gerund:
                first = place + step
                end = first + 1 + (sentence.low[first] == "having" and sentence.at(first + 1) in verbs().participle)
                return mention(sentence, [(index, index + 1)], said, joined(sentence, (first, end)), "clause verb")
        return None
    if sentence.low[index] in members("clause adjectives") and not _subject(sentence, index + 1):
        return None
    start = index + 1 + (after == "that")
    if after in members("prepositions") or after == ",":
        return None
    group = sentence.predicate_after(start, 9)
    if group is None:
        return None
    return mention(sentence, [(index, index + 1)], said, joined(sentence, group), "clause verb")


def _subject(sentence: Sentence, index: int) -> bool:
    """Can a clause begin at the token?"""
    word = sentence.at(index)
    return word in {"that", "if", "whether"} or word in members("pronouns") or word in members("determiners")


def _look(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What somebody or something only looks: "appears poised"."""
    place = sentence.past_adverbs(index + 1)
    word = sentence.at(place)
    if not (word.endswith("ed") or word in verbs().participle) or word in verbs().base:
        return None
    return mention(sentence, [(index, index + 1)], strength("probable"), [(place, place + 1)], "look")


def _than(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What is not done for something else: "would rather stay than go"."""
    place = index + 1
    if sentence.at(place) not in verbs().base or "rather" not in sentence.low[max(0, index - 10) : index]:
        return None
    return mention(sentence, [(index, place)], strength("certain", "-"), [(place, place + 1)], "negation")


Rule = Callable[[Sentence, int], CertaintyMention | None]


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the words that they begin at."""
    table = cue_table()
    result: dict[str, tuple[Rule, ...]] = {}
    for triggers, rule in (
        (table.modals, _modal),
        (("to",), infinitive),
        (table.conditional_starts, conditional),
        (table.negations, _negation),
        (table.negated, _negated_auxiliary),
        (table.negative_subjects, _negative_subject),
        (table.negative_prepositions, _negative_preposition),
        (table.adverbs, _adverb),
        (table.clause_verbs, _clause_verb),
        (members("before a gerund"), possible_gerund),
        (members("unspecific"), unspecific),
        (members("times to come"), scheduled),
        (("going",), going),
        (("of",), named_gerund),
        (("than",), _than),
        (table.looks, _look),
    ):
        for word in triggers:
            result[word] = (*result.get(word, ()), rule)
    return result
