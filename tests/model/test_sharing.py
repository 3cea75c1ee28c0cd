"""Sharing: equal parts of claims are one object, and nothing else changes."""

import attrs

from timeline.model.claim import Claim, Entity
from timeline.model.sharing import share
from timeline.model.when import When


def claim(place: int, text: str | None, name: str = "".join(("Or", "lin"))) -> Claim:
    day = When.day(2026, 3, 1).read_as(text=text)
    return Claim(document="d", spans=((place, place + 4),), text="They", about=day, said=day, places=(Entity(name),))


def test_equal_parts_are_one_object_and_the_claims_stay_equal() -> None:
    claims = [claim(0, "1 March"), claim(9, "1 March", " Orlin"[1:])]
    before = [attrs.evolve(one) for one in claims]
    share(claims)
    assert claims == before
    assert [one.id for one in claims] == [one.id for one in before]
    first, second = claims
    assert first.about is second.about is first.said
    assert first.certainty is second.certainty
    assert first.places[0].name is second.places[0].name


def test_times_that_were_read_from_other_words_keep_them() -> None:
    claims = [claim(0, "1 March"), claim(9, "Sunday"), claim(20, None)]
    share(claims)
    assert [one.about and one.about.text for one in claims] == ["1 March", "Sunday", None]
    assert len({id(one.about.begin) for one in claims if one.about}) == 1
