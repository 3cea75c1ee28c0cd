"""Verb forms and closed word classes, and where the predicate of a clause stands."""

from functools import cache

import attrs

from timeline.model.span import Span
from timeline_plugins.lang.en.morphology import inflected
from timeline_plugins.lexicon import words

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
    """The verbs of ``verbs.txt`` with their forms."""
    listed = words(PACKAGE, "verbs.txt", "verbs")
    past, participle, third = (inflected(listed, tag) for tag in ("VBD", "VBN", "VBZ"))
    base = listed | words(PACKAGE, "verbs.txt", "base only")
    return Verbs(
        base=base,
        ambiguous=words(PACKAGE, "verbs.txt", "ambiguous"),
        past=past,
        participle=participle,
        gerund=inflected(listed, "VBG"),
        third=third,
        forms=past | participle | base | third,
    )


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
