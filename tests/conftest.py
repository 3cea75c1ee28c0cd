"""Profiles of hypothesis: ``default`` gives the same examples on every run, ``thorough`` searches on. Tagged words."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "default",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", settings.get_profile("default"), derandomize=False, max_examples=2000, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def words_of() -> Callable[[str], Any]:
    """The tagged words of a text, as ``Passages``."""
    from timeline.model.document import Document
    from timeline.plugin.view import View
    from timeline_plugins.extractors.claims.passages import Passages
    from timeline_plugins.extractors.segments import sentences
    from timeline_plugins.lang.en.words import extract

    def made(text: str) -> Passages:
        document = Document(id="text", text=text)
        (found,) = sentences(View(document, {}))
        (annotation,) = extract(View(document, {"sentence": found}))
        return Passages(annotation)

    return made
