"""That each way of searching gives the same rows in the same order with the same bits."""

from .datasets import QUERIES, Dataset
from .driver import Driver
from .peers import LIMIT, Faiss
from .table import Table

BATCH = 64
SEGMENTS = 5


def run(options):
    table = Table(
        "Identity: ids, order and score bits of ten rows a query",
        f"Against the scan of float32, a query at a time, on one thread, of one segment; {QUERIES} queries. The ways: int8 exact "
        f"and as planned; batches of {BATCH} by float32, by int8, by int8 with two threads; {SEGMENTS} segments by float32, by "
        "int8, in batches by int8 with two threads. “Repeated” has 27 % rows that are copies of others: equal scores are told "
        "apart by the chunk's id, and FAISS does so otherwise.",
    )
    for dimensions in options.dimensions:
        for kind in ["clustered", "level", "repeated"]:
            compare(table, Dataset(kind, options.size, dimensions).make())
    return table


def compare(table, dataset):
    where = f"{dataset.kind}, {dataset.rows // 1000}k × {dataset.dimensions}"
    with Driver(dataset) as one, Driver(dataset, segments=SEGMENTS) as several:
        truth = singles(one, scan="elements")
        ways = {
            "int8 exact": singles(one, scan="codes"),
            "as planned": singles(one),
            f"batches of {BATCH}, float32": batches(one, scan="elements"),
            f"batches of {BATCH}, int8 exact": batches(one, scan="codes"),
            f"batches of {BATCH}, int8 exact, 2 threads": batches(one, scan="codes", threads=2),
            f"{SEGMENTS} segments, float32": singles(several, scan="elements"),
            f"{SEGMENTS} segments, int8 exact": singles(several, scan="codes"),
            f"{SEGMENTS} segments, batches of {BATCH}, int8 exact, 2 threads": batches(several, scan="codes", threads=2),
        }
    same = {name: sum(a == b for a, b in zip(truth, hits, strict=True)) for name, hits in ways.items()}
    others = ", ".join(f"{name}: {count}" for name, count in same.items() if count < QUERIES)
    found = f"{min(same.values())} of {QUERIES} identical in {len(ways)} of {len(ways)} ways"
    if others:
        found = f"{len(ways) - others.count(':')} of {len(ways)} ways identical"
    table.fact(where, found, "all", not others, others)
    found = Faiss(dataset.vectors())(dataset.queries())
    shared = sum(len({row for row, _ in ours} & set(theirs.tolist())) for ours, theirs in zip(truth, found, strict=True))
    table.fact(f"{where}: rows that FAISS finds, too", f"{100 * shared / (LIMIT * QUERIES):.2f} %")


def singles(driver, **fields):
    return [driver.hits(query, 1, **fields)[0] for query in range(QUERIES)]


def batches(driver, **fields):
    return [hits for first in range(0, QUERIES, BATCH) for hits in driver.hits(first, BATCH, **fields)]
