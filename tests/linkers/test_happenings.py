"""The linker ``happenings``: what is one happening, how two claims stand to each other, and why not."""

from typing import Any

import pytest

from tests.linking.factory import HAPPENINGS, chronology, count, doc, kinds, saying, together
from timeline.model.certainty import Polarity
from timeline.model.chronology import RelationKind
from timeline.model.claim import Claim
from timeline.model.figure import Accumulation, Figure, Measure
from timeline.plugin.block import Row, Window
from timeline_plugins.lang.en.roots import root
from timeline_plugins.lexicon import sections
from timeline_plugins.linkers.happenings import HappeningsSettings, keys
from timeline_plugins.linkers.happenings.likeness import Likeness, features, likeness
from timeline_plugins.linkers.happenings.scope import group, places_differ, times_differ, why_not
from timeline_plugins.linkers.happenings.words import PACKAGE, kind, singular

REPEATS, CORROBORATES = RelationKind.REPEATS, RelationKind.CORROBORATES
CONTRADICTS, REVISES, DENIES = RelationKind.CONTRADICTS, RelationKind.REVISES, RelationKind.DENIES

ONE = "An avalanche above Orlin killed people in a mountain hut."
TWO = "People were killed in a hut when an avalanche came down over Orlin."


def report(document: str, text: str, *figures: Figure, **parts: Any) -> Claim:
    """A report of 1 May from Orlin, said on that day."""
    parts = {"about": "2024-05-01", "said": "2024-05-01", "places": ["Orlin"], **parts}
    return saying(document, text, figures=figures, **parts)


def reason(*claims: Claim) -> str:
    (relation,) = chronology(claims).relations
    return relation.reason


# One happening


def test_shared_words_place_and_day_make_one_happening() -> None:
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4))
    assert together(chronology([a, b]), a, b)


def test_sentences_of_one_document_can_be_of_one_happening() -> None:
    headline = report("a", "Avalanche above Orlin buries mountain hut")
    lead = report("a", "An avalanche has buried a mountain hut above Orlin, rescuers said.", start=60)
    assert together(chronology([headline, lead]), headline, lead)


GERMAN = "Eine Lawine hat in Orlin vier Menschen in einer Hütte getötet."


def test_claims_in_another_language_are_left_to_other_linkers() -> None:
    a, b = report("a", GERMAN, count(4)), report("b", GERMAN, count(4))
    german = chronology([a, b], [doc(name, language="de") for name in "ab"])
    assert not together(german, a, b)
    assert german.relations == ()
    english = chronology([a, b], [doc("a", language="en-GB"), doc("b")])
    assert together(english, a, b)


def test_numbers_of_one_story_are_one_series_without_a_linker() -> None:
    told = "Eine Lawine hat über Orlin eine Hütte verschüttet und vier Menschen getötet, sagte die Bergwacht. " * 3
    claims = [report(name, GERMAN, count(4)) for name in "ab"]
    found = chronology(claims, [doc(name, language="de", text=told, title="Lawine über Orlin") for name in "ab"])
    assert len(found.events) == 2
    (series,) = found.series
    assert {item.claim for item in series.items} == {claim.id for claim in claims}


def test_what_is_forgotten_of_a_row_is_found_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [report(name, text, count(4)) for name in "abc" for text in (ONE, TWO)]
    found = chronology(claims)
    monkeypatch.setattr("timeline_plugins.linkers.happenings._REMEMBERED", 1)
    assert chronology(claims) == found


def test_rows_that_lie_apart_are_told_apart_by_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_plugins.linkers.happenings.features", None)
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4), about="2024-05-09", said="2024-05-09")
    found = chronology([a, b])
    assert len(found.events) == 2
    assert found.problems == ()


def test_other_days_are_other_happenings() -> None:
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4), about="2024-05-02", said="2024-05-02")
    found = chronology([a, b])
    assert not together(found, a, b)
    assert found.relations == ()


def test_a_figure_of_one_measure_alone_is_no_happening() -> None:
    a = report("a", ONE, count(4))
    b = report("b", "Gunmen killed four people at a checkpoint outside the capital.", count(4), places=["Varn"])
    assert not together(chronology([a, b]), a, b)


def test_two_happenings_of_one_document_stay_apart() -> None:
    a = report("a", ONE, count(4))
    b = report("a", "The ministry will open a new tunnel next year.", start=80, about="2025")
    assert not together(chronology([a, b]), a, b)


# Relations


def test_equal_figures_of_independent_origins_corroborate() -> None:
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4))
    assert kinds(chronology([a, b]), a, b) == [CORROBORATES]
    assert reason(a, b) == "a and b both give the number of killed in Orlin: 4"


def test_intervals_that_overlap_corroborate() -> None:
    a, b = report("a", ONE, count(3, 9)), report("b", TWO, count(4))
    assert reason(a, b) == "a and b both give the number of killed in Orlin: 3-9 and 4, which agree"


def test_disjoint_figures_of_one_time_contradict() -> None:
    a, b = report("a", ONE, count(18)), report("b", TWO, count(23, 25))
    assert kinds(chronology([a, b]), a, b) == [CONTRADICTS]
    assert reason(a, b) == "both give the number of killed in Orlin; 18 against 23-25, which no number satisfies"


def test_growth_that_is_said_later_revises() -> None:
    a, b = report("a", ONE, count(4)), report("b", TWO, count(7), said="2024-05-02")
    (relation,) = chronology([a, b]).relations
    assert (relation.kind, relation.claims) == (REVISES, (a.id, b.id))
    assert relation.reason == "the number of killed in Orlin raised from 4 to 7"


def test_a_later_lower_figure_revises_unless_named_rivals_stand_against_each_other() -> None:
    a, b = report("a", ONE, count(7)), report("b", TWO, count(4), said="2024-05-02")
    assert reason(a, b) == "the number of killed in Orlin lowered from 7 to 4"
    east = report("a", ONE, count(7), claimant="East")
    west = report("b", TWO, count(4), claimant="West", said="2024-05-02")
    assert kinds(chronology([east, west]), east, west) == [CONTRADICTS]


def test_a_claimant_who_narrows_or_widens_revises() -> None:
    a = report("a", ONE, count(3, 9), claimant="The mayor")
    b = report("b", TWO, count(4), said="2024-05-02", claimant="The mayor")
    c = report("c", TWO, count(2, 12), said="2024-05-03", claimant="The mayor")
    assert reason(a, b) == "the number of killed in Orlin narrowed from 3-9 to 4"
    assert reason(a, c) == "the number of killed in Orlin widened from 3-9 to 2-12"


def test_the_same_words_repeat() -> None:
    a, b = report("a", ONE, count(4)), report("b", ONE, count(4))
    assert kinds(chronology([a, b]), a, b) == [REPEATS]
    assert reason(a, b) == "the same words"


def test_the_same_words_with_another_figure_do_not_repeat() -> None:
    a, b = report("a", ONE, count(4)), report("b", ONE, count(7))
    assert kinds(chronology([a, b]), a, b) == [CONTRADICTS]


def test_one_origin_does_not_corroborate_itself() -> None:
    documents = [doc("a", origin="Agency"), doc("b", origin="Agency")]
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4))
    found = chronology([a, b], documents)
    assert kinds(found, a, b) == [REPEATS]
    assert found.relations[0].reason == "one origin, Agency, and the same content"


def test_the_other_polarity_denies() -> None:
    yes = report("a", ONE)
    no = report("b", "No people were killed in a hut when an avalanche came down over Orlin.", denied=True)
    (relation,) = chronology([yes, no]).relations
    assert (relation.kind, relation.claims) == (DENIES, (no.id, yes.id))


def test_claims_without_figures_corroborate_by_their_words() -> None:
    a = report("a", "An avalanche destroyed a mountain hut above Orlin.")
    b = report("b", "The mountain hut over Orlin was destroyed by a huge avalanche.")
    assert reason(a, b) == "a and b tell of the same, with the words avalanche, destroyed, hut, mountain, orlin"


def test_one_document_that_tells_how_it_went_on_does_not_contradict_itself() -> None:
    a, b = report("a", ONE, count(4)), report("a", TWO, count(7), start=80)
    assert kinds(chronology([a, b]), a, b) == []


def test_two_claimants_in_one_document_can_contradict_each_other() -> None:
    a = report("a", ONE, count(40), claimant="East")
    b = report("a", TWO, count(7), claimant="West", start=80)
    assert kinds(chronology([a, b]), a, b) == [CONTRADICTS]


# Why not


def row(*figures: Figure, text: str = ONE, **parts: Any) -> Row:
    claim = saying("a", text, figures=figures, places=[name.title() for name in parts.get("places", ())])
    return Row(index=0, id=claim.id, document="a", origin="a", figures=figures, claim_of=lambda _: claim, **parts)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (count(4), count(9), None),
        (count(4), count(9, measure=Measure.CASUALTIES), "killed against casualties"),
        (count(4), count(9, measure=Measure.INJURED), "killed against injured"),
        (count(4), count(9, of=(0, 3)), "a part against the whole"),
        (count(12), count(3, counted="children"), "a part against the whole"),
        (count(1), count(1, counted="man"), None),
        (count(4, counted="women"), count(9, counted="men"), "women against men"),
        (count(4, counted="soldiers"), count(9, counted="troops"), None),
        (count(4), count(9, counted=None), None),
        (
            count(4, accumulation=Accumulation.CUMULATIVE),
            count(9, accumulation=Accumulation.INCREMENTAL),
            "a total against an addition",
        ),
        (count(4, unit="km2"), count(9, unit="ha"), "other units"),
        (count(4, measure=None, counted=None), count(9, measure=None, counted=None), "no telling what is counted"),
    ],
)
def test_why_figures_cannot_be_compared(ours: Figure, theirs: Figure, expected: str | None) -> None:
    assert why_not(row(ours), ours, row(theirs), theirs) == expected
    assert (why_not(row(theirs), theirs, row(ours), ours) is None) is (expected is None)


DAY = 86400


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((0, DAY), (0, DAY), None),
        ((0, DAY), (DAY, 2 * DAY), "another day"),
        ((0, 60 * DAY), (70 * DAY, 71 * DAY), "another time"),
        ((0, 90 * DAY), (60 * DAY, 90 * DAY), "another stretch of time"),
        ((0, 90 * DAY), (0, 80 * DAY), None),
        ((0, None), (0, DAY), "another stretch of time"),
        ((None, None), (0, DAY), None),
    ],
)
def test_why_times_cannot_be_compared(
    a: tuple[int | None, int | None], b: tuple[int | None, int | None], expected: str | None
) -> None:
    figure = count(4)
    assert why_not(row(figure, about=a), figure, row(figure, about=b), figure) == expected
    assert why_not(row(figure, about=b), figure, row(figure, about=a), figure) == expected


def test_one_of_two_places_is_a_part_of_the_whole() -> None:
    figure = count(4)
    part = row(figure, places=("orlin",))
    whole = row(figure, places=("orlin", "varn"), text="The avalanches in Orlin and Varn killed people.")
    nested = row(figure, places=("orlin", "varnland"), text="The avalanche in Orlin, Varnland, killed people.")
    assert why_not(part, figure, whole, figure) == "a part against the whole"
    assert why_not(part, figure, nested, figure) is None
    assert why_not(part, figure, row(figure, places=("varn",)), figure) == "another place"


def test_a_part_does_not_contradict_the_whole_between_claims() -> None:
    a = report("a", ONE, count(12))
    for other in (count(3, counted="children"), count(30, measure=Measure.CASUALTIES), count(3, of=(0, 2))):
        b = report("b", TWO, other)
        assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


def test_a_figure_that_fits_two_is_compared_with_neither() -> None:
    a = report("a", ONE, count(9))
    b = report("b", TWO, count(4), count(6))
    assert CONTRADICTS not in kinds(chronology([a, b]), a, b)


# Words, keys, settings


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("soldiers", "soldier"),
        ("cities", "city"),
        ("women", "woman"),
        ("crashes", "crash"),
        ("bus", "bus"),
        ("ss", "ss"),
    ],
)
def test_singular(noun: str, expected: str) -> None:
    assert singular(noun) == expected


def test_groups_of_counted_things() -> None:
    assert group("North Korean troops") == group("soldier") == "soldier"
    assert group("people") == group(None) == group("  ") == ""


def test_claims_of_one_month_that_name_one_place_share_a_key_and_those_of_another_year_do_not() -> None:
    near, same, far = (row(about=(day * DAY, (day + 1) * DAY), places=("orlin",)) for day in (100, 110, 600))
    assert set(keys(near)) & set(keys(same))
    assert not set(keys(near)) & set(keys(far))


def test_claims_of_one_story_share_a_key_by_one_word_and_those_of_two_by_two() -> None:
    def told(story: str, *words: str) -> set[str]:
        return set(keys(row(story=story, words=words, rarity=dict.fromkeys(words, 1.0))))

    assert told("s", "avalanche", "hut") & told("s", "avalanche", "ski")
    assert not told("s", "avalanche", "hut") & told("t", "avalanche", "ski")
    assert told("s", "avalanche", "hut") & told("t", "avalanche", "hut")


def test_claims_that_tell_what_their_story_is_about_share_a_key() -> None:
    assert set(keys(row(story="s", lead=0.3))) & set(keys(row(story="s", lead=0.2)))
    assert not set(keys(row(story="s", lead=0.3))) & set(keys(row(story="t", lead=0.3)))
    assert not set(keys(row(story="s", lead=0.3))) & set(keys(row(story="s", lead=0.01)))


def like(a: Row, b: Row) -> Likeness:
    return likeness(features(a), features(b), HappeningsSettings())


def test_what_a_story_is_about_joins_claims_that_share_a_word() -> None:
    def told(lead: float, *words: str) -> Row:
        return row(story="s", lead=lead, about=(0, DAY), words=words, rarity=dict.fromkeys(words, 1.0))

    a, b, aside = told(0.3, "avalanche", "hut"), told(0.25, "avalanche", "rescuers"), told(0.02, "avalanche", "skiing")
    assert like(a, b).score >= HappeningsSettings().same
    assert "both tell what their story is about" in like(a, b).reason()
    assert like(a, aside).score < HappeningsSettings().same
    assert like(a, told(0.3, "minister")).score < HappeningsSettings().same


def test_one_story_is_not_one_happening_without_a_deed_in_common() -> None:
    """Who is named in every report on a story says nothing of what happened."""

    def told(text: str) -> Row:
        words = tuple(sorted(set(text.lower().strip(".").split())))
        rarity = dict.fromkeys(words, 0.9)
        return row(text=text, story="s", lead=0.3, about=(0, DAY), words=words, rarity=rarity)

    bought, deal = (
        told("Yesterday Norcorp bought Varn Mills together with their debts."),
        told("The takeover of Varn Mills by Norcorp was signed."),
    )
    hired = told("Yesterday Norcorp of Varn Mills hired several clerks with good grades.")
    same = HappeningsSettings().same
    assert like(bought, deal).score >= same
    assert like(bought, hired).score < same


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("died", "die"),
        ("deaths", "die"),
        ("acquisition", "acquire"),
        ("buys", "acquire"),
        ("arrested", "arrest"),
        ("killing", "kill"),
        ("killer", None),
        ("table", None),
    ],
)
def test_words_of_one_kind_of_happening(word: str, expected: str | None) -> None:
    assert kind(word) == expected


def test_a_word_tells_of_one_kind_only() -> None:
    told: dict[str, str] = {}
    for name, found in sections(PACKAGE, "kinds.txt")["happenings"]:
        for word in found.split():
            assert told.setdefault(root(word), name) == name, word


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        ((0, DAY), (0, DAY), True),
        ((0, DAY), (90 * DAY, 91 * DAY), False),
        ((0, 31 * DAY), (31 * DAY, 59 * DAY), False),
        ((None, None), (0, DAY), True),
    ],
    ids=["one day", "months apart", "known to the month", "undated"],
)
def test_a_story_of_months_is_about_several_happenings(ours: Window, theirs: Window, one: bool) -> None:
    def told(said: Window, *words: str) -> Row:
        rarity = {**dict.fromkeys(words, 1.0), "norland": 0.5}
        return row(story="s", lead=0.3, said=said, words=("norland", *words), rarity=rarity)

    found = like(told(ours, "treaty"), told(theirs, "casualties"))
    assert (found.lead >= 0.9) is one


def test_claims_of_a_vague_time_join_after_the_others() -> None:
    def told(about: Window) -> Row:
        words = ("avalanche", "hut")
        return row(story="s", lead=0.3, about=about, words=words, rarity=dict.fromkeys(words, 1.0))

    year, undated = told((0, 366 * DAY)), told((None, None))
    same = HappeningsSettings().same
    assert same < like(year, undated).score < like(undated, undated).score


def test_what_did_not_happen_is_no_part_of_what_did() -> None:
    words: dict[str, Any] = {"words": ("orlin", "hut"), "rarity": {"orlin": 0.4, "hut": 0.4}, "about": (0, DAY)}
    yes, no = (
        row(story="s", lead=0.3, polarity=polarity, **words) for polarity in (Polarity.POSITIVE, Polarity.NEGATIVE)
    )
    assert like(yes, yes).score >= HappeningsSettings().same > like(yes, no).score


def test_what_two_stories_are_about_joins_nothing() -> None:
    a, b = (row(story=story, lead=0.3, about=(0, DAY)) for story in "st")
    assert like(a, b).score < HappeningsSettings().same


def test_claims_of_two_stories_need_more_words_in_common() -> None:
    ours, theirs = ("avalanche", "hut", "orlin", "ridge"), ("avalanche", "hut", "orlin", "slope")
    parts: dict[str, Any] = {"rarity": dict.fromkeys((*ours, *theirs), 1.0), "about": (0, DAY), "places": ("orlin",)}
    strict = HappeningsSettings(elsewhere=0.9, met=0)
    one = features(row(story="s", words=ours, **parts))
    for story, joined in (("s", True), ("t", False)):
        other = features(row(story=story, words=theirs, **parts))
        assert (likeness(one, other, strict).score >= strict.same) is joined


def test_one_day_and_one_place_make_up_for_another_story() -> None:
    ours, theirs = ("avalanche", "hut", "orlin", "ridge"), ("avalanche", "hut", "orlin", "slope")
    parts: dict[str, Any] = {"rarity": dict.fromkeys((*ours, *theirs), 1.0), "about": (0, DAY)}
    strict = HappeningsSettings(elsewhere=0.9)
    for places, joined in (("orlin",), True), (("telm",), False):
        one, other = (
            features(row(story=story, words=words, places=named, **parts))
            for story, words, named in (("s", ours, ("orlin",)), ("t", theirs, places))
        )
        assert (likeness(one, other, strict).score >= strict.same) is joined


def test_the_threshold_is_a_setting() -> None:
    a, b = report("a", ONE, count(4)), report("b", TWO, count(4))
    strict = chronology([a, b], linkers=[(HAPPENINGS, HappeningsSettings(same=1.0, story=0.0, time=0.0))])
    assert not together(strict, a, b)


def test_reasons_of_one_happening_name_their_terms() -> None:
    words: dict[str, Any] = {"words": ("avalanche", "hut"), "rarity": {"avalanche": 1.0, "hut": 0.9}, "about": (0, DAY)}
    a, b = row(count(4), places=("orlin",), **words), row(count(7), places=("orlin",), **words)
    found = likeness(features(a), features(b), HappeningsSettings())
    assert found.reason().startswith("the words avalanche, hut; ")
    assert "figures of one thing; places in common; one day" in found.reason()


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (("orlin",), ("orlin region",), None),
        (("norland", "orlin"), ("province of orlin",), None),
        (("orlin",), ("varn",), "another place"),
        (("orlin region",), ("varn region",), "another place"),
    ],
)
def test_a_place_is_named_with_its_kind_or_without(
    ours: tuple[str, ...], theirs: tuple[str, ...], expected: str | None
) -> None:
    assert places_differ(row(places=ours), row(places=theirs)) == expected


def test_an_open_time_is_no_stretch() -> None:
    assert times_differ((None, 10 * DAY), (None, 60 * DAY)) is None
    assert times_differ((0, 10 * DAY), (0, 60 * DAY)) == "another stretch of time"


def test_notes_of_days_that_lie_apart_are_two_happenings() -> None:
    note = "{} are killed in Orlin when a bus crashes into a wall."
    first = report("a", note.format("Two people"), count(2), about="[2024-04-30..2024-05-01]")
    second = report("b", note.format("Five miners"), count(5), about="[2024-05-08..2024-05-09]", said="2024-05-09")
    assert not together(chronology([first, second]), first, second)


def test_a_statement_that_is_repeated_is_one_in_whatever_story() -> None:
    text = "Norland's forces had fought island troops for the first time."
    first = saying("a", text, said="2024-05-01", actors=["island troops"])
    second = saying("b", text, said="2024-05-09", actors=["island troops"])
    assert together(chronology([first, second]), first, second)


def test_two_towns_of_one_country_are_two_places() -> None:
    def found(town: str) -> list[RelationKind]:
        places: list[Any] = [[(name, "city"), ("Norland", "country")] for name in ("Orlin", town)]
        claims = [
            report(
                name,
                f"A rocket hits a house in {where[0][0]}, Norland, and kills {number} people.",
                count(number),
                places=where,
            )
            for name, number, where in zip("ab", (5, 9), places, strict=True)
        ]
        return kinds(chronology(claims), *claims)

    assert not found("Varn")
    assert found("Orlin") == [CONTRADICTS]


def test_news_of_the_next_day_revises_nothing_unless_it_counts_on() -> None:
    def found(text: str) -> list[RelationKind]:
        first = report("a", "Rockets kill 30 people in Orlin.", count(30), about="[2024-04-30..2024-05-01]")
        parts = {"said": "2024-05-02", "about": "[2024-05-01..2024-05-02]"}
        second = report("b", text, count(40), **parts)
        return kinds(chronology([first, second]), first, second)

    assert not found("Rockets kill 40 people in Orlin.")
    assert found("The death toll of the rockets in Orlin rises to 40 people.") == [REVISES]
