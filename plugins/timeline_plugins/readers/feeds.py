"""News feeds: RSS 0.9 to 2.0, RDF and Atom (RFC 4287), a document for each item.

An item's text is its title and, below it, its content (else its summary) without markup: a feed holds no text that
stands for itself. What the feed names as the item's source is its origin. A feed that declares a document type is
refused, since only such a one can define entities.
"""

import html
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import attrs

from timeline.model.document import Document, Provenance, Source, record_id
from timeline.model.problem import Problem, ProblemKind
from timeline_plugins.readers.dating import dated
from timeline_plugins.readers.decoding import NotText, decode
from timeline_plugins.readers.metadata import document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEAD = 4_000
"""Characters at the beginning in which the root element stands."""
_ROOT = re.compile(r"<(?:[A-Za-z]\w*:)?(?:rss|feed|RDF)[\s>]")
_ENCODING = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BLOCK = re.compile(r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table|figure)|br)\b[^<>]{0,4000}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<]*+(?:<(?!/\1)[^<]*+)*+(?:</\1>)?+", re.IGNORECASE)
_TAG = re.compile(r"<[/!?A-Za-z][^<>]{0,8000}>")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "br", "blockquote", "tr", "table", "figure"})


def is_feed(source: Source) -> bool:
    """Does the source begin like a feed?"""
    head = source.head(_HEAD).replace(b"\0", b"").decode("utf-8", "replace")
    return _ROOT.search(head) is not None


def read(source: Source, _settings: None) -> Iterator[Document | Problem]:
    """A document for each item that has words; a problem for what cannot be read."""
    try:
        text, _ = decode(source.data)
    except NotText as error:
        yield Problem(kind=ProblemKind.LOST, message=str(error))
        return
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        message = "declares a document type, which a feed needs not and which can define entities"
        yield Problem(kind=ProblemKind.LOST, message=message)
        return
    from xml.etree.ElementTree import ParseError, fromstring  # imported when used: few inputs are feeds

    try:
        root = fromstring(_ENCODING.sub("", text, count=1))
    except (ParseError, ValueError) as error:
        yield Problem(kind=ProblemKind.LOST, message=f"is no XML: {error}")
        return
    channel = _child(root, "channel")
    feed = root if channel is None else channel
    items = [element for element in root.iter() if _name(element) in ("item", "entry")]
    for number, item in enumerate(items, 1):
        yield from _document(item, feed, f"item {number}")


def _document(item: "Element", feed: "Element", place: str) -> Iterator[Document | Problem]:
    title = _plain(_child(item, "title"))
    body = next((words for name in _BODIES if (words := _plain(_child(item, name)))), "")
    text = "\n\n".join(part for part in (title, body) if part)
    url = _link(item)
    if not text:
        yield Problem(kind=ProblemKind.LOST, message="the item has no words", document=url, place=place)
        return
    said = {
        "title": title,
        "url": url,
        "publisher": _plain(_child(feed, "title")),
        "published": next((_date(words) for tag in _DATES if (words := _text(_child(item, tag)))), ""),
        "language": (_text(_child(feed, "language")) or feed.get(_LANGUAGE, "")).partition("-")[0],
        "origin": _origin(_child(item, "source")),
    }
    named = _text(_child(item, "guid")) or _text(_child(item, "id"))
    name = named if ":" in named else url or record_id(text, said)
    for made in document(name, text, said, "feed", place):
        if isinstance(made, Document):
            yield dated(attrs.evolve(made, provenance=Provenance.of_record(_canonical(item))))
        else:
            yield made


_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "updated")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _canonical(item: "Element") -> bytes:
    """All that an item holds, in a form that does not depend on its place or on how the feed is written."""
    parts: list[object] = []
    for event, part in _walk(item):
        if event == "start":
            parts.append((part.tag if isinstance(part.tag, str) else "", sorted(part.attrib.items()), part.text or ""))
        elif part is not item:
            parts.append(part.tail or "")
    return ascii(parts).encode("ascii")


def _name(element: "Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _child(element: "Element", name: str) -> "Element | None":
    return next((child for child in element if _name(child) == name), None)


def _text(element: "Element | None") -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _origin(source: "Element | None") -> str:
    """What RSS holds as the words of ``source``, and Atom as its title."""
    if source is None:
        return ""
    title = _child(source, "title")
    return _plain(source if title is None else title)


def _link(item: "Element") -> str:
    """The address of an item: the words of ``link``, or where Atom's alternate one leads to."""
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = child.get("href") or _text(child)
            if found:
                return found.strip()
    return ""


def _date(words: str) -> str:
    """RFC 822's form of a date as ISO 8601; any other text as it is."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError):
        return words


def _plain(element: "Element | None") -> str:
    """The words of an element without markup, in lines where blocks end."""
    if element is None:
        return ""
    if len(element):  # XHTML, as Atom may have it
        parts: list[str] = []
        for event, part in _walk(element):
            if event == "start" and part.text:
                parts.append(part.text)
            elif event == "end":
                parts.append(("\n" if _name(part) in _BLOCKS else "") + (part.tail or ""))
        text = "".join(parts)
    else:
        text = element.text or ""
        if "<" in text or "&" in text:
            text = html.unescape(_TAG.sub("", _BLOCK.sub("\n", _HIDDEN.sub("", text))))
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def _walk(element: "Element") -> Iterator[tuple[str, "Element"]]:
    """Beginnings and ends of an element's descendants and of itself, without recursion."""
    stack = [("end", element), ("start", element)]
    while stack:
        event, found = stack.pop()
        yield event, found
        if event == "start":
            for child in reversed(found):
                stack += [("end", child), ("start", child)]
