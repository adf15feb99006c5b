"""How sync and search grow with the number of small documents: see run."""

import argparse
import json
import shutil
import statistics
import tempfile
from pathlib import Path

import documents
from measured import answer_times, measured

# Questions before these are not counted.
WARMING = 10
HEADINGS = [
    "documents", "text", "first sync", "a second", "written a byte of text", "index a chunk", "peak of sync",
    "sync without changes", "its peak", "search p50 · p99 in one process",
    "one search as a process, index brought up to date · as it is", "its peak",
]


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/growth/run", description="How sync and search grow.")
    parser.add_argument("--kb", type=Path, required=True, help="the programme")
    parser.add_argument("--questions", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=11, help="how often one search is run as a process")
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000, 100_000], help="numbers of documents")
    options = parser.parse_args()
    print("| " + " | ".join(HEADINGS) + " |\n" + "|---" * len(HEADINGS) + "|", flush=True)
    for size in options.sizes:
        folder = Path(tempfile.mkdtemp(prefix="growth-", dir=Path(__file__).parent / ".build"))
        try:
            print("| " + " | ".join(cells(options, size, folder)) + " |", flush=True)
        finally:
            shutil.rmtree(folder)


def cells(options, size, folder):
    text = documents.write(folder, size, options.questions + WARMING)
    places = ["--docs", folder / "docs", "--state", folder / "state"]
    sync = [options.kb, "sync", *places, "--json"]
    search = [options.kb, "search", *places]
    first = measured(sync)
    chunks = json.loads(first.output)["chunks_total"]
    second = measured(sync)
    index = sum(path.stat().st_size for path in (folder / "state" / "index").rglob("*") if path.is_file())
    questions = (folder / "questions.jsonl").read_bytes().splitlines(keepends=True)
    latencies = sorted(answer_times([*search, "--queries", "-"], questions)[WARMING:])
    question = "how did churn change in the north?"
    synced = [measured([*search, question]) for _ in range(options.runs)]
    unsynced = [measured([*search, question, "--no-sync"]) for _ in range(options.runs)]
    return [
        f"{size:,}", mebibytes(text), f"{first.seconds:.2f} s", f"{size / first.seconds:,.0f}",
        "unknown" if first.written is None else f"{first.written / text:.2f}", f"{index / max(1, chunks):,.0f} bytes",
        mebibytes(first.peak), f"{second.seconds:.3f} s", mebibytes(second.peak),
        f"{1000 * latencies[len(latencies) // 2]:.2f} · {1000 * latencies[len(latencies) * 99 // 100]:.2f} ms",
        f"{median(synced)} · {median(unsynced)}", mebibytes(max(run.peak for run in unsynced)),
    ]


def median(runs):
    return f"{1000 * statistics.median(run.seconds for run in runs):.1f} ms"


def mebibytes(size):
    return f"{size / 2**20:,.1f} MiB"


main()
