"""Which of two claims is the later word, by what they say of themselves: "initially", "police now say"."""

from timeline.plugin.block import Row, before
from timeline_plugins.linkers.happenings.manner import says


def superseded(a: Row, b: Row) -> tuple[Row, Row, str] | None:
    """The claim told as a first word, the one that stands now, and how that is told; None where nothing tells.

    What is certain of when they were said goes before what they say.
    """
    for old, new in ((a, b), (b, a)):
        if before(new.said, old.said):
            continue
        if _tells(old, "at first") and not _tells(new, "at first"):
            return old, new, "the former told as what was said at first"
        if _tells(new, "by now") and not (_tells(old, "by now") or before(old.said, new.said)):
            return old, new, "the latter told as what is said now"
    return None


def says_when(row: Row) -> bool:
    """Does a claim say of itself that it is the first or the last word?"""
    return _tells(row, "at first") or _tells(row, "by now")


def _tells(row: Row, section: str) -> bool:
    """Do the words of a claim or those that attribute it hold a phrase?"""
    cue = row.claim.cue
    return says(row.claim.text, section) or (cue is not None and says(cue.text, section))
