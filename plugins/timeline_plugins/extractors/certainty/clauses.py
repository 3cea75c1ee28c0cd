"""Clauses that are not told as facts: conditions and what follows from them, the unspecific, what is set for later."""

from timeline.model.mention import CertaintyMention
from timeline_plugins.extractors.certainty.cues import cue_table, mention, strength
from timeline_plugins.extractors.certainty.grammar import ENDS, Sentence, members, verbs
from timeline_plugins.extractors.certainty.orders import joined

BACK = 14
"""Tokens before an expression of the time to come among which its verb is looked for."""


def conditional(sentence: Sentence, index: int) -> CertaintyMention | None:
    """A condition, a purpose or an open question: the whole clause, and in the present what follows from it."""
    table = cue_table()
    phrase = next((p for p in table.conditionals if tuple(sentence.low[index : index + len(p)]) == p), None)
    if phrase is None:
        return None
    word = sentence.low[index]
    if word in table.beside_future and not _future(sentence, index):
        return None
    start = index + len(phrase)
    if sentence.at(start) in members("short conditions"):
        return mention(sentence, [(index, start)], table.conditionals[phrase], [(start, start + 1)], "conditional")
    end = sentence.clause_end(start)
    if end <= start or (word in table.beside_future and not _ahead(sentence, start, end)):
        return None
    scope = [(start, end)]
    if word in {"if", "unless"} and sentence.opens_clause(index) and sentence.at(end) in {",", "then"}:
        behind = end + 1 + (sentence.at(end + 1) == "then")
        consequence = sentence.predicate_after(behind, 9)
        if consequence is not None and _present(sentence, consequence[0]):
            scope.append(consequence)
    return mention(sentence, [(index, start)], table.conditionals[phrase], scope, "conditional")


def _ahead(sentence: Sentence, start: int, end: int) -> bool:
    """Can the clause of a time lie ahead: has it a verb, and none in the past?"""
    known = verbs()
    clause = sentence.low[start:end]
    if clause[0] in known.gerund:
        return sentence.at(start - 1) != "after"
    if any(word in known.past and word not in known.participle for word in clause):
        return False
    if clause[0] in known.participle:
        return True
    finite = [word for word in clause if word in known.forms or word in members("auxiliaries") or "'" in word]
    return bool(finite) and not (finite[0] in {"was", "were", "had", "did"} or all(_past(word) for word in finite))


def _past(word: str) -> bool:
    return word in verbs().past and word not in verbs().base


def _present(sentence: Sentence, index: int) -> bool:
    known, word = verbs(), sentence.low[index]
    return word in known.third or word in {"is", "are"} or (word in known.base and word not in known.past)


def _future(sentence: Sentence, index: int) -> bool:
    """Does the sentence speak of the future elsewhere: a modal, or an order?"""
    table = cue_table()
    return any(word in table.modals or word in table.please or word.endswith("'ll") for word in sentence.low) or (
        sentence.low[0] in verbs().base and sentence.low[0] not in verbs().ambiguous
    )


def unspecific(sentence: Sentence, index: int) -> CertaintyMention | None:
    """What is said of nobody in particular: "anyone who was hurt", "anything you need"."""
    word, place = sentence.low[index], index + 1
    if word.startswith("some") and members("searches").isdisjoint(sentence.low[max(0, index - 4) : index]):
        return None
    place += (word == "any") + (sentence.at(place) == "else")
    word = sentence.at(place)
    if word not in {"who", "that", "which", "you", "he", "she", "they", "we", "i"}:
        return None
    group = sentence.group(place + 1)
    if group is None:
        return None
    return mention(sentence, [(index, index + 1)], strength("unknown"), joined(sentence, group), "unspecific")


def scheduled(sentence: Sentence, index: int) -> CertaintyMention | None:
    """A present tense beside a time to come: "is leaving tomorrow", "the talks begin next week"."""
    end = _time_to_come(sentence, index)
    if end is None:
        return None
    table, known = cue_table(), verbs()
    for place in range(index - 1, max(-1, index - BACK), -1):
        word = sentence.low[place]
        if word in ENDS or word in known.past or word in table.modals or word.endswith(("'ll", "'d")):
            return None
        if word == "to" and sentence.at(place + 1) in known.base:
            return None
        before = sentence.at(place - 1)
        going = word in known.gerund and _is_present(sentence, place)
        begins = word in members("timetable") and (
            word in known.third
            or before in members("pronouns")
            or (before.endswith("s") and before not in members("auxiliaries"))
        )
        if going or begins:
            scope = joined(sentence, (place, place + 1))
            return mention(sentence, [(index, end)], strength("probable"), scope, "scheduled")
    return None


def _time_to_come(sentence: Sentence, index: int) -> int | None:
    """The end of an expression of a time to come; None where the word opens none ("in recent days")."""
    word, end = sentence.low[index], index + 1
    if word in {"tomorrow", "tonight", "soon", "shortly"}:
        return end
    while word == "in" and end < index + 5 and (sentence.at(end) in members("counts") or sentence.at(end).isdecimal()):
        end += 1
    unit = sentence.at(end)
    if unit not in members("units of time") or (word == "in" and end == index + 1):
        return None
    if word == "this" and unit not in {"weekend", "evening", "afternoon"}:
        return None
    return end + 1


def going(sentence: Sentence, index: int) -> CertaintyMention | None:
    """Where somebody is going to, or what for, lies ahead ("they are going to Darun")."""
    if sentence.at(index + 1) != "to" or not _is_present(sentence, index):
        return None
    return mention(sentence, [(index, index + 1)], strength("probable"), [(index, index + 1)], "scheduled")


def _is_present(sentence: Sentence, gerund: int) -> bool:
    """Does a form of "be" in the present stand before the gerund?"""
    for place in range(gerund - 1, max(-1, gerund - 4), -1):
        word = sentence.low[place]
        if word in {"am", "is", "are", "'m", "'re", "'s"} or word.endswith(("'m", "'re", "'s")):
            return True
        if word not in members("adverbs") and not word.endswith("ly"):
            return False
    return False
