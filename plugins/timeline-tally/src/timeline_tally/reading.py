"""From a tally to its document: every row a draft of a claim that leads back to its cells."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from timeline.model import edtf
from timeline.model.certainty import Certainty
from timeline.model.claim import Claim, Entity, Ground, Maker
from timeline.model.document import Document, Source, document_id
from timeline.model.figure import Accumulation, Figure, Number
from timeline.model.measure import MEASURES, Measure
from timeline.model.mention import Mode
from timeline.model.problem import Problem, ProblemKind
from timeline.model.span import Span, quote
from timeline.model.when import When
from timeline_tally.cells import Cell, Malformed, rows

COLUMNS = ("said", "about", "source", "publisher", "place", "measure", "low", "best", "high", "cumulative", "text")
MAKER = Maker("tally", "1")
NO_LANGUAGE = "zxx"
"""ISO 639 for "no linguistic content": a table is no prose, and extractors leave it alone."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,9})?")
_ACCUMULATIONS = {
    "": None,
    "yes": Accumulation.CUMULATIVE,
    "true": Accumulation.CUMULATIVE,
    "no": Accumulation.INCREMENTAL,
    "false": Accumulation.INCREMENTAL,
}


def _delimiter(_instance: object, _attribute: object, value: str) -> None:
    if len(value) != 1 or value in '"\r\n':
        raise ValueError(f"the delimiter must be one character, and no quotation mark or line break, not {value!r}")


@attrs.frozen(slots=True, kw_only=True)
class TallySettings:
    """``delimiter``: what separates cells."""

    delimiter: str = attrs.field(default=",", validator=_delimiter)


class _Broken(Exception):
    """A row that makes no claim: the name of the column, and what is wrong there."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


Row = Mapping[str, Cell]


def read(source: Source, settings: TallySettings) -> Iterator[Document | Problem]:
    """The document of a tally, after a problem for each part of it that cannot be used."""
    try:
        text = source.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        yield _problem(ProblemKind.LOST, f"is not UTF-8 (byte {error.start})", hint="save the table as UTF-8")
        return
    table = rows(text, settings.delimiter)
    names = _header(next(table, None))
    if isinstance(names, Problem):
        yield names
        return
    for number, name in enumerate(names, 1):
        if name not in COLUMNS:
            hint = f"there are {', '.join(COLUMNS)}"
            yield _problem(ProblemKind.SKIPPED, f"the column {name!r} is unknown; passed over", 1, str(number), hint)
    drafts: list[Claim] = []
    for cells in table:
        made = _claim(text, names, cells)
        if isinstance(made, Claim):
            drafts.append(made)
        else:
            yield made
    if not drafts:
        yield _problem(ProblemKind.LOST, "holds no row that can be read")
        return
    publishers = {draft.reporter.name if draft.reporter else None for draft in drafts}
    yield Document(
        id=document_id(source),
        text=text,
        title=source.name.rpartition("/")[2],
        publisher=publishers.pop() if len(publishers) == 1 else None,
        language=NO_LANGUAGE,
        drafts=tuple(drafts),
    )


def _header(cells: list[Cell] | Malformed | None) -> tuple[str, ...] | Problem:
    if cells is None:
        return _problem(ProblemKind.LOST, "holds no text")
    if isinstance(cells, Malformed):
        return _problem(ProblemKind.LOST, cells.message, cells.line, str(cells.column))
    names = tuple(cell.value.lower() for cell in cells)
    line = cells[0].line
    for number, name in enumerate(names, 1):
        if name in COLUMNS and name in names[: number - 1]:
            return _problem(ProblemKind.LOST, f"the column {name!r} stands twice", line, str(number))
    if "text" not in names:
        hint = f"the first line names the columns, like {','.join(COLUMNS)}"
        return _problem(ProblemKind.LOST, "there is no column 'text'", line, hint=hint)
    return names


def _claim(text: str, names: tuple[str, ...], cells: list[Cell] | Malformed) -> Claim | Problem:
    """The draft of a row, or the problem that it has."""
    if isinstance(cells, Malformed):
        message = f"{cells.message}; the row is left out"
        return _problem(ProblemKind.DAMAGED, message, cells.line, _place(names, cells.column))
    if len(cells) != len(names):
        message = f"the row has {len(cells)} cells and the first line {len(names)}; it is left out"
        column = min(len(cells), len(names)) + 1
        return _problem(ProblemKind.DAMAGED, message, cells[0].line, _place(names, column))
    row = dict(zip(names, cells, strict=True))
    try:
        return _draft(text, row)
    except _Broken as broken:
        message, cell = f"{broken}; the row is left out", row[broken.column]
        return _problem(ProblemKind.DAMAGED, message, cell.line, _place(names, names.index(broken.column) + 1))


def _draft(text: str, row: Row) -> Claim:
    words = row["text"]
    if not words.value:
        raise _Broken("text", "the claim has no words")
    claimant, place = _entity(row, "source"), _entity(row, "place")
    about, figure = _when(row, "about"), _figure(text, row)
    grounds = ((Ground.CLAIMANT, claimant), (Ground.FIGURE, figure), (Ground.TIME, about))
    return Claim(
        document="",
        spans=(_span(words),),
        text=quote(text, (_span(words),)),
        about=about,
        said=_when(row, "said"),
        claimant=claimant,
        reporter=_entity(row, "publisher"),
        mode=Mode.INDIRECT if claimant else Mode.NARRATED,
        certainty=Certainty(reported=claimant is not None),
        figures=(figure,) if figure else (),
        places=(place,) if place else (),
        extractor=MAKER,
        grounds=tuple(ground for ground, given in grounds if given),
    )


def _span(cell: Cell) -> Span:
    return cell.start, cell.end


def _given(row: Row, name: str) -> Cell | None:
    cell = row.get(name)
    return cell if cell and cell.value else None


def _entity(row: Row, name: str) -> Entity | None:
    cell = _given(row, name)
    return Entity(cell.value, (_span(cell),)) if cell else None


def _when(row: Row, name: str) -> When | None:
    cell = _given(row, name)
    if cell is None:
        return None
    try:
        return edtf.parse(cell.value).read_as(text=cell.value, rule=f"column {name}")
    except edtf.EDTFError as error:
        raise _Broken(name, str(error)) from None


def _figure(text: str, row: Row) -> Figure | None:
    """The figure of a row; None where it has no number. ``best`` alone is an exact number."""
    low, best, high = (_number(row, name) for name in ("low", "best", "high"))
    measure, accumulation = _measure(row), _accumulation(row)
    spans = tuple(sorted(_span(cell) for name in ("low", "best", "high") if (cell := _given(row, name))))
    if not spans:
        return None
    if low is None and high is None:
        low = high = best
    try:
        return Figure(
            low=low,
            best=best,
            high=high,
            text=quote(text, spans),
            spans=spans,
            measure=measure,
            accumulation=accumulation,
        )
    except ValueError as error:
        raise _Broken(next(name for name in ("low", "best", "high") if _given(row, name)), str(error)) from None


def _number(row: Row, name: str) -> Number | None:
    cell = _given(row, name)
    if cell is None:
        return None
    if not _NUMBER.fullmatch(cell.value):
        raise _Broken(name, f"{name} must be a plain number such as 1200 or 12.5, not {cell.value!r}")
    return Decimal(cell.value)


def _measure(row: Row) -> Measure | None:
    cell = _given(row, "measure")
    try:
        return MEASURES[cell.value.lower()] if cell else None
    except KeyError:
        known = ", ".join(MEASURES)
        raise _Broken("measure", f"there is no measure {cell and cell.value!r}; there are {known}") from None


def _accumulation(row: Row) -> Accumulation | None:
    cell = _given(row, "cumulative")
    value = cell.value.lower() if cell else ""
    if value not in _ACCUMULATIONS:
        raise _Broken("cumulative", f"cumulative must be yes or no, not {value!r}")
    return _ACCUMULATIONS[value]


def _place(names: tuple[str, ...], column: int) -> str:
    """A column by its number and, where it has one, its name."""
    return f"{column} ({names[column - 1]})" if column <= len(names) else str(column)


def _problem(kind: ProblemKind, message: str, line: int | None = None, column: str = "", hint: str = "") -> Problem:
    place = ", ".join(part for part in (f"line {line}" if line else "", f"column {column}" if column else "") if part)
    return Problem(kind=kind, message=message, place=place, hint=hint)
