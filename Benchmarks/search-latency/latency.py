#!/usr/bin/env python3
"""Asks questions one after another over a pipe and tells how long answers take: latency.py QUESTIONS COMMAND…"""
import subprocess, sys, time

lines = open(sys.argv[1], "rb").read().splitlines(keepends=True)
with subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
    times = []
    for line in lines:
        start = time.perf_counter()
        process.stdin.write(line)
        process.stdin.flush()
        process.stdout.readline()
        times.append(time.perf_counter() - start)
    process.stdin.close()
times = sorted(times[10:])
for name, part in [("p50", 0.5), ("p99", 0.99)]:
    print(f"search {name}: {1000 * times[int(part * (len(times) - 1))]:.2f} ms")
