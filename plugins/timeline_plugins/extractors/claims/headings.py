"""Headings: lines that stand over a text, and which of them are headlines, which tell what happened."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from timeline.model.span import Span
from timeline_plugins.extractors.claims.words import lexicon
from timeline_plugins.extractors.segments.list_marks import is_list_mark
from timeline_plugins.lang.en.morphology import inflected, lemma
from timeline_plugins.lexicon import phrases
from timeline_plugins.lexicon import words as _words

_PACKAGE = __name__.rpartition(".")[0]
_SOMETHING = re.compile(r"\S")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*|[,:;@#&|/-]")
_INTRODUCTION = re.compile(r"((?:[^\W\d_]+ ?){1,2}) ?: *")
_EDGE = " \t*_#>"
_DASH = re.compile(r" [-\u2013|] [| ]*")
_BREAK = re.compile(r"[ .]")
"""What the name of a site has and a mere source, as in "... - police", has not."""
_FILM = re.compile(r"\d{1,2}:\d\d ")
"""How long a film is, before its name."""
LONGEST_INTRODUCTION = 30
FARTHEST = 400
"""A line that begins this many characters before its sentence is no heading's."""
LONGEST_TITLE = 100
LONGEST_HEADING = 150
"""Characters of a heading: a longer line is a paragraph that lacks its full stop."""
LEAST_BODY = 40
"""Characters of a sentence with which the body of a text begins: shorter ones are of dates and credits."""
LEAST_WORDS = 4
"""Words of a headline: fewer are rather the name of a thing ("Arlington Bar Shooting")."""
_NO_HEADLINE = ("://", "www.", "@", "|", "\u00a9", "pic.twitter", ": / /")


@cache
def _section(name: str) -> frozenset[str]:
    return _words(_PACKAGE, "headings.txt", name)


@cache
def _forms(section: str, tag: str) -> frozenset[str]:
    return inflected(_section(section), tag)


def heading(text: str, sentence: Span) -> bool:
    """Is a sentence a heading or a headline: a line without a full stop at its end that is followed by another?"""
    start, end = sentence
    if end - start > LONGEST_HEADING:
        return False
    least = max(0, start - FARTHEST)
    line_start = max(least, text.rfind("\n", least, start) + 1, text.rfind("\r", least, start) + 1)
    if text[line_start:start].strip(" \t#*_>") and not is_list_mark(text, (line_start, start)):
        return False
    words = text[start:end].rstrip("*_ :#")
    if end - start <= LONGEST_TITLE and text[end : end + 1] in ("", "\n", "\r") and _title(words):
        return True
    ends_line = text[end : end + 1] in ("\n", "\r") and _SOMETHING.search(text, end) is not None
    # A heading can end with a quoted name, whose mark stands behind a letter; that of a quotation stands behind a stop.
    unquoted = words.rstrip("\"\u201d'\u2019 ")
    return ends_line and bool(unquoted) and unquoted[-1] not in ".,!?\u2026)]"


def body(text: str, sentences: Iterable[Span]) -> int:
    """Where the body of a text begins: what stands over it is its heading, what stands lower heads other things."""
    for start, end in sentences:
        # Addresses of sites are no body, and their dots cut them into sentences.
        if end - start >= LEAST_BODY and text.find("/", start, end) < 0 and not heading(text, (start, end)):
            return start
    return len(text)


def headline(text: str, line: Span) -> Span | None:
    """The proposition of a line that states one, with a subject and a verb as headlines have them; None for a label.

    What introduces it ("Update:") and the name of the site behind it ("... - Rill Daily News") are no part of it.
    """
    start, end = line
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    opening = _INTRODUCTION.match(text, start, min(end, start + LONGEST_INTRODUCTION))
    if opening and " ".join(opening[1].lower().split()) in phrases(_PACKAGE, "headings.txt", "introductions"):
        start = opening.end()
    for dash in _DASH.finditer(text, start, end):
        name = text[dash.end() : end]
        if name[:1].isupper() and _BREAK.search(name) and _states(text[start : dash.start()]):
            return start, dash.start()
    return (start, end) if _states(text[start:end]) else None


def _states(line: str) -> bool:
    """Does a line state a proposition?

    Headlines tell in the present ("Quake kills 12"), by participles ("Two men arrested over fire", "Police questioning
    two men"), by what is to come ("Comedian to host awards") or without a verb ("Three dead in crash").
    """
    line = line.strip(_EDGE)
    if line.endswith((":", "?")) or _FILM.match(line) or any(mark in line for mark in _NO_HEADLINE):
        return False
    words = _WORD.findall(line)
    if sum(word[0].isalpha() for word in words) < LEAST_WORDS or words[0].lower() in _section("openers of labels"):
        return False
    # In a title every word has a capital; only its small letters can be looked up.
    folded = [word.lower() for word in words]
    if not _section("marks of labels").isdisjoint(folded):
        return False
    if any(f" {phrase} " in f" {' '.join(folded)} " for phrase in phrases(_PACKAGE, "headings.txt", "situations")):
        return True
    return any(
        _verb(folded, place) and folded[place - 1] not in _section("no subjects before")
        for place in range(1, len(folded))
    )


def _verb(words: Sequence[str], place: int) -> bool:
    """Can a lower-case word of a headline be its predicate?"""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if word in _section("predicates") or word in lexicon("auxiliaries") or _past(word):
        return True
    if word in _section("conditions"):
        return following in _section("behind conditions")
    if word.endswith("ing") and word not in _section("happenings in -ing"):
        before = words[place - 1]
        return bool(following) and word in _forms("verbs", "VBG") and before not in _section("no subjects before -ing")
    if word == "to":
        return following in _section("verbs")
    if word in _forms("nouns, too", "VBZ"):
        return bool(following) and following not in _section("behind nouns")
    if word in _forms("verbs", "VBZ"):
        return True
    # "Saints place a player on the list", "Three die in fire": the plain form behind a plural.
    before = words[place - 1]
    if word not in _section("verbs") or not (before.endswith("s") or before in _section("plurals")):
        return False
    return word in _section("without object") or (bool(following) and following not in _section("behind nouns"))


def _past(word: str) -> bool:
    """Could a lower-case word be a form of the past or a past participle?"""
    return word not in lexicon("no past forms") and bool(lemma(word, "VBD") or lemma(word, "VBN"))


def _title(sentence: str) -> bool:
    """Is a line written like a title, with a capital on every longer word, and more than one of them?"""
    long = [word for word in sentence.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)
