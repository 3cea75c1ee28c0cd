"""Temporal expressions: what is found, its TIMEX3 type and value, and the interval that it means."""

import re
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.codec.annotations import line
from timeline.model import edtf
from timeline.model.calendar import Precision, civil
from timeline.model.document import Document
from timeline.model.mention import TimeMention
from timeline.model.when import Bound, Limit, Qualifier, When
from timeline.plugin.view import View
from timeline.text.lexicon import load as lexicon
from timeline.text.pattern import PatternError, compile_pattern, expand
from timeline_plugins.extractors import segments
from timeline_plugins.extractors.time import explained
from timeline_plugins.extractors.time.folders import language_of
from timeline_plugins.extractors.time.form import Anchor, Form, Kind
from timeline_plugins.extractors.time.language import OTHER, PACKAGE, Language
from timeline_plugins.extractors.time.numerals import digits, integer, ordinal, spell
from timeline_plugins.extractors.time.settings import TimeSettings

MONDAY = "2025-02-03"
EN = files(PACKAGE) / "en"


def english() -> Language:
    language = language_of("en")
    assert language is not None
    return language


def document(text: str, published: str | None = MONDAY, genre: str | None = None) -> Document:
    return Document(id="text", text=text, published=edtf.parse(published) if published else None, genre=genre)


def found(read: Document, chosen: TimeSettings | None = None) -> list[tuple[TimeMention, Form]]:
    (sentences,) = segments.sentences(View(read, {}))
    (tokens,) = segments.tokens(View(read, {}))
    return list(explained(View(read, {"sentence": sentences, "token": tokens}, chosen)))


def mentions(text: str, published: str | None = MONDAY, genre: str | None = None) -> list[TimeMention]:
    return [mention for mention, _ in found(document(text, published, genre))]


def values(text: str, published: str | None = MONDAY, genre: str | None = None) -> list[tuple[str, str, str]]:
    read = document(text, published, genre)
    return [(text[m.start : m.end], m.type.value, m.value) for m, _ in found(read)]


def about(text: str, published: str | None = MONDAY) -> When:
    (mention,) = mentions(text, published)
    assert mention.about is not None
    return mention.about


def days(side: object) -> tuple[str, str]:
    """The first and the last day of a bound."""
    assert isinstance(side, Bound)
    assert side.earliest is not None
    assert side.latest is not None
    return tuple("{}-{:02}-{:02}".format(*civil(at)[:3]) for at in (side.earliest, side.latest - 1))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("The bridge fell on Friday.", "Friday", "DATE", "2025-01-31"),
        ("The bridge fell on Monday.", "Monday", "DATE", "2025-02-03"),
        ("It stays shut until Friday.", "Friday", "DATE", "2025-02-07"),
        ("It fell last Tuesday.", "last Tuesday", "DATE", "2025-01-28"),
        ("Votes are counted next Sunday.", "next Sunday", "DATE", "2025-02-09"),
        ("Rain fell yesterday.", "yesterday", "DATE", "2025-02-02"),
        ("The port closed last week.", "last week", "DATE", "2025-W05"),
        ("Exports fell last year.", "last year", "DATE", "2024"),
        ("Prices rose this month.", "this month", "DATE", "2025-02"),
        ("The mill burnt down on 12 January.", "12 January", "DATE", "2025-01-12"),
        ("The mill burnt down on Dec. 30.", "Dec. 30", "DATE", "2024-12-30"),
        ("The mill opened in October.", "October", "DATE", "2024-10"),
        ("The mill will open in October.", "October", "DATE", "2025-10"),
        ("The mill opened on March 3rd, 1999.", "March 3rd, 1999", "DATE", "1999-03-03"),
        ("The mill opened on the 3rd of March 1999.", "the 3rd of March 1999", "DATE", "1999-03-03"),
        ("Sales fell in the fourth quarter.", "the fourth quarter", "DATE", "2024-Q4"),
        ("Its third-quarter loss grew.", "third-quarter", "DATE", "2024-Q3"),
        ("Sales fell in Q2 2023.", "Q2 2023", "DATE", "2023-Q2"),
        ("He built it in the first half of 2023.", "the first half of 2023", "DATE", "2023-H1"),
        ("The dam broke three days ago.", "three days ago", "DATE", "2025-01-31"),
        ("The dam broke two years ago.", "two years ago", "DATE", "2023"),
        ("He left in the summer of 2019.", "the summer of 2019", "DATE", "2019-SU"),
        ("They met at the weekend.", "the weekend", "DATE", "2025-W05-WE"),
        ("He wrote it in the 1980s.", "the 1980s", "DATE", "198"),
        ("The church is of the 12th century.", "the 12th century", "DATE", "11"),
        ("The city fell in 480 BC.", "480 BC", "DATE", "BC0480"),
        ("Born in nineteen eighty-four, he left.", "nineteen eighty-four", "DATE", "1984"),
        ("The log says 2024-11-05.", "2024-11-05", "DATE", "2024-11-05"),
        ("He left on Christmas Day.", "Christmas Day", "DATE", "2024-12-25"),
        ("They married on Easter Sunday 2024.", "Easter Sunday 2024", "DATE", "2024-03-31"),
        ("He is now in Rome.", "now", "DATE", "PRESENT_REF"),
        ("She was recently in Rome.", "recently", "DATE", "PAST_REF"),
        ("Shells fell at 5:30 p.m. on Sunday.", "5:30 p.m. on Sunday", "TIME", "2025-02-02T17:30"),
        ("Shells fell at noon.", "noon", "TIME", "2025-02-03T12:00"),
        ("Shells fell on Sunday night.", "Sunday night", "TIME", "2025-02-02TNI"),
        ("Shells fell this morning.", "this morning", "TIME", "2025-02-03TMO"),
        ("The siege lasted 18 days.", "18 days", "DURATION", "P18D"),
        ("A two-hour walk followed.", "two-hour", "DURATION", "PT2H"),
        ("He waited two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("He waited half an hour.", "half an hour", "DURATION", "PT30M"),
        ("He waited 2 hours 30 minutes.", "2 hours 30 minutes", "DURATION", "PT2H30M"),
        ("He waited for several weeks.", "several weeks", "DURATION", "PXW"),
        ("In the last 24 hours nobody came.", "the last 24 hours", "DURATION", "PT24H"),
        ("They meet every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
        ("They meet every other week.", "every other week", "SET", "P2W"),
        ("The mill opened in the first week of June 2023.", "the first week of June 2023", "DATE", "2023-W22"),
        ("The mill shut on the last day of 1999.", "the last day of 1999", "DATE", "1999-12-31"),
        ("Lots are drawn on the third Monday of May 2024.", "the third Monday of May 2024", "DATE", "2024-05-20"),
        ("It fell in the last decade of the 19th century.", "the last decade of the 19th century", "DATE", "189"),
        ("It fell in the final days of April 1945.", "the final days of April 1945", "DATE", "1945-04"),
        ("It was dry in the winter of 1962-63.", "the winter of 1962-63", "DATE", "1962-WI"),
        ("They met at half past ten on Friday.", "half past ten on Friday", "TIME", "2025-01-31T10:30"),
        ("They met at 9 p.m. without a word.", "9 p.m.", "TIME", "2025-02-03T21:00"),
        ("They met at dawn on 6 June 1944.", "dawn on 6 June 1944", "TIME", "1944-06-06TMO"),
        ("The raid began overnight.", "overnight", "TIME", "2025-02-02TNI"),
        ("It rained in the mid-afternoon yesterday.", "the mid-afternoon yesterday", "TIME", "2025-02-02TAF"),
        ("The file is dated 3-Oct-1993.", "3-Oct-1993", "DATE", "1993-10-03"),
        ("The log says 2024-11-05 14:05.", "2024-11-05 14:05", "TIME", "2024-11-05T14:05"),
        ("She was ill the week before last.", "the week before last", "DATE", "2025-W04"),
        ("Earlier this year the mill shut.", "Earlier this year", "DATE", "2025"),
        ("He had left earlier in the day.", "earlier in the day", "DATE", "2025-02-03"),
        ("He left earlier Friday.", "Friday", "DATE", "2025-01-31"),
        ("The town was burnt in the year 480 BC.", "the year 480 BC", "DATE", "BC0480"),
        ("Sales fell in the 2023 third quarter.", "the 2023 third quarter", "DATE", "2023-Q3"),
        ("Sales beat last year's fourth quarter.", "last year's fourth quarter", "DATE", "2024-Q4"),
        ("Sales beat the same quarter last year.", "the same quarter last year", "DATE", "2023-Q4"),
        ("Sales fell in the latter half of 2023.", "the latter half of 2023", "DATE", "2023-H2"),
        ("Sales rose in the year ended then.", "the year", "DURATION", "P1Y"),
        ("The walls took over nine months.", "over nine months", "DURATION", "P9M"),
        ("The walls took two to three weeks.", "two to three weeks", "DURATION", "P2W"),
        ("He lived there over a three-year period.", "a three-year period", "DURATION", "P3Y"),
        ("The yearlong siege ended.", "yearlong", "DURATION", "P1Y"),
        ("In the past they ate fish.", "the past", "DATE", "PAST_REF"),
        ("They meet every other Tuesday.", "every other Tuesday", "SET", "XXXX-WXX-2"),
        ("They meet on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ],
)
def test_an_expression_has_words_type_and_value(text: str, words: str, kind: str, value: str) -> None:
    assert values(text) == [(words, kind, value)]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It began in early March 2024.", "START"),
        ("It began in mid-2023.", "MID"),
        ("It began at the end of June 2023.", "END"),
        ("It took about three hours.", "APPROX"),
        ("It took more than three hours.", "MORE_THAN"),
        ("It took less than three hours.", "LESS_THAN"),
        ("It took at least three hours.", "EQUAL_OR_MORE"),
        ("It took up to three hours.", "EQUAL_OR_LESS"),
        ("It began more than two years ago.", "BEFORE"),
        ("It began less than two years ago.", "AFTER"),
    ],
)
def test_modifiers(text: str, mod: str) -> None:
    assert [mention.mod for mention in mentions(text)] == [mod]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and she may not come.",
        "The men march on, the soldiers march.",
        "A 33-year-old man and a woman, 52 years old, were aged.",
        "He was aged 45 years.",
        "She came in second, he was the second to leave.",
        "Leave as soon as you can.",
        "About three-quarters of the houses burnt.",
        "The Long March ended.",
        "It lost a quarter of its roof, the soldiers went to their quarters, a third of the nights were cold.",
        "The annual March for Peace ended.",
        "An army of 1500 men took 1200 horses, by Resolution 1483 and Flight 1943.",
        "The Thirty Years' War and the Hundred Days Offensive are names.",
        "Bloody Sunday is remembered, it rained in as many weeks.",
        "The future king spoke of future plans.",
        "30 February 2024 and 31/31/2024 are no dates.",
    ],
)
def test_what_is_no_temporal_expression(text: str) -> None:
    assert [row for row in values(text) if row[2] != "2024"] == []


def test_the_past_weeks_end_where_they_are_counted_from() -> None:
    when = about("For the past three weeks the road has been closed.")
    assert days(when.begin) == ("2025-01-13", "2025-01-13")
    assert days(when.end) == ("2025-02-03", "2025-02-03")
    assert when.rule == "up to now"
    assert when.anchor == MONDAY


def test_a_bare_duration_has_no_place_on_the_calendar() -> None:
    assert [mention.about for mention in mentions("It was rebuilt in just three months.")] == [None]


def test_what_is_due_by_a_day_lies_ahead_unless_it_was_done() -> None:
    assert values("All must leave by Friday.")[0][2] == "2025-02-07"
    assert values("By Friday all had left.")[0][2] == "2025-01-31"
    assert values("The road will be mended by October.")[0][2] == "2025-10"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It happened early in November 2024.", "2024-11-01", "2024-11-10"),
        ("It happened in mid-November 2024.", "2024-11-11", "2024-11-20"),
        ("It happened at the end of November 2024.", "2024-11-21", "2024-11-30"),
        ("It happened in late 2023.", "2023-09-01", "2023-12-31"),
        ("It happened earlier this year.", "2025-01-01", "2025-02-03"),
        ("It will happen later this year.", "2025-02-03", "2025-12-31"),
    ],
)
def test_modifiers_narrow_the_interval(text: str, first: str, last: str) -> None:
    """A third of what is named (thirds.txt); "earlier" and "later" reach to the publication instead."""
    assert days(about(text).begin) == (first, last)


@pytest.mark.parametrize(
    ("text", "value", "interval"),
    [
        ("It began more than two years ago.", "2023", "[..2023-02-03]"),
        ("It began at least three weeks ago.", "2025-W03", "[..2025-01-13]"),
        ("It began less than two years ago.", "2023", "2023-02-03/2025-02-03"),
        ("It began up to three days ago.", "2025-01-31", "2025-01-31/2025-02-03"),
        ("It will be over more than ten days from now.", "2025-02-13", "[2025-02-13..]"),
    ],
)
def test_a_distance_that_is_a_bound(text: str, value: str, interval: str) -> None:
    """The value is that of the distance, its modifier beside it; the interval is what can be said of the thing."""
    (mention,) = mentions(text)
    assert mention.value == value
    assert mention.about is not None
    if interval.startswith("["):
        assert edtf.format(mention.about) == interval
    else:
        assert f"{days(mention.about.begin)[0]}/{days(mention.about.end)[1]}" == interval


def test_from_begins_an_interval_where_it_does_not_compare() -> None:
    assert edtf.format(about("From 12 January the bridge is shut.")) == "2025-01-12/"
    assert edtf.format(about("The bridge is shut from 12 January onwards.")) == "2025-01-12/"
    assert edtf.format(about("Tolls rose from last year.")) == "2024"


def test_signals_make_intervals() -> None:
    since = about("It has been so since December.")
    assert days(since.begin) == ("2024-12-01", "2024-12-31")
    assert since.end is Limit.OPEN
    text = "All must leave by 14 February."
    (by,) = mentions(text)
    assert by.signal is not None
    assert text[slice(*by.signal)] == "by"


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("All must leave by 14 February.", "[..2025-02-14]"),
        ("They left before 2019.", "[..2018]"),
        ("They left before 14 January.", "[..2025-01-14]"),
        ("They left after 2019.", "[2020..]"),
        ("The bridge was shut until 14 January.", "/2025-01-14"),
    ],
)
def test_what_is_not_later_or_not_earlier_has_one_end(text: str, interval: str) -> None:
    assert edtf.format(about(text)) == interval


@pytest.mark.parametrize(
    ("text", "ends", "expected"),
    [
        ("It lasted from 3 to 5 March 2024.", ["2024-03-03", "2024-03-05"], "2024-03-03/2024-03-05"),
        ("Talks between May and July failed.", ["2024-05", "2024-07"], "2024-05/2024-07"),
        ("From November to January it snowed.", ["2024-11", "2025-01"], "2024-11/2025-01"),
        ("In 1998-99 it closed.", ["1998", "1999"], "1998/1999"),
        ("He played there in 2024/25 for them.", ["2024", "2025"], "2024/2025"),
        (
            "On the night of 4/5 June 1944 they sailed.",
            ["1944-06-04TNI", "1944-06-05"],
            "1944-06-04T18:00:00/1944-06-05",
        ),
        ("In the 12th and 13th centuries it grew.", ["11", "12"], "11XX/12XX"),
        (
            "From 10 p.m. to 4 a.m. it rained.",
            ["2025-02-03T22:00", "2025-02-04T04:00"],
            "2025-02-03T22:00/2025-02-04T04:00",
        ),
        ("The war of 499-493 BC was long.", ["BC0499", "BC0493"], "-0498/-0492"),
        ("It stays shut from Monday to Friday.", ["2025-02-03", "2025-02-07"], "2025-02-03/2025-02-07"),
    ],
)
def test_both_ends_of_a_range_mean_the_whole_of_it(text: str, ends: list[str], expected: str) -> None:
    both = mentions(text)
    assert [mention.value for mention in both] == ends
    assert [edtf.format(mention.about) for mention in both if mention.about] == [expected, expected]


def test_an_uncertain_date_of_publication_gives_a_window_with_its_qualifiers() -> None:
    when = about("The bridge fell yesterday.", "2025-02~")
    assert days(when.begin) == ("2025-01-31", "2025-02-27")
    assert isinstance(when.begin, Bound)
    assert when.begin.qualifiers == frozenset({Qualifier.APPROXIMATE})
    assert when.begin.precision is Precision.DAY
    assert values("It fell in 2019, this year, last week.", "2025-02~") == [
        ("2019", "DATE", "2019"),
        ("this year", "DATE", "2025"),
        ("last week", "DATE", "XXXX-WXX"),
    ]


def test_without_a_date_of_publication_nothing_is_guessed() -> None:
    text = "On Monday the army said that yesterday and in May two men died."
    assert [row[2] for row in values(text, None)] == ["XXXX-WXX-1", "XXXX-XX-XX", "XXXX-05"]
    for mention in mentions(text, None):
        assert mention.about is not None
        assert (mention.about.begin, mention.about.end) == (Limit.UNKNOWN, Limit.UNKNOWN)
        assert mention.about.anchor == "unknown date of publication"


def test_a_narrative_counts_from_the_dates_that_it_mentions() -> None:
    text = "In 1612 the town was besieged. On 3 May the walls fell. The following year it was rebuilt. In July he died."
    assert [row[2] for row in values(text, MONDAY, "narrative")] == ["1612", "1612-05-03", "1613", "1613-07"]


def test_what_a_sentence_of_a_narrative_mentions_in_passing_does_not_move_its_story() -> None:
    text = "In March 1575 the siege began. The town, chartered in 1501, held out. On 9 June the walls fell."
    assert values(text, MONDAY, "narrative")[-1][2] == "1575-06-09"
    text = "In March 1575 the siege began. In 1576 it went on. On 9 June the walls fell."
    assert values(text, MONDAY, "narrative")[-1][2] == "1576-06-09"
    text = "In March 1575 Duke Otto (born on 4 July 1530) came. In August the walls fell."
    assert values(text, MONDAY, "narrative")[-1][2] == "1575-08"


def test_a_heading_with_a_year_tells_the_year_of_its_section() -> None:
    text = "1577: the long siege\n\nThe duke, who had lost in May 1575, came back. In June the walls fell."
    assert values(text, MONDAY, "narrative")[-1][2] == "1577-06"
    text = "1577: the long siege\n\nOn 5 May 1578 the duke came back. In June the walls fell."
    assert values(text, MONDAY, "narrative")[-1][2] == "1578-06"


def test_seasons_and_months_after_a_date_that_the_text_spoke_of() -> None:
    text = "In October 1575 it snowed. The following spring he died. In the previous March he had been well."
    assert [row[2] for row in values(text, MONDAY, "narrative")] == ["1575-10", "1576-SP", "1575-03"]


def test_the_genre_is_found_from_the_text() -> None:
    years = "".join(f"In {year} the house of Orr went to war. " for year in range(1701, 1709))
    assert values(years + "On 5 May peace was made.")[-1][2] == "1708-05-05"
    assert (
        values("Police came on Friday and on Sunday. In 1701 it was built. On 5 May they left.")[-1][2] == "2025-05-05"
    )


def test_a_year_ago_takes_the_quarter_that_it_is_compared_with() -> None:
    assert [row[2] for row in values("Profit fell in the third quarter. It was 4 million a year ago.")] == [
        "2024-Q3",
        "2023-Q3",
    ]


def test_a_year_earlier_takes_what_it_is_compared_with() -> None:
    """A month or a quarter; a year where some months or the year itself stand nearer."""
    for before, value in {
        "Output fell in December": "2023-12",
        "Output fell in the fourth quarter": "2023-Q4",
        "After a weak fourth quarter, output fell in the nine months": "2024",
        "Output fell": "2024",
    }.items():
        assert values(f"{before} from a year earlier.")[-1][2] == value


def test_zones_are_kept_and_converted() -> None:
    when = about("The call came at 5 p.m. EST on 2 February 2025.")
    assert edtf.format(when) == "2025-02-02T17:00-05:00"


def test_settings_for_numeric_dates_and_seasons() -> None:
    read = document("Signed on 03/04/2024, sealed on 12/25/2024.")
    assert [m.value for m, _ in found(read)] == ["2024-04-03", "2024-12-25"]
    assert [m.value for m, _ in found(read, TimeSettings(day_first=False))] == ["2024-03-04", "2024-12-25"]
    ((summer, _),) = found(document("It was dry in the summer of 2022."), TimeSettings(southern_seasons=True))
    assert summer.value == "2022-SU"
    assert summer.about is not None
    assert days(summer.about.begin) == ("2022-12-01", "2023-02-28")


def test_the_form_says_why() -> None:
    ((mention, form),) = found(document("The dam broke three weeks ago."))
    assert (form.kind, form.unit, form.count, form.sign, form.anchor) == (
        Kind.DISTANCE,
        "week",
        3,
        -1,
        Anchor.PUBLISHED,
    )
    assert str(form) == "distance from now: kind=distance anchor=published unit=week count=3 sign=-1"
    assert mention.about is not None
    assert (mention.about.text, mention.about.rule, mention.about.anchor) == (
        "three weeks ago",
        "distance from now",
        MONDAY,
    )


def test_offsets_are_code_points_whatever_stands_before() -> None:
    text = "İİ 😀 ﬁ e\u0301 «In Ankara on Friday» — İstanbul’s June 5 deadline."
    assert [row[0] for row in values(text)] == ["Friday", "June 5"]


def test_number_words() -> None:
    language = english()
    for words, value in {"twenty four": 24, "two hundred five": 205, "nineteen ninety seven": 1997, "a": None}.items():
        assert spell(words.split(), language.cardinals, language.scales) == value
    assert spell(["two", "three"], language.cardinals, language.scales) is None


@given(st.integers(0, 10**6), st.integers(1, 8))
def test_every_number_has_a_sign(value: int, width: int) -> None:
    language = english()
    assert language.entry(integer(value)).sign != OTHER
    assert language.entry(ordinal(value)).sign != OTHER
    written = digits(f"{value:0{width}}", language.suffixes)
    assert written is None or language.entry(written).sign != OTHER


def test_patterns_that_cannot_be_read_are_refused() -> None:
    signs = {"month": frozenset("m")}

    def having(name: str) -> frozenset[str]:
        return signs.get(name, frozenset())

    for source in ("( month", "month )", "moon", "month?"):
        with pytest.raises(PatternError):
            compile_pattern(source.split(), having)
    with pytest.raises(PatternError):
        expand("{a}", {"a": "{a}"})
    with pytest.raises(PatternError):
        expand("{b}", {})


def test_every_class_of_words_is_used_and_every_policy_is_known() -> None:
    words = set(lexicon(EN, "words.txt"))
    rules = [row for title in ("macros", "rules", "not") for row in lexicon(EN, "rules.txt")[title]]
    patterns = " ".join(row[-1] if len(row) == 2 else row[2] for row in rules)
    items = (re.sub(r"^(<!|[!=.])|\?$", "", item) for item in patterns.split() if not item.startswith("'"))
    used = {item.rpartition(":")[2] for item in items}
    by_code = {"triggers", "lists", "cardinal", "scale", "ordinal suffix", "signal", "yearword"}
    assert words - used == by_code
    genres = english().policies
    assert set(genres) == {"news", "narrative"}
    rows = lexicon(EN, "policies.txt")
    assert {row[0] for row in rows["news"]} == {row[0] for row in rows["narrative"]} == set(genres["news"])


WORDS = """
    the a of in on and to - – , . ' ' 3 31 99 1998 2025 7:15 10/12/1999 1/2 12.5 20th 90s p.m. a.m. EST BC AD May march
    Friday Mon. today tonight last next this that past week weeks year years ago earlier later early end half quarter
    third two twenty hundred few couple every per noon morning night summer fall Christmas Easter now since until by
    first Monday of over dawn overnight 2024/25 4/5 mid - ( ) from onwards by previous following recent same
    fiscal 30 February 29 0000-00-00 2025-02-30 999999999 month century decade second minute hours old
"""


@settings(max_examples=250, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)),
    st.sampled_from([None, MONDAY, "2025-02~", "2025?", "-0479", "2025-02-03T14:30Z", "2024-12/2025-02", "../2024"]),
    st.sampled_from([None, "news", "narrative"]),
)
def test_any_text_is_read_without_an_error(text: str, published: str | None, genre: str | None) -> None:
    end = 0
    read = document(text, published, genre)
    for mention, _ in found(read):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        line(read, [mention])


@pytest.mark.parametrize(
    "bit", ["May ", "the last ", "3-", "1998-", "a year ", "10 p.m. ", "twenty-", "of the end ", "'"]
)
def test_hostile_repetition_stays_linear(bit: str) -> None:
    """Rules tried, not seconds: a rule looks at a bounded number of units, and each unit is tried once."""
    assert len(mentions(bit * 2000)) <= 4000


OBITUARY = (
    "He was born in 1931, married in 1955, ruled from 1962, fell in 1974 and wrote until 1990. He died on Saturday."
)


def test_a_weekday_is_of_the_week_of_publication_even_where_years_long_past_are_told() -> None:
    value = {mention.value for mention, _ in found(document(OBITUARY)) if mention.type.value == "DATE"}
    assert "2025-02-01" in value


def test_a_weekday_in_news_without_a_date_is_of_no_known_week() -> None:
    text = "The scandal of May 1972 made her name. She died on Thursday."
    assert [mention.value for mention, _ in found(document(text, None))][-1] == "XXXX-WXX-4"
