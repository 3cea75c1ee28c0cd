"""What stands before a sentence's own words: datelines, bylines and stamps, where a reader ran them into it."""

import re

REACH = 300
"""Characters among which a head ends."""

_SENTENCE = r"(?=[\"'`(\u2018\u201c]{0,2}\s?[^\W_a-z])"
"""A sentence may begin here: with a capital, a letter of a script that has none, or a digit."""

_CLOCK = r"\b\d\d?[:.]\d\d(?:[:.]\d\d)?(?!\d)(?:\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?))?"
_YEAR = r"\b(?:19|20)\d\d\b"
_STAMP = re.compile(
    rf"(?:{_YEAR}(?:-\d\d-\d\d)?[^|\n\w]{{0,4}}(?:\bat\s)?{_CLOCK}|{_CLOCK}[^|\n]{{0,30}}{_YEAR})"
    r"(?:\s[A-Z]{2,4}\b)?\s?[|,:\u2013\u2014-]?\s"
    rf"{_SENTENCE}"
)
"""A date with year and clock time, in either order, with the zone; a new sentence begins behind it."""

_DATELINE = re.compile(
    r"\A\W{0,4}[^\W\d_a-z][^()\n]{1,60}?(?:\(|-LRB-\s)[^()\n]{2,40}?(?:\)|\s-RRB-)\s{0,2}(?:-{1,2}|[\u2013\u2014])\s"
    rf"{_SENTENCE}"
)
"""``KYIV, Oct. 13 (Reuters) -``; tokenized texts have ``-LRB-`` for the bracket."""

_ENTRY = re.compile(r"\A\W{0,4}(?:\(|-LRB-\s)[^()\n]{1,160}?(?:\)|\s-RRB-)(?:\s?-RRB-)?\s")
"""What an entry of a live report opens with: ``(Update 8:14 p.m. in Cairo)``."""


def head(text: str) -> int:
    """Offset of the first of a sentence's own words; 0 where nothing stands before them, or nothing would be left."""
    start = max((found.end() for found in _STAMP.finditer(text, 0, REACH)), default=0)
    if found := _DATELINE.match(text[start : start + REACH]):
        start += found.end()
    if (found := _ENTRY.match(text[start : start + REACH])) and any(map(str.isdigit, found[0])):
        start += found.end()
    return start if any(map(str.isalnum, text[start:])) else 0
