"""What linkers say about the claims: each one's blocks, its links checked, and the links of all united."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import attrs

from timeline.linking.blocks import blocks
from timeline.linking.settings import LinkingSettings
from timeline.model.certainty import Polarity
from timeline.model.problem import Problem, ProblemKind
from timeline.model.relation import RelationKind
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Join, Keys, Link, Linker, resolve, understands

T = TypeVar("T")

Placed = tuple[tuple[int, int], Link]
"""A link with the indices of its two rows."""
Same = dict[tuple[int, int], float]
"""Same-links: the indices of two rows in order, with the best score that a linker gave them."""


def said_of(
    rows: Sequence[Row],
    linkers: Iterable[tuple[Linker, Any]],
    settings: LinkingSettings,
    problems: list[Problem],
    kinds: Mapping[str, RelationKind],
) -> tuple[Same, list[Link]]:
    """What all linkers say, united: same-links in the order of the rows, and one link for each pair and other kind.

    Of several links the best score counts, of equal ones the smaller reason.
    """
    same: Same = {}
    best: dict[tuple[str, str, str], Link] = {}
    for linker, plugin_settings in sorted(linkers, key=lambda pair: pair[0].name):
        for pair, link in links_of(rows, linker, plugin_settings, settings, problems, kinds):
            if link.kind is None:
                if link.score >= same.get(pair, 0.0):
                    same[pair] = link.score
                continue
            key = (link.first, link.second, link.kind.name)
            other = best.setdefault(key, link)
            if other is not link and (-link.score, link.reason) < (-other.score, other.reason):
                best[key] = link
    return {pair: same.pop(pair) for pair in sorted(same)}, [best[key] for key in sorted(best)]


def links_of(
    rows: Sequence[Row],
    linker: Linker,
    plugin_settings: Any,
    settings: LinkingSettings,
    problems: list[Problem],
    kinds: Mapping[str, RelationKind],
) -> Iterator[Placed]:
    """The checked links of one linker between the rows in its languages.

    A crash on a row or a block costs what it says there, and makes a problem.
    """

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

    def keys_of(row: Row) -> list[str]:
        return attempt(partial(_keys, keys, row), row.document, f"claim {row.id}")

    understood = [row for row in rows if understands(linker, row.language)] if linker.languages else rows
    for block in blocks(understood, keys_of, plugin_settings, settings):
        yield from attempt(partial(_links, join, block, kinds), "", f"block {block.key}")


def _keys(keys: Keys, row: Row) -> list[str]:
    """Distinct keys of a row; raises ``TypeError`` for one that is no string."""
    found: dict[Any, None] = dict.fromkeys(keys(row))  # a plugin may yield anything
    for key in found:
        if not isinstance(key, str):
            raise TypeError(f"a blocking key must be a string, not {key!r}")
    return list(found)


def _links(join: Join, block: Block, kinds: Mapping[str, RelationKind]) -> list[Placed]:
    """Links between rows of the block, turned the way their kind asks for.

    Raises ``ValueError`` for an id of another block, a claim linked to itself, a score outside of
    [0, 1], or a kind of relation that is not in ``kinds``.
    """
    by_id: dict[str, Row] = {}
    found: list[Placed] = []
    said: Iterable[Any] = join(block)  # a plugin may yield anything
    for link in said:
        if not isinstance(link, Link):
            raise TypeError(f"a linker yields links, not {link!r}")
        by_id = by_id or {row.id: row for row in block.rows}  # most blocks have no links
        try:
            first, second = by_id[link.first], by_id[link.second]
        except KeyError:
            name = link.second if link.first in by_id else link.first
            raise ValueError(f"no claim {name!r} in the block") from None
        if link.first == link.second:
            raise ValueError(f"the claim {link.first!r} is linked to itself")
        if not 0 <= link.score <= 1:
            raise ValueError(f"a score lies between 0 and 1, not {link.score!r}")
        kind: Any = link.kind
        if kind is not None and not isinstance(kind, RelationKind):
            raise TypeError(f"{kind!r} is no kind of relation")
        if kind is not None and kind.name not in kinds:
            raise ValueError(f"the kind of relation {kind.name!r} is not registered; timeline_relations must return it")
        if kind is not None and kinds[kind.name] is not kind:
            link = attrs.evolve(link, kind=kinds[kind.name])
        found.append(_turned(link, first, second))
    return found


def _turned(link: Link, first: Row, second: Row) -> Placed:
    """A symmetric link in the order of the timeline; a denial from the negative claim to the one that it denies."""
    kind = link.kind
    turn = (kind is None or kind.symmetric or kind.from_negative) and first.index > second.index
    if kind is not None and kind.from_negative and first.polarity is not second.polarity:
        turn = second.polarity is Polarity.NEGATIVE
    if not turn:
        return (first.index, second.index), link
    return (second.index, first.index), Link(link.second, link.first, link.kind, link.score, link.reason)
