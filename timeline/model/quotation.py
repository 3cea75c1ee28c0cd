"""Does a claim quote its document to the letter, and how is it quoted on one line?"""

from collections.abc import Iterable

from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.span import quote

TITLE_LENGTH = 120
"""Characters of a title."""


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


def title(claim: Claim, length: int = TITLE_LENGTH) -> str:
    """A claim's words on one line, cut after a word where they are longer than ``length``."""
    line = " ".join(claim.text.split())
    if len(line) <= length:
        return line
    start = line[:length]
    word, _, _rest = start.rpartition(" ")
    return f"{(word if len(word) >= length // 2 else start).rstrip(' ,;:–—-')}…"


def excess(claim: Claim, length: int = TITLE_LENGTH) -> int:
    """How many characters a quotation is longer than ``length``; 0 where it is not."""
    return max(0, len(claim.text) - length)


def quoted(claim: Claim, length: int) -> str:
    """A claim's words on one line, cut between words where they are longer than ``length``."""
    return shortened(claim.text, length)


def shortened(text: str, length: int) -> str:
    """A text on one line, cut between words where it is longer than ``length``."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0] + " \u2026"
