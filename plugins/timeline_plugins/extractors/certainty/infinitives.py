"""Infinitives and gerunds: what their governor makes of them.

The classes of governors are those of implicative and factive verbs (L. Karttunen, "Implicative verbs", Language 47,
1971; R. Nairn, C. Condoravdi, L. Karttunen, "Computing relative polarity for textual inference", ICoS-5, 2006).
"""

from timeline.model.certainty import Level, Polarity
from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.cues import Strength, Token, cue_table, mention, strength
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, members, verbs
from timeline_plugins.extractors.certainty.orders import joined, object_follows

BACK = 6
"""Tokens before "to" among which its governor is looked for."""


def infinitive(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What stands behind "to" has not happened, unless its governor says more."""
    place = sentence.past_adverbs(index + 1)
    if not _is_base(sentence, index, place):
        return None
    found = _governed(sentence, index)
    if found is None:
        return None
    said, cue = found
    group = sentence.group(place)
    if group is None:
        return None
    return mention(sentence, cue, said, joined(sentence, (place, max(group[1], place + 1))), "infinitive")


def _is_base(sentence: Sentence, to: int, place: int) -> bool:
    word, before = sentence.at(place), sentence.at(to - 1)
    if word in verbs().ambiguous and before in members("always before a noun"):
        return False
    if word in verbs().base:
        return (
            word not in verbs().ambiguous
            or before not in members("before a noun")
            or object_follows(sentence, place + 1)
        )
    if not sentence.unknown(place) or before in members("before a noun"):
        return False
    after = sentence.at(place + 1)
    if before in members("determiners"):
        return False
    return before in members("before a verb") or after in members("objects") or after in members("determiners")


def _governed(sentence: Sentence, to: int) -> tuple[Strength, list[Token]] | None:
    """What the infinitive behind "to" is, and the cue; None where it is a fact."""
    table = cue_table()
    before = sentence.at(to - 1)
    alone = [(to, to + 1)]
    if before in {"have", "has", "having", "need"}:
        formula = sentence.at(to + 1) in members("performatives") and sentence.at(to - 2) in {"i", "we"}
        return None if formula else (strength("probable"), [(to - 1, to + 1)])
    if before == "wanted" and sentence.at(to + 1) in members("messages") and sentence.at(to - 2) in {"i", "we", "just"}:
        return None
    if sentence.at(to - 2) == "no" and before in members("lacks"):
        return strength("certain", "-"), [(to - 2, to + 1)]
    if before == "had":
        return None
    if before == "yet" and sentence.at(to - 2) in {"has", "have", "had"}:
        return strength("certain", "-"), [(to - 1, to + 1)]
    if before == "able":
        if sentence.at(to - 2) in {"was", "were", "been"} and open_before(sentence, to - 2) is None:
            return None
        return strength("possible"), [(to - 1, to + 1)]
    if _experienced(sentence, to) or _result(sentence, to):
        return None
    for back in range(to - 1, max(-1, to - BACK), -1):
        word = sentence.low[back]
        if word in ENDS or word == "," or (word == "to" and back < to - 1):
            break
        near = back == to - 1
        if (near and word in table.implicatives) or word in table.causatives:
            opened = open_before(sentence, back)
            return None if opened is None else (opened, _pieces(back, to))
        if word in table.implicatives:
            break
        if near and word in members("fondness") and open_before(sentence, back) is None:
            return None
        if word in table.governors and (near or word not in members("near") or "for" in sentence.low[back:to]):
            return table.governors[word], _pieces(back, to)
    return strength("unknown"), alone


def _pieces(governor: int, to: int) -> list[Token]:
    return [(governor, to + 1)] if governor == to - 1 else [(governor, governor + 1), (to, to + 1)]


def open_before(sentence: Sentence, index: int) -> Strength | None:
    """What stands before a verb and passes on to its complement: "will begin to", "did not manage to"."""
    table = cue_table()
    for place in range(index - 1, max(-1, index - 5), -1):
        word = sentence.low[place]
        if word in table.negations or word in table.negated:
            return strength("certain", "-")
        if word in table.modals:
            return table.modals[word]
        if word in table.please or word == "to" or word.endswith(("'ll", "'d")):
            return strength("unknown")
        if word not in members("auxiliaries") and word not in members("adverbs") and not word.endswith("ly"):
            return None
    return strength("unknown") if index == 0 and sentence.low[0] in verbs().base else None


def _experienced(sentence: Sentence, to: int) -> bool:
    """Is the infinitive told as done ("a pleasure to meet them", "was quick to reply", "it took hours to come")?"""
    opening = sentence.low[max(0, to - BACK) : to]
    if any(word in members("doubts") or word in cue_table().modals or word.endswith("'ll") for word in opening):
        return False
    if _was(sentence, to) or (
        opening and opening[-1] in members("spent") and not members("spending").isdisjoint(opening)
    ):
        return True
    for back in range(to - 1, max(-1, to - 4), -1):
        word = sentence.low[back]
        if word in members("experiences") or (word in members("rankings") and sentence.at(back - 1) in {"the", "its"}):
            return True
        if word in ENDS or word == ",":
            break
    return False


def _was(sentence: Sentence, to: int) -> bool:
    """Does "was" and an adjective that is no governor stand before "to"?"""
    judged = to - 1 - (sentence.at(to - 1) == "enough")
    if sentence.at(judged) in cue_table().governors or sentence.at(judged) in cue_table().adverbs:
        return False
    known = verbs()
    if sentence.at(judged) in known.participle or sentence.at(judged) in members("be"):
        return False
    place = judged - 1
    while place > judged - 4 and (sentence.at(place).endswith("ly") or sentence.at(place) in members("adverbs")):
        place -= 1
    return sentence.at(place) in {"was", "were"}


def _result(sentence: Sentence, to: int) -> bool:
    """Is the infinitive what came of it ("rose 3 per cent to close at 40", "came home to find the door open")?"""
    word = sentence.at(to + 1)
    if word not in members("results"):
        return False
    return any(other in members("changes") for other in sentence.low[max(0, to - 2 * BACK) : to])


def possible_gerund(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What is only thought of: "the risk of losing", "thinking of selling", "look forward to meeting"."""
    if sentence.at(index + 1) not in {"of", "to", "about", "on", "in", "from", "for"}:
        return None
    place = sentence.past_adverbs(index + 2)
    if sentence.at(place) not in verbs().gerund:
        return None
    scope = joined(sentence, (place, place + 1))
    return mention(sentence, [(index, index + 1)], strength("possible"), scope, "gerund")


def named_gerund(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What is named and not told: "the gift of giving", "the cost of moving"; but not "weeks of fighting"."""
    before, place = sentence.at(index - 1), sentence.past_adverbs(index + 1)
    if sentence.at(place) not in verbs().gerund or before in members("before a gerund"):
        return None
    if before in members("done") or before in members("units of time") or before in verbs().past:
        return None
    return mention(sentence, [(index, index + 1)], strength("unknown"), [(place, place + 1)], "gerund")


def gerund_subject(sentence: Sentence, index: int) -> CertaintyMention | None:
    """A gerund as the subject of a modal: "Selling the port would be a mistake"."""
    if index and sentence.low[index - 1] not in members("openers"):
        return None
    for place in range(index + 1, min(index + 8, len(sentence))):
        word = sentence.low[place]
        if word in ENDS or word in {",", "and", "that", "who", "which"} or word in verbs().past:
            return None
        if word in cue_table().modals:
            level = cue_table().modals[word][0]
            said = (level if level is not Level.PROBABLE else Level.UNKNOWN, Polarity.POSITIVE, False)
            return mention(sentence, [(place, place + 1)], said, [(index, index + 1)], "gerund")
    return None
