"""Stands in for InvokeModel of Titan Text Embeddings V2, fast and unreliable, and counts every answer. Prints its port.

Arguments: a JSON object with the shares of requests that are throttled, dropped and stalled, the seconds that a stall
lasts, and a seed: {"throttle": 0.2, "drop": 0.02, "stall": 0.01, "seconds": 3, "seed": 1}.

An answer counts as delivered, and its text as paid for, when the whole of it went into the socket. Half of the drops
come before the answer, half in the middle of it, as stalls do. GET /counts gives {"delivered", "texts", "twice", "throttled",
"dropped", "stalled", "most"}: `twice` are the texts that were paid for more than once, `most` how many requests were
under way at once.
"""

import json
import os
import random
import socket
import sys
import threading
import time
import zlib
from collections import Counter

plan = {"throttle": 0, "drop": 0, "stall": 0, "seconds": 3, "seed": 1}
plan.update(json.loads(sys.argv[1]) if len(sys.argv) > 1 else {})
draw = random.Random(plan["seed"])
lock = threading.Lock()
events = Counter()
paid = Counter()
under_way = 0


REST = {dimensions: ",0.5" * (dimensions - 4) for dimensions in (256, 512, 1024)}


def content_for(text, dimensions, is_binary):
    """Four elements tell texts apart; the others are there for the length."""
    code = zlib.crc32(text.encode())
    first = [((code >> shift & 0xFF) - 127.5) / 128 for shift in (0, 8, 16, 24)]
    floats = "[" + ",".join(map(repr, first)) + REST[dimensions] + "]"
    by_type = '{"float":[]}'
    if is_binary:
        by_type = json.dumps({"binary": [int(element > 0) for element in first] + [1] * (dimensions - 4)})
    count = len(text.split()) + 2
    return f'{{"embedding":{floats},"inputTextTokenCount":{count},"embeddingsByType":{by_type}}}'.encode()


def fault():
    with lock:
        number = draw.random()
        for name in ("throttle", "drop", "stall"):
            if number < plan[name]:
                events[name] += 1
                return name, draw.random() < 0.5
            number -= plan[name]
    return None, False


class Closed(Exception):
    pass


def response(status, body, headers=""):
    return (f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
            .encode() + body)


def problem(path, body):
    if path != "/model/amazon.titan-embed-text-v2%3A0/invoke":
        return f"unexpected path {path}"
    if set(body) - {"inputText", "dimensions", "normalize", "embeddingTypes"}:
        return "extraneous key"
    if not isinstance(body.get("inputText"), str) or not 1 <= len(body["inputText"]) <= 50000:
        return "inputText"
    if body.get("dimensions") not in (256, 512, 1024):
        return "dimensions"
    return None


def answer(peer, path, content):
    if path == "/counts":
        with lock:
            twice = sorted(text for text, count in paid.items() if count > 1)
            counts = {"delivered": sum(paid.values()), "texts": len(paid), "twice": twice, "throttled": events["throttle"],
                      "dropped": events["drop"], "stalled": events["stall"], "most": events["most"]}
        return peer.sendall(response("200 OK", json.dumps(counts).encode()))
    body = json.loads(content)
    trouble = problem(path, body)
    if trouble:
        message = json.dumps({"message": f"Malformed input request: {trouble}"}).encode()
        return peer.sendall(response("400 Bad Request", message, "x-amzn-ErrorType: ValidationException\r\n"))
    kind, late = fault()
    if kind == "throttle":
        message = b'{"message":"Too many requests, please wait before trying again."}'
        return peer.sendall(response("429 Too Many Requests", message, "x-amzn-ErrorType: ThrottlingException\r\n"))
    if kind == "drop" and not late:
        raise Closed
    text, dimensions = body["inputText"], body["dimensions"]
    bytes = response("200 OK", content_for(text, dimensions, body.get("embeddingTypes") == ["binary"]))
    if kind == "drop":
        peer.sendall(bytes[: len(bytes) // 2])
        raise Closed
    if kind == "stall":
        peer.sendall(bytes[: len(bytes) // 2])
        time.sleep(plan["seconds"])
        raise Closed
    peer.sendall(bytes)
    with lock:
        paid[text] += 1


def serve(peer):
    global under_way
    buffer = b""
    try:
        while True:
            while b"\r\n\r\n" not in buffer:
                buffer += peer.recv(65536) or stop()
            head, buffer = buffer.split(b"\r\n\r\n", 1)
            lines = head.decode("latin-1").split("\r\n")
            length = next((int(line[15:]) for line in lines if line.lower().startswith("content-length:")), 0)
            while len(buffer) < length:
                buffer += peer.recv(65536) or stop()
            content, buffer = buffer[:length], buffer[length:]
            with lock:
                under_way += 1
                events["most"] = max(events["most"], under_way)
            try:
                answer(peer, lines[0].split(" ")[1], content)
            finally:
                with lock:
                    under_way -= 1
    except (Closed, OSError):
        pass
    finally:
        try:
            peer.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        peer.close()


def stop():
    raise Closed


def end_with_parent(parent):
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(0)


threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
listener = socket.create_server(("127.0.0.1", 0), backlog=256)
print(listener.getsockname()[1], flush=True)
while True:
    connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
