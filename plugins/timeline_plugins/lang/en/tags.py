"""The tag set of English, from ``tags.txt``, with the lemmas of its words."""

from functools import cache

from timeline.text.annotation import TagSet
from timeline_plugins.lang.en.morphology import INFLECTED
from timeline_plugins.lang.en.morphology import lemma as inflected_from
from timeline_plugins.lexicon import sections


@cache
def tagset() -> TagSet:
    """The tags of the Penn Treebank with their coarse parts of speech."""
    rows = sections(__package__, "tags.txt")["tags"]
    return TagSet(tuple(row[0] for row in rows), tuple(row[1] for row in rows), lemma)


def lemma(norm: str, tag: str) -> str:
    """The dictionary form of a token, in lower case; the token itself where it has no other.

    ``norm`` is the token as words are looked up, ``tag`` its tag.
    """
    if (short := _short_forms().get((norm, tag))) is not None:
        return short
    return (inflected_from(norm, tag) if tag in INFLECTED else "") or norm


@cache
def _short_forms() -> dict[tuple[str, str], str]:
    return {(form, tag): whole for form, tag, whole in sections(__package__, "tags.txt")["short forms"]}
