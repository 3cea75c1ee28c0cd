"""Actors: names by their capitals, bodies and role nouns with what stands before them."""

from collections.abc import Container, Iterator
from functools import cache

import attrs

from timeline_plugins.extractors.names.gazetteer import Place, found_places, gazetteer, match, named_place
from timeline_plugins.extractors.names.words import PACKAGE, Words, bare
from timeline_plugins.lexicon import words

Actor = tuple[int, int, str, str | None]
"""First token, token behind the last, the name it is filed under, kind."""

LONGEST_INITIALS = 6
LONGEST_NAME = 7
"""Tokens of a name."""
_ARTICLES = frozenset({"the", "a", "an"})
_SHORT = ("'re", "'ve", "'ll", "'m", "'d", "n't")
_ADVERB = ("ally", "ously", "ently", "antly", "ately", "ively", "early")
_JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WHERE = frozenset({"in", "at", "near"})
_OPENING = frozenset({"\u201c", '"', "'", "\u2018", "\u2019", ":", "*", "-", ">", "\u2014", "("})
_GLUED = frozenset({"-", "@", "#", "_"})
_PARTICLES = frozenset({"de", "al", "bin", "von", "van", "der", "da", "du", "la", "ibn", "el", "di", "del", "dos"})


@attrs.frozen(slots=True)
class Lexicon:
    """``actors.txt`` by section."""

    roles: frozenset[str]
    bodies: frozenset[str]
    groups: frozenset[str]
    heads: frozenset[str]
    general: frozenset[str]
    modifiers: frozenset[str]
    titles: frozenset[str]
    organisation: frozenset[str]
    initials: frozenset[str]
    no_names: frozenset[str]
    adjectives: frozenset[str]
    sentence_starts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The tables of ``actors.txt``."""

    def listed(section: str) -> frozenset[str]:
        return words(PACKAGE, "actors.txt", section)

    roles, bodies, groups = listed("roles"), listed("bodies"), listed("groups")
    return Lexicon(
        roles=roles,
        bodies=bodies,
        groups=groups,
        heads=roles | bodies | groups,
        general=listed("general"),
        modifiers=listed("modifiers"),
        titles=listed("titles"),
        organisation=listed("organisation words"),
        initials=listed("initials"),
        no_names=listed("no names"),
        adjectives=listed("adjectives"),
        sentence_starts=listed("sentence starts"),
    )


def found_actors(sentence: Words, known: dict[str, str], inside: Container[str] = ()) -> Iterator[Actor]:
    """The actors of a sentence in order; ``known`` maps short forms to the fullest earlier one and is added to.

    ``inside`` holds the words that the document writes with a capital inside of a sentence, too: a single word at the
    beginning of one is a name only if it is among them.
    """
    table = lexicon()
    found: list[Actor] = []
    taken = 0
    titles = _titles(sentence)
    regions = {place[0]: place for place in found_places(sentence) if place[3] != "demonym"}
    for index in sentence.capitals:
        if index < taken:
            continue
        place = regions.get(index) or named_place(sentence, index)
        actor = _named(sentence, index, place, known, headline=index in titles, inside=inside)
        if actor is not None:
            found.append(actor)
            taken = actor[1]
        elif place is not None:
            taken = place[1]
    covered = {token for first, end, _, _ in found for token in range(first, end)}
    for index, word in enumerate(sentence.raw):
        if (word in table.heads or (word[-1] in "sS" and bare(word) in table.heads)) and index not in covered:
            role = _role(sentence, index, covered)
            if role is not None:
                found.append(role)
                covered.update(range(role[0], role[1]))
    found.sort()
    yield from found


def _starts_name(sentence: Words, index: int) -> bool:
    word = bare(sentence.raw[index])
    low = word.lower().replace("\u2019", "'")
    table = lexicon()
    if low in table.no_names or not word[0].isupper() or (len(word) == 1 and sentence.at(index - 1) == "."):
        return False
    if low.endswith(_SHORT) or (sentence.at(index - 1) in _GLUED and sentence.glued(index)):
        return False
    first = index == 0 or sentence.at(index - 1) in _OPENING
    if first and (low in table.sentence_starts or low in _ARTICLES or low.endswith(_ADVERB)):
        return False
    return low not in _ARTICLES and (len(word) > 1 or sentence.at(index + 1) == ".")


def _titles(sentence: Words) -> set[int]:
    """The tokens of headings, in which most words are capitalised, so that capitals tell nothing."""
    if sentence.at(len(sentence) - 1) in {".", "!", "?", "\u201d"} and "*" not in sentence.raw:
        return set()
    result: set[int] = set()
    first = 0
    for index in range(len(sentence) + 1):
        if index < len(sentence) and sentence.raw[index] != "*":
            continue
        part = sentence.raw[first:index]
        long = [word for word in part if len(word) > 3 and word[0].isalpha()]
        if part and part[-1] not in {".", "!", "?"} and 3 * sum(word[0].isupper() for word in long) >= 2 * len(long):
            result.update(range(first, index))
        first = index + 1
    return result


def _named(
    sentence: Words, index: int, place: Place | None, known: dict[str, str], *, headline: bool, inside: Container[str]
) -> Actor | None:
    """The name that begins at a capitalised token; None for places, weekdays and words that only begin a sentence."""
    if not _starts_name(sentence, index):
        return None
    table = lexicon()
    end = _end_of_name(sentence, place[1] - 1 if place is not None else index)
    parts = sentence.raw[index:end]
    tail = bare(parts[-1])
    if place is not None:
        if place[1] >= end or (place[3] == "demonym" and tail not in table.organisation):
            return None
        if tail not in table.organisation and not (place[3] == "city" and len(parts) == 2):
            return None
    first = index
    if len(parts) > 2 and parts[0] in table.initials and sentence.low(index + 1) in table.titles:
        first, parts = index + 1, parts[1:]
    first = _behind_title(sentence, first, end)
    parts = sentence.raw[first:end]
    while (
        end - first > 1
        and sentence.low(first) in table.titles
        and not any(bare(part) in table.organisation for part in parts)
    ):
        first += 1 + (sentence.at(first + 1) == "." and first + 2 < end)
    if sentence.raw[end - 1] == ".":
        return None
    name = sentence.name(first, end)
    kind = _kind(sentence, index, first, end)
    if headline and name not in known and not (kind == "organisation" and parts[0] in table.initials):
        return None
    if name.lower() in table.adjectives or (kind is None and name.lower() in table.titles):
        return None
    if "-" in name and all(part in gazetteer().by_first for part in name.split("-")):
        return None
    if kind is None and end - index == 1 and name not in known and not name.isupper():
        # Nothing but its capital says that it is a name; behind "in" it is that of a place.
        if (index == 0 or sentence.at(index - 1) in _OPENING) and name not in inside:
            return None
        if sentence.low(index - 1) in _WHERE or sentence.at(index - 1).isdigit() or _compound(name):
            return None
    if name.isupper() and name not in known and _shouted(sentence, index, name):
        return None
    full = known.get(name)
    if (
        full is not None
        and (before := _sex_before(sentence, first))
        and _sex(full.partition(" ")[0]) not in (None, before)
    ):
        full = known.get(f"{before} {name}", name)
    if full is None:
        if kind == "person":
            _remember(name, sentence.raw[first:end], known)
        elif kind == "organisation":
            known.setdefault(name, name)
        full = name
    elif kind is None:
        kind = "person" if " " in full and name != full else None
    return index, end, full, kind


def _end_of_name(sentence: Words, index: int) -> int:
    """The token behind the run of capitalised words that begins at ``index``."""
    end = index + 1
    table = lexicon()
    organisation = sentence.raw[index] in table.organisation
    if _of_something(sentence, index):
        end += 2
    while end < min(index + LONGEST_NAME, len(sentence)):
        if sentence.raw[end - 1] != bare(sentence.raw[end - 1]) or not sentence.close(end):
            break
        word = sentence.raw[end]
        if word == "." and sentence.at(end + 1)[:1].isupper() and sentence.close(end + 1):
            short = sentence.raw[end - 1]
            if (len(short) <= 2 and short != "US") or (len(short) <= 4 and short.lower() in table.titles):
                end += 1
                continue
        if word[0].isupper() and word.lower() not in table.no_names:
            organisation = organisation or word in table.organisation
            end += 1
            continue
        following = sentence.at(end + 1)
        goes_on = following[:1].isupper() and sentence.close(end + 1) and following.lower() not in table.no_names
        if goes_on and (word in _PARTICLES or word == "&" or (word in {"of", "for"} and organisation)):
            end += 2
            continue
        if word == "of" and organisation and following == "the" and sentence.at(end + 2)[:1].isupper():
            end += 3
            continue
        break
    return end


def _shouted(sentence: Words, index: int, name: str) -> bool:
    """Is a name in capitals more than initials: words of a heading, the place of a dateline?"""
    before = sentence.at(index - 1)
    if len(before) > 1 and before.isupper() and before not in lexicon().initials:
        return True
    return " " in name or any(len(part) > LONGEST_INITIALS for part in name.split("-"))


def _compound(name: str) -> bool:
    """Is it an adjective ("Senate-passed") or a party's tag ("D-Conn")?"""
    first, hyphen, last = name.rpartition("-")
    return bool(hyphen) and (last[:1].islower() or len(first) == 1)


def _behind_title(sentence: Words, first: int, end: int) -> int:
    """Where a person's name begins behind the body and the title before it ("Rill Police Sgt. Anna Berg")."""
    table = lexicon()
    for place in range(end - 3, first, -1):
        if sentence.low(place) in table.titles:
            name = place + 1 + (sentence.at(place + 1) == ".")
            named = sentence.raw[name:end]
            if len(named) > 1 and not any(bare(part) in table.organisation for part in named):
                return name
            break
    return first


def _of_something(sentence: Words, index: int) -> bool:
    """Is it a name such as "Color of Change": a word that is no role and no place, "of", and no place?"""
    table, word = lexicon(), sentence.raw[index]
    return (
        index > 0
        and sentence.at(index + 1) == "of"
        and sentence.at(index + 2)[:1].isupper()
        and sentence.close(index + 1)
        and sentence.close(index + 2)
        and not any(word.lower() in known for known in (table.titles, table.heads, table.adjectives))
        and sentence.low(index + 2) not in table.no_names
        and match(sentence, index) is None
        and match(sentence, index + 2) is None
    )


def _kind(sentence: Words, index: int, first: int, end: int) -> str | None:
    table = lexicon()
    parts = [bare(word) for word in sentence.raw[first:end]]
    if (
        any(part in table.organisation for part in parts)
        or parts[0] in table.initials
        or "".join(parts) in table.initials
    ):
        return "organisation"
    if first > index or (
        sentence.low(index - 1) in table.titles and sentence.low(index - 1) not in {"general", "chief"}
    ):
        return "person"
    if len(parts) == 1 and parts[0].isupper() and len(parts[0]) <= 6:
        return "organisation"
    if 2 <= len(parts) <= 4 and all(part[0].isupper() or part in _PARTICLES or part == "." for part in parts):
        if sentence.low(index - 1) == "the":
            return None
        return "person"
    return None


def _sex_before(sentence: Words, first: int) -> str | None:
    """Whose title stands before a name: "men", "women", or None where it tells nothing."""
    title = sentence.low(first - 2) if sentence.at(first - 1) == "." else sentence.low(first - 1).rstrip(".")
    return "men" if title in ("mr", "sir", "lord") else "women" if title in ("mrs", "ms", "miss", "lady") else None


@cache
def _first_names(sex: str) -> frozenset[str]:
    return words("timeline_plugins.extractors.claims", "people.txt", f"names of {sex}")


def _sex(first_name: str) -> str | None:
    low = first_name.lower()
    return next((sex for sex in ("men", "women") if low in _first_names(sex)), None)


def _remember(name: str, parts: list[str], known: dict[str, str]) -> None:
    """File the last name, and the name itself, under the full form; the first one named keeps it."""
    known.setdefault(name, name)
    if len(parts) > 2 and bare(parts[-1]).rstrip(".").lower() in _JUNIOR:
        parts = parts[:-1]
        known.setdefault(" ".join(parts), name)
    last = bare(parts[-1])
    if len(parts) > 1 and len(last) > 2:
        known.setdefault(last, name)
        if sex := _sex(parts[0]):
            known.setdefault(f"{sex} {last}", name)
        if len(parts) > 2 and parts[-2] != ".":
            known.setdefault(f"{parts[-2]} {last}", name)
        if "-" in last or "-" in parts[-1]:
            known.setdefault(parts[0], name)


def _role(sentence: Words, index: int, covered: set[int]) -> Actor | None:
    """A role, body or group noun with its modifiers: "a senior Ukrainian intelligence official", "the ministry"."""
    table = lexicon()
    head = bare(sentence.raw[index])
    if sentence.raw[index] == head and sentence.at(index + 1) in table.heads and sentence.close(index + 1):
        return None
    first = index
    while first > 0 and index - first < 6 and first - 1 not in covered and sentence.close(first):
        word = sentence.raw[first - 1]
        if match_ends(sentence, first) is None and (
            word.lower() in table.modifiers
            or word in table.heads
            or (word[0].isupper() and _demonym(sentence, first - 1))
        ):
            first -= 1
        elif match_ends(sentence, first) is not None:
            first = match_ends(sentence, first) or first - 1
        elif word == "." and first >= 4 and "".join(sentence.raw[first - 4 : first]) in {"U.S.", "U.N."}:
            first -= 4
        else:
            break
    bare_first = first
    if sentence.low(first - 1) in {"the", "a", "an", "his", "her", "their", "its", "our"} and first > 0:
        first -= 1
    kind = "group" if head in table.groups else "organisation" if head in table.bodies else "role"
    if bare_first == index and not _stands_alone(sentence, first, index, head, kind):
        return None
    return first, index + 1, sentence.name(bare_first, index + 1), kind


def _stands_alone(sentence: Words, first: int, index: int, head: str, kind: str) -> bool:
    """Can a head act without a modifier: "the ministry", "officials", "the soldiers"?"""
    if head in lexicon().general:
        return False
    if head in {"police", "authorities"}:
        return True
    if kind == "group":
        return sentence.low(first) == "the"
    return first < index or (kind == "role" and head.endswith("s"))


def _demonym(sentence: Words, index: int) -> bool:
    place = match(sentence, index)
    return place is not None and place[1] == index + 1


def match_ends(sentence: Words, end: int) -> int | None:
    """Where a place of two or three words that ends before ``end`` begins."""
    for first in range(max(0, end - 3), end - 1):
        place = match(sentence, first) if sentence.raw[first][0].isupper() else None
        if place is not None and place[1] == end:
            return first
    return None
