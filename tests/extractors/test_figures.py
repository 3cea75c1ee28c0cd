"""Figures: the conventions table, the number grammar, what counts nothing, what is counted, parts and totals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.document import Document
from timeline.model.figure import Accumulation
from timeline.model.measure import MEASURES as SHIPPED
from timeline.model.measure import Measure
from timeline.model.mention import FigureMention, TimeMention, TimexType
from timeline.plugin.view import Layer, View
from timeline_plugins.extractors.figures import extract
from timeline_plugins.extractors.segments import sentences, tokens
from timeline_plugins.lexicon import sections

PACKAGE = "timeline_plugins.extractors.figures"


def figures(text: str, times: tuple[TimeMention, ...] = ()) -> list[FigureMention]:
    document = Document(id="t", text=text)
    bare = View(document, {})
    layers: dict[str, Layer] = {"token": next(tokens(bare)), "sentence": next(sentences(bare)), "time": times}
    return list(extract(View(document, layers)))


BOUNDS = [
    # exact numbers in digits and words
    ("The raid freed 47 hostages.", "47", 47, 47, 47),
    ("Engineers cleared 12,500 mines.", "12,500", 12500, 12500, 12500),
    ("The town has 1 250 inhabitants.", "1 250", 1250, 1250, 1250),
    ("Seventeen ships turned back.", "Seventeen", 17, 17, 17),
    ("Twenty-three miners are trapped.", "Twenty-three", 23, 23, 23),
    ("Two hundred and fifty rebels gave up.", "Two hundred and fifty", 250, 250, 250),
    ("Three thousand four hundred tents arrived.", "Three thousand four hundred", 3400, 3400, 3400),
    ("A hundred villages lost power.", "A hundred", 100, 100, 100),
    ("A dozen trucks burned.", "A dozen", 12, 12, 12),
    ("Two dozen vans followed.", "Two dozen", 24, 24, 24),
    ("Half a dozen houses collapsed.", "Half a dozen", 6, 6, 6),
    ("Half a million people marched.", "Half a million", 500000, 500000, 500000),
    ("A half-million doses were spoiled.", "A half-million", 500000, 500000, 500000),
    ("A quarter of a million trees were felled.", "A quarter of a million", 250000, 250000, 250000),
    ("Two and a half million votes were cast.", "Two and a half million", 2500000, 2500000, 2500000),
    ("Some people left; 1.2 million stayed.", "1.2 million", 1200000, 1200000, 1200000),
    ("The fund holds 3.5bn euros.", "3.5bn", 3500000000, 3500000000, 3500000000),
    ("The clip has 12k views.", "12k", 12000, 12000, 12000),
    ("Dealers sold 4 lakh tickets.", "4 lakh", 400000, 400000, 400000),
    ("The bridge cost 5 crore rupees.", "5 crore", 50000000, 50000000, 50000000),
    ("A couple of shells landed nearby.", "A couple", 2, 2, 2),
    ("They bought 3 million rounds.", "3 million", 3000000, 3000000, 3000000),
    # about
    ("About 40 boats sank.", "About 40", 36, 40, 44),
    ("Around 2,000 tanks were scrapped.", "Around 2,000", 1800, 2000, 2200),
    ("Some 300 families left.", "Some 300", 270, 300, 330),
    ("Roughly 90 shops closed.", "Roughly 90", 81, 90, 99),
    ("Approximately 11,000 troops crossed.", "Approximately 11,000", 9900, 11000, 12100),
    ("An estimated 6,000 homes flooded.", "An estimated 6,000", 5400, 6000, 6600),
    ("In the region of 500 sheep died.", "In the region of 500", 450, 500, 550),
    ("The army lost 100 or so guns.", "100 or so", 90, 100, 110),
    ("Around two hundred cadets fell ill.", "Around two hundred", 180, 200, 220),
    ("About a dozen rockets fell.", "About a dozen", 10.8, 12, 13.2),
    # nearly
    ("Nearly 800 flights were delayed.", "Nearly 800", 720, 800, 800),
    ("Almost 50 houses burned.", "Almost 50", 45, 50, 50),
    ("Close to 1,000 workers quit.", "Close to 1,000", 900, 1000, 1000),
    # at least
    ("More than 60 villages are cut off.", "More than 60", 60, None, None),
    ("Over 700 soldiers deserted.", "Over 700", 700, None, None),
    ("Upwards of 20 vans were seized.", "Upwards of 20", 20, None, None),
    ("At least 14 people were wounded.", "At least 14", 14, None, None),
    ("No fewer than 30 civilians died.", "No fewer than 30", 30, None, None),
    ("No less than 200 litres leaked.", "No less than 200", 200, None, None),
    ("The plant needs 40 or more workers.", "40 or more", 40, None, None),
    ("The camp shelters 12,000+ refugees.", "12,000+", 12000, None, None),
    ("In excess of 900 shells fell.", "In excess of 900", 900, None, None),
    ("Well over 300 drones flew.", "Well over 300", 300, None, None),
    ("They own 500-plus buses.", "500-plus", 500, None, None),
    ("A minimum of 25 guards is needed.", "A minimum of 25", 25, None, None),
    ("At least another 14 miners are missing.", "At least another 14", 14, None, None),
    ("More than a dozen churches were robbed.", "More than a dozen", 12, None, None),
    # at most
    ("Up to 10,000 troops may come.", "Up to 10,000", None, None, 10000),
    ("As many as 80 divers searched.", "As many as 80", None, None, 80),
    ("At most 9 bridges still stand.", "At most 9", None, None, 9),
    ("No more than 15 cars passed.", "No more than 15", None, None, 15),
    ("Fewer than 40 beds remain.", "Fewer than 40", None, None, 40),
    ("Less than 300 tonnes arrived.", "Less than 300", None, None, 300),
    ("Just under 600 pupils returned.", "Just under 600", None, None, 600),
    ("The hall holds 90 or fewer guests.", "90 or fewer", None, None, 90),
    ("Up to around 200 goats drowned.", "Up to around 200", None, None, 200),
    # ranges
    ("Between 40 and 60 gunmen hid there.", "Between 40 and 60", 40, None, 60),
    ("The squad has 10 to 12 snipers.", "10 to 12", 10, None, 12),
    ("The 70-90 nuns there starve.", "70-90", 70, None, 90),
    ("Some 20–30 trucks waited.", "Some 20–30", 20, None, 30),
    ("Two or three shots were heard.", "Two or three", 2, None, 3),
    ("Between 10 and 15 million people watched.", "Between 10 and 15 million", 10000000, None, 15000000),
    ("Losses of $5-10 million are likely.", "$5-10 million", 5000000, None, 10000000),
    ("Between 5% and 10% of the crop rotted.", "Between 5% and 10%", 5, None, 10),
    ("Estimates range from 300 to 500 tanks.", "300 to 500", 300, None, 500),
    ("Up to 20 to 30 guards fled.", "Up to 20 to 30", None, None, 30),
    # odd and vague words
    ("The 20-odd tanks rusted.", "20-odd", 20, None, 29),
    ("Some wells for eighty-odd farms dried up.", "eighty-odd", 80, None, 89),
    ("A few mortars misfired.", "A few", 3, None, 5),
    ("Several houses were hit.", "Several", 3, None, 9),
    ("A handful of guards stayed.", "A handful", 2, None, 6),
    ("Tens of buses were hired.", "Tens", 20, None, 99),
    ("Dozens of shells fell.", "Dozens", 24, None, 99),
    ("Several dozen pupils fainted.", "Several dozen", 36, None, 108),
    ("Scores of villagers fled.", "Scores", 40, None, 199),
    ("Hundreds of protesters gathered.", "Hundreds", 200, None, 999),
    ("A few hundred settlers came.", "A few hundred", 300, None, 599),
    ("They suffered several hundred casualties.", "several hundred", 300, None, 999),
    ("Thousands of fans sang.", "Thousands", 2000, None, 9999),
    ("Several thousand workers struck.", "Several thousand", 3000, None, 9999),
    ("Tens of thousands marched.", "Tens of thousands", 20000, None, 99999),
    ("Hundreds of thousands of people fled.", "Hundreds of thousands", 200000, None, 999999),
    ("Millions of people voted.", "Millions", 2000000, None, 9999999),
    ("Billions of dollars vanished.", "Billions", 2000000000, None, 9999999999),
    ("At least several hundred men were taken.", "At least several hundred", 300, None, None),
    ("Up to at least 5 wells failed.", "Up to at least 5", 5, None, None),
    ("Emissions fell by a third.", "a third", 33.33, 33.33, 33.33),
    ("The error is plus or minus 4 percent.", "4 percent", 4, 4, 4),
    ("He was asked about 30 wells.", "30", 30, 30, 30),
    ("The valley lost 1500-2000 cattle.", "1500-2000", 1500, None, 2000),
    ("Up to several thousand troops are on the way.", "Up to several thousand", None, None, 9999),
    # money, percent, temperature and other units
    ("The loan is worth $1.75bn.", "$1.75bn", 1750000000, 1750000000, 1750000000),
    ("Nearly US$2 million was stolen.", "Nearly US$2 million", 1800000, 2000000, 2000000),
    ("He paid €3,500 for the boat.", "€3,500", 3500, 3500, 3500),
    ("The ransom was 2 million dollars.", "2 million", 2000000, 2000000, 2000000),
    ("Support fell to 9.8%.", "9.8%", 9.8, 9.8, 9.8),
    ("Wages rose by at least 8 per cent.", "at least 8 per cent", 8, None, None),
    ("Twenty percent abstained.", "Twenty percent", 20, 20, 20),
    ("The night brought -18C to the valley.", "-18C", -18, -18, -18),
    ("It was minus 20 degrees there.", "minus 20", -20, -20, -20),
    ("The fire spread over 2,500 square kilometers.", "over 2,500", 2500, None, None),
    ("The front is about 33 km long.", "about 33", 29.7, 33, 36.3),
    ("A 40-mile convoy stood still.", "40", 40, 40, 40),
    ("A 12,000-strong force waits.", "12,000", 12000, 12000, 12000),
    ("The wall is 1.2m high.", "1.2m", 1.2, 1.2, 1.2),
    ("The war left 1.2m displaced.", "1.2m", 1200000, 1200000, 1200000),
    ("One in five pupils is absent.", "One in five", 20, 20, 20),
    ("Half of the residents left.", "Half", 50, 50, 50),
    ("It grew by half a percentage point.", "half a percentage point", 0.5, 0.5, 0.5),
]


@pytest.mark.parametrize(("text", "words", "low", "best", "high"), BOUNDS)
def test_bounds(text: str, words: str, low: float | None, best: float | None, high: float | None) -> None:
    found = {mention.figure.text: mention.figure for mention in figures(text)}
    assert words in found, list(found)
    figure = found[words]
    assert [None if v is None else float(v) for v in (figure.low, figure.best, figure.high)] == [low, best, high]


NO_FIGURES = [
    "The truce of 2019 failed in May 2021.",
    "Talks began on 5 March and ended on March 12, 1999.",
    "On Sept. 26 the court sat.",
    "The siege lasted three weeks and two more days.",
    "Several months and half an hour went by.",
    "The 19-year-old recruit fled.",
    "The pilot, 29, ejected.",
    "She is aged 34 and he is his sons are between the ages of 6 and 9.",
    "Children under 12 and people over 65 may enter.",
    "The blast came at 22:15, not at 10am or 5 p.m.",
    "It was the 14th raid, the first since the 3rd of June.",
    "An F-16 flew to the G7 under Article 5.",
    "Flight 370 passed Highway 61 on page 12.",
    "Section 12 binds Brigade 47.",
    "They fired 155mm shells and 7.62 mm rounds.",
    "United beat City 4-1 and drew 2-2.",
    "Call 112 at once.",
    "It began in ‘07 and ended in '19.",
    "She is 52, and he turned 60.",
    "The 2031 primaries come next.",
    "A fifth was a judge.",
    "A couple with a dog came, one after another.",
    "They lost the 2031 and 2035 primaries.",
    "One wonders whether one can know.",
    "Officers went to 954 Parker Street and called 555-0199.",
    "A father of seven sat as image 8 of 16 was shown.",
    "No one came, and one of them knew that one day it would rain.",
    "The first half was dull.",
    "In the 1990s it was quiet.",
    "He did it three times in two ways.",
    "1. Reforms",
    "Version 2.4.1 runs at 10.0.0.1.",
    "A 5.1 magnitude earthquake shook the coast.",
    "Nos. 4 and No. 5 are empty.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figures(text: str) -> None:
    assert [mention.figure.text for mention in figures(text)] == []


MEASURES = [
    ("Nine sailors were killed in the raid.", "Nine", "sailors", Measure.KILLED),
    ("The blast left 5 dead.", "5", "dead", Measure.KILLED),
    ("A storm killed at least 31.", "at least 31", None, Measure.KILLED),
    ("The deaths of 12 pilgrims shocked the city.", "12", "pilgrims", Measure.KILLED),
    ("Fourteen others hurt in the crash are stable.", "Fourteen", "others", Measure.INJURED),
    ("A bomb wounded 30 shoppers.", "30", "shoppers", Measure.INJURED),
    ("The army killed or wounded 300 soldiers.", "300", "soldiers", Measure.CASUALTIES),
    ("Six hikers are missing.", "Six", "hikers", Measure.MISSING),
    ("Scouts captured two North Korean soldiers.", "two", "soldiers", Measure.CAPTURED),
    ("Jailers keep up to 75 captives.", "up to 75", "captives", Measure.CAPTURED),
    ("Police arrested 45 demonstrators.", "45", "demonstrators", Measure.ARRESTED),
    ("The fighting displaced 20,000 villagers.", "20,000", "villagers", Measure.DISPLACED),
    ("Some 900 people were left homeless.", "Some 900", "people", Measure.DISPLACED),
    ("A total of 70 patients were evacuated.", "70", "patients", Measure.EVACUATED),
    ("Crews rescued 8 fishermen.", "8", "fishermen", Measure.RESCUED),
    ("The army freed 12 villagers.", "12", "villagers", Measure.RESCUED),
    ("Over 200 people attended.", "Over 200", "people", Measure.PEOPLE),
    ("Around 3,000 troops train there.", "Around 3,000", "troops", Measure.TROOPS),
    ("The navy shot down 12 drones.", "12", "drones", Measure.WEAPONS),
    ("Ukraine received 31 tanks.", "31", "tanks", Measure.VEHICLES),
    ("Fire gutted 18 houses.", "18", "houses", Measure.BUILDINGS),
    ("They took over 1,000 square kilometres.", "over 1,000", "square kilometres", Measure.AREA),
    ("It moved 40 kilometres.", "40", "kilometres", Measure.DISTANCE),
    ("He owes $300.", "$300", "$", Measure.MONEY),
    ("She won 890,000 votes.", "890,000", "votes", Measure.VOTES),
    ("Some 12% of voters stayed home.", "Some 12%", "voters", Measure.SHARE),
    ("It reached 45 degrees Celsius.", "45", "degrees Celsius", Measure.TEMPERATURE),
    ("Five gunmen killed 12 tourists.", "Five", "gunmen", Measure.TROOPS),
    ("The death toll stands at 58.", "58", None, Measure.KILLED),
    ("Nearly 350 concerts were postponed.", "Nearly 350", "concerts", None),
]


@pytest.mark.parametrize(("text", "words", "counted", "measure"), MEASURES)
def test_what_is_counted(text: str, words: str, counted: str | None, measure: Measure | None) -> None:
    found = {mention.figure.text: mention.figure for mention in figures(text)}
    assert (found[words].counted, found[words].measure) == (counted, measure)


IMPLICIT = [
    ("A man was shot and killed near the bar.", "A man", 1, Measure.KILLED),
    ("The couple died in the fire.", "The couple", 2, Measure.KILLED),
    ("A mother and her son were injured.", "A mother and her son", 2, Measure.INJURED),
    ("The raid killed a police officer.", "a police officer", 1, Measure.KILLED),
    ("Guards arrested a suspect.", "a suspect", 1, Measure.ARRESTED),
    ("Both men were wounded.", "Both men", 2, Measure.INJURED),
    ("They announced the capture of a North Korean soldier.", "a North Korean soldier", 1, Measure.CAPTURED),
]


@pytest.mark.parametrize(("text", "words", "count", "measure"), IMPLICIT)
def test_implicit_counts(text: str, words: str, count: int, measure: Measure) -> None:
    (mention,) = figures(text)
    figure = mention.figure
    assert (figure.text, figure.best, figure.measure, figure.implicit) == (words, count, measure, True)


@pytest.mark.parametrize(
    "text", ["A man was not hurt.", "A soldier could be killed.", "The officer killed time.", "A woman spoke."]
)
def test_what_did_not_surely_happen_is_not_counted(text: str) -> None:
    assert figures(text) == []


def test_numbers_in_a_list_are_one_implicit_sum_with_its_parts() -> None:
    found = figures("One woman and two men were wounded at the ferry landing.")
    whole = next(mention.figure for mention in found if mention.figure.implicit)
    assert (whole.text, whole.best, whole.measure) == ("One woman and two men", 3, Measure.INJURED)
    assert [mention.figure.of for mention in found if not mention.figure.implicit] == [whole.spans[0]] * 2


def test_a_number_of_brothers_is_no_implicit_count() -> None:
    (mention,) = figures("Two brothers were hurt.")
    assert (mention.figure.best, mention.figure.measure, mention.figure.implicit) == (2, Measure.INJURED, False)


def test_a_part_names_its_whole() -> None:
    text = (
        "The service believes that out of approximately 11,000 North Korean troops in the region, "
        "around 1,000 have been killed since autumn."
    )
    whole, part = (mention.figure for mention in figures(text))
    assert (whole.low, whole.best, whole.high, whole.measure) == (9900, 11000, 12100, Measure.TROOPS)
    assert (part.low, part.best, part.high, part.measure) == (900, 1000, 1100, Measure.KILLED)
    assert part.of == whole.spans[0]
    assert part.counted == "troops"


def test_a_share_of_a_counted_whole_is_a_count() -> None:
    share, whole = (mention.figure for mention in figures("More than half of the 80 senators stayed away."))
    assert (share.text, share.low, share.high) == ("More than half of the 80", 40, None)
    assert share.of == whole.spans[0]
    third = figures("A third of the 11,000 recruits deserted.")[0].figure
    assert (third.best, third.measure) == (3667, Measure.TROOPS)


def test_fewer_than_some_of_the_whole() -> None:
    part, whole = (mention.figure for mention in figures("Fewer than 25 of the 190 clinics have power."))
    assert (part.high, part.counted, part.of) == (25, "clinics", whole.spans[0])


def test_including_makes_a_part_that_shares_the_measure() -> None:
    whole, part = (mention.figure for mention in figures("The quake killed 1,200 people, including 300 children."))
    assert (part.of, part.measure) == (whole.spans[0], Measure.KILLED)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Another 20 people were hurt.", "20", Accumulation.INCREMENTAL),
        ("Russia sent 3,000 more soldiers.", "3,000", Accumulation.INCREMENTAL),
        ("An additional 40 doctors came.", "40", Accumulation.INCREMENTAL),
        ("Two more died, bringing the toll to 58.", "58", Accumulation.CUMULATIVE),
        ("A total of 45 people drowned.", "45", Accumulation.CUMULATIVE),
        ("Rescuers have found 17 bodies so far.", "17", Accumulation.CUMULATIVE),
        ("The toll rose by 5 to 63.", "5", Accumulation.INCREMENTAL),
        ("The toll rose by 5 to 63.", "63", Accumulation.CUMULATIVE),
        ("Nine guards were killed.", "Nine", None),
    ],
)
def test_additions_and_totals(text: str, words: str, kind: Accumulation | None) -> None:
    found = {mention.figure.text: mention.figure for mention in figures(text)}
    assert found[words].accumulation is kind


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The tally climbed from 31 to 36.", [31, 36]),
        ("The motion failed by 412 to 97.", [412, 97]),
        ("Prices climbed from $10 to $15.", [10, 15]),
        ("The vote went 52 to 48.", [52, 48]),
    ],
)
def test_a_change_is_two_exact_figures(text: str, values: list[int]) -> None:
    assert [mention.figure.best for mention in figures(text)] == values


def test_a_number_inside_of_a_time_is_no_figure() -> None:
    text = "They met 30 envoys in the forties."
    assert len(figures(text)) == 1
    time = TimeMention(spans=((9, 18),), type=TimexType.DATE, value="XXXX")
    assert figures(text, (time,)) == []


def test_the_next_one_takes_its_noun_from_the_one_before() -> None:
    first, second = (mention.figure for mention in figures("Eleven corpses washed ashore at dawn and four at dusk."))
    assert (second.counted, second.measure) == (first.counted, first.measure) == ("corpses", Measure.KILLED)


def test_every_hedge_has_a_kind_and_every_measure_exists() -> None:
    table = sections(PACKAGE, "conventions.txt")
    kinds = {row[0] for row in table["kinds"]}
    assert {title.partition(": ")[2] for title in table if ": " in title} <= kinds
    titles = {title.partition(": ")[0] for title in sections(PACKAGE, "measures.txt") if ": " in title}
    assert titles <= SHIPPED.keys()


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "about",
                "20",
                "-",
                "–",
                "to",
                "a",
                "few",
                "hundred",
                "thousand",
                "of",
                "the",
                "half",
                "$",
                "%",
                "million",
                "and",
                "or",
                "between",
                "1,000",
                "m",
                ".",
                ",",
                "was",
                "killed",
                "dead",
                "2024",
                "+",
                "'s",
                "one",
                "in",
                "another",
                "9999999999999999999999999",
                "nearly",
                "third",
                "people",
                "(",
                ")",
                "[",
                "]",
                "12k",
                "7th",
                "C",
                "degrees",
                "minus",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_text_has_figures_that_hold(text: str) -> None:
    for mention in figures(text):
        ((start, end),) = mention.spans
        assert 0 <= start < end <= len(text)
        assert mention.figure.text == text[start:end]
        assert mention.figure.spans == mention.spans


def test_who_strikes_a_bargain_hurts_nobody() -> None:
    assert list(figures("Rill Strikes a Strategic Bargain with Sall.")) == []


def test_a_place_with_its_kind_is_nobody() -> None:
    found = figures("The first soldier to be captured in Rill's Sall Oblast has died of his wounds.")
    assert [mention.figure.counted for mention in found] == ["soldier"]


def harmed(text: str) -> list[tuple[str, object, Measure | None, bool]]:
    """Words, best value and measure of each figure of harm, and whether it is a part."""
    found = (mention.figure for mention in figures(text))
    return [
        (figure.text, figure.best, figure.measure, figure.of is not None)
        for figure in found
        if figure.measure in {Measure.KILLED, Measure.INJURED, Measure.CASUALTIES}
    ]


@pytest.mark.parametrize(
    "life",
    [
        "He remains in hospital.",
        "He is listed in stable condition.",
        "He was treated for non-life-threatening injuries and released from hospital, with minor injuries.",
        "He was shot in the leg and is expected to survive.",
        "He was shot, but the wound is not believed to be life-threatening.",
    ],
)
def test_who_lives_was_injured_though_another_died(life: str) -> None:
    assert ("He", 1, Measure.INJURED, False) in harmed(f"A guard was killed at the gate. {life}")


def test_who_was_taken_to_hospital_may_be_the_one_who_died() -> None:
    assert harmed("A guard was killed at the gate. A man was rushed to hospital.") == [
        ("A guard", 1, Measure.KILLED, False)
    ]


def test_those_who_were_shot_and_live_are_no_casualties() -> None:
    found = harmed("A clerk was shot dead. Two guards were shot in the leg and are expected to survive.")
    assert ("Two", 2, Measure.INJURED, False) in found


def test_one_of_the_living_is_left_out_where_more_were_shot_than_died() -> None:
    found = harmed("Five people were shot at the fair. One of them died. A woman is in critical condition.")
    assert [words for words, _, measure, _ in found if measure is Measure.INJURED] == []


def test_a_known_number_is_a_part_of_the_larger_one_before() -> None:
    found = harmed("Nine miners died in the shaft. The two engineers killed had come on Monday.")
    assert found == [("Nine", 9, Measure.KILLED, False), ("two", 2, Measure.KILLED, True)]


def test_a_known_number_that_was_given_before_is_said_once_more() -> None:
    found = harmed(
        "Two engineers died on Monday. Nine miners died on Friday. The two engineers killed had come by train."
    )
    assert [part for *_, part in found] == [False, False, False]


def test_those_harmed_apart_are_not_added_up() -> None:
    found = harmed("A farmer was hurt by a shell, and in a separate raid another man was also hurt.")
    assert [best for _, best, *_ in found] == [1, 1]


def test_a_sentence_may_begin_without_a_stop_before_it() -> None:
    found = harmed("Blast leaves 5 hurt A man is dead and two others are in hospital.")
    assert ("5", 5, Measure.KILLED, False) not in found
