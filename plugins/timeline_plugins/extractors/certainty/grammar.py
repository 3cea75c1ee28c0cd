"""Verb forms and closed word classes, and where the predicate of a clause stands."""

from functools import cache

import attrs

from timeline.model.span import Span
from timeline_plugins.lexicon import sections, words

PACKAGE = "timeline_plugins.extractors.certainty"
"""Where the data files lie."""

ENDS = frozenset(".;:!?()[]\u2026\u2014|<>")


@attrs.frozen(slots=True)
class Verbs:
    """Verb forms: bases, past tenses, participles of both kinds, and all finite forms."""

    base: frozenset[str]
    ambiguous: frozenset[str]
    past: frozenset[str]
    participle: frozenset[str]
    gerund: frozenset[str]
    third: frozenset[str]
    forms: frozenset[str]


@cache
def verbs() -> Verbs:
    """The verbs of ``verbs.txt`` with their regular and irregular forms."""
    rows = sections(PACKAGE, "verbs.txt")
    past: set[str] = set()
    participle: set[str] = set()
    base: set[str] = set()
    for word in (word for row in rows["regular"] for field in row for word in field.split()):
        base.add(word)
        past.update(_past(word))
    participle |= past
    for given in (field.split() for row in rows["irregular"] for field in row if field):
        base.add(given[0])
        past.add(given[1])
        participle.add(given[-1])
    third = {_third(word) for word in base}
    gerund = {form for word in base for form in _gerunds(word)}
    return Verbs(
        base=frozenset(base),
        ambiguous=words(PACKAGE, "verbs.txt", "ambiguous"),
        past=frozenset(past),
        participle=frozenset(participle),
        gerund=frozenset(gerund),
        third=frozenset(third),
        forms=frozenset(past | participle | base | third),
    )


def _doubled(word: str) -> str:
    """The word with its last consonant twice where it may be ("plan", "planned")."""
    if len(word) > 2 and word[-1] in "bdglmnprt" and word[-2] in "aeiou" and word[-3] not in "aeiou":
        return word + word[-1]
    return word


def _past(word: str) -> set[str]:
    if word.endswith("e"):
        return {f"{word}d"}
    if word.endswith("y") and word[-2] not in "aeiou":
        return {f"{word[:-1]}ied"}
    return {f"{word}ed", f"{_doubled(word)}ed"}


def _third(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{word}s"


def _gerunds(word: str) -> set[str]:
    if word.endswith("ie"):
        return {f"{word[:-2]}ying"}
    if word.endswith("e") and not word.endswith(("ee", "oe")) and word != "be":
        return {f"{word[:-1]}ing"}
    return {f"{word}ing", f"{_doubled(word)}ing"}


@cache
def members(section: str) -> frozenset[str]:
    """The words of a closed class."""
    return words(PACKAGE, "classes.txt", section)


@cache
def known_words() -> frozenset[str]:
    """The forms of verbs and the words of the closed classes."""
    closed = ("pronouns", "determiners", "auxiliaries", "prepositions", "conjunctions", "adverbs")
    return verbs().forms.union(verbs().gerund, *map(members, closed))


@cache
def is_adverb(word: str) -> bool:
    """An adverb, by list or by its ending."""
    return word in members("adverbs") or (len(word) > 4 and word.endswith("ly") and word not in members("no adverbs"))


@attrs.frozen(slots=True)
class Sentence:
    """The tokens of a sentence: as written, in lower case with straight apostrophes, and where they stand."""

    raw: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The token in lower case; empty outside of the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def span(self, first: int, end: int) -> Span:
        """The characters of the tokens ``first`` to ``end`` (exclusive)."""
        return self.starts[first], self.ends[end - 1]

    def unknown(self, index: int) -> bool:
        """Is the token a small word of letters that no list of verbs or of closed classes holds?"""
        word = self.at(index)
        return self.raw[index : index + 1] == [word] and word.isalpha() and word not in known_words()

    def opens_clause(self, index: int) -> bool:
        """Is the token the first of its sentence or clause?"""
        return index == 0 or self.low[index - 1] in members("openers")

    def past_adverbs(self, index: int) -> int:
        """The first token from ``index`` on that is no adverb."""
        end = min(index + 4, len(self.low))
        while index < end:
            if is_adverb(self.low[index]):
                index += 1
            elif (self.low[index], self.at(index + 1)) in {("as", "well"), ("of", "course"), ("at", "least")}:
                index += 2
            else:
                break
        return min(index, len(self.low))

    def group(self, index: int) -> tuple[int, int] | None:
        """The verb group that begins at or just behind ``index``: auxiliaries, adverbs and the predicate word."""
        first = place = self.past_adverbs(index)
        end = place
        for _ in range(4):
            if self.at(place) not in members("auxiliaries"):
                break
            end = place + 1
            place = self.past_adverbs(end)
        word = self.at(place)
        if word[:1].isalpha() and not (
            word in members("determiners")
            or (word in members("prepositions") and (word != "like" or end > first))
            or word in members("conjunctions")
        ):
            if word in members("pronouns"):
                return (first, end) if end > first else None
            return first, place + 1
        return (first, end) if end > first else None

    def predicate_after(self, index: int, reach: int = 9) -> tuple[int, int] | None:
        """The first finite verb group behind a subject that begins at ``index``, within the clause."""
        table = verbs()
        for place in range(index, min(index + reach, len(self.low))):
            word = self.low[place]
            if word in ENDS or word == ",":
                return None
            before = self.at(place - 1)
            if word in members("be") or word in members("auxiliaries"):
                return self.group(place)
            if (
                word in table.forms
                and place > index
                and (before not in members("determiners") or (place == index + 1 and before in members("pronouns")))
                and before not in members("prepositions")
                and before != "to"
                and (
                    word not in table.ambiguous
                    or before in members("persons")
                    or (before.endswith("s") and before not in members("determiners"))
                )
            ):
                return place, place + 1
        return None

    def base_after(self, index: int, reach: int = 7) -> int | None:
        """The first verb in the base form behind a subject that begins at ``index``."""
        table = verbs()
        for place in range(index, min(index + reach, len(self.low))):
            word = self.low[place]
            if word in ENDS:
                return None
            before = self.at(place - 1)
            if place == index and before in members("pronouns") and self.unknown(place):
                return place
            if (
                word in table.base
                and before not in members("determiners")
                and (place > index or word not in table.ambiguous or before in members("pronouns"))
            ):
                return place
        return None

    def clause_end(self, index: int, reach: int = 30) -> int:
        """The index behind the clause that goes on at ``index``."""
        end = min(index + reach, len(self.low))
        for place in range(index, end):
            word = self.low[place]
            if word in ENDS or word == "then" or word == "," or (word in {"\u201d", '"'} and place > index + 1):
                return place
        return end
