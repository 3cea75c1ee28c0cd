"""Where a source begins and ends: noun phrases beside a verb, found from closed classes of words and capitals.

All positions are indices of atoms in a unit; ranges are half-open. Scans are bounded by ``REACH``.
"""

from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.cues import Inflection, reports, verbs
from timeline_plugins.extractors.attribution.units import Unit

REACH = 40
"""Atoms within which the beginning of a source must lie."""

Range = tuple[int, int]

_BOUNDS = frozenset({"at", "more", "fewer", "less", "as", "up"})
_SITES = frozenset({"twitter", "facebook", "instagram", "cnn", "fox", "msnbc", "cnbc", "abc", "nbc", "cbs", "air"})
_DASHES = frozenset("\u2014\u2013-")
_INNER_MARKS = frozenset(".&%$\u20ac\u00a3/-\u2013'\u2019@#+\u2026")
_NOUNS_IN_ED = frozenset(
    {"fed", "united", "allied", "unnamed", "red", "speed", "need", "seed", "feed", "reed", "breed"}
)


def nominal(u: Unit, i: int) -> bool:
    """Can this atom be part of a noun phrase, articles and pronouns aside?"""
    tag, low = u.tag[i], u.low[i]
    if not tag & w.WORD:
        if low == "." and i > 0:
            return bool(u.tag[i - 1] & w.TITLE) or len(u.low[i - 1]) == 1 or bool(u.tag[i - 1] & w.CAP)
        return low in _INNER_MARKS and low not in _DASHES
    if tag & w.CAP and not u.titled:
        return not tag & (w.CLOSED & ~w.DET & ~w.MODAL) or (low in ("will", "may", "us"))
    if tag & (w.CLOSED | w.VERB) or (
        tag & w.ADV and not tag & w.TIME and low not in ("first", "second", "last", "long") and not _determined(u, i)
    ):
        return False
    return not finite_like(u, i)


def _determined(u: Unit, i: int) -> bool:
    return i > 0 and bool(u.tag[i - 1] & (w.DET | w.POSS))


def finite_like(u: Unit, i: int) -> bool:
    """Can this word be a finite verb or a participle, by its form and the word before it?"""
    low, before = u.low[i], u.tag[i - 1] if i else 0
    determined = bool(before & (w.DET | w.POSS)) or (i > 0 and u.low[i - 1].endswith(("'s", "\u2019s")))
    if u.tag[i] & w.VERB:
        return True
    if low.endswith("ed") and len(low) > 3 and low not in _NOUNS_IN_ED:
        return not determined and "-" not in low
    for cue in verbs().get(low, ()):
        if cue.rest or cue.lemma in ("answer", "end"):
            continue
        if cue.inflection is Inflection.PAST:
            return not determined
        if cue.inflection is Inflection.ING:
            return not determined and low not in ("meeting", "feeling", "polling", "leading")
        if cue.inflection is Inflection.THIRD:
            return bool(before & (w.CAP | w.SUBJ | w.REL)) and not determined
        return bool(before & (w.SUBJ | w.REL | w.MODAL)) or (i > 0 and u.low[i - 1] == "to")
    return False


def subject(u: Unit, end: int, *, singular: bool = False) -> Range | None:
    """The noun phrase that ends before the verb group at ``end``, with its appositions and relative clauses."""
    end = _before_times(u, end)
    if end <= 0:
        return None
    low = u.low[end - 1]
    if u.tag[end - 1] & w.COMMA:
        return _interposed(u, end - 1)
    if low in _DASHES or low == ")":
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


def noun_phrase(u: Unit, end: int, *, singular: bool = False) -> Range | None:
    """The noun phrase or pronoun that ends at ``end``, appositions behind it not counted."""
    last = end - 1
    if last < 0:
        return None
    tag, low = u.tag[last], u.low[last]
    if tag & w.QUOTE or low == "there":
        return None
    if tag & (w.SUBJ | w.REL) and not (low == "who" and last and u.low[last - 1] in ("those", "many", "others")):
        if last and low in ("one", "others", "everyone") and u.tag[last - 1] & (w.DET | w.POSS):
            return last - 1, end
        return last, end
    if low == "who":
        return last - 1, end
    if tag & w.DEMO and not nominal(u, last):
        return last, end
    if tag & w.OBJ or nominal(u, last):
        return left_edge(u, last, singular=singular), end
    return None


def left_edge(u: Unit, last: int, *, singular: bool = False, participles: bool = True, depth: int = 0) -> int:
    """Where the noun phrase with its last word at ``last`` begins: base phrases tied by prepositions and "and"."""
    least = max(0, last - REACH)
    i = _base_edge(u, last, least)
    while i - 2 >= least and depth < 6:
        before, tag = i - 1, u.tag[i - 1]
        if tag & w.TIE and (nominal(u, i - 2) or u.tag[i - 2] & (w.DEMO | w.PLURAL)) and not u.tag[i - 2] & w.TIME:
            i = _base_edge(u, i - 2, least)
        elif u.low[before] == "and" and not singular:
            other = _enumeration(u, before, depth)
            if other is None:
                break
            i = other
        elif participles and (noun := _reduced(u, before, least)) is not None:
            i = _base_edge(u, noun, least)
        else:
            opener = _relative(u, i, least)
            if opener is None:
                break
            i = _base_edge(u, opener - 1, least)
    return _without_openers(u, i, last)


def _enumeration(u: Unit, conjunction: int, depth: int) -> int | None:
    """Where "A, B and C" begins, from its "and"; None where that does not join noun phrases."""
    last = conjunction - 1
    if last > 0 and u.tag[last] & w.COMMA:
        last -= 1
        if not any(u.tag[j] & w.COMMA for j in range(max(0, last - 8), last)):
            return None
    for _ in range(5):
        if last < 0 or not nominal(u, last):
            return None
        first = left_edge(u, last, depth=depth + 2)
        if first == 0 or not u.tag[first - 1] & (w.WORD | w.COMMA) or u.tag[first - 1] & (w.SUB | w.COORD):
            return first
        if not u.tag[first - 1] & w.COMMA:
            return None
        before = first - 2
        if before < 0 or not nominal(u, before) or not u.tag[before] & w.CAP:
            return first
        other = left_edge(u, before, depth=depth + 2)
        if other > 0 and u.tag[other - 1] & w.WORD and not u.tag[other - 1] & (w.SUB | w.COORD):
            return first
        last = before
    return None


def _reduced(u: Unit, before: int, least: int) -> int | None:
    """The noun of a participle that ends right before a noun phrase: "officials involved with the groups"."""
    i = before
    if u.tag[i] & w.PREP and u.low[i] != "to":
        i -= 1
    if i - 1 < least or u.tag[i] & (w.CAP | w.CLOSED) or not u.low[i].endswith(("ing", "ed")):
        return None
    noun = i - 1
    return noun if nominal(u, noun) and not u.tag[noun] & w.TIME and finite_like(u, i) else None


def _base_edge(u: Unit, last: int, least: int) -> int:
    i = last
    while i > least and not (i == last and u.tag[i] & w.DEMO and not nominal(u, i)):
        tag = u.tag[i - 1]
        if tag & (w.DET | w.POSS) and u.low[i - 1] != "that":
            i -= 1
            while i > least and u.tag[i - 1] & w.DET and u.low[i - 1] != "that":
                i -= 1
            break
        if u.low[i - 1] == "that" or not nominal(u, i - 1):
            break
        i -= 1
    while i < last and not u.tag[i] & w.WORD:
        i += 1
    if (
        i - 1 >= least
        and u.low[i - 1] in ("nearly", "almost", "about", "roughly", "over")
        and u.tag[i] & (w.NUM | w.DET)
    ):
        i -= 1
    elif i - 2 >= least and u.low[i - 1] in ("least", "than", "most", "many", "to") and u.low[i - 2] in _BOUNDS:
        i -= 2
    return i


def _relative(u: Unit, i: int, least: int) -> int | None:
    """A relative pronoun before ``i`` whose clause runs up to here without a comma: "the man who shot him"."""
    for j in range(i - 1, max(least, i - 12), -1):
        tag = u.tag[j]
        if tag & (w.COMMA | w.QUOTE | w.MARK):
            return None
        if tag & w.REL or u.low[j] in ("whose", "that"):
            if u.low[j] == "that" and u.low[j - 1] in verbs():
                return None  # "experts warn that ..."
            if j > least and nominal(u, j - 1) and any(_verbal(u, k) for k in range(j + 1, i)):
                return j
            return None
    return None


def _verbal(u: Unit, i: int) -> bool:
    return bool(u.tag[i] & (w.BE | w.AUX | w.MODAL | w.VERB)) or finite_like(u, i)


def _without_openers(u: Unit, i: int, last: int) -> int:
    """Skip "Last week" and "Monday" before a noun phrase at the beginning of a clause."""
    start = i
    if i < last and u.low[i] in ("last", "this", "next", "earlier", "late") and u.tag[i + 1] & w.TIME:
        i += 2
    elif (i < last and u.tag[i] & w.TIME and u.tag[i] & w.OPENER) or (
        i < last and u.tag[i] & w.OPENER and not u.tag[i] & w.DET and i == 0
    ):
        i += 1
    return i if i <= last and (i == start or nominal(u, i) or u.tag[i] & (w.DET | w.POSS | w.NUM)) else start


def _interposed(u: Unit, comma: int) -> Range | None:
    """The source before a comma: "Anna Berg, the mayor of Rill, who ..., said"."""
    end = close = comma
    found: Range | None = None
    for _ in range(5):
        before = _comma_before(u, close)
        if before is None:
            phrase = noun_phrase(u, close)
            return (phrase[0], end) if phrase else found
        kind = _interposition(u, before + 1, close)
        if kind == "none":
            phrase = noun_phrase(u, close)
            return found or ((phrase[0], end) if phrase else None)
        if kind == "adverbial" and close == end:
            end = before
        outer = _comma_before(u, before)
        inside = outer is not None and _interposition(u, outer + 1, before) in ("relative", "participle")
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
        if found and head[0] and u.tag[head[0] - 1] & w.PREP:
            return found
        found = (head[0], end)
        first = head[0]
        if first < 2 or not u.tag[first - 1] & w.COMMA or not _appositive(u, first) or not u.tag[first - 2] & w.CAP:
            return found
        close = first - 1
    return found


def _is_named(u: Unit, before: int, close: int) -> bool:
    """Do the capitals between two commas name the one before: "the governor of Rill, Tom Hart, wrote"?"""
    phrase = noun_phrase(u, before)
    return close - before > 2 and phrase is not None and bool(u.tag[phrase[0]] & w.DET)


def _appositive(u: Unit, first: int) -> bool:
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
    if end - first <= 3 and all(u.tag[j] & w.CAP or u.low[j] == "." for j in range(first, end)):
        return "place"
    if tag & (w.DET | w.POSS | w.NUM):
        return "apposition" if not any(u.tag[j] & (w.BE | w.AUX | w.MODAL) for j in range(first, end)) else "none"
    if low == "including" or (low.endswith("ing") and not any(reports(cue) for cue in verbs().get(low, ()))):
        return "participle"
    if tag & (w.PREP | w.ADV | w.SUB) or low.endswith("ing"):
        return "adverbial"
    if low.endswith("ed") or tag & w.CAP or nominal(u, first):
        return "apposition" if not any(u.tag[j] & (w.BE | w.AUX | w.MODAL) for j in range(first, end)) else "none"
    return "none"


def following(u: Unit, start: int) -> int:
    """The end of the source that begins at ``start`` behind an inverted verb ("said Smith, the mayor, ...")."""
    n = len(u)
    i = start
    relative = False
    while i < n and i - start < REACH:
        tag, low = u.tag[i], u.low[i]
        if tag & w.COMMA:
            if not _goes_on(u, i + 1, n):
                break
            relative = False
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
            or (tag & w.PREP and _adverbial(u, i, n))
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
        return not any(reports(cue) for cue in verbs().get(u.low[min(i + 1, n - 1)], ()))
    if low in ("including", "managing") or (low in ("of", "from") and u.tag[i - 2] & w.NUM):
        return True
    if tag & (w.SUBJ | w.COORD | w.SUB | w.PREP | w.ADV | w.QUOTE | w.TIME) or low.endswith("ing"):
        return False
    return bool(tag & (w.DET | w.POSS | w.NUM | w.CAP)) or nominal(u, i)


def _adverbial(u: Unit, i: int, n: int) -> bool:
    """Does a preposition begin when or on which occasion it was said, rather than tell more of the noun?"""
    low = u.low[i]
    if low in ("during", "after", "before", "while", "following", "via", "since", "by", "about"):
        return True
    if low not in ("in", "on", "at", "to", "through"):
        return False
    if low == "on":
        return any(u.tag[j] & w.TIME or u.low[j] in _SITES for j in range(i + 1, min(n, i + 4)))
    return any(u.tag[j] & (w.OCCASION | w.TIME) for j in range(i + 1, min(n, i + 6))) or low in ("to", "through")
