"""What two spellings of one address have in common."""

import pytest

from timeline.linking.addresses import address, site

PAGE = "gazette.example/2024/05/dam-broke"


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/2024/05/dam-broke",
        "http://www.gazette.example:80/2024/05/dam-broke/",
        "https://m.gazette.example/2024/05/dam-broke/amp",
        "https://gazette.example/2024/05/dam-broke?utm_source=feed&fbclid=1#comments",
        "https://web.archive.org/web/20240506010203id_/https://gazette.example/2024/05/dam-broke",
    ],
)
def test_one_page_has_one_address(url: str) -> None:
    assert address(url) == PAGE
    assert site(url) == "gazette.example"


def test_what_names_the_page_in_the_query_stays() -> None:
    assert address("https://x.example/a?id=2&b=1") == address("https://x.example/a?b=1&id=2")
    assert address("https://x.example/a?id=2") != address("https://x.example/a?id=3")


@pytest.mark.parametrize(
    "url", [None, "", "notes/a.txt", "mailto:ada@x.example", "https://[x", "https://", "http://x.example:port/\ud800"]
)
def test_no_address_on_the_web(url: str | None) -> None:
    assert address(url) is None or site(url) == "x.example"


def test_a_site_as_a_whole_is_no_page() -> None:
    assert address("https://gazette.example/") is None
    assert site("https://gazette.example/") == "gazette.example"
