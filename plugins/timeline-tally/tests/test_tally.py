import attrs
import pytest

import timeline_tally
from timeline.model.claim import Ground
from timeline.model.document import Document, Source
from timeline.model.edtf import parse
from timeline.model.figure import Accumulation, Measure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.quotation import misquotes
from timeline.testing import parametrize_with_checks
from timeline_tally.reading import COLUMNS, TallySettings, read

HEAD = ",".join(COLUMNS) + "\n"
FLOOD = "2024-03-02,2024-03-01,Ministry of Health,Harbour Radio,Norra,killed,9,,12,yes,Between 9 and 12 people died.\n"


@parametrize_with_checks(timeline_tally)
def test_conformance(check):
    check()


def outcome(text, delimiter=","):
    data = text if isinstance(text, bytes) else text.encode()
    found = list(read(Source("notes/flood.tally.csv", data), TallySettings(delimiter=delimiter)))
    documents = [item for item in found if isinstance(item, Document)]
    problems = [item for item in found if isinstance(item, Problem)]
    assert len(documents) + len(problems) == len(found)
    for document in documents:
        for draft in document.drafts:
            assert not list(misquotes(attrs.evolve(draft, document=document.id), document))
    return documents, problems


def the_claim(row, head=HEAD):
    (document,), problems = outcome(head + row)
    assert not problems
    (claim,) = document.drafts
    return claim, document


def words_at(document, entity):
    return [document.text[start:end] for start, end in entity.spans]


def test_a_row_is_a_claim():
    claim, document = the_claim(FLOOD)
    assert claim.text == "Between 9 and 12 people died."
    assert words_at(document, claim) == [claim.text]
    assert (claim.said, claim.about) == (parse("2024-03-02"), parse("2024-03-01"))
    assert (claim.claimant.name, claim.reporter.name) == ("Ministry of Health", "Harbour Radio")
    assert words_at(document, claim.claimant) == ["Ministry of Health"]
    assert [words_at(document, place) for place in claim.places] == [["Norra"]]
    assert claim.certainty.reported
    assert claim.grounds == (Ground.CLAIMANT, Ground.FIGURE, Ground.TIME)


def test_its_figure_leads_back_to_the_cells():
    claim, document = the_claim(FLOOD)
    (figure,) = claim.figures
    assert (figure.low, figure.best, figure.high) == (9, None, 12)
    assert (figure.measure, figure.accumulation) == (Measure.KILLED, Accumulation.CUMULATIVE)
    assert figure.text == "9 … 12"
    assert words_at(document, figure) == ["9", "12"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("7,,", (7, None, None)), (",7,", (7, 7, 7)), (",,7", (None, None, 7)), ("6.5,7,8", (6.5, 7, 8))],
)
def test_bounds_that_are_not_given(cells, expected):
    claim, _ = the_claim(f"{cells},seven\n", "low,best,high,text\n")
    assert (claim.figures[0].low, claim.figures[0].best, claim.figures[0].high) == expected


def test_a_row_without_a_number_has_no_figure():
    claim, _ = the_claim("killed,nobody knows\n", "measure,text\n")
    assert claim.figures == ()
    assert claim.grounds == ()


def test_columns_stand_in_any_order_and_most_may_be_missing():
    claim, document = the_claim("The bridge is closed.,2024-05\n", "text,about\n")
    assert claim.about == parse("2024-05")
    assert (claim.said, claim.claimant, document.publisher) == (None, None, None)


def test_a_quotation_keeps_the_letter_of_the_file():
    claim, document = the_claim('"He said ""nine"",\r\nthen ""ten""."\r\n', "text\r\n")
    assert claim.text == 'He said ""nine"",\r\nthen ""ten"".'
    assert document.text == 'text\r\n"He said ""nine"",\r\nthen ""ten""."\r\n'


def test_names_lose_their_doubled_quotation_marks():
    claim, document = the_claim('"The ""Norra Post""",closed\n', "source,text\n")
    assert claim.claimant.name == 'The "Norra Post"'
    assert words_at(document, claim.claimant) == ['The ""Norra Post""']


def test_one_file_is_one_document_and_publishers_report():
    (document,), problems = outcome("publisher,text\nHarbour Radio,one\nNorra Post,two\n")
    assert not problems
    assert document.publisher is None
    assert [draft.reporter.name for draft in document.drafts] == ["Harbour Radio", "Norra Post"]


def test_a_publisher_that_all_rows_share_is_that_of_the_document():
    (document,), _ = outcome("publisher,text\nHarbour Radio,one\nHarbour Radio,two\n")
    assert document.publisher == "Harbour Radio"


@pytest.mark.parametrize(
    ("row", "place", "message"),
    [
        ("2024-13,,,,,,,,,,x", "line 2, column 1 (said)", "there is no month 13"),
        (",,,,,deaths,1,,,,x", "line 2, column 6 (measure)", "there is no measure 'deaths'"),
        (",,,,,,many,,,,x", "line 2, column 7 (low)", "low must be a plain number"),
        (",,,,,,9,,3,,x", "line 2, column 7 (low)", "low <= best <= high"),
        (",,,,,,,١٢,,,x", "line 2, column 8 (best)", "best must be a plain number"),
        (",,,,,,,,,perhaps,x", "line 2, column 10 (cumulative)", "cumulative must be yes or no"),
        (",,,,,,,,,,", "line 2, column 11 (text)", "the claim has no words"),
        (",,,,,,,,,,x,y", "line 2, column 12", "12 cells and the first line 11"),
        ("2024,x", "line 2, column 3 (source)", "2 cells and the first line 11"),
        (',,,,,,,,,,"x', "line 2, column 11 (text)", "a quotation mark is not closed"),
        (',,"two\nlines",,,,few,,,,x', "line 3, column 7 (low)", "low must be a plain number"),
    ],
)
def test_a_broken_row_is_a_problem_and_the_others_are_read(row, place, message):
    (document,), (problem,) = outcome(f"{HEAD}{row}\n{FLOOD}")
    assert [draft.text for draft in document.drafts] == ["Between 9 and 12 people died."]
    assert (problem.kind, problem.place) == (ProblemKind.DAMAGED, place)
    assert message in problem.message
    assert problem.message.endswith("left out")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "holds no text"),
        (b"text\ncaf\xe9\n", "is not UTF-8 (byte 8)"),
        (b"said,about\n2024,2024\n", "there is no column 'text'"),
        (b"text,text\nx,y\n", "the column 'text' stands twice"),
        (b"text\n", "holds no row that can be read"),
        (b'"text\nx\n', "a quotation mark is not closed"),
    ],
)
def test_what_is_no_tally_is_lost(text, message):
    documents, problems = outcome(text)
    assert not documents
    assert (problems[-1].kind, problems[-1].message) == (ProblemKind.LOST, message)


def test_an_unknown_column_is_passed_over():
    (document,), (problem,) = outcome("text,mood\nx,glad\n")
    assert len(document.drafts) == 1
    assert (problem.kind, problem.place) == (ProblemKind.SKIPPED, "line 1, column 2")
    assert problem.message == "the column 'mood' is unknown; passed over"


def test_a_byte_order_mark_is_no_part_of_the_text():
    (document,), _ = outcome(b"\xef\xbb\xbftext\nx\n")
    assert document.text == "text\nx\n"


def test_another_delimiter():
    (document,), problems = outcome("text;low\n3,5 metres;3.5\n", ";")
    assert not problems
    assert document.drafts[0].text == "3,5 metres"


@pytest.mark.parametrize("delimiter", ["", ",,", '"', "\n"])
def test_a_delimiter_that_cannot_be(delimiter):
    with pytest.raises(ValueError, match="the delimiter must be one character"):
        TallySettings(delimiter=delimiter)
