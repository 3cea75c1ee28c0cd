"""The features of a candidate by which it is judged; their weights stand in ``weights.txt``."""

from collections.abc import Iterator

from timeline.model.span import Spans
from timeline_spacy.candidates import Candidate, Option, child
from timeline_spacy.parsing import Parse

_DEPS = ("ccomp", "xcomp", "dobj", "prep", "agent", "dative", "acomp", "attr", "oprd", "advcl", "prt", "mark", "neg")
_PRONOUNS = frozenset({"PRP", "WP", "WDT", "DT", "EX"})


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _shared(a: Spans, b: Spans) -> int:
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def _bucket(n: int) -> str:
    return str(next((top for top in (1, 2, 4, 8, 16, 32, 64, 128, 256, 512) if n <= top), 1024))


def of_cue(p: Parse, c: Candidate) -> Iterator[str]:
    """Features of the cue and of what the rules say of it."""
    h = c.head
    yield "bias"
    if c.draft is not None:
        form, _, rest = c.draft.rule.partition(" + ")
        name, _, context = rest.partition(", ")
        yield f"rule {name}"
        yield f"context {context}"
        yield f"form {form}"
        yield f"form {form} + {name}"
        yield f"precision {int(c.draft.precision * 20 + 1e-6)}"
        yield f"draft {c.draft.cue_class.value} {c.draft.mode.value}"
    else:
        yield "no draft"
    if h < 0:
        yield "no head"
        return
    lemma, tag = p.lemma[h], p.tag[h]
    yield f"lemma {lemma}"
    yield f"tag {tag}"
    yield f"dep {p.dep[h]}"
    yield f"tag dep {tag} {p.dep[h]}"
    yield f"lemma tag {lemma} {tag}"
    deps = {p.dep[k] for k in p.children[h]}
    for dep in _DEPS:
        if dep in deps:
            yield f"has {dep}"
            yield f"lemma has {lemma} {dep}"
    for k in p.children[h]:
        if p.dep[k] in ("aux", "mark", "prep", "neg"):
            yield f"{p.dep[k]} {p.low[k]}"
            if p.dep[k] == "prep":
                yield f"lemma prep {lemma} {p.low[k]}"
    subject = child(p, h, ("nsubj", "nsubjpass"))
    yield "subject " + (p.dep[subject] if subject >= 0 else "none")
    yield f"parent {p.lemma[p.head[h]]}" if p.dep[h] in ("xcomp", "ccomp", "advcl", "pcomp", "conj") else "parent -"
    yield f"parent tag {p.dep[h]} {p.tag[p.head[h]]}"
    if p.quoted[h]:
        yield "cue quoted"
        yield f"cue quoted {lemma}"


def of_source(p: Parse, c: Candidate, o: Option) -> Iterator[str]:
    """Features of a source for a candidate."""
    yield f"source {o.kind}"
    if c.draft is not None and o.kind != "draft":
        same = _shared(o.spans, c.draft.source) > 0 or not (o.spans or c.draft.source)
        yield f"source {o.kind} {'like' if same else 'unlike'} draft"
        yield f"source {'like' if same else 'unlike'} draft"
    h = o.head
    if h < 0:
        yield "source nobody" + (" " + c.draft.rule.partition(" + ")[2] if c.draft else "")
        return
    tag = p.tag[h]
    yield f"source tag {tag}"
    yield f"source lemma {p.lemma[h] if tag[:3] not in ('NNP',) else 'NAME'}"
    if c.head >= 0:
        relation = p.dep[h] if p.head[h] == c.head else "head" if p.head[c.head] == h else "far"
        yield f"source relation {relation} {p.dep[c.head]}"
        yield f"source side {h < c.head} {p.tag[c.head]}"
    yield f"source entity {p.entity[h] or '-'}"
    if c.head >= 0:
        yield f"source tag lemma {tag} {p.lemma[c.head]}"
    yield f"source quoted {p.quoted[h]} {p.quoted[c.head] if c.head >= 0 else '-'}"
    yield f"source length {_bucket(_length(o.spans))}"


def of_content(p: Parse, c: Candidate, o: Option) -> Iterator[str]:
    """Features of a content for a candidate."""
    yield f"content {o.kind}"
    if c.draft is not None and o.kind != "draft":
        shared = _shared(o.spans, c.draft.content)
        union = _length(o.spans) + _length(c.draft.content) - shared
        yield f"content {o.kind} like draft {shared * 5 // max(1, union)}"
    h = o.head
    yield f"content length {_bucket(_length(o.spans))}"
    yield f"content pieces {min(3, len(o.spans))}"
    if h < 0:
        return
    yield f"content tag {p.tag[h]}"
    if c.head >= 0:
        relation = p.dep[h] if p.head[h] == c.head else "up" if p.head[c.head] == h else "far"
        yield f"content relation {relation}"
        yield f"content {o.kind} relation {relation} {p.dep[c.head]}"
        yield f"content relation lemma {relation} {p.lemma[c.head]}"
        yield f"content side {h > c.head}"
        yield f"content tag lemma {p.tag[h]} {p.lemma[c.head]}"
        yield f"content quoted {p.quoted[h]} {p.quoted[c.head]}"
    yield f"content lemma {p.lemma[h] if not p.tag[h].startswith('NNP') else 'NAME'}"
    first = p.at(o.spans[0][0]) if o.spans else -1
    if 0 <= first < len(p):
        yield f"content first {p.low[first]}"
        yield f"content first tag {p.tag[first]}"
    mark = child(p, h, ("mark",))
    if mark >= 0:
        yield f"content mark {p.low[mark]}"
    yield "content subject " + ("yes" if child(p, h, ("nsubj", "nsubjpass", "expl")) >= 0 else "no")
