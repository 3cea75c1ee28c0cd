"""CPU time and memory of linking and ordering many claims, in one process.

    linking.py [--claims N ...] [--timeline FILE.json] [--profile]

The claims are those of the folder ``seeds``, or of a timeline file, written over and over until they are as many as
asked for. Each copy tells of other happenings in the same language: it lies 11 days after the one before, the names in
it are spelled otherwise, and the words that are not among the most frequent ones are swapped for others of the same
length and of about the same frequency. So how often words and names come back is as in the real claims, figures keep
their words, and every offset stays right. What is made this way has fewer words than as many real claims would have, so
the blocks of common words are larger than they would be. Small sources are copied often: take a file of thousands of
claims for a measure of a million.

Each size runs in a process of its own. ``ms`` is CPU time per claim, ``peak`` is the most that the process has taken,
with the claims and their documents, and ``linked`` by how much linking raised it. ``digest`` is a hash of all that was
found.
"""

import argparse
import cProfile
import hashlib
import pstats
import re
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random

import attrs

from timeline.codec import timeline_file
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped
from timeline.model.calendar import DAY
from timeline.model.chronology import Chronology
from timeline.model.claim import Attribute, Claim, Entity
from timeline.model.document import Document
from timeline.model.timeline import Timeline
from timeline.model.when import Bound, Limit, When

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SIZES = (10_000, 30_000, 100_000)
SHIFT = 11 * DAY
"""Seconds between two copies of one claim."""
FREQUENT = 500
"""Most frequent words, which every copy keeps."""
ALIKE = 16
"""Words of one length, neighbours in frequency, that are swapped with each other."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


class Copies:
    """Writes the documents and claims of a timeline once more, as another happening would be told."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        counted = Counter(
            word for claim in timeline.claims for word in _WORD.findall(claim.text) if word == word.lower()
        )
        ranked = sorted(counted, key=lambda word: (-counted[word], word))
        self._kept = frozenset(ranked[:FREQUENT])
        of_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in ranked[FREQUENT:]:
            of_length[len(word)].append(word)
        self._alike = [words[at : at + ALIKE] for words in of_length.values() for at in range(0, len(words), ALIKE)]

    def copy(self, number: int) -> tuple[list[Document], list[Claim]]:
        """The copy with a number; 0 is the timeline itself. Claims without grounds are left out: they get no row."""
        documents = list(self._timeline.documents.values())
        claims = [claim for claim in self._timeline.claims if claim.grounds]
        if not number:
            return documents, claims
        write = self._writer(number)
        later = number * SHIFT
        return (
            [
                attrs.evolve(
                    document,
                    id=f"{document.id}-{number}",
                    text=write(document.text),
                    title=document.title and write(document.title),
                    url=document.url and f"{document.url}-{number}",
                    published=_shifted(document.published, later),
                    retrieved=_shifted(document.retrieved, later),
                )
                for document in documents
            ],
            [
                attrs.evolve(
                    claim,
                    document=f"{claim.document}-{number}",
                    text=write(claim.text),
                    about=_shifted(claim.about, later),
                    said=_shifted(claim.said, later),
                    claimant=claim.claimant and _renamed(claim.claimant, write),
                    places=tuple(_renamed(place, write) for place in claim.places),
                    actors=tuple(_renamed(actor, write) for actor in claim.actors),
                    attributes=tuple(_restated(fact, write) for fact in claim.attributes),
                )
                for claim in claims
            ],
        )

    def _writer(self, number: int) -> Callable[[str], str]:
        random = Random(number)
        words: dict[str, str] = {}
        for alike in self._alike:
            words.update(zip(alike, random.sample(alike, len(alike)), strict=True))
        other: dict[str, str] = {}
        for letters in (_VOWELS, _CONSONANTS):
            turned = letters[number % len(letters) :] + letters[: number % len(letters)]
            other |= dict(zip(letters + letters.upper(), turned + turned.upper(), strict=True))
        spelling = str.maketrans(other)

        def word(match: re.Match[str]) -> str:
            found = match[0]
            known = words.get(found)
            if known is None:
                named = found[0].isupper() and found.lower() not in self._kept
                known = words[found] = found.translate(spelling) if named else found
            return known

        return lambda text: _WORD.sub(word, text)


def _renamed(entity: Entity, write: Callable[[str], str]) -> Entity:
    return attrs.evolve(entity, name=write(entity.name))


def _restated(fact: Attribute, write: Callable[[str], str]) -> Attribute:
    """A fact with other names; values that are no names stay."""

    def named(told: str) -> str:
        return write(told) if told[:1].isupper() else told

    return attrs.evolve(fact, value=named(fact.value), of=fact.of and named(fact.of))


def _shifted(when: When | None, seconds: int) -> When | None:
    return when and attrs.evolve(when, begin=_side(when.begin, seconds), end=_side(when.end, seconds))


def _side(side: Bound | Limit, seconds: int) -> Bound | Limit:
    if not isinstance(side, Bound):
        return side
    earliest, latest = side.earliest, side.latest
    return attrs.evolve(
        side,
        earliest=None if earliest is None else earliest + seconds,
        latest=None if latest is None else latest + seconds,
    )


def made(timeline: Timeline, claims: int) -> Timeline:
    """A timeline of so many claims that deserve a row, made from those of another one."""
    copies = Copies(timeline)
    documents: list[Document] = []
    found: list[Claim] = []
    for number in count():
        more, told = copies.copy(number)
        if not told:
            raise SystemExit("no claims that deserve a row")
        documents += more
        found += told[: claims - len(found)]
        if len(found) >= claims:
            break
    return Timeline.of(documents, found)


def read(path: Path | None) -> Timeline:
    """The timeline of a file, or that of the seeds."""
    if path is None:
        return Engine.of(shipped(), workers=0).timeline([SEEDS])
    return timeline_file.loads(path.read_bytes(), str(path)).timeline


def peak() -> float:
    """The most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def digest(found: Chronology) -> str:
    """A hash of all that linking found."""
    told = hashlib.sha256()
    for part in (found.events, found.relations, found.series, sorted(found.origins.items()), found.problems):
        for item in part:
            told.update(ascii(item).encode("ascii"))
    return told.hexdigest()[:12]


def measure(timeline: Timeline, claims: int, *, profile: bool) -> tuple[str, ...]:
    """Link so many claims; the row of the table."""
    big = made(timeline, claims)
    engine = Engine.of(shipped(), workers=0, few_collections=True)
    engine.chronology(made(timeline, 100))  # lexicons are read and modules loaded
    before = peak()
    profiler = cProfile.Profile()
    begun = time.process_time()
    if profile:
        profiler.enable()
    found = engine.chronology(big)
    profiler.disable()
    seconds, most = time.process_time() - begun, peak()
    if profile:
        pstats.Stats(profiler, stream=sys.stderr).sort_stats("tottime").print_stats(40)
    size = len(big.claims)
    return (
        f"{size:,}",
        f"{seconds:,.1f}",
        f"{1000 * seconds / size:.3f}",
        f"{most:,.0f}",
        f"{most - before:,.0f}",
        f"{len(found.events):,}",
        f"{len(found.relations):,}",
        digest(found),
    )


_HEAD = ("claims", "CPU seconds", "ms per claim", "peak MB", "linked MB", "events", "relations", "digest")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, metavar="N", help="numbers of claims")
    parser.add_argument("--timeline", type=Path, metavar="FILE.json", help="a timeline file instead of the seeds")
    parser.add_argument("--profile", action="store_true", help="tell where the time goes")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        show(measure(read(args.timeline), args.one, profile=args.profile))
        return
    show(_HEAD)
    show(tuple("-" * (len(name) - 1) + ":" for name in _HEAD))
    for size in args.claims:
        subprocess.run([sys.executable, __file__, *sys.argv[1:], "--one", str(size)], check=True)


def show(cells: tuple[str, ...]) -> None:
    """Print a row of a Markdown table."""
    sys.stdout.write(f"| {' | '.join(cell.rjust(len(name)) for cell, name in zip(cells, _HEAD, strict=True))} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
