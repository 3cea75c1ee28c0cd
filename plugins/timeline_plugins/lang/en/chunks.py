"""What English tells of its tags for chunks, from ``chunks.txt``."""

from functools import cache

from timeline.text.chunk import Grammar
from timeline_plugins.lang.en.tags import tagset
from timeline_plugins.lexicon import sections, words


@cache
def grammar() -> Grammar:
    """Noun phrases, verb groups and clauses of English."""
    roles = {role: tags.split() for role, tags in sections(__package__, "chunks.txt")["roles"]}
    small = {
        name: words(__package__, "chunks.txt", name) for name in ("auxiliaries", "between", "conjunctions", "either")
    }
    return Grammar.of(tagset(), roles, **small)
