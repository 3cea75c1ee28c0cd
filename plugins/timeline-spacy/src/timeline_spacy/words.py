"""The layer ``word``: the tokens, tags and lemmas of spaCy's pipeline."""

from collections.abc import Iterator

from timeline.plugin.view import View
from timeline.text.annotation import Annotation, TagSet, norm
from timeline_plugins.lang.en.tags import tagset
from timeline_spacy.drafts import draft_words
from timeline_spacy.parsing import parsed

_OWN = {"XX": "X", "_SP": "X"}
"""Tags that spaCy's pipeline has beside those of the shipped tagger: what it cannot tell, and white space."""


def extract(view: View) -> Iterator[Annotation]:
    """Every token of an English document; those behind the part that is parsed are the shipped tagger's."""
    shipped = tagset()
    names = (*shipped.names, *_OWN)
    numbers = {name: number for number, name in enumerate(names)}
    p = parsed(view.text, view.segments("sentence"))
    spans = list(zip(p.start, p.end, strict=True))
    tags = [numbers.get(tag, numbers["XX"]) for tag in p.tag]
    lemmas = {(norm(low), tag): lemma for low, tag, lemma in zip(p.low, p.tag, p.lemma, strict=True)}
    parsed_end = p.end[-1] if len(p) else 0
    if parsed_end < len(view.text.rstrip()):
        rest = draft_words(view, "words-english")
        for index in rest.touching(parsed_end, len(view.text)):
            spans.append(rest[index])
            tags.append(rest.tags[index])

    def lemma(form: str, tag: str) -> str:
        found = lemmas.get((form, tag))
        return form if found is None else found

    yield Annotation("word", view.text, spans, tags, TagSet(names, (*shipped.pos, *_OWN.values()), lemma))
