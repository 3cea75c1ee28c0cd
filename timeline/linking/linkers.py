"""What linkers say about the claims: each one's blocks, its links checked, and the links of all united."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from timeline.linking.blocks import blocks
from timeline.linking.settings import LinkingSettings
from timeline.model.certainty import Polarity
from timeline.model.chronology import RelationKind
from timeline.model.problem import Problem, ProblemKind
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Join, Keys, Link, Linker, resolve

T = TypeVar("T")


def links_of(
    rows: Sequence[Row], linker: Linker, plugin_settings: Any, settings: LinkingSettings, problems: list[Problem]
) -> Iterator[Link]:
    """The checked links of one linker. A crash on a row or a block costs what it says there, and makes a problem."""

    def attempt(call: Callable[[], list[T]], document: str, place: str) -> list[T]:
        try:
            return call()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin raises costs only this step
            message = f"linking failed: {type(error).__name__}: {error}"
            problems.append(
                Problem(kind=ProblemKind.STEP, message=message, document=document, place=place, plugin=linker.name)
            )
            return []

    try:
        keys, join = resolve(linker.keys), resolve(linker.link)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - importing a plugin can fail in any way
        message = f"the linker could not be loaded: {type(error).__name__}: {error}"
        problems.append(Problem(kind=ProblemKind.SETUP, message=message, plugin=linker.name))
        return

    keyed = (
        (row.index, key) for row in rows for key in attempt(partial(_keys, keys, row), row.document, f"claim {row.id}")
    )
    for block in blocks(rows, keyed, plugin_settings, settings):
        yield from attempt(partial(_links, join, block), "", f"block {block.key}")


def _keys(keys: Keys, row: Row) -> list[str]:
    """Distinct keys of a row; raises ``TypeError`` for one that is no string."""
    found: set[Any] = set(keys(row))  # a plugin may yield anything
    for key in found:
        if not isinstance(key, str):
            raise TypeError(f"a blocking key must be a string, not {key!r}")
    return sorted(found)


def _links(join: Join, block: Block) -> list[Link]:
    """Links between rows of the block, turned the way their kind asks for.

    Raises ``ValueError`` for an id of another block, a claim linked to itself, or a score outside of [0, 1].
    """
    by_id = {row.id: row for row in block.rows}
    found: list[Link] = []
    said: Iterable[Any] = join(block)  # a plugin may yield anything
    for link in said:
        if not isinstance(link, Link):
            raise TypeError(f"a linker yields links, not {link!r}")
        for name in (link.first, link.second):
            if name not in by_id:
                raise ValueError(f"no claim {name!r} in the block")
        if link.first == link.second:
            raise ValueError(f"the claim {link.first!r} is linked to itself")
        if not 0 <= link.score <= 1:
            raise ValueError(f"a score lies between 0 and 1, not {link.score!r}")
        kind: Any = link.kind
        if kind is not None and not isinstance(kind, RelationKind):
            raise TypeError(f"{kind!r} is no kind of relation")
        found.append(_turned(link, by_id[link.first], by_id[link.second]))
    return found


def _turned(link: Link, first: Row, second: Row) -> Link:
    """A symmetric link in the order of the timeline; a denial from the negative claim to the one that it denies."""
    if link.kind is RelationKind.REVISES:
        return link
    turn = first.index > second.index
    if link.kind is RelationKind.DENIES and first.polarity is not second.polarity:
        turn = second.polarity is Polarity.NEGATIVE
    return Link(link.second, link.first, link.kind, link.score, link.reason) if turn else link


def united(links: Iterable[Link]) -> list[Link]:
    """One link for each pair and kind, in their order: the best score, of equal ones the smaller reason."""
    best: dict[tuple[str, str, RelationKind | None], Link] = {}
    for link in links:
        key = (link.first, link.second, link.kind)
        other = best.setdefault(key, link)
        if other is not link and (-link.score, link.reason) < (-other.score, other.reason):
            best[key] = link
    # As ``sorted(best.values())``, which compares links field by field, at a tenth of the cost.
    return [best[key] for key in sorted(best, key=lambda key: (key[0], key[1], key[2].value if key[2] else ""))]
