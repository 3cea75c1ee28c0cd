"""What the tests of the extractors share: the claims that the shipped plugins make of a text."""

from collections.abc import Callable

import pytest

from timeline.engine.engine import Engine
from timeline.engine.extraction import extract
from timeline.engine.shipped import shipped
from timeline.model import edtf
from timeline.model.claim import Claim
from timeline.model.document import Document

ClaimsOf = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def claims_of() -> ClaimsOf:
    """The claims of a text, published on 2025-02-03 unless another date is given; every step must have worked."""
    engine = Engine.of(shipped(), workers=0)

    def made(text: str, published: str | None = "2025-02-03") -> list[Claim]:
        document = Document(id="text", text=text, published=edtf.parse(published) if published else None)
        found = extract(document, engine.registry.extractors, engine.plugin_settings)
        assert found.problems == ()
        return list(found.claims)

    return made
