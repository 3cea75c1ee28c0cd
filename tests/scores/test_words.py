"""The tagger of English words holds what it has reached on the test parts of the treebanks.

They lie in the folder ``shared`` beside the repository; without it nothing is run.
"""

from pathlib import Path

import attrs
import pytest

from tests.scores.treebanks import Tree, trees
from timeline_plugins.lang.en.tagging import Tagger
from timeline_plugins.lang.en.tags import tagset
from timeline_plugins.lang.en.tokens import rows
from timeline_plugins.lang.en.weights import shipped

TREEBANKS = Path(__file__).resolve().parents[3] / "shared" / "data" / "syntax"


@attrs.frozen
class Held:
    """A treebank and what must be reached on it, in percent.

    ``tags``: gold tokens with the right tag. ``tokens``: F1 of own tokens. ``both``: F1 of own tokens with their tags.
    """

    treebank: str
    tags: float
    tokens: float
    both: float


HELD = (Held("gum-test", 96.0, 99.4, 95.5), Held("ewt-test", 94.7, 98.5, 93.7))


@pytest.mark.parametrize("held", HELD, ids=[held.treebank for held in HELD])
def test_tags_hold(held: Held) -> None:
    path = TREEBANKS / f"{held.treebank}.conllu.xz"
    if not path.exists():
        pytest.skip("the treebanks are not beside the repository")
    found = list(trees(path))
    reached = gold_tokens(found), *own_tokens(found)
    assert all(got >= least for got, least in zip(reached, (held.tags, held.tokens, held.both), strict=True)), reached


def gold_tokens(found: list[Tree]) -> float:
    """The share of gold tokens with the right tag."""
    tagger, names = Tagger(shipped()), tagset().names
    right = sum(
        names[number] == tag for tree in found for number, tag in zip(tagger.tags(tree.forms), tree.tags, strict=True)
    )
    return 100 * right / sum(len(tree.tags) for tree in found)


def own_tokens(found: list[Tree]) -> tuple[float, float]:
    """F1 of own tokens, and of own tokens with their tags."""
    tagger, names = Tagger(shipped()), tagset().names
    made = gold = same = right = 0
    for tree in found:
        wanted = dict(zip(tree.spans, tree.tags, strict=True))
        for starts, ends, forms in rows(tree.text, [(0, len(tree.text))]):
            for span, number in zip(zip(starts, ends, strict=True), tagger.tags(forms), strict=True):
                made += 1
                same += span in wanted
                right += wanted.get(span) == names[number]
        gold += len(wanted)
    return 200 * same / (made + gold), 200 * right / (made + gold)
