"""Attributions, names and words read with spaCy's pipeline, in place of those that claim-timeline reads without one.

This module is what the entry point of ``pyproject.toml`` names. Every run of ``timeline`` imports it, so it imports no
spaCy; that happens when there is an English document to parse.
"""

from collections.abc import Iterator

from timeline.plugin.descriptors import Extractor
from timeline.plugin.hooks import hookimpl

_ENGLISH = frozenset({"en"})
_SEGMENTS = frozenset({"sentence", "token"})


@hookimpl
def timeline_extractors() -> Iterator[Extractor]:
    """``attribution-spacy``, ``names-spacy`` and ``words-spacy``, each in the place of those that ship."""
    yield Extractor(
        name="attribution-spacy",
        version="1",
        languages=_ENGLISH,
        makes={"attribution"},
        needs=_SEGMENTS,
        replaces={"attribution-english"},
        extract="timeline_spacy.attributions:extract",
        settings="timeline_spacy.settings:AttributionSpacySettings",
    )
    yield Extractor(
        name="names-spacy",
        version="1",
        languages=_ENGLISH,
        makes={"place", "actor"},
        needs=_SEGMENTS,
        replaces={"places-english", "actors-english"},
        extract="timeline_spacy.names:extract",
    )
    yield Extractor(
        name="words-spacy",
        version="1",
        languages=_ENGLISH,
        makes={"word"},
        needs={"sentence"},
        replaces={"words-english"},
        on_demand=True,
        extract="timeline_spacy.words:extract",
    )
