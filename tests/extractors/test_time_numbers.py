"""Numbers and clock times in digits: what a pattern lets in can be read, whatever stands beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extractors.test_time import EN, document, english, found
from timeline.codec.annotations import line
from timeline.text.lexicon import load as lexicon
from timeline.text.pattern import expand
from timeline_plugins.extractors.time.form import Form
from timeline_plugins.extractors.time.language import FILES
from timeline_plugins.extractors.time.numerals import _SHAPE, digits
from timeline_plugins.extractors.time.placing import Placed
from timeline_plugins.extractors.time.resolver import Resolver
from timeline_plugins.extractors.time.settings import TimeSettings

# ----------------------------------------------------------------------------------------------- fractions of a second


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("At 12:04:05.123 the pump failed.", "12:04:05.123", "2025-02-03T12:04:05"),
        ("At 12:04:05,123 the pump failed.", "12:04:05,123", "2025-02-03T12:04:05"),
        ("At 7:04:05.123456 pm the pump failed.", "7:04:05.123456 pm", "2025-02-03T19:04:05"),
        ("At 12:04:05.123Z the pump failed.", "12:04:05.123Z", "2025-02-03T12:04:05"),
        (
            "On 6 May 2024 at 12:04:05.123 the pump failed.",
            "6 May 2024 at 12:04:05.123",
            "2024-05-06T12:04:05",
        ),
        ("2024-05-06T12:04:05.123Z the pump failed.", "2024-05-06T12:04:05.123Z", "2024-05-06T12:04:05"),
        ("2024-05-06 12:04:05.123 the pump failed.", "2024-05-06 12:04:05.123", "2024-05-06T12:04:05"),
        ("2024-05-06T12:04:05.123+02:00 pump off.", "2024-05-06T12:04:05.123+02:00", "2024-05-06T12:04:05"),
        ("00:00:12.000 The pump failed.", "00:00:12.000", "2025-02-03T00:00:12"),
    ],
)
def test_a_clock_time_may_have_a_fraction_of_a_second(text: str, words: str, value: str) -> None:
    ((mention, _),) = found(document(text))
    assert text[mention.start : mention.end] == words
    assert mention.value == value


def test_subtitles_have_clock_times() -> None:
    text = "1\n00:00:12,000 --> 00:00:14,500\nOfficials said 12 people were killed."
    values = [mention.value for mention, _ in found(document(text))]
    assert values == ["2025-02-03T00:00:12", "2025-02-03T00:00:14"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the first week of next year it falls.", "2026-W01"),
        ("It fell in the second month of last year.", "2024-02"),
        ("It fell in the first weeks of last year.", "2024"),
    ],
)
def test_a_part_of_a_year_that_is_counted_from_this_one(text: str, value: str) -> None:
    ((mention, _),) = found(document(text))
    assert mention.value == value


@pytest.mark.parametrize(
    ("word", "values"),
    [
        ("12:04:05.123", {"clock": "12:04:05"}),
        ("00:00:12,000", {"clock": "00:00:12"}),
        ("12.04:05", {"clock": "12:04:05"}),
        ("12:04:05.5pm", {"clocknoon": "12:04:05 pm"}),
        ("7.15", {"number": 7.15, "dotclock": "7.15"}),
        ("7.15pm", {"clocknoon": "7:15 pm"}),
        ("18.30h", {"clock": "18:30"}),
        ("12:04.123", None),
        ("12:04,123", None),
        ("12:64:05.123", None),
    ],
)
def test_what_a_clock_time_in_digits_is(word: str, values: Mapping[str, object] | None) -> None:
    assert digits(word, frozenset({"th"})) == values


@settings(max_examples=300)
@given(st.from_regex(_SHAPE.pattern.replace("$", ""), fullmatch=True), st.booleans())
def test_whatever_the_pattern_of_numbers_lets_in_has_values_or_none(word: str, upper: bool) -> None:
    values = digits(word.upper() if upper else word, english().suffixes)
    assert values is None or values


# ------------------------------------------------------------------------------------------- the language of the rules


@cache
def _words() -> Mapping[str, Sequence[str]]:
    """Words and phrases of English by their classes, numbers in digits of every form among them."""
    language = english()
    known: dict[str, set[str]] = {}
    for word, entry in language.words.items():
        for name in entry.values:
            known.setdefault(name, set()).add(word)
    for phrases in language.phrases.values():
        for parts, entry in phrases:
            for name in entry.values:
                known.setdefault(name, set()).add(" ".join(parts))
    for word in _numbers():
        for name in digits(word, language.suffixes) or ():
            known.setdefault(name, set()).add(word)
    known |= {"Name": {"Brenmoor", "B"}, "Word": {"pump", "x"}, "'": {"'"}}
    return {name: sorted(words) for name, words in known.items()}


def _numbers() -> Iterator[str]:
    for whole in ("0", "00", "1", "7", "12", "24", "31", "99", "100", "999", "0001", "1066", "1900", "2024", "2359"):
        yield whole
        yield from (
            f"{whole}{suffix}" for suffix in ("st", "th", "s", "am", "pm", "h", "z", "t", ".5", ",000", ".9999")
        )
    yield from ("999999999", "999,999,999,999", "999,999,999,999.9999", "19980108", "20240506t1204", "15001399")
    yield from ("1/2", "3/4", "1/8", "1990's", "20s", "0s", "10s")
    for parts in product(
        ("1", "12", "31", "99", "0", "2024", "123"), ("1", "13", "99"), ("1", "31", "99", "2024", "0")
    ):
        yield from ("/".join(parts), ".".join(parts))
    for hour, minute, second in product(("0", "7", "12", "24"), ("00", "59"), ("", ":00", ":59", ":05.123", ":05,123")):
        yield from (f"{hour}:{minute}{second}{noon}" for noon in ("", "am", "pm", "h", "z"))
        yield f"{hour}.{minute}"


def _phrases(items: list[str]) -> st.SearchStrategy[str]:
    """Texts that a pattern can match, as far as what may not stand beside it allows."""
    at = 0

    def alternatives() -> st.SearchStrategy[str]:
        nonlocal at
        branches = [sequence()]
        while at < len(items) and items[at] == "/":
            at += 1
            branches.append(sequence())
        return st.one_of(branches)

    def sequence() -> st.SearchStrategy[str]:
        nonlocal at
        parts: list[st.SearchStrategy[str]] = []
        while at < len(items) and items[at] not in ("/", ")", ")?"):
            item = items[at]
            at += 1
            if item == "(":
                inner = alternatives()
                parts.append(st.one_of(st.just(""), inner) if items[at] == ")?" else inner)
                at += 1
            elif item not in ("[", "]") and not item.startswith(("!", "<!")):
                parts.append(_item(item))
        return st.tuples(*parts).map(lambda words: " ".join(word for word in words if word))

    return alternatives()


def _item(item: str) -> st.SearchStrategy[str]:
    optional = len(item) > 1 and item.endswith("?")
    core = (item[:-1] if optional else item).lstrip("=")
    name = core if core.startswith("'") else core.lstrip(".").rpartition(":")[2]
    words = st.sampled_from(_words().get(name) or [name.lstrip("'")])
    return st.one_of(st.just(""), words) if optional else words


@cache
def _texts() -> st.SearchStrategy[str]:
    rules = lexicon(EN, "rules.txt")
    macros = {row[0]: row[1] for row in rules["macros"]}
    phrases = st.one_of([_phrases(expand(row[2], macros)) for title in ("not", "rules") for row in rules[title]])
    frame = st.sampled_from(
        ["{}", "{}.", "On {} the pump failed.", "It will fail by {}.", "{} ago", "{}\n\n{}", "({})"]
    )
    return st.builds(lambda form, *words: form.format(*words), frame, phrases, phrases)


@settings(max_examples=500)
@given(
    st.deferred(lambda: _texts()),
    st.sampled_from(["2025-02-03", "2025", "2025~", "0001-01-01", "-0044", "9999-12-31", "Y123456", "../2025", None]),
    st.sampled_from(["news", "narrative", None]),
)
def test_whatever_the_rules_let_in_is_placed_and_written(text: str, published: str | None, genre: str | None) -> None:
    read = document(text, published, genre)
    with patch.object(Resolver, "place", strict):
        mentions = [mention for mention, _ in found(read)]
    assert line(read, mentions)


def strict(self: Resolver, form: Form, at: int, *, lean: Any, after: Any, standing: Any) -> Placed:
    """``Resolver.place`` without its way out."""
    return self.resolve(form, at, lean, after, standing)


def test_numbers_that_no_calendar_has_cost_their_expression_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    for name in FILES:
        more = "Unday | unday | fixed | 2 | thirty\n" * (name == "holidays.txt")
        folder.joinpath(name).write_text(EN.joinpath(name).read_text(encoding="utf-8") + more, encoding="utf-8")
    text = "The pump failed on Unday. Officials said 12 people were killed on 7 May 2024."
    read = [mention for mention, _ in found(document(text), TimeSettings(languages=str(tmp_path)))]
    assert [(text[m.start : m.end], m.value, m.about is None) for m in read] == [
        ("Unday", "XXXX", True),
        ("7 May 2024", "2024-05-07", False),
    ]


def test_every_class_that_a_rule_names_has_words() -> None:
    rules = lexicon(EN, "rules.txt")
    classes = {re.sub(r"^[=.]*|[?]$", "", item).rpartition(":")[2] for row in rules["rules"] for item in row[2].split()}
    named = {name for name in classes if name.isalpha() and name.islower()} - {"kind"}
    assert not {name for name in named if name not in _words()} - {"eraword"}
