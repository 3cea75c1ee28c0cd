"""What a figure counts, and by which measure: from the noun after it and from the verb around it."""

from collections.abc import Iterable
from functools import cache

import attrs

from timeline.model.measure import MEASURES, Measure
from timeline_plugins.extractors.figures.quantities import Quantity
from timeline_plugins.extractors.figures.words import PACKAGE, Phrases, Words
from timeline_plugins.lang.en.morphology import forms, inflected, lemma
from timeline_plugins.lexicon import sections, words


@attrs.frozen(slots=True)
class Lexicon:
    """``measures.txt`` by word."""

    plural: dict[str, Measure]
    singular: dict[str, Measure]
    animals: frozenset[str]
    transitive: dict[str, Measure]
    participles: dict[str, Measure]
    intransitive: dict[str, Measure]
    phrases: Phrases
    nouns_of: dict[str, Measure]
    collectives: dict[str, Measure]
    subjects: Phrases
    subject_heads: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables of ``measures.txt``."""
    rows = sections(PACKAGE, "measures.txt")
    alone = words(PACKAGE, "measures.txt", "no singular")
    plural: dict[str, Measure] = {}
    singular: dict[str, Measure] = {}
    transitive: dict[str, Measure] = {}
    participles: dict[str, Measure] = {}
    intransitive: dict[str, Measure] = {}
    phrases: dict[str, str] = {}
    for title, lines in rows.items():
        name, _, role = title.partition(": ")
        if not role:
            continue
        measure = MEASURES[name]
        cells = [cell for row in lines for cell in row]
        if role == "nouns":
            for noun in (word for cell in cells for word in cell.split()):
                plural.setdefault(noun, measure)
                one = lemma(noun, "NNS")
                if one and noun not in alone:
                    singular.setdefault(one, measure)
        elif role == "verbs":
            transitive.update(dict.fromkeys(_forms(cells), measure))
            participles.update(dict.fromkeys(inflected(cells, "VBN"), measure))
        elif role == "intransitive":
            intransitive.update(dict.fromkeys(_forms(cells), measure))
        else:
            phrases.update(dict.fromkeys(cells, name))
    subjects = {cell: row[0] for row in rows["subjects"] for cell in row[1:]}
    return Lexicon(
        plural=plural,
        singular=singular,
        animals=words(PACKAGE, "measures.txt", "animals"),
        transitive=transitive,
        participles=participles,
        intransitive=intransitive,
        phrases=Phrases(phrases),
        nouns_of={word: MEASURES[row[0]] for row in rows["nouns of"] for word in row[1].split()},
        collectives={word: MEASURES[row[0]] for row in rows["collectives"] for word in row[1].split()},
        subjects=Phrases(subjects),
        subject_heads=frozenset(subject.split()[-1] for subject in subjects),
    )


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(forms, verbs))


@cache
def syntax(section: str) -> frozenset[str]:
    """A list of ``syntax.txt``."""
    return words(PACKAGE, "syntax.txt", section)


@attrs.frozen(slots=True)
class Counted:
    """The head noun after a figure: its place (exclusive end), its form; None where no noun follows."""

    end: int
    noun: str | None
    measure: Measure | None = None
    people: bool = False


def counted(sentence: Words, one: Quantity) -> Counted:
    """The noun that a figure counts and the measure that the noun fixes."""
    if one.unit is not None and one.measured != "share":
        text = " ".join(sentence.raw[one.end : one.noun]) or sentence.raw[one.base - 1]
        if one.measured == "money":
            text = sentence.raw[one.base - 1] if one.noun == one.end else text
        text = text.strip("- ").removeprefix("of ")
        if not text or text[0].isdigit():
            text = one.unit
        return Counted(one.noun, text, MEASURES[one.measured] if one.measured else None)
    place = one.noun
    if sentence.at(place) == "-" and sentence.glued(place):
        place += 1
    while sentence.at(place) in syntax("before the noun"):
        place += 1
    share = Measure.SHARE if one.unit == "%" or one.share else None
    found = _head(sentence, place, one)
    if found is None:
        group = sentence.at(one.first - 2) if sentence.at(one.first - 1) == "of" else ""
        if share is None and group in lexicon().collectives:
            return Counted(one.noun, group, lexicon().collectives[group], people=True)
        return Counted(one.noun, None, share)
    noun = sentence.low[found]
    measure = lexicon().plural.get(noun) or lexicon().singular.get(noun)
    raw = sentence.raw[found]
    if share is None and measure is not None and measure.person:
        for index in range(place, found):
            if sentence.low[index] in syntax("adjectives too"):  # "12 wounded soldiers"
                return Counted(found + 1, noun, lexicon().plural[sentence.low[index]])
    people = (measure is not None and measure.person) or noun in lexicon().animals
    people = people or (measure is None and raw[0].isupper() and noun.endswith(("ans", "is", "ese", "s")))
    return Counted(found + 1, raw if raw[0].isupper() else noun, share or measure, people)


def _head(sentence: Words, place: int, one: Quantity) -> int | None:
    """Index of the head noun of the phrase that begins at ``place``."""
    table = lexicon()
    last: int | None = None
    exactly_one = one.low == one.high == 1
    for index in range(place, min(place + 7, len(sentence))):
        word = sentence.low[index]
        if word[0].isdigit() and sentence.at(index + 1) == "-":  # "two 4-year-old girls"
            continue
        if index > place and word == "-" and sentence.at(index - 1).isdigit():
            continue
        if word in syntax("stops") or not (word[0].isalpha() or word in {"'", "\u2019"}):
            break
        if index > place and word.endswith(("ed", "ing")) and last is not None and word not in table.plural:
            break
        if word in table.plural or (exactly_one and word in table.singular):
            following = sentence.at(index + 1)
            if (
                following in table.plural
                and following not in table.participles
                and following not in syntax("adjectives too")
            ):
                continue
            if not (
                word in syntax("adjectives too")
                and (_looks_plural(following) or (exactly_one and following in table.singular))
            ):
                return index
        elif last is None and word.endswith("ed") and sentence.raw[index].islower():
            if not _looks_plural(sentence.at(index + 1)) and sentence.at(index + 1) not in table.plural:
                return None
        elif (
            word in table.participles
            or word in table.intransitive
            or (last is None and word.endswith("ed") and (word in table.transitive or word in table.intransitive))
        ):
            if index == place:
                return None
            break
        elif _looks_plural(word):
            following = sentence.at(index + 1)
            if following not in table.plural or following in table.participles:
                return index
        if not word.endswith("ly"):
            last = index
    return last


def _looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "'s", "\u2019s", "is"))
