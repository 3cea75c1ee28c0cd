"""When a claim is about that names no time: what its tense and the date before it say."""

from typing import Any

import pytest

from timeline.model import edtf
from timeline.model.claim import Claim, Ground
from timeline_plugins.extractors.claims.predicates import predicate
from timeline_plugins.extractors.claims.tense import Tense, tense


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("rebels blew up the bridge", Tense.PAST),
        ("rebels broke the siege", Tense.PAST),
        ("the bridge was destroyed", Tense.PAST),
        ("the bridge has been destroyed", Tense.PERFECT),
        ("the army had quickly withdrawn", Tense.PAST),
        ("they did not reach the river", Tense.PAST),
        ("the army will retreat", Tense.FUTURE),
        ("the army is widely expected to retreat", Tense.FUTURE),
        ("the army was expected to retreat", None),
        ("the army could retreat", None),
        ("the troops are in the town", Tense.STATE),
        ("the troops were in the town", None),
        ("they were negotiating", None),
        ("the reported losses worry the general", Tense.STATE),
        ("the town held by rebels needs water", Tense.STATE),
        ("the minister believed in peace", None),
        ("troops wounded in may are at home", None),
        ("the men who fled want to return", Tense.STATE),
        ("two people are killed when a bus leaves the road near orlin", Tense.NEWS),
        ("a bus crashes into a house in orlin", Tense.NEWS),
        ("gunmen attack a convoy near telm and burn two lorries", Tense.NEWS),
        ("forty houses are also completely destroyed in a fire", Tense.NEWS),
        ("the death toll of the floods rises to 40 and two villages are destroyed", Tense.STATE),
        ("two men are charged with murder", Tense.STATE),
        ("forty people are known to have died", Tense.STATE),
        ("the flu kills thousands every winter", None),
        ("a missile destroys a house in sall", Tense.NEWS),
        ("forty air strikes worry the town", None),
        ("two attacks worry the town", None),
        ("the crash in orlin was the second this year", None),
    ],
)
def test_tense_is_read_off_the_main_verb(words_of: Any, sentence: str, expected: Tense | None) -> None:
    words = words_of(sentence).all
    assert tense(words.norms, predicate(words)) is expected


def only(claims: list[Claim], words: str) -> Claim:
    (found,) = [claim for claim in claims if words in claim.text]
    return found


def about(claim: Claim) -> str | None:
    return edtf.format(claim.about) if claim.about else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Rebels have destroyed the bridge at Sall.", "bridge", "[..2025-02-03]"),
        ("The army will leave the town of Sall.", "town", "[2025-02-03..]"),
        ("The army could leave the town of Sall.", "town", None),
        ("The general is in the town of Sall.", "town", "2025-02-03"),
        ("Crews are searching the ruins of Sall.", "ruins", "2025-02-03"),
        ("Forty people are known to have died in Sall.", "died", None),
        ("The general was in the town of Sall.", "town", None),
        ("The mayor said on Friday that rebels destroyed the bridge.", "destroyed", "[..2025-01-31]"),
        ("Did rebels destroy the bridge at Sall?", "bridge", None),
    ],
)
def test_what_is_done_is_not_after_it_was_said(claims_of: Any, text: str, words: str, expected: str | None) -> None:
    claim = only(claims_of(text), words)
    assert about(claim) == expected
    assert Ground.TIME not in claim.grounds
    if claim.about:
        assert claim.about.rule
        assert claim.about.anchor


def test_what_is_so_in_a_month_is_of_no_day(claims_of: Any) -> None:
    assert about(only(claims_of("The general is in the town of Sall.", "2025-02"), "town")) is None


def test_nothing_is_told_where_it_is_not_known_when_it_was_said(claims_of: Any) -> None:
    assert about(only(claims_of("Rebels have destroyed the bridge at Sall.", None), "bridge")) is None


LONG_AGO = "In May 1961, the general visited Sall. He promised a road. "


def test_what_is_told_behind_a_date_of_long_ago_goes_on_from_it(claims_of: Any) -> None:
    claim = only(claims_of(LONG_AGO), "road")
    assert about(claim) == "1961-05?"
    assert claim.about is not None
    assert claim.about.anchor == "May 1961"
    assert about(only(claims_of(LONG_AGO, None), "road")) == "1961-05?"


@pytest.mark.parametrize(
    "text",
    [
        LONG_AGO.replace("He promised", "He has promised"),
        LONG_AGO.replace(" He", "\n\nHe"),
        LONG_AGO.replace("Sall.", "Sall before the treaty of 1970."),
        LONG_AGO.replace("In May 1961, the general visited Sall.", "The general visited Sall in May 1961."),
        LONG_AGO.replace("May 1961", "December"),
    ],
)
def test_the_date_goes_no_further_than_its_paragraph_its_tense_and_the_next_date(claims_of: Any, text: str) -> None:
    assert about(only(claims_of(text), "road")) == "[..2025-02-03]"


def test_the_time_of_one_proposition_is_not_that_of_another_in_its_sentence(claims_of: Any) -> None:
    found = claims_of("The dam of Rill broke on 5 May 2001, but the ministry has never paid its workers.")
    later = next(claim for claim in found if "never paid" in claim.text)
    assert later.about is None or "2001" not in edtf.format(later.about)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A judge sentenced Carl Voss on Monday for his 2005 rampage.", "2025-02-03"),
        ("Carl Voss was sentenced for his 2005 rampage.", "[..2025-02-03]"),
        ("Nine people died in the 2005 rampage.", "2005"),
        ("The 2005 rampage killed nine people.", "2005"),
        ("The town counted 12 thefts, up from 9 in 2021.", "[..2025-02-03]"),
        ("The mayor closed the bridge in 2021 and left.", "2021"),
    ],
)
def test_a_date_that_names_a_thing_or_a_comparison_dates_nothing(claims_of: Any, text: str, expected: str) -> None:
    assert about(claims_of(text)[0]) == expected


NEWS = "[2025-02-02..2025-02-03]"
NOTE = "Two people are killed when a bus leaves the road near Orlin. A third is hurt."


def test_a_note_in_the_present_tells_of_its_day_or_the_one_before(claims_of: Any) -> None:
    claim = only(claims_of(NOTE), "killed")
    assert about(claim) == NEWS
    assert claim.about is not None
    assert claim.about.rule == "told as news: on the day on which it was said or the one before"
    assert about(only(claims_of(NOTE, None), "killed")) is None


@pytest.mark.parametrize(
    "text",
    [
        "A bus crashes into a house in Orlin. Police came to the house. They carried two people out. Both died.",
        "The flu strikes again. It struck in May. Many died.",
    ],
)
def test_other_texts_tell_in_the_present_what_is_so_in_general(claims_of: Any, text: str) -> None:
    for claim in claims_of(text):
        assert (
            claim.about is None or claim.about.rule != "told as news: on the day on which it was said or the one before"
        )


def test_headlines_tell_in_the_present_what_was_done_days_ago(claims_of: Any) -> None:
    text = "Old mayor of Orlin dies at 91\n\nThe old mayor of Orlin died in his sleep on Thursday, his son said.\n"
    assert about(only(claims_of(text), "dies")) == "[..2025-02-03]"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("This year's bridge prize is awarded in Orlin. A jury of nine elects Ada Keller.", "awarded", NEWS),
        ("Hundreds are arrested in Orlin in a protest at the flood of 12 January.", "arrested", NEWS),
        ("Hundreds are arrested in Orlin on 3 February 2025.", "arrested", "2025-02-03"),
        ("The trial of the mayor begins on 12 March in Orlin.", "trial", "2025-03-12"),
    ],
)
def test_a_date_before_the_news_is_of_something_else(claims_of: Any, text: str, words: str, expected: str) -> None:
    assert about(only(claims_of(text), words)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The academy picked Ada Keller to host 2026 awards in Orlin.", "picked", "[..2025-02-03]"),
        ("Ada Keller hosted the awards in 2021.", "hosted", "2021"),
        ("Police arrested two men over last year's attack in Orlin.", "arrested", "[..2025-02-03]"),
        ("Police arrested two men last year in Orlin.", "arrested", "2024"),
        ("The 2021 flood killed nine people in Orlin.", "flood", "2021"),
    ],
)
def test_a_date_that_names_a_thing_is_not_when_it_is_about(
    claims_of: Any, text: str, words: str, expected: str
) -> None:
    assert about(only(claims_of(text), words)) == expected


def test_the_date_of_the_page_below_a_headline_is_no_part_of_it(claims_of: Any) -> None:
    text = "Mayor of Orlin arrested in raid\non February 3, 2025\n\nThe mayor was arrested at his house, police said.\n"
    claim = only(claims_of(text), "raid")
    assert claim.text == "Mayor of Orlin arrested in raid"
    assert about(claim) == "[..2025-02-03]"
