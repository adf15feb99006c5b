"""A process that starts, opens an index and answers one query; the files are in the page cache."""

import json
import random
import subprocess
import sys
import time

import faiss

from . import driver, places
from .datasets import Dataset
from .peers import Faiss
from .rounds import Times
from .table import Table

AGAINST_FAISS = {100_000: 25}
# Seconds, and bytes beyond those of the file.
MOST_SECONDS = {10_000: 0.003}
MOST_MEMORY = 20 << 20
ROUNDS = 9
READ_AND_SEARCH = """
import json, sys, time
import faiss, numpy
faiss.omp_set_num_threads(1)
query = numpy.fromfile(sys.argv[2], numpy.float32, int(sys.argv[3])).reshape(1, -1)
start = time.perf_counter()
faiss.read_index(sys.argv[1]).search(query, 10)
print(json.dumps({"ns": 1e9 * (time.perf_counter() - start)}))
"""


def run(options):
    table = Table(
        "Cold process: open and first query, one thread",
        "Measured inside the process from before the index is opened; FAISS without the time of its import. The wall time of "
        "the process is beside it. All processes take turns.",
    )
    for dimensions in options.dimensions:
        for size in options.sizes:
            compare(table, Dataset("clustered", size, dimensions).make(), 3 if options.quick else ROUNDS)
    return table


def compare(table, dataset, rounds):
    folder = driver.index(dataset)
    stored = write_faiss(dataset)
    command = [sys.executable, "-c", READ_AND_SEARCH, str(stored), str(dataset.folder / "queries.f32"), str(dataset.dimensions)]
    calls = {
        "as planned": lambda: driver.cold(dataset, folder),
        "float32": lambda: driver.cold(dataset, folder, "elements"),
        "FAISS": lambda: json.loads(subprocess.run(command, check=True, capture_output=True).stdout),
    }
    answers, walls = {name: [] for name in calls}, {name: [] for name in calls}
    for number in range(rounds + 1):
        for name in random.Random(number).sample(list(calls), len(calls)):
            start = time.perf_counter()
            answer = calls[name]()
            if number > 0:
                walls[name].append(time.perf_counter() - start)
                answers[name].append(answer)
    stored.unlink()
    add_lines(table, dataset, folder, answers, {name: Times(seconds) for name, seconds in walls.items()})


def write_faiss(dataset):
    places.PEERS.mkdir(parents=True, exist_ok=True)
    path = places.PEERS / f"{dataset.name}.faiss"
    faiss.write_index(Faiss(dataset.vectors()).index, str(path))
    return path


def add_lines(table, dataset, folder, answers, walls):
    inside = {name: Times([answer["ns"] / 1e9 for answer in given]) for name, given in answers.items()}
    where = f"{dataset.rows // 1000}k × {dataset.dimensions}"
    wide = dataset.dimensions == 1024
    bar = AGAINST_FAISS.get(dataset.rows) if wide else None
    for name in ["as planned", "float32"]:
        opening = Times([answer["opening"] / 1e9 for answer in answers[name]])
        table.versus(
            f"{where}, {name}", inside[name], "FAISS read_index + search", inside["FAISS"], bar if name == "as planned" else None,
            f"opening {opening} ms; the process {walls[name]} ms",
        )
    most = MOST_SECONDS.get(dataset.rows) if wide else None
    if most:
        found = inside["as planned"]
        table.fact(f"{where}, as planned", str(found), f"≤ {1000 * most:g} ms", found.median <= most)
    size = sum(path.stat().st_size for path in (folder / "index" / "segment").iterdir())
    for name in ["as planned", "float32"]:
        peak = 1024 * max(answer["kibibytes"] for answer in answers[name])
        table.fact(
            f"{where}, {name}, peak memory", f"{peak / 2**20:.0f} MiB", f"≤ {(size + MOST_MEMORY) / 2**20:.0f} MiB",
            peak <= size + MOST_MEMORY, f"the file has {size / 2**20:.0f} MiB",
        )
