"""Noun phrases, verb groups and clauses of English sentences."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from timeline.testing.strategies import texts
from timeline.text.chunk import clauses, noun_phrases, verb_groups
from timeline_plugins.lang.en.chunks import grammar

CLAUSES = """\
Gunmen kill 12 in a market in Darun.
    main | Gunmen | kill
Police say the suspect, who was arrested on Monday, has been charged.
    main | Police | say
    dependent | the suspect | was arrested
    main | the suspect | has been charged
The company that built the dam said on Tuesday it would pay.
    dependent | The company | built
    main | The company | said
    main | it | would pay
Officials had not been able to reach the town, which lies in the north, and are urging residents.
    main | Officials | had not been
    dependent | the town | lies
    main | Officials | are urging
After police arrived, the man fled.
    dependent | police | arrived
    main | the man | fled
After the flood in Rill, the man fled.
    main | the man | fled
If possible, residents should leave.
    main | residents | should leave
Because the bridge, which was closed, had collapsed, they left.
    dependent | the bridge | was closed
    dependent | the bridge | had collapsed
    main | they | left
The mayor, whose brother runs the firm, said that if the talks failed the union would strike.
    dependent | whose brother | runs
    main | The mayor | said
    dependent | the talks | failed
    dependent | the union | would strike
A man was last night arrested in Rill.
    main | A man | was last night arrested
In May 2019 the court ruled the law unconstitutional.
    main | the court | ruled
Is the bridge closed?
    main | - | Is
Two men in custody.
"""


def examples() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in CLAUSES.splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("sentence", "expected"), examples())
def test_clauses(words_of: Any, sentence: str, expected: list[str]) -> None:
    words = words_of(sentence)

    def said(first: int, end: int) -> str:
        return sentence[words.tokens.starts[first] : words.tokens.ends[end - 1]]

    assert expected == [
        " | ".join(
            (
                "dependent" if clause.dependent else "main",
                said(clause.subject.start, clause.subject.stop) if clause.subject else "-",
                said(clause.verbs.first, clause.verbs.head + 1),
            )
        )
        for clause in clauses(grammar(), words.all.norms, words.all.tags)
    ]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("The three wounded soldiers left Norra's base.", ["The three wounded soldiers", "Norra's base"]),
        ("They saw the 34-year-old driver.", ["They", "the 34-year-old driver"]),
        ("Officials are urging residents.", ["Officials", "residents"]),
    ],
)  # fmt: skip
def test_noun_phrases(words_of: Any, sentence: str, phrases: list[str]) -> None:
    words = words_of(sentence)
    found = noun_phrases(grammar(), words.all.tags)
    assert [sentence[words.tokens.starts[p.start] : words.tokens.ends[p.stop - 1]] for p in found] == phrases


@pytest.mark.parametrize(
    ("sentence", "head", "auxiliaries", "copula"),
    [
        ("They have not yet been found.", "found", ["have", "been"], False),
        ("The town is not safe.", "is", ["is"], True),
        ("The men fled.", "fled", [], False),
    ],
)
def test_a_verb_group_leads_to_its_verb(
    words_of: Any, sentence: str, head: str, auxiliaries: list[str], *, copula: bool
) -> None:
    words = words_of(sentence).all
    (group,) = verb_groups(grammar(), words.norms, words.tags)
    assert words.norms[group.head] == head
    assert [words.norms[index] for index in group.auxiliaries] == auxiliaries
    assert (group.finite, group.copula) == (True, copula)


@given(texts())
def test_chunks_lie_in_any_text_in_order(words_of: Any, text: str) -> None:
    words = words_of(text).all
    phrases = list(noun_phrases(grammar(), words.tags))
    assert all(a.stop <= b.start for a, b in pairwise(phrases))
    found = list(clauses(grammar(), words.norms, words.tags))
    assert all(a.verbs.head < b.verbs.first for a, b in pairwise(found))
    assert all(clause.verbs.head < len(words) for clause in found)
