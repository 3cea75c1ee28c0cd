"""The rules that find cues and what they affect, one function a phenomenon."""

from collections.abc import Callable, Iterator
from functools import cache

from timeline.model.certainty import Level, Polarity
from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.cues import Strength, Token, cue_table, mention, strength
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, members, verbs
from timeline_plugins.extractors.certainty.orders import imperative, joined, object_follows, question


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
        if word in verbs().base and word not in table.modals:
            order = imperative(sentence, index)
            if order is not None:
                yield order
    asked = question(sentence)
    if asked is not None:
        yield asked


def _modal(sentence: Sentence, index: int) -> CertaintyMention | None:
    said = cue_table().modals[sentence.low[index]]
    before = sentence.at(index - 1)
    if before in members("noun markers") and sentence.low[index] in members("modal nouns"):
        return None
    if sentence.raw[index] == "May" and index > 0:
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
    if group is None:
        return None
    return mention(sentence, (index, cue_end), (level, polarity, reported), joined(sentence, group), "modal")


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


def _infinitive(sentence: Sentence, index: int) -> CertaintyMention | None:
    table = cue_table()
    place = sentence.past_adverbs(index + 1)
    word = sentence.at(place)
    if word not in verbs().base:
        return None
    before = sentence.at(index - 1)
    if word in verbs().ambiguous and not object_follows(sentence, place + 1) and before in members("before a noun"):
        return None
    said, cue = strength("unknown"), (index, index + 1)
    if before in {"have", "has", "having", "need"}:
        said, cue = strength("probable"), (index - 1, index + 1)
    elif before == "had" or (before == "able" and sentence.at(index - 2) in {"was", "were", "been"}):
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
                said, cue = table.governors[candidate], (back, index + 1)
                break
    group = sentence.group(place)
    if group is None:
        return None
    return mention(sentence, cue, said, joined(sentence, (place, max(group[1], place + 1))), "infinitive")


def _conditional(sentence: Sentence, index: int) -> CertaintyMention | None:
    table = cue_table()
    phrase = next((p for p in table.conditionals if tuple(sentence.low[index : index + len(p)]) == p), None)
    if phrase is None:
        return None
    said = table.conditionals[phrase]
    word = sentence.low[index]
    if word in table.beside_future and not _future(sentence, index):
        return None
    end = sentence.clause_end(index + len(phrase))
    if end <= index + len(phrase):
        return None
    return mention(sentence, (index, index + len(phrase)), said, [(index + len(phrase), end)], "conditional")


def _future(sentence: Sentence, index: int) -> bool:
    """Does the sentence speak of the future elsewhere: a modal, or an order?"""
    table = cue_table()
    return any(word in table.modals or word in table.please or word.endswith("'ll") for word in sentence.low) or (
        sentence.low[0] in verbs().base and sentence.low[0] not in verbs().ambiguous
    )


def _negation(sentence: Sentence, index: int) -> CertaintyMention | None:
    before = sentence.at(index - 1)
    table = cue_table()
    if before in table.modals or sentence.at(index + 1) in {"only", "just", "to", "merely", "sure"}:
        return None
    group = sentence.group(index + 1)
    if group is None:
        return None
    cue = (index, index + 1)
    return mention(sentence, cue, strength("certain", "-"), joined(sentence, group), "negation")


def _negated_auxiliary(sentence: Sentence, index: int) -> CertaintyMention | None:
    if sentence.opens_clause(index) and sentence.at(index + 1) in members("pronouns"):
        base = sentence.base_after(index + 2)
        group = (base, base + 1) if base is not None else None
    else:
        group = sentence.group(index + 1)
    if group is None:
        return None
    return mention(sentence, (index, index + 1), strength("certain", "-"), joined(sentence, group), "negation")


def _negative_subject(sentence: Sentence, index: int) -> CertaintyMention | None:
    word = sentence.low[index]
    be = index - 1
    if word == "no" and sentence.at(be) in members("be") and (sentence.at(be - 1) == "there" or "'" in sentence.at(be)):
        if not sentence.at(index + 1)[:1].isalpha():
            return None
        return mention(sentence, (index, index + 1), strength("certain", "-"), [(be, index + 2)], "negation")
    if not (sentence.opens_clause(index) or sentence.at(index - 1) in {"said", "says", "claim", "claimed", "reported"}):
        return None
    if word == "few" and sentence.at(index - 1) == "a":
        return None
    if word == "no" and not sentence.at(index + 1)[:1].isalpha():
        return None
    group = sentence.predicate_after(index + 1, 10)
    if group is None:
        return None
    return mention(sentence, (index, index + 1), strength("certain", "-"), [group], "negative subject")


def _negative_preposition(sentence: Sentence, index: int) -> CertaintyMention | None:
    for phrase in cue_table().negative_prepositions[sentence.low[index]]:
        end = index + len(phrase)
        if tuple(sentence.low[index:end]) == phrase:
            place = sentence.past_adverbs(end)
            word = sentence.at(place)
            if word in verbs().gerund or word in verbs().base:
                return mention(sentence, (index, end), strength("certain", "-"), [(place, place + 1)], "negation")
    return None


def _possible_gerund(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What is only thought of: "the risk of losing", "thinking of selling", "look forward to meeting"."""
    if sentence.at(index + 1) not in {"of", "to", "about", "on"}:
        return None
    place = sentence.past_adverbs(index + 2)
    if sentence.at(place) not in verbs().gerund:
        return None
    return mention(sentence, (index, index + 1), strength("possible"), [(place, place + 1)], "gerund")


def _adverb(sentence: Sentence, index: int) -> CertaintyMention | None:
    word = sentence.low[index]
    said = cue_table().adverbs[word]
    before, after = sentence.at(index - 1), sentence.at(index + 1)
    if word == "likely" and after in {"to", "that"}:
        return None
    if word == "likely" and (before in members("determiners") or before in members("be")) and after[:1].isalpha():
        first = index - 1 if before in members("be") else index + 1
        return mention(sentence, (index, index + 1), said, [(first, index + 2)], "adverb")
    place = sentence.past_adverbs(index + 1)
    group: Token | None = None
    if sentence.at(place) in verbs().forms or sentence.at(place) in verbs().gerund or before in members("auxiliaries"):
        group = sentence.group(place)
    group = group or sentence.predicate_after(index + 1, 10) or _predicate_before(sentence, index)
    if group is None:
        return None
    return mention(sentence, (index, index + 1), said, joined(sentence, group), "adverb")


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
    if before in members("determiners") or before in members("prepositions") or after in {"to", "for", "of", "by"}:
        return None
    if (said[1] is Polarity.NEGATIVE and said[0] is Level.UNKNOWN) or after in verbs().gerund:
        place = sentence.past_adverbs(index + 1)
        for step in range(3):
            if sentence.at(place + step) in verbs().gerund:
                return mention(sentence, (index, index + 1), said, [(place + step, place + step + 1)], "clause verb")
        return None
    start = index + 1 + (after == "that")
    if after in members("prepositions") or after == ",":
        return None
    group = sentence.predicate_after(start, 9)
    if group is None:
        return None
    return mention(sentence, (index, index + 1), said, [group], "clause verb")


Rule = Callable[[Sentence, int], CertaintyMention | None]


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """The rules by the words that they begin at."""
    table = cue_table()
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
        (members("before a gerund"), _possible_gerund),
    ):
        for word in triggers:
            result[word] = (*result.get(word, ()), rule)
    return result
