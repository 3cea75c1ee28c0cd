"""News or narrative: from the document where it says so, else from the text."""

from collections.abc import Iterable

from timeline.model.calendar import civil
from timeline.model.mention import TimexType
from timeline_plugins.extractors.time.anchor import Window
from timeline_plugins.extractors.time.form import Form, Kind

_FEWEST = 6
"""Past dates with their year that a narrative has at least."""
_FEWEST_ALONE = 3
"""The same where nothing is counted from today."""


def guess(forms: Iterable[Form], published: Window | None) -> str:
    """``narrative`` where most dates name a past year and few are counted from today, else ``news``."""
    dated = deictic = 0
    this_year = civil(published.earliest)[0] if published else None
    for form in forms:
        if form.kind is Kind.CALENDAR:
            if form.weekday is not None and form.year is None:
                deictic += 1
            elif form.year is not None and (this_year is None or form.year < this_year - 1):
                dated += 1
        elif form.kind is Kind.SHIFT and form.type is TimexType.DATE and form.anchor.value == "published":
            deictic += form.policy in (None, "today")
        elif form.kind is Kind.DISTANCE and form.anchor.value == "published":
            deictic += 1
    fewest = _FEWEST if deictic else _FEWEST_ALONE
    return "narrative" if dated >= fewest and dated > 3 * deictic else "news"
