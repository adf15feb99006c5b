"""Processes, with what they cost."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Measured:
    """`peak` and `written` are bytes; `written` is None where the system does not say."""

    seconds: float
    peak: int
    written: int | None
    output: bytes


def measured(command):
    """Runs a command to its end, which must be a success.

    The peak of a small process is at least this one's, about 12 MiB: Linux carries it over.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        output = process.stdout.read()
        # Not yet collected: its counts can still be read.
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        seconds = time.perf_counter() - start
        written = bytes_written(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    return Measured(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), written, output)


def bytes_written(pid):
    """What a process had written to the disk or will have: pages that it made dirty."""
    try:
        fields = dict(line.split(": ") for line in Path(f"/proc/{pid}/io").read_text().splitlines())
    except OSError:
        return None
    return int(fields["write_bytes"]) - int(fields["cancelled_write_bytes"])


def answer_times(command, lines):
    """The seconds from each line that is written to a process to the line that it answers."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        seconds = []
        for line in lines:
            start = time.perf_counter()
            process.stdin.write(line)
            process.stdin.flush()
            process.stdout.readline()
            seconds.append(time.perf_counter() - start)
        process.stdin.close()
    return seconds
