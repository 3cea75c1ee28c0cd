"""Attributions whose cue is a verb: "X said that ...", "..., said X", "X, who ..., told Y", "X is expected to"."""

from collections.abc import Iterator

import attrs

from timeline.model.mention import CueClass
from timeline_plugins.extractors.attribution import words as w
from timeline_plugins.extractors.attribution.contents import (
    DASHES,
    addressee,
    as_said,
    complement,
    content_before,
    content_behind,
    has_clause,
    right_end,
    sayable,
)
from timeline_plugins.extractors.attribution.cues import (
    Inflection,
    contexts,
    likelier,
    sources,
    verbs,
)
from timeline_plugins.extractors.attribution.noun_phrases import (
    Range,
    finite_like,
    kind,
    left_edge,
    nominal,
    noun_phrase,
)
from timeline_plugins.extractors.attribution.subjects import following, subject
from timeline_plugins.extractors.attribution.units import Unit
from timeline_plugins.extractors.attribution.verb_groups import Group, match, verb_group

_SUBORDINATORS = frozenset({"while", "although", "though", "if", "when", "as", "because", "since", "after", "before"})
NEAR = 6
"""Attributions before a cue in its sentence that may share their source with it."""
CLAUSE = 6
"""Atoms before "said Smith" that are taken for a clause, even if none of them is known as a verb."""
LEADING = 40
"""Atoms of the longest leading participle."""
TELLING = 0.8
"""How often a verb must be a cue behind what was said for any noun behind it to be its subject."""
TOLD = 0.9
"""How often "was quoted by X as saying" attributes something."""
INSERTED = 12
"""Atoms of the longest insertion between a cue and its content."""
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


def verbal(u: Unit) -> Iterator[Found]:
    """The attributions of a unit whose cue is a verb."""
    known = verbs()
    found: list[Found] = []
    i = 0
    while i < len(u):
        if u.low[i] in known and (matched := match(u, i)):
            cue, end = matched
            group = verb_group(u, i, end, cue)
            if group is not None:
                result = _attribute(u, group, found)
                if result is not None:
                    found.append(result)
                    yield result
                    i = max(result.cue[1], i + 1)
                    continue
        i += 1


def _attribute(u: Unit, group: Group, earlier: list[Found]) -> Found | None:
    if group.passive:
        return _passive(u, group)
    k = group.end
    if (
        k + 1 < len(u)
        and u.low[k] == "by"
        and group.cue.inflection is Inflection.PAST
        and u.low[group.start - 1] != "when"
        and not u.tag[k + 1] & w.OCCASION
    ):
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
    if source[0] > group.end and u.tag[source[0] - 1] & w.COMMA and (found := _finite(u, group, source)):
        cut = tuple((start, min(end, source[0] - 1)) for start, end in found.content if start < source[0] - 1)
        return attrs.evolve(found, content=cut) if cut else None
    if "raising" in group.cue.patterns:
        start = group.end
        if (
            start >= len(u)
            or not u.tag[start] & w.WORD
            or (u.tag[start] & w.PREP and u.low[start] not in ("to", "like"))
        ):
            return None
        return _found(u, group, None, (source, (start, right_end(u, start, tight=True))), "raising", group.context)
    return _finite(u, group, source)


def _source(u: Unit, group: Group, earlier: list[Found]) -> Range | None:
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
    found_before = clause_subject(u, start)
    if found_before is None and group.context == "participle" and before & w.COMMA and start > 1:
        return noun_phrase(u, start - 1)
    if found_before is None and group.context == "participle" and start < CLAUSE:
        return main_subject(u, group.end)
    return found_before


def main_subject(u: Unit, k: int) -> Range | None:
    """The subject of the clause behind the comma that ends a leading participle ("Noting that ..., Hart said")."""
    for comma in range(k + 1, min(len(u), k + LEADING)):
        if not u.tag[comma] & w.COMMA:
            continue
        for i in range(comma + 2, min(len(u), comma + CLAUSE * 2)):
            if u.tag[i] & (w.COMMA | w.QUOTE | w.SUB | w.PREP):
                break
            if u.tag[i] & (w.BE | w.AUX | w.MODAL | w.VERB) or finite_like(u, i):
                found = noun_phrase(u, i)
                if found and found[0] == comma + 1:
                    return found
                break
    return None


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


def _inverted(u: Unit, group: Group) -> Found | None:
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
        "tell" in cue.patterns or u.tag[k] & w.TIME or not (has_clause(u, *left) or left[1] - left[0] >= CLAUSE)
    ):
        return None
    if subject(u, group.start) and not u.tag[group.start - 1] & w.QUOTE and has_clause(u, k):
        return None
    if not (
        u.tag[group.start - 1] & w.QUOTE or u.tag[k] & (w.CAP | w.DET | w.SUBJ) or cue.patterns["left"][1] >= TELLING
    ):
        return None
    end = following(u, k)
    if end <= k:
        return None
    if not any(u.tag[j] & (w.CAP | w.DET | w.SUBJ | w.QUOTE) for j in (group.start - 1, *range(k, end))):
        return None
    if (
        not u.tag[group.start - 1] & w.QUOTE
        and end < len(u)
        and u.low[end] not in (".", ",", ";", "!", "?", *DASHES)
        and not (
            u.tag[end] & (w.PREP | w.TIME | w.SUB | w.COMMA | w.QUOTE)
            and u.low[end] not in ("to", "that", "by", "from")
        )
    ):
        return None
    return _found(u, group, (k, end), (left, *content_behind(u, end)), "left", "inverted")


def _finite(u: Unit, group: Group, source: Range) -> Found | None:
    patterns = group.cue.patterns
    k = group.end
    told = "tell" in patterns and k < len(u) and u.low[k] != "that"
    name, start = complement(u, k)
    left = content_before(u, source[0])
    if left is not None and not (sayable(u, left) or _parenthetical(u, source[0], k)):
        left = None
    if told and name in ("clause", "object", "adverbial"):
        behind = addressee(u, k)
        inner, start = complement(u, behind)
        if inner in ("left", "adverbial") and left is not None:
            return _found(u, group, source, (left, *content_behind(u, behind)), "tell", group.context)
        if inner in ("that", "quote", "comma quote", "clause"):
            return _found(u, group, source, ((start, right_end(u, start)),), "tell", group.context)
        if inner == "to":
            return _found(u, group, source, ((k, right_end(u, k)),), "object", group.context)
        if left is not None and (u.tag[left[1] - 1] & w.QUOTE or (inner != "to" and not has_clause(u, k))):
            return _found(u, group, source, (left,), "tell", group.context)
        if inner == "left" or "object" not in patterns:
            return None
        start, name = k, "object"
    if source[0] > 0 and u.low[source[0] - 1] == "as" and name in ("left", "prep", "adverbial") and "left" in patterns:
        parts = as_said(u, source[0] - 1, k)
        return _found(u, group, source, parts, "left", "as") if parts else None
    if name == "quote" and left is not None and start > 0 and u.low[start - 1] in DASHES:
        name = "left"  # ..., the agency said on Friday - the first such case
    if name == "adverbial":
        name = "left" if left is not None and "left" in patterns else "prep"
    if name == "comma quote":
        name = "left" if left is not None else "quote"
    if name == "left" and left is None and (start := _behind_inserted(u, k)):
        name = "clause"
    if name == "left":
        if left is None:
            return None
        return _found(u, group, source, (left, *content_behind(u, k, direct=k == group.end)), "left", group.context)
    quoted_left = left is not None and u.tag[left[1] - 1] & w.QUOTE and "left" in patterns
    verbless = name in ("prep", "object") or (
        name == "clause" and not u.tag[start] & (w.DET | w.POSS | w.SUBJ | w.CAP | w.NUM)
    )
    if left is not None and quoted_left and verbless:
        return _found(u, group, source, (left, *content_behind(u, k)), "left", group.context)
    if start >= len(u):
        return None
    if name in ("object", "clause") and "clause" in patterns and _moved(u, source[0], start):
        pronoun = source[0] - 1
        return _found(
            u,
            group,
            source,
            ((pronoun, pronoun + 1), (start, right_end(u, start, tight=True))),
            "clause",
            group.context,
        )
    if name == "clause" and "clause" not in patterns:
        name = "object"
    loose = name != "prep" and patterns.get("clause", NEVER)[1] >= 0.6
    end = right_end(
        u,
        start,
        tight=(name in ("object", "prep") and not loose) or _subordinate(u, source[0]),
        noun=name == "object" and not loose,
    )
    return _found(u, group, source, ((start, end),), name, group.context)


def _moved(u: Unit, source: int, start: int) -> bool:
    """Is a relative pronoun before the source the subject of a content without one: "which experts say is old"?"""
    if not source or not (u.tag[source - 1] & w.REL or u.low[source - 1] in ("that", "what")):
        return False
    return bool(u.tag[start] & (w.BE | w.AUX | w.MODAL | w.VERB)) or (
        not u.tag[start] & (w.CAP | w.DET) and u.low[start].endswith("s") and finite_like(u, start)
    )


def _parenthetical(u: Unit, start: int, k: int) -> bool:
    """Do source and cue stand between two commas within what is said: "Otherwise, she said, it breaks"?"""
    return (
        start > 0
        and bool(u.tag[start - 1] & w.COMMA)
        and k + 2 < len(u)
        and bool(u.tag[k] & w.COMMA)
        and bool(u.tag[k + 1] & (w.WORD | w.QUOTE))
        and not (u.low[k + 1].endswith("ing") or u.tag[k + 1] & (w.PREP | w.COORD | w.REL))
    )


def _behind_inserted(u: Unit, comma: int) -> int:
    """Where the content begins whose first words stand between commas ("says, for now, he stays"), else 0."""
    if comma + 1 < len(u) and u.tag[comma] & w.COMMA and has_clause(u, comma + 1):
        for j in range(comma + 2, min(len(u) - 1, comma + INSERTED)):
            if u.tag[j] & w.COMMA:
                return comma + 1 if has_clause(u, j + 1) and u.tag[j + 1] & (w.SUBJ | w.DET | w.POSS | w.CAP) else 0
    return 0


def _subordinate(u: Unit, i: int) -> bool:
    """Does a subordinate or a relative clause begin at or right before ``i``?"""
    if u.tag[i] & w.REL:
        return True
    return i > 0 and u.low[i - 1] in _SUBORDINATORS


def _passive(u: Unit, group: Group) -> Found | None:
    """In the passive: "X is expected to", "it was reported that", "X was quoted as saying", "X was told that"."""
    k = group.end
    who = subject(u, group.start) if group.passive else None
    if who and who[1] > group.start:
        who = who[0], group.start
    if k + 1 < len(u) and u.low[k] == "as" and u.low[k + 1] in ("saying", "telling") and who:
        name, start = complement(u, k + 2)
        if start < len(u) and name != "left":
            return _found(
                u, attrs.evolve(group, end=k + 2), who, ((start, right_end(u, start)),), "passive", group.context
            )
        return None
    if k < len(u) and u.low[k] == "by" and who:
        behind = following(u, k + 1)
        if behind + 2 < len(u) and u.low[behind] == "as" and u.low[behind + 1] in ("saying", "telling"):
            name, start = complement(u, behind + 2)
            whole = attrs.evolve(group, end=behind + 2)
            return _found(u, whole, who, ((start, right_end(u, start)),), "passive", group.context, told=True)
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
        contents.append((start, right_end(u, start, tight=True)))
    if not contents:
        return None
    return _found(u, group, source, tuple(contents), "passive", group.context)


def _found(
    u: Unit,
    group: Group,
    source: Range | None,
    content: tuple[Range, ...],
    name: str,
    context: str,
    *,
    told: bool = False,
) -> Found | None:
    known = (CueClass.SPEECH, TOLD) if told else group.cue.patterns.get(name)
    if known is None or any(start >= end for start, end in content):
        return None
    cue_class, precision = known
    precision = min(1.0, precision * contexts().get(context, 1.0))
    if source is not None:
        precision = likelier(precision, sources()[kind(u, source)])
    return Found(
        cue=(group.start, group.end),
        source=source,
        content=content,
        cue_class=cue_class,
        precision=precision,
        rule=f"{group.cue.lemma} + {name}, {context}",
    )
