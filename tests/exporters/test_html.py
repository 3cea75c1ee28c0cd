"""The HTML page: safe, self-contained, true to the text of record, and whole without JavaScript."""

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import edtf
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.timeline import Timeline
from timeline_plugins.exporters.controls import CONTROL
from timeline_plugins.exporters.html import HtmlSettings, export, loses
from timeline_plugins.exporters.html.markup import escaped, link
from timeline_plugins.exporters.html.rows import CONTEXT, around
from timeline_plugins.exporters.html.series import positions
from timeline_plugins.exporters.html.sources import Places, marked

VOID = {"meta", "input"}
ELEMENTS = re.compile(
    "html|head|title|meta|style|body|script|header|h[1-3]|p|nav|div|main|section|aside|article|a|span|code|b|bdi|mark|q|"
    "form|label|select|option|output|button|input|ol|ul|li|details|summary|dl|dt|dd|blockquote|figure|figcaption|"
    "svg|line|path|text|table|thead|tbody|tr|th|td"
)
LINKS = re.compile(r"#[\w-]+|https?://\S+")


@attrs.define
class Element:
    """A parsed element."""

    name: str
    attributes: dict[str, str | None]
    children: "list[Element | str]" = attrs.field(factory=list)

    def all(self) -> "Iterator[Element]":
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.all()

    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def find(self, name: str, class_: str = "") -> "list[Element]":
        return [
            found
            for found in self.all()
            if found.name == name and (not class_ or class_ in (found.attributes.get("class") or "").split())
        ]


class Tree(HTMLParser):
    """Refuses what a browser would have to repair."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Element("root", {})
        self.open = [self.root]
        self.feed(page)
        self.close()
        assert self.open == [self.root], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        found = Element(tag, dict(attrs))
        self.open[-1].children.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")


def page_of(chronology: Chronology, path: Path, title: str = "Harbour") -> Element:
    export(chronology, path, HtmlSettings(title=title))
    return Tree(path.read_bytes().decode("utf-8")).root


def held(text: str) -> str:
    """A text as HTML and UTF-8 can hold it."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


@pytest.fixture(params=["chronology", "hostile"])
def any_chronology(request: pytest.FixtureRequest) -> Chronology:
    found: Chronology = request.getfixturevalue(request.param)
    return found


def test_nothing_of_a_source_is_active(any_chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(any_chronology, tmp_path / "t.html", title="</title><script>alert(1)</script>")
    elements = list(page.all())[1:]
    assert all(ELEMENTS.fullmatch(found.name) for found in elements)
    assert Counter(found.name for found in elements if found.name in ("script", "style")) == {"script": 1, "style": 1}
    for found in elements:
        for name, value in found.attributes.items():
            assert not name.startswith("on")
            assert name not in ("style", "src", "srcset", "action", "formaction", "srcdoc", "background", "xlink:href")
            if name == "href":
                assert LINKS.fullmatch(value or ""), value
    scripts, styles = page.find("script")[0].text(), page.find("style")[0].text()
    assert "alert(" not in scripts + styles
    assert not re.search(r"url\(|@import|@font-face|https?:", styles)
    assert not re.search(r"fetch|XMLHttp|import|eval|innerHTML|https?:|Function", scripts)


def test_the_policy_admits_the_two_blocks_and_nothing_else(chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(chronology, tmp_path / "t.html")
    head = page.find("head")[0]
    names = [child.name for child in head.children if isinstance(child, Element)]
    assert names.index("meta") < names.index("style")
    policy = next(
        str(meta.attributes["content"])
        for meta in head.find("meta")
        if meta.attributes.get("http-equiv") == "Content-Security-Policy"
    )

    def sha256(block: str) -> str:
        return f"'sha256-{b64encode(hashlib.sha256(page.find(block)[0].text().encode()).digest()).decode()}'"

    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src {sha256('style')}",
        f"script-src {sha256('script')}",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_sources_stand_to_the_letter_and_marks_at_their_offsets(any_chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(any_chronology, tmp_path / "t.html")
    sources = page.find("article", "source")
    documents = list(any_chronology.timeline.documents.values())
    assert len(sources) == len(documents)
    for source, document in zip(sources, documents, strict=True):
        text = held(document.text)
        assert source.find("div", "text")[0].text() == text
        assert document.text_sha256 in source.text()
        covered = set()
        for mark in source.find("mark"):
            start, end = int(mark.attributes["data-s"] or ""), int(mark.attributes["data-e"] or "")
            assert mark.text() == text[start:end]
            covered |= set(range(start, end))
        claims = [claim for claim in any_chronology.timeline.claims if claim.document == document.id]
        assert covered == {offset for claim in claims for start, end in claim.spans for offset in range(start, end)}


def test_every_row_leads_to_its_quotations_and_each_to_its_source(any_chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(any_chronology, tmp_path / "t.html")
    rows = page.find("li", "row")
    assert len(rows) == len(any_chronology.events)
    ids = Counter(found.attributes["id"] for found in page.all() if "id" in found.attributes)
    assert set(ids.values()) == {1}
    for row, event in zip(rows, any_chronology.events, strict=True):
        assert row.find("summary")
        assert row.find("span", "headline")[0].text() == held(event.title)
        for article, name in zip(row.find("article", "claim"), event.claims, strict=True):
            claim = any_chronology.claims[name]
            assert article.find("blockquote")[0].find("mark")[0].text() == held(claim.text)
            source = article.find("a", "source-link")[0].attributes
            assert source["href"] == f"#at-{name}"
            assert source["data-spans"] == " ".join(f"{start}-{end}" for start, end in claim.spans)
            assert str(source["data-source"]) in ids
    for found in page.find("a"):
        href = str(found.attributes["href"])
        assert not href.startswith("#") or href[1:] in ids
        assert href.startswith("#") or found.attributes["rel"] == "noopener noreferrer nofollow"


def test_controls_stand_in_a_visible_box(hostile: Chronology, tmp_path: Path) -> None:
    page = page_of(hostile, tmp_path / "t.html")
    boxes = page.find("bdi", "control")
    assert {"U+202E", "U+2066", "U+0000", "U+001B"} <= {box.attributes["data-code"] for box in boxes}
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in {box.attributes["title"] for box in boxes}
    for found in page.all():
        inside = "".join(child for child in found.children if isinstance(child, str))
        assert found.name == "bdi" or not CONTROL.search(inside)
        assert not any(CONTROL.search(value or "") for value in found.attributes.values())


def test_a_row_shows_what_is_known_at_a_glance(chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(chronology, tmp_path / "t.html")
    first, second, third = (row.find("summary")[0] for row in page.find("li", "row"))
    assert first.find("span", "when")[0].text() == "4 Mar 20242024-03-04"
    assert first.find("span", "who")[0].text() == "the mayor; officials"
    assert first.find("span", "figures")[0].text() == "300–999 people displaced · 400 or more people displaced · 12"
    assert first.find("span", "support")[0].text() == (
        "said 5 Mar 2024 (approximate) · 2 claims · 2 outlets, 2 independent origins · 1 contradiction"
    )
    assert [badge.text() for badge in second.find("span", "badge")] == ["certain", "negated"]
    assert third.find("span", "when")[0].text() == "undated"


def test_claims_show_relations_with_their_reasons(chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(chronology, tmp_path / "t.html")
    claim = page.find("article", "claim")[0].text()
    assert "is revised by officials in Bay Wire, 6 Mar 2024 (row 1): 300-999, then 400 or more" in claim
    assert "“on Monday”, by the rule “weekday before publication”, counted from 2024-03-05" in claim
    disputes = page.find("ul", "disputes")[0].text()
    assert "Contradicts: a made-up reason" in disputes


def test_comment_problems_and_losses_are_counted_and_there(chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(chronology, tmp_path / "t.html")
    sections = {section.attributes["id"]: section.text() for section in page.find("section")}
    assert sections["comment"].startswith("Comment1 claim without a row")
    assert "Smoke still hangs over the town" in sections["comment"]
    assert "lost: in/junk.bin: not a text (name a reader)" in sections["problems"]
    assert "scores of relations: 2" in sections["problems"]
    assert page.find("header")[0].text().startswith("Harbour2 documents, 3 rows, 4 claims in rows, 1 claim of comment")


def test_filters_wait_for_the_script_and_count_rows(chronology: Chronology, tmp_path: Path) -> None:
    page = page_of(chronology, tmp_path / "t.html")
    form = page.find("form")[0]
    assert "hidden" in form.attributes
    options = {
        str(select.attributes["data-kind"]): {
            option.text(): option.attributes["value"] for option in select.find("option")
        }
        for select in form.find("select")
    }
    assert options["outlet"] == {"all": "", "Bay Wire (1)": "1", "Coast Courier (3)": "2"}
    assert "possible (1)" in options["sure"]
    assert list(options["claimant"])[1:] == [
        "a port spokesman (1)",
        "officials (1)",
        "the mayor (1)",
        "unknown source (reported) (1)",
    ]
    values = {kind: set(found.values()) for kind, found in options.items()}
    for row in page.find("li", "row"):
        for claim in row.find("article", "claim"):
            assert claim.attributes["data-outlet"] in values["outlet"]
            assert claim.attributes["data-claimant"] in values["claimant"]
            assert set(str(claim.attributes["data-sure"]).split()) <= values["sure"]
    assert "hidden" in next(found for found in page.find("p") if found.attributes.get("id") == "empty").attributes


def test_series_are_tables_with_a_drawing(chronology: Chronology, tmp_path: Path) -> None:
    figure = page_of(chronology, tmp_path / "t.html").find("figure")[0]
    assert figure.find("figcaption")[0].text() == "People displaced"
    assert [[cell.text() for cell in line.find("td")][:3] for line in figure.find("tr")[1:]] == [
        ["5 Mar 2024 (approximate)", "300–999 “several hundred”", "the mayor — Coast Courier"],
        ["6 Mar 2024", "400 or more “at least 400”", "officials — Bay Wire"],
    ]
    notes = [note.text() for note in figure.find("p", "note")]
    assert notes == [
        "Row 1, 4 Mar 2024: several hundred people fled the harbour on Monday",
        "In all: low 300, best not given, high 999, by the rule range.",
        "Views: first 300–999.",
    ]
    svg = figure.find("svg")[0]
    assert svg.attributes["aria-label"] == "People displaced: 300–999, then 400 or more"
    assert len(svg.find("line", "interval")) == 2
    assert len(svg.find("path", "open")) == 1


def test_overlapping_and_divided_claims_share_marks(chronology: Chronology) -> None:
    document = chronology.timeline.documents["harbour"]

    def of(*spans: tuple[int, int]) -> Claim:
        return Claim(document="harbour", spans=spans, text=" … ".join(document.text[s:e] for s, e in spans))

    claims = [of((0, 30)), of((0, 30)), of((10, 40)), of((20, 25), (50, 60))]
    found = Tree(f"<p>{marked(document.text, claims, Places({}, {}))}</p>").root
    assert found.text() == document.text
    assert [(mark.attributes["data-s"], mark.attributes["data-e"]) for mark in found.find("mark")] == [
        ("0", "10"),
        ("10", "20"),
        ("20", "25"),
        ("25", "30"),
        ("30", "40"),
        ("50", "60"),
    ]
    assert {anchor.attributes["id"] for anchor in found.find("span", "at")} == {f"at-{claim.id}" for claim in claims}


@given(st.text())
def test_escaped_text_is_the_text(text: str) -> None:
    assert Tree(f"<p>{escaped(text)}</p>").root.text() == text.replace("\0", "\ufffd")


@given(st.text(alphabet="ab \n", max_size=600), st.integers(0, 600), st.integers(0, 600))
def test_context_stays_on_the_line(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    before, after = around(text, start, end)
    assert "\n" not in before + after
    assert len(before) <= CONTEXT + 2
    assert len(after) <= CONTEXT + 2
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[end:].startswith(after.removesuffix(" …"))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://[", "\x01http://a"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert "<a" not in link(url, url)


def test_bars_stand_from_left_to_right_within_the_drawing() -> None:
    days = ["2025-01-01", "2025-01-02", "2025-01-02", "2025-02-01", "2025-02-01", "2025-02-01"]
    claims = [Claim(document="d", spans=((0, 1),), text="x", said=edtf.parse(day)) for day in days]
    found = positions(claims)
    assert found == sorted(set(found))
    assert found[-1] <= 320
    undated = Claim(document="d", spans=((0, 1),), text="x")
    assert len(set(positions([*claims, undated]))) == 7


def test_an_empty_chronology(tmp_path: Path) -> None:
    page = page_of(Chronology(Timeline.of([]), (), (), (), {}), tmp_path / "t.html")
    assert "No claim deserves a row." in page.text()


def test_same_bytes_again_and_losses(hostile: Chronology, tmp_path: Path) -> None:
    page_of(hostile, tmp_path / "a.html")
    page_of(hostile, tmp_path / "b.html")
    content = (tmp_path / "a.html").read_bytes()
    assert content == (tmp_path / "b.html").read_bytes()
    assert b"\r" not in content
    assert {loss.what for loss in loses(hostile)} >= {"NUL characters, which HTML cannot hold"}
