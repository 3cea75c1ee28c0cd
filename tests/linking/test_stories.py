"""Stories: which documents report on one thing."""

from collections.abc import Sequence
from itertools import permutations

from tests.linking.factory import chronology, doc, saying
from timeline.linking.settings import LinkingSettings
from timeline.linking.stories import stories
from timeline.model.claim import Claim
from timeline.model.document import Document

DAM = (
    "The dam above Orlin gave way on Friday and the flood took two bridges, the Varn river office said.",
    "Two bridges are gone after the Orlin dam gave way. The river office in Varn has closed the valley road.",
    "Engineers of the Varn river office had warned of cracks in the Orlin dam before it gave way.",
)
FAIR = (
    "Anna Keller won the pumpkin fair of Melbach with a fruit of 612 kilograms, the jury said.",
    "The heaviest pumpkin at the Melbach fair weighs 612 kilograms and was grown by Anna Keller.",
)


def told(texts: Sequence[str], published: str | None = None) -> list[Document]:
    return [doc(text[4:16], text=text, published=published) for text in texts]


def together(*documents: Document, claims: Sequence[Claim] = ()) -> list[set[str]]:
    """The stories of some documents, each as the beginnings of their texts."""
    found = stories(documents, claims, LinkingSettings())
    return [set(names) for names in dict.fromkeys(story.documents for story in found.values())]


def names(documents: Sequence[Document]) -> set[str]:
    return {document.id for document in documents}


def test_documents_that_share_names_and_words_are_one_story() -> None:
    dam, fair = told(DAM), told(FAIR)
    assert sorted(together(*dam, *fair), key=min) == sorted((names(dam), names(fair)), key=min)


def test_a_story_is_named_after_its_smallest_document() -> None:
    found = stories(told(DAM), (), LinkingSettings())
    assert {story.id for story in found.values()} == {min(found)}


def test_the_order_of_documents_never_shows() -> None:
    documents = told((*DAM, *FAIR), "2024-05-01")
    expected = stories(documents, (), LinkingSettings())
    for order in permutations(documents):
        found = stories(order, (), LinkingSettings())
        assert list(found) == list(expected)
        assert [one.documents for one in found.values()] == [one.documents for one in expected.values()]


def test_one_bridge_between_two_stories_does_not_make_them_one() -> None:
    bridge = doc("bridge", text=f"{DAM[0]} {FAIR[0]}")
    assert len(together(*told(DAM), *told(FAIR), bridge)) >= 2


def test_days_make_documents_alike_and_distance_unlike() -> None:
    texts = (
        "A house burnt down in Orlin, and the fire brigade of Varn came with three engines.",
        "The brigade was called to a house fire in Orlin, where nobody was at home.",
    )
    settings = LinkingSettings(one_story=0.25)

    def one(first: str, second: str, *claims: Claim) -> bool:
        documents = [doc("a", text=texts[0], published=first), doc("b", text=texts[1], published=second)]
        found = stories(documents, claims, settings)
        return found["a"] is found["b"]

    assert one("2024-05-01", "2024-05-02")
    assert not one("2024-05-01", "2024-11-02")
    # A late report that names the day is as close as one of that day.
    assert one("2024-05-01", "2024-11-02", saying("b", texts[1], about="2024-05-01"))


def test_what_papers_print_under_any_report_makes_no_story() -> None:
    furniture = (
        "Sign up for our Daily Briefing and never miss a story again!\nWe have sent you a Verification Email.\n"
        "Download the free Gazette App for your Phone.\n"
    )
    documents = [
        doc("a", text=furniture + FAIR[0], published="2024-01-01"),
        doc("b", text=furniture + DAM[0], published="2024-03-01"),
    ]
    assert len(together(*documents)) == 2
    assert len(together(*(doc(one.id, text=one.text.replace(furniture, "")) for one in documents))) == 2


def test_short_texts_prove_nothing() -> None:
    assert len(together(doc("a", text="Page Not Found."), doc("b", text="Page Not Found."))) == 2


def test_documents_without_text_or_sense_are_stories_of_their_own() -> None:
    odd = [
        doc("a", text=""),
        doc("b", text="\n\n..!?"),
        doc("c", text="\ud800 \U0010ffff" * 40),
        doc("d", text="1 " * 99),
    ]
    assert len(together(*odd)) == 4
    assert stories((), (), LinkingSettings()) == {}


def test_a_claim_without_a_time_tells_of_what_was_since_its_story_began() -> None:
    early = [saying(name, text, about="2024-05-03", said="2024-05-04") for name, text in zip("ab", DAM, strict=False)]
    closed = [
        saying(name, "A road was closed.", said="2024-05-04", start=len(DAM[at]) + 1) for at, name in enumerate("ab")
    ]
    late = saying("c", DAM[2], said="2024-08-20")
    documents = [
        doc("a", text=f"{DAM[0]} A road was closed.", published="2024-05-04"),
        doc("b", text=f"{DAM[1]} A road was closed.", published="2024-05-04"),
        doc("c", text=f"{DAM[2]} It broke on 3 May.", published="2024-08-20"),
    ]
    told_again = saying("c", "It broke on 3 May.", about="2024-05-03", said="2024-08-20", start=len(DAM[2]) + 1)
    found = chronology([*early, *closed, late, told_again], documents)
    assert found.events_of[late.id] == found.events_of[early[0].id]


COURT = (
    "The Orlin district court heard judge Weber on the trial.",
    "Prosecutor Lang asked for three years in prison.",
    "The hall in Varn street was full, wrote the Telm Courier.",
)
BAKER = (
    "Berg sold spoiled flour to bakeries.",
    "The baker Anton Berg denied it.",
    "Flour sacks were shown.",
    "Bakeries lost customers.",
)
DRIVER = (
    "Moor drove a lorry into the wall at night.",
    "The driver Clara Moor denied it.",
    "Skid marks were shown.",
    "The wall cost a fortune.",
)


def trial(name: str, own: Sequence[str], count: int) -> list[Document]:
    """Reports of one trial: two sentences of the court, two of the case."""
    return [
        doc(f"{name} {n}", text=" ".join((COURT[n % 3], COURT[(n + 1) % 3], own[n % 4], own[(n + 1) % 4], f"Day {n}.")))
        for n in range(count)
    ]


def test_many_documents_that_are_tighter_within_than_between_are_two_stories() -> None:
    """Two trials in one court share its words: of a few reports that proves nothing, of many it does."""
    assert list(map(len, together(*trial("a", BAKER, 3), *trial("b", DRIVER, 3)))) == [6]
    assert list(map(len, together(*trial("a", BAKER, 9), *trial("b", DRIVER, 9)))) == [9, 9]
