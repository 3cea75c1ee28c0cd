"""Temporal expressions by phenomenon: values, and the intervals that they mean.

Published on Friday, 22 March 2013, unless a test says otherwise.
"""

import pytest

from tests.extractors.test_time import days, mentions, values
from timeline.model import edtf
from timeline.model.when import Limit, hull

FRIDAY = "2013-03-22"
SIEGE = "In October 1575 the siege began. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # years, eras, decades, centuries, millennia
        ("It is of the second millennium BC.", {"the second millennium BC": "BC1"}),
        ("It was built in the 4th century BC.", {"the 4th century BC": "BC03"}),
        ("It was burnt in 44 B.C. and in AD 79.", {"44 B.C.": "BC0044", "AD 79": "0079"}),
        ("It grew in the 1980s and 1990s.", {"the 1980s": "198", "1990s": "199"}),
        ("It was sold at the turn of the century.", {"the turn of the century": "20"}),
        ("He drove a 1998 Ford.", {}),
        ("The log says 2013-03-04T17:30+02:00.", {"2013-03-04T17:30+02:00": "2013-03-04T17:30"}),
        ("It was shut on 9/3/13 and on 25.12.2012.", {"9/3/13": "2013-03-09", "25.12.2012": "2012-12-25"}),
        # halves, quarters, fiscal years
        ("First-half profit rose.", {"First-half": "2013-H1"}),
        ("They scored in the first half.", {}),
        ("In the year's first half prices fell.", {"the year's first half": "2013-H1"}),
        ("It fell in H2 2012, and in 4Q.", {"H2 2012": "2012-H2", "4Q": "2012-Q4"}),
        ("Sales fell in fiscal 2012.", {"fiscal 2012": "2012"}),
        ("In 2010 it earned 5 million, from 4 million a year earlier.", {"2010": "2010", "a year earlier": "2009"}),
        # months and days without a year
        ("It will open in May.", {"May": "2013-05"}),
        ("The hearing in April is public.", {"April": "2013-04"}),
        ("The hearing in November was public.", {"November": "2012-11"}),
        ("He was last seen on Aug. 30.", {"Aug. 30": "2012-08-30"}),
        ("Trains run from August 30.", {"August 30": "2013-08-30"}),
        ("The rule, effective March 1, is strict.", {"March 1": "2013-03-01"}),
        ("Shops close early, starting Monday.", {"Monday": "2013-03-25"}),
        ("It is open 24 hours a day.", {"24 hours": "PT24H"}),
        ("Taxes will rise on Sept. 10.", {"Sept. 10": "2013-09-10"}),
        # weekdays
        ("On Monday the council is to meet.", {"Monday": "2013-03-25"}),
        ("On Monday the council said it would meet.", {"Monday": "2013-03-18"}),
        ("The council will meet on Friday.", {"Friday": "2013-03-22"}),
        ("Police came on Friday night.", {"Friday night": "2013-03-22TNI"}),
        # holidays
        ("They met on Election Day.", {"Election Day": "2012-11-06"}),
        ("They met on Good Friday.", {"Good Friday": "2013-03-29"}),
        ("They met over Memorial Day weekend.", {"Memorial Day weekend": "2013-W21-WE"}),
        ("They met at the Easter weekend.", {"Easter weekend": "2013-W13-WE"}),
        ("They met in Thanksgiving week.", {"Thanksgiving week": "2012-W47"}),
        # seasons
        ("This winter was mild.", {"This winter": "2012-WI"}),
        ("The bridge will open in the autumn.", {"the autumn": "2013-FA"}),
        ("In the winter-spring of 1920 they fled.", {"winter": "1920-WI", "spring of 1920": "1920-SP"}),
        # times of the day
        ("It begins at 2 p.m. ET on Friday.", {"2 p.m. ET on Friday": "2013-03-22T14:00"}),
        ("It begins at 14.30 CET.", {"14.30 CET": "2013-03-22T14:30"}),
        ("She was ill the night before last.", {"the night before last": "2013-03-20TNI"}),
        ("An hour ago it fell.", {"An hour ago": "2013-03-22"}),
        ("It fell about half an hour ago.", {"about half an hour ago": "2013-03-22"}),
        (
            "It began at 8:46 a.m. local time (0046 GMT) on Wednesday.",
            {"8:46 a.m. local time": "2013-03-20T08:46", "0046 GMT": "2013-03-20T00:46", "Wednesday": "2013-03-20"},
        ),
        # what recurs
        ("They meet every second Tuesday.", {"every second Tuesday": "XXXX-WXX-2"}),
        ("They meet every few weeks.", {"every few weeks": "PXW"}),
        ("They meet every 4 July.", {"every 4 July": "XXXX-07-04"}),
        ("They meet on weekends and every weekday.", {"weekends": "XXXX-WXX-WE", "every weekday": "XXXX-WXX"}),
        # lengths
        ("A months-long siege ended.", {"months-long": "PXM"}),
        ("It took a quarter of a century.", {"a quarter of a century": "P25Y"}),
        ("It takes the next two to three years.", {"the next two to three years": "P2Y"}),
        ('He spoke on "60 Minutes".', {}),
        ("It is expected to last six weeks.", {"six weeks": "P6W"}),
        ("In the year to June it grew.", {"the year": "P1Y", "June": "2012-06"}),
        ("Rain fell in the last two weeks of 2012.", {"the last two weeks": "P2W", "2012": "2012"}),
        # what is counted from an event is not guessed
        ("The day after the vote he left.", {"The day": "XXXX-XX-XX"}),
        ("Two days after the vote he left.", {"Two days": "P2D"}),
        ("It will one day be rebuilt.", {"one day": "FUTURE_REF"}),
    ],
)
def test_an_expression_of_news(text: str, expected: dict[str, str]) -> None:
    assert {words: value for words, _, value in values(text, FRIDAY, "news")} == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By 485 BC it was lost. The following decade was calm.", "BC047"),
        ("By 485 BC it was lost. The previous century was calm.", "BC05"),
        ("On 3 November it rained. That week he died.", "1575-W45"),
        ("The same month it rained.", "1575-10"),
        ("Later that year it rained.", "1575"),
        ("The previous spring it had rained.", "1575-SP"),
        ("Three months later it rained.", "1576-01"),
        ("A year earlier it had rained.", "1574"),
        ('"Wait for next summer," he wrote.', "1576-SU"),
        ("On 3 November it rained. The following day he died.", "1575-11-04"),
        ("On 3 November it rained. Early the next morning he died.", "1575-11-04TMO"),
        ("On 3 November it rained. That night he died.", "1575-11-03TNI"),
        ("On 3 November it rained. Ten years previously it had snowed.", "1565"),
    ],
)
def test_a_narrative_is_counted_from_what_it_mentions(text: str, value: str) -> None:
    assert values(SIEGE + text, FRIDAY, "narrative")[-1][2] == value


def test_a_heading_with_a_year_holds_for_all_of_its_section() -> None:
    text = "1577: the long siege\n\nIn March 1577 he came. In October the walls fell."
    assert values(text, FRIDAY, "narrative")[-1][2] == "1577-10"
    text = "1577 to 1579: the long siege\n\nIn December 1578 he came. In February the walls fell."
    assert values(text, FRIDAY, "narrative")[-1][2] == "1579-02"


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("It rained on the night of 3-4 May.", ["2013-05-03T18:00:00/2013-05-04"] * 2),
        ("They ruled from the 1920s to the 1940s.", ["192X/194X"] * 2),
        ("It is open Monday through Wednesday.", ["2013-03-18/2013-03-20"] * 2),
        ("It is open 9-11 a.m. and no longer.", ["2013-03-22T09:00/2013-03-22T11:00"] * 2),
        ("It rained from 8 p.m. Saturday until 6 a.m. Sunday.", ["2013-03-16T20:00/2013-03-17T06:00"] * 2),
        ("On May 4 and 5 the troops surrendered.", ["2013-05-04/2013-05-05"] * 2),
        ("It stays shut until April.", ["/2013-04"]),
        ("It has been shut since February.", ["2013-02/.."]),
        ("The day before the vote he left.", ["/"]),
    ],
)
def test_an_interval(text: str, interval: list[str]) -> None:
    found = mentions(text, FRIDAY, "news")
    assert [edtf.format(mention.about) for mention in found if mention.about] == interval


def test_a_day_of_an_event_says_what_it_waits_for() -> None:
    (mention,) = mentions("The day after the vote he left.", FRIDAY)
    assert mention.about is not None
    assert (mention.about.begin, mention.about.end) == (Limit.UNKNOWN, Limit.UNKNOWN)
    assert mention.about.anchor == "date of an event that the words name"
    assert mention.form == "day of an event: kind=shift anchor=event unit=day relative=1"


def test_an_hour_ago_may_lie_on_the_day_before() -> None:
    (mention,) = mentions("An hour ago it fell.", FRIDAY)
    assert mention.about is not None
    assert days(mention.about.begin) == ("2013-03-21", "2013-03-22")
    assert values("An hour ago it fell.", "2013-03")[0][2] == "2013-XX-XX"


@pytest.mark.parametrize("published", [None, "2013-03", "2013-03-22~", "2013?"])
@pytest.mark.parametrize(
    "text", ["This winter it fell.", "An hour ago it fell.", "On Election Day it fell.", "It fell in the last decade."]
)
def test_a_doubtful_publication_is_no_certain_date(text: str, published: str | None) -> None:
    """Nothing is narrower than what all days of the publication allow."""
    (mention,), (certain,) = mentions(text, published), mentions(text, FRIDAY)
    assert mention.about is not None
    assert certain.about is not None
    if published is None:
        assert (mention.about.begin, mention.about.end) == (Limit.UNKNOWN, Limit.UNKNOWN)
        assert "X" in mention.value
    else:
        assert hull(mention.about, certain.about) == mention.about
