"""Noun phrases, found from closed classes of words and capitals: whether a word can be part of one, and its left edge.

All positions are indices of atoms in a unit; ranges are half-open. Scans are bounded by ``REACH``.
"""

from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.cues import Inflection, verbs
from timeline_plugins.extractors.attribution.units import Unit

REACH = 40
"""Atoms within which the beginning of a noun phrase must lie."""
PARENTHESIS = 12
"""Atoms of the longest parenthesis that belongs to a name."""

Range = tuple[int, int]

_ABOUT = frozenset({"nearly", "almost", "about", "roughly", "over", "only", "just", "all"})
_BOUNDS = frozenset({"at", "more", "fewer", "less", "as", "up"})
_PARTICIPLES = frozenset({"seen", "made", "taken", "given", "written", "held", "led", "run", "found", "done", "sent"})
DASHES = frozenset("\u2014\u2013-")
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
        if low in DASHES:
            return 0 < i < len(u) - 1 and u.end[i - 1] == u.start[i] and u.end[i] == u.start[i + 1]
        return low in _INNER_MARKS
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
    if u.tag[i] & w.ADJ and i + 1 < len(u) and _noun_follows(u, i + 1):
        return False
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


def _noun_follows(u: Unit, i: int) -> bool:
    return bool(u.tag[i] & (w.CAP | w.AUDIENCE)) or not u.tag[i] & (
        w.CLOSED | w.ADV | w.VERB | w.COMMA | w.MARK | w.QUOTE
    )


def kind(u: Unit, source: Range) -> str:
    """The kind of a source by its form, as ``[sources]`` in ``cues.txt`` names them."""
    start, end = source
    tag, low = u.tag[start], u.low[start]
    if end - start == 1 and tag & (w.SUBJ | w.REL | w.DEMO | w.OBJ):
        return low if low in ("he", "she", "they", "i", "we", "you", "who") else "pronoun"
    if any(u.tag[i] & w.CAP and not u.tag[i] & (w.CLOSED | w.TIME) for i in range(start, end)):
        return "name"
    return "plural" if u.low[end - 1].endswith("s") else "noun"


def noun_phrase(u: Unit, end: int, *, singular: bool = False) -> Range | None:
    """The noun phrase or pronoun that ends at ``end``, appositions behind it not counted."""
    last = end - 1
    if last < 0:
        return None
    tag, low = u.tag[last], u.low[last]
    if low == ")":
        opening = next((i for i in range(last - 1, max(0, last - PARENTHESIS), -1) if u.low[i] == "("), 0)
        inner = noun_phrase(u, opening, singular=singular) if opening else None
        return (inner[0], end) if inner else None
    if tag & w.QUOTE or low == "there":
        return None
    if tag & (w.SUBJ | w.REL) and not (low == "who" and last and u.low[last - 1] in ("those", "many", "others")):
        if last and low in ("one", "others", "everyone") and u.tag[last - 1] & (w.DET | w.POSS):
            return last - 1, end
        if (
            low == "others"
            and last > 1
            and u.low[last - 1] == "and"
            and (first := _enumeration(u, last - 1, 0)) is not None
        ):
            return first, end
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
        elif u.low[before] == "and":
            other = _enumeration(u, before, depth)
            if other is None or (singular and not (other and u.tag[other - 1] & w.PREP)):
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
    for turn in range(5):
        if last < 0 or not nominal(u, last):
            return None
        first = left_edge(u, last, depth=depth + 2)
        if first == 0 or not u.tag[first - 1] & (w.WORD | w.COMMA) or u.tag[first - 1] & (w.SUB | w.COORD):
            return first
        if not u.tag[first - 1] & w.COMMA:
            return None
        if turn == 0 and not u.tag[conjunction - 1] & w.COMMA and not _items(u, first - 1):
            return first
        before = first - 2
        if before < 0 or not nominal(u, before) or not u.tag[before] & w.CAP:
            return first
        other = left_edge(u, before, depth=depth + 2)
        if other > 0 and u.tag[other - 1] & w.WORD and not u.tag[other - 1] & (w.SUB | w.COORD):
            return first
        last = before
    return None


def _items(u: Unit, comma: int) -> bool:
    """Is what stands before a comma an item of an enumeration, rather than an adverbial or a clause?"""
    first = left_edge(u, comma - 1, depth=5) if nominal(u, comma - 1) else comma
    if first >= comma or u.tag[comma - 1] & w.TIME:
        return False
    return first == 0 or not u.tag[first - 1] & w.WORD or bool(u.tag[first - 1] & (w.SUB | w.COORD))


def _reduced(u: Unit, before: int, least: int) -> int | None:
    """The noun of a participle that ends right before a noun phrase: "officials involved with the groups"."""
    i = before
    if u.tag[i] & w.PREP and u.low[i] != "to":
        i -= 1
    while i - 1 > least and (u.tag[i] & w.TIME or u.low[i] in ("last", "this", "on", "in")):
        i -= 1
    if i - 1 < least or u.tag[i] & (w.CAP | w.CLOSED & ~w.BE):
        return None
    if not u.low[i].endswith(("ing", "ed")) and u.low[i] not in _PARTICIPLES:
        return None
    noun = i - 1
    return (
        noun
        if nominal(u, noun) and not u.tag[noun] & w.TIME and (finite_like(u, i) or u.low[i] in _PARTICIPLES)
        else None
    )


def _base_edge(u: Unit, last: int, least: int) -> int:
    i = last
    while i > least and not (i == last and u.tag[i] & w.DEMO and not nominal(u, i)):
        tag = u.tag[i - 1]
        if (tag & (w.DET | w.POSS) or u.low[i - 1] == "that") and _determines(u, i - 1):
            i -= 1
            while i > least and u.tag[i - 1] & w.DET and u.low[i - 1] != "that":
                i -= 1
            break
        if (u.low[i - 1] == "that" or not nominal(u, i - 1)) and not _is_initial(u, i - 1):
            break
        i -= 1
    while i < last and not u.tag[i] & w.WORD:
        i += 1
    if i - 1 >= least and u.low[i - 1] in _ABOUT and u.tag[i] & (w.NUM | w.DET):
        i -= 1
    elif i - 2 >= least and u.low[i - 1] in ("least", "than", "most", "many", "to") and u.low[i - 2] in _BOUNDS:
        i -= 2
    return i


def _is_initial(u: Unit, i: int) -> bool:
    """Is this the letter of an initial that is also a word: "Jill A. Martin"?"""
    return len(u.low[i]) == 1 and bool(u.tag[i] & w.CAP) and i + 1 < len(u) and u.low[i + 1] == "."


def _determines(u: Unit, i: int) -> bool:
    """Is a determiner no initial, and "that" no conjunction?"""
    if u.low[i] == "that":
        return i == 0 or bool(u.tag[i - 1] & w.COMMA)
    return not _is_initial(u, i)


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
    if i < last and u.low[i] in _ABOUT and u.tag[i + 1] & (w.NUM | w.DET):
        return i
    if i < last and u.low[i] in ("last", "this", "next", "earlier", "late") and u.tag[i + 1] & w.TIME:
        i += 2
    elif (i < last and u.tag[i] & w.TIME and u.tag[i] & w.OPENER) or (
        i < last and u.tag[i] & w.OPENER and not u.tag[i] & w.DET and i == 0
    ):
        i += 1
    return i if i <= last and (i == start or nominal(u, i) or u.tag[i] & (w.DET | w.POSS | w.NUM)) else start
