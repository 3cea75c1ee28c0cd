"""The plugins that ship with claim-timeline, in one explicit list. Nothing is imported before it is used."""

from collections.abc import Iterator

from timeline.plugin.descriptors import Exporter, Extractor, Linker, Reader
from timeline.plugin.hooks import hookimpl

_HERE = "timeline_plugins"
_ENGLISH = frozenset({"en"})


@hookimpl
def timeline_readers() -> Iterator[Reader]:
    """Plain text, Markdown, JSON Lines, news feeds."""
    at = f"{_HERE}.readers"
    yield Reader(name="plain-text", version="1", suffixes=(".txt", ".text"), read=f"{at}.plain_text:read")
    yield Reader(name="markdown", version="1", suffixes=(".md", ".markdown"), read=f"{at}.markdown:read")
    yield Reader(name="json-lines", version="1", suffixes=(".jsonl", ".ndjson"), read=f"{at}.json_lines:read")
    yield Reader(
        name="feeds",
        version="1",
        suffixes=(".rss", ".atom", ".xml"),
        sniff=f"{at}.feeds:is_feed",
        read=f"{at}.feeds:read",
    )


@hookimpl
def timeline_extractors() -> Iterator[Extractor]:
    """Segments of any language; words, times, attributions, figures, certainty, names, facts and claims of English."""
    at = f"{_HERE}.extractors"
    segments = frozenset({"sentence", "token"})
    # nupunkt decides where sentences end, so its version, as bound in pyproject.toml, is part of this one.
    yield Extractor(name="sentences", version="3+nupunkt-0.8", makes={"sentence"}, extract=f"{at}.segments:sentences")
    yield Extractor(name="tokens", version="1", makes={"token"}, extract=f"{at}.segments:tokens")
    yield Extractor(
        name="words-english",
        version="1",
        languages=_ENGLISH,
        makes={"word"},
        needs={"sentence"},
        on_demand=True,
        extract=f"{_HERE}.lang.en.words:extract",
    )
    yield Extractor(
        name="time-english",
        version="2",
        makes={"time"},
        needs=segments,
        extract=f"{at}.time:extract",
        settings=f"{at}.time.settings:TimeSettings",
    )
    yield Extractor(
        name="attribution-english",
        version="2",
        languages=_ENGLISH,
        makes={"attribution"},
        needs=segments,
        extract=f"{at}.attribution:extract",
        settings=f"{at}.attribution.settings:AttributionSettings",
    )
    yield Extractor(
        name="figures-english",
        version="3",
        languages=_ENGLISH,
        makes={"figure"},
        needs=segments | {"time"},
        extract=f"{at}.figures:extract",
    )
    yield Extractor(
        name="certainty-english",
        version="2",
        languages=_ENGLISH,
        makes={"certainty"},
        needs=segments,
        extract=f"{at}.certainty:extract",
    )
    yield Extractor(
        name="places-english",
        version="1",
        languages=_ENGLISH,
        makes={"place"},
        needs=segments,
        extract=f"{at}.names:places",
    )
    yield Extractor(
        name="actors-english",
        version="2",
        languages=_ENGLISH,
        makes={"actor"},
        needs=segments,
        extract=f"{at}.names:actors",
    )
    yield Extractor(
        name="facts-english",
        version="2",
        languages=_ENGLISH,
        makes={"fact"},
        needs=segments | {"time", "figure", "place", "actor"},
        extract=f"{at}.facts:extract",
    )
    yield Extractor(
        name="claims-english",
        version="4",
        languages=_ENGLISH,
        makes={"claim"},
        needs={"sentence", "word", "time", "attribution", "figure", "certainty", "place", "actor", "fact"},
        extract=f"{at}.claims:extract",
        settings=f"{at}.claims.settings:ClaimSettings",
    )


@hookimpl
def timeline_linkers() -> Iterator[Linker]:
    """Happenings by shared figures, names, words and time."""
    at = f"{_HERE}.linkers.happenings"
    yield Linker(
        name="happenings",
        version="3",
        keys=f"{at}:keys",
        link=f"{at}:link",
        explain=f"{at}.near_misses:explain",
        settings=f"{at}:HappeningsSettings",
        languages=_ENGLISH,
    )


@hookimpl
def timeline_exporters() -> Iterator[Exporter]:
    """JSON, JSON Lines, CSV, Markdown, one HTML page."""
    at = f"{_HERE}.exporters"
    yield Exporter(name="json", version="1", suffixes=(".json",), export=f"{at}.json_file:export")
    yield Exporter(
        name="json-lines",
        version="1",
        suffixes=(".jsonl", ".ndjson"),
        export=f"{at}.json_lines:export",
        loses=f"{at}.json_lines:loses",
        wrote=f"{at}.json_lines:wrote",
    )
    yield Exporter(
        name="csv",
        version="1",
        suffixes=(".csv",),
        export=f"{at}.csv_table:export",
        loses=f"{at}.csv_table:loses",
        wrote=f"{at}.csv_table:wrote",
        settings=f"{at}.csv_table:CsvSettings",
    )
    yield Exporter(
        name="markdown",
        version="1",
        suffixes=(".md", ".markdown"),
        export=f"{at}.markdown:export",
        loses=f"{at}.markdown:loses",
        wrote=f"{at}.markdown:wrote",
        settings=f"{at}.markdown:MarkdownSettings",
    )
    yield Exporter(
        name="html",
        version="1",
        suffixes=(".html", ".htm"),
        export=f"{at}.html:export",
        loses=f"{at}.html:loses",
        wrote=f"{at}.html:wrote",
        settings=f"{at}.html:HtmlSettings",
    )
