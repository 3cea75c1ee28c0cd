"""Who vouches for a claim, who passes it on, and whom short forms stand for: own sentences."""

from collections.abc import Callable
from typing import Any

import pytest

from timeline.engine.engine import Engine
from timeline.engine.extraction import extract
from timeline.engine.shipped import shipped
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.mention import ActorMention, AttributionMention, PlaceMention
from timeline.text.mentions import MentionIndex
from timeline_plugins.extractors.claims.people import Claimants
from timeline_plugins.extractors.claims.reports import Report, reports
from timeline_plugins.extractors.claims.settings import ClaimSettings


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.of(shipped(), workers=0)


def made(engine: Engine, words_of: Any, text: str) -> list[Report]:
    """The reports of a text that is taken for one sentence after the other, as the assembly asks for them."""
    document = Document(id="d", text=text)
    found = extract(document, engine.registry.extractors, engine.plugin_settings)
    assert found.problems == ()
    mentions = found.mentions
    indexes = [MentionIndex([m for m in mentions if isinstance(m, kind)]) for kind in (ActorMention, PlaceMention)]
    attributions = MentionIndex([m for m in mentions if isinstance(m, AttributionMention)])
    passages = words_of(text)
    claimants = Claimants(passages, indexes[0], indexes[1])  # type: ignore[arg-type]
    ends = [at + 1 for at, mark in enumerate(text) if mark in ".?!" and text[at + 1 : at + 2] in ("", " ", "\n")]
    spans = list(zip([0, *ends], [*ends, len(text)], strict=True))
    return [r for span in spans for r in reports(attributions, span, claimants, ClaimSettings(), passages)]


def claimants_of(engine: Engine, words_of: Any, text: str) -> list[str | None]:
    return [report.claimant.name if report.claimant else None for report in made(engine, words_of, text)]


@pytest.mark.parametrize(
    ("text", "claimant", "reporter"),
    [
        ("The governor told Reuters that 30 people died.", "governor", "Reuters"),
        ("The governor told the BBC on Monday that 30 people died.", "governor", "the BBC"),
        ("The minister said in an interview with the BBC that the dam broke.", "minister", "the BBC"),
        ("Reuters reported that the governor said that 30 people had died there.", "governor", "Reuters"),
        ("The agency quoted the governor as saying that 30 people died.", "governor", "agency"),
        ("The dam broke, the mayor said, as cited by TASS.", "mayor", "TASS"),
        ("According to the mayor, quoted by the Rill Times, the dam broke.", "mayor", "the Rill Times"),
        ("The mayor was quoted by TASS as saying that the dam broke.", "mayor", "TASS"),
        ("Reuters, citing two officials, said 12 people had died.", "two officials", "Reuters"),
        ("Twelve people had died, Reuters reported, citing two officials.", "two officials", "Reuters"),
        # Nobody passes it on: who is told is no medium, and a source is no reporter of himself.
        ("The governor told the council that 30 people died.", "governor", None),
        ("The governor said that 30 people died.", "governor", None),
    ],
)
def test_claimant_and_reporter(engine: Engine, words_of: Any, text: str, claimant: str, reporter: str | None) -> None:
    report = made(engine, words_of, text)[0]
    assert report.claimant is not None
    assert report.claimant.name == claimant
    assert (report.reporter.name if report.reporter else None) == (reporter and reporter.removeprefix("the "))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Berg said it broke. She said it was old.", ["Anna Berg", "Anna Berg"]),
        ("Anna Berg said it broke. Berg said it was old.", ["Anna Berg", "Anna Berg"]),
        ("When Tom Hart came to the dam, he said it was old.", ["Tom Hart"]),
        ("Tom Hart, who said the dam was old, has left.", ["Tom Hart"]),
        ("Two officials in Rill said it broke. They said it was old.", ["Two officials in Rill"] * 2),
        ("The Rill Water Ministry said it broke. Then the ministry said it was old.", ["Rill Water Ministry"] * 2),
        ("Mayor Anna Berg said it broke. It rained. The mayor said it was old.", ["Anna Berg", "Anna Berg"]),
        # Rather nobody than the wrong one.
        ("He said the dam was old.", ["He"]),
        ("Anna Berg said it broke. He said it was old.", ["Anna Berg", "He"]),
        ("Mrs. Berg said it broke. He said it was old.", ["Mrs. Berg", "He"]),
        ("Prosecutors said it broke. He said it was old.", ["Prosecutors", "He"]),
        ("Tom Hart said it broke. Sam Dorn left the town. He said it was old.", ["Tom Hart", "He"]),
        (
            "Tom Hart said it broke. Sam Dorn, once his friend, met Jim Falk, and he said it was old.",
            ["Tom Hart", "he"],
        ),
        # One who is named in what is said does not say it, nor one who only describes the source.
        ("Jim Falk said it broke. Tom Hart is no friend, he said.", ["Jim Falk", "Jim Falk"]),
        ("A spokesman for Tom Hart said it broke.", ["spokesman for Tom Hart"]),
        ("The Hart campaign said it broke.", ["Hart campaign"]),
    ],
)
def test_whom_a_source_stands_for(engine: Engine, words_of: Any, text: str, names: list[str]) -> None:
    assert claimants_of(engine, words_of, text) == names


def test_the_short_form_is_kept_beside_the_fuller_name(engine: Engine, words_of: Any) -> None:
    text = "Anna Berg said it broke. She said it was old."
    second = made(engine, words_of, text)[1].claimant
    assert second is not None
    assert [text[start:end] for start, end in second.spans] == ["She"]


def test_one_who_speaks_within_what_another_says_is_not_taken_up(engine: Engine, words_of: Any) -> None:
    text = "Tom Hart said that Jim Falk had told him that it broke. He added that it was old."
    assert claimants_of(engine, words_of, text)[-1] == "Tom Hart"


def test_a_sentence_that_names_the_source_of_the_one_before_is_still_told(
    claims_of: Callable[..., list[Claim]],
) -> None:
    claims = claims_of(
        "Rill's army has reportedly lost 40 men. This claim, from an official, led to a protest in Rill."
    )
    assert [(c.claimant.name if c.claimant else None) for c in claims] == ["official", None]
    assert claims[1].text.startswith("This claim, from an official, led")


def test_the_words_of_a_reporter_are_no_claim_of_their_own(claims_of: Callable[..., list[Claim]]) -> None:
    claims = claims_of("Reuters reported that the governor said that 30 people had died there.")
    assert [claim.text for claim in claims] == ["30 people had died there"]
