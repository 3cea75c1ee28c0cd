"""Compares a timeline with the files that it was made of: reads them again and, on demand, extracts claims again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from timeline.codec.comparison import some
from timeline.codec.converter import plain, shortened
from timeline.codec.text import encode
from timeline.engine.engine import Engine
from timeline.model import edtf
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.problem import ProblemKind
from timeline.model.timeline import Timeline, _suffix
from timeline.model.variants import united, whole
from timeline.model.when import When

GIVEN = "--published"
"""Where a date was found that the command line gave to documents without one."""

_WORDS = 60
"""Characters of a value that are quoted."""
_APART = ("id", "text", "provenance", "drafts")
_METADATA = [field.name for field in attrs.fields(Document) if field.name not in _APART]
_CONTENT = [field.name for field in attrs.fields(Claim) if field.name not in ("id", "document")]


@attrs.frozen(slots=True)
class Compared:
    """The outcome of a comparison with the files: complaints, and what the files cannot confirm."""

    complaints: tuple[str, ...]
    remarks: tuple[str, ...]


def compare(timeline: Timeline, folder: Path, engine: Engine, *, deep: bool = False) -> Compared:
    """Compare documents with the files of a folder: texts, metadata, and whether one is missing on either side.

    Files may have been moved or renamed: a document is found by its id and text, else by the hash of what it was read
    from. With ``deep`` the extractors make the claims of each document again, and these are compared, too.
    """
    documents, problems = engine.documents([folder])
    sources = _Sources.of(documents)
    remarks = [f"not compared: {problem}" for problem in problems if problem.kind is ProblemKind.LOST]
    complaints: list[str] = []
    matched: list[tuple[Document, list[Document]]] = []
    for document in timeline.documents.values():
        variants = _dated(sources.of_document(document), document)
        if variants:
            matched.append((document, variants))
            wrong = list(_differs(document, variants))
        else:
            wrong = [sources.missing(document, folder)]
        if wrong:
            complaints.append(f"document {document.id}: {'; '.join(wrong)}")
    complaints += sources.unknown(document for _, variants in matched for document in variants)
    if deep:
        found_again = _Claims.of(timeline, matched, engine)
        complaints += found_again.complaints
        remarks += found_again.remarks
    return Compared(tuple(complaints), (*some(remarks), *_given(matched), *_renamed(matched)))


@attrs.frozen(slots=True)
class _Sources:
    """The documents that the files give now, by text hash, by id, and by the hash of their record."""

    by_text: Mapping[str, list[Document]]
    by_id: Mapping[str, list[Document]]
    by_record: Mapping[str, list[Document]]

    @classmethod
    def of(cls, documents: Iterable[Document]) -> "_Sources":
        by_text, by_id, by_record = (defaultdict[str, list[Document]](list) for _ in range(3))
        for document in documents:
            by_text[document.text_sha256].append(document)
            by_id[document.id].append(document)
            by_record[document.provenance.sha256 if document.provenance else ""].append(document)
        return cls(dict(by_text), dict(by_id), dict(by_record))

    def of_document(self, document: Document) -> list[Document]:
        """The documents of the files with a document's id and text: several, where they differ in metadata alone.

        One that shared its id with another text got a suffix made of its hash, once or more.
        """
        alike = self.by_text.get(document.text_sha256, [])
        names, name, added = {one.id for one in alike}, document.id, _suffix(document.text_sha256)
        while name not in names and name.endswith(added):
            name = name.removesuffix(added)
        return [one for one in alike if one.id == name]

    def missing(self, document: Document, folder: Path) -> str:
        """Why no file gives a document."""
        origin = document.provenance
        if origin is None:
            return "it is not recorded which file it was read from"
        same_text = self.by_text.get(document.text_sha256)
        if same_text:
            name = min(one.id for one in same_text)
            variants = _dated([one for one in same_text if one.id == name], document)
            return "; ".join(
                [f"{_file(variants)} has its text under another id, {name}", *_differs(document, variants)]
            )
        if origin.sha256 in self.by_record:
            return "its file now reads as another text"
        same_id = self.by_id.get(document.id)
        also = f"; {_file(same_id)} has its id and another text" if same_id else ""
        return f"no file in {folder} has the hash of {origin.name}{also}"

    def unknown(self, matched: Iterable[Document]) -> Iterator[str]:
        """The documents of the files that a timeline does not have."""
        known = {(document.id, document.text_sha256) for document in matched}
        for name in sorted(self.by_id):
            texts = {document.text_sha256: document for document in reversed(self.by_id[name])}
            for text_hash, document in sorted(texts.items(), key=lambda pair: pair[0]):
                if (name, text_hash) not in known:
                    yield f"document {name} of {_file([document])} is not in the timeline"


def _file(documents: Sequence[Document]) -> str:
    """The file that documents come from, or the first of several."""
    return min(document.provenance.name if document.provenance else "" for document in documents)


# ------------------------------------------------------------------------------------------------------------ metadata


def _dated(variants: list[Document], document: Document) -> list[Document]:
    """The documents of the files with the dates that the command line gave where they bring none."""
    given = [candidate for candidate in document.candidates if candidate.found_in == GIVEN]
    dated: list[Document] = []
    for variant in variants:
        if variant.published or not given:
            dated.append(variant)
            continue
        own = variant.candidates
        dated += [attrs.evolve(variant, published=one.when, candidates=(*own, one)) for one in given]
    return dated


def _differs(document: Document, variants: list[Document]) -> Iterator[str]:
    """What a document says of itself otherwise than its files do, a field at a time."""
    source, file = united(variants), _file(variants)
    for name in _METADATA:
        ours, theirs = getattr(document, name), getattr(source, name)
        if _comparable(ours) != _comparable(theirs):
            pair = _in_words(ours), _in_words(theirs)
            same = pair[0] == pair[1]
            yield f"{name} {'differs from' if same else f'is {pair[0]} and {pair[1]} in'} {file}"
    origin = document.provenance
    records = [variant.provenance for variant in variants if variant.provenance]
    if origin is None:
        yield "it is not recorded which file it was read from"
    elif origin.sha256 not in {record.sha256 for record in records}:
        yield f"its source hash is not that of {file}"
    elif origin.reader not in {record.reader for record in records if record.sha256 == origin.sha256}:
        yield f"its reader is {shortened(origin.reader, _WORDS)!r} and another one reads {file}"


def _comparable(value: Any) -> Any:
    """A field's value with all that equality leaves out; candidates stand in any order."""
    if isinstance(value, tuple):
        return sorted(encode(plain(item)) for item in value)
    return plain(value)


def _in_words(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, When):
        return edtf.format(value)
    return repr(shortened(value, _WORDS)) if isinstance(value, str) else type(value).__name__


def _given(matched: Iterable[tuple[Document, list[Document]]]) -> list[str]:
    """Dates that were given on the command line: no file says whether they are right."""
    count = sum(
        any(candidate.found_in == GIVEN for variant in variants for candidate in variant.candidates)
        for _, variants in matched
    )
    return [f"{count} documents have no date of their own; {GIVEN} supplied it, which no file confirms"] * bool(count)


def _renamed(matched: Iterable[tuple[Document, list[Document]]]) -> list[str]:
    """Documents whose files have other names now."""
    lines: list[str] = []
    for document, variants in matched:
        names = {variant.file_name for variant in variants}
        if document.file_name and document.file_name not in names:
            lines.append(f"document {document.id}: {_file(variants)} was called {document.file_name} when it was read")
    return some(lines)


# -------------------------------------------------------------------------------------------------------------- claims


@attrs.frozen(slots=True)
class _Claims:
    """How the claims that the extractors find now differ from those of a timeline, and where extractors failed."""

    complaints: list[str]
    remarks: list[str]

    @classmethod
    def of(cls, timeline: Timeline, matched: list[tuple[Document, list[Document]]], engine: Engine) -> "_Claims":
        results = engine.extracted(variant for _, variants in matched for variant in variants)
        held: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in timeline.claims:
            held[claim.document][claim.id] = claim
        known = {(problem.document, problem.plugin, problem.message) for problem in timeline.problems}
        found = cls([], [])
        for document, variants in matched:
            # As in a union: of claims that differ in what their id leaves out, one is kept.
            made = Timeline.union([next(results) for _ in variants])
            claims = (attrs.evolve(claim, document=document.id) for claim in made.claims)
            found.complaints.extend(
                some(list(_otherwise(held[document.id], {one.id: one for one in claims}, document.id)))
            )
            found.remarks.extend(
                f"extracting again: {problem}"
                for problem in made.problems
                if (document.id, problem.plugin, problem.message) not in known
            )
        return found


def _otherwise(held: Mapping[str, Claim], made: Mapping[str, Claim], document: str) -> Iterator[str]:
    for name, claim in made.items():
        if name not in held:
            yield f"claim {name}: is missing; the extractors find it in document {document}: {_quoted(claim)}"
    for name, claim in held.items():
        if name not in made:
            yield f"claim {name}: the extractors do not find it in document {document}: {_quoted(claim)}"
        elif whole(claim) != whole(made[name]):
            fields = [field for field in _CONTENT if plain(getattr(claim, field)) != plain(getattr(made[name], field))]
            yield f"claim {name}: the extractors give different values for {', '.join(fields)}"


def _quoted(claim: Claim) -> str:
    return f"“{shortened(claim.text, _WORDS)}”"
