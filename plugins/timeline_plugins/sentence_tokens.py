"""The tokens of each sentence as plain lists: what rules over words walk along."""

from collections.abc import Iterator

from timeline.plugin.view import View

LONGEST = 400
"""Tokens of a sentence that are read at once; longer ones, mostly tables, are read in such parts."""

Row = tuple[list[str], list[int], list[int]]
"""Tokens as written, where each begins, where each ends."""


def rows(view: View) -> Iterator[Row]:
    """A row for each sentence, from the layers ``sentence`` and ``token``; no row is empty."""
    text, tokens = view.text, view.segments("token")
    starts, ends = tokens.starts, tokens.ends
    for first_character, last_character in view.segments("sentence"):
        around = tokens.touching(first_character, last_character)
        for first in range(around.start, around.stop, LONGEST):
            part = slice(first, min(first + LONGEST, around.stop))
            begin, end = starts[part].tolist(), ends[part].tolist()
            yield [text[a:b] for a, b in zip(begin, end, strict=True)], begin, end
