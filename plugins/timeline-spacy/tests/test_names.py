from itertools import pairwise

import pytest

from timeline.model.mention import ActorMention, PlaceMention
from timeline_spacy.names import extract


def names(view, text):
    return {
        text[mention.start : mention.end]: (type(mention).__name__[:-7].lower(), mention.name, mention.kind)
        for mention in extract(view(text))
    }


def test_places_keep_the_name_they_are_filed_under(view):
    found = names(view, "Ukrainian forces left the city of Kharkiv.")
    assert found["Ukrainian"] == ("place", "Ukraine", "demonym")
    assert found["Kharkiv"][0] == "place"


def test_a_city_in_the_name_of_a_newspaper_is_no_place(view):
    found = names(view, "Anna Berg told The Washington Post that the dam held.")
    assert found["Washington Post"] == ("actor", "Washington Post", "organisation")
    assert "Washington" not in found


def test_a_place_of_no_list_is_found(view):
    text = "He lives in Lahti. She lives in Lahti."
    assert [m for m in extract(view(text)) if not isinstance(m, ActorMention)] == [
        PlaceMention(spans=((start, start + 5),), name="Lahti") for start in (12, 32)
    ]


def test_roles_stay(view):
    found = names(view, "The ministry said so, and a senior police official agreed.")
    assert found["The ministry"] == ("actor", "ministry", "organisation")
    assert found["a senior police official"][2] == "role"


def test_a_last_name_is_filed_under_the_full_one(view):
    found = names(view, "Anna Berg spoke first. Later Berg left.")
    assert found["Berg"] == ("actor", "Anna Berg", "person")


def test_a_name_is_one_thing_in_a_document(view):
    text = "Maplewood is closed. They live in Maplewood. She left Maplewood. He came to Maplewood."
    kinds = {type(mention) for mention in extract(view(text)) if text[mention.start : mention.end] == "Maplewood"}
    assert len(kinds) == 1


@pytest.mark.parametrize("text", ["", "\n", "The 's", "\ud800 Norra \ud800", "A" * 500 + " B" * 500])
def test_odd_text_raises_nothing(view, text):
    assert all(mention.end <= len(text) for mention in extract(view(text)))


def test_actors_do_not_overlap(view):
    text = "President Anna Berg of the Norra Port Authority met Tom Hart, the Danish envoy, in Paris on Monday."
    actors = [mention for mention in extract(view(text)) if isinstance(mention, ActorMention)]
    assert all(first.end <= second.start for first, second in pairwise(actors))
