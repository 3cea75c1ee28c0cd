"""Attributions whose cue is a verb: "X said that ...", "..., said X", "X, who ..., told Y", "X is expected to"."""

from collections.abc import Iterator

import attrs

from timeline.model.mention import CueClass
from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.contents import (
    addressee,
    as_said,
    complement,
    content_before,
    content_behind,
    has_clause,
    right_end,
    sayable,
)
from timeline_plugins.extractors.attribution.cues import Cue, Inflection, contexts, verb_only, verbs
from timeline_plugins.extractors.attribution.subjects import (
    Range,
    finite_like,
    following,
    left_edge,
    nominal,
    subject,
)
from timeline_plugins.extractors.attribution.units import Unit

_SUBORDINATORS = frozenset({"while", "although", "though", "if", "when", "as", "because", "since", "after", "before"})
NEAR = 6
"""Attributions before a cue in its sentence that may share their source with it."""
NEVER = (CueClass.SPEECH, 0.0)


@attrs.frozen(slots=True)
class Found:
    """An attribution as ranges of atoms of its unit; ``source`` is None where nobody is named."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    cue_class: CueClass
    precision: float
    rule: str


@attrs.frozen(slots=True)
class _Group:
    """A verb group: ``start`` with its auxiliaries, ``verb`` the cue's first word, ``end``; the context, the form."""

    start: int
    verb: int
    end: int
    cue: Cue
    context: str
    passive: bool = False


def verbal(u: Unit) -> Iterator[Found]:
    """The attributions of a unit whose cue is a verb."""
    known = verbs()
    found: list[Found] = []
    i = 0
    while i < len(u):
        if u.low[i] in known and (match := _match(u, i)):
            cue, end = match
            group = _group(u, i, end, cue)
            if group is not None:
                result = _attribute(u, group, found)
                if result is not None:
                    found.append(result)
                    yield result
                    i = max(end, i + 1)
                    continue
        i += 1


def _match(u: Unit, i: int) -> tuple[Cue, int] | None:
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


def _group(u: Unit, verb: int, end: int, cue: Cue) -> _Group | None:
    """The verb group around a cue; None where the word is a noun or an adjective."""
    if u.tag[verb] & w.CAP and not u.titled and verb > 0:
        return None
    start = verb
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
            return _Group(start, verb, end, cue, context)
        if before & (w.DET | w.POSS) or low_before.endswith(("'s", "\u2019s")):
            return None
        return _Group(start, verb, end, cue, "participle")
    if cue.inflection is Inflection.PAST and cue.lemma.split()[0] != "be":
        if bits & w.BE and not low_before.endswith(("'d", "\u2019d")):
            return _Group(start, verb, end, cue, context, passive=True)
        if before & (w.DET | w.POSS | w.PREP) and not before & w.DEMO and not before & w.OBJ:
            return None
        return _Group(start, verb, end, cue, context)
    if cue.inflection is Inflection.BASE and not modal and not bits & w.AUX and not _plural(u, start, verb):
        return None
    if cue.inflection is Inflection.THIRD and before & (w.DET | w.POSS | w.PREP | w.NUM) and not before & w.DEMO:
        return None
    if before & (w.DET | w.POSS) and not before & (w.DEMO | w.SUBJ | w.OBJ) and u.tag[start] & w.WORD:
        return None
    return _Group(start, verb, end, cue, context)


def _plural(u: Unit, i: int, verb: int) -> bool:
    """Can what stands before ``i`` be the subject of a verb in the plural?"""
    if i == 0:
        return False
    tag, low = u.tag[i - 1], u.low[i - 1]
    if tag & (w.PLURAL | w.REL | w.COMMA) or low in ("i", "you", "we", "they", ")"):
        return True
    if tag & (w.CLOSED | w.ADV | w.QUOTE):
        return False
    if u.tag[i] & w.WORD and any(x in verb_only() for x in u.low[i : verb + 1]):
        return True
    if low.endswith("s") and not low.endswith(("'s", "\u2019s", "ss", "us", "is")):
        return True
    return bool(tag & w.CAP) and i >= 3 and "and" in u.low[max(0, i - 5) : i]


def _infinitive(u: Unit, to: int, verb: int, end: int, cue: Cue) -> _Group | None:
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
        return _Group(start, verb, end, cue, "infinitive")
    return _Group(to, verb, end, cue, "purpose")


def _attribute(u: Unit, group: _Group, earlier: list[Found]) -> Found | None:
    if group.passive:
        return _passive(u, group)
    k = group.end
    if k < len(u) and u.low[k] == "by" and group.cue.inflection is Inflection.PAST and u.low[group.start - 1] != "when":
        return None  # a reduced relative clause: "an era characterized by"
    if k < len(u) and group.cue.inflection is Inflection.THIRD and group.start == group.verb:
        behind = u.tag[k]
        if behind & (w.BE | w.AUX | w.MODAL) and not behind & (w.SUBJ | w.CAP):
            return None  # a noun in the plural: "reports were"
    if group.cue.inflection is Inflection.PAST and group.start == group.verb:
        before = u.low[group.start - 1] if group.start else ""
        if before in ("", "when", "if", "as", "once") and "passive" in group.cue.patterns:
            return _passive(u, attrs.evolve(group, context="reduced"))
    if inverted := _inverted(u, group):
        return inverted
    source = _source(u, group, earlier)
    if source is None:
        return None
    if source[1] > group.start and source[0] < group.start:
        source = source[0], group.start
    return _finite(u, group, source)


def _source(u: Unit, group: _Group, earlier: list[Found]) -> Range | None:
    start = group.start
    before = u.tag[start - 1] if start else w.COMMA
    if group.context == "participle" and start > 1 and u.low[start - 1] == "as":
        # quoted the governor as saying
        return (left_edge(u, start - 2, participles=False), start - 1) if nominal(u, start - 2) else None
    singular = group.cue.inflection is Inflection.THIRD
    inherits = (
        (
            group.context in ("participle", "purpose")
            and (start == 0 or not (nominal(u, start - 1) or before & (w.OBJ | w.SUBJ)) or group.context == "purpose")
        )
        or bool(before & (w.COORD | w.SUB))
        or (group.context == "infinitive" and before & w.COORD)
    )
    if not inherits:
        return subject(u, start, singular=singular)
    near = earlier[-NEAR:]
    for found in reversed(near):
        if (
            found.source is not None
            and found.cue[0] < start
            and not any(
                first <= found.cue[0] < last for other in near if other is not found for first, last in other.content
            )
        ):
            return found.source
    return clause_subject(u, start)


def clause_subject(u: Unit, end: int) -> Range | None:
    """The subject of the first finite verb before ``end``; of the clause behind it where the participle leads."""
    for i in range(1, end):
        if u.tag[i] & (w.BE | w.AUX | w.MODAL | w.VERB) or finite_like(u, i):
            if u.low[i].endswith("ing") or u.low[i - 1] == "to":
                continue
            start = i
            while start > 0 and u.tag[start - 1] & w.GROUP and not u.tag[start - 1] & w.DET:
                start -= 1
            if u.tag[i] & w.SUBJ:
                return i, i + 1
            found = subject(u, start)
            if found is not None and not u.tag[found[0]] & w.REL:
                return found
    return None


def _inverted(u: Unit, group: _Group) -> Found | None:
    """'"...," said Smith' and '..., according to whom says Smith'."""
    cue = group.cue
    if cue.inflection not in (Inflection.PAST, Inflection.THIRD) or group.start != group.verb or group.start == 0:
        return None
    if not u.tag[group.start - 1] & (w.QUOTE | w.COMMA | w.MARK) or cue.patterns.get("left", NEVER)[1] < 0.5:
        return None
    k = group.end
    if k >= len(u) or not (nominal(u, k) or u.tag[k] & (w.DET | w.POSS | w.SUBJ)):
        return None
    left = content_before(u, group.start)
    if left is None or not sayable(u, left):
        return None
    if not u.tag[left[1] - 1] & w.QUOTE and (
        not u.tag[k] & (w.CAP | w.DET | w.SUBJ) or "tell" in cue.patterns or not has_clause(u, left[0])
    ):
        return None
    if subject(u, group.start) and not u.tag[group.start - 1] & w.QUOTE and has_clause(u, k):
        return None
    end = following(u, k)
    if end <= k:
        return None
    if (
        not u.tag[group.start - 1] & w.QUOTE
        and end < len(u)
        and u.low[end] not in (".", ",", ";", "!", "?")
        and not (
            u.tag[end] & (w.PREP | w.TIME | w.SUB | w.COMMA | w.QUOTE)
            and u.low[end] not in ("to", "that", "by", "from")
        )
    ):
        return None
    return _found(group, (k, end), (left, *content_behind(u, end)), "left", "inverted")


def _finite(u: Unit, group: _Group, source: Range) -> Found | None:
    patterns = group.cue.patterns
    k = group.end
    told = "tell" in patterns and k < len(u) and u.low[k] != "that"
    name, start = complement(u, k)
    left = content_before(u, source[0])
    if left is not None and not sayable(u, left):
        left = None
    if told and name in ("clause", "object", "adverbial"):
        behind = addressee(u, k)
        inner, start = complement(u, behind)
        if inner in ("left", "adverbial") and left is not None:
            return _found(group, source, (left, *content_behind(u, behind)), "tell", group.context)
        if inner in ("that", "quote", "comma quote", "clause"):
            return _found(group, source, ((start, right_end(u, start)),), "tell", group.context)
        if inner == "to":
            return _found(group, source, ((k, right_end(u, k)),), "object", group.context)
        if inner == "left" or "object" not in patterns:
            return None
        start, name = k, "object"
    if source[0] > 0 and u.low[source[0] - 1] == "as" and name in ("left", "prep", "adverbial") and "left" in patterns:
        parts = as_said(u, source[0] - 1, k)
        return _found(group, source, parts, "left", "as") if parts else None
    if name == "adverbial":
        name = "left" if left is not None and "left" in patterns else "prep"
    if name == "comma quote":
        name = "left" if left is not None else "quote"
    if name == "left":
        if left is None:
            return None
        return _found(group, source, (left, *content_behind(u, k, direct=k == group.end)), "left", group.context)
    quoted_left = left is not None and u.tag[left[1] - 1] & w.QUOTE and "left" in patterns
    verbless = name == "prep" or (
        name in ("object", "clause") and not u.tag[start] & (w.DET | w.POSS | w.SUBJ | w.CAP | w.NUM)
    )
    if left is not None and quoted_left and verbless:
        return _found(group, source, (left, *content_behind(u, k)), "left", group.context)
    if start >= len(u):
        return None
    if name == "clause" and "clause" not in patterns:
        name = "object"
    loose = name != "prep" and patterns.get("clause", NEVER)[1] >= 0.6
    end = right_end(
        u,
        start,
        tight=(name in ("object", "prep") and not loose) or _subordinate(u, source[0]),
        noun=name == "object" and not loose,
    )
    return _found(group, source, ((start, end),), name, group.context)


def _subordinate(u: Unit, i: int) -> bool:
    """Does a subordinate or a relative clause begin at or right before ``i``?"""
    if u.tag[i] & w.REL:
        return True
    return i > 0 and u.low[i - 1] in _SUBORDINATORS


def _passive(u: Unit, group: _Group) -> Found | None:
    """In the passive: "X is expected to", "it was reported that", "X was quoted as saying", "X was told that"."""
    k = group.end
    who = subject(u, group.start) if group.passive else None
    if who and who[1] > group.start:
        who = who[0], group.start
    if k + 1 < len(u) and u.low[k] == "as" and u.low[k + 1] in ("saying", "telling") and who:
        name, start = complement(u, k + 2)
        if start < len(u) and name != "left":
            return _found(
                attrs.evolve(group, end=k + 2), who, ((start, right_end(u, start)),), "passive", group.context
            )
        return None
    if "passive" not in group.cue.patterns:
        return None
    source: Range | None = None
    contents: list[Range] = []
    if k < len(u) and u.low[k] == "by":
        end = following(u, k + 1)
        if end > k + 1:
            source = k + 1, end
            k = end
    name, start = complement(u, k)
    if who and u.low[who[0]] not in ("it", "there") and name != "that":
        contents.append(who)
    if start < len(u) and name not in ("left",) and not (source and name == "adverbial"):
        contents.append((start, right_end(u, start, tight=group.context == "reduced")))
    if not contents:
        return None
    return _found(group, source, tuple(contents), "passive", group.context)


def _found(group: _Group, source: Range | None, content: tuple[Range, ...], name: str, context: str) -> Found | None:
    known = group.cue.patterns.get(name)
    if known is None or any(start >= end for start, end in content):
        return None
    cue_class, precision = known
    precision *= contexts().get(context, 1.0)
    return Found(
        cue=(group.start, group.end),
        source=source,
        content=content,
        cue_class=cue_class,
        precision=min(1.0, precision),
        rule=f"{group.cue.lemma} + {name}, {context}",
    )
