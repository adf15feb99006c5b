"""What is measured."""

import argparse
from dataclasses import dataclass

SECTIONS = ["limits", "single", "batch", "cold", "identity", "filters", "terms"]
# The size that sections look at which look at one.
MIDDLE = 100_000


@dataclass
class Options:
    sections: list
    sizes: list
    dimensions: list
    quick: bool

    @property
    def size(self):
        """The largest of the sizes that is not above 100,000, else the smallest."""
        return max((size for size in self.sizes if size <= MIDDLE), default=min(self.sizes))

    def rounds(self, size):
        """How often each call is made: fewer of the long ones."""
        if self.quick:
            return 5
        return 101 if size <= 1000 else 51 if size <= 10_000 else 21 if size <= MIDDLE else 15


def parse():
    parser = argparse.ArgumentParser(prog="Benchmarks/vectors/run", description="Vector and term search against peers.")
    parser.add_argument("--quick", action="store_true", help="1,000 rows and few rounds: to see that everything runs")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=SECTIONS, metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--sizes", nargs="+", type=int, metavar="ROWS")
    parser.add_argument("--dimensions", nargs="+", type=int, default=[1024, 384], metavar="D")
    given = parser.parse_args()
    sizes = given.sizes or ([1000] if given.quick else [1000, 10_000, MIDDLE, 4 * MIDDLE])
    return Options(given.only, sorted(sizes), given.dimensions, given.quick)
