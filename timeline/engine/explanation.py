"""How a claim and an event came about, as far as a timeline file does not say it: asked again of the plugins.

Nothing here is stored. A document's text is in the file, so its mentions can be made again; the links are heard while
the chronology is made.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import attrs

from timeline.engine.engine import Engine
from timeline.engine.tasks import window_by_window
from timeline.model.chronology import Chronology
from timeline.model.claim import Claim
from timeline.model.document import Document
from timeline.model.mention import Mention
from timeline.model.timeline import Timeline
from timeline.plugin.block import Block
from timeline.plugin.descriptors import Link, Linker, resolve

LISTED = 5
"""Ids that an error names."""


class NoSuchId(ValueError):
    """No claim or event, or more than one, has an id that begins so; the message says what to do."""


def find(chronology: Chronology, start: str) -> Claim:
    """The claim whose id begins with ``start``; an event's id is that of one of its claims. Raises ``NoSuchId``."""
    wanted = start.lower()
    found = [claim for claim in chronology.claims.values() if wanted and claim.id.startswith(wanted)]
    if not found:
        raise NoSuchId(f"no claim or event has an id that begins with {start!r}; --ids shows the ids")
    if len(found) > 1:
        named = sorted(claim.id for claim in found)
        length = 1 + max(_shared(a, b) for a, b in pairwise(named))
        some = ", ".join(name[:length] for name in named[:LISTED])
        more = f" and {len(named) - LISTED} more" if len(named) > LISTED else ""
        raise NoSuchId(f"{start!r} begins the ids of {len(named)} claims: {some}{more}; give more characters")
    return found[0]


def shortest_ids(chronology: Chronology, least: int = 6) -> dict[str, str]:
    """Each claim's id as far as it takes to tell it from all others, ``least`` characters or more."""
    names = sorted(chronology.claims)
    length = max([least, *(1 + _shared(a, b) for a, b in pairwise(names))])
    return {name: name[:length] for name in names}


def _shared(a: str, b: str) -> int:
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def mentions(engine: Engine, document: Document) -> tuple[Mention, ...]:
    """What the extractors find in a document today, in the order of the text."""
    most = engine.settings.limits.characters
    found = window_by_window(document, engine.extractors(), engine.plugin_settings, most)
    mentions = [mention for made in found for mention in made.mentions]
    return tuple(sorted(mentions, key=lambda mention: (mention.spans, mention.layer)))


@attrs.frozen(slots=True, eq=False)
class Heard:
    """A chronology, and what the linkers said while it was made: the links that tie claims into one event."""

    chronology: Chronology
    same: tuple[Link, ...]

    def within(self, event: frozenset[str]) -> tuple[Link, ...]:
        """The links between claims of one event, the strongest first."""
        return tuple(link for link in self.same if link.first in event and link.second in event)

    def apart(self, event: frozenset[str]) -> tuple[Link, ...]:
        """The links from an event to claims that were kept out of it, the strongest first."""
        return tuple(link for link in self.same if (link.first in event) is not (link.second in event))


def listen(engine: Engine, timeline: Timeline, by: str, *, everything: bool = False) -> Heard:
    """Link a timeline as the engine does, and keep what its linkers say of one happening."""
    heard: dict[tuple[str, str], Link] = {}
    linkers = [_recorded(linker, heard) for linker in engine.registry.linkers]
    chronology = engine.linked(timeline, linkers, by, everything=everything)
    strongest = sorted(heard.values(), key=lambda found: (-found.score, found.first, found.second))
    return Heard(chronology, tuple(strongest))


def _recorded(linker: Linker, heard: dict[tuple[str, str], Link]) -> Linker:
    """The linker, each link that joins written down: for a pair the best score, of equal ones the smaller reason."""

    def join(block: Block) -> Iterator[Link]:
        run: Callable[[Block], Any] = resolve(linker.link)
        for found in run(block):
            if isinstance(found, Link) and found.kind is None:
                pair = (min(found.first, found.second), max(found.first, found.second))
                other = heard.setdefault(pair, found)
                if (-found.score, found.reason) < (-other.score, other.reason):
                    heard[pair] = found
            yield found

    return attrs.evolve(linker, link=join)
