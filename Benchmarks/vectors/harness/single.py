"""One query at a time."""

from .datasets import QUERIES, Dataset
from .driver import Driver
from .peers import LIMIT, Faiss, Lance, Numpy, SqliteVec, SqliteVecFunction, Usearch
from .rounds import Times, discard, interleaved
from .table import Table

# The least ratios by rows and dimensions.
FLOAT32 = {(100_000, 1024): 1.5}
READING = {(100_000, 1024): 0.95}
CODES = {(10_000, 1024): 5, (100_000, 1024): 5, (100_000, 384): 6, (400_000, 1024): 5.3}
CODES_AGAINST = {Usearch: 10, SqliteVec: 25, Lance: 90}
LEVEL_SIZE = 100_000


def run(options):
    table = Table(
        "One query, ten results, one thread",
        "Clustered data with a decaying spectrum unless it says level. “Reading” is the time that one thread takes to do "
        "nothing but read the bytes that the scan has to read, in four streams.",
    )
    for dimensions in options.dimensions:
        for size in options.sizes:
            compare(table, Dataset("clustered", size, dimensions), [Faiss, *CODES_AGAINST, SqliteVecFunction, Numpy], options)
        if LEVEL_SIZE in options.sizes or options.quick:
            compare(table, Dataset("level", min(LEVEL_SIZE, options.size), dimensions), [Faiss], options)
    return table


def compare(table, dataset, peers, options):
    """Adds the lines of a data set."""
    dataset.make()
    vectors, queries = dataset.vectors(), dataset.queries()
    made = {peer: peer(vectors) for peer in peers}
    with Driver(dataset) as driver, Driver(dataset, element="float16") as halved:
        query = lambda number: queries[number % QUERIES : number % QUERIES + 1]
        calls = {
            "float32": lambda n: driver.seconds("search", first=n % QUERIES, scan="elements"),
            "codes": lambda n: driver.seconds("search", first=n % QUERIES, scan="codes"),
            "float16": lambda n: halved.seconds("search", first=n % QUERIES, scan="elements"),
            "halved codes": lambda n: halved.seconds("search", first=n % QUERIES, scan="codes"),
            "auto": lambda n: driver.seconds("search", first=n % QUERIES),
            "reading": lambda n: driver.seconds("read", streams=4),
            "reading one stream": lambda n: driver.seconds("read", streams=1),
        }
        for peer, search in made.items():
            calls[peer] = lambda n, search=search: discard(search(query(n)))
        times = interleaved(options.rounds(dataset.rows), calls)
        found = {row for row, _ in driver.hits(0, 1)[0]}
    alike = {peer: len(found & {int(row) for row in search(query(0))[0]}) for peer, search in made.items()}
    add_lines(table, dataset, times, alike)


def add_lines(table, dataset, times, alike):
    """`alike` says for each peer how many of the ten rows of a query it found, too."""
    place = (dataset.rows, dataset.dimensions)
    where = f"{dataset.rows // 1000}k × {dataset.dimensions}" + (", level" if dataset.kind == "level" else "")
    clustered = dataset.kind == "clustered"
    against = lambda bars: bars.get(place) if clustered else None
    size = 4 * dataset.rows * dataset.dimensions
    rate = lambda bytes_, time: f"{bytes_ / time.median / 1e9:.1f} GB/s"

    table.versus(
        f"{where}, float32", times["float32"], Faiss.name, times[Faiss], against(FLOAT32), f"{alike[Faiss]} of {LIMIT} rows alike"
    )
    table.versus(
        f"{where}, float32", times["float32"], "reading", times["reading"], against(READING),
        f"{rate(size, times['float32'])} of {rate(size, times['reading'])}; "
        f"one stream {rate(size, times['reading one stream'])}",
    )
    table.versus(f"{where}, float16", times["float16"], Faiss.name, times[Faiss])
    table.versus(f"{where}, int8 exact", times["codes"], Faiss.name, times[Faiss], against(CODES))
    # Half a byte a dimension, and two numbers a row.
    share = ((dataset.dimensions + 63) // 64 * 32 + 8) / (4 * dataset.dimensions)
    least = Times([second * share for second in times["reading"].seconds])
    table.versus(f"{where}, int8 exact", times["codes"], "reading", least)
    table.versus(f"{where}, int8 exact over float16", times["halved codes"], Faiss.name, times[Faiss])
    table.versus(f"{where}, as planned", times["auto"], Faiss.name, times[Faiss])
    for peer in list(alike)[1:]:
        bar = CODES_AGAINST.get(peer) if place == (100_000, 1024) else None
        table.versus(f"{where}, int8 exact", times["codes"], peer.name, times[peer], bar, f"{alike[peer]} of {LIMIT} rows alike")
