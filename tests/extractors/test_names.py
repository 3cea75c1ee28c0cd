"""Names: places of the gazetteer and by pattern; persons, organisations, roles and groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.document import Document
from timeline.plugin.view import View
from timeline_plugins.extractors.names import actors, places
from timeline_plugins.extractors.names.gazetteer import gazetteer
from timeline_plugins.extractors.segments import sentences, tokens

Found = tuple[str, str, str | None]


def view(text: str) -> View:
    bare = View(Document(id="t", text=text), {})
    return View(bare.document, {"token": next(tokens(bare)), "sentence": next(sentences(bare))})


def found_places(text: str) -> list[Found]:
    return [(text[mention.start : mention.end], mention.name, mention.kind) for mention in places(view(text))]


def found_actors(text: str) -> list[Found]:
    return [(text[mention.start : mention.end], mention.name, mention.kind) for mention in actors(view(text))]


PLACES = [
    ("They met in Kiev.", ("Kiev", "Kyiv", "city")),
    ("The DPRK sent troops.", ("DPRK", "North Korea", "country")),
    ("The U.S. replied.", ("U.S.", "United States", "country")),
    ("The North Korean envoy spoke.", ("North Korean", "North Korea", "demonym")),
    ("Ukraine’s army advanced.", ("Ukraine", "Ukraine", "country")),
    ("Shells hit the Kursk region.", ("Kursk region", "Kursk region", "region")),
    ("Shells hit Kursk Oblast.", ("Kursk Oblast", "Kursk region", "region")),
    ("A convoy entered the Gaza Strip.", ("Gaza Strip", "Gaza Strip", "region")),
    ("The flood reached Wadisa province.", ("Wadisa province", "Wadisa province", "region")),
    ("The town of Selovo burned.", ("Selovo", "Selovo", "city")),
    ("Boats crossed Lake Toba.", ("Lake Toba", "Lake Toba", "region")),
    ("He flew to Turkey.", ("Turkey", "Turkey", "country")),
    ("The Rill County Sheriff left.", ("Rill County", "Rill County", "region")),
    ("It was a New York town hall.", ("New York", "New York", "city")),
    ("They landed in Ho Chi Minh City.", ("Ho Chi Minh City", "Ho Chi Minh City", "city")),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_places(text: str, place: Found) -> None:
    assert found_places(text) == [place]


@pytest.mark.parametrize(
    "text", ["Michael Jordan scored.", "Jack London wrote it.", "Reading is fun.", "She cooked a turkey.", "Nice work."]
)
def test_no_places(text: str) -> None:
    assert found_places(text) == []


ACTORS = [
    (
        "A senior Ukrainian intelligence official spoke.",
        ("A senior Ukrainian intelligence official", "senior Ukrainian intelligence official", "role"),
    ),
    ("Then the ministry replied.", ("the ministry", "ministry", "organisation")),
    ("It was confirmed by US officials.", ("US officials", "US officials", "role")),
    ("Ukrainian special forces saw it.", ("Ukrainian special forces", "Ukrainian special forces", "group")),
    ("They captured North Korean soldiers.", ("North Korean soldiers", "North Korean soldiers", "group")),
    ("The Russian Defence Ministry agreed.", ("Russian Defence Ministry", "Russian Defence Ministry", "organisation")),
    ("It was news to Gen. Mark A. Tillman.", ("Gen. Mark A. Tillman", "Mark A. Tillman", "person")),
    ("The U.S. State Department agreed.", ("U.S. State Department", "U.S. State Department", "organisation")),
    ("Then the AFL-CIO agreed.", ("AFL-CIO", "AFL-CIO", None)),
    ("He told Reuters.", ("Reuters", "Reuters", "organisation")),
    (
        "Later the National Intelligence Service agreed.",
        ("National Intelligence Service", "National Intelligence Service", "organisation"),
    ),
]


@pytest.mark.parametrize(("text", "actor"), ACTORS)
def test_actors(text: str, actor: Found) -> None:
    assert found_actors(text) == [actor]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They heard Rill Police Sgt. Anna Berg.", "Anna Berg"),
        ("They heard former Secretary of State Anna Berg.", "Anna Berg"),
        ("Then the Democratic National Convention began.", "Democratic National Convention"),
        ("Then a group called Color of Change began.", "Color of Change"),
        ("They joined the Republican Party's rally.", "Republican Party"),
    ],
)
def test_names_are_whole(text: str, name: str) -> None:
    assert [found for _, found, _ in found_actors(text)] == [name]


def test_a_single_word_at_the_beginning_is_a_name_if_it_has_its_capital_elsewhere() -> None:
    assert found_actors("Fodor left. Nobody saw it.") == []
    assert found_actors("They met Fodor there. Fodor left.") == [("Fodor", "Fodor", None)] * 2


def test_a_last_name_stands_before_its_suffix() -> None:
    assert [name for _, name, _ in found_actors("We saw Ben Lee Holt Jr. there. Then Holt left.")][
        1
    ] == "Ben Lee Holt Jr"


def test_a_short_form_is_filed_under_the_fullest_one_before_it() -> None:
    text = "Volodymyr Zelenskyy spoke on Monday. Later Zelenskyy flew home. President Zelenskyy's wife stayed."
    assert [name for _, name, _ in found_actors(text)] == ["Volodymyr Zelenskyy"] * 3
    assert found_actors("Later Zelenskyy flew home.") == [("Zelenskyy", "Zelenskyy", None)]


@pytest.mark.parametrize(
    "text",
    [
        "However, nothing happened on Monday in March.",
        "Yesterday it rained in Kyiv.",
        "The Quiet Price of Victory:",
        "Several trees fell.",
        "**Looking to the Future:**",
        "\u201cWe're late,\u201d it says.",
        "''There is nothing.''",
        "Write to @FodorNews now.",
        "She lives in Wadisa now.",
        "Then came HARBOUR PLANS OF THE RILL COUNCIL again.",
        "They backed any Fodor-led plan.",
        "It was said (D-Wadisa).",
        "He ran 8 Mile.",
        "\u201cObviously not.\u201d",
    ],
)
def test_no_actors(text: str) -> None:
    assert found_actors(text) == []


def test_every_country_is_found_by_its_name() -> None:
    for rows in gazetteer().by_first.values():
        for parts, name, kind in rows:
            assert parts
            assert name
            assert kind in {"country", "demonym", "city", "region"}
    for name in ("Burkina Faso", "South Sudan", "Papua New Guinea", "Bosnia and Herzegovina", "Japan"):
        assert (name, name, "country") in found_places(f"They left {name} today.")


@given(
    st.text(max_size=300)
    | st.lists(
        st.sampled_from(
            [
                "The",
                "U",
                ".",
                "S",
                ".",
                "President",
                "Mr",
                "Kursk",
                "region",
                "of",
                "the",
                "North",
                "Korea's",
                "'s",
                "Zelenskyy",
                "Ministry",
                "Foreign",
                "de",
                "la",
                "UN",
                "*",
                "**",
                ",",
                ":",
                "Lake",
                "official",
                "senior",
                "military",
                "İ",
                "ßA",
                "O'Neill",
                "town",
                "Secretary-General",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_text_has_names_that_hold(text: str) -> None:
    seen = view(text)
    for place in places(seen):
        assert 0 <= place.start < place.end <= len(text)
        assert place.name
    for actor in actors(seen):
        assert 0 <= actor.start < actor.end <= len(text)
        assert actor.name


def test_a_title_tells_namesakes_apart() -> None:
    names = [name for _, name, _ in found_actors("Peter Berg spoke. Maria Berg came. Mrs. Berg left. Mr. Berg stayed.")]
    assert names == ["Peter Berg", "Maria Berg", "Maria Berg", "Peter Berg"]
