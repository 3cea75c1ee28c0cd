"""The words for times, figures, certainty and claimants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import edtf
from timeline.model.calendar import Precision, instant
from timeline.model.certainty import Certainty, Level, Polarity
from timeline.model.chronology import Chronology
from timeline.model.figure import Accumulation, Figure, Measure
from timeline.model.when import Bound, Limit, Qualifier, When
from timeline_plugins.exporters.controls import CONTROL, code, full_name, named
from timeline_plugins.exporters.time_words import earliest, edtf_of, latest, precision_of, reading_of, time_words
from timeline_plugins.exporters.wording import (
    certainty_words,
    claimant_words,
    document_words,
    figure_phrase,
    figure_words,
    relation_words,
)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("2025-02-03", "3 Feb 2025"),
        ("2024-12", "Dec 2024"),
        ("2024-12~", "Dec 2024 (approximate)"),
        ("2024?", "2024 (uncertain)"),
        ("2024-12-23%", "23 Dec 2024 (approximate, uncertain)"),
        ("[2025-01-13..2025-02-03]", "between 13 Jan and 3 Feb 2025"),
        ("[2025-01-13..2025-01-20]", "between 13 and 20 Jan 2025"),
        ("[2024-12-30..2025-01-02]", "between 30 Dec 2024 and 2 Jan 2025"),
        ("[2024-11..2025-01]", "between Nov 2024 and Jan 2025"),
        ("[2024-11~..2025-01~]", "between Nov 2024 and Jan 2025 (approximate)"),
        ("[2019..2022]", "between 2019 and 2022"),
        ("2025-02-XX", "between 1 and 28 Feb 2025"),
        ("2025-XX", "between Jan and Dec 2025"),
        ("2025-05-01/2025-05-31", "from 1 to 31 May 2025"),
        ("2024-11/2025-01", "from Nov 2024 to Jan 2025"),
        ("2024-11~/2025-02-03", "from Nov 2024 (approximate) to 3 Feb 2025"),
        ("2019/2025-02", "from 2019 to Feb 2025"),
        ("2024-12/..", "since Dec 2024"),
        ("2024-12~/..", "since Dec 2024 (approximate)"),
        ("../2024-12", "until Dec 2024"),
        ("2024-12/", "from Dec 2024, end not known"),
        ("/2024-12-23", "by the end of 23 Dec 2024"),
        ("2024-24", "winter 2024/2025"),
        ("2024-21", "spring 2024"),
        ("2024-33", "first quarter of 2024"),
        ("2024-41", "second half of 2024"),
        ("134X~", "the 1340s (approximate)"),
        ("195X", "the 1950s"),
        ("13XX", "between 1300 and 1399"),
        ("-0043-03-15", "15 Mar 44 BC"),
        ("0000", "1 BC"),
        ("0079-08", "Aug AD 79"),
        ("Y12000", "12000"),
        ("2025-02-03T14:05", "14:05 on 3 Feb 2025"),
        ("2025-02-03T14:05:09Z", "14:05:09 UTC on 3 Feb 2025"),
        ("2025-02-03T23:30+05:30", "23:30 UTC+05:30 on 3 Feb 2025"),
        ("[2025-02-03T14:00..2025-02-03T15:59]", "between 14:00 and 16:00 on 3 Feb 2025"),
    ],
)
def test_times(expression: str, words: str) -> None:
    assert time_words(edtf.parse(expression)) == words


def test_times_that_edtf_cannot_say() -> None:
    day = Bound(instant(2025, 1, 6), instant(2025, 1, 13), Precision.WEEK)
    assert time_words(When.within(day)) == "the week of 6 Jan 2025"
    hour = Bound(instant(2025, 1, 6, 14), instant(2025, 1, 6, 15), Precision.HOUR)
    assert time_words(When.within(hour)) == "between 14:00 and 15:00 on 6 Jan 2025"
    night = Bound(instant(2025, 1, 6, 22), instant(2025, 1, 7), Precision.HOUR)
    assert time_words(When.within(night)) == "between 22:00 and 24:00 on 6 Jan 2025"
    some = Bound(instant(2025, 1, 6), instant(2025, 1, 9), Precision.DAY)
    assert time_words(When(some, Limit.OPEN)) == "since a time between 6 and 8 Jan 2025"
    assert time_words(When(Limit.UNKNOWN, Limit.UNKNOWN)) == time_words(None) == "undated"


def test_the_other_cells_of_a_time() -> None:
    when = edtf.parse("[2025-01-13..2025-02-03]").read_as("three weeks", "duration", "2025-02-03")
    assert (earliest(when), latest(when), precision_of(when)) == ("2025-01-13", "2025-02-03", "day")
    assert reading_of(when) == "“three weeks”, by the rule “duration”, counted from 2025-02-03"
    assert [words(None) for words in (earliest, latest, precision_of, reading_of, edtf_of)] == [""] * 5
    assert (earliest(edtf.parse("2025/..")), latest(edtf.parse("2025/.."))) == ("2025-01-01", "")
    assert latest(edtf.parse("2025-02-03T14:05Z")) == "2025-02-03T14:05:59Z"


_YEARS = st.integers(min_value=-12000, max_value=12000)


@st.composite
def _bounds(draw: st.DrawFn) -> Bound:
    begin = instant(draw(_YEARS), draw(st.integers(1, 12))) + draw(st.integers(0, 3_000_000))
    zone = draw(st.none() | st.integers(-840, 840))
    qualifiers = draw(st.frozensets(st.sampled_from(Qualifier)))
    unit = draw(st.sampled_from(Precision))
    return Bound(begin, begin + draw(st.integers(1, 10**9)), unit, qualifiers, zone)


@given(_bounds() | st.sampled_from(Limit), _bounds() | st.sampled_from(Limit))
def test_every_time_has_words(begin: Bound | Limit, end: Bound | Limit) -> None:
    try:
        when = When(begin, end)
    except ValueError:
        return
    assert time_words(when)
    at = begin.earliest if isinstance(begin, Bound) else None
    for precision in Precision:
        assert at is None or time_words(When.unit(at, precision))


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(low=300, high=999), "300-999"),
        (Figure(low=9900, best=11000, high=12100), "9,900-12,100 (best 11,000)"),
        (Figure(low=1000), "1,000 or more"),
        (Figure(high=90), "at most 90"),
        (Figure.exactly(1000), "1,000"),
        (Figure(low=-20, high=-5), "-20 to -5"),
        (Figure(best=7), "7 (bounds not said)"),
        (Figure(low=0.5, best=0.75, high=1), "0.5-1 (best 0.75)"),
        (Figure.exactly(10**998), "100" + ",000" * 332),
    ],
)
def test_figures(figure: Figure, words: str) -> None:
    assert figure_words(figure) == words


def test_figures_with_what_they_count() -> None:
    troops = Figure(low=900, best=1000, high=1100, counted="troops", measure=Measure.KILLED)
    assert figure_phrase(troops, "–") == "900–1,100 (best 1,000) troops killed"
    assert (
        figure_phrase(Figure(low=300, high=999, counted="casualties", measure=Measure.CASUALTIES))
        == "300-999 casualties"
    )
    assert (
        figure_phrase(Figure(low=1000, unit="square kilometers", measure=Measure.AREA))
        == "1,000 or more square kilometers"
    )
    assert figure_phrase(Figure(high=4, measure=Measure.MISSING, accumulation=Accumulation.CUMULATIVE)) == (
        "at most 4 missing in total"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("certainty", "words"),
    [
        (Certainty(), "certain"),
        (Certainty(reported=True), "reported"),
        (Certainty(Level.POSSIBLE, Polarity.NEGATIVE, reported=True), "reported, possible, negated"),
        (Certainty(polarity=Polarity.NEGATIVE), "certain, negated"),
        (Certainty(Level.UNKNOWN), "unclear"),
    ],
)
def test_certainty(certainty: Certainty, words: str) -> None:
    assert certainty_words(certainty) == words


def test_claimants_documents_and_relations(chronology: Chronology) -> None:
    words = {claim.text[:8]: claimant_words(claim) for claim in chronology.timeline.claims}
    assert words["the fire"] == "unknown source (reported)"
    assert words["Smoke st"] == "the document's own voice"
    assert words["several "] == "the mayor"
    assert document_words(chronology.timeline.documents["bay"]) == "bay, Bay Wire, published 6 Mar 2024"
    revision = chronology.relations[1]
    earlier, later = revision.claims
    assert relation_words(revision, earlier) == ("is revised by", later)
    assert relation_words(revision, later) == ("revises", earlier)


def test_controls_are_named() -> None:
    assert named("a\u202eb\0") == "a⟨U+202E⟩b⟨U+0000⟩"
    assert full_name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert (full_name("\0"), full_name("\x9f"), code("\ufeff")) == ("U+0000 NULL", "U+009F CONTROL", "U+FEFF")
    assert not CONTROL.search("tab\t line\n\r e\u0301 नमस्ते\u200d שלום")
