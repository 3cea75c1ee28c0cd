"""Attributions whose cue is no verb: "according to X", "reportedly", "X's claim that ...", "Anna Berg: ..."."""

from collections.abc import Iterator

from timeline.model.mention import CueClass
from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.contents import at_end, has_clause, right_end
from timeline_plugins.extractors.attribution.cues import adverbs, contexts, nouns, phrases
from timeline_plugins.extractors.attribution.noun_phrases import Range, finite_like, left_edge, nominal
from timeline_plugins.extractors.attribution.units import Unit
from timeline_plugins.extractors.attribution.verbal import Found

ASIDE = 10
"""Words of an aside between commas behind a subject."""
LABEL_WORDS = 5
QUOTED = 14
"""Atoms of ", quoted by" and the name behind it."""


def phrasal(u: Unit) -> Iterator[Found]:
    """The attributions of a unit whose cue is a phrase, an adverb, a noun or a colon."""
    yield from _label(u)
    known_phrases, known_adverbs, known_nouns = phrases(), adverbs(), nouns()
    for i, low in enumerate(u.low):
        if low in known_phrases:
            for rest, cue_class, precision in known_phrases[low]:
                if tuple(u.low[i + 1 : i + 1 + len(rest)]) == rest:
                    yield from _phrase(u, i, i + 1 + len(rest), cue_class, precision)
                    break
        elif low in known_adverbs:
            yield from _adverb(u, i, *known_adverbs[low])
        elif low in known_nouns and i + 2 < len(u):
            yield from _noun(u, i)


def _words(u: Unit, start: int, end: int) -> Range | None:
    while start < end and (not u.tag[start] & (w.WORD | w.QUOTE)):
        start += 1
    while end > start and not u.tag[end - 1] & (w.WORD | w.QUOTE):
        end -= 1
    return (start, end) if start < end else None


def _phrase(u: Unit, i: int, k: int, cue_class: CueClass, precision: float) -> Iterator[Found]:
    if k >= len(u):
        return
    leading = all(u.tag[j] & (w.COORD | w.OPENER) or not u.tag[j] & w.WORD for j in range(i))
    end = source_end(u, k, leading=leading)
    if end <= k:
        return
    parts: list[Range] = []
    if not leading and (before := _words(u, _clause_start(u, i), i)):
        parts.append(before)
    behind = _behind_quoted(u, end)
    if behind < len(u) and u.tag[behind] & w.COMMA and (leading or has_clause(u, behind + 1)):
        last = right_end(u, min(behind + 1, len(u) - 1))
        if after := _words(u, behind + 1, last):
            parts.append(after)
    if parts:
        yield Found((i, k), (k, end), tuple(parts), cue_class, precision, f"{' '.join(u.low[i:k])} + source")


def _behind_quoted(u: Unit, end: int) -> int:
    """Skip who passes it on: "according to the mayor, quoted by the Rill Times, ..."."""
    if end + 2 < len(u) and u.tag[end] & w.COMMA and u.low[end + 1] in ("quoted", "cited") and u.low[end + 2] == "by":
        return next((j for j in range(end + 3, min(len(u), end + QUOTED)) if u.tag[j] & w.COMMA), end)
    return end


def _clause_start(u: Unit, i: int) -> int:
    return 1 if u.tag[0] & w.COORD and i > 1 else 0


def source_end(u: Unit, k: int, *, leading: bool) -> int:
    """The end of the source behind "according to"; its relative clauses and dates belong to it."""
    n = len(u)
    end = k
    while end < n and not at_end(u, end):
        tag = u.tag[end]
        if tag & w.COMMA:
            if end + 1 >= n or not _goes_on(u, end + 1, leading=leading):
                break
        elif (
            tag & w.QUOTE
            or u.low[end] in ";:\u2014\u2013("
            or (end > k and tag & w.SUB and u.low[end] in ("because", "while", "although", "as", "though", "when"))
        ):
            break
        end += 1
    return end


def _goes_on(u: Unit, i: int, *, leading: bool) -> bool:
    tag, low = u.tag[i], u.low[i]
    if tag & w.REL or low in ("whose", "whom"):
        return True
    comma = next((j for j in range(i, min(len(u), i + 14)) if u.tag[j] & w.COMMA), None)
    if tag & (w.DET | w.POSS) or (not tag & (w.CLOSED | w.CAP | w.ADV) and nominal(u, i)):
        if leading:
            return comma is not None and not has_clause_before(u, i, comma)
        return not has_clause_before(u, i, comma if comma is not None else min(len(u), i + 14))
    return False


def has_clause_before(u: Unit, start: int, end: int) -> bool:
    """Does a finite auxiliary stand in this range?"""
    return any(u.tag[j] & (w.BE | w.AUX | w.MODAL | w.VERB | w.SUBJ) for j in range(start, end))


def _adverb(u: Unit, i: int, cue_class: CueClass, precision: float) -> Iterator[Found]:
    start = cue = i
    for j in range(_before_aside(u, i) - 1, -1, -1):
        if u.tag[j] & (w.COMMA | w.QUOTE | w.REL | w.COORD) or u.low[j] in ("that", "because", "while", ";", "\u2014"):
            break
        start = j
    if start == i:
        start = 0 if i and u.tag[i - 1] & (w.COORD | w.REL) else i
    while i + 1 < len(u) and u.tag[i + 1] & w.COMMA and start == i == 0:
        start = i = 1
    end = right_end(u, i)
    for j in range(i + 1, end):
        if u.tag[j] & w.COMMA:
            end = j
            break
    parts = [part for part in (_words(u, start, i), _words(u, i + 1, end)) if part]
    if parts:
        yield Found((cue, cue + 1), None, tuple(parts), cue_class, precision, f"{u.low[cue]} + clause")


def _before_aside(u: Unit, i: int) -> int:
    """Where an aside between commas that ends before a word begins ("The actor, 33, | reportedly"); else the word."""
    if i < 3 or not u.tag[i - 1] & w.COMMA:
        return i
    for j in range(i - 2, max(0, i - ASIDE), -1):
        if u.tag[j] & w.COMMA:
            return i if has_clause_before(u, j, i - 1) or u.tag[j + 1] & w.COORD else j
    return i


def _noun(u: Unit, i: int) -> Iterator[Found]:
    lemma, patterns = nouns()[u.low[i]]
    k = i + 1
    name = u.low[k]
    if name not in patterns or (u.tag[i] & w.CAP and not u.titled and i > 0):
        return
    if u.tag[i - 1] & (w.SUBJ | w.MODAL | w.AUX | w.REL) if i else False:
        return
    source: Range | None = None
    first = i
    while first > 0 and nominal(u, first - 1) and not _possessive(u, first - 1):
        first -= 1
    if first > 0 and u.tag[first - 1] & w.POSS:
        source = first - 1, first
    elif first > 0 and _possessive(u, first - 1):
        source = left_edge(u, first - 1), first
    elif i > 0 and u.low[i - 1] == "to":
        return
    start = k if name in ("that", "to") else k + 1
    if start >= len(u):
        return
    end = right_end(u, start)
    for j in range(start + 1, end):
        if u.tag[j] & w.COMMA or (name != "that" and u.tag[j] & (w.BE | w.AUX | w.MODAL)):
            end = j
            break
    if name == "that" and (first == 0 or (source and source[0] == 0)):
        end = _before_main_verb(u, start, end)
    cue_class, precision = patterns[name]
    owned = "owned" if source else "bare"
    if name != "that":
        precision *= contexts().get(owned, 1.0)
    if part := _words(u, start, end):
        yield Found((i, i + 1), source, (part,), cue_class, precision, f"noun {lemma} + {name}, {owned}")


def _before_main_verb(u: Unit, start: int, end: int) -> int:
    """Where the clause of a noun that is itself the subject ends: "the claim that it fell | was denied"."""
    seen = False
    for j in range(start, end):
        tag = u.tag[j]
        if tag & (w.BE | w.AUX | w.MODAL) and not tag & w.SUBJ:
            if seen and not u.tag[j - 1] & (w.BE | w.AUX | w.MODAL | w.SUBJ | w.REL | w.NEG):
                return j
            seen = True
        elif tag & w.VERB or finite_like(u, j):
            seen = True
    return end


def _possessive(u: Unit, i: int) -> bool:
    return u.low[i].endswith(("'s", "\u2019s")) or (
        u.low[i] in ("'", "\u2019") and i > 0 and u.low[i - 1].endswith("s")
    )


def _label(u: Unit) -> Iterator[Found]:
    """A name and a colon at the beginning of a paragraph: headlines, transcripts."""
    if not u.leads or ":" not in u.low[1 : LABEL_WORDS + 1]:
        return
    colon = u.low.index(":", 1)
    if not all(u.tag[i] & w.CAP or u.low[i] in (".", "of") for i in range(colon)) or colon + 1 >= len(u):
        return
    if part := _words(u, colon + 1, len(u)):
        yield Found((colon, colon + 1), (0, colon), (part,), CueClass.SPEECH, 0.5, "colon + label")
