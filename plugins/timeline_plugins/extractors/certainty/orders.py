"""Orders, requests and questions; and the verbs that are joined to a predicate."""

from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.cues import Token, cue_table, mention, strength
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, is_adverb, members, verbs


def joined(sentence: Sentence, group: Token) -> list[Token]:
    """The group and the verbs of the same form that are joined to it ("get back and fill out")."""
    table = verbs()
    result = [group]
    last = sentence.at(group[1] - 1)
    base = last in table.base
    place = group[1]
    if sentence.at(place) in table.gerund and base:
        result.append((place, place + 1))
    elif last in members("causatives"):
        caused = _caused(sentence, place)
        if caused is not None:
            result.append((caused, caused + 1))
    for index in range(place, min(place + 14, len(sentence))):
        word = sentence.low[index]
        if word in ENDS or word in {"that", "who", "which", "if", "because", "when", "while", "where", "so"}:
            break
        if word in {"and", "or", "but", ",", "/", "&"}:
            start = sentence.past_adverbs(index + 1)
            following = sentence.at(start)
            if following == "to":
                start, following = start + 1, sentence.at(start + 1)
            if (
                base
                and following in table.base
                and (following not in table.ambiguous or object_follows(sentence, start + 1))
            ) or (not base and index == place and following in table.participle):
                result.append((start, start + 1))
            elif following in members("pronouns") and word != ",":
                break
    return result


def _caused(sentence: Sentence, index: int) -> int | None:
    """The base form behind the object of a causative ("let your friends know", "make them leave")."""
    table = verbs()
    for place in range(index + 1, min(index + 6, len(sentence))):
        word = sentence.low[place]
        if word in ENDS or word in {",", "to", "that", "and"} or (word in members("prepositions") and word != "of"):
            return None
        if word in table.base and sentence.low[place - 1] not in members("determiners") and word not in table.ambiguous:
            return place
    return None


def object_follows(sentence: Sentence, index: int) -> bool:
    """Can the word be the beginning of what stands behind a verb?"""
    word = sentence.at(index)
    return (
        word in members("determiners")
        or word in members("pronouns")
        or word in members("prepositions")
        or word in {"", ".", ",", "to", "and"}
    )


def imperative(sentence: Sentence, index: int) -> CertaintyMention | None:
    """An order or request: a base form where a clause begins, without a subject."""
    table = cue_table()
    before = sentence.at(index - 1)
    polite = before in table.please
    start = index
    while start > 0 and (is_adverb(sentence.low[start - 1]) or sentence.low[start - 1] in {"do", "don't", "let's"}):
        start -= 1
    if start == 1 and sentence.low[0] in {"so", "and", "but", "also", "or", "now", "then"}:
        start = 0
    first = start == 0 or sentence.low[start - 1] in members("before an order")
    after_condition = before == "," and sentence.low[0] in members("conditions")
    if not (polite or first or after_condition):
        return None
    word, following = sentence.low[index], sentence.at(index + 1)
    if not polite and (word in verbs().ambiguous or after_condition or start != index):  # noqa: SIM102
        if not (
            following in members("determiners")
            or following in {"me", "him", "us", "them", "it", "you"}
            or following in members("prepositions")
            or (following == "to" and word not in verbs().ambiguous)
        ):
            return None
    verb_follows = following in members("be") or following in {"has", "will", "would", "can", "and"}
    if verb_follows and not polite and (word in verbs().ambiguous or following in members("be")):
        return None
    if word in {"thank", "hope", "have"} and following in {"you", "this", "i", "we", "they"}:
        return None
    if word == "be" and not polite and start != 0:
        return None
    scope = joined(sentence, (index, index + 1))
    if word == "let" and sentence.at(index + 2) in verbs().base:
        scope += joined(sentence, (index + 2, index + 3))
    return mention(sentence, (index, index + 1), strength("unknown"), scope, "imperative")


def question(sentence: Sentence) -> CertaintyMention | None:
    """A question that can be answered by yes or no leaves its predicate open."""
    if "?" not in sentence.low[-3:]:
        return None
    start = sentence.past_adverbs(0)
    while sentence.at(start) in {",", "so", "and", "but", '"', "\u201c", "ok", "hey"}:
        start += 1
    word = sentence.at(start)
    if word not in members("questions") or word in cue_table().modals:
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
    return mention(sentence, (start, start + 1), strength("unknown"), joined(sentence, group), "question")
