"""Orders, requests and questions; and the verbs that are joined to a predicate."""

from collections.abc import Iterator

from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.cues import Token, cue_table, mention, strength
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, is_adverb, members, verbs

REACH = 16
"""Tokens between a verb and the next that is joined to it."""
FARTHEST = 48
"""Tokens from a verb to the last that is joined to it."""
LONGEST_OPENING = 9
"""Tokens of what may stand before the comma of an order ("For the full list, ask ...")."""


def joined(sentence: Sentence, group: Token) -> list[Token]:
    """The group and the verbs of the same form that are joined to it ("get back and fill out")."""
    table = verbs()
    result = [group]
    last = sentence.at(group[1] - 1)
    base, gerund = last in table.base, last in table.gerund
    past = last in table.past and not base
    place = group[1]
    if sentence.at(place) in table.gerund and base:
        result.append((place, place + 1))
    elif last in members("assurances") or (last == "make" and sentence.at(place) in members("assurances")):
        start = place + (last == "make")
        assured = sentence.predicate_after(start + (sentence.at(start) == "that"), 8)
        if assured is not None:
            result.append(assured)
            caused = _caused(sentence, assured[1]) if sentence.at(assured[1] - 1) in members("causatives") else None
            if caused is not None:
                result.append((caused, caused + 1))
    elif last in members("causatives"):
        caused = _caused(sentence, place)
        if caused is not None:
            result.append((caused, caused + 1))
    end, index = place + REACH, place
    while index < min(end, place + FARTHEST, len(sentence)):
        word = sentence.low[index]
        glued = index + 1 < len(sentence) and sentence.starts[index + 1] == sentence.ends[index]
        if (word in ENDS and word not in "()" and not glued) or word in members("ends of a joint"):
            break
        if word in members("joints"):
            start = sentence.past_adverbs(index + 1)
            following = sentence.at(start)
            if following in {"to", "then"}:
                start, following = start + 1, sentence.at(start + 1)
            if (
                (base and _joins(sentence, index, start))
                or (gerund and following in table.gerund and word != ",")
                or (not base and index == result[-1][1] and following in table.participle)
                or (past and word in {"or", "nor"} and following in table.past)
            ):
                result.append((start, start + 1))
                end = start + REACH
            elif following in members("pronouns") and word != ",":
                break
        index += 1
    return result


def _joins(sentence: Sentence, conjunction: int, index: int) -> bool:
    """Is the word behind a conjunction a base form?"""
    table = verbs()
    word, before, after = sentence.at(index), sentence.at(conjunction - 1), sentence.at(index + 1)
    if word in table.base:
        return (
            word not in table.ambiguous
            or object_follows(sentence, index + 1)
            or before in members("particles")
            or (before in table.base and sentence.at(conjunction) != ",")
        )
    return after in members("objects") and sentence.unknown(index)


def _caused(sentence: Sentence, index: int) -> int | None:
    """The base form behind the object of a causative ("let your friends know", "make them leave")."""
    table = verbs()
    for place in range(index + 1, min(index + 8, len(sentence))):
        word, before = sentence.low[place], sentence.low[place - 1]
        if word in ENDS or word in {",", "to", "that"} or (word in members("prepositions") and word != "of"):
            return None
        if word in table.base and before not in members("determiners") and before not in {"and", "or"}:
            after = sentence.at(place + 1)
            verb = after in members("determiners") or after in members("pronouns") or before in members("objects")
            if word not in table.ambiguous or verb:
                return place
    return None


def object_follows(sentence: Sentence, index: int) -> bool:
    """Can the word be the beginning of what stands behind a verb?"""
    word = sentence.at(index)
    return (
        word in members("determiners")
        or word in members("pronouns")
        or word in members("prepositions")
        or word in members("particles")
        or word in {"", ".", "!", ",", "to", "and"}
    )


def imperative(sentence: Sentence, index: int) -> CertaintyMention | None:
    """An order or request: a base form where a clause begins, without a subject."""
    word, before = sentence.low[index], sentence.at(index - 1)
    polite = before in cue_table().please
    start = index
    while start > 0 and (is_adverb(sentence.low[start - 1]) or sentence.low[start - 1] in members("fillers")):
        start -= 1
    comma = sentence.at(start - 1) == ","
    behind_comma = comma and (start < index or _opening(sentence, start - 1))
    if not (polite or start == 0 or behind_comma or _behind_mark(sentence, start)):
        return None
    if not polite and not _ordered(sentence, index, plain=start == index and not behind_comma):
        return None
    if word == "be" and not polite and start != 0:
        return None
    scope = joined(sentence, (index, index + 1))
    if word == "let" and sentence.at(index + 2) in verbs().base:
        scope += joined(sentence, (index + 2, index + 3))
    return mention(sentence, [(index, index + 1)], strength("unknown"), scope, "imperative")


def _behind_mark(sentence: Sentence, start: int) -> bool:
    """Does a mark that may stand before an order end at the token?"""
    mark, before = sentence.at(start - 1), sentence.at(start - 2)
    if mark == "then":
        return sentence.low[0] in members("conditions")
    if mark in members("marks at the beginning"):
        return start == 1 or before in {",", ":"}
    return mark in members("before an order") or (len(mark) > 1 and not mark.strip("."))


def _opening(sentence: Sentence, comma: int) -> bool:
    """Does a condition or a short phrase without a verb stand before the comma?"""
    if sentence.low[0] in members("conditions"):
        return True
    known = verbs()
    return comma <= LONGEST_OPENING and not any(
        word in members("auxiliaries") or (word in known.past and word not in known.base)
        for word in sentence.low[:comma]
    )


def _ordered(sentence: Sentence, index: int, plain: bool) -> bool:
    """Is the base form an order by what follows it? ``plain`` where nothing stands before it in its sentence."""
    word, following = sentence.low[index], sentence.at(index + 1)
    ambiguous = word in verbs().ambiguous
    if word in members("without i") or following in members("be"):
        return False
    if word in {"thank", "have", "do"} and following in {"you", "this", "i", "we", "they"}:
        return False
    if ambiguous or not plain:
        named = sentence.raw[index + 1 : index + 2] != [following]
        mostly_verb = following[:1].isalpha() and (
            (plain and word in members("mostly verbs")) or (named and not ambiguous)
        )
        if not mostly_verb and not (
            following in members("determiners")
            or following in members("objects")
            or (following in members("prepositions") and not (ambiguous and _told(sentence, index + 2)))
            or following in members("particles")
            or (following == "to" and not ambiguous)
        ):
            return False
    return not (ambiguous and following in {"has", "will", "would", "can", "and"})


def _told(sentence: Sentence, index: int) -> bool:
    """Does a finite verb follow, so that what stands before it is its subject ("Fire at the mill killed three")?"""
    known = verbs()
    for word in sentence.low[index : index + 7]:
        if word in ENDS or word in {",", "and", "you", "i", "we", "they", "who", "that", "which"}:
            return False
        if word in {"is", "are", "was", "were", "has", "had"} or (word in known.past and word not in known.base):
            return True
    return False


def questions(sentence: Sentence) -> Iterator[CertaintyMention]:
    """A question that can be answered by yes or no, or that asks how to do a thing, leaves its predicate open."""
    if "?" not in sentence.low[-3:]:
        return
    table = cue_table()
    for index, word in enumerate(sentence.low):
        if word not in members("questions") or word in table.modals:
            continue
        after, before = sentence.at(index + 1), sentence.at(index - 1)
        person = after in members("pronouns")
        asked = before == "how" and word == "do" and after in {"i", "you", "we", "one"}
        if not (asked or index == 0 or (person and before in members("before a question"))):
            continue
        scope = _asked(sentence, index, index + 1 + person)
        if scope:
            yield mention(sentence, [(index, index + 1)], strength("unknown"), scope, "question")


def _asked(sentence: Sentence, index: int, after: int) -> list[Token]:
    """The predicate behind an auxiliary that opens a question."""
    known = verbs()
    if sentence.low[index] in {"do", "does", "did"}:
        base = sentence.base_after(after)
        return joined(sentence, (base, base + 1)) if base is not None else []
    for place in range(after, min(after + 6, len(sentence))):
        if sentence.low[place] in known.participle or sentence.low[place] in known.gerund:
            return joined(sentence, (place, place + 1))
    group = sentence.group(after) if after > index + 1 else None
    return [(index, index + 1), group] if group else [(index, index + 1)]
