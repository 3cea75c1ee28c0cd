"""The documents, to the letter, with every quotation marked."""

import re
from collections.abc import Iterable, Mapping

import attrs

from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline_plugins.exporters.html.markup import Html, element, escaped, joined, link
from timeline_plugins.exporters.html.timestamps import timestamp
from timeline_plugins.exporters.wording import counted

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@attrs.frozen(slots=True)
class Places:
    """Where things stand on the page: number of the row of a claim (by id), number of a document (by id)."""

    rows: Mapping[str, int]
    documents: Mapping[str, int]

    @classmethod
    def of(cls, chronology: Chronology) -> "Places":
        """Rows and documents are counted from 1, in their order."""
        return cls(
            {claim: number for number, event in enumerate(chronology.events, 1) for claim in event.claims},
            {name: number for number, name in enumerate(chronology.timeline.documents, 1)},
        )


def language(document: Document) -> str | None:
    """A document's language where it can stand in a ``lang`` attribute."""
    name = document.language
    return name if name and _LANGUAGE.fullmatch(name) else None


def sources(chronology: Chronology, places: Places) -> Html:
    """All documents, in the order of their ids."""
    of_document: dict[str, list[Claim]] = {name: [] for name in chronology.timeline.documents}
    for claim in chronology.timeline.claims:
        of_document[claim.document].append(claim)
    return joined(
        _source(chronology, document, of_document[name], places)
        for name, document in chronology.timeline.documents.items()
    )


def _source(chronology: Chronology, document: Document, claims: list[Claim], places: Places) -> Html:
    number = places.documents[document.id]
    return element(
        "article",
        element("h3", document.title or document.id, dir="auto", id=f"source-{number}-title"),
        _facts(chronology, document, len(claims)),
        element("div", marked(document.text, claims, places), class_="text", dir="auto", lang=language(document)),
        class_="source",
        id=f"source-{number}",
        aria_labelledby=f"source-{number}-title",
    )


def _facts(chronology: Chronology, document: Document, claims: int) -> Html:
    origin = chronology.origins.get(document.id)
    read_from = document.provenance
    dates = [joined([timestamp(found.when), f" ({found.found_in})"]) for found in document.candidates]
    facts: tuple[tuple[str, str | None], ...] = (
        ("Publisher", document.publisher),
        ("Published", timestamp(document.published) if document.published else None),
        ("Dates found", joined(dates, "; ") if dates else None),
        ("Retrieved", timestamp(document.retrieved) if document.retrieved else None),
        ("Origin", f"{origin.name} ({origin.reason})" if origin else document.origin),
        ("Address", link(document.url, document.url) if document.url else None),
        ("Read from", f"{read_from.name}, by {read_from.reader}" if read_from else None),
        ("Part", document.part),
        ("Id", document.id),
        ("Claims", counted(claims, "claim")),
        ("Text SHA-256", element("code", document.text_sha256)),
    )
    return description(facts)


def description(facts: Iterable[tuple[str, str | None]]) -> Html:
    """A list of names and values; those without a value are left out."""
    rows = (
        element("div", element("dt", name), element("dd", value, dir="auto"))
        for name, value in facts
        if value is not None
    )
    return element("dl", *rows)


def marked(text: str, claims: Iterable[Claim], places: Places) -> Html:
    """A text in which the spans of claims are marked; its text content is the text.

    Marks do not nest: the text is cut at every beginning and end, so overlapping claims share marks and the work grows
    with the text and the spans alone. An empty anchor ``at-<claim id>`` stands where each claim begins, and a reference
    to its row where it ends.
    """
    change: dict[int, int] = {}
    anchors: dict[int, list[str]] = {}
    references: dict[int, set[int]] = {}
    for claim in claims:
        for start, end in claim.spans:
            change[start] = change.get(start, 0) + 1
            change[end] = change.get(end, 0) - 1
        anchors.setdefault(claim.spans[0][0], []).append(claim.id)
        if claim.id in places.rows:
            references.setdefault(claim.spans[-1][1], set()).add(places.rows[claim.id])

    parts: list[Html] = []
    depth = before = 0
    for at in sorted(change):
        parts.append(_piece(text[before:at], before, at, depth))
        parts += [_reference(row) for row in sorted(references.get(at, ()))]
        parts += [element("span", class_="at", id=f"at-{name}") for name in anchors.get(at, ())]
        depth += change[at]
        before = at
    parts.append(_piece(text[before:], before, len(text), depth))
    return joined(parts)


def _piece(text: str, start: int, end: int, depth: int) -> Html:
    return element("mark", text, data_s=start, data_e=end) if depth and text else escaped(text)


def _reference(row: int) -> Html:
    """The row's number as a superscript that the style sheet writes, so that it is no part of the text."""
    return element("a", class_="reference", href=f"#row-{row}", data_row=row, aria_label=f"Row {row}")
