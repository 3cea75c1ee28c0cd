"""Where a content begins and ends: what stands behind a cue, or before its source."""

from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.cues import Inflection, reports, verbs
from timeline_plugins.extractors.attribution.noun_phrases import Range, finite_like, nominal
from timeline_plugins.extractors.attribution.units import Unit

_STOPS = frozenset(".?!;")
_COLONS = frozenset((":", "\u2014", "\u2013"))
_BEHIND_ADDRESSEE = frozenset({"that", "to", "how", "about", "of", "what", "why", "whether", ":"})
DASHES = frozenset(("-", "--", "\u2014", "\u2013"))
_NO_ADVERBIALS = frozenset({"more", "most", "long", "even", "just", "only", "first", "last", "almost", "nearly"})
_PLACES = frozenset({"here", "there", "onstage", "aloud"})
_BESIDE = w.TIME | w.PREP | w.AUDIENCE | w.OCCASION | w.OBJ | w.DET
ENDING = 11
"""Atoms at most of who says it, behind a comma at the end of a sentence."""
ADVERBIAL_REACH = 16
CLAUSE_REACH = 14


def at_end(u: Unit, i: int) -> bool:
    """Is nothing but closing marks left?"""
    return i >= len(u) or all(not t & (w.WORD | w.QUOTE | w.COMMA) for t in u.tag[i : i + 3])


def complement(u: Unit, k: int) -> tuple[str, int]:
    """Which complement begins at ``k``, behind a verb, and where its content begins."""
    n = len(u)
    k = _skip_times(u, k)
    if at_end(u, k):
        return "left", k
    tag, low = u.tag[k], u.low[k]
    if tag & w.QUOTE:
        return "quote", k
    if low in _COLONS:
        return "quote", k + 1
    if tag & w.COMMA:
        if k + 1 < n and u.tag[k + 1] & w.QUOTE:
            return "comma quote", k + 1
        if k + 1 < n and u.low[k + 1] == "that":
            return "that", k + 1
        # said, in a rare rebuke, that
        for j in range(k + 1, min(n - 1, k + ADVERBIAL_REACH)):
            if u.tag[j] & w.QUOTE:
                break
            if u.tag[j] & w.COMMA:
                if u.low[j + 1] == "that":
                    return "that", j + 1
                if u.tag[j + 1] & w.QUOTE:
                    return "comma quote", j + 1
                break
        return "left", k
    if low in ("that", "whether", "how", "why", "what", "if", "where", "who") and not (
        low == "that" and k + 1 < n and u.tag[k + 1] & (w.PREP | w.TIME)
    ):
        return "that", k
    if low == "to" and k + 1 < n and _is_infinitive(u, k + 1):
        return "to", k
    if tag & w.PREP:
        return _behind_adverbial(u, k)
    if tag & (w.DET | w.POSS | w.SUBJ | w.NUM | w.CAP | w.DEMO) or nominal(u, k):
        return ("clause" if has_clause(u, k) else "object"), k
    return "object", k


def _is_infinitive(u: Unit, i: int) -> bool:
    tag = u.tag[i]
    if u.low[i] == "be":
        return True
    return not tag & (w.DET | w.POSS | w.CAP | w.OBJ | w.NUM | w.QUOTE | w.AUDIENCE | w.DEMO) and bool(tag & w.WORD)


def _skip_times(u: Unit, k: int) -> int:
    n = len(u)
    while k < n:
        tag, low = u.tag[k], u.low[k]
        if tag & w.TIME and not (low in ("may", "march") and not tag & w.CAP):
            k += 1
        elif low in ("last", "this", "late", "early", "earlier", "that") and k + 1 < n and u.tag[k + 1] & w.TIME:
            k += 2
        elif (
            low in _PLACES
            or (low in ("on", "in") and k + 1 < n and u.tag[k + 1] & w.TIME)
            or (tag & w.ADV and low not in _NO_ADVERBIALS)
        ):
            k += 1
        else:
            break
    return k


def _behind_adverbial(u: Unit, k: int) -> tuple[str, int]:
    """Behind a preposition: the content may begin at a later "that", quotation or time word."""
    n = len(u)
    for j in range(k + 1, min(n, k + ADVERBIAL_REACH)):
        tag, low = u.tag[j], u.low[j]
        if low == "that" and not (j + 1 < n and u.tag[j + 1] & (w.BE | w.AUX | w.MODAL | w.VERB)):
            return "that", j
        if tag & w.QUOTE:
            return ("quote", j) if j > k + 2 or u.low[k] in ("to", "of", "on", "in") else ("prep", k)
        if low in _COLONS:
            return "quote", j + 1
        if tag & w.COMMA:
            if j + 1 < n and u.tag[j + 1] & w.QUOTE:
                return "comma quote", j + 1
            return "adverbial", k
        if at_end(u, j):
            return "adverbial", k
        if tag & (w.TIME | w.OCCASION) and j + 1 < n and not u.tag[j + 1] & (w.PREP | w.COMMA | w.TIME | w.OCCASION):
            if at_end(u, j + 1):
                return "adverbial", k
            if u.low[j + 1] == "that" or (tag & w.TIME and not u.tag[j + 1] & w.WORD):
                continue
            if has_clause(u, j + 1) and not u.tag[j + 1] & (w.VERB | w.BE | w.AUX):
                return "clause", j + 1
    return "prep", k


def has_clause(u: Unit, k: int, end: int | None = None) -> bool:
    """Does a finite verb follow soon, before ``end``, as in a clause without "that"?"""
    for j in range(k, min(len(u) if end is None else end, k + CLAUSE_REACH)):
        tag, low = u.tag[j], u.low[j]
        if tag & (w.BE | w.AUX | w.MODAL) and not (tag & w.CAP and not u.titled):
            return True
        if j > k and (tag & w.QUOTE or (low in _STOPS and j == len(u) - 1)):
            return False
        if j > k and (tag & w.VERB or finite_like(u, j)) and not tag & w.CAP and not low.endswith("ing"):
            return u.low[j - 1] != "to"
        if low in ("that", "who", "which", "whether") and j > k:
            return False
    return False


def addressee(u: Unit, k: int) -> int:
    """The end of the one who is told, at ``k``."""
    n = len(u)
    if k >= n:
        return k
    tag = u.tag[k]
    if tag & w.OBJ and not (tag & w.POSS and k + 1 < n and nominal(u, k + 1)) and u.low[k] not in ("you", "it"):
        return k + 1
    if u.low[k] in ("you", "it"):
        return k + 1
    for j in range(k, min(n, k + 10)):
        if u.tag[j] & (w.QUOTE | w.COMMA) or u.low[j] in _BEHIND_ADDRESSEE:
            return j
        if u.tag[j] & w.TIME and j > k:
            return j
    i = k
    while i < n and u.tag[i] & (w.DET | w.POSS):
        i += 1
    capital = i < n and bool(u.tag[i] & w.CAP)
    while i < n and nominal(u, i):
        if i > k and u.tag[i] & w.AUDIENCE:
            return i + 1
        if i > k and u.tag[i] & w.CAP and not capital:
            break
        if capital and i > k and not u.tag[i] & w.CAP and u.tag[i] & w.WORD and not u.low[i].endswith("s"):
            break
        i += 1
    if i < n and u.tag[i] & w.TIE and u.low[i] in ("in", "at", "on"):
        j = i + 1
        while j < n and (nominal(u, j) or u.tag[j] & (w.DET | w.POSS)):
            j += 1
        return j
    return max(i, k + 1)


def right_end(u: Unit, k: int, *, tight: bool = False, noun: bool = False) -> int:
    """Where a content that begins at ``k`` ends: at the end of its unit, or where the reporter goes on by himself.

    ``tight``: a comma ends it, unless what follows is the next item of an enumeration. ``noun``: it is a noun phrase,
    so that a time, a dash or a temporal clause ends it.
    """
    n = len(u)
    end = n
    while end > k and not u.tag[end - 1] & (w.WORD | w.QUOTE):
        end -= 1
    if k in u.quoted:
        j = k + 1
        while j < end and u.tag[j] & (w.COMMA | w.QUOTE):
            j += 1
        return end if j >= end else k + 1
    for j in range(k + 1, end - 1):
        tag, low = u.tag[j], u.low[j]
        if tag & w.COMMA:
            if _resumes(u, j + 1, end) or (tight and not _enumerates(u, j + 1, end)):
                return j
        elif tag & w.COORD and low in ("and", "but"):
            if _is_finite_cue(u, j + 1, end, any_kind=True):
                return j
        elif low == "according" and u.low[j + 1] == "to":
            return j
        elif noun and (tag & w.TIME or low in ("when", "during", "until", "since")):
            if tag & w.TIME and not (u.tag[j - 1] & w.WORD and not u.tag[j - 1] & (w.DET | w.POSS | w.CAP | w.NUM)):
                continue
            while j - 1 > k and u.low[j - 1] in ("on", "in", "last", "this", "late", "early", "earlier", "next"):
                j -= 1
            return j
        elif (
            low == ";"
            or (noun and low in DASHES)
            or (low in ("before", "after", "while") and _is_reporting_ing(u, j + 1))
        ):
            return j
    return end


def _enumerates(u: Unit, j: int, end: int) -> bool:
    """Does "B and C" follow behind "A,"?"""
    for i in range(j, min(end, j + 8)):
        if u.low[i] in ("and", "or"):
            return True
        if u.tag[i] & (w.VERB | w.BE | w.AUX | w.MODAL | w.SUBJ | w.REL):
            return False
    return False


def _resumes(u: Unit, j: int, end: int) -> bool:
    """Does the reporter resume behind this comma: ", adding", ", according to", ", but she said", ", he said"?"""
    low = u.low[j]
    if low == "according":
        return True
    if _is_reporting_ing(u, j):
        return True
    if _ends_with_cue(u, j, end):
        return True
    if low == "then" and _is_finite_cue(u, j + 1, end):
        return True
    if _is_finite_cue(u, j, end) and not u.tag[j] & w.ADV:
        return True
    if u.tag[j] & w.COORD or low in ("while", "although", "though"):
        return _is_finite_cue(u, j + 1, end) or _clause_with_cue(u, j + 1, end)
    return False


def _is_reporting_ing(u: Unit, j: int) -> bool:
    return any(cue.inflection is Inflection.ING and reports(cue) for cue in verbs().get(u.low[j], ()))


def _is_finite_cue(u: Unit, j: int, end: int, *, any_kind: bool = False) -> bool:
    while j < end and u.tag[j] & w.ADV:
        j += 1
    if j >= end:
        return False
    any_kind = (
        any_kind and j + 1 < end and bool(u.tag[j + 1] & (w.DET | w.POSS | w.SUB | w.PREP) or u.low[j + 1] == "to")
    )
    return any(
        cue.inflection in (Inflection.PAST, Inflection.THIRD) and (reports(cue) or (any_kind and not cue.rest))
        for cue in verbs().get(u.low[j], ())
    )


def _ends_with_cue(u: Unit, j: int, end: int) -> bool:
    """Does nothing but who says it follow: ", lawmakers told reporters"?"""
    if end - j > ENDING or not (nominal(u, j) or u.tag[j] & (w.DET | w.SUBJ)):
        return False
    for i in range(j + 1, end):
        if _is_finite_cue(u, i, end):
            return end - i <= 5 and all(u.tag[x] & _BESIDE for x in range(i + 1, end))
        if not (nominal(u, i) or u.tag[i] & w.TIE):
            return False
    return False


def _clause_with_cue(u: Unit, j: int, end: int) -> bool:
    for i in range(j, min(end, j + 8)):
        if u.tag[i] & (w.COMMA | w.BE | w.MODAL | w.VERB):
            return False
        if i > j and _is_finite_cue(u, i, end):
            return True
    return False


def content_before(u: Unit, source_start: int) -> Range | None:
    """The content before a source: the unit up to the comma or quotation that ends it."""
    end = source_start
    if end > 0 and (u.tag[end - 1] & w.COMMA or u.low[end - 1] in ("\u2014", "\u2013", "-", "?", "!")):
        end -= 1
    elif not (end > 0 and u.tag[end - 1] & w.QUOTE and u.stopped(end - 1)):
        return None
    while end > 0 and not u.tag[end - 1] & (w.WORD | w.QUOTE):
        end -= 1
    start = 0
    while start < end and (u.tag[start] & w.COORD or not u.tag[start] & (w.WORD | w.QUOTE)):
        start += 1
    if start >= end:
        return None
    return _own_start(u, start, end), end


def _own_start(u: Unit, start: int, end: int) -> int:
    """Where the content begins in what stands before a source: behind a colon, a single dash, "Still," and the like."""
    dashes = []
    for j in range(start + 1, end - 1):
        low = u.low[j]
        if u.tag[j + 1] & w.QUOTE and j + 2 == end and (u.tag[j] & w.COMMA or low in DASHES or low == ":"):
            return j + 1
        if low == ";":
            start = j + 1
        elif low in DASHES and u.low[j + 1] not in DASHES:
            dashes.append(j)
    if (
        len(dashes) == 1
        and not any(u.tag[j] & w.QUOTE for j in range(start, end))
        and has_clause(u, dashes[0] + 1, end)
    ):
        return dashes[0] + 1
    if start + 2 < end and u.tag[start] & (w.ADV | w.OPENER) and u.tag[start + 1] & w.COMMA:
        return start + 2
    return start


def sayable(u: Unit, left: Range) -> bool:
    """Is this more than a leading adverbial: a quotation or a clause?"""
    if any(u.tag[i] & w.QUOTE for i in range(*left)):
        return True
    tag = u.tag[left[0]]
    if tag & (w.SUB | w.PREP) and u.low[left[0]] not in ("that", "this", "what", "how", "why"):
        if not tag & w.SUB and any(u.tag[i] & (w.BE | w.AUX) for i in range(*left)):
            return True
        comma = next((j for j in range(left[1] - 1, left[0], -1) if u.tag[j] & w.COMMA), None)
        return comma is not None and has_clause(u, comma + 1, left[1])
    return has_clause(u, *left) or left[1] - left[0] > 6


def content_behind(u: Unit, k: int, *, direct: bool = False) -> tuple[Range, ...]:
    """What goes on behind a parenthetical cue: '"...," he said, "..."'."""
    n = len(u)
    if k < n and u.tag[k] & (w.COMMA | w.MARK):
        direct = direct and u.low[k] not in DASHES
        k += 1
    elif not (k < n and u.tag[k] & w.QUOTE):
        return ()
    if k >= n or at_end(u, k):
        return ()
    tag, low = u.tag[k], u.low[k]
    if tag & w.QUOTE:
        return ((k, right_end(u, k)),)
    if (low.endswith("ing") and u.low[k] in verbs()) or tag & w.REL or low in ("according", "as"):
        return ()
    if not direct and (low.endswith("ing") or tag & (w.PREP | w.COORD | w.SUB)):
        return ()
    return ((k, right_end(u, k)),) if direct or has_clause(u, k) or tag & w.BE else ()


def as_said(u: Unit, i: int, k: int) -> tuple[Range, ...]:
    """The content of "as she said": the clause before it, or the one behind its comma where it leads."""
    end = i
    while end > 0 and not u.tag[end - 1] & (w.WORD | w.QUOTE):
        end -= 1
    parts: list[Range] = []
    leading = all(u.tag[j] & (w.COORD | w.OPENER) for j in range(end))
    if not leading:
        parts.append((1 if u.tag[0] & w.COORD and end > 1 else 0, end))
    comma = next((j for j in range(k, min(len(u), k + 12)) if u.tag[j] & w.COMMA), None)
    if comma is not None and comma + 1 < len(u) and not u.low[comma + 1].endswith("ing"):
        parts.append((comma + 1, right_end(u, comma + 1)))
    return tuple(part for part in parts if part[0] < part[1])
