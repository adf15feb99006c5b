"""A Runtime API that hands out the events of its arguments, one each, then says that it cannot go on; prints its port first.

    runtime_api.py RECORD TIMEOUT EVENT…

Each invocation ends TIMEOUT seconds after it was handed out. What is posted goes to the file RECORD, a line of JSON each. A
response of more than 100 bytes is refused with 413, as one of more than 6 MB is by Lambda. Every second connection is closed
after its response, so that clients which keep them have to notice.
"""

import http.server
import json
import sys
import time

record, timeout, events = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
handed_out = []


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format, *arguments):
        pass

    def answer(self, status, body=b"{}", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = len(handed_out) % 2 == 0

    def do_GET(self):
        if len(handed_out) == len(events):
            return self.answer(500, b'{"errorMessage":"no more"}')
        event = events[len(handed_out)]
        handed_out.append(event)
        deadline = str(int((time.time() + timeout) * 1000))
        headers = [("Lambda-Runtime-Aws-Request-Id", f"r{len(handed_out)}"), ("Lambda-Runtime-Deadline-Ms", deadline)]
        headers.append(("X-Amz-Client-Context", '{"custom":{}}'))
        self.answer(200, event.encode(), headers)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        refused = self.path.endswith("/response") and len(body) > 100
        with open(record, "a") as file:
            type = self.headers.get("Lambda-Runtime-Function-Error-Type")
            file.write(json.dumps({"path": self.path, "body": body, "type": type}) + "\n")
        self.answer(413 if refused else 202)


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
