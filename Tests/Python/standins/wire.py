"""Stand-ins for services that have no usable peer: servers on 127.0.0.1 that speak the real wire and fail by a plan.

    def converse(call):                       # call.params is checked by botocore's model before
        return {"output": ..., ...}           # or wire.Events([("messageStart", {...}), ...]), or raise wire.Refusal(...)

    wire.main(wire.AWSService("bedrock-runtime", {"Converse": converse}))

prints its port, then answers. Beside the service's own operations there are

    GET  /_log      {"requests": [...], "violations": [...]}; ?from=N leaves out the first N requests
    POST /_plan     {"faults": [...], "settings": {...}} or a list of faults; starts both over
    POST /_reset    forgets the log, the plan, and what `reset` functions forget

A fault is {"fault": KIND, ...}; the first that fits a request is used, `times` times (1 unless said otherwise, -1 for
ever), after it has let `skip` fitting requests pass. `on` is an operation ("*" for every one), `share` the part of
the fitting requests that it hits (drawn from `seed`). Kinds:

    refuse      an error instead of the answer: code, message, status, headers; or a name of REFUSALS
    drop        the connection is reset instead of an answer
    dropAfter   the call is carried out, then the connection is reset
    stall       nothing comes for `seconds` (3600), then the answer
    cut         the body ends in the middle of piece number `after`, as if complete
    reset       the connection is reset in the middle of piece number `after`
    corrupt     the last byte but one of piece number `after` is another
    pause       nothing comes for `seconds` before piece number `after`
    exception   an exception of the stream, `name` and `message`, instead of piece number `after` and all that follow
    pieces      the body goes out `bytes` (1) at a time

The pieces of a stream are its events; any other body is one piece, number 0. A stream's exceptions are AWS's modeled
ones; a service of another kind says what they are.
"""

import json
import os
import random
import socket
import struct
import sys
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs
from uuid import uuid4

import shapes

END_OF_LIFE = (
    "This model version has reached the end of its life. Please refer to the AWS documentation for more details."
)
LEGACY = (
    "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the "
    "last 30 days. Please upgrade to an active model on Amazon Bedrock"
)
REFUSALS = {
    "throttled": (429, "ThrottlingException", "Too many requests, please wait before trying again."),
    "expired": (403, "ExpiredTokenException", "The security token included in the request is expired"),
    "denied": (403, "AccessDeniedException", "User: arn:aws:iam::123456789012:user/kb is not authorized to perform this"),
    "retired": (404, "ResourceNotFoundException", END_OF_LIFE),
    "legacy": (404, "ResourceNotFoundException", LEGACY),
    "unavailable": (503, "ServiceUnavailableException", "The service is unavailable, try again later."),
    "fault": (500, "InternalServerException", "The system encountered an unexpected error."),
}
# The key that requests of tests are signed with; a signature by it is verified, any other is let through.
ACCESS_KEY, SECRET_KEY = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


@dataclass
class Request:
    """A request as it came: path and query still encoded."""

    method: str
    path: str
    query: str
    headers: object
    body: bytes


@dataclass
class Reply:
    """An answer: a body, or the pieces of one that streams."""

    status: int = 200
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    pieces: object = None


@dataclass
class Call:
    """A checked call of an operation."""

    operation: str
    params: dict
    request: Request
    settings: dict


class Events(list):
    """The answer of an operation with an event stream: pairs of the union's member and its content."""


class Refusal(Exception):
    """An error that the service answers with."""

    def __init__(self, code, message, status=None, headers=None):
        super().__init__(message)
        self.code, self.message, self.status, self.headers = code, message, status, headers or {}


class Violation(Refusal):
    """A request that breaks a rule that the model does not state; it is refused and goes into the log."""


class AWSService:
    """Operations of a service by its model; `handlers` are functions of a `Call` by operation."""

    def __init__(self, name, handlers, reset=None):
        self.name, self.handlers, self.reset = name, handlers, reset or (lambda: None)
        self.model = shapes.service_model(name)
        self.routes = shapes.Routes(self.model)
        self.streamed = {}

    def operation(self, request):
        """The name of the operation that a request asks for, `None` when it is none of the service's."""
        found = self.routes.find(request)
        return found[0].name if found else None

    def check(self, request):
        """The parameters of a request and what is wrong with them."""
        operation, values = self.routes.find(request)
        try:
            params = shapes.parameters(operation, values, request)
        except ValueError as error:
            return {}, [f"{operation.name}: {error}"]
        return params, shapes.violations(operation.input_shape, params) + signature_violations(self.model, request)

    def answer(self, call):
        """The reply to a checked call."""
        handler = self.handlers.get(call.operation)
        if handler is None:
            raise Refusal("UnknownOperationException", f"the stand-in has no {call.operation}", 404)
        operation = self.model.operation_model(call.operation)
        result = handler(call)
        if isinstance(result, Reply):
            return result
        if isinstance(result, Events):
            return Reply(
                headers={"Content-Type": "application/vnd.amazon.eventstream"},
                pieces=[shapes.event(operation, member, content) for member, content in result])
        return Reply(*shapes.response(operation, result or {}))

    def refusal(self, error):
        """The reply for an error, with the status that the model gives it."""
        status = error.status or shapes.error_status(self.model, error.code)
        body = json.dumps({"message": error.message}).encode()
        return Reply(status, {"Content-Type": "application/json", "x-amzn-ErrorType": error.code} | error.headers, body)

    def invalid(self, violations):
        """The error for a request that breaks the model."""
        code = next((name for name in ("ValidationException", "InvalidRequestException") if name in self.model.shape_names),
                    "ValidationException")
        if any(text.startswith("signature") for text in violations):
            return Refusal("InvalidSignatureException", violations[0], 403)
        return Refusal(code, f"{len(violations)} validation error(s) detected: " + "; ".join(violations), 400)

    def exception(self, operation, name, message):
        """The piece of a stream that says that it failed."""
        return shapes.event(self.model.operation_model(operation), name, {"message": message})


def signature_violations(model, request):
    """What is wrong with the signature of a request that is signed with the test's key, by botocore's signer."""
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    given = request.headers.get("Authorization") or ""
    if not given.startswith("AWS4-HMAC-SHA256 "):
        return []
    parts = dict(part.strip().split("=", 1) for part in given.split(" ", 1)[1].split(","))
    key, date, region, service, _ = parts["Credential"].split("/")
    if key != ACCESS_KEY:
        return []
    expected = model.metadata.get("signingName") or model.metadata["endpointPrefix"]
    if service != expected:
        return [f"signature: the scope names the service {service}, expected {expected}"]
    names = parts["SignedHeaders"].split(";")
    headers = {name: request.headers[name] for name in names if request.headers.get(name) is not None}
    if "host" not in names or "x-amz-date" not in names or "x-amz-security-token" not in names and request.headers.get(
            "X-Amz-Security-Token"):
        return [f"signature: host, x-amz-date and x-amz-security-token must be signed, found {names}"]
    url = f"http://{request.headers['Host']}{request.path}" + (f"?{request.query}" if request.query else "")
    signed = AWSRequest(method=request.method, url=url, headers=headers, data=request.body)
    signed.context["timestamp"] = request.headers["X-Amz-Date"]
    signer = SigV4Auth(Credentials(ACCESS_KEY, SECRET_KEY), service, region)
    text = signer.string_to_sign(signed, signer.canonical_request(signed))
    if signer.signature(text, signed) != parts["Signature"]:
        return ["signature: it does not match the one that botocore calculates"]
    return []


def schema_violations(schemas):
    """What is wrong with JSON Schemas of tools: broken ones, and keywords that draft 2020-12 does not know."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    found = []
    for schema in schemas:
        try:
            Draft202012Validator.check_schema(schema)
        except SchemaError as error:
            found.append(f"input schema: {error.message}")
        members = [schema, *schema.get("properties", {}).values()]
        known = set(Draft202012Validator.VALIDATORS) | {"description", "title", "default", "examples"}
        found += [f"input schema: unknown keyword {key}" for member in members for key in set(member) - known]
    return found


class Plan:
    """The faults to come."""

    def __init__(self, given=None):
        given = {"faults": given} if isinstance(given, list) else given or {}
        self.settings = given.get("settings", {})
        self.lock = threading.Lock()
        self.faults = [
            dict(fault, left=fault.get("times", 1), pass_by=fault.get("skip", 0),
                 draw=random.Random(fault.get("seed", number)))
            for number, fault in enumerate(given.get("faults", []))
        ]

    def next(self, operation):
        """The fault that hits a request now, or `None`."""
        with self.lock:
            for fault in self.faults:
                if fault.get("on", "*") not in ("*", operation) or fault["left"] == 0:
                    continue
                if fault["pass_by"] > 0:
                    fault["pass_by"] -= 1
                    continue
                if fault["draw"].random() < fault.get("share", 1):
                    fault["left"] -= 1
                    return fault
        return None


class Server(ThreadingHTTPServer):
    """One or more services behind one port."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, services, plan=None, port=0):
        super().__init__(("127.0.0.1", port), Handler)
        self.services = services
        self.lock = threading.Lock()
        self.start_over(plan)

    def start_over(self, plan=None):
        """A new plan and an empty log."""
        self.plan, self.requests, self.violations = Plan(plan), [], []

    def handle_error(self, request, client_address):
        """Connections that a client closes are no news."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_):
        """Nothing: the log is asked for."""

    def handle_one_request(self):
        """Reads a request and answers it."""
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        path, _, query = self.path.partition("?")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, path, query, self.headers, body)
        if path in ("/_log", "/_plan", "/_reset"):
            self.control(request)
        else:
            self.serve(request)

    def control(self, request):
        """Answers a test."""
        server = self.server
        if request.path == "/_log":
            first = int(parse_qs(request.query).get("from", ["0"])[0])
            with server.lock:
                answer = {"requests": server.requests[first:], "violations": server.violations}
                text = json.dumps(answer, default=readable)
        else:
            given = json.loads(request.body) if request.body else None
            with server.lock:
                if request.path == "/_reset":
                    server.start_over()
                    for service in server.services:
                        service.reset()
                else:
                    server.plan = Plan(given)
            text = "{}"
        self.send(Reply(200, {"Content-Type": "application/json"}, text.encode()), None)

    def serve(self, request):
        """Answers a client."""
        server = self.server
        asked = ((service, service.operation(request)) for service in server.services)
        service, operation = next(((service, name) for service, name in asked if name), (server.services[0], None))
        if operation is None:
            with server.lock:
                server.violations.append(f"{request.method} {request.path}: no operation has this path")
            self.send(service.refusal(Refusal("UnknownOperationException", "there is no such operation", 404)), None)
            return
        try:
            params, violations = service.check(request)
        except Exception as error:  # A stand-in that breaks must not look like a service that does.
            with server.lock:
                server.violations.append(f"{operation}: the stand-in failed: {error!r}")
            raise
        fault = server.plan.next(operation)
        entry = {
            "operation": operation, "method": request.method, "path": request.path, "query": request.query,
            "headers": {name.lower(): text for name, text in request.headers.items()}, "params": params,
            "fault": fault and fault["fault"], "status": None, "at": time.time(),
        }
        with server.lock:
            server.requests.append(entry)
            server.violations += [f"{operation}: {text}" for text in violations]
        try:
            reply = self.reply(service, Call(operation, params, request, server.plan.settings), violations, fault)
        except Refusal as error:
            if isinstance(error, Violation):
                with server.lock:
                    server.violations.append(f"{operation}: {error.message}")
            reply = service.refusal(error)
        except Exception as error:  # A stand-in that breaks must not look like a service that does.
            with server.lock:
                server.violations.append(f"{operation}: the stand-in failed: {error!r}")
            raise
        if reply is None:
            return
        entry["status"] = reply.status
        if fault and fault["fault"] == "exception" and reply.pieces is not None:
            kept = list(reply.pieces)[: fault.get("after", 1)]
            reply.pieces = kept + [service.exception(operation, fault["name"], fault.get("message", "planned"))]
        self.send(reply, fault)

    def reply(self, service, call, violations, fault):
        """The reply to a call; `None` when the connection was dropped instead."""
        kind = fault["fault"] if fault else None
        if kind == "drop":
            return self.drop()
        if kind == "stall":
            time.sleep(fault.get("seconds", 3600))
        if kind in REFUSALS or kind == "refuse":
            status, code, message = REFUSALS.get(kind, (fault.get("status", 400), "", ""))
            raise Refusal(
                fault.get("code", code), fault.get("message", message), fault.get("status", status), fault.get("headers"))
        if violations:
            raise service.invalid(violations)
        reply = service.answer(call)
        return self.drop() if kind == "dropAfter" else reply

    def drop(self):
        """Resets the connection."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        # The socket closes when the last of those who read and write it does.
        self.rfile.close()
        self.connection.close()

    def send(self, reply, fault):
        """Writes a reply, with what a fault does to its body."""
        headers = {"x-amzn-RequestId": str(uuid4())} | reply.headers
        streams = reply.pieces is not None
        headers |= {"Transfer-Encoding": "chunked"} if streams else {"Content-Length": str(len(reply.body))}
        self.send_response(reply.status)
        for name, text in headers.items():
            self.send_header(name, text)
        self.end_headers()
        for number, piece in enumerate(reply.pieces if streams else [reply.body]):
            if not self.send_piece(piece, number, streams, fault):
                return
        if streams:
            self.wfile.write(b"0\r\n\r\n")

    def send_piece(self, piece, number, streams, fault):
        """Writes one piece; says whether there is more to write."""
        kind = fault["fault"] if fault and number == fault.get("after", 0) else None
        if kind == "pause":
            time.sleep(fault.get("seconds", 3600))
        if kind == "corrupt":
            piece = piece[:-2] + bytes([piece[-2] ^ 0x55]) + piece[-1:]
        ends = kind in ("cut", "reset")
        if ends:
            piece = piece[: max(1, len(piece) // 2)]
        width = fault.get("bytes", 1) if fault and fault["fault"] == "pieces" else max(1, len(piece))
        for start in range(0, len(piece), width):
            part = piece[start : start + width]
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part) if streams else part)
        if ends and (kind == "reset" or not streams):
            # Let what was sent arrive: a reset may overtake it.
            time.sleep(0.05)
            self.drop()
        elif ends:
            self.wfile.write(b"0\r\n\r\n")
        return not ends


def readable(content):
    """Bytes as text in the log."""
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else str(content)


def end_with_parent(parent):
    """Ends the process when the one that started it is gone: a test run that is stopped leaves no server behind."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


def main(*services):
    """Serves until its parent ends; a plan may be given as the argument, a JSON text."""
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    server = Server(services, json.loads(sys.argv[1]) if len(sys.argv) > 1 else None)
    print(server.server_address[1], flush=True)
    server.serve_forever()
