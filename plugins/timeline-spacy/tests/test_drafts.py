from timeline.model.mention import AttributionMention
from timeline_spacy.drafts import drafts


def test_the_rules_are_asked_with_other_settings_than_their_own(view):
    text = "Fishermen would want the port to stay open. Anna Berg said that the dam held."
    every, sure = (drafts(view(text), "attribution-english", least_precision=least) for least in (0.0, 0.8))
    assert all(isinstance(draft, AttributionMention) for draft in every)
    assert {text[draft.start : draft.end] for draft in sure} == {"said"}
    assert len(every) > len(sure)
    assert min(draft.precision for draft in every) < 0.3


def test_layers_without_settings_are_asked_too(view):
    assert [place.name for place in drafts(view("They left Ukraine."), "places-english")] == ["Ukraine"]
