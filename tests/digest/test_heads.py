"""What stands before a sentence's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.digest.heads import head
from timeline.digest.passages import passages
from timeline.model import edtf
from timeline.model.document import Document
from timeline.model.mention import TimeMention, TimexType

TOLD = "The storm tore the roofs off forty houses."


@pytest.mark.parametrize(
    "before",
    [
        "NORRA (Reuters) - ",
        "PORT NORRA, Vell, Oct. 13, 2024 (Reuters) \u2014 ",
        "Norra, Vell (CNN) -- ",
        "PORT NORRA -LRB- Reuters -RRB- - ",
        "NORRA | Tue Apr 28, 2009 9:03 pm BST NORRA (Reuters) - ",
        "Storm hits harbour Houses lose roofs Sunday 26 April 2009 10.40 BST ",
        "Ann Reed | 17:45 UK time, Wednesday, 29 April 2009 ",
        "Page last updated at 23:19 GMT, Tuesday, 19 January 2010 ",
        "By Ann Reed, reporter February 7, 2011: 5:46 AM ET ",
        "updated: 2011-02-07 05:46:12 ",
        "(Update 8:14 a.m. Tuesday in Norra, 1:14 a.m. ET Tuesday) ",
        "-LRB- Updated 5:31 p.m. -LRB- 0031 in Norra -RRB- -RRB- ",
    ],
)
def test_the_head_ends_where_the_sentences_own_words_begin(before: str) -> None:
    assert (before + TOLD)[head(before + TOLD) :] == TOLD


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        "At 8:50 on 7 July 2005 a wall fell, killing two.",
        "The wall fell at 8:50 on 7 July 2005, killing two.",
        "The harbour office (Norra Hamn) - the oldest of the coast - was closed.",
        "The World Health Organization (WHO) -- which has its seat in Geneva -- warned.",
        "(By all accounts) the wall had never held.",
        "NORRA (Reuters) - ",
        "",
    ],
)
def test_a_sentence_without_a_head_stays_whole(text: str) -> None:
    assert head(text) == 0


@given(st.text(max_size=400))
def test_no_text_is_too_odd(text: str) -> None:
    assert 0 <= head(text) <= len(text)


def test_a_day_of_the_head_is_not_told_of() -> None:
    before = "NORRA | Tue Apr 28, 2009 9:03 pm BST "
    stamp = TimeMention(spans=((8, 25),), type=TimexType.DATE, value="2009-04-28", about=edtf.parse("2009-04-28"))
    (row,) = passages(Document(id="a", text=before + TOLD), [(0, len(before + TOLD))], [stamp])
    assert (row.text, row.span, row.days) == (TOLD, (len(before), len(before + TOLD)), ())
