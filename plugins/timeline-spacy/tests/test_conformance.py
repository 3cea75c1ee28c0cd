import timeline_spacy
from timeline.testing import parametrize_with_checks


@parametrize_with_checks(timeline_spacy)
def test_conformance(check):
    check()
