"""``Timeline``: a set of claims and their documents. Merging is union: commutative, associative, idempotent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Self

import attrs

from timeline.model import edtf
from timeline.model.claim import Claim
from timeline.model.decision import NOTHING_DECIDED, Decided, Decision, decided, found_again
from timeline.model.document import Document
from timeline.model.interning import interned
from timeline.model.measure import MEASURES, Measure
from timeline.model.measured import Measured
from timeline.model.order import claim_key
from timeline.model.problem import Problem, ProblemKind
from timeline.model.variants import preferred, united
from timeline.model.when import When


def _documents(value: Iterable[Document]) -> Mapping[str, Document]:
    return {document.id: document for document in sorted(value, key=lambda document: document.id)}


def _claims(value: Iterable[Claim]) -> tuple[Claim, ...]:
    return interned(sorted(value, key=claim_key))


def _sorted_set(value: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(set(value)))


@attrs.frozen(slots=True, unsafe_hash=False)
class Timeline:
    """A set of claims with the documents they come from, the problems met on the way, and a person's decisions.

    Made by ``Timeline.of``, which keeps one object for each id, so that the content alone shows in the result.
    ``documents`` maps ids to documents in ascending order, ``claims`` stand in the order of ``claim_key``.
    ``measures`` are those that plugins register, by name: they give traits to the measures of figures, and are
    not part of what the timeline says.
    """

    documents: Mapping[str, Document] = attrs.field(factory=dict, converter=_documents)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=_claims)
    problems: tuple[Problem, ...] = attrs.field(default=(), converter=_sorted_set)
    decisions: tuple[Decision, ...] = attrs.field(default=(), converter=_sorted_set)
    measures: Mapping[str, Measure] = attrs.field(factory=dict, eq=False, repr=False)

    @classmethod
    def of(
        cls,
        documents: Iterable[Document],
        claims: Iterable[Claim] = (),
        problems: Iterable[Problem] = (),
        decisions: Iterable[Decision] = (),
    ) -> Self:
        """One document's claims, or those of documents with distinct ids.

        Raises ``ValueError`` for two texts under one id (``union`` renames them) and for a claim of no document.
        """
        by_id: dict[str, Document] = {}
        for document in documents:
            other = by_id.setdefault(document.id, document)
            if other.text != document.text:
                raise ValueError(f"two texts have the id {document.id!r}; unite them with Timeline.union")
            if other is not document:
                by_id[document.id] = united((other, document))
        kept = _one_each(claims)
        for claim in kept.values():
            if claim.document not in by_id:
                raise ValueError(f"claim {claim.id} belongs to document {claim.document!r}, which is not there")
        return cls(by_id.values(), kept.values(), problems, decisions)

    def __or__(self, other: Self) -> Self:
        return type(self).union((self, other))

    @classmethod
    def union(cls, timelines: Iterable[Self]) -> Self:
        """The union of timelines: nothing lost, nothing invented, whatever the order and grouping.

        Of one text under one id, what its variants say of themselves is united field by field (``variants.united``),
        and of one claim the newest reading is kept (``variants.preferred``). Where one id names several texts, the text
        with the smallest hash keeps it and the others get a suffix made of their hash, their claims follow, and a
        problem says so. Should another text have that name already, the two compete for it in the same way: a deferred
        acceptance (Gale and Shapley 1962), whose outcome no order changes.
        """
        parts = list(timelines)
        # (id, text) -> the variants of one document's metadata; several may differ in nothing but that.
        variants: _Variants = defaultdict(lambda: defaultdict(list))
        hashes: dict[int, str] = {}
        for part in parts:
            for document in part.documents.values():
                hashes[id(document)] = document.text_sha256
                variants[document.id][hashes[id(document)]].append(document)

        moved = _settle(variants)
        documents = [
            [_renamed(document, name) for same in texts.values() for document in same]
            for name, texts in variants.items()
        ]
        claims: list[Claim] = []
        for part in parts:
            new_names: dict[str, str] = {}
            for name, document in part.documents.items():
                new = name
                while (new, hashes[id(document)]) in moved:
                    new = moved[new, hashes[id(document)]]
                new_names[name] = new
            claims += [
                claim if new_names[claim.document] == claim.document
                else attrs.evolve(claim, document=new_names[claim.document])
                for claim in part.claims
            ]  # fmt: skip
        return cls(
            [united(same) for same in documents],
            _one_each(claims).values(),
            {
                *(problem for part in parts for problem in part.problems),
                *(_two_texts(name, new) for (name, _), new in moved.items()),
            },
            {decision for part in parts for decision in part.decisions},
        )

    @property
    def decided(self) -> Decided:
        """What the decisions come to for the claims; these themselves stay as they are.

        A decision holds for a claim under the ids, too, that it had before a merge renamed its document, and for one
        that has the words which it quotes where nothing has the id.
        """
        if not self.decisions:
            return NOTHING_DECIDED
        known = {claim.id: claim for claim in self.claims}
        suffixes = {name: _suffix(document.text_sha256) for name, document in self.documents.items() if "~" in name}
        for claim in self.claims if suffixes else ():
            if claim.document in suffixes:
                for name in _former_ids(claim, suffixes[claim.document]):
                    known.setdefault(name, claim)
        sources = {name: document.file_name for name, document in self.documents.items()}
        known |= found_again(self.decisions, self.claims, known.keys(), sources)
        found = decided(self.decisions, known)
        measured = Measured(self.measures)
        return attrs.evolve(found, shown={name: measured(claim) for name, claim in found.shown.items()})

    def with_measures(self, measures: Mapping[str, Measure]) -> Self:
        """The timeline with the traits that ``measures`` give by name; a name that is not there has none."""
        registered = {name: measure for name, measure in measures.items() if name not in MEASURES}
        claims = tuple(map(Measured(registered), self.claims))
        same = all(claim is other for claim, other in zip(claims, self.claims, strict=True))
        if same and not (self.decisions and (registered or self.measures)):
            return self
        return type(self)(self.documents.values(), claims, self.problems, self.decisions, registered)

    def known_since(self, claim: Claim) -> When | None:
        """Since when a claim has been known: when its document was retrieved, else when it was said."""
        return self.documents[claim.document].retrieved or claim.said

    def as_of(self, day: When, suspected: Collection[str] = ()) -> "AsOf":
        """What was known by the end of a day (or of whatever unit ``day`` is).

        A claim is known when the whole of the time since which it is known lies before that end, not known when all of
        it lies behind, and undecided otherwise. So is a claim of ``suspected`` (ids, as those of
        ``Chronology.hindsight``) by then, unless its document had been retrieved: its date tells nothing. Decisions
        count that were made by then. Raises ``ValueError`` where ``day`` has no end.
        """
        if day.hi is None:
            raise ValueError("as-of needs a date with an end")
        known: list[Claim] = []
        undecided: list[Claim] = []
        for claim in self.claims:
            since = self.known_since(claim)
            lo, hi = (since.lo, since.hi) if since else (None, None)
            if claim.id in suspected and self.documents[claim.document].retrieved is None:
                hi = None
            if hi is not None and hi <= day.hi:
                known.append(claim)
            elif lo is None or lo < day.hi:
                undecided.append(claim)
        made = tuple(decision for decision in self.decisions if _made_by(decision, day.hi))
        return AsOf(self._only(known, made), self._only(undecided, made))

    def _only(self, claims: list[Claim], decisions: tuple[Decision, ...] | None = None) -> Self:
        named = {claim.document for claim in claims}
        documents = [document for name, document in self.documents.items() if name in named]
        kept = self.decisions if decisions is None else decisions
        return type(self)(documents, claims, self.problems, kept, self.measures)


@attrs.frozen(slots=True)
class AsOf:
    """What was known on a day, and apart from it what cannot be decided."""

    known: Timeline
    undecided: Timeline


def _made_by(decision: Decision, end: int) -> bool:
    """Was a decision certainly made before an instant? Not so where its date is no EDTF."""
    try:
        made = edtf.parse(decision.date)
    except edtf.EDTFError:
        return False
    return made.hi is not None and made.hi <= end


_Variants = defaultdict[str, defaultdict[str, list[Document]]]


def _settle(variants: _Variants) -> dict[tuple[str, str], str]:
    """Move texts until each name has one; the new names of the (name, text hash) that had to give way."""
    moved: dict[tuple[str, str], str] = {}
    pending = list(variants)
    while pending:
        name = pending.pop()
        texts = variants[name]
        for text_hash in sorted(texts)[1:]:
            new = moved[name, text_hash] = name + _suffix(text_hash)
            variants[new][text_hash] += texts.pop(text_hash)
            pending.append(new)
    return moved


def _suffix(text_hash: str) -> str:
    return f"~{text_hash[:12]}"


def _former_ids(claim: Claim, suffix: str) -> Iterator[str]:
    """The ids that a claim had before its document was renamed."""
    while claim.document.endswith(suffix):
        claim = attrs.evolve(claim, document=claim.document.removesuffix(suffix))
        yield claim.id


def _two_texts(name: str, new: str) -> Problem:
    return Problem(
        kind=ProblemKind.DAMAGED,
        message=f"another document has the id {name!r} and another text; this one is kept as {new!r}",
        document=new,
        hint="give the documents ids of their own",
    )


def _renamed(document: Document, name: str) -> Document:
    return document if document.id == name else attrs.evolve(document, id=name)


def _one_each(claims: Iterable[Claim]) -> dict[str, Claim]:
    """One claim for each id; of two that differ in what the id leaves out, the one that is ``preferred``."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        other = kept.setdefault(claim.id, claim)
        if other is not claim:
            kept[claim.id] = preferred(claim, other)
    return kept
