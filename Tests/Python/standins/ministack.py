"""Runs ministack on a free port of 127.0.0.1 and prints the port once it answers: a peer for S3 (it verifies checksums),
Athena (by DuckDB) and Lambda (it runs `provided.al2023` bootstraps).

Its data go into a temporary folder, removed when the process ends, however it does. Variables of the environment that are
ministack's own (`ATHENA_ENGINE`, `LAMBDA_EXECUTOR`, …) count. Arguments that look like `s3:NAME` make a bucket first.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

# This file has the name of the package that it starts.
sys.path.pop(0)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def announce(port, buckets, stdout):
    parent = os.getppid()
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_ministack/health", timeout=5) as answer:
                answer.read()
                break
        except OSError:
            time.sleep(0.05)
    for bucket in buckets:
        request = urllib.request.Request(f"http://127.0.0.1:{port}/{bucket}", method="PUT")
        urllib.request.urlopen(request, timeout=5).close()
    stdout.write(f"{port}\n")
    stdout.flush()
    # Ends with the process that started it, whether or not that had time to say so.
    while os.getppid() == parent:
        time.sleep(0.5)
    os.killpg(0, signal.SIGKILL)


port = free_port()
folder = tempfile.mkdtemp(prefix="kb-ministack-")
# Tests end servers by SIGKILL; the end of this pipe tells a process outside the group that it is time to tidy up.
reaper = subprocess.Popen(
    [
        sys.executable,
        "-c",
        "import shutil, sys; sys.stdin.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)",
        folder,
    ],
    stdin=subprocess.PIPE,
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
    start_new_session=True,
)
defaults = {
    "ATHENA_DATA_DIR": f"{folder}/athena",
    "ATHENA_ENGINE": "duckdb",
    "LAMBDA_EXECUTOR": "local",
    "LOG_LEVEL": "ERROR",
    "S3_DATA_DIR": f"{folder}/s3",
    "TMPDIR": folder,
}
for name, value in defaults.items():
    os.environ.setdefault(name, value)
os.environ.update({"BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)})
tempfile.tempdir = folder

# The port is the first line that is printed, whatever else the server says.
stdout, sys.stdout = sys.stdout, sys.stderr
buckets = [argument.removeprefix("s3:") for argument in sys.argv[1:] if argument.startswith("s3:")]
sys.argv = ["ministack"]
threading.Thread(target=announce, args=(port, buckets, stdout), daemon=True).start()

from ministack.app import main

main()
