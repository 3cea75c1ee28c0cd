"""What a figure counts, and by which measure: from the noun after it and from the verb around it."""

from functools import cache

import attrs

from timeline.model.figure import Measure
from timeline_plugins.extractors.figures.quantities import Quantity
from timeline_plugins.extractors.figures.words import PACKAGE, Phrases, Words
from timeline_plugins.lexicon import sections, words

REACH = 14
"""Tokens that a predicate is looked for in."""

FEW = 20
"""Fewer than these who flee are not counted as displaced."""


@attrs.frozen(slots=True)
class Forms:
    """The forms of an English verb."""

    base: str
    past: str
    participle: str
    third: str
    ing: str

    @property
    def all(self) -> frozenset[str]:
        """All forms."""
        return frozenset({self.base, self.past, self.participle, self.third, self.ing})


def forms(row: str) -> Forms:
    """A verb's forms from "base", "base past participle" or all five; missing ones are formed regularly."""
    given = row.split()
    base = given[0]
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    past = f"{base[:-1]}ied" if base.endswith("y") and base[-2] not in "aeiou" else f"{stem}ed"
    sibilant = base.endswith(("s", "sh", "ch", "x"))
    third = (
        f"{base[:-1]}ies" if base.endswith("y") and base[-2] not in "aeiou" else f"{base}{'es' if sibilant else 's'}"
    )
    regular = [base, past, past, third, f"{stem}ing"]
    if len(given) == 2:
        given.append(given[1])
    return Forms(*(given + regular[len(given) :]))


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
    subjects: Phrases
    subject_heads: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables of ``measures.txt``."""
    rows = sections(PACKAGE, "measures.txt")
    singulars = {pair.split()[0]: pair.split()[1] for row in rows["irregular"] for pair in row}
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
        measure = Measure(name)
        cells = [cell for row in lines for cell in row]
        if role == "nouns":
            for noun in (word for cell in cells for word in cell.split()):
                plural.setdefault(noun, measure)
                one = singulars.get(noun, noun.removesuffix("s"))
                if one != "-" and one != noun:
                    singular.setdefault(one, measure)
        elif role == "verbs":
            for verb in map(forms, cells):
                transitive.update(dict.fromkeys(verb.all, measure))
                participles[verb.participle] = measure
        elif role == "intransitive":
            for verb in map(forms, cells):
                intransitive.update(dict.fromkeys(verb.all, measure))
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
        nouns_of={word: Measure(row[0]) for row in rows["nouns of"] for word in row[1].split()},
        subjects=Phrases(subjects),
        subject_heads=frozenset(subject.split()[-1] for subject in subjects),
    )


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
        return Counted(one.noun, text, Measure(one.measured) if one.measured else None)
    place = one.noun
    if sentence.at(place) == "-" and sentence.glued(place):
        place += 1
    while sentence.at(place) in syntax("before the noun"):
        place += 1
    share = Measure.SHARE if one.unit == "%" or one.share else None
    found = _head(sentence, place, one)
    if found is None:
        return Counted(one.noun, None, share)
    noun = sentence.low[found]
    measure = lexicon().plural.get(noun) or lexicon().singular.get(noun)
    raw = sentence.raw[found]
    people = measure in {Measure.PEOPLE, Measure.TROOPS} or noun in lexicon().animals
    people = people or (measure is None and raw[0].isupper() and noun.endswith(("ans", "is", "ese", "s")))
    return Counted(found + 1, raw if raw[0].isupper() else noun, share or measure, people)


def _head(sentence: Words, place: int, one: Quantity) -> int | None:
    """Index of the head noun of the phrase that begins at ``place``."""
    table = lexicon()
    last: int | None = None
    verbs = table.transitive.keys() | table.intransitive.keys()
    exactly_one = one.low == one.high == 1
    for index in range(place, min(place + 7, len(sentence))):
        word = sentence.low[index]
        if word in syntax("stops") or not (word[0].isalpha() or word in {"'", "\u2019"}):
            break
        if index > place and word.endswith(("ed", "ing")) and last is not None and word not in table.plural:
            break
        if word in table.plural or (exactly_one and word in table.singular):
            following = sentence.at(index + 1)
            if following in table.plural and following not in table.participles:
                continue
            if not (
                word in syntax("adjectives too")
                and (_looks_plural(following) or (exactly_one and following in table.singular))
            ):
                return index
        elif last is None and word.endswith("ed") and sentence.raw[index].islower():
            if not _looks_plural(sentence.at(index + 1)):
                return None
        elif (
            word in table.participles
            or word in table.intransitive
            or (last is None and word in verbs and word.endswith("ed"))
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


def measure(sentence: Words, one: Quantity, noun: Counted, stop: int) -> Measure | None:
    """The measure of a figure; ``stop`` is the first token of the next figure or the sentence's end."""
    fixed = noun.measure
    if fixed is not None and not noun.people:
        return fixed
    if one.unit is not None:
        return fixed
    said = _before(sentence, one) or after(sentence, noun.end, stop)
    if said is None and noun.noun is None:
        said = _subject(sentence, one.first)
    if said is Measure.DISPLACED and one.high is not None and one.high < FEW and syntax("flights") & set(sentence.low):
        return fixed
    if said is None or (noun.noun is not None and not noun.people and said not in _ANY):
        return fixed
    return said


_ANY = frozenset({Measure.KILLED, Measure.DISPLACED, Measure.ARRESTED, Measure.EVACUATED})
"""What may be said of a noun that the lexicon does not know: the other verbs are said of things as well."""


def _before(sentence: Words, one: Quantity) -> Measure | None:
    """The verb whose object the figure is ("killing at least 14"), or the noun before "of" ("the deaths of 12")."""
    table = lexicon()
    place = one.first - 1
    while place > one.first - 5 and sentence.at(place) in syntax("before the figure"):
        place -= 1
    word = sentence.at(place)
    if word == "of":
        return table.nouns_of.get(sentence.at(place - 1))
    if word in table.transitive and word not in syntax("no verbs before"):
        if word in table.participles and sentence.at(place - 1) in syntax("be"):
            return None
        return _coordinated(sentence, place, table.transitive[word])
    return None


def _coordinated(sentence: Words, place: int, found: Measure) -> Measure:
    """The measure of "killed and wounded", "shot and killed" from either of the two words."""
    table = lexicon()
    for near, other in ((place + 1, place + 2), (place - 1, place - 2)):
        if sentence.at(near) in {"and", "or", "and/or"}:
            word = sentence.at(other)
            second = table.transitive.get(word)
            if second is not None:
                return joined(found, second, word, sentence.at(place))
    return found


def joined(one: Measure, two: Measure, *said: str) -> Measure:
    """The measure of two verbs that share their people."""
    if {one, two} == {Measure.KILLED, Measure.INJURED}:
        return Measure.CASUALTIES if syntax("hurt alone") & set(said) else Measure.KILLED
    return Measure.KILLED if Measure.KILLED in {one, two} else one


def after(sentence: Words, place: int, stop: int) -> Measure | None:
    """What is said of those counted behind them: "were killed", "dead", "lost their homes"."""
    table = lexicon()
    index, end, skipped = place, min(stop, len(sentence), place + REACH), False
    while index < end:
        word = sentence.low[index]
        if word in {".", ";", ":", "?", "!"}:
            return None
        if word in {",", "(", "\u2013", "\u2014"}:
            if sentence.at(index + 1) in syntax("asides") and not skipped:
                skipped = True
                index = _close(sentence, index + 1)
                end = min(len(sentence), index + REACH)
                continue
            if sentence.at(index + 1) not in syntax("behind a comma"):
                return None
        elif word in syntax("clause ends") and index > place:
            return None
        phrase = table.phrases.ahead(sentence, index)
        noun = phrase is not None and phrase[0] == index + 1 and sentence.at(index - 1) in syntax("before a noun")
        if phrase is not None and not (word == "to" and index == place) and not noun:
            return _with_next(sentence, phrase[0], Measure(phrase[1]), word)
        if word in table.participles and _passive(sentence, index, place):
            return _with_next(sentence, index + 1, table.participles[word], word)
        if word in table.intransitive and sentence.at(index - 1) not in syntax("before a noun"):
            return table.intransitive[word]
        index += 1
    return None


def _with_next(sentence: Words, index: int, found: Measure, word: str) -> Measure:
    if sentence.at(index) in {"and", "or", ","}:
        second = sentence.at(index + 1)
        second = sentence.at(index + 2) if second.endswith("ly") or second in {"and", "or"} else second
        other = lexicon().participles.get(second)
        if other is not None:
            return joined(found, other, second, word)
    if sentence.at(index) == "dead" or (
        word in {"burned", "stabbed", "beaten", "trampled"} and sentence.at(index) == "to"
    ):
        return Measure.KILLED
    return found


def _close(sentence: Words, index: int) -> int:
    """The index behind the aside that begins at ``index``."""
    for place in range(index, min(len(sentence), index + 12)):
        if sentence.low[place] in {",", ")", "\u2013", "\u2014", ".", ";"}:
            return place + 1
    return len(sentence)


def _passive(sentence: Words, index: int, place: int) -> bool:
    """Is the participle said of those before it, and not a past tense with an object of its own?"""
    for back in range(index - 1, max(place - 1, index - 6), -1):
        word = sentence.low[back]
        if word in syntax("be"):
            return True
        if not (word.endswith("ly") or word in syntax("between be and verb") or word in lexicon().participles):
            break
    following = sentence.at(index + 1)
    return (
        following == ""
        or not following[0].isalnum()
        or following in syntax("after a participle")
        or following.endswith("ly")
    )


def _subject(sentence: Words, first: int) -> Measure | None:
    """The subject that a bare number is said of: "the death toll stands at 58"."""
    table = lexicon()
    for index in range(first - 1, max(-1, first - REACH), -1):
        word = sentence.low[index]
        if word in {".", ";", ":"} and index < first - 1:
            return None
        if word in table.subject_heads:
            found = table.subjects.behind(sentence, index + 1)
            if found is not None:
                return Measure(found[1])
    return None
