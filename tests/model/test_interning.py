"""Interning: equal parts of claims are one object, and neither the claims that were given nor their values change."""

import copy

from timeline.model.claim import Claim, Entity
from timeline.model.interning import interned
from timeline.model.timeline import Timeline
from timeline.model.when import When


def claim(place: int, text: str | None, name: str = "".join(("Or", "lin"))) -> Claim:
    day = When.day(2026, 3, 1).read_as(text=text)
    return Claim(document="d", spans=((place, place + 4),), text="They", about=day, said=day, places=(Entity(name),))


def parts(claims: list[Claim]) -> list[int]:
    """The identity of everything that could be put in the place of something equal."""
    return [
        id(part)
        for one in claims
        for when in (one.said, one.about)
        for part in (one, when, when and when.begin, when and when.end, one.certainty, one.places, one.places[0].name)
    ]


def test_equal_parts_are_one_object() -> None:
    claims = [claim(0, "1 March"), claim(9, "1 March", " Orlin"[1:])]
    first, second = found = interned(claims)
    assert list(found) == claims
    assert [one.id for one in found] == [one.id for one in claims]
    assert first.about is second.about is first.said
    assert first.certainty is second.certainty
    assert first.places[0].name is second.places[0].name


def test_the_claims_that_were_given_stay_as_they_are() -> None:
    claims = [claim(0, "1 March"), claim(9, "1 March", " Orlin"[1:]), claim(20, "Sunday")]
    before, values = parts(claims), copy.deepcopy(claims)
    interned(claims)
    Timeline((), claims)
    assert parts(claims) == before
    assert claims == values


def test_what_is_interned_is_not_copied_again() -> None:
    found = interned([claim(0, "1 March"), claim(9, "1 March", " Orlin"[1:])])
    assert all(one is other for one, other in zip(interned(found), found, strict=True))


def test_times_that_were_read_from_other_words_keep_them() -> None:
    found = interned([claim(0, "1 March"), claim(9, "Sunday"), claim(20, None)])
    assert [one.about and one.about.text for one in found] == ["1 March", "Sunday", None]
    assert len({id(one.about.begin) for one in found if one.about}) == 1
