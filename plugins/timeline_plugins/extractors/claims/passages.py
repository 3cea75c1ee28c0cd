"""The words of a document's passages.

Attributions overlap, and in a long sentence each may reach to its end. So what is asked of each of them is answered
from sums over the whole document, in a time that does not depend on how long the passage is.
"""

from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate

from timeline.model.span import Span, Spans
from timeline.text.annotation import Annotation, norm
from timeline_plugins.extractors.claims.predicates import Wording, finite_tags
from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.lang.en.tags import tagset

OPENING, CLOSING = "([\u201c", ")]\u201d"
"""Marks inside which no proposition ends."""


class Passages:
    """The tagged tokens of one document, and where those stand that tell of a clause."""

    def __init__(self, annotation: Annotation) -> None:
        self.text = annotation.text
        self.tokens = annotation
        forms = [annotation.form(index) for index in range(len(annotation))]
        known = {form: norm(form) for form in set(forms)}
        self.all = Wording(forms, [known[form] for form in forms], annotation.tags_in(tagset()))

    def indices(self, span: Span) -> range:
        """The tokens that share a character with a span."""
        return self.tokens.touching(*span)

    def of(self, spans: Spans) -> Wording:
        """The tokens of a passage."""
        pieces = [self.all.cut(indices.start, indices.stop) for indices in map(self.indices, spans)]
        return pieces[0] if len(pieces) == 1 else Wording.joined(pieces)

    def start_of(self, place: int, spans: Spans) -> int:
        """Where the token at a place of a passage begins. Raises ``IndexError`` where the passage is shorter."""
        for indices in map(self.indices, spans):
            if place < len(indices):
                return self.tokens.starts[indices[place]]
            place -= len(indices)
        raise IndexError("the passage has fewer tokens")

    def count(self, span: Span) -> int:
        """How many tokens of a span are words or numbers."""
        indices = self.indices(span)
        return self._words[indices.stop] - self._words[indices.start]

    def joints(self, indices: range) -> list[int]:
        """Those of some tokens that open or close a bracket, or could join propositions."""
        joints = self._joints
        return joints[bisect_left(joints, indices.start) : bisect_left(joints, indices.stop)]

    def any_finite(self, first: int, behind: int) -> bool:
        """Is one of the tokens from ``first`` on, those from ``behind`` on left out, a finite verb?"""
        return self._finite[behind] > self._finite[first]

    def has_finite(self, spans: Spans) -> bool:
        """Has a passage a finite verb?"""
        return any(self.any_finite(indices.start, indices.stop) for indices in map(self.indices, spans))

    @cached_property
    def _joints(self) -> list[int]:
        marks = {";", *lexicon("resulting"), *lexicon("joints")}
        return [
            index for index, word in enumerate(self.all.forms) if word in marks or word in OPENING or word in CLOSING
        ]

    @cached_property
    def _words(self) -> "array[int]":
        """How many of the tokens before each place are words or numbers."""
        return array("Q", accumulate((form[0].isalnum() for form in self.all.forms), initial=0))

    @cached_property
    def _finite(self) -> "array[int]":
        """How many of the tokens before each place are finite."""
        tags = finite_tags()
        return array("Q", accumulate((tag in tags for tag in self.all.tags), initial=0))
