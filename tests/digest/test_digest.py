"""The digest of a story: which days are key, which sentences tell them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.digest.days import key_days, weights
from timeline.digest.passages import Passage, day_of, passages
from timeline.digest.sentences import sentences
from timeline.model import edtf
from timeline.model.calendar import DAY, instant
from timeline.model.document import Document
from timeline.model.mention import TimeMention, TimexType


def day(date: str) -> int:
    found = day_of(edtf.parse(date))
    assert found is not None
    return found


def report(name: str, published: str | None, *rows: tuple[str, str]) -> list[Passage]:
    """The passages of a document of sentences, each with the day that it names or an empty text."""
    text, spans, times = "", [], []
    for sentence, date in rows:
        start = len(text)
        text += sentence + " "
        spans.append((start, start + len(sentence)))
        if date:
            times.append(
                TimeMention(spans=((start, start + 2),), type=TimexType.DATE, value=date, about=edtf.parse(date))
            )
    document = Document(id=name, text=text, published=edtf.parse(published) if published else None)
    return passages(document, spans, times)


def test_a_passage_knows_the_days_of_its_own_sentence() -> None:
    first, second = report("a", "2024-05-04", ("One thing.", "2024-05-01"), ("Another thing.", "2024-05"))
    assert first.days == (day("2024-05-01"),)
    assert first.published == day("2024-05-04")
    assert (second.days, second.place, second.text) == ((), 1, "Another thing.")


@pytest.mark.parametrize(
    ("time", "known"),
    [
        ("2024-05-04", True),
        ("2024-05-04T10:00", True),
        ("[2024-05-04T18:00..2024-05-05T05:59]", True),
        ("2024-05", False),
        ("2024-05-04~", False),
        ("2024-05-04/..", False),
    ],
)
def test_a_day_is_known_where_the_time_is_no_longer_than_one(time: str, known: bool) -> None:
    assert day_of(edtf.parse(time)) == (instant(2024, 5, 4) // DAY if known else None)


def test_a_document_counts_once_for_a_day() -> None:
    one = report("a", None, ("A.", "2024-05-01"), ("B.", "2024-05-01"))
    assert weights(one) == {day("2024-05-01"): 1.0}


def test_looking_back_counts_for_more_than_looking_ahead() -> None:
    rows = report("a", "2024-05-10", ("A.", "2024-05-01"), ("B.", "2024-05-10"), ("C.", "2024-05-20"))
    found = weights(rows)
    assert found[day("2024-05-01")] > found[day("2024-05-10")] > found[day("2024-05-20")] > 0
    assert key_days(rows, 2) == [day("2024-05-01"), day("2024-05-10")]


STORM = "The storm tore the roofs off forty houses in the old harbour of Norra."
TOLL = "Twelve people were killed when the storm reached the old harbour of Norra."
ASIDE = "A museum of clocks, which nobody had asked for, was opened by a retired colonel."


def test_the_sentence_nearest_to_what_reports_share_comes_first() -> None:
    rows = [
        *report("a", "2024-05-02", (STORM, "2024-05-01"), (ASIDE, "2024-05-01")),
        *report("b", "2024-05-03", (TOLL, "2024-05-01")),
    ]
    found = sentences(rows, [day("2024-05-01")], 2)[day("2024-05-01")]
    assert {passage.text for passage in found} == {STORM, TOLL}


def test_no_sentence_is_given_twice() -> None:
    rows = [*report("a", None, (STORM, "2024-05-01")), *report("b", None, (STORM, "2024-05-01"), (STORM, "2024-05-02"))]
    found = sentences(rows, [day("2024-05-01"), day("2024-05-02")], 5)
    assert [passage.text for chosen in found.values() for passage in chosen] == [STORM]


def test_opening_sentences_stand_for_the_day_of_the_report_and_the_day_before() -> None:
    rows = report("a", "2024-05-02", *[(f"{STORM[:-1]} number {number}.", "") for number in range(9)])
    for date, expected in (("2024-05-01", 5), ("2024-05-02", 5), ("2024-05-03", 0)):
        assert len(sentences(rows, [day(date)], 9)[day(date)]) == expected


def test_a_day_without_a_sentence_stays() -> None:
    assert sentences(report("a", None, ("Short.", "2024-05-01")), [day("2024-05-01")], 3) == {day("2024-05-01"): []}


WORDS = st.lists(
    st.sampled_from(("storm", "harbour", "the", "toll", "killed", "houses", "minister", "said", "Norra")), max_size=14
)
ROWS = st.lists(st.tuples(WORDS.map(" ".join), st.sampled_from(("", "2024-05-01", "2024-05-02"))), max_size=5)
REPORTS = st.lists(st.tuples(st.sampled_from((None, "2024-05-02", "2024-05-03")), ROWS), max_size=5)


@given(REPORTS, st.integers(1, 3), st.integers(1, 3))
def test_a_digest_quotes_and_does_not_depend_on_order(
    reports: list[tuple[str | None, list[tuple[str, str]]]], dates: int, count: int
) -> None:
    rows = [report(str(number), published, *own) for number, (published, own) in enumerate(reports)]
    together = [passage for own in rows for passage in own]
    found = sentences(together, key_days(together, dates), count)
    assert len(found) <= dates
    texts = [passage.text for chosen in found.values() for passage in chosen]
    assert len(set(texts)) == len(texts)
    for key, chosen in found.items():
        assert len(chosen) <= count
        assert all(passage in together for passage in chosen)
        assert all(key in passage.days or not passage.days for passage in chosen)
    mixed = list(together)
    random.Random(dates).shuffle(mixed)
    assert key_days(mixed, dates) == key_days(together, dates)
