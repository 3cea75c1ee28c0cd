"""One self-contained HTML page: the rows, and every quotation in its source. No network, no fonts, no script to trust.

Styles and script are inlined and admitted by their hashes; a content security policy forbids everything else. Works
without JavaScript (then without filters), with a keyboard, on a narrow screen and on paper.
"""

from collections.abc import Iterable
from pathlib import Path

import attrs

from timeline.model.chronology import Chronology
from timeline.model.problem import Loss

_GENERATOR = b'<meta name="generator" content="claim-timeline">'


@attrs.frozen(slots=True, kw_only=True)
class HtmlSettings:
    """``title``: the heading of the page."""

    title: str = "Claim timeline"


def export(chronology: Chronology, path: Path, settings: HtmlSettings | None = None) -> None:
    """Write a chronology as one HTML page."""
    from timeline_plugins.exporters.html.page import page

    text = page(chronology, (settings or HtmlSettings()).title, loses(chronology))
    path.write_bytes(text.encode("utf-8", "replace"))


def wrote(head: bytes) -> bool:
    """Is this the beginning of such a page?"""
    return _GENERATOR in head


def loses(chronology: Chronology) -> list[Loss]:
    """What the page cannot say."""
    timeline = chronology.timeline
    left_out: Iterable[tuple[str, int]] = (
        ("scores of relations", len(chronology.relations)),
        ("names and versions of the extractors of claims", len({claim.extractor for claim in timeline.claims})),
        ("NUL characters, which HTML cannot hold", sum(text.text.count("\0") for text in timeline.documents.values())),
    )
    return [Loss(what, count) for what, count in left_out if count]
