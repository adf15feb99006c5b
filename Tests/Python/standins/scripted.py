"""An HTTP server that answers as it was told, request by request, and shows what it was asked. Prints its port.

PUT /script/NAME   a JSON list of answers {"status", "headers", "body", "drop", "stall"} for requests below /NAME/;
                   the last one is repeated
GET /seen/NAME     the requests below /NAME/ so far, as a JSON list
"""

import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

lock = threading.Lock()
scripts = {}
seen = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        kind, _, name = self.path.lstrip("/").partition("/")
        if kind == "script":
            with lock:
                scripts[name] = json.loads(body)
                seen[name] = []
            return self.answer({})
        if kind == "seen":
            with lock:
                return self.answer({"body": json.dumps(seen.get(name, []))})
        with lock:
            script = scripts[kind]
            answer = script.pop(0) if len(script) > 1 else script[0]
            headers = {name.lower(): value for name, value in self.headers.items()}
            seen[kind].append({"method": self.command, "path": self.path, "headers": headers, "body": body.decode()})
        self.answer(answer)

    def answer(self, answer):
        if answer.get("drop"):
            self.close_connection = True
            return
        body = answer.get("body", "").encode()
        self.send_response_only(answer.get("status", 200))
        for name, value in answer.get("headers", {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        if answer.get("cut"):
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
            return
        if "stall" in answer:
            self.wfile.flush()
            time.sleep(answer["stall"])
        self.wfile.write(body)

    do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = handle_any

    def log_message(self, *arguments):
        pass


def end_with_parent(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


class Server(ThreadingHTTPServer):
    request_queue_size = 256


threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
