"""Which sentences can be quoted alone, as far as their form tells in any language."""

import re

_ENDS_IN_TALK = re.compile(r"[?!][\W_]*\Z")
"""A question or an exclamation."""

_TAIL = 12
"""Characters at the end among which its mark is looked for."""

_BEGINS_IN_QUOTES = re.compile(r"\A\s*(?:``|[\"'\u2018\u201c\u00ab\u201e])")
"""Who speaks, and to what, was said before; `` is a quotation mark in tokenized texts."""

_FIRST = re.compile(r"\A\W*(\w)")

_OPENED, _CLOSED = re.compile(r"\(|-LRB-"), re.compile(r"\)|-RRB-")

_CAPITAL = r"[^\W\d_a-z]"
_SPEAKER = re.compile(
    rf"\A\W*{_CAPITAL}(?:{_CAPITAL}|[.'\u2019-]){{2,30}}(?: (?:{_CAPITAL}|[.'\u2019-]){{1,30}}){{0,3}} ?: "
)


def quotable(text: str) -> bool:
    """Is this no question, no exclamation, no reply in quotation marks, and no fragment?

    A fragment begins with a small letter or has a bracket without its partner.
    """
    first = _FIRST.match(text)
    return (
        first is not None
        and not first[1].islower()
        and not _ENDS_IN_TALK.search(text[-_TAIL:])
        and not _BEGINS_IN_QUOTES.match(text)
        and len(_OPENED.findall(text)) == len(_CLOSED.findall(text))
        and not turn(text)
    )


def turn(text: str) -> bool:
    """Does this open with a speaker's name in capitals and a colon, as in a transcript?"""
    return _SPEAKER.match(text) is not None
