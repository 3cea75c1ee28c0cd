"""Datelines of news agencies, among the first characters of a text."""

import pytest
from hypothesis import given

from timeline.model.edtf import parse
from timeline.testing.strategies import texts
from timeline_plugins.dateline import HEAD, find


@pytest.mark.parametrize(
    ("line", "published", "agency"),
    [
        ("NORRA, Oct. 13, 2024 (Reuters) - Twelve people died.", "2024-10-13", "Reuters"),
        ("NORRA, Oct 13, 2024 (Reuters) -- Twelve people died.", "2024-10-13", "Reuters"),
        ("NORRA, October 3, 2024 (Reuters) \u2013 Twelve people died.", "2024-10-03", "Reuters"),
        ("Norra, Sept. 30, 2024 \u2014 Twelve people died.", "2024-09-30", None),
        ("NORRA, May 5, 2024 (AFP)- Twelve people died.", "2024-05-05", "AFP"),
        ("ÉVORA, Feb. 29, 2024 (Lusa) - Twelve people died.", "2024-02-29", "Lusa"),
        ("NEW NORRA, Upper Coast, Dec. 1, 2024 (AP) - Twelve people died.", "2024-12-01", "AP"),
        ("NORRA, Oct. 13 (Reuters) - Twelve people died.", None, "Reuters"),
        ("NORRA (AP) \u2014 Twelve people died.", None, "AP"),
        ("NORRA, Feb. 30, 2024 (AP) - Twelve people died.", None, "AP"),
        ("NORRA, Mon. 30, 2024 (AP) - Twelve people died.", None, "AP"),
        ("A headline\n\nNORRA, May 5, 2024 (AFP) - Twelve people died.", "2024-05-05", "AFP"),
    ],
)
def test_date_and_agency(line: str, published: str | None, agency: str | None) -> None:
    found = find(line)
    assert found is not None
    assert found.published == (parse(published) if published else None)
    assert found.agency == agency


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Twelve people died in Norra on Oct. 13, 2024.",
        "the mayor, May 5, 2024 (AFP) - said",
        "Norra said it was over - and it was.",
        "(Reuters) - Twelve people died.",
        "x" * HEAD + "\nNORRA, May 5, 2024 (AFP) - Twelve people died.",
        "NORRA, May 5, 2024 (AFP Twelve people died - in Norra",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find(text) is None


def test_a_date_that_is_found_says_how() -> None:
    found = find("NORRA, May 5, 2024 (AFP) - Twelve people died.")
    assert found is not None
    assert found.published is not None
    assert (found.published.text, found.published.rule) == ("NORRA, May 5, 2024 (AFP) -", "dateline")


@given(texts())
def test_any_text_may_be_searched(text: str) -> None:
    find(text)
    find(f"NORRA, {text} (AFP) - x")
