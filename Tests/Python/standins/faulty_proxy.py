"""Stands before another server on 127.0.0.1, whose port is the argument, counts what passes, and makes faults on demand.

`POST /_faults` with a list of {"method", "contains", "times", "kind", …} sets the faults; a request whose method is that
and whose target contains that text meets the first of them that has times left:
  flip      the answer's body has one bit changed        truncate  half of the answer's body arrives
  swallow   it is passed on, and the answer is lost      refuse    the connection closes before it is passed on
  answer    "status", "headers" and "body" are the answer, and nothing is passed on
`GET /_requests` gives the requests passed on since the last time, as a list of "METHOD target".
"""

import http.client
import http.server
import json
import os
import sys
import threading
import time

UPSTREAM = int(sys.argv[1])
lock = threading.Lock()
faults = []
requests = []


def fault_of(method, target):
    with lock:
        for fault in faults:
            if fault["times"] > 0 and fault["method"] == method and fault["contains"] in target:
                fault["times"] -= 1
                return fault
    return {"kind": "none"}


class Proxy(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16

    def log_message(self, *args):
        pass

    def answer(self, status, headers, body, length=None):
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in ("transfer-encoding", "connection", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def control(self, body):
        with lock:
            if self.path == "/_faults":
                faults[:] = json.loads(body)
                answer = b"[]"
            else:
                answer = json.dumps(requests).encode()
                requests.clear()
        self.answer(200, [], answer)

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path.startswith("/_"):
            return self.control(body)
        fault = fault_of(self.command, self.path)
        if fault["kind"] == "answer":
            return self.answer(fault["status"], fault.get("headers", {}).items(), fault.get("body", "").encode())
        self.close_connection = True
        if fault["kind"] == "refuse":
            return None
        with lock:
            requests.append(f"{self.command} {self.path}")
        upstream = http.client.HTTPConnection("127.0.0.1", UPSTREAM, timeout=60)
        upstream.request(self.command, self.path, body, dict(self.headers.items()))
        response = upstream.getresponse()
        content = response.read()
        upstream.close()
        if fault["kind"] == "swallow":
            return None
        length = len(content)
        if self.command == "HEAD":
            length, content = response.headers.get("Content-Length", "0"), b""
        if fault["kind"] == "flip":
            middle = len(content) // 2
            content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        if fault["kind"] == "truncate":
            content = content[: len(content) // 2]
        return self.answer(response.status, response.headers.items(), content, length)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_any


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port, flush=True)
parent = os.getppid()
while os.getppid() == parent:
    time.sleep(0.5)
