"""The digest of a story: which days are key, which sentences tell them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.digest.days import key_days, weights
from timeline.digest.passages import Passage, day_of, passages
from timeline.digest.pile import Pile
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
    one = report("a", None, ("The storm came.", "2024-05-01"), ("The harbour fell.", "2024-05-01"))
    assert weights(one) == {day("2024-05-01"): pytest.approx(1.0)}


def test_a_sentence_that_stands_in_many_documents_speaks_for_one() -> None:
    own = [*report("a", "2024-05-02", (STORM, "2024-05-01")), *report("b", "2024-05-02", (TOLL, "2024-05-01"))]
    furniture = ("Read more about the storm of the harbour, updated daily.", "2024-05-02")
    copies = [passage for name in "cdef" for passage in report(name, "2024-05-02", furniture)]
    assert key_days([*own, *copies], 1) == [day("2024-05-01")]


def test_a_document_of_another_matter_counts_for_less() -> None:
    story = [passage for name in "abc" for passage in report(name, None, (STORM, ""), (TOLL, ""))]
    about = report("d", None, (STORM[:-1] + " again.", "2024-05-03"))
    other = report("e", None, (ASIDE, "2024-05-01"))
    found = weights([*story, *about, *other])
    assert found[day("2024-05-03")] > 2 * found[day("2024-05-01")] > 0


def test_a_day_of_long_ago_gains_no_more_by_its_age() -> None:
    found = weights(report("a", "2024-05-10", ("The storm came.", "2024-04-01"), ("The harbour fell.", "1953-02-01")))
    assert found[day("2024-04-01")] == found[day("1953-02-01")]


DATED = [("Storm", "2024-05-01"), ("Flood", "2024-05-10"), ("Calm", "2024-05-20")]


def test_looking_back_counts_for_more_than_looking_ahead() -> None:
    rows = report("a", "2024-05-10", *((f"{word} came.", date) for word, date in DATED))
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
        *report("c", "2024-05-03", (f"{STORM[:-1]}, killed twelve people.", "2024-05-01")),
    ]
    found = sentences(rows, [day("2024-05-01")], 1)[day("2024-05-01")]
    assert [passage.document for passage in found] == ["c"]


def test_a_sentence_that_repeats_a_chosen_one_gives_way() -> None:
    again = "The storm tore all roofs off forty houses in the old harbour of Norra."
    rows = [*report("a", None, (STORM, "2024-05-01"), (again, "2024-05-01"), (TOLL, "2024-05-01"))]
    first, second = sentences(rows, [day("2024-05-01")], 2)[day("2024-05-01")]
    assert TOLL in (first.text, second.text)


@pytest.mark.parametrize(
    "text", ["The storm came.", "The storm " * 31, "Was it the storm? Who can tell us what happened?"]
)
def test_what_does_not_stand_alone_is_not_quoted(text: str) -> None:
    rows = report("a", None, (text, "2024-05-01"), (TOLL, "2024-05-01"))
    assert [row.text for row in sentences(rows, [day("2024-05-01")], 2)[day("2024-05-01")]] == [TOLL]


def test_the_sentence_behind_one_that_names_a_day_may_stand_for_it() -> None:
    told = [(f"Sentence {number}.", "") for number in range(5)]
    rows = report("a", "2024-06-01", *told, ("It was on that day.", "2024-05-01"), (TOLL, ""), (STORM, ""))
    assert [row.text for row in sentences(rows, [day("2024-05-01")], 2)[day("2024-05-01")]] == [TOLL]


def test_what_was_announced_comes_behind_what_is_told() -> None:
    before = report("a", "2024-04-30", (STORM, "2024-05-01"))
    after = report("b", "2024-05-01", (TOLL, "2024-05-01"))
    for count, expected in ((1, [TOLL]), (2, [TOLL, STORM])):
        found = sentences([*before, *after], [day("2024-05-01")], count)
        assert [row.text for row in found[day("2024-05-01")]] == expected


def test_a_near_copy_is_not_given_for_another_day() -> None:
    again = "The storm then tore all roofs off forty houses in the old harbour of Norra."
    rows = report("a", None, (STORM, "2024-05-01"), (again, "2024-05-02"), (TOLL, "2024-05-02"))
    found = sentences(rows, [day("2024-05-01"), day("2024-05-02")], 5)
    assert [row.text for row in found[day("2024-05-02")]] == [TOLL]


def test_no_sentence_is_given_twice() -> None:
    rows = [*report("a", None, (STORM, "2024-05-01")), *report("b", None, (STORM, "2024-05-01"), (STORM, "2024-05-02"))]
    found = sentences(rows, [day("2024-05-01"), day("2024-05-02")], 5)
    assert [passage.text for chosen in found.values() for passage in chosen] == [STORM]


OPENINGS = (
    STORM,
    TOLL,
    ASIDE,
    "Rescuers from three provinces searched the flooded cellars until nightfall.",
    "No ferry has left the southern quay since the lighthouse went dark.",
    "Insurers expect claims of two hundred million crowns, a broker said.",
)


def test_opening_sentences_stand_for_the_day_of_the_report_and_the_day_before() -> None:
    rows = report("a", "2024-05-02", *((text, "") for text in OPENINGS))
    for date, expected in (("2024-05-01", 5), ("2024-05-02", 5), ("2024-05-03", 0)):
        assert len(sentences(rows, [day(date)], 9)[day(date)]) == expected


def test_what_is_told_with_every_report_is_not_quoted() -> None:
    rows = [
        passage
        for number, more in enumerate((TOLL, ASIDE, OPENINGS[3]), 1)
        for passage in report(f"{number}", f"2024-05-0{number}", (STORM, "2024-05-01"), (more, ""))
    ]
    found = sentences(rows, [day("2024-05-01")], 9)
    assert [row.text for row in found[day("2024-05-01")]] == [TOLL, ASIDE]
    assert STORM in [row.text for row in sentences(rows[:4], [day("2024-05-01")], 9)[day("2024-05-01")]]


def test_nothing_is_quoted_from_a_transcript() -> None:
    turns = [(f"{name}: The sea wall.", "") for name in ("REED", "BOND", "REED", "DR. LIND", "REED")]
    said = report("a", None, *turns, (STORM, "2024-05-01"))
    found = sentences([*said, *report("b", None, (TOLL, "2024-05-01"))], [day("2024-05-01")], 3)
    assert [row.document for row in found[day("2024-05-01")]] == ["b"]


def test_an_opening_sentence_that_names_a_longer_time_does_not_stand_for_the_day_of_the_report() -> None:
    rows = report("a", "2024-05-02", (STORM, "2024-03"), (TOLL, ""))
    assert [row.elsewhen for row in rows] == [True, False]
    assert [row.text for row in sentences(rows, [day("2024-05-02")], 3)[day("2024-05-02")]] == [TOLL]


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
    assert key_days(mixed, dates) == key_days(together, dates) == key_days(Pile.of(mixed), dates)
    assert sentences(mixed, list(found), count) == found


@pytest.mark.parametrize(
    "stamps",
    [
        ("At 10:16 1st May 2024 , gull7 wrote : The old wall never held.", "At 11:02 1st May 2024 , tern wrote : No."),
        ("May 1, 2024 at 6:14 pm | The old wall never held.", "May 1, 2024 at 6:20 pm | Reply"),
        ("Added: 2024-05-01 18:32 The old wall: it never held.", "Added: 2024-05-01 18:40 No: it did."),
    ],
)
def test_readers_comments_are_no_passages(stamps: tuple[str, str]) -> None:
    told = [(f"Sentence {number} of the report.", "") for number in range(6)]
    aside = [(stamps[0], "2024-05-01"), ("I saw it on the Monday.", "2024-04-29"), (stamps[1], "2024-05-01")]
    assert [row.text for row in report("a", None, *told, *aside)] == [text for text, _ in told]


def test_a_single_stamp_or_one_at_the_head_is_the_reports_own() -> None:
    stamp = "Last updated: 1 May 2024, 18:05 GMT | By Ann Reed"
    told = [(f"Sentence {number} of the report.", "") for number in range(6)]
    assert len(report("a", None, (stamp, ""), (stamp, ""), *told)) == 8
    assert len(report("a", None, *told, (stamp, ""))) == 7
