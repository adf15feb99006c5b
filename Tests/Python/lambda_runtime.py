"""Runs the function's program against a Runtime API of this script's own and prints, as JSON, what came of each step.

    lambda_runtime.py ZIP FOLDER STEPS

The package is unpacked into FOLDER. STEPS is a JSON list; each step is an object:
  {"event": FILE or text, "context": FILE, "timeout": seconds, "repeat": n}   an invocation, or several of the same
  {"kill": true, …}                                                          the program is killed in the middle of it
The environment of the program is that of Lambda, with "_HANDLER" from the variable KB_HANDLER. A program that ends is started
again for the next step, as Lambda does. For each step: {"kind": "response" | "error" | "init/error" | "killed", "body",
"type", "seconds"}, with repetitions the median of seconds; beside them the seconds from the start of the program to its first
request for an invocation, the most memory it took, and the files that it made or changed in its folder, which in Lambda
cannot be written.
"""

import http.server
import json
import os
import pathlib
import queue
import resource
import statistics
import subprocess
import sys
import threading
import time
import zipfile

ROOT = "/2018-06-01/runtime"


class RuntimeAPI(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, chunked):
        super().__init__(("127.0.0.1", 0), Handler)
        self.invocations = queue.Queue()
        self.answers = queue.Queue()
        self.asked = threading.Event()
        self.asked_at = 0.0
        self.chunked = chunked

    def handle_error(self, request, address):
        # A program that was killed leaves its connection broken.
        pass


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one packet, and none of them held back.
    wbufsize = -1
    disable_nagle_algorithm = True

    def log_message(self, format, *arguments):
        pass

    def do_GET(self):
        assert self.path == f"{ROOT}/invocation/next", self.path
        if not self.server.asked.is_set():
            self.server.asked_at = time.monotonic()
            self.server.asked.set()
        invocation = self.server.invocations.get()
        if invocation is None:
            self.close_connection = True
            return
        request_id, event, context, timeout = invocation
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", request_id)
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int((time.time() + timeout) * 1000)))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:kb")
        self.send_header("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1")
        if context is not None:
            self.send_header("Lambda-Runtime-Client-Context", context)
        self.send_header("Content-Type", "application/json")
        if self.server.chunked:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(event), 1000):
                piece = event[start : start + 1000]
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.send_header("Content-Length", str(len(event)))
            self.end_headers()
            self.wfile.write(event)
        self.wfile.flush()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        kind = self.path.removeprefix(f"{ROOT}/")
        self.server.answers.put(
            (kind, body.decode(), self.headers.get("Lambda-Runtime-Function-Error-Type"), time.monotonic())
        )
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.wfile.flush()


def one_processor():
    """A small function has one: what blocks a thread that tasks need shows."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


class Function:
    """The program, started when it is needed."""

    def __init__(self, folder):
        self.folder = folder
        self.api = None
        self.process = None
        self.starts = []
        self.count = 0

    def start(self):
        if self.process is not None and self.process.poll() is None:
            return
        self.api = RuntimeAPI(chunked=len(self.starts) % 2 == 1)
        threading.Thread(target=self.api.serve_forever, daemon=True).start()
        environment = {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.api.server_address[1]}",
            "LAMBDA_TASK_ROOT": self.folder,
            "_HANDLER": os.environ.get("KB_HANDLER", "action_group"),
            "PATH": "/usr/local/bin:/usr/bin:/bin",
        }
        environment.update(json.loads(os.environ.get("KB_VARIABLES", "{}")))
        started = time.monotonic()
        self.process = subprocess.Popen(
            [f"{self.folder}/bootstrap"],
            cwd=self.folder,
            env=environment,
            stderr=open(os.environ.get("KB_LOG", os.devnull), "a"),
            preexec_fn=one_processor,
        )
        while not self.api.asked.wait(0.0005):
            if self.process.poll() is not None or time.monotonic() - started > 30:
                return
        self.starts.append(self.api.asked_at - started)

    def answer(self, timeout=30):
        while True:
            try:
                return self.api.answers.get(timeout=0.05)
            except queue.Empty:
                timeout -= 0.05
                if self.process.poll() is not None and self.api.answers.empty():
                    return ("ended", "", None, time.monotonic())
                if timeout < 0:
                    return ("silent", "", None, time.monotonic())

    def invoke(self, event, context, timeout, kill):
        self.start()
        if not self.api.asked.is_set():
            return self.answer(), time.monotonic()
        self.count += 1
        began = time.monotonic()
        self.api.invocations.put((f"request-{self.count}", event, context, timeout))
        if kill:
            time.sleep(0.05)
            self.process.kill()
            self.process.wait()
            return ("killed", "", None, time.monotonic()), began
        return self.answer(), began

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            # Who started this script may have blocked SIGTERM, for its children too.
            self.process.kill()
            self.process.wait()


def content(text):
    return pathlib.Path(text).read_bytes() if text.endswith(".json") else text.encode()


def run(function, step):
    event = content(step["event"])
    context = json.dumps(json.loads(content(step["context"]))) if "context" in step else None
    times = []
    for _ in range(step.get("repeat", 1)):
        (kind, body, type, at), began = function.invoke(event, context, step.get("timeout", 30), step.get("kill", False))
        times.append(at - began)
    kind = kind.rsplit("/", 1)[1] if kind.startswith("invocation/") else kind
    return {"kind": kind, "body": body, "type": type, "seconds": statistics.median(times)}


def unpack(archive, folder):
    with zipfile.ZipFile(archive) as file:
        for entry in file.infolist():
            path = file.extract(entry, folder)
            os.chmod(path, (entry.external_attr >> 16) & 0o555)


def state(folder):
    return {str(path): path.stat().st_mtime_ns for path in pathlib.Path(folder).rglob("*")}


archive, folder = sys.argv[1], sys.argv[2]
if archive != "-":
    unpack(archive, folder)
before = state(folder)
function = Function(folder)
steps = [run(function, step) for step in json.loads(sys.argv[3])]
function.stop()
memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
changed = sorted(dict(set(state(folder).items()) ^ set(before.items())))
print(json.dumps({"steps": steps, "starts": function.starts, "kilobytes": memory, "changed": changed}))
