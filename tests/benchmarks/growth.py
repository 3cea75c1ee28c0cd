"""How the CPU time of every extractor and reader grows with every shape of text that the growth tests use.

    python -m tests.benchmarks.growth [--sizes N ...] [--shapes NAME ...] [--all]

A row for each step and shape whose time more than grows with the text: the CPU seconds at each size, and the factor of
one doubling between the smallest and the largest. ``--all`` shows the others, too. Ends with 1 where there is such a
row.
"""

import argparse
import math
import sys
from collections.abc import Iterator, Sequence

from tests.growth.measuring import LIMIT, growth
from tests.growth.shapes import SHAPES
from tests.growth.steps import extracting, reading

SIZES = (10_000, 40_000, 160_000)

Row = tuple[str, list[float], float]
"""A step, its CPU seconds at each size, the factor of one doubling."""


def rows(shape: str, sizes: Sequence[int]) -> Iterator[Row]:
    """What every step costs on a shape."""
    doublings = math.log2(sizes[-1] / sizes[0])
    for run in (extracting, reading):
        found = [run(SHAPES[shape](size)) for size in reversed(sizes)][::-1]
        for name in found[0]:
            seconds = [each[name].seconds for each in found]
            yield name, seconds, growth(found[0][name], found[-1][name], doublings)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="characters of a text")
    parser.add_argument("--shapes", nargs="+", default=list(SHAPES), metavar="NAME", help="some shapes only")
    parser.add_argument("--all", action="store_true", help="show the steps that grow as they should, too")
    chosen = parser.parse_args(arguments)
    sys.stdout.write(f"| step | shape | {' | '.join(f'{size:,}' for size in chosen.sizes)} | factor |\n")
    sys.stdout.write(f"| --- | --- | {'---: | ' * len(chosen.sizes)}---: |\n")
    count = steep = 0
    for shape in chosen.shapes:
        for step, seconds, factor in rows(shape, chosen.sizes):
            count, steep = count + 1, steep + (factor >= LIMIT)
            if chosen.all or factor >= LIMIT:
                cells = " | ".join(f"{each:.3f}" for each in seconds)
                sys.stdout.write(f"| {step} | {shape} | {cells} | {factor:.2f} |\n")
                sys.stdout.flush()
    sys.stdout.write(f"{steep} of {count} rows grow by {LIMIT} or more when the text is doubled.\n")
    return min(steep, 1)


if __name__ == "__main__":
    raise SystemExit(main())
