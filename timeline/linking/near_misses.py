"""Near misses: the claims that linkers compared with one claim and found no relation to, with the reason why not."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from timeline.linking.link import link
from timeline.model.timeline import Timeline
from timeline.plugin.block import Block
from timeline.plugin.descriptors import Link, Linker, resolve


def near_misses(
    timeline: Timeline, claim: str, linkers: Sequence[tuple[Linker, Any]], *, everything: bool = False
) -> tuple[tuple[str, str], ...]:
    """Pairs of a claim's id and the reason for which it is not held against ``claim``, in order.

    Only linkers that can ``explain`` are asked. Made on request, with a run of linking that compares the one claim.
    """
    found: set[tuple[str, str]] = set()
    asked = [(attrs.evolve(linker, link=_asking(linker, claim, found)), settings) for linker, settings in linkers
             if linker.explain is not None]  # fmt: skip
    chronology = link(timeline, asked, everything=everything)
    places = {one.id: place for place, one in enumerate(chronology.timeline.claims)}
    return tuple(sorted(found, key=lambda miss: (places[miss[0]], miss[1])))


def _asking(linker: Linker, claim: str, found: set[tuple[str, str]]) -> Callable[[Block], Iterator[Link]]:
    """A way of linking that links nothing, and hears why the pairs of one claim are not held against each other."""

    def ask(block: Block) -> Iterator[Link]:
        explain = resolve(linker.explain)
        for a, b in block.pairs():
            if claim in (a.id, b.id):
                other = b.id if a.id == claim else a.id
                found.update((other, reason) for reason in explain(a, b, block.settings))
        yield from ()

    return ask
