"""Verb groups: the auxiliaries, the negation and the form of a verbal cue, and whether it is a verb at all."""

import attrs

from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.cues import Cue, Inflection, reports, verb_only, verbs
from timeline_plugins.extractors.attribution.noun_phrases import nominal
from timeline_plugins.extractors.attribution.units import Unit

COORDINATED = 10
"""Atoms before "and say" in which "to" or a modal tells of an infinitive."""
HEAD = 8
"""Atoms between a verb and the noun that governs it: "polls in New Rill show"."""


@attrs.frozen(slots=True)
class Group:
    """A verb group: ``start`` with its auxiliaries, ``verb`` the cue's first word, ``end``; the context, the form."""

    start: int
    verb: int
    end: int
    cue: Cue
    context: str
    passive: bool = False


def match(u: Unit, i: int) -> tuple[Cue, int] | None:
    """The verbal cue whose words begin at ``i``, with the atom behind them; adverbs may stand in between."""
    for cue in verbs()[u.low[i]]:
        j = i + 1
        for word in cue.rest:
            while j < len(u) and u.low[j] != word and u.tag[j] & (w.ADV | w.NEG):
                j += 1
            if j >= len(u) or u.low[j] != word:
                break
            j += 1
        else:
            return cue, j
    return None


def verb_group(u: Unit, verb: int, end: int, cue: Cue) -> Group | None:
    """The verb group around a cue; None where the word is a noun or an adjective."""
    if u.tag[verb] & w.CAP and not u.titled and verb > 0:
        return None
    start = _before_inserted(u, verb)
    bits = 0
    modal = negated = False
    while start > 0 and (
        (u.tag[start - 1] & w.GROUP and not u.tag[start - 1] & (w.DET | w.TIME))
        or (u.low[start - 1] in ("both", "all", "each") and start > 1 and u.tag[start - 2] & (w.AUX | w.REL | w.BE))
    ):
        tag = u.tag[start - 1]
        if tag & (w.SUBJ | w.REL) and tag & (w.BE | w.AUX | w.MODAL):
            bits |= tag  # "he's", "they'd": subject and auxiliary in one
            break
        bits |= tag
        modal = modal or bool(tag & w.MODAL)
        negated = negated or bool(tag & w.NEG) or u.low[start - 1].endswith(("n't", "n\u2019t"))
        start -= 1
    if cue.inflection is Inflection.BASE and start > 0 and u.low[start - 1] == "to" and not bits & (w.BE | w.AUX):
        return _infinitive(u, start - 1, verb, end, cue)
    before = u.tag[start - 1] if start else 0
    low_before = u.low[start - 1] if start else ""
    context = "negated" if negated else "modal" if modal else "finite"
    if cue.inflection is Inflection.ING:
        if bits & w.BE:
            return Group(start, verb, end, cue, context)
        if before & (w.DET | w.POSS) or low_before.endswith(("'s", "\u2019s")):
            return None
        return Group(start, verb, end, cue, "participle")
    if cue.inflection is Inflection.PAST and cue.lemma.split()[0] != "be":
        if bits & w.BE and not low_before.endswith(("'d", "\u2019d")) and not _has(u, start, verb, cue):
            return Group(start, verb, end, cue, context, passive=True)
        if before & (w.DET | w.POSS | w.PREP) and not before & w.DEMO and not before & w.OBJ:
            return None
        return Group(start, verb, end, cue, context)
    if cue.inflection is Inflection.BASE and not modal and not bits & w.AUX and not _plural(u, start, verb, cue):
        return None
    if cue.inflection is Inflection.THIRD and before & (w.DET | w.POSS | w.PREP | w.NUM) and not before & w.DEMO:
        return None
    if before & (w.DET | w.POSS) and not before & (w.DEMO | w.SUBJ | w.OBJ) and u.tag[start] & w.WORD:
        return None
    return Group(start, verb, end, cue, context)


def _has(u: Unit, start: int, verb: int, cue: Cue) -> bool:
    """Is "'s" a short "has": "he's said that"?"""
    i = start - 1
    return (
        i >= 0
        and u.low[i].endswith(("'s", "\u2019s"))
        and u.low[i][:-2] in ("he", "she", "who")
        and not any(u.tag[j] & w.BE for j in range(start, verb))
        and reports(cue)
    )


def _before_inserted(u: Unit, verb: int) -> int:
    """Skip an adverb between commas inside a verb group: "has, however, revealed"."""
    if (
        verb > 3
        and u.tag[verb - 1] & w.COMMA
        and u.tag[verb - 3] & w.COMMA
        and u.tag[verb - 2] & (w.ADV | w.OPENER)
        and u.tag[verb - 4] & (w.AUX | w.BE | w.MODAL)
    ):
        return verb - 3
    return verb


def _ends_plural(low: str) -> bool:
    return low.endswith("s") and not low.endswith(("'s", "\u2019s", "ss", "us", "is"))


def _plural(u: Unit, i: int, verb: int, cue: Cue) -> bool:
    """Can what stands before ``i`` be the subject of a verb in the plural?"""
    if i == 0:
        return False
    tag, low = u.tag[i - 1], u.low[i - 1]
    if i > 1 and u.low[i - 2] in ("a", "an", "this", "that"):
        return False
    if tag & (w.PLURAL | w.REL | w.COMMA) or low in ("i", "you", "we", "they", ")"):
        return True
    if tag & w.COORD and reports(cue) and u.low[verb] in verb_only():
        return not any(u.low[j] == "to" or u.tag[j] & w.MODAL for j in range(max(0, i - COORDINATED), i))
    if tag & (w.CLOSED | w.ADV | w.QUOTE):
        return False
    if u.tag[i] & w.WORD and any(x in verb_only() for x in u.low[i : verb + 1]):
        return True
    if _ends_plural(low):
        return True
    for j in range(i - 1, max(0, i - HEAD), -1):
        if u.tag[j] & w.TIE:
            if _ends_plural(u.low[j - 1]) or u.tag[j - 1] & w.PLURAL:
                return u.low[verb] in verb_only() or reports(cue)
        elif not (nominal(u, j) or u.tag[j] & (w.DET | w.POSS)):
            break
    return bool(tag & w.CAP) and i >= 3 and "and" in u.low[max(0, i - 5) : i]


def _infinitive(u: Unit, to: int, verb: int, end: int, cue: Cue) -> Group | None:
    """A cue in the infinitive: with the verb before it ("declined to say", "went on to say") where there is one."""
    i = to
    while i > 0 and u.tag[i - 1] & w.ADV:
        i -= 1
    if i > 0 and u.tag[i - 1] & w.MATRIX:
        start = i - 1
        while start > 0 and (u.low[start] == "on" or u.tag[start - 1] & w.GROUP) and not u.tag[start - 1] & w.DET:
            start -= 1
            if u.tag[start] & (w.SUBJ | w.REL):
                start += 1
                break
        return Group(start, verb, end, cue, "infinitive")
    return Group(to, verb, end, cue, "purpose")
