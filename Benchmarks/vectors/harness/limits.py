"""What the machine can do at most: reading memory, and multiplying in registers."""

from .datasets import Dataset
from .driver import Driver
from .rounds import interleaved
from .table import Table


def run(options):
    table = Table(
        "Limits",
        "Reading the rows of a data set, mapped from a file in the page cache, and doing nothing else; multiplying and adding "
        "float32 in registers. The other sections measure those that they cite again, in their own rounds.",
    )
    for size in options.sizes:
        with Driver(Dataset("clustered", size, max(options.dimensions)).make()) as driver:
            measure(table, driver, options.rounds(size), size == max(options.sizes))
    return table


def measure(table, driver, rounds, multiplies):
    reading = {(streams, threads): read(driver, streams, threads) for streams in [1, 4] for threads in [1, 2]}
    multiplying = {threads: multiply(driver, threads) for threads in [1, 2] if multiplies}
    times = interleaved(rounds, reading | multiplying)
    size = driver.ask("read")["bytes"]
    for streams, threads in reading:
        time = times[streams, threads]
        table.fact(
            f"{size / 1e6:.1f} MB in {streams} stream{'s' * (streams > 1)} by {threads} thread{'s' * (threads > 1)}",
            str(time), note=f"{size / time.median / 1e9:.1f} GB/s, at best {size / time.least / 1e9:.1f}",
        )
    for threads in multiplying:
        time = times[threads]
        table.fact(
            f"10⁹ operations of float32 by {threads} thread{'s' * (threads > 1)}", str(time),
            note=f"{1 / time.median:.0f} GFLOP/s, at best {1 / time.least:.0f}",
        )


def read(driver, streams, threads):
    return lambda _: driver.seconds("read", streams=streams, threads=threads)


def multiply(driver, threads):
    """The seconds of 10⁹ operations."""

    def call(_):
        done = driver.ask("multiply", threads=threads)
        return done["ns"] / max(1, done["operations"])

    return call
