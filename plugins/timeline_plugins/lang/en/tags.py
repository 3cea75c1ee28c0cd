"""The tag set of English, from ``tags.txt``."""

from functools import cache

from timeline.text.annotation import TagSet
from timeline_plugins.lexicon import sections


@cache
def tagset() -> TagSet:
    """The tags of the Penn Treebank with their coarse parts of speech."""
    rows = sections(__package__, "tags.txt")["tags"]
    return TagSet(tuple(row[0] for row in rows), tuple(row[1] for row in rows))
