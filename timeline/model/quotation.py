"""Does a claim quote its document to the letter?"""

from collections.abc import Iterable

from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.span import quote


def misquotes(claim: Claim, document: Document) -> Iterable[str]:
    """What is wrong with a claim's spans: every quotation must equal the document's text. Empty when all hold."""
    text = document.text
    try:
        if quote(text, claim.spans) != claim.text:
            yield f"the text at {claim.spans} is not what the claim quotes"
    except ValueError as error:
        yield str(error)
    quoted = [("cue", claim.cue.text, claim.cue.spans)] if claim.cue else []
    quoted += [("figure", figure.text, figure.spans) for figure in claim.figures if figure.spans]
    for what, words, spans in quoted:
        if not spans or spans[-1][1] > len(text) or quote(text, spans) != words:
            yield f"the text at {spans} is not the {what} {words!r}"
    entities = [entity for entity in (claim.claimant, claim.reporter, *claim.places, *claim.actors) if entity]
    wholes = [(figure.of,) for figure in claim.figures if figure.of]
    for spans in [entity.spans for entity in entities] + [attribute.spans for attribute in claim.attributes] + wholes:
        if spans and spans[-1][1] > len(text):
            yield f"{spans} ends beyond the text"
