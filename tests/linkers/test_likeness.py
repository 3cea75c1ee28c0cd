"""Likeness: what is not worked out of unlike rows changes nothing."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from timeline.model.calendar import DAY
from timeline.model.certainty import Polarity
from timeline.model.claim import Claim
from timeline.model.figure import Figure, Measure
from timeline.plugin.block import Row
from timeline_plugins.linkers.happenings import HappeningsSettings
from timeline_plugins.linkers.happenings.likeness import features, likeness

RARITY = {"avalanche": 1.0, "hut": 0.8, "orlin": 0.5, "rescuers": 0.4, "ridge": 0.9}
WINDOWS = st.sampled_from([(None, None), (0, DAY), (DAY, 2 * DAY), (0, 40 * DAY), (None, DAY)])


def told(words: tuple[str, ...], **parts: Any) -> Row:
    text = " ".join(words) or "it"
    claim = Claim(document="d", spans=((0, len(text)),), text=text)
    return Row(index=0, id="a", origin="o", rarity=RARITY, words=words, claim_of=lambda _index: claim, **parts)


ROWS = st.builds(
    told,
    document=st.sampled_from("de"),
    story=st.sampled_from("st"),
    lead=st.sampled_from([0.0, 0.05, 0.3]),
    words=st.lists(st.sampled_from(sorted(RARITY)), unique=True).map(tuple),
    places=st.sampled_from([(), ("orlin",), ("orlin ridge", "hut")]),
    actors=st.sampled_from([(), ("rescuers",)]),
    about=WINDOWS,
    around=WINDOWS,
    said=WINDOWS,
    polarity=st.sampled_from(Polarity),
    figures=st.sampled_from([(), (Figure(low=4, best=4, high=4, measure=Measure.KILLED),)]),
)


@given(ROWS, ROWS, st.sampled_from([0.3, 0.65, 0.9]))
def test_rows_that_are_rejected_early_are_those_below_the_threshold(first: Row, second: Row, same: float) -> None:
    settings = HappeningsSettings(same=same)
    a, b = features(first), features(second)
    whole, early = likeness(a, b, settings), likeness(a, b, settings, least=same)
    assert early == whole if whole.score >= same else early.score < same
