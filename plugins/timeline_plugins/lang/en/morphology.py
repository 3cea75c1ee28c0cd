"""English inflection and its inverse: the rules of spelling are here, what they miss is in ``morphology.txt``.

Tags are those of the Penn Treebank: VB, VBP, VBZ, VBG, VBD, VBN, NN, NNS, JJ, JJR and JJS. Words are in lower case.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from timeline_plugins.lexicon import sections, words

_PACKAGE = "timeline_plugins.lang.en"
_VOWELS = frozenset("aeiou")
_NEVER_DOUBLED = frozenset("aeiouwxyh")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_SYLLABLE = re.compile("[aeiou]+|(?<![aeiou])y(?![aeiou])")
_BASES = ("VB", "NN", "JJ")
_SUFFIXES = {"VBZ": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed", "NNS": "s", "JJR": "er", "JJS": "est"}
_SECTIONS = {"VBP": "other persons", "VBZ": "third persons", "VBG": "ing forms", "NNS": "irregular nouns"}
_ADJECTIVES = {"JJR": 1, "JJS": 2}
INFLECTED = frozenset((*_BASES, *_SUFFIXES, "VBP"))
"""The tags under which words have lemmas and forms."""
_VERB_TAGS = ("VBP", "VBZ", "VBG", "VBD", "VBN")


def inflect(lemma: str, tag: str) -> tuple[str, ...]:
    """The forms of a lemma under a tag, the usual one first; empty where it has none ("news" NNS, "careful" JJR).

    Of several words, the first of a verb is inflected ("shot down") and the last of a noun ("death tolls").
    Raises ``KeyError`` for another tag.
    """
    if tag in _BASES:
        return (lemma,)
    if " " in lemma:
        return _of_several(lemma, tag)
    if (listed := _listed(tag).get(lemma)) is not None:
        return listed
    if tag[0] == "V" and (prefix := _prefix(lemma, _irregular())):
        return tuple(prefix + form for form in inflect(lemma[len(prefix) :], tag))
    if tag == "VBP":
        return (lemma,)
    if tag == "NNS" and lemma.endswith("man") and lemma not in _words("regular in -man"):
        return (f"{lemma[:-2]}en",)
    if _SUFFIXES[tag] == "s":
        return (_with_s(lemma, verb=tag == "VBZ"),)
    if tag[0] == "J" and not _is_compared(lemma):
        return ()
    return tuple(stem + _SUFFIXES[tag] for stem in _stems(lemma, _SUFFIXES[tag]))


def lemma(form: str, tag: str) -> str:
    """The lemma of a form under a tag; empty where it cannot have that tag by its spelling ("hundred" VBD).

    A form of two lemmas gives the commoner one ("found" VBD is "find"). Words that no list has follow the rules.
    Raises ``KeyError`` for another tag.
    """
    if tag in _BASES:
        return form
    if " " in form:
        return _head_of_several(form, tag)
    if (listed := _lemmas(tag).get(form)) is not None:
        return listed
    if tag[0] == "V" and (prefix := _prefix(form, _irregular_forms(tag))):
        return prefix + _irregular_forms(tag)[form[len(prefix) :]]
    return form if tag == "VBP" else _by_rule(form, tag)


def forms(verb: str) -> frozenset[str]:
    """All forms of a verb, the base among them."""
    return frozenset({verb}.union(*(inflect(verb, tag) for tag in _VERB_TAGS)))


def inflected(lemmas: Iterable[str], *tags: str) -> frozenset[str]:
    """The forms of several lemmas under the given tags."""
    return frozenset(form for one in lemmas for tag in tags for form in inflect(one, tag))


def _of_several(lemma: str, tag: str) -> tuple[str, ...]:
    if tag[0] == "V":
        head, _, rest = lemma.partition(" ")
        return tuple(f"{form} {rest}" for form in inflect(head, tag))
    rest, _, head = lemma.rpartition(" ")
    return tuple(f"{rest} {form}" for form in inflect(head, tag))


def _head_of_several(form: str, tag: str) -> str:
    if tag[0] == "V":
        head, _, rest = form.partition(" ")
        return f"{found} {rest}" if (found := lemma(head, tag)) else ""
    rest, _, head = form.rpartition(" ")
    return f"{rest} {found}" if (found := lemma(head, tag)) else ""


def _by_rule(form: str, tag: str) -> str:
    suffix = _SUFFIXES[tag]
    if tag == "NNS" and form.endswith("men") and form not in _words("singular in -men"):
        return f"{form[:-2]}an"
    if not form.endswith(suffix) or form in _words("no VBD" if suffix == "ed" else f"no {tag}"):
        return ""
    if suffix == "s":
        return _without_s(form)
    stem = form[: -len(suffix)]
    if not _SYLLABLE.search(stem):
        return ""
    found = _base(stem, suffix)
    return "" if tag[0] == "J" and not _is_compared(found) else found


def _with_s(word: str, *, verb: bool) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    if word.endswith("z") and _doubles(word) == (f"{word}z",):
        return f"{word}zes"
    hissing = word.endswith(_SIBILANTS) and word not in _words("ch as in stomach")
    with_e = word.endswith("o") and word[-2:-1] not in _VOWELS and (verb or word in _words("nouns in -oes"))
    return f"{word}es" if hissing or with_e else f"{word}s"


def _without_s(form: str) -> str:
    if form.endswith(("ss", "us", "is")):
        return ""
    if form.endswith("ies"):
        return form[:-1] if len(form) == len("dies") else f"{form[:-3]}y"
    return form[:-2] if form.endswith(("ches", "shes", "sses", "xes", "zzes", "tzes", "oes")) else form[:-1]


def _stems(word: str, suffix: str) -> tuple[str, ...]:
    """What a suffix that begins with a vowel is added to."""
    if word.endswith("ie") and suffix == "ing":
        return (f"{word[:-2]}y",)
    if word.endswith("e"):
        return (word,) if suffix == "ing" and word.endswith(("ee", "oe", "ye")) else (word[:-1],)
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (word,) if suffix == "ing" else (f"{word[:-1]}i",)
    return (f"{word}k",) if word in _words("with k") else _doubles(word)


def _doubles(word: str) -> tuple[str, ...]:
    """The word with its last consonant doubled, with both spellings, or as it is."""
    doubled = word + word[-1]
    if word in _words("doubled or not"):
        return word, doubled
    if word in _words("rather doubled"):
        return doubled, word
    if word in _words("doubled"):
        return (doubled,)
    letters = word.replace("qu", "qw")
    if letters[-1] in _NEVER_DOUBLED or letters[-2:-1] not in _VOWELS or letters[-3:-2] in _VOWELS:
        return (word,)
    if len(_SYLLABLE.findall(letters)) == 1:
        return (doubled,)
    return (word, doubled) if letters.endswith("l") and word not in _words("not doubled") else (word,)


def _base(stem: str, suffix: str) -> str:
    """The word that a stem before -ed, -ing, -er or -est is of."""
    if suffix != "ing" and stem.endswith("i"):
        return f"{stem}e" if len(stem) == len("di") else f"{stem[:-1]}y"
    if suffix == "ing" and stem.endswith("y") and len(stem) == len("dy") and stem[0] not in _VOWELS:
        return f"{stem[0]}ie"
    if stem.endswith("e"):
        return stem if suffix == "ing" else f"{stem}e"
    if stem[-1] == stem[-2:-1] and stem[-1] not in _VOWELS:
        several = len(_SYLLABLE.findall(stem)) > 1
        return stem if stem[-1] in "sfz" or (stem[-1] == "l" and not several) else stem[:-1]
    return f"{stem}e" if _has_silent_e(stem) else stem


def _has_silent_e(stem: str) -> bool:
    if _doubles(stem) == (stem + stem[-1],):
        return True  # "hoped": that of "hop" would be "hopped"
    marked, known = f"^{stem}", _silent()
    return next((known[marked[i:]] for i in range(len(marked)) if marked[i:] in known), False)


@cache
def _silent() -> dict[str, bool]:
    return {ending: silent for silent in (False, True) for ending in _words("silent e" if silent else "no silent e")}


def _is_compared(adjective: str) -> bool:
    """Is an adjective compared with -er and -est?"""
    syllables = len(_SYLLABLE.findall(adjective.removesuffix("e")))
    return adjective in _words("compared") or syllables == 1 or (syllables == 2 and adjective.endswith("y"))


def _prefix(word: str, known: Mapping[str, object]) -> str:
    """What the word has before one of the known; empty where it has no such part."""
    if not word.startswith(_prefixes()) or word in _words("no prefix"):
        return ""
    return next((part for part in _prefixes() if word.startswith(part) and word[len(part) :] in known), "")


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(prefix + hyphen for prefix in sorted(_words("prefixes")) for hyphen in ("", "-"))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The irregular verbs with their past tenses."""
    return {row[0]: tuple(row[1].split()) for row in sections(_PACKAGE, "morphology.txt")["irregular verbs"]}


@cache
def _listed(tag: str) -> dict[str, tuple[str, ...]]:
    """The forms of the lemmas that no rule inflects."""
    rows = sections(_PACKAGE, "morphology.txt")
    if tag == "VBD":
        return _irregular()
    if tag == "VBN":
        return {row[0]: tuple(row[-1].split()) for row in rows["irregular verbs"]}
    if tag in _ADJECTIVES:
        return {row[0]: tuple(row[_ADJECTIVES[tag]].split()) for row in rows["irregular adjectives"]}
    found = {row[0]: tuple(row[1].split()) for row in rows[_SECTIONS[tag]]}
    return found | (dict.fromkeys(_words("no plural"), ()) if tag == "NNS" else {})


@cache
def _irregular_forms(tag: str) -> dict[str, str]:
    """The irregular verbs by their forms under a tag, all of them, be they regular ones."""
    return _by_form(_irregular(), tag)


@cache
def _lemmas(tag: str) -> dict[str, str]:
    """The lemmas, by form, that no rule finds."""
    if tag[0] == "V":
        return _by_form((*_listed(tag), *_irregular(), *sorted(_words("verbs"))), tag)
    return _by_form((*_listed(tag), *sorted(_words("nouns") if tag == "NNS" else ())), tag)


def _by_form(lemmas: Iterable[str], tag: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in lemmas:
        for form in inflect(one, tag):
            found.setdefault(form, one)
    return found


@cache
def _words(section: str) -> frozenset[str]:
    return words(_PACKAGE, "morphology.txt", section)
