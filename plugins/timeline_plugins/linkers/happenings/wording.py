"""Do two claims say the same in other words? Names alone do not tell: many things happen to one man in one place."""

import math
from functools import lru_cache

from timeline.model.tokens import words as words_of
from timeline.plugin.block import Row
from timeline_plugins.lang.en.roots import root
from timeline_plugins.linkers.happenings.manner import negated
from timeline_plugins.linkers.happenings.stated import stated
from timeline_plugins.stop_words import stop_words

ALIKE = 0.5
"""Cosine of the words that are no names from which two claims make one statement."""
EVIDENCE = 1.3
"""Sum of the rarities that shared words must have for it."""
FEWEST = 2
"""Words that are no names which two claims must share."""


@lru_cache(maxsize=8192)
def _no_names(tokens: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The roots of the telling words of a claim that are no names, each with its word in lower case.

    What begins with a capital is taken for a name, unless most words do, as in a headline.
    """
    found = words_of(tokens)
    small = [word for word in found if not word[0].isupper()]
    chosen = small if 2 * len(small) >= len(found) else found
    roots: dict[str, str] = {}
    for word in map(str.lower, chosen):
        if word not in stop_words():
            roots.setdefault(root(word), word)
    return tuple(roots.items())


def one_statement(a: Row, b: Row) -> bool:
    """Do two claims share most of what they tell beside names?"""
    ours, theirs = ({form: row.rarity.get(word, 1.0) for form, word in _no_names(row.tokens)} for row in (a, b))
    shared = [min(ours[form], theirs[form]) for form in ours if form in theirs]
    if len(shared) < FEWEST or sum(shared) < EVIDENCE:
        return False
    return sum(shared) >= ALIKE * math.sqrt(sum(ours.values()) * sum(theirs.values()))


def denied(no: Row, yes: Row) -> str | None:
    """The word that one claim says no to where the other has it; None where it is none of the other's matter.

    A sentence says no to many things beside its point ("a boy, who was not named, ...").
    """
    if not one_statement(no, yes) or negated(yes):
        return None
    told = set(map(root, yes.words))
    return next((fact.value for fact in stated(no, "negated") if root(fact.value) in told), None)
