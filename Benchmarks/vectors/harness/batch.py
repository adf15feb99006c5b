"""Many queries at once."""

from .datasets import QUERIES, Dataset
from .driver import Driver
from .peers import Faiss
from .rounds import discard, interleaved
from .table import Table

# The least ratios by queries and threads, for 100,000 rows of 1024 dimensions.
FLOAT32 = {(64, 1): 1.0, (8, 1): 1.4}
CODES = {(64, 1): 1.6, (64, 2): 1.8, (8, 1): 3.3}
SIZES = [8, 64]
MOST_ROWS = 100_000


def run(options):
    table = Table(
        "Batches, ten results each",
        "FAISS goes through BLAS whatever its threshold says (see README), with as many threads as kb. “FMA” is the time that "
        "as many threads take for as many multiplications and additions of float32 in registers alone.",
    )
    for dimensions in options.dimensions:
        for size in (size for size in options.sizes if size <= MOST_ROWS):
            dataset = Dataset("clustered", size, dimensions).make()
            faiss, queries = Faiss(dataset.vectors()), dataset.queries()
            with Driver(dataset) as driver:
                for threads in [1, 2]:
                    for count in SIZES:
                        compare(table, dataset, driver, faiss, queries, count, threads, options)
    return table


def compare(table, dataset, driver, faiss, queries, count, threads, options):
    """Adds the lines of a size of batch."""
    first = lambda number: number * count % (QUERIES - count + 1)
    asked = lambda number: queries[first(number) : first(number) + count]

    def search(path):
        return lambda n: driver.seconds("search", first=first(n), count=count, threads=threads, scan=path)

    def multiply(_):
        done = driver.ask("multiply", threads=threads)
        operations = 2 * count * dataset.rows * dataset.dimensions
        return done["ns"] / 1e9 * operations / max(1, done["operations"])

    calls = {
        "float32": search("elements"),
        "codes": search("codes"),
        "FAISS": lambda n: discard(faiss(asked(n), threads)),
        "FMA": multiply,
    }
    # What the library does unless it is told otherwise.
    if threads == 1 and count == SIZES[-1]:
        calls["FAISS unforced"] = lambda n: discard(faiss(asked(n), threads, forces_blas=False))
    times = interleaved(max(5, options.rounds(dataset.rows) // 2), calls)
    where = f"{count} queries, {dataset.rows // 1000}k × {dataset.dimensions}, {threads} thread{'s' * (threads > 1)}"
    measured = dataset.rows == MOST_ROWS and dataset.dimensions == 1024
    against = lambda bars: bars.get((count, threads)) if measured else None
    name = Faiss.name + ", BLAS"
    table.versus(f"{where}, float32", times["float32"], name, times["FAISS"], against(FLOAT32))
    table.versus(f"{where}, float32", times["float32"], "FMA", times["FMA"], note=rate(dataset, count, times["float32"]))
    table.versus(f"{where}, int8 exact", times["codes"], name, times["FAISS"], against(CODES))
    if "FAISS unforced" in times:
        table.versus(f"{where}, int8 exact", times["codes"], Faiss.name + " by default", times["FAISS unforced"])
    table.versus(f"{where}, int8 exact", times["codes"], "FMA", times["FMA"], note=rate(dataset, count, times["codes"]))


def rate(dataset, count, time):
    return f"{2e-9 * count * dataset.rows * dataset.dimensions / time.median:.0f} GFLOP/s, or as many in integers"
