"""Places by name: a gazetteer, and names that a common noun makes a place ("Kursk region")."""

from collections.abc import Iterator
from functools import cache

import attrs

from timeline_plugins.extractors.names.words import PACKAGE, Words, bare
from timeline_plugins.lexicon import sections, words

Place = tuple[int, int, str, str]
"""First token, token behind the last, the name it is filed under, kind."""


@attrs.frozen(slots=True)
class Gazetteer:
    """Names as tuples of tokens, by first token, longest first; and the words of the patterns."""

    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]]
    after: frozenset[str]
    nouns: frozenset[str]
    before: frozenset[str]
    of: frozenset[str]
    careful: frozenset[str]
    beside: frozenset[str]
    titles: frozenset[str]
    papers: frozenset[str]
    prepositions: frozenset[str]


@cache
def gazetteer() -> Gazetteer:
    """The places of ``places.txt``."""
    table = sections(PACKAGE, "places.txt")
    names: dict[str, tuple[str, str]] = {}
    for name, forms, demonyms in table["countries"]:
        for form in (name, *forms.split(";")):
            names.setdefault(form.strip().removeprefix("the "), (name, "country"))
        for form in demonyms.split(";"):
            names.setdefault(form.strip(), (name, "demonym"))
    for section, kind in (("cities", "city"), ("regions", "region")):
        for cell in (cell for row in table[section] for cell in row if cell):
            name, _, forms = cell.partition("=")
            for form in (name, *forms.split(";")):
                names.setdefault(form.strip().removeprefix("the "), (name.strip(), kind))
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for form, (name, kind) in names.items():
        parts = _tokens(form)
        if parts and parts != ("-",):
            by_first.setdefault(parts[0], []).append((parts, name, kind))
    for rows in by_first.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    return Gazetteer(
        by_first=by_first,
        after=words(PACKAGE, "places.txt", "after a name"),
        nouns=words(PACKAGE, "places.txt", "in small letters"),
        before=words(PACKAGE, "places.txt", "before a name"),
        of=words(PACKAGE, "places.txt", "of a name"),
        careful=words(PACKAGE, "places.txt", "careful"),
        beside=_beside(),
        papers=words(PACKAGE, "places.txt", "papers"),
        titles=words(PACKAGE, "actors.txt", "titles") | words(PACKAGE, "actors.txt", "roles"),
        prepositions=words(PACKAGE, "places.txt", "place prepositions"),
    )


def _beside() -> frozenset[str]:
    """Capitalised words that go on behind a place without making a person of it: titles, roles, bodies, weekdays."""
    sections_of_actors = ("roles", "bodies", "groups", "titles", "organisation words", "no names", "adjectives")
    listed = (words(PACKAGE, "actors.txt", section) for section in sections_of_actors)
    return frozenset(word.lower() for words_of in listed for word in words_of) | words(
        PACKAGE, "places.txt", "beside a place"
    )


def _tokens(form: str) -> tuple[str, ...]:
    """A name as the token layer divides it: marks apart, words with inner hyphens and apostrophes whole."""
    return tuple(form.replace(".", " . ").replace(",", " , ").split())


def match(sentence: Words, index: int) -> Place | None:
    """The longest name of the gazetteer that begins at a token."""
    table = gazetteer()
    for parts, name, kind in table.by_first.get(bare(sentence.raw[index]), ()):
        end = index + len(parts)
        last = bare(sentence.at(end - 1))
        if tuple(sentence.raw[index : end - 1]) == parts[:-1] and last == parts[-1]:
            return index, end, name, kind
    return None


def named_place(sentence: Words, index: int) -> Place | None:
    """The name of the gazetteer that begins at a token, unless it is a part of another name."""
    place = match(sentence, index)
    return None if place is None or _part_of_name(sentence, place) else place


def found_places(sentence: Words) -> Iterator[Place]:
    """The places of a sentence in order."""
    table = gazetteer()
    done = 0
    for index in sentence.capitals:
        if index < done:
            continue
        place = match(sentence, index) or _pattern(sentence, index)
        if place is None or _part_of_name(sentence, place):
            continue
        first, end, name, kind = place
        if (
            kind in {"city", "region", "country"}
            and sentence.raw[first] in table.careful
            and not _placed(sentence, first, end)
        ):
            continue
        if (
            kind != "demonym"
            and sentence.low(end) in table.after
            and sentence.close(end)
            and sentence.raw[end - 1] == bare(sentence.raw[end - 1])
            and not (sentence.at(end)[0].isupper() and sentence.at(end + 1)[:1].isupper())
        ):
            noun = sentence.at(end)
            if (noun in table.nouns or noun[0].isupper()) and noun.lower() not in _OWN_NAME_ONLY:
                name, kind, end = f"{name} {filed(bare(noun))}", "region", end + 1
        done = end
        yield first, end, name, kind


_OWN_NAME_ONLY = frozenset({"town", "village", "state", "city"})
"""Nouns behind a name of the gazetteer that begin something else ("a New York town hall", "South Carolina State")."""


def filed(noun: str) -> str:
    """The noun that a kind of region is filed under: an oblast is a region."""
    return "region" if noun.lower() in {"oblast", "region"} else noun


def _placed(sentence: Words, first: int, end: int) -> bool:
    """Does the word before, or a further place behind a comma, say that this is a place?"""
    before = sentence.low(first - 1)
    if before in gazetteer().prepositions or before in {"the", "northern", "southern", "eastern", "western", "central"}:
        return True
    if sentence.at(end)[:1].isupper() or sentence.at(first - 1)[:1].isupper():
        return False
    return sentence.raw[end - 1] != bare(sentence.raw[end - 1]) or (
        sentence.at(end) == "," and end + 1 < len(sentence) and match(sentence, end + 1) is not None
    )


def _part_of_name(sentence: Words, place: Place) -> bool:
    """Is it a part of a person's or an organisation's name ("Paris Hilton", "Jack London")?"""
    first, end, _, kind = place
    if kind == "demonym":
        return False
    before, after = sentence.at(first - 1), sentence.at(end)
    table = gazetteer()
    if after in table.papers and sentence.close(end):
        return True
    if first == 1 and kind != "city":
        return False
    if end == first + 1 and before[:1].isupper() and sentence.close(first) and before.isalpha() and len(before) > 1:
        known = match(sentence, first - 1)
        return known is None and before.lower() not in _DIRECTIONS | table.prepositions and not before.isupper()
    if (
        after[:1].isupper()
        and after.isalpha()
        and sentence.close(end)
        and bare(sentence.raw[end - 1]) == sentence.raw[end - 1]
    ):
        low = after.lower()
        return (
            kind in ("city", "country")
            and end == first + 1
            and low not in table.after | table.beside
            and match(sentence, end) is None
            and not after.isupper()
        )
    return False


_DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "greater",
        "new",
        "former",
        "mainland",
        "downtown",
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "the",
    ]
)


def _names_a_body(sentence: Words, noun: int) -> bool:
    """Does a capitalised noun of place stand inside of a longer name ("Rill County Jail"), and not before a title?"""
    following = sentence.at(noun + 1)
    if not sentence.raw[noun][0].isupper() or not following[:1].isupper() or not sentence.close(noun + 1):
        return False
    return following.lower() not in gazetteer().titles


def _pattern(sentence: Words, index: int) -> Place | None:
    """A capitalised name with a noun of place beside it: "Wadi province", "Lake Toba", "the town of Selo"."""
    table = gazetteer()
    word = sentence.raw[index]
    if (
        len(word) < 2
        or not word[0].isupper()
        or word.lower() in table.prepositions
        or word.lower() in {"the", "this", "a", "our"}
    ):
        return None
    end = index + 1
    while (
        end < min(index + 3, len(sentence))
        and sentence.raw[end][0].isupper()
        and sentence.raw[end].isalpha()
        and sentence.close(end)
    ):
        if sentence.raw[end].lower() in table.after:
            break
        end += 1
    if sentence.low(end) in table.after and sentence.low(end + 1) in table.after and sentence.at(end + 1)[0].isupper():
        end += 1
    noun = sentence.at(end)
    if (
        noun.lower() in table.after
        and sentence.close(end)
        and bare(sentence.raw[end - 1]) == sentence.raw[end - 1]
        and (index > 0 or noun[0].isupper())
        and not (word.isupper() and noun.islower())
        and (noun[0].isupper() or noun in table.nouns)
        and match(sentence, index) is None
        and not _names_a_body(sentence, end)
    ):
        return index, end + 1, f"{sentence.name(index, end)} {filed(bare(noun))}", "region"
    if (
        word.lower() in table.before
        and sentence.at(index + 1)[:1].isupper()
        and sentence.close(index + 1)
        and index + 1 < len(sentence)
    ):
        return index, index + 2, f"{word} {bare(sentence.raw[index + 1])}", "region"
    if (
        index >= 2
        and sentence.low(index - 1) == "of"
        and sentence.low(index - 2) in table.of
        and sentence.at(index - 2).islower()
    ):
        kind = "city" if sentence.low(index - 2) in {"city", "town", "village", "suburb", "port"} else "region"
        return index, end, sentence.name(index, end), kind
    return None
