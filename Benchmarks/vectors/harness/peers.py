"""The peers, each searching all rows for the ten nearest on one thread; a call returns their numbers, best first."""

import shutil

import apsw
import faiss
import lancedb
import numpy as np
import pyarrow
import sqlite_vec
import usearch
from usearch.index import MetricKind, search

from . import places

LIMIT = 10
BLOCK = 1000
# Above so many products a batch goes through BLAS; the default is slower by a factor for batches as they are here.
BLAS_DEFAULT = faiss.cvar.distance_compute_blas_threshold


class Faiss:
    """IndexFlatIP; batches go through BLAS, whatever the library's threshold says."""

    name = f"FAISS {faiss.__version__} IndexFlatIP"

    def __init__(self, vectors):
        self.index = faiss.IndexFlatIP(vectors.shape[1])
        for start in range(0, len(vectors), 10 * BLOCK):
            self.index.add(np.ascontiguousarray(vectors[start : start + 10 * BLOCK]))

    def __call__(self, queries, threads=1, forces_blas=None):
        forces_blas = len(queries) > 1 if forces_blas is None else forces_blas
        faiss.cvar.distance_compute_blas_threshold = 1 if forces_blas else BLAS_DEFAULT
        faiss.omp_set_num_threads(threads)
        return self.index.search(queries, LIMIT)[1]


class Numpy:
    """A product of the matrix and the query, and a partition of the scores."""

    name = f"numpy {np.__version__}"

    def __init__(self, vectors):
        self.vectors = vectors

    def __call__(self, queries):
        scores = self.vectors @ queries[0]
        best = np.argpartition(scores, -LIMIT)[-LIMIT:]
        return [best[np.argsort(-scores[best])]]


class Usearch:
    """Its exact search over a matrix."""

    name = f"usearch {usearch.__version__} exact"

    def __init__(self, vectors):
        self.vectors = vectors

    def __call__(self, queries):
        return [search(self.vectors, queries[0], LIMIT, MetricKind.IP, exact=True, threads=1).keys]


class SqliteVec:
    """A vec0 table in memory, by L2 distance: the same order for unit vectors, and its fastest kernel."""

    name = f"sqlite-vec {sqlite_vec.__version__} vec0"
    table = "create virtual table v using vec0(e float[{}])"
    question = f"select rowid from v where e match ? and k = {LIMIT}"

    def __init__(self, vectors):
        self.database = apsw.Connection(":memory:")
        self.database.enable_load_extension(True)
        self.database.load_extension(sqlite_vec.loadable_path())
        self.database.execute(self.table.format(vectors.shape[1]))
        with self.database:
            self.database.executemany(
                "insert into v(rowid, e) values (?, ?)", ((row, vector.tobytes()) for row, vector in enumerate(vectors))
            )

    def __call__(self, queries):
        return [[row for (row,) in self.database.execute(self.question, (queries[0].tobytes(),))]]


class SqliteVecFunction(SqliteVec):
    """An ordinary table and its function of distance."""

    name = f"sqlite-vec {sqlite_vec.__version__} vec_distance_L2"
    table = "create table v(e blob)"
    question = f"select rowid from v order by vec_distance_L2(e, ?) limit {LIMIT}"


class Lance:
    """A table on the local disk, in the page cache, without an index."""

    name = f"lancedb {lancedb.__version__} flat"

    def __init__(self, vectors):
        folder = places.PEERS / "lance"
        shutil.rmtree(folder, ignore_errors=True)
        self.table = None
        database = lancedb.connect(folder)
        for start in range(0, len(vectors), 100 * BLOCK):
            rows = np.ascontiguousarray(vectors[start : start + 100 * BLOCK])
            lists = pyarrow.FixedSizeListArray.from_arrays(pyarrow.array(rows.reshape(-1)), rows.shape[1])
            numbers = pyarrow.array(np.arange(start, start + len(rows)))
            batch = pyarrow.table({"row": numbers, "vector": lists})
            if self.table is None:
                self.table = database.create_table("v", batch)
            else:
                self.table.add(batch)

    def __call__(self, queries):
        query = self.table.search(queries[0], vector_column_name="vector").distance_type("dot")
        return [query.select(["row", "_distance"]).limit(LIMIT).to_arrow()["row"].to_pylist()]
