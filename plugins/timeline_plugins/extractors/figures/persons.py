"""Persons named or described in the singular or as a known few: noun phrases, names, pronouns and lists of them."""

from functools import cache

import attrs

from timeline_plugins.extractors.figures.measures import lexicon, syntax
from timeline_plugins.extractors.figures.numbers import cardinal, starts_number
from timeline_plugins.extractors.figures.words import PACKAGE, Words
from timeline_plugins.lexicon import sections, words

LONGEST = 9
"""Tokens of the longest noun phrase."""

LONGEST_NAME = 5
MOST = 12
"""Members of the longest list."""

_GENITIVES = frozenset({"'s", "\u2019s"})


@attrs.frozen(slots=True)
class Persons:
    """The tokens up to ``end`` (exclusive) speak of ``count`` persons; ``noun`` is the head, None for pronouns.

    ``implied`` is how many of them no number word counts; ``more`` where they come beside others ("another man");
    ``bare`` where they stand without an article in a headline.
    """

    end: int
    count: int
    noun: str | None = None
    implied: int = 1
    more: bool = False
    named: bool = False
    bare: bool = False


@attrs.frozen(slots=True)
class Lexicon:
    """``implicit.txt``."""

    determiners: frozenset[str]
    few: dict[str, int]
    nouns: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    starters: frozenset[str]
    headline_starters: frozenset[str]
    ordinals: frozenset[str]
    manifold: dict[str, int]
    no_names: frozenset[str]


@cache
def persons_lexicon() -> Lexicon:
    """The tables of ``implicit.txt``."""
    rows = sections(PACKAGE, "implicit.txt")
    known = {noun for noun, measure in lexicon().singular.items() if measure.person or measure.status}
    determiners, subjects, objects = (
        words(PACKAGE, "implicit.txt", section) for section in ("one", "subjects", "objects")
    )
    nouns = (words(PACKAGE, "implicit.txt", "persons") | known) - words(PACKAGE, "implicit.txt", "groups")
    manifold = {cell.split()[0]: int(cell.split()[1]) for row in rows["manifold"] for cell in row}
    starters = determiners | subjects | objects | {"both", *manifold}
    return Lexicon(
        determiners=determiners,
        few={cell.split()[0]: int(cell.split()[1]) for row in rows["few"] for cell in row},
        nouns=nouns,
        subjects=subjects,
        objects=objects,
        starters=starters,
        headline_starters=starters | nouns,
        manifold=manifold,
        ordinals=words(PACKAGE, "implicit.txt", "ordinals"),
        no_names=words(PACKAGE, "implicit.txt", "no names"),
    )


@cache
def told(section: str) -> frozenset[str]:
    """A section of ``implicit.txt`` as a set of words."""
    return words(PACKAGE, "implicit.txt", section)


def starts_persons(sentence: Words, index: int) -> bool:
    """Can persons be spoken of from a token on? Cheap."""
    return sentence.low[index] in starters(sentence) or _may_start(sentence, index)


def starters(sentence: Words) -> frozenset[str]:
    """The words that persons can begin with in a sentence, beside names and numbers."""
    table = persons_lexicon()
    return table.headline_starters if is_headline(sentence) else table.starters


def persons_from(sentence: Words) -> list[int]:
    """The tokens from which on persons can be spoken of."""
    known = starters(sentence)
    return [index for index, word in enumerate(sentence.low) if word in known or _may_start(sentence, index)]


def _may_start(sentence: Words, index: int) -> bool:
    return sentence.raw[index][0].isupper() or starts_number(sentence.low[index])


def listed(sentence: Words, index: int, surnames: frozenset[str]) -> Persons | None:
    """The persons of the longest list from ``index`` on: "a woman and her son", "his wife and four daughters"."""
    one = _person(sentence, index, surnames)
    if one is None:
        return None
    if one.noun is None and sentence.low[index] in persons_lexicon().objects:
        return one
    whole, noun = one, one.noun
    for _ in range(MOST):
        place = _aside(sentence, whole.end) if whole.named else _apposed(sentence, whole, surnames)
        if sentence.at(place) == "," and sentence.at(place + 1) == "and":
            place += 1
        if sentence.at(place) == ",":
            following = _person(sentence, place + 1, surnames)
            if following is None or following.named != whole.named:
                break
            if not (is_headline(sentence) and not whole.named) and not _goes_on(sentence, following.end, surnames):
                break
        elif sentence.at(place) in {"and", "&"}:
            place += sentence.at(place + 1) in {"then", "also"}
            following = _person(sentence, place + 1, surnames) or _second(sentence, place + 1, whole)
            if following is None or (following.noun is None and sentence.low[place + 1] not in {"himself", "herself"}):
                break
        else:
            break
        whole = attrs.evolve(
            following,
            count=whole.count + following.count,
            implied=whole.implied + following.implied,
            noun=noun,
            more=whole.more,
        )
    if one.implied == 0 and whole.count == 2 * one.count > 2:
        return None  # "three others, a woman and two men,": they are told of once more
    return whole if whole.implied or whole.count > one.count else None


def _second(sentence: Words, index: int, first: Persons) -> Persons | None:
    """The second of a pair that shares its article: "a father and son"."""
    if first.named or first.noun is None or first.count > 1 or sentence.at(index) not in persons_lexicon().nouns:
        return None
    following = sentence.at(index + 1)
    if following in {*_GENITIVES, "-"} or (following.isalpha() and not _ends(sentence, index + 1)):
        return None
    return Persons(index + 1, 1, sentence.low[index])


def _goes_on(sentence: Words, end: int, surnames: frozenset[str]) -> bool:
    """Does the list reach an "and"? Else what stands between commas is an apposition."""
    for place in range(end, min(end + 40, len(sentence))):
        if sentence.low[place] in {"and", "&"}:
            return _person(sentence, place + 1, surnames) is not None
        if sentence.low[place] in {".", ";", "was", "were", "is", "are", "who"}:
            return False
    return False


def _apposed(sentence: Words, whole: Persons, surnames: frozenset[str]) -> int:
    """The index behind the name of the one described: "his wife, Jo Berg, 38,"."""
    place = whole.end
    if sentence.at(place) != "," or whole.noun is None:
        return place
    if sentence.at(place + 1).isdigit() and sentence.at(place + 2) == ",":  # "her son, 6, and a neighbour"
        return _aside(sentence, place)
    name = _person(sentence, place + 1, surnames)
    if name is None or not name.named:
        return place
    end = _aside(sentence, name.end)
    if sentence.at(end) == ",":
        return end + 1
    return end if end > name.end else place


def _aside(sentence: Words, place: int) -> int:
    """The index behind an age between commas or brackets ("John Smith, 34,")."""
    if sentence.at(place) in {",", "("} and sentence.at(place + 1).isdigit():
        return place + 2 + (sentence.at(place + 2) in {",", ")"} and sentence.at(place + 3) in {"and", "&"})
    return place


def _person(sentence: Words, index: int, surnames: frozenset[str]) -> Persons | None:
    if index >= len(sentence):
        return None
    table, word = persons_lexicon(), sentence.low[index]
    if word in table.subjects:
        return Persons(index + 1, 1)
    following = sentence.at(index + 1)
    if word in table.objects and (word != "her" or following in syntax("stops") or not following[:1].isalnum()):
        return Persons(index + 1, 1)
    if word in table.determiners or word == "both":
        return _described(sentence, index)
    age = _age_end(sentence, index)
    if age > index:  # "16-year-old student Jo Berg", "2-year-old Jo Berg"
        return _described(sentence, index) or (_named(sentence, age, surnames) if age < len(sentence) else None)
    if starts_number(word):
        return _several(sentence, index)
    bare = _bare(sentence, index)
    if bare is None and sentence.raw[index][0].isupper():
        return _named(sentence, index, surnames)
    return bare


def _bare(sentence: Words, index: int) -> Persons | None:
    """A noun phrase without an article, as headlines have it: "Palestinian teen killed"."""
    if index and sentence.low[index - 1] not in told("headline leads"):
        return None
    found = _described(sentence, index) if is_headline(sentence) else None
    return None if found is None else attrs.evolve(found, bare=True)


def is_headline(sentence: Words) -> bool:
    """Has it neither a stop at the end nor the small words that headlines leave out?"""
    return len(sentence) <= HEADLINE and syntax("no headline").isdisjoint(sentence.low)


HEADLINE = 18
"""Tokens of the longest headline."""


def _age_end(sentence: Words, index: int) -> int:
    """The index behind "16-year-old"; ``index`` where no such age stands there."""
    if sentence.at(index).endswith(_AGES):
        return index + 1
    glued = sentence.low[index].isdigit() and sentence.at(index + 1) == "-" and sentence.glued(index + 1)
    return index + 3 if glued and sentence.at(index + 2).endswith(_AGES) else index


_AGES = ("year-old", "month-old")


def _several(sentence: Words, index: int) -> Persons | None:
    """A number of persons, counted only in lists: "a woman and two children", "one man and two boys"."""
    number = cardinal(sentence, index)
    if number is None or number.low != number.high or number.first < index or not 1 <= number.low < 100:
        return None
    for place in range(number.end, min(number.end + 4, len(sentence))):
        word = sentence.low[place]
        if _of_persons(word) or (number.low == 1 and word in persons_lexicon().nouns):
            return Persons(place + 1, int(number.low), word, implied=0)
        if word in syntax("stops") or not word[0].isalnum():
            break
    return None


def _of_persons(word: str) -> bool:
    """Does a noun in the plural name persons?"""
    measure = lexicon().plural.get(word)
    return measure is not None and measure.person


def _described(sentence: Words, index: int) -> Persons | None:
    """A noun phrase that begins with a determiner."""
    table, start = persons_lexicon(), sentence.low[index]
    end = _pronoun_end(sentence, index)
    if end > index:
        return Persons(end, 1, more=True)
    last, more, age, head = None, start == "another", None, None
    if start not in table.determiners and start != "both":
        index -= 1  # an age or a noun stands where a determiner would
    for place in range(index + 1, min(index + LONGEST, len(sentence))):
        word = sentence.low[place]
        if start == "both":
            if _of_persons(word):
                return Persons(place + 1, 2, word)
        elif word in table.few and sentence.at(place + 1) != "of":
            return Persons(place + 1, table.few[word], word)
        elif last is None and word.isdigit() and sentence.at(place + 1) == "-":
            continue  # "a 34-year-old man"
        elif last is None and starts_number(word) and sentence.at(place + 1) == "year":
            continue  # "a ten year old boy"
        elif last is None and starts_number(word) and word not in table.ordinals and "-" not in word:
            return _several(sentence, place) if start not in {"a", "an", "another"} else None
        elif word in table.ordinals or word == "other":
            more = True
        if start != "both" and word in table.nouns:
            last = place
        elif last is None and word.endswith(_AGES):
            age = place
        else:
            ended = last is not None or word in syntax("stops") or word in table.determiners
            ended = ended or (age is not None and _happens(word))
            if ended or not (word[0].isalnum() or word == "-"):
                break
            head = place if age is not None else None
    if last is None and age is not None and head is not None and _may_be_a_person(sentence, head):
        last = head  # "a 15-year-old basketball star"
    last = age if last is None else last
    if last is None:
        return None
    end = last + 1
    following = sentence.at(end)
    if following in {*_GENITIVES, "-"}:
        return None
    name = _name_end(sentence, end)
    named = name > end
    if named:  # "his wife Jane", "police officer John Smith"
        end, following = name, sentence.at(name)
    if following.isalpha() and not _ends(sentence, end):
        return None
    return Persons(end, 1, sentence.low[last], more=more, named=named and last == age)


def _may_be_a_person(sentence: Words, index: int) -> bool:
    """Does a noun phrase end with a noun behind an age that the lexicon does not know as a thing or an animal?"""
    word = sentence.low[index]
    known = lexicon().singular.get(word) or lexicon().plural.get(word)
    ends = sentence.at(index + 1) in syntax("stops") or not sentence.at(index + 1)[:1].isalnum()
    return ends and known is None and sentence.raw[index].islower() and lexicon().animals.isdisjoint({word, f"{word}s"})


def _pronoun_end(sentence: Words, index: int) -> int:
    """The index behind "another", "the other" or "a third" where they stand alone; ``index`` where they do not."""
    end = index + 1
    if sentence.low[index] != "another":
        if sentence.at(end) != "other" and sentence.at(end) not in persons_lexicon().ordinals:
            return index
        end += 1
    following = sentence.at(end)
    if following.endswith("ly"):  # "another critically injured"
        following = sentence.at(end + 1)
    alone = following in syntax("be") or following in syntax("after a participle") or not following[:1].isalnum()
    return end if alone or following in lexicon().participles or following in lexicon().intransitive else index


def _ends(sentence: Words, end: int) -> bool:
    """Can a noun phrase end before the word at ``end``?"""
    word = sentence.low[end]
    return word in syntax("stops") or _happens(word) or word.endswith(("ing", "ed", "ly"))


def _happens(word: str) -> bool:
    table = lexicon()
    return (
        word in table.participles or word in table.intransitive or word in syntax("be") or word in {"dead", "missing"}
    )


def _name_end(sentence: Words, index: int) -> int:
    """The index behind the run of capitalised words and initials from ``index`` on."""
    place = index
    while place < min(index + LONGEST_NAME, len(sentence)):
        raw = sentence.raw[place]
        lead = sentence.raw[place - 1] if place > index else ""
        initial = raw == "." and (len(lead) == 1 or lead in _SHORTENED) and sentence.glued(place)
        named = place > index or raw.lower() not in syntax("stops")  # "hurt a woman Tuesday"
        if not initial and not (
            named and raw[0].isupper() and raw[0].isalpha() and (not raw.isupper() or len(raw) <= 2)
        ):
            break
        place += 1
    return place


_SHORTENED = frozenset({"Jr", "Sr", "Dr", "Mr", "Ms", "Mrs"})


def _named(sentence: Words, index: int, surnames: frozenset[str]) -> Persons | None:
    """A full name, or a surname of one that the document gives."""
    if index and sentence.raw[index - 1][0].isupper() and sentence.raw[index - 1].isalpha() and index > 1:
        return None
    if sentence.at(index - 1) in {"the", "a", "an"}:
        return None  # "the Grand Hotel"
    table, end = persons_lexicon(), _name_end(sentence, index)
    start = index
    while start < end and sentence.low[start] in syntax("stops"):
        start += 1
    named = [word for word in sentence.low[start:end] if len(word) > 1]
    verbs = lexicon().transitive
    if start > index or not named or any(word in table.no_names or word in verbs for word in named):
        return None
    last = sentence.raw[end - 1]
    if len(named) == 1 and (last not in surnames or sentence.raw[end - 1].lower() in table.nouns):
        return None
    if any(word in lexicon().plural for word in named) or sentence.at(end) in _GENITIVES:
        return None
    if sentence.at(end).isalpha() and not _ends(sentence, end):
        return None
    return Persons(end, 1, last, named=True)
