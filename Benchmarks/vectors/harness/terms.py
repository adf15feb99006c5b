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
# Scores that differ by less are equal but for rounding.
SAME_SCORE = 1e-6
BATCH = 10_000
# Of BM25.
K1 = 1.2
# For each kind of question how many words of which ranks it has, and the least ratio; more than half of all rows have a
# word of a rank below 20.
KINDS = {
    "three mid-frequency terms": ([(3, 200, 1000)], 10),
    "eight words, four of them in most rows": ([(4, 0, 20), (4, 100, 3000)], 50),
    "four words": ([(4, 100, 3000)], None),
    "two rare terms": ([(2, 8000, 20_000)], None),
}
ROWS = 100_000


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
            compare(table, dataset, driver, database, kind, questions(ranks), bar, options)
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


def compare(table, dataset, driver, database, kind, asked, bar, options):
    """Adds the lines of a kind of question; there are bars for 100,000 rows."""
    judged = dataset.rows == ROWS
    ask = lambda words, **fields: driver.ask("terms", words=",".join(words), limit=LIMIT, **fields)

    def timed(number):
        question = " OR ".join(asked[number % QUESTIONS])
        database.execute("select rowid from t where t match ? order by rank limit 10", (question,)).fetchall()

    calls = {"kb": lambda n: ask(asked[n % QUESTIONS])["ns"] / 1e9, "FTS5": timed}
    times = interleaved(options.rounds(10_000), calls)
    table.versus(kind, times["kb"], "FTS5", times["FTS5"], bar if judged else None)
    found = [[row for row, _ in ask(words, hits=1)["hits"][0]] for words in asked]
    theirs = statistics.mean(overlap(rows, fts5_scores(database, words)) for rows, words in zip(found, asked, strict=True))
    exact = statistics.mean(overlap(rows, scores(dataset, words)) for rows, words in zip(found, asked, strict=True))
    met = theirs >= LEAST_OVERLAP if judged else None
    table.fact(f"{kind}: the best rows by FTS5 among ours", f"{theirs:.3f}", f"≥ {LEAST_OVERLAP}" if judged else "", met)
    table.fact(f"{kind}: the best rows by the formula among ours", f"{exact:.3f}", "1", exact == 1)


def overlap(found, scores):
    """The share of the ten rows with the highest scores that were found; of rows with equal scores any will do."""
    best = sorted(scores.values())[-LIMIT:]
    if not best:
        return float(not found)
    return sum(scores.get(row, 0) >= best[0] - SAME_SCORE for row in found) / len(best)


def fts5_scores(database, words):
    question = " OR ".join(words)
    return dict(database.execute("select rowid, -rank from t where t match ?", (question,)).fetchall())


def scores(dataset, words):
    """BM25 with Lucene's weights of words, in double precision, for rows that are all equally long."""
    terms = dataset.terms()
    sums = np.zeros(dataset.rows)
    for word in words:
        frequencies = np.count_nonzero(terms == int(word[1:]), axis=1)
        matching = np.count_nonzero(frequencies)
        weight = np.log(1 + (dataset.rows - matching + 0.5) / (matching + 0.5))
        sums += weight * frequencies * (K1 + 1) / (frequencies + K1)
    return {int(row): sums[row] for row in np.flatnonzero(sums)}
