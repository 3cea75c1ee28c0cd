"""Ages: what is looked for first stands in every text that gives one."""

from hypothesis import given
from hypothesis import strategies as st

from timeline_plugins.linkers.happenings import ages

PARTS = st.sampled_from(
    [
        "Jo Berg",
        "Ann Lee Roy",
        "girl",
        "a ",
        ", ",
        " (",
        ")",
        ",",
        ".",
        " ",
        "\n",
        "-",
        "31",
        "7",
        "2,000",
        "years",
        "year",
        "old",
        " who",
        " of ",
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_a_text_without_them_gives_no_age(text: str) -> None:
    line = " ".join(text.split())
    assert ages._NUMBER_BEHIND.search(text) or not ages._BEHIND.search(line)
    assert ages._YEARS in text or not (ages._BEFORE.search(line) or ages._UNNAMED.search(line))


def test_ages_of_the_named_and_the_unnamed() -> None:
    assert ages.ages("Jo Berg, 31, and Ann Lee (7) saw a 12-year-old girl.") == (
        {"Jo Berg": 31, "Ann Lee": 7},
        {"girl": 12},
    )
