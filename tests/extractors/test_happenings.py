"""Which rule says that a claim tells of something that happened: a sentence or more for each rule."""

from typing import Any

import pytest

from timeline_plugins.extractors.claims.happenings import RULES, deciding
from timeline_plugins.extractors.claims.predicates import predicate
from timeline_plugins.extractors.claims.telling import Telling

EXAMPLES = (
    ("mute", "The mayor of Rill agreed."),
    ("with", "The war in Norland goes on, with Norland attacking towns."),
    ("unsure", "The dam of Rill may have burst."),
    ("goes on", "The Norland Army is still in Paris."),
    ("announced", "Anna Berg will name a new judge."),
    ("deed of somebody", "Paris, attacked in May, looks empty."),
    ("deed", "The convoy was attacked."),
    ("state", "The driver is in custody."),
    ("news", "Voters in Paris choose a mayor."),
    ("news", "A court in Paris fines the firm."),
    ("not told", "The plan looks good."),
    ("not told", "Paris lies on a river."),
    ("not told", "Voters in Paris usually pick the mayor."),
    ("question", "How many had left was hard to say."),
    ("pointing", "That was a surprise."),
    ("of the writer", "I showed the mayor my garden."),
    ("quality", "The mayor was so quick to smile."),
    ("felt", "\u201cWe hoped for rain,\u201d Anna Berg said."),
    ("by the speaker", "\u201cWe painted the gate,\u201d Anna Berg said."),
    ("done", "The crew painted the gate."),
    ("drifting", "Anna Berg is gathering strength."),
    ("under way", "Anna Berg is mending the gate."),
)


@pytest.mark.parametrize(("rule", "sentence"), EXAMPLES)
def test_a_rule_decides_its_example(claims_of: Any, words_of: Any, rule: str, sentence: str) -> None:
    claim = claims_of(sentence)[0]
    words = words_of(claim.text).all
    telling = Telling.of(words, predicate(words), asked=False, dated=False)
    applying = [name for name, _ in deciding(claim, telling, personal="garden" in sentence)]
    assert applying[0] == rule, applying


def test_every_rule_has_an_example() -> None:
    assert {name for name, _, _ in RULES} == {rule for rule, _ in EXAMPLES}
