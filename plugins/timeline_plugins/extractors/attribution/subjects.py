"""Where a source begins and ends beside a verb: noun phrases with their appositions and relative clauses."""

from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.cues import reports, verbs
from timeline_plugins.extractors.attribution.noun_phrases import DASHES, REACH, Range, nominal, noun_phrase
from timeline_plugins.extractors.attribution.units import Unit

PLACE = 5
"""Atoms of the longest place between two commas ("N.C.")."""

_SITES = frozenset({"twitter", "facebook", "instagram", "cnn", "fox", "msnbc", "cnbc", "abc", "nbc", "cbs", "air"})
_INDEFINITE = frozenset({"a", "an", "news", "press", "campaign", "this", "his", "her", "phone", "telephone", "video"})


def subject(u: Unit, end: int, *, singular: bool = False) -> Range | None:
    """The noun phrase that ends before the verb group at ``end``, with its appositions and relative clauses."""
    end = _before_times(u, end)
    if end > 1 and u.low[end - 1] in ("both", "all", "each") and not u.tag[end - 2] & (w.PREP | w.COORD | w.SUB):
        end -= 1
    if end <= 0:
        return None
    low = u.low[end - 1]
    if u.tag[end - 1] & w.COMMA:
        return _interposed(u, end - 1)
    if low in DASHES or low == ")":
        opening = "(" if low == ")" else low
        for i in range(end - 2, max(-1, end - REACH), -1):
            if u.low[i] == opening:
                head = noun_phrase(u, i, singular=singular)
                return None if head is None else (head[0], end if low == ")" else end - 1)
        return None
    return noun_phrase(u, end, singular=singular)


def _before_times(u: Unit, end: int) -> int:
    """Skip a bare time before a verb: "the senator on Tuesday said"."""
    i = end
    while i > 0 and u.tag[i - 1] & w.TIME and not u.tag[i - 1] & (w.MODAL | w.SUBJ):
        i -= 1
    if i == end:
        return end
    while i > 0 and u.low[i - 1] in ("on", "in", "last", "this", "earlier", "late", "early"):
        i -= 1
    return i if i > 0 and (nominal(u, i - 1) or u.tag[i - 1] & (w.SUBJ | w.COMMA | w.REL)) else end


def _interposed(u: Unit, comma: int) -> Range | None:
    """The source before a comma: "Anna Berg, the mayor of Rill, who ..., said"."""
    end = close = comma
    found: Range | None = None
    for _ in range(5):
        before = _comma_before(u, close)
        if before is None:
            phrase = noun_phrase(u, close)
            return found if phrase is None or (found and _leads(u, phrase)) else (phrase[0], end)
        kind = _interposition(u, before + 1, close)
        if kind == "none":
            phrase = noun_phrase(u, close)
            return found or ((phrase[0], end) if phrase else None)
        if kind == "adverbial" and close == end:
            end = before
        outer = _comma_before(u, before)
        inside = outer is not None and _is_inside(u, outer, before)
        if kind == "place" and _is_named(u, before, close):
            phrase = noun_phrase(u, before)
            return (phrase[0], end) if phrase else found
        if kind == "place" or inside:
            close = before
            continue
        head = noun_phrase(u, before)
        if head is None:
            close = before
            continue
        if kind in ("apposition", "place") and _leads(u, head):
            phrase = noun_phrase(u, close)
            return found or ((phrase[0], end) if phrase else None)
        found = (head[0], end)
        first = head[0]
        if first < 2 or not u.tag[first - 1] & w.COMMA or not (_appositive(u, first) or _entitled(u, first - 1)):
            return found
        close = first - 1
    return found


def _is_named(u: Unit, before: int, close: int) -> bool:
    """Do the capitals between two commas name the one before: "the governor of Rill, Tom Hart, wrote"?"""
    phrase = noun_phrase(u, before)
    return close - before > 2 and phrase is not None and bool(u.tag[phrase[0]] & w.DET)


def _is_inside(u: Unit, outer: int, before: int) -> bool:
    """Is what stands between two commas itself a part of what they belong to: "of Rill, N.C., who ..."?"""
    inner = _interposition(u, outer + 1, before)
    return inner in ("relative", "participle") or (inner == "place" and "." in u.low[outer + 1 : before])


def _leads(u: Unit, phrase: Range) -> bool:
    """Is a noun phrase that of a leading adverbial: "In May, ...", "After the vote, ..."?"""
    return bool(u.tag[phrase[1] - 1] & w.TIME) or (phrase[0] > 0 and bool(u.tag[phrase[0] - 1] & w.PREP))


def _entitled(u: Unit, comma: int) -> bool:
    """Does an office stand before the comma of a name: "Rill's governor, Anna Berg, ..."?"""
    phrase = noun_phrase(u, comma)
    if phrase is None or u.tag[comma - 1] & w.CAP or _leads(u, phrase):
        return False
    return phrase[0] == 0 or not u.tag[phrase[0] - 1] & w.WORD or bool(u.tag[phrase[0] - 1] & (w.SUB | w.COORD))


def _appositive(u: Unit, first: int) -> bool:
    if first < 2 or not u.tag[first - 2] & w.CAP:
        return False
    return bool(u.tag[first] & (w.DET | w.POSS | w.NUM)) or not u.tag[first] & w.CAP


def _comma_before(u: Unit, i: int) -> int | None:
    for j in range(i - 1, max(-1, i - 30), -1):
        if u.tag[j] & w.COMMA:
            return j
        if u.tag[j] & w.QUOTE or u.low[j] in ";:":
            return None
    return None


def _interposition(u: Unit, first: int, end: int) -> str:
    """What stands between two commas: a relative clause, an apposition, a place, an adverbial, or none of these."""
    if first >= end:
        return "none"
    tag, low = u.tag[first], u.low[first]
    if (
        tag & w.REL
        or low in ("whose", "whom")
        or (tag & w.PREP and first + 1 < end and u.low[first + 1] in ("whom", "which"))
    ):
        return "relative"
    if any(u.tag[j] & w.SUBJ and u.low[j] not in ("one", "it") for j in range(first, end)):
        return "adverbial" if tag & w.SUB else "none"
    if low in ("like", "including", "among"):
        return "apposition"
    if end - first <= PLACE and all(u.tag[j] & w.CAP or u.low[j] == "." for j in range(first, end)):
        return "place"
    if tag & (w.DET | w.POSS | w.NUM):
        return "none" if _is_clause(u, first, end) else "apposition"
    if low == "including" or (low.endswith("ing") and not any(reports(cue) for cue in verbs().get(low, ()))):
        return "participle"
    if tag & (w.PREP | w.ADV | w.SUB) or low.endswith("ing"):
        return "adverbial"
    if low.endswith("ed") or tag & w.CAP or nominal(u, first):
        return "none" if _is_clause(u, first, end) else "apposition"
    return "none"


def _is_clause(u: Unit, first: int, end: int) -> bool:
    """Does an auxiliary stand in a range, before its first relative pronoun?"""
    for j in range(first, end):
        if u.tag[j] & w.REL or u.low[j] in ("that", "whose"):
            return False
        if u.tag[j] & (w.BE | w.AUX | w.MODAL) and not u.tag[j] & w.CAP:
            return True
    return False


def following(u: Unit, start: int) -> int:
    """The end of the source that begins at ``start`` behind an inverted verb ("said Smith, the mayor, ...")."""
    n = len(u)
    i = start
    relative = False
    described = start < n and not u.tag[start] & w.CAP
    while i < n and i - start < REACH:
        tag, low = u.tag[i], u.low[i]
        if tag & w.COMMA:
            if not _goes_on(u, i + 1, n):
                break
            relative = False
            described = True
        elif low == "(":
            close = next((j for j in range(i + 1, min(n, i + 8)) if u.low[j] == ")"), None)
            if close is None:
                break
            i = close
        elif tag & w.QUOTE or low in ";:\u2014\u2013!?" or (low == "." and i == n - 1):
            break
        elif tag & w.REL:
            relative = True
        elif relative:
            pass
        elif (
            (i > start and tag & (w.SUB | w.COORD) and low not in ("and", "or", "that"))
            or (i > start and (tag & w.TIME or (low in ("last", "this") and i + 1 < n and u.tag[i + 1] & w.TIME)))
            or (tag & w.PREP and _adverbial(u, i, n, described=described and not u.tag[i - 1] & w.CAP))
            or (low == "in" and u.tag[i - 1] & w.SUBJ)
        ):
            break
        i += 1
    while i > start and not u.tag[i - 1] & w.WORD and u.low[i - 1] != ".":
        i -= 1
    return i


def _goes_on(u: Unit, i: int, n: int) -> bool:
    """Does an apposition or a relative clause begin here, behind a comma?"""
    if i >= n:
        return False
    tag, low = u.tag[i], u.low[i]
    if tag & w.REL or low == "whose":
        return True
    if low in ("now", "then") and i + 1 < n and u.tag[i + 1] & w.DET:
        return True
    if low in ("including", "managing") or (low in ("of", "from") and u.tag[i - 2] & w.NUM):
        return True
    if tag & (w.SUBJ | w.COORD | w.SUB | w.PREP | w.ADV | w.QUOTE | w.TIME) or low.endswith("ing"):
        return False
    return bool(tag & (w.DET | w.POSS | w.NUM | w.CAP)) or nominal(u, i)


def _adverbial(u: Unit, i: int, n: int, *, described: bool) -> bool:
    """Does a preposition begin when or on which occasion it was said, rather than tell more of the noun?

    ``described``: it stands behind a common noun ("adviser to", "head of policy at").
    """
    low = u.low[i]
    if described and low == "to":
        return any(u.tag[j] & w.AUDIENCE for j in range(i + 1, min(n, i + 3)))
    if described and low in ("at", "on", "in"):
        return (i + 1 < n and bool(u.tag[i + 1] & w.TIME)) or any(
            u.tag[j] & (w.OCCASION | w.TIME) and not u.tag[j] & w.CAP and u.low[j - 1] in _INDEFINITE
            for j in range(i + 1, min(n, i + 5))
        )
    if low in ("during", "after", "before", "while", "following", "via", "since", "by", "about"):
        return True
    if low not in ("in", "on", "at", "to", "through"):
        return False
    if low == "on":
        return any(u.tag[j] & w.TIME or u.low[j] in _SITES for j in range(i + 1, min(n, i + 4)))
    return any(u.tag[j] & (w.OCCASION | w.TIME) for j in range(i + 1, min(n, i + 6))) or low in ("to", "through")
