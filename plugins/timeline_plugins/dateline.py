"""Datelines of news agencies: ``KYIV, Oct. 13, 2024 (Reuters) -``, with place, date and agency."""

import re
from functools import cache

import attrs

from timeline.model import edtf
from timeline.model.span import Span
from timeline.model.when import When
from timeline_plugins.lexicon import sections

HEAD = 600
"""A dateline stands among the first characters of a text."""

_LINE = re.compile(
    r"^[A-Z\u00c0-\u00de][^\n()]{1,60}?,\s"
    r"(?P<month>[A-Z][a-z]{2,8})\.?\s(?P<day>\d{1,2})(?:,\s(?P<year>\d{4}))?\s?"
    r"(?:\((?P<agency>[^()\n]{2,40})\))?\s?(?:-{1,2}|[\u2013\u2014])\s",
    re.MULTILINE,
)
_CREDIT = re.compile(
    r"^[A-Z\u00c0-\u00de][^\n()]{1,60}\((?P<agency>[^()\n]{2,40})\)\s?(?:-{1,2}|[\u2013\u2014])\s", re.MULTILINE
)


@attrs.frozen(slots=True)
class Dateline:
    """What a dateline says, and where it stands.

    ``published`` is its date (None without a year), ``agency`` who sent the report (None where none is named),
    ``span`` reaches from the place to the dash.
    """

    published: When | None
    agency: str | None
    span: Span


def find(text: str) -> Dateline | None:
    """The first dateline near the beginning of a text."""
    found = _LINE.search(text, 0, HEAD)
    if found is None:
        credit = _CREDIT.search(text, 0, HEAD)
        return Dateline(None, credit["agency"].strip(), credit.span()) if credit else None
    return Dateline(_date(found), found["agency"].strip() if found["agency"] else None, found.span())


@cache
def months() -> dict[str, str]:
    """The number of each month by its names in lower case."""
    rows = sections("timeline_plugins.extractors.time", "en/words.txt")["month"]
    return {form.lstrip("^").removesuffix("_."): number for forms, number in rows for form in forms.split()}


def _date(found: re.Match[str]) -> When | None:
    month = months().get(found["month"].lower())
    if month is None or found["year"] is None:
        return None
    try:
        when = edtf.parse(f"{found['year']}-{int(month):02}-{int(found['day']):02}")
    except edtf.EDTFError:
        return None
    return when.read_as(text=found[0].strip(), rule="dateline")
