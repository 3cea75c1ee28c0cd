"""Tokens with their tags: the layer ``word`` and others like it.

An extractor makes an ``Annotation`` once for a document; other extractors name its layer in ``needs`` and read it from
``View.annotation``. What the tags are is said by the ``TagSet`` of the language.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Self

import attrs

from timeline.model.layer import SpanLayer
from timeline.model.span import Span

Lemma = Callable[[str, str], str]
"""Gives the lemma of a norm with a tag."""

_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc\uff07", "''''")
MOST_TAGS = 256
"""Tags of a tag set: each token keeps its own in one byte."""


def norm(form: str) -> str:
    """The form under which words are looked up: lower case, with straight apostrophes."""
    return form.lower().translate(_APOSTROPHES)


@attrs.frozen(slots=True)
class TagSet:
    """The parts of speech of a language: names of tags, and to each a coarse class.

    ``names`` are fine tags without repetition (for English those of the Penn Treebank), at most 256. ``pos`` holds the
    part of speech of each, in the same order, by the names of Universal Dependencies ("NOUN"). ``lemma(norm, tag)``
    gives the lemma of a word; None where the language has no morphology. Raises ``ValueError`` otherwise.
    """

    names: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    lemma: Lemma | None = attrs.field(default=None, eq=False, repr=False)
    _numbers: dict[str, int] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if len(self.names) != len(self.pos):
            raise ValueError(f"{len(self.names)} tags have {len(self.pos)} parts of speech")
        if len(set(self.names)) != len(self.names) or len(self.names) > MOST_TAGS:
            raise ValueError(f"the names of tags must differ, and there may be {MOST_TAGS} at most")
        object.__setattr__(self, "_numbers", {name: number for number, name in enumerate(self.names)})

    def number(self, name: str) -> int:
        """The number of a tag in ``names``. Raises ``KeyError`` for a tag that the set does not have."""
        return self._numbers[name]

    def numbers(self, *names: str) -> frozenset[int]:
        """The numbers of some tags, to compare with ``Annotation.tags``. Raises ``KeyError`` as ``number`` does."""
        return frozenset(map(self.number, names))


@attrs.frozen(slots=True)
class Token:
    """A token of an annotation.

    ``text`` is as written, ``norm`` as words are looked up, ``tag`` the fine part of speech, ``pos`` the coarse one,
    ``span`` its offsets in the document.
    """

    text: str
    norm: str
    tag: str
    pos: str
    span: Span
    _lemma: Lemma | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.span[1]

    @property
    def lemma(self) -> str | None:
        """The dictionary form; None where the language has no morphology."""
        return self._lemma(self.norm, self.tag) if self._lemma is not None else None


class Annotation(SpanLayer):
    """A layer of tagged tokens: a sequence of spans, with the number of a tag for each.

    ``text`` is what was annotated, ``offset`` its place in the document (0: it is all of it), so that a token can be
    quoted when a window of a long document has been moved to its place. ``tags`` are numbers in ``tagset.names``.
    Raises ``ValueError`` where spans are not ascending and disjoint, lie outside of ``text``, or are not as many as
    the tags.
    """

    __slots__ = ("offset", "tags", "tagset", "text")

    def __init__(
        self,
        layer: str,
        text: str,
        spans: Iterable[Span] = (),
        tags: Iterable[int] = (),
        tagset: TagSet | None = None,
        offset: int = 0,
    ) -> None:
        super().__init__(layer, spans)
        self.text = text
        self.offset = offset
        self.tagset = tagset or TagSet()
        self.tags = bytes(tags)
        if len(self.tags) != len(self):
            raise ValueError(f"{layer}: {len(self)} tokens have {len(self.tags)} tags")
        if self.tags and max(self.tags) >= len(self.tagset.names):
            raise ValueError(f"{layer}: there is no tag of the number {max(self.tags)}")
        if len(self) and not offset <= self.starts[0] < self.ends[-1] <= offset + len(text):
            raise ValueError(f"{layer}: tokens lie outside of the text that is annotated")

    def _content(self) -> tuple[object, ...]:
        return *super()._content(), self.tags, self.tagset

    def moved(self, by: int) -> Self:
        """The same layer with every offset greater by so much. Raises ``ValueError`` where one would be negative."""
        spans = ((start + by, end + by) for start, end in self)
        return type(self)(self.layer, self.text, spans, self.tags, self.tagset, self.offset + by)

    def mismatch(self, text: str) -> str | None:
        """Why the layer cannot be one of this text; None where it can."""
        if text[self.offset : self.offset + len(self.text)] != self.text:
            return "an annotation of another text"
        return super().mismatch(text)

    def form(self, index: int) -> str:
        """The token of an index as it is written."""
        return self.text[self.starts[index] - self.offset : self.ends[index] - self.offset]

    def tag(self, index: int) -> str:
        """The name of the tag of a token."""
        return self.tagset.names[self.tags[index]]

    def tags_in(self, tagset: TagSet) -> bytes:
        """The tags as numbers of another set.

        A tag whose name it lacks becomes the first one of the same part of speech, else of the part of speech "X", else
        the first of all.
        """
        if self.tagset == tagset:
            return self.tags
        by_pos = {pos: number for number, pos in reversed(list(enumerate(tagset.pos)))}
        table = bytearray(range(MOST_TAGS))
        for number in set(self.tags):
            alike = by_pos.get(self.tagset.pos[number], by_pos.get("X", 0))
            name = self.tagset.names[number]
            table[number] = tagset.number(name) if name in tagset.names else alike
        return self.tags.translate(bytes(table))

    def token(self, index: int) -> Token:
        """The token of an index, from 0; a negative one counts from the end. Raises ``IndexError``."""
        form, number, tagset = self.form(index), self.tags[index], self.tagset
        return Token(form, norm(form), tagset.names[number], tagset.pos[number], self[index], tagset.lemma)

    def tokens(self) -> Iterator[Token]:
        """All tokens in the order of the text."""
        return map(self.token, range(len(self)))

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with ``[start, end)``: those of a sentence, of a mention."""
        return [self.token(index) for index in self.touching(start, end)]
