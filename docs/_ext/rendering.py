"""Plain blocks as docutils nodes, and a timeline as rows of cells."""

import re
from collections.abc import Iterable, Iterator

from docutils import nodes
from generated import Block, Code, Entry, Table
from sphinx.util.docutils import SphinxDirective

from timeline.command import console
from timeline.model.chronology import Chronology
from timeline_plugins.exporters.time_words import time_words
from timeline_plugins.exporters.wording import certainty_words, claimant_words, figure_phrase, outlet

HEAD = ("about", "said", "who", "how sure", "figures", "quotation")
_LITERAL = re.compile(r"``(.+?)``|`([^`]+)`")


def rows_of(chronology: Chronology) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Head and rows of a chronology, in the words of the HTML page: of each event the claim that gives it its title."""
    rows = []
    for event in chronology.events:
        claim = chronology.claims[event.lead]
        document = chronology.timeline.documents[claim.document]
        own = f"({outlet(document)})"
        rows.append(
            (
                ("? " if event.id in chronology.undecided else "") + time_words(event.about),
                time_words(claim.said),
                claimant_words(claim) if claim.claimant or claim.certainty.reported else own,
                certainty_words(claim.certainty),
                "; ".join(figure_phrase(figure) for figure in claim.figures) or "–",
                f"“{console.visible(claim.text)}”",
            )
        )
    return HEAD, rows


def inline(text: str) -> Iterator[nodes.Node]:
    """A text with its literals; docstrings double the backquotes."""
    done = 0
    for match in _LITERAL.finditer(text):
        yield nodes.Text(text[done : match.start()])
        words = match[1] or match[2]
        yield nodes.literal(words, words)
        done = match.end()
    yield nodes.Text(text[done:])


def table(made: Table, kind: str = "reference") -> nodes.table:
    """A table with a caption, a head, and a first column that names the row."""
    node = nodes.table(classes=[f"{kind}-table", "docutils"])
    node += nodes.title("", "", *inline(made.caption))
    group = nodes.tgroup(cols=len(made.head))
    node += group
    for index, _ in enumerate(made.head):
        group += nodes.colspec(colwidth=1, **({"stub": 1} if index == 0 else {}))
    head, body = nodes.thead(), nodes.tbody()
    group += [head, body]
    head += _row(made.head)
    body += [_row(row) for row in made.rows]
    return node


def _row(cells: Iterable[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *inline(cell))) for cell in cells))


def render(blocks: Iterable[Block], directive: SphinxDirective) -> Iterator[nodes.Node]:
    """Blocks as nodes; an entry becomes a section that ``{ref}`` finds by its label."""
    for block in blocks:
        match block:
            case str():
                yield nodes.paragraph("", "", *inline(block))
            case Table():
                yield table(block)
            case Code():
                node = nodes.literal_block(block.text, block.text, language=block.language)
                directive.set_source_info(node)
                yield node
            case Entry():
                yield _section(block, directive)


def _section(entry: Entry, directive: SphinxDirective) -> nodes.section:
    name = nodes.make_id(entry.label)
    node = nodes.section(ids=[name], names=[entry.label])
    plain = " " in entry.title
    node += nodes.title("", "", nodes.Text(entry.title) if plain else nodes.literal(entry.title, entry.title))
    node += list(render(entry.blocks, directive))
    directive.state.document.note_explicit_target(node)
    return node
