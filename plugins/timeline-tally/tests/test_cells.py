import csv
import io

import pytest

from timeline_tally.cells import Cell, Malformed, rows


def values(text: str, delimiter: str = ",") -> list[list[str] | Malformed]:
    return [row if isinstance(row, Malformed) else [cell.value for cell in row] for row in rows(text, delimiter)]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\nc,d\n",
        "a,b\r\nc,d",
        "a,,\n,,c\n",
        '"a,1","b ""x"" y"\n"two\nlines",z\n',
        '"",""\n',
        "é,\U0001f1fa\U0001f1e6\n",
    ],
)
def test_rows_are_those_of_the_csv_module(text: str) -> None:
    assert values(text) == list(csv.reader(io.StringIO(text, newline="")))


def test_a_cell_lies_where_its_characters_stand() -> None:
    text = 'x,"two\r\nlines, ""quoted"""\n\n "\u00e9" ,\U0001f4a5z\n'
    first, second = list(rows(text, ","))
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert [text[cell.start : cell.end] for cell in first] == ["x", 'two\r\nlines, ""quoted""']
    assert first[1].value == 'two\r\nlines, "quoted"'
    assert [(text[cell.start : cell.end], cell.line) for cell in second] == [('"\u00e9"', 4), ("\U0001f4a5z", 4)]


def test_blanks_around_a_value_are_no_part_of_it() -> None:
    assert list(rows(' a ,"\n b"', ",")) == [[Cell(1, 2, 1, "a"), Cell(7, 8, 2, "b")]]


def test_an_open_quotation_mark_costs_its_row_and_no_other() -> None:
    assert values('a,"b\nc,d\n') == [Malformed(1, 2, "a quotation mark is not closed"), ["c", "d"]]


def test_text_behind_a_closed_quotation_mark_costs_the_row() -> None:
    assert values('x,y\n"a"b,c\nd,e\n') == [
        ["x", "y"],
        Malformed(2, 1, "text stands behind a closed quotation mark"),
        ["d", "e"],
    ]


def test_another_delimiter() -> None:
    assert values("a;b,c\n", ";") == [["a", "b,c"]]
