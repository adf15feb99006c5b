"""Searches among rows that a filter on metadata keeps."""

import statistics

from .datasets import QUERIES, Dataset
from .driver import Driver
from .peers import LIMIT
from .rounds import interleaved
from .table import Table

SHARES = [1, 0.5, 0.1, 0.01, 0.001]
# A filter that keeps a hundredth makes a search at least so much faster than the scan of all rows.
HUNDREDTH = 33


def run(options):
    table = Table(
        "Filters: one query, ten results, one thread",
        "With the time of the filter itself, which looks at one number of each row. Against the scan of all rows' elements.",
    )
    for dimensions in options.dimensions:
        dataset = Dataset("clustered", options.size, dimensions).make()
        with Driver(dataset) as driver:
            compare(table, dataset, driver, options)
    return table


def compare(table, dataset, driver, options):
    answers = {}

    def search(share, path):
        def call(number):
            answer = driver.ask("search", first=number % QUERIES, keep=share, scan=path, hits=1)
            answers.setdefault((share, path), []).append(answer)
            return (answer["ns"] + answer["selecting"]) / 1e9

        return call

    paths = {"float32": "elements", "int8 exact": "codes", "as planned": None}
    calls = {(share, name): search(share, path) for share in SHARES for name, path in paths.items()}
    calls["all"] = lambda n: driver.seconds("search", first=n % QUERIES, scan="elements")
    missing = 0
    times = interleaved(options.rounds(dataset.rows), calls)
    for (share, name), time in ((key, time) for key, time in times.items() if key != "all"):
        given = answers[share, paths[name]]
        kept = given[0]["selected"]
        enough = all(len(answer["hits"][0]) == min(LIMIT, kept) for answer in given)
        bar = HUNDREDTH if share == 0.01 and name == "as planned" and kept >= 1000 else None
        selecting = statistics.median(answer["selecting"] for answer in given) / 1e6
        paths_taken = ", ".join(given[0]["paths"])
        table.versus(
            f"{dataset.rows // 1000}k × {dataset.dimensions}, {100 * share:g} % kept, {name}", time, "float32, all rows",
            times["all"], bar,
            f"{1e9 * time.median / max(1, kept):.0f} ns a kept row; the filter {selecting:.3f} ms; by {paths_taken}",
        )
        missing += not enough
    table.fact(
        f"{dataset.rows // 1000}k × {dataset.dimensions}: searches with fewer results than ten or all that is kept",
        f"{missing} of {len(answers)} kinds", "0", missing == 0,
    )
