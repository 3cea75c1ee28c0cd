"""The terms of documents: words, names and days, without what papers print under any report."""

from collections import Counter

from tests.linking.factory import doc
from timeline.fingerprints.terms import terms
from timeline.model.document import Document


def of(*documents: Document, days: dict[str, Counter[int]] | None = None) -> list[Counter[str]]:
    return list(terms(documents, days or {}, 1))


def test_names_count_more_than_words_and_a_name_of_two_words_is_a_term() -> None:
    (found,) = of(doc("a", text="rescuers met Jo Berg, Orlin"))
    assert found["jo berg"] == 2
    assert found["berg"] > found["rescuers"]
    assert "berg orlin" in found
    assert "rescuers met" not in found


def test_any_script_has_terms() -> None:
    (found,) = of(doc("a", text="спасатели нашли Анну Берг"))
    assert found["анну берг"] == 2


def test_the_days_that_a_document_tells_of_are_terms() -> None:
    (found,) = of(doc("a", text="rescuers"), days={"a": Counter({19_000: 3})})
    assert found["day 19000"] == 3


def test_a_sentence_that_a_paper_prints_for_months_is_no_term() -> None:
    printed = "Subscribe to our newsletter. "
    reports = [
        doc("a", text=printed + "A dam broke.", published="2024-01-01"),
        doc("b", text=printed + "A train derailed.", published="2024-05-01"),
    ]
    assert all("newsletter" not in found for found in of(*reports))
    soon = [reports[0], doc("b", text=printed + "A train derailed.", published="2024-01-02")]
    assert all("newsletter" in found for found in of(*soon))


def test_a_document_with_few_terms_has_none() -> None:
    assert list(terms([doc("a", text="rescuers met")], {}, 3)) == [Counter()]
