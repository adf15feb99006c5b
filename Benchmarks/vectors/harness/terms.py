"""BM25 against SQLite's FTS5."""

import statistics

import apsw
import numpy as np

from . import places
from .datasets import VOCABULARY, Dataset
from .driver import Driver
from .rounds import interleaved
from .table import Table

DIMENSIONS = 64
LIMIT = 10
QUESTIONS = 20
LEAST_OVERLAP = 0.95
# Ranks that differ by less are equal but for rounding.
SAME_RANK = 1e-6
BATCH = 10_000
# For each kind of question how many words of which ranks it has, and the least ratio for 100,000 rows.
KINDS = {
    "three mid-frequency terms": ([(3, 200, 1000)], 10),
    "a question of eight words": ([(4, 0, 20), (4, 100, 3000)], 50),
    "two rare terms": ([(2, 8000, 20_000)], None),
}


def run(options):
    dataset = Dataset("terms", options.size, DIMENSIONS).make()
    table = Table(
        "BM25: the ten best rows",
        f"{dataset.rows:,} rows of 220 words, Zipf 1.05 over {VOCABULARY:,}; FTS5 (SQLite {apsw.sqlite_lib_version()}) without "
        "content, optimized, `order by rank limit 10`. Ranks of words are drawn anew for each question.",
    )
    database = fts5(dataset)
    with Driver(dataset) as driver:
        for kind, (ranks, bar) in KINDS.items():
            compare(table, driver, database, kind, questions(ranks), bar if dataset.rows == 100_000 else None, options)
    return table


def fts5(dataset):
    """The rows as an FTS5 table in a file, made once."""
    places.PEERS.mkdir(parents=True, exist_ok=True)
    path = places.PEERS / f"{dataset.name}-{apsw.sqlite_lib_version()}.fts5"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        database = apsw.Connection(str(unfinished))
        database.execute("create virtual table t using fts5(words, content='')")
        terms = dataset.terms()
        texts = ((row, " ".join(f"t{number}" for number in numbers)) for row, numbers in enumerate(terms.tolist()))
        with database:
            database.executemany("insert into t(rowid, words) values (?, ?)", texts)
        database.execute("insert into t(t) values ('optimize')")
        database.close()
        unfinished.rename(path)
    return apsw.Connection(str(path))


def questions(ranks):
    random = np.random.default_rng(7)
    return [
        [f"t{rank}" for count, low, high in ranks for rank in random.choice(np.arange(low, high), count, replace=False)]
        for _ in range(QUESTIONS)
    ]


def compare(table, driver, database, kind, asked, bar, options):
    ask = lambda words, **fields: driver.ask("terms", words=",".join(words), limit=LIMIT, **fields)

    def timed(number):
        question = " OR ".join(asked[number % QUESTIONS])
        database.execute("select rowid from t where t match ? order by rank limit 10", (question,)).fetchall()

    calls = {"kb": lambda n: ask(asked[n % QUESTIONS])["ns"] / 1e9, "FTS5": timed}
    times = interleaved(options.rounds(10_000), calls)
    overlaps = [overlap(ask(words, hits=1)["hits"][0], database, words) for words in asked]
    table.versus(kind, times["kb"], "FTS5", times["FTS5"], bar)
    mean = statistics.mean(overlaps)
    table.fact(f"{kind}: overlap", f"{mean:.3f}", f"≥ {LEAST_OVERLAP}", mean >= LEAST_OVERLAP)


def overlap(hits, database, words):
    """The share of the ten best rows by FTS5 that were found; of rows that it ranks as equal, any will do."""
    ranks = dict(database.execute("select rowid, rank from t where t match ?", (" OR ".join(words),)).fetchall())
    best = sorted(ranks.values())[:LIMIT]
    if not best:
        return float(not hits)
    return sum(ranks.get(row, 0) <= best[-1] + SAME_RANK for row, _ in hits) / len(best)
