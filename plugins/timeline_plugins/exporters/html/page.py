"""The page: its head with the content security policy, its parts in order."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from timeline.model.chronology import Chronology
from timeline.model.problem import Loss, Problem
from timeline_plugins.exporters.html.markup import Html, element, joined
from timeline_plugins.exporters.html.rows import Filters, RowWriter
from timeline_plugins.exporters.html.series import all_series
from timeline_plugins.exporters.html.sources import Places, sources
from timeline_plugins.exporters.judgements import author_words, decided_words, subjects
from timeline_plugins.exporters.wording import (
    certainty_marks,
    claimant_words,
    counted,
    counts_words,
    dispute_words,
    disputes,
    distinct,
    order_words,
    outlet,
)

_MARKS = ("certain", "probable", "possible", "unclear", "reported", "negated")


@cache
def _asset(name: str) -> str:
    return files("timeline_plugins.exporters.html").joinpath(name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """Nothing but this style sheet and this script (CSP level 3)."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def page(chronology: Chronology, title: str, losses: Sequence[Loss]) -> str:
    """The whole page of a chronology."""
    style, script = _asset("report.css"), _asset("report.js")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="claim-timeline"),
        element("title", title),
        element("style", Html(style)),
    )
    body = element("body", *_parts(chronology, title, losses), element("script", Html(script)))
    return f"<!doctype html>\n{element('html', head, body, lang='en')}\n"


def _parts(chronology: Chronology, title: str, losses: Sequence[Loss]) -> Iterable[Html]:
    places, filters = Places.of(chronology), Filters.of(chronology)
    writer = RowWriter.of(chronology, places, filters)
    sections = [
        _section("timeline", "Timeline", _timeline(chronology, writer, filters)),
        _section("figures", "How the figures moved", all_series(chronology)),
        _section("contradictions", "Where sources contradict each other", _disputes(chronology, writer)),
        _section("decisions", "What a person decided", _decisions(chronology, writer)),
        _section("comment", "Comment", _comment(chronology, writer)),
        _section("problems", "Problems and losses", _problems(chronology, losses)),
    ]
    shown = [(name, heading) for name, heading, content in sections if content]
    links = [element("a", heading, href=f"#{name}") for name, heading in (*shown, ("sources", "Sources"))]
    yield element("a", "Skip to the timeline", href="#timeline", class_="skip")
    yield element(
        "header",
        element("h1", title, dir="auto"),
        element("p", ", ".join(counts_words(chronology)), "."),
        element("nav", *links, aria_label="Sections"),
    )
    main = element("main", *(content for _, _, content in sections if content))
    texts = element("div", sources(chronology, places), class_="texts", tabindex=0, role="region", aria_label="Texts")
    heading = element("h2", "Sources", id="sources-title")
    aside = element("aside", heading, texts, id="sources", aria_labelledby="sources-title")
    yield element("div", main, aside, class_="columns")


def _section(name: str, heading: str, content: Html | None) -> tuple[str, str, Html | None]:
    if content is None:
        return name, heading, None
    title = element("h2", heading, id=f"{name}-title")
    return name, heading, element("section", title, content, id=name, aria_labelledby=f"{name}-title")


def _timeline(chronology: Chronology, writer: RowWriter, filters: Filters) -> Html:
    if not chronology.events:
        return element("p", "No claim deserves a row.", class_="empty")
    order = f"{order_words(chronology)} Open one to see its claims and their sources."
    empty = element("p", "No row fits these filters.", class_="empty", id="empty", hidden=True)
    return joined([element("p", order, class_="note"), _filters(chronology, filters), writer.rows(), empty])


def _filters(chronology: Chronology, filters: Filters) -> Html:
    """Hidden until the script shows them. Counts are of rows."""
    rows: dict[str, dict[str, int]] = {"outlet": {}, "claimant": {}, "sure": {}}
    for event in chronology.events:
        claims = [chronology.claims[name] for name in event.claims]
        found = {
            "outlet": [outlet(chronology.timeline.documents[claim.document]) for claim in claims],
            "claimant": [claimant_words(claim) for claim in claims],
            "sure": [mark for claim in claims for mark in certainty_marks(claim.certainty)],
        }
        for kind, names in found.items():
            for name in distinct(names):
                rows[kind][name] = rows[kind].get(name, 0) + 1

    def choice(kind: str, label: str, values: Iterable[tuple[str, str | int]]) -> Html:
        options = [
            element("option", f"{name} ({rows[kind][name]:,})", value=value)
            for name, value in values
            if name in rows[kind]
        ]
        select = element("select", element("option", "all", value=""), *options, id=f"by-{kind}", data_kind=kind)
        return element("label", element("span", label), select)

    search = element("input", id="by-text", type="search", autocomplete="off", placeholder="words")
    return element(
        "form",
        choice("outlet", "Source", filters.outlets.items()),
        choice("claimant", "Claimant", filters.claimants.items()),
        choice("sure", "How sure", [(mark, mark) for mark in _MARKS]),
        element("label", element("span", "Text"), search),
        element(
            "p",
            element("output", counted(len(chronology.events), "row"), id="count", aria_live="polite"),
            element("button", "Clear", type="reset"),
            element("button", "Open all", type="button", id="open-all", aria_pressed="false"),
        ),
        id="filters",
        role="search",
        aria_label="Filter the rows",
        hidden=True,
    )


def _disputes(chronology: Chronology, writer: RowWriter) -> Html | None:
    items: list[Html] = []
    for dispute in disputes(chronology):
        sides = [
            element("div", element("q", chronology.claims[name].text, dir="auto"), " — ", writer.reference(name))
            for name in dispute[0].claims
        ]
        reason = element("p", dispute_words(dispute), class_="note")
        items.append(element("li", element("div", *sides, class_="sides"), reason))
    return element("ul", *items, class_="disputes") if items else None


def _comment(chronology: Chronology, writer: RowWriter) -> Html | None:
    if not chronology.comment:
        return None
    why = "no claimant, figure, time or happening, or set aside by a decision"
    summary = f"{counted(len(chronology.comment), 'claim')} without a row: {why}"
    claims = (writer.claim(chronology.claims[claim.id]) for claim in chronology.comment)
    return element("details", element("summary", summary), element("div", *claims, class_="claims"))


def _problems(chronology: Chronology, losses: Sequence[Loss]) -> Html:
    problems = [_problem(problem) for problem in chronology.problems]
    left_out = [element("li", f"{loss.what}: {loss.count:,}") for loss in losses]
    return joined(
        [
            element("h3", "Problems on the way in"),
            element("ul", *problems) if problems else element("p", "None."),
            element("h3", "What this page does not hold"),
            element("ul", *left_out) if left_out else element("p", "Nothing is left out."),
        ]
    )


def _problem(problem: Problem) -> Html:
    return element("li", element("b", problem.kind.value), f": {problem}", dir="auto")


def _decisions(chronology: Chronology, writer: RowWriter) -> Html | None:
    """What a person decided; a claim that lost its row by it is quoted here and stands under Comment."""
    if not chronology.timeline.decisions:
        return None
    items: list[Html] = []
    for decision in chronology.timeline.decisions:
        sides = [
            element("div", element("q", chronology.claims[name].text, dir="auto"), " — ", writer.reference(name))
            if name
            else element("div", "a claim that is not here")
            for name in subjects(chronology, decision)
        ]
        words = element("p", element("b", decided_words(decision)), f", by {author_words(decision)}", dir="auto")
        items.append(element("li", words, element("div", *sides, class_="sides")))
    return element("ul", *items, class_="disputes")
