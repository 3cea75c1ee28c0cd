"""Who a report really comes from."""

from tests.linking.factory import doc
from timeline.linking.origins import origins
from timeline.linking.settings import LinkingSettings
from timeline.model.document import Document

WIRE = (
    "A bridge over the northern arm of the river gave way early on Monday while a freight train crossed it, and two of "
    "its wagons fell into the water, the regional transport office said. Nobody was hurt. Divers will look for the "
    "wagons as soon as the current allows it, a spokeswoman said, and the line stays closed until the end of the month."
)


def named(*documents: Document) -> dict[str, str]:
    return {name: origin.name for name, origin in origins(documents, LinkingSettings()).items()}


def test_a_declared_origin_stands() -> None:
    assert named(doc("a", origin="Reuters", publisher="Herald")) == {"a": "Reuters"}


def test_spellings_of_one_origin_are_one() -> None:
    assert len(set(named(doc("a", origin="REUTERS"), doc("b", origin=" Reuters ")).values())) == 1


def test_without_one_it_is_the_publisher_and_else_the_document() -> None:
    assert named(doc("a", publisher="Herald"), doc("b")) == {"a": "Herald", "b": "b"}


def test_copies_of_one_wire_text_are_one_origin() -> None:
    copies = [doc(f"paper-{n}", text=WIRE.replace(" ", "\n" if n else " "), publisher=f"Paper {n}") for n in range(5)]
    assert len(set(named(*copies).values())) == 1


def test_a_copy_comes_from_the_one_published_first() -> None:
    early = doc("z", text=WIRE, publisher="Gazette", published="2024-05-01")
    late = doc("a", text=WIRE, publisher="Herald", published="2024-05-02")
    assert named(late, early) == {"a": "Gazette", "z": "Gazette"}


def test_a_copy_takes_the_origin_that_another_declares_and_says_so() -> None:
    found = origins([doc("a", text=WIRE), doc("b", text=WIRE, origin="AFP")], LinkingSettings())
    assert found["a"].name == "AFP"
    assert found["a"].reason == "the same text as document 'b', which declares it"


def test_nearly_the_same_text_is_one_origin() -> None:
    edited = WIRE.replace("Nobody was hurt.", "No one was injured.").replace("a spokeswoman", "an official")
    found = origins([doc("a", text=WIRE, publisher="A"), doc("b", text=edited, publisher="B")], LinkingSettings())
    assert {origin.name for origin in found.values()} == {"A"}
    assert found["b"].reason.startswith("nearly the same text as")


def test_texts_on_one_subject_are_not_copies() -> None:
    other = "The railway bridge in the north collapsed under a train on Monday. Two wagons lie in the river, we hear."
    assert named(doc("a", text=WIRE, publisher="A"), doc("b", text=other, publisher="B")) == {"a": "A", "b": "B"}


def test_short_equal_texts_prove_nothing() -> None:
    assert named(doc("a", text="Page not found.", publisher="A"), doc("b", text="Page not found.", publisher="B")) == {
        "a": "A",
        "b": "B",
    }


def test_order_never_shows() -> None:
    documents = [doc(f"d{n}", text=WIRE + f" {n}" * (n % 4), publisher=f"P{n}") for n in range(12)]
    assert named(*documents) == named(*reversed(documents))


def test_an_agency_that_the_text_credits_is_the_origin_and_the_words_are_kept() -> None:
    found = origins([doc("a", text=WIRE, origin="Reuters", credit="(Reuters)", publisher="Herald")], LinkingSettings())
    assert found["a"].name == "Reuters"
    assert found["a"].reason == "its text credits it: (Reuters)"


def test_a_copy_without_the_credit_has_the_origin_of_the_one_with_it() -> None:
    found = named(doc("a", text=WIRE, publisher="A"), doc("b", text=f"{WIRE}\nAP", publisher="B", origin="AP"))
    assert found == {"a": "AP", "b": "AP"}


def test_without_a_publisher_it_is_the_site() -> None:
    assert named(doc("a", url="https://www.gazette.example/1"), doc("b", url="http://gazette.example/2")) == {
        "a": "gazette.example",
        "b": "gazette.example",
    }


def test_one_page_is_one_origin_whatever_became_of_its_text() -> None:
    found = origins(
        [
            doc("a", text="The bridge is closed.", url="https://x.example/bridge", publisher="X"),
            doc("b", text=WIRE, url="https://web.archive.org/web/2024/https://x.example/bridge", publisher="Archive"),
        ],
        LinkingSettings(),
    )
    assert {origin.name for origin in found.values()} == {"X"}
    assert found["b"].reason == "the same address as document 'a', published first"
