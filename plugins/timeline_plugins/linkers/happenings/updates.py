"""Which of two claims is the later word, by what they say of themselves: "initially", "police now say"."""

from timeline.plugin.block import Row, before
from timeline_plugins.linkers.happenings.stated import states


def superseded(a: Row, b: Row) -> tuple[Row, Row, str] | None:
    """The claim told as a first word, the one that stands now, and how that is told; None where nothing tells.

    What is certain of when they were said goes before what they say.
    """
    for old, new in ((a, b), (b, a)):
        if before(new.said, old.said):
            continue
        if states(old, "report", "initial") and not states(new, "report", "initial"):
            return old, new, "the former told as what was said at first"
        if states(new, "report", "updated") and not (states(old, "report", "updated") or before(old.said, new.said)):
            return old, new, "the latter told as what is said now"
    return None


def says_when(row: Row) -> bool:
    """Does a claim say of itself that it is the first or the last word?"""
    return states(row, "report", "initial") or states(row, "report", "updated")
