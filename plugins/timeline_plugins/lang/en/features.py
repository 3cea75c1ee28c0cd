"""What the tagger sees of a word: its letters, endings and shape, and how its sentence is capitalised.

Training and tagging share this module, so a change here needs new weights (``plugins/training``).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from timeline.text.annotation import norm

FIRST, TITLE = 1, 2
"""Flags of a word: the first one with letters in its sentence; in a sentence that is capitalised throughout."""

LONGEST = 60
"""Characters of a word that are looked at; longer ones are no words, and must cost no more than their length."""

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1\1+")
_SHAPES = {
    **dict.fromkeys(range(ord("A"), ord("Z") + 1), "X"),
    **dict.fromkeys(range(ord("a"), ord("z") + 1), "x"),
    **dict.fromkeys(range(ord("0"), ord("9") + 1), "d"),
}


def key(form: str) -> str:
    """The form under which a word has weights: its norm with every digit as 0."""
    return _DIGIT.sub("0", norm(form[:LONGEST]))


def shape(form: str) -> str:
    """Capitals as X, other letters as x, digits as d, no more than two of a kind together, ten characters at most."""
    mapped = form[:LONGEST].translate(_SHAPES)
    if not mapped.isascii():
        mapped = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in mapped)
    return _shortened(mapped)


@lru_cache(2_000)
def _shortened(mapped: str) -> str:
    return _RUN.sub(r"\1\1", mapped)[:10]


def flags(forms: Sequence[str]) -> list[tuple[int, int]]:
    """The tokens of a sentence that have a flag, each by its index: ``FIRST``, ``TITLE``, or both."""
    longer = [form[0] for form in forms if len(form) > 3]
    if len(longer) > 1 and longer[-1].isupper() and 10 * sum(map(str.isupper, longer)) >= 7 * len(longer):
        found = [(index, TITLE) for index, form in enumerate(forms) if form[0].isalpha()]
        return [(index, flag | FIRST if not number else flag) for number, (index, flag) in enumerate(found)]
    for index, form in enumerate(forms):
        if form[0].isalpha():
            return [(index, FIRST)]
    return []


def ambiguity_names(ambiguity: str | None, look: str, flag: int) -> list[str]:
    """What is seen of the class of a word in the lexicon; None: it has none."""
    return [] if ambiguity is None else [f"a={ambiguity}", f"a={ambiguity}f={flag}h={look[:1]}"]


def ending_names(tail: str, longer: bool, look: str, flag: int) -> list[str]:
    """What a word sees of its last three characters (``longer``: it has more), its shape and its place."""
    names = ["b", f"h={look}", f"H={look[:1]}{'^' if flag & FIRST else ''}"]
    names += [f"s{tail[-size:]}" for size in range(1, len(tail) + longer)]
    if flag:
        return [*names, f"f={flag}", f"f={flag}h={look}"]
    return [*names, f"h={look}s={tail[-2:]}", f"h={look[:1]}s={tail}"]


def part_names(form: str, low: str) -> list[str]:
    """What a word sees of its beginning, its longer endings, its hyphens and capitals."""
    size = len(low)
    names = [f"p{low[:1]}", f"p{low[:2]}", f"p{low[:3]}", f"p{low[:4]}"][: min(4, size - 1)]
    if size > 4:
        names.append(f"s{low[-4:]}")
        if size > 5:
            names.append(f"s{low[-5:]}")
    if "-" in low[1:-1]:
        names += "-", f"-{low.rpartition('-')[2]}"
    if len(form) > 3 and form.isupper():
        names.append("CAPS")
    return names


def whole_names(form: str, low: str, flag: int) -> list[str]:
    """What a word sees of itself as a whole; nothing that training met where it did not meet ``w=`` of the word."""
    names = [f"w={low}"]
    if flag:
        names.append(f"f={flag}w={low}")
    if form != low:
        names.append(f"W={form}")
    return names


def side_ending_names(tail: str, longer: bool, look: str, flag: int) -> list[str]:
    """What its neighbours see of the last three characters of a word (``longer``: it has more) and its shape."""
    names = [f"h={look}", f"H={look[:1]}{flag}", f"h={look}s={tail[-2:]}"]
    return names + [f"s{tail[-size:]}" for size in range(1, len(tail) + longer)]


def own_names(form: str, flag: int, ambiguity: str | None) -> list[str]:
    """All that a word sees of itself; ``ambiguity`` is its class in the lexicon, None where it has none."""
    low, look = key(form), shape(form)
    return [
        *ending_names(low[-3:], len(low) > 3, look, flag),
        *ambiguity_names(ambiguity, look, flag),
        *part_names(form, low),
        *whole_names(form, low, flag),
    ]


def side_names(form: str, flag: int, ambiguity: str | None) -> list[str]:
    """All that its neighbours see of a word."""
    low, look = key(form), shape(form)
    names = side_ending_names(low[-3:], len(low) > 3, look, flag) + ambiguity_names(ambiguity, look, flag)
    return [*names, f"w={low}"]


def class_names(low: str, tail: str, look: str, ambiguity: str | None) -> Iterator[str]:
    """The names of the classes that a word may be in, the narrowest first; it is in the first that training met.

    ``low`` is the key of the word, ``tail`` its last three characters, ``look`` its shape.
    """
    yield f"w{low}"
    if ambiguity is not None:
        yield f"a{ambiguity}"
    for size in (3, 2, 1):
        yield f"s{look[:1]}{tail[-size:]}"
    yield f"s{look[:1]}"
    yield ""


def tag_contexts(a: Any, b: Any, t: Any, c: Any, d: Any) -> tuple[Any, ...]:
    """Numbers of what is seen of the tags of five neighbours, ``t`` in the middle; of arrays of them alike."""
    return (
        1 << 40 | a,
        2 << 40 | b,
        3 << 40 | t,
        4 << 40 | c,
        5 << 40 | d,
        6 << 40 | a << 6 | b,
        7 << 40 | b << 6 | t,
        8 << 40 | t << 6 | c,
        9 << 40 | c << 6 | d,
        10 << 40 | b << 6 | c,
        11 << 40 | b << 12 | t << 6 | c,
        12 << 40 | a << 12 | b << 6 | t,
        13 << 40 | t << 12 | c << 6 | d,
    )


def class_contexts(before: Any, own: Any, after: Any, b: Any, t: Any, c: Any) -> tuple[Any, ...]:
    """Numbers of what is seen of the classes of three neighbours with their tags; of arrays of them alike."""
    return (
        14 << 40 | own << 6 | b,
        15 << 40 | own << 6 | c,
        16 << 40 | before << 6 | t,
        17 << 40 | after << 6 | t,
        18 << 40 | own << 16 | after,
        19 << 40 | before << 16 | own,
        20 << 40 | before << 16 | after,
    )
