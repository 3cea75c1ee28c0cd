"""News feeds: an item is a document, and what the feed names as its source is its origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.reading import only, read
from timeline.model.document import Source
from timeline.model.edtf import parse
from timeline.model.problem import ProblemKind
from timeline.testing.strategies import texts
from timeline_plugins.readers.feeds import is_feed

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Orlin Live</title><link>https://orlin.example/</link><language>en-GB</language>
<image><title>Logo</title></image>
<item><title>Barge aground &amp; locked</title><link>https://orlin.example/7?utm_source=rss</link>
<guid isPermaLink="false">tag:orlin.example,2024:7</guid><pubDate>Thu, 02 May 2024 10:00:00 +0200</pubDate>
<source url="https://varn.example/rss">AFP via Varn Times</source>
<description>short</description>
<content:encoded><![CDATA[<p>A barge ran aground,<br/>the <b>port</b> office said.</p><script>x < y</script>
<p>Twelve &lt;men&gt; were hurt.</p>]]></content:encoded></item>
<item><title>Only a title</title></item>
<item><link>https://orlin.example/9</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Orlin &amp;amp; Varn</title>
<entry><title>Barge</title><id>urn:7</id><link rel="self" href="https://x.example/"/>
<link href="https://orlin.example/7"/><published>2024-05-02T10:00:00Z</published><updated>2024-05-03T10:00:00Z</updated>
<source><id>s</id><title>Rill Gazette</title></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A <b>barge</b> sank.</p>
<p>Nobody died.</p></div></content></entry></feed>"""

ITEM = "<rss><channel><item><title>x</title><description><![CDATA[{}]]></description></item></channel></rss>"


def test_rss() -> None:
    (full, bare), (problem,) = read("rss", RSS)
    assert full.text == (
        "Barge aground & locked\n\nA barge ran aground,\nthe port office said.\nTwelve <men> were hurt."
    )
    assert (full.id, full.title) == ("tag:orlin.example,2024:7", "Barge aground & locked")
    assert (full.url, full.publisher) == ("https://orlin.example/7?utm_source=rss", "Orlin Live")
    assert (full.published, full.language) == (parse("2024-05-02T10:00:00+02:00"), "en")
    assert (full.origin, full.credit) == ("AFP", None)
    assert bare.text == "Only a title"
    assert (problem.kind, problem.message, problem.place) == (ProblemKind.LOST, "the item has no words", "item 3")


def test_atom() -> None:
    document = only("rss", ATOM)
    assert document.text == "Barge\n\nA barge sank.\nNobody died."
    assert (document.id, document.url, document.publisher) == ("urn:7", "https://orlin.example/7", "Orlin & Varn")
    assert (document.published, document.origin) == (parse("2024-05-02T10:00:00Z"), "Rill Gazette")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>', "declares a document type"),
        ("<rss><channel>", "is no XML"),
        ("<rss>" + "&a;" + "</rss>", "is no XML"),
        (b"\0\1\2\3" * 50, "is binary"),
    ],
)
def test_what_is_no_feed_is_lost(data: str | bytes, message: str) -> None:
    documents, (problem,) = read("rss", data)
    assert not documents
    assert problem.kind is ProblemKind.LOST
    assert message in problem.message


@pytest.mark.parametrize(
    ("data", "accepted"), [(RSS, True), (ATOM, True), ("<html><body/></html>", False), ("<feeds/>", False), ("", False)]
)
def test_other_files_of_the_suffix_are_left_to_others(data: str, accepted: bool) -> None:
    assert is_feed(Source("x.xml", data.encode())) is accepted


@pytest.mark.parametrize("part", ["<p ", "<script>", "<a <", "&#", "]]", "<br", "</"])
def test_markup_without_end_costs_linear_time(part: str) -> None:
    body = (part * 60_000).replace("]]", "] ]")
    documents, _ = read(
        "rss",
        f"<rss><channel><item><title>x</title><description><![CDATA[{body}]]></description></item></channel></rss>",
    )
    assert len(documents) == 1


def test_deep_nesting_is_read() -> None:
    deep = "<p>" * 20_000 + "x" + "</p>" * 20_000
    assert read("rss", f"<feed><entry><title>t</title><content>{deep}</content></entry></feed>")[0]


@given(texts())
def test_any_words_may_stand_in_an_item(text: str) -> None:
    read(
        "rss",
        f"<rss><channel><item><title>x</title><description><![CDATA[{text}]]></description></item></channel></rss>",
    )


@given(st.binary())
def test_junk_never_raises(data: bytes) -> None:
    read("rss", data)
    is_feed(Source("x.rss", data))
