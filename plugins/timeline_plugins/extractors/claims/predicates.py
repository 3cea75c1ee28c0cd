"""Main predicates by their look: where one stands, and whether it tells of something done.

There is no parser: a predicate is what follows the first auxiliary, else the first form of the past.
"""

from collections.abc import Iterable, Sequence

import attrs

from timeline_plugins.extractors.claims.words import lexicon, participle, past_form, plain_past, straight

_SHORT = ("'re", "'ve", "'ll", "'m", "'d")
_SHORT_IS = frozenset(
    {"it's", "that's", "he's", "she's", "there's", "what's", "here's", "who's", "this's", "everybody's"}
)

ADVERBS = 4
"""Adverbs before a verb behind which its subject is looked for."""
ASIDE = 24
"""Words of a relative clause between commas."""


@attrs.frozen(slots=True)
class Predicate:
    """The main predicate of a passage: the place of its word, and how the passage tells of it.

    ``told`` is true of the past and the perfect, ``ongoing`` of the progressive of the present, ``lexical`` of a verb
    that is more than a copula. ``chain`` are the auxiliaries before it, in lower case.
    """

    place: int
    told: bool
    ongoing: bool
    lexical: bool
    chain: tuple[str, ...] = ()


def predicate(words: Sequence[str]) -> Predicate | None:
    """The main predicate of the words of a passage, marks among them; None where nothing looks like one.

    A past form before an auxiliary of the same stretch is taken for a participle ("losses suffered in May could grow").
    The predicate of a relative clause counts only where there is no other.
    """
    return _found(words, relative=False) or _found(words, relative=True)


def _found(words: Sequence[str], *, relative: bool) -> Predicate | None:
    auxiliaries, ends = lexicon("auxiliaries"), lexicon("ends")
    past: int | None = None
    comma = words.index(",") if "," in words else len(words)
    chain: list[str] = []
    aside = within = False
    for place, word in enumerate(words):
        if aside:
            # A relative clause between commas has a predicate of its own.
            aside = word != ","
        elif word in ("who", "which") and place and words[place - 1] == "," and past is None and not chain:
            aside = "," in words[place : place + ASIDE]
        elif not relative and word == "who" and place and past is None and not chain:
            within = True  # The predicate of a relative clause is passed over.
        elif within:
            within = straight(word) in auxiliaries or _adverb(word)
        elif word == "be" and words[place - 1] == "to" and past and place - past > 2 and _main(words, past, comma):
            continue  # an infinitive that belongs to the object of the past form ("named a doctor to be head")
        elif straight(word) in auxiliaries:
            chain.append(straight(word))
        elif word[-1].isalpha() and straight(word).lower().endswith(_SHORT):
            chain.append(straight(word).lower().rpartition("'")[2])
        elif chain:
            if not _adverb(word):
                return Predicate(place, _told(chain, word), _ongoing(chain, word), _lexical(chain, word), tuple(chain))
        elif word in ends and past is not None and _main(words, past, comma):
            break
        elif past_form(word) and (past is None or not _main(words, past, comma)):
            past = place
    return None if past is None else Predicate(past, _main(words, past, comma), False, True)


def _main(words: Sequence[str], place: int, comma: int) -> bool:
    """Can a past form be a main verb, and no participle or part of a relative clause, by the words beside it?

    ``comma`` is the place of the first comma of the passage.
    """
    before = place - 1
    while place - before <= ADVERBS and before >= 0 and _adverb(words[before]):
        before -= 1
    if before < 0 or words[before].lower() in lexicon("no subject before") or words[before].endswith("ing"):
        return False
    if plain_past(words[place]):
        return True
    following = words[place + 1] if place + 1 < len(words) else ""
    if following == "by":
        return False
    if words[before] in ("(", "-", "\u2013", "\u2014"):
        return False
    # Behind a comma a participle follows, unless the comma closes an apposition ("Rill, the capital, ordered").
    return words[before] != "," or (comma < before and following not in lexicon("behind participles"))


def _adverb(word: str) -> bool:
    return (
        (word.endswith("ly") and word.islower())
        or word in lexicon("between")
        or word.lower() in lexicon("when between")
    )


def _told(chain: Sequence[str], word: str) -> bool:
    first = chain[0].removesuffix("n't")
    if first in ("was", "were", "had", "did"):
        return True
    return first in ("has", "have", "ve") and (len(chain) > 1 or participle(word))


def _lexical(chain: Sequence[str], word: str) -> bool:
    did = chain[0].removesuffix("n't") == "did"
    return did or participle(word) or word.endswith("ing")


def _ongoing(chain: Sequence[str], word: str) -> bool:
    return chain[-1].removesuffix("n't") in ("is", "are", "been", "re", "m") and word.endswith("ing")


def finite(words: Iterable[str]) -> bool:
    """Is one of the words a finite form, as far as its look tells?"""
    auxiliaries = lexicon("auxiliaries")
    return any(straight(word) in auxiliaries or past_form(word) or _contracted(word) for word in words)


def _contracted(word: str) -> bool:
    if len(word) < 3 or ("'" not in word and "\u2019" not in word):
        return False
    plain = straight(word).lower()
    return plain.endswith(_SHORT) or plain.endswith("n't") or plain in _SHORT_IS


def inflected(word: str) -> bool:
    """Could a word be a form of the present in -s, or a plural that is the subject of one without?"""
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "s'" and word != "this" and not word.endswith("ous")
