"""Allen's relations: one for exact times, the possible ones for uncertain times."""

import pytest

from timeline.model.allen import Allen, relation
from timeline.model.edtf import parse
from timeline.model.when import Limit, When


def days(first: int, last: int) -> When:
    """A time that begins and ends at exact seconds: ends of one second, so that nothing is left open."""
    begin, end = parse(f"2024-05-{first:02}T00:00:00"), parse(f"2024-05-{last:02}T23:59:59")
    return When(begin.begin, end.begin)


# The first interval runs from the 10th to the 20th.
@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (22, 25, Allen.BEFORE),
        (21, 25, Allen.MEETS),
        (15, 25, Allen.OVERLAPS),
        (10, 25, Allen.STARTS),
        (5, 25, Allen.DURING),
        (5, 20, Allen.FINISHES),
        (10, 20, Allen.EQUAL),
        (15, 20, Allen.FINISHED_BY),
        (12, 15, Allen.CONTAINS),
        (10, 15, Allen.STARTED_BY),
        (5, 15, Allen.OVERLAPPED_BY),
        (5, 9, Allen.MET_BY),
        (5, 8, Allen.AFTER),
    ],
)
def test_exact_times_stand_in_one_relation(first: int, last: int, name: Allen) -> None:
    assert relation(days(10, 20), days(first, last)) == {name}
    assert relation(days(first, last), days(10, 20)) == {name.converse}


def test_converses_are_mutual_and_equal_is_its_own() -> None:
    assert all(name.converse.converse is name for name in Allen)
    assert [name for name in Allen if name.converse is name] == [Allen.EQUAL]
    assert Allen.STARTS.converse is Allen.STARTED_BY


def test_two_things_in_one_month_may_stand_in_any_relation() -> None:
    assert relation(parse("2024-05"), parse("2024-05")) == set(Allen)


def test_two_things_in_neighbouring_months_may_touch() -> None:
    assert relation(parse("2024-05"), parse("2024-06")) == {Allen.BEFORE, Allen.MEETS}
    assert relation(parse("2024-05"), parse("2024-07")) == {Allen.BEFORE}


def test_a_qualifier_leaves_more_possible() -> None:
    assert relation(parse("2024-05"), parse("2024-07")) < relation(parse("2024-05~"), parse("2024-07~"))


def test_an_open_end_may_lie_anywhere_behind_its_beginning() -> None:
    since, day = parse("2024-05-01T00:00:00/.."), days(10, 20)
    assert relation(since, day) == {
        *(Allen.BEFORE, Allen.MEETS, Allen.OVERLAPS),
        *(Allen.FINISHED_BY, Allen.CONTAINS),
    }
    assert relation(since, days(1, 20)) == {Allen.STARTS, Allen.EQUAL, Allen.STARTED_BY}


def test_where_nothing_is_known_all_is_possible() -> None:
    assert relation(When(Limit.UNKNOWN, Limit.UNKNOWN), days(10, 20)) == set(Allen)
    assert relation(When(Limit.OPEN, Limit.OPEN), When(Limit.OPEN, Limit.OPEN)) == set(Allen)
