"""What may be an attribution: a cue with the sources and contents that it may have.

The drafts of the rule layer come first; the tree adds other edges to them and the cues that the rules passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import attrs

from timeline.model.mention import AttributionMention, CueClass
from timeline.model.span import Spans
from timeline_plugins.lexicon import sections
from timeline_spacy.parsing import Parse

Range = tuple[int, int]
"""Tokens of a parse, half-open."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = ("ccomp", "xcomp", "dobj", "oprd", "acomp", "prep", "advcl")
"""Complements in the order in which they are taken for a content."""
_VERB_GROUP = frozenset({"aux", "auxpass", "neg"})
_INHERITS = frozenset({"conj", "xcomp", "advcl", "pcomp", "acl"})


@attrs.frozen(slots=True)
class Option:
    """A source or a content as one of the ways of finding it gives it: ``kind`` is the way, ``spans`` may be empty."""

    kind: str
    spans: Spans
    head: int


@attrs.frozen(slots=True)
class Candidate:
    """A cue (``head`` is its token in the tree) with its options; ``draft`` is what the rules say."""

    head: int
    cue: Spans
    draft: AttributionMention | None
    sources: tuple[Option, ...]
    contents: tuple[Option, ...]


@cache
def classes() -> dict[str, CueClass]:
    """The class of every verb in the rule layer's lexicon, by lemma; that of its first row."""
    found: dict[str, CueClass] = {}
    for form, cue_class, *_ in sections("timeline_plugins.extractors.attribution", "cues.txt")["verbs"]:
        found.setdefault(form, CueClass(cue_class))
    return found


def candidates(p: Parse, drafts: Sequence[AttributionMention]) -> Iterator[Candidate]:
    """The candidates of a document, those of the rules first."""
    taken: set[int] = set()
    for draft in drafts:
        head = top(p, [i for start, end in draft.spans for i in p.touching((start, end))])
        for start, end in draft.spans:
            taken.update(p.touching((start, end)))
        yield Candidate(head, draft.spans, draft, tuple(_sources(p, head, draft)), tuple(_contents(p, head, draft)))
    known = classes()
    for head, tag in enumerate(p.tag):
        if tag.startswith("V") and head not in taken and (p.lemma[head] in known or _takes_clause(p, head)):
            contents = tuple(_contents(p, head, None))
            if contents:
                cue = _cue(p, head)
                yield Candidate(
                    head, ((p.start[cue[0]], p.end[cue[1] - 1]),), None, tuple(_sources(p, head, None)), contents
                )


def _takes_clause(p: Parse, head: int) -> bool:
    """Has a verb that no lexicon knows a clause as its complement, or as that of its adjective?"""
    if child(p, head, ("ccomp",)) >= 0:
        return True
    adjective = child(p, head, ("acomp", "oprd"))
    return adjective >= 0 and child(p, adjective, ("ccomp", "xcomp", "prep")) >= 0


def top(p: Parse, tokens: Sequence[int]) -> int:
    """The token whose head stands outside of a set; the one with the largest subtree if there are several; -1: none."""
    among = set(tokens)
    best, size = -1, -1
    for i in tokens:
        if p.head[i] == i or p.head[i] not in among:
            width = p.right[i] - p.left[i]
            if p.dep[i] != "punct" and width > size:
                best, size = i, width
    return best


def child(p: Parse, i: int, deps: Sequence[str] | frozenset[str]) -> int:
    """The first child of a token with one of these relations; -1 where there is none."""
    return next((c for c in p.children[i] if p.dep[c] in deps), -1)


def _cue(p: Parse, head: int) -> Range:
    first, end = head, head + 1
    while first > 0 and p.head[first - 1] == head and p.dep[first - 1] in _VERB_GROUP:
        first -= 1
    if end < len(p) and p.head[end] == head and p.dep[end] == "prt":
        end += 1
    return first, end


def spans_of(p: Parse, first: int, end: int, without: Sequence[Range] = ()) -> Spans:
    """The spans of a range of tokens without some ranges in it, punctuation trimmed at the edges of each piece."""
    pieces: list[Range] = []
    position = first
    for start, stop in sorted(without):
        if start >= end or stop <= position:
            continue
        if start > position:
            pieces.append((position, start))
        position = max(position, stop)
    if position < end:
        pieces.append((position, end))
    found = []
    for start, stop in pieces:
        while start < stop and _trims(p, start):
            start += 1
        while stop > start and _trims(p, stop - 1):
            stop -= 1
        if start < stop:
            found.append((p.start[start], p.end[stop - 1]))
    return tuple(found)


def _trims(p: Parse, i: int) -> bool:
    return not any(c.isalnum() for c in p.low[i]) and p.low[i] not in "$%£€"


def subject(p: Parse, head: int) -> tuple[str, int]:
    """Who does what a verb says: the way to it and its token; -1 where the tree tells nobody."""
    i = head
    way = ""
    for _ in range(4):
        found = child(p, i, SUBJECTS)
        if found >= 0:
            passive = p.dep[found] == "nsubjpass"
            if passive and not way:
                agent = child(p, i, ("agent",))
                by = child(p, agent, ("pobj", "pcomp")) if agent >= 0 else -1
                return ("agent", by) if by >= 0 else ("passive", -1)
            return way + ("object" if passive else "subject"), found
        if p.dep[i] == "acl" and p.head[i] < i:
            return way + "noun", p.head[i]
        if p.dep[i] not in _INHERITS or p.head[i] == i:
            break
        way = p.dep[i] + " "
        i = p.head[i]
    return way + "none", -1


def _noun_phrase(p: Parse, i: int, outside: int) -> Spans:
    """The subtree of a noun, as far as it does not reach over a token outside of it."""
    first, end = p.left[i], p.right[i]
    if first <= outside < i:
        first = outside + 1
    elif i < outside < end:
        end = outside
    return spans_of(p, first, end)


def _sources(p: Parse, head: int, draft: AttributionMention | None) -> Iterator[Option]:
    """The ways to a source, each span once; the last is that there is none."""
    offered: list[Option] = []
    if draft is not None:
        offered.append(Option("draft", draft.source, top(p, [i for span in draft.source for i in p.touching(span)])))
    if head >= 0:
        offered += _subjects(p, head)
        offered.append(Option("nobody", (), -1))
    return _once(offered)


def _subjects(p: Parse, head: int) -> Iterator[Option]:
    way, noun = subject(p, head)
    if p.tag[head].startswith("N"):
        owner = child(p, head, ("poss",))
        if owner >= 0:
            yield Option("owner", spans_of(p, p.left[owner], owner + 1), owner)
        way, noun = subject(p, p.head[head]) if p.dep[head] in ("dobj", "attr") else ("none", -1)
        way = "governing " + way
    if noun >= 0 and (whole := _noun_phrase(p, noun, head)):
        yield Option(way, whole, noun)


def _contents(p: Parse, head: int, draft: AttributionMention | None) -> Iterator[Option]:
    """The ways to a content, each span once; none for a noun that the rules do not know as a cue."""
    offered: list[Option] = []
    if draft is not None:
        inner = top(p, [i for span in draft.content for i in p.touching(span)])
        offered.append(Option("draft", draft.content, inner))
    if head >= 0 and p.tag[head].startswith("V"):
        offered += _complements(p, head)
    return _once(option for option in offered if option.spans)


def _complements(p: Parse, head: int) -> Iterator[Option]:
    """The complement behind a verb, alone and with all that follows; that of its adjective; the clause around it."""
    behind = -1
    for name in CLAUSES:
        behind = next((c for c in p.children[head] if p.dep[c] == name and c > head), -1)
        if behind >= 0:
            yield Option(name, spans_of(p, p.left[behind], p.right[behind]), behind)
            yield Option(name + " and on", spans_of(p, p.left[behind], p.right[head]), behind)
            break
    adjective = child(p, head, ("acomp", "oprd"))
    clause = child(p, adjective, ("ccomp", "xcomp")) if adjective >= 0 else -1
    if clause >= 0:
        yield Option("of adjective", spans_of(p, p.left[clause], p.right[clause]), clause)
    before = next((c for c in p.children[head] if p.dep[c] in ("ccomp", "dep", "parataxis") and c < head), -1)
    if before >= 0:
        own = [(p.left[c], p.right[c]) for c in p.children[head] if p.dep[c] in SUBJECTS]
        yield Option("before", spans_of(p, p.left[before], p.right[before], [*own, _cue(p, head)]), before)
    if p.dep[head] in ("parataxis", "ccomp", "dep") and p.head[head] != head:
        around = p.head[head]
        inserted = (p.left[head], p.right[head])
        yield Option("around", spans_of(p, p.left[around], p.right[around], [inserted]), around)


def _once(options: Iterable[Option]) -> Iterator[Option]:
    """Options whose spans none before them has."""
    seen: set[Spans] = set()
    for option in options:
        if option.spans not in seen:
            seen.add(option.spans)
            yield option
