"""Data sets as the driver reads them, made once from a fixed seed: vectors.f32, queries.f32 and, for "terms", terms.u16."""

import shutil
from dataclasses import dataclass

import numpy as np

from . import places

SEED = 1
QUERIES = 512
BLOCK = 10_000
TERMS_PER_ROW = 220
VOCABULARY = 30_000
DUPLICATES = 0.27


@dataclass(frozen=True)
class Dataset:
    """`kind` is clustered, level, repeated or terms."""

    kind: str
    rows: int
    dimensions: int

    @property
    def name(self):
        return f"{self.kind}-{self.rows}x{self.dimensions}"

    @property
    def folder(self):
        return places.DATA / self.name

    def vectors(self):
        return np.fromfile(self.folder / "vectors.f32", np.float32).reshape(-1, self.dimensions)

    def queries(self):
        return np.fromfile(self.folder / "queries.f32", np.float32).reshape(-1, self.dimensions)

    def terms(self):
        return np.memmap(self.folder / "terms.u16", np.uint16, "r", shape=(self.rows, TERMS_PER_ROW))

    def make(self):
        """Writes the files unless they are there."""
        sign = f"seed {SEED}, {QUERIES} queries"
        if places.is_current(self.folder, sign):
            return self
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        random = np.random.default_rng(SEED)
        write_vectors(self, random)
        if self.kind == "repeated":
            repeat_rows(self, random)
        write_queries(self, random)
        if self.kind == "terms":
            write_terms(self, random)
        places.mark(self.folder, sign)
        return self


def spectrum(dataset):
    """How large each dimension is: decaying, the harder case for codes with one scale a row, or level."""
    exponent = 0 if dataset.kind == "level" else -0.35
    return np.arange(1, dataset.dimensions + 1, dtype=np.float32) ** np.float32(exponent)


def write_vectors(dataset, random):
    """Unit vectors around the centres of clusters of very different sizes (Zipf), with a mean that all have in common."""
    d, sizes = dataset.dimensions, spectrum(dataset)
    clusters = max(1, dataset.rows // 60)
    centres = random.standard_normal((clusters, d), dtype=np.float32) * sizes
    centres += random.standard_normal(d, dtype=np.float32) * sizes * np.float32(0.7)
    shares = 1 / np.arange(1, clusters + 1)
    members = random.choice(clusters, dataset.rows, p=shares / shares.sum())
    with open(dataset.folder / "vectors.f32", "wb") as file:
        for start in range(0, dataset.rows, BLOCK):
            chosen = members[start : start + BLOCK]
            block = random.standard_normal((len(chosen), d), dtype=np.float32) * sizes
            block *= np.float32(0.6)
            block += centres[chosen]
            unit(block).tofile(file)


def repeat_rows(dataset, random):
    """Makes rows copies of others."""
    order = random.permutation(dataset.rows)
    copies = order[: int(DUPLICATES * dataset.rows)]
    originals = random.choice(order[len(copies) :], len(copies))
    vectors = np.memmap(dataset.folder / "vectors.f32", np.float32, "r+", shape=(dataset.rows, dataset.dimensions))
    vectors[copies] = vectors[originals]
    vectors.flush()


def write_queries(dataset, random):
    """Queries near rows."""
    sizes = spectrum(dataset)
    rows = dataset.vectors()[np.sort(random.integers(0, dataset.rows, QUERIES))]
    noise = random.standard_normal((QUERIES, dataset.dimensions), dtype=np.float32) * sizes
    queries = random.permutation(rows + np.float32(0.3) * noise / np.linalg.norm(sizes))
    unit(queries).tofile(dataset.folder / "queries.f32")


def write_terms(dataset, random):
    """Words drawn by Zipf's law: the number of a word is its rank."""
    shares = np.cumsum(np.arange(1, VOCABULARY + 1) ** -1.05)
    with open(dataset.folder / "terms.u16", "wb") as file:
        for start in range(0, dataset.rows, BLOCK):
            draws = random.random((min(BLOCK, dataset.rows - start), TERMS_PER_ROW)) * shares[-1]
            np.searchsorted(shares, draws).astype(np.uint16).tofile(file)


def unit(rows):
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows
