"""The tagger of English words: two linear models in whole numbers.

The first adds up, for each tag, what the words in a window of five say for it. Where that leaves two tags close
together, the second adds what the tags around say that the first has given. The sums of all tags are lanes of 16 bits
in one whole number, so that adding two such numbers adds them all. ``plugins/training`` finds the weights.
"""

import struct
from collections.abc import Sequence
from functools import lru_cache, partial

from timeline_plugins.lang.en import features as seen
from timeline_plugins.lang.en.weights import OWN_ZERO, SIDE_ZERO, ZERO, Rows, Weights

CLOSE = 20
"""Sums that differ by no more than this are decided by the second model; 16 are one unit of training."""
KEPT_WORDS, KEPT_ENDINGS = 20_000, 5_000
"""How much of what was looked up is kept: some 25 MB at most, beside the rows of weights that were used."""

_SIDES = 4
_REST = struct.Struct("<3H")
_FREE = 1 << 15
"""The bit of a lane that no sum reaches: with the most that rows can add, sums stay below it."""

_Word = tuple[int, int, int, int, int, int, int, int]
"""What a word adds to the sums of its two neighbours after it, of itself, and of the two before it; the number of its
class; the tag that it speaks for most; and the tag that it has without asking, else -1.

In the order in which the places of a window are added: [0] is added where the word stands two before a token.
"""

_Rare = tuple[int, int, _Word]
"""What the end of a word and its class in the lexicon add to its own sums and to those around; a word of no more."""


def _filled(lanes: int, value: int) -> int:
    return sum(value << 16 * lane for lane in range(lanes))


class Tagger:
    """Gives the tokens of a sentence their tags, as numbers in ``weights.tags``. What was looked up is kept."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        count = self._count = len(weights.tags)
        self._size = 2 * count
        self._unpack = struct.Struct(f"<{count}H").unpack
        self._ones = _filled(count, 1)
        self._free = _filled(count, _FREE)
        self._own_zero = _filled(count, OWN_ZERO)
        self._side_zero = _filled(_SIDES * count, SIDE_ZERO)
        self._numbers = {tag: number for number, tag in enumerate(weights.tags)}
        self._own = _Lanes(weights.own, count)
        self._side = _Lanes(weights.side, _SIDES * count)
        self._context = _Lanes(weights.contexts, count)
        self._ending = lru_cache(KEPT_ENDINGS)(self._make_ending)
        self._rare = lru_cache(KEPT_ENDINGS)(self._make_rare)
        self._tags_around = lru_cache(KEPT_WORDS)(self._make_tags_around)
        self._flagged = lru_cache(KEPT_ENDINGS)(self._make_word)
        self._plain = lru_cache(KEPT_WORDS)(partial(self._make_word, 0))
        self._edge = self._word(self._bytes(self._own["edge"], self._side["edge"], weights.classes["edge"], None))

    def tags(self, forms: Sequence[str]) -> list[int]:
        """The number of the tag of each token of a sentence."""
        if max(map(len, forms), default=0) > seen.LONGEST:
            forms = [form[: seen.LONGEST] for form in forms]
        edge = self._edge
        words = [edge, edge, *map(self._plain, forms), edge, edge]
        for index, flag in seen.flags(forms):
            words[index + 2] = self._flagged(flag, forms[index])
        tags, close = self._first(words)
        if close:
            self._second(words, tags, close)
        return tags

    def _first(self, words: list[_Word]) -> tuple[list[int], list[tuple[int, int]]]:
        """The tags by the words alone, and index and sums of each token for which tags are close."""
        size, unpack, ones, free = self._size, self._unpack, self._ones, self._free
        tags: list[int] = []
        close: list[tuple[int, int]] = []
        for a, b, c, d, e in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False):
            tag = c[7]
            if tag < 0:
                sums = a[0] + b[1] + c[2] + d[3] + e[4]
                tag = c[6]
                # The free bit stays where a tag has no less than that for which the word itself speaks most, or close.
                rivals = sums + free - ((sums >> 16 * tag & 0x7FFF) - CLOSE) * ones & free
                if rivals & (rivals - 1):
                    lanes = unpack(sums.to_bytes(size, "little"))
                    best = max(lanes)
                    tag = lanes.index(best)
                    rivals = sums + free - (best - CLOSE) * ones & free
                    if rivals & (rivals - 1):
                        close.append((len(tags), sums))
            tags.append(tag)
        return tags, close

    def _second(self, words: list[_Word], tags: list[int], close: list[tuple[int, int]]) -> None:
        """Decide close sums by the tags around, those of the first model all through."""
        size, unpack, context = self._size, self._unpack, self._context.__getitem__
        edge = self._count
        around = [edge, edge, *tags, edge, edge]
        for index, sums in close:
            a, b, t, c, d = around[index : index + 5]
            classes = words[index + 1][5], words[index + 2][5], words[index + 3][5]
            total = sum(map(context, seen.class_contexts(*classes, b, t, c)), sums + self._tags_around(a, b, t, c, d))
            lanes = unpack(total.to_bytes(size, "little"))
            tags[index] = lanes.index(max(lanes))

    def _make_tags_around(self, a: int, b: int, t: int, c: int, d: int) -> int:
        return sum(map(self._context.__getitem__, seen.tag_contexts(a, b, t, c, d)))

    def _make_ending(self, tail: str, longer: bool, look: str, flag: int) -> tuple[int, int]:
        own = sum(map(self._own.__getitem__, seen.ending_names(tail, longer, look, flag)))
        return own, sum(map(self._side.__getitem__, seen.side_ending_names(tail, longer, look, flag)))

    def _make_rare(self, tail: str, longer: bool, look: str, flag: int, ambiguity: str | None) -> _Rare:
        own, side = self._ending(tail, longer, look, flag)
        for name in seen.ambiguity_names(ambiguity, look, flag):
            own += self._own[name]
            side += self._side[name]
        return own, side, self._word(self._bytes(own, side, self._class("", tail, look, ambiguity), None))

    def _class(self, low: str, tail: str, look: str, ambiguity: str | None) -> int:
        classes = self._weights.classes
        return next(classes[name] for name in seen.class_names(low, tail, look, ambiguity) if name in classes)

    def _make_word(self, flag: int, form: str) -> _Word:
        data = self._weights.words.get(f"{flag}{form}")
        if data is not None:
            return self._word(data)
        low = seen.key(form)
        if f"w={low}" in self._weights.own:
            return self._word(self.word(flag, form))
        # All that is seen of a word that training did not meet, or hardly, is seen of its ends and in the lexicon.
        ends = low[-3:], len(low) > 3, seen.shape(form), flag, self._weights.ambiguity.get(low)
        own, _, (a, b, _, d, e, number, tag, always) = self._rare(*ends)
        own += sum(map(self._own.__getitem__, seen.part_names(form, low)))
        return a, b, own + self._own_zero, d, e, number, tag, always

    def word(self, flag: int, form: str) -> bytes:
        """What follows from all that is seen of a word, as ``Weights.words`` has it for common words."""
        low, look = seen.key(form), seen.shape(form)
        ambiguity = self._weights.ambiguity.get(low)
        own, side, _ = self._rare(low[-3:], len(low) > 3, look, flag, ambiguity)
        own += sum(map(self._own.__getitem__, seen.part_names(form, low) + seen.whole_names(form, low, flag)))
        side += self._side[f"w={low}"]
        number = self._class(low, low[-3:], look, ambiguity)
        return self._bytes(own, side, number, self._weights.sure.get(low))

    def _bytes(self, own: int, side: int, number: int, sure: str | None) -> bytes:
        size = self._size
        sums = (own + self._own_zero).to_bytes(size, "little")
        lanes = self._unpack(sums)
        always = 0 if sure is None else 1 + self._numbers[sure]
        rest = _REST.pack(number, lanes.index(max(lanes)), always)
        return (side + self._side_zero).to_bytes(_SIDES * size, "little") + sums + rest

    def _word(self, data: bytes) -> _Word:
        size, read = self._size, int.from_bytes
        number, tag, always = _REST.unpack(data[5 * size :])
        return (
            read(data[:size], "little"),
            read(data[size : 2 * size], "little"),
            read(data[4 * size : 5 * size], "little"),
            read(data[2 * size : 3 * size], "little"),
            read(data[3 * size : 4 * size], "little"),
            number,
            tag,
            always - 1,
        )


class _Lanes(dict[str | int, int]):
    """Rows as lanes of one number, 0 where there is no row; what was asked for is kept, as far as there is a row."""

    def __init__(self, rows: Rows, lanes: int) -> None:
        super().__init__()
        self._rows = rows
        self._lanes = lanes
        self._zero = _filled(lanes, ZERO)

    def __missing__(self, name: str | int) -> int:
        data = self._rows.get(name)
        if data is None:
            return 0
        wide = bytearray(2 * self._lanes)
        wide[::2] = data
        # Negative numbers borrow from the lane above, so that sums come out right.
        found = self[name] = int.from_bytes(wide, "little") - self._zero
        return found
